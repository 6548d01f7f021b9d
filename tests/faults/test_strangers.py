"""A knowledge base from somebody else: whatever stands in its folder, nothing outside is touched, and nothing waits for ever."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from kgraph import BaseFolderError, KnowledgeBase
from kgraph.judgements import Judgement, Verb, in_force
from kgraph.knowledge_base import init_base
from kgraph.resolving.identity import identify
from tests.bases import DAY, files, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only administrators make links, and has no pipes")

LOAD = "2020-01-01-0000000000000000.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path), recorded=DAY)
    return tmp_path / "base.kg"


@pytest.mark.parametrize("part", ["claims", "documents", "bad-rows", "graph", "judgements.jsonl"])
def test_a_part_that_is_a_link_is_refused_and_what_it_points_to_stays(folder: Path, tmp_path: Path, part: str) -> None:
    outside = tmp_path / "outside"
    (outside / "my-project").mkdir(parents=True)
    for name in ("my-project/plan.txt", "diary.txt", "draft.part"):
        (outside / name).write_text("mine", "utf-8")
    if (folder / part).exists():
        shutil.rmtree(folder / part)
    (folder / part).symlink_to(outside)
    before = files(outside)
    with pytest.raises(BaseFolderError, match="a link to another place"), KnowledgeBase(folder) as base:
        base.load(table(tmp_path, 9, "more"), recorded=DAY)
    assert files(outside) == before


@pytest.mark.parametrize("pointer", ["..", "../..", "/etc", "../claims", "000001-../../claims", "\x00"])
def test_a_pointer_that_leads_elsewhere_is_not_followed(folder: Path, tmp_path: Path, pointer: str) -> None:
    (generation,) = (folder / "graph").glob("*-*")
    shutil.copytree(generation, folder, dirs_exist_ok=True)
    (folder / "graph" / "current").write_text(pointer, "utf-8")
    with KnowledgeBase(folder) as base:
        assert base.generation.folder.parent == folder / "graph"
        base.load(table(tmp_path, 9, "more"), recorded=DAY)
    assert len(list((folder / "claims").iterdir())) == 2


def test_a_folder_beside_the_graphs_that_is_none_of_ours_stays(folder: Path) -> None:
    (folder / "graph" / "my-notes").mkdir()
    with KnowledgeBase(folder) as base:
        base.build()
    assert (folder / "graph" / "my-notes").is_dir()


def _pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _one_line(path: Path) -> None:
    _packed(path, b"\0" * 1_000_000, 100)


def _many_lines(path: Path) -> None:
    _packed(path, (b'{"x":"' + b"0" * 4_000 + b'"}\n') * 250, 100)


def _packed(path: Path, content: bytes, times: int) -> None:
    with path.with_suffix(".jsonl.zst").open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as packing:
        packing.write(b'{"kgraph":1,"loader":"table","file":"x.csv","recorded":"2020-01-01"}\n')
        for _ in range(times):
            packing.write(content)


@pytest.mark.parametrize("harm", [_pipe, _endless, _one_line, _many_lines])
def test_a_load_without_end_is_told_as_damaged(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder / "claims" / LOAD)
    with pytest.raises(BaseFolderError, match="a load is damaged"):
        KnowledgeBase(folder)


@pytest.mark.parametrize("name", ["manifest.json", "graph.sqlite"])
def test_a_pipe_in_the_place_of_a_graphs_file_is_not_waited_for(folder: Path, name: str) -> None:
    (generation,) = (folder / "graph").glob("*-*")
    _pipe(generation / name)
    with KnowledgeBase(folder) as base:
        assert len(base.graph().edges()) == 3


@pytest.mark.parametrize("name", ["x.part", "claims/x.part", "documents/x.part"])
def test_a_folder_named_like_what_killed_writers_leave_does_not_stop_a_load(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).mkdir()
    with KnowledgeBase(folder) as base:
        assert base.load(table(tmp_path, 9, "more"), recorded=DAY).new


def test_a_judgement_nested_without_end_is_told_as_damaged(folder: Path) -> None:
    (folder / "judgements.jsonl").write_text("[" * 100_000 + "\n", "utf-8")
    with pytest.raises(BaseFolderError, match="the judgement is damaged"):
        KnowledgeBase(folder).build()


def _judged(verb: Verb, *subjects: str, number: int) -> Judgement:
    return Judgement(f"j{number}", verb, subjects, "Lan", "2026-11-24")


def test_very_many_judgements_are_weighed_in_seconds() -> None:
    began = time.monotonic()
    undone = [_judged(Verb.REJECT, "c1", number=0), *(_judged(Verb.UNDO, "j0", number=n) for n in range(1, 50_000))]
    assert in_force(undone).rejected == frozenset()
    same = identify(in_force(_judged(Verb.SAME, "p0", f"p{n}", number=n) for n in range(1, 50_000)))
    assert same("p49999") == "p0"
    assert time.monotonic() - began < 20
