"""Generations: graphs made from the ledger, found damaged or stale and made again, kept while they are read."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kgraph import BaseFolderError, KnowledgeBase, generations
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from tests.bases import DAY, table

_FILES = ("graph.sqlite", "manifest.json", "current")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path, 30), recorded=DAY)
        yield made


def part(base: KnowledgeBase, name: str) -> Path:
    return base.folder / "graph" / "current" if name == "current" else base.generation.folder / name


def folders(base: KnowledgeBase) -> list[str]:
    return sorted(path.name for path in (base.folder / "graph").iterdir() if path.is_dir())


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize("name", _FILES)
@pytest.mark.parametrize("harm", [cut, flipped, lambda content: b"", lambda content: b"[]", lambda content: b"\xff{" * 9, None])
def test_a_graph_with_a_harmed_file_is_made_again_with_a_word(
    base: KnowledgeBase, caplog: pytest.LogCaptureFixture, name: str, harm: Callable[[bytes], bytes] | None
) -> None:
    graph, revision, file = base.graph(), base.revision, part(base, name)
    base.close()
    content = file.read_bytes()
    file.unlink() if harm is None else file.write_bytes(harm(content) or b"\x00")
    with KnowledgeBase(base.folder) as again:
        assert (again.revision, again.graph()) == (revision, graph)
        assert len(again.claims(graph.edges()[0].claims)) == 1
    assert "it is made again from the claims" in caplog.text


def test_a_graph_of_another_version_is_made_again_with_a_word(base: KnowledgeBase, caplog: pytest.LogCaptureFixture) -> None:
    graph, file = base.graph(), part(base, "manifest.json")
    base.close()
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"version": 99}), "utf-8")
    with KnowledgeBase(base.folder) as again:
        assert again.graph() == graph
    assert "was made by another version of kgraph" in caplog.text


def test_a_graph_folder_that_was_deleted_is_made_again_without_a_word(base: KnowledgeBase, caplog: pytest.LogCaptureFixture) -> None:
    graph = base.graph()
    base.close()
    shutil.rmtree(base.folder / "graph")
    with KnowledgeBase(base.folder) as again:
        assert again.graph() == graph
    assert caplog.text == ""


def test_damage_that_comes_while_the_base_is_open_is_told(base: KnowledgeBase) -> None:
    claim = base.graph().edges()[0].claims[0]
    part(base, "graph.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(BaseFolderError, match="damaged or removed") as told:
        base.claims((claim,))
    assert "kgraph build" in told.value.fix


def test_the_same_ledger_gives_the_same_graph_to_the_byte(base: KnowledgeBase) -> None:
    before = (base.revision, part(base, "graph.sqlite").read_bytes())
    base.build()
    assert (base.revision, part(base, "graph.sqlite").read_bytes()) == before


def test_one_generation_is_left_when_its_only_reader_turns_to_the_next(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 40, "more"), recorded=DAY)
    assert folders(base) == [base.generation.folder.name]


def test_a_generation_stays_while_somebody_reads_it(base: KnowledgeBase, tmp_path: Path) -> None:
    with KnowledgeBase(base.folder) as reader:
        old = reader.generation.folder
        base.load(table(tmp_path, 40, "more"), recorded=DAY)
        assert len(folders(base)) == 2
        assert len(reader.graph().edges()) == 30
    assert not old.exists()


def test_two_readers_in_one_process_let_go_one_after_the_other(base: KnowledgeBase, tmp_path: Path) -> None:
    one, other = KnowledgeBase(base.folder), KnowledgeBase(base.folder)
    base.load(table(tmp_path, 40, "more"), recorded=DAY)
    one.close()
    assert len(other.graph().edges()) == 30
    other.close()
    assert folders(base) == [base.generation.folder.name]


def test_a_generation_stays_while_another_process_reads_it(base: KnowledgeBase, tmp_path: Path) -> None:
    old = base.generation.folder
    hold = f"import kgraph, sys; base = kgraph.open({str(base.folder)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout and reader.stdout.readline() == b"open\n"
        base.load(table(tmp_path, 40, "more"), recorded=DAY)
        assert old.is_dir()
        reader.kill()
    base.build()
    assert folders(base) == [base.generation.folder.name]


def test_a_generation_that_goes_while_it_is_opened_is_not_opened(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, calls = generations.current, []

    def slowly(ledger: Ledger) -> generations.Generation:
        found = current(ledger)
        if not calls:
            calls.append(found.folder)
            base.load(table(tmp_path, 40, "more"), recorded=DAY)
        return found

    monkeypatch.setattr(generations, "current", slowly)
    with KnowledgeBase(base.folder) as late:
        assert not calls[0].exists()
        assert len(late.graph().edges()) == 40


def test_what_another_made_while_its_lock_was_waited_for_is_not_made_again(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, made = Ledger.open(base.folder), list[Path]()
    writing = ledger.writing

    def after_another() -> AbstractContextManager[Ledger]:
        monkeypatch.undo()
        with KnowledgeBase(base.folder) as other:
            made.append(other.generation.folder)
        return writing()

    with ledger.writing():
        ledger.judge(Verb.WITHDRAW, ["src:paper"], who="Lan", when="2026-11-24")
    monkeypatch.setattr(ledger, "writing", after_another)
    assert [generations.current(ledger).folder] == made


def test_a_base_that_was_closed_opens_again_when_asked(base: KnowledgeBase, tmp_path: Path) -> None:
    base.close()
    with KnowledgeBase(base.folder) as other:
        other.load(table(tmp_path, 40, "more"), recorded=DAY)
    assert len(base.graph().edges()) == 40


def test_a_writer_finds_a_base_that_another_is_writing_readable(base: KnowledgeBase, tmp_path: Path) -> None:
    with Ledger.open(base.folder).writing(), KnowledgeBase(base.folder) as reader:
        assert len(reader.graph().edges()) == 30


def test_what_killed_builders_left_behind_is_gone_after_the_next_build(base: KnowledgeBase) -> None:
    (base.folder / "graph" / "000009.77.part").mkdir()
    (base.folder / "graph" / "current.77.part").write_bytes(b"0000")
    base.build()
    assert not list(base.folder.rglob("*.part"))


def test_a_judgement_makes_a_new_graph_and_its_undo_the_old_one(base: KnowledgeBase) -> None:
    before = base.revision
    judged = base.judge(Verb.WITHDRAW, "src:paper", who="Lan", when="2026-11-24")
    assert base.graph().edges() == ()
    base.judge(Verb.UNDO, judged.id, who="Lan", when="2026-11-24")
    assert base.revision == before


@pytest.mark.parametrize("name", ["có dấu cách.kg", "a?b#c%20d.kg", "…é'\"$(x).kg"])
def test_a_base_may_lie_under_any_name(tmp_path: Path, name: str) -> None:
    with init_base(tmp_path / name) as base:
        base.load(table(tmp_path), recorded=DAY)
        assert len(base.claims(base.graph().edges()[0].claims)) == 1
