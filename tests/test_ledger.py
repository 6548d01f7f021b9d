"""The ledger: loads that are whole or absent, and damage that is told."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from kgraph import BaseFolderError, KnowledgeBase, LockedError
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger import Ledger

DAY = date(2026, 11, 24)
MAP = """format = 1
[[claim]]
subject = { kind = "=Person", id = "person_id", name = "person" }
relation = "=HOLDS"
object = { kind = "=Post", id = "post_id", name = "post" }
start = "start"
end = "end"
"""


def table(folder: Path, rows: int, name: str = "holdings") -> Path:
    lines = [f"p{n},Người {n},q{n % 50},Chức vụ {n % 50},{1990 + n % 20},{2000 + n % 20 + 10}" for n in range(rows)]
    (folder / f"{name}.toml").write_text(MAP, "utf-8")
    path = folder / f"{name}.csv"
    path.write_text("person_id,person,post_id,post,start,end\n" + "\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return init_base(tmp_path / "base.kg")


def test_the_same_file_loaded_twice_adds_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.load(table(tmp_path, 3), recorded=DAY)
    again = base.load(table(tmp_path, 3), recorded=date(2026, 11, 25))
    assert (first.claims, first.new, again.new, again.id) == (3, True, False, first.id)


def test_a_large_load_is_packed_and_read_again(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 5000), recorded=DAY)
    assert [file.suffix for file in (base.path / "claims").iterdir()] == [".zst"]
    assert len(list(Ledger.open(base.path).claims())) == 5000


def test_a_bad_row_leaves_nothing_behind(base: KnowledgeBase, tmp_path: Path) -> None:
    path = table(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n", "utf-8")
    with Ledger.open(base.path).writing():
        before = sorted(base.path.rglob("*"))
    with pytest.raises(Exception, match="4/5/2017"):
        base.load(path, recorded=DAY)
    assert sorted(file for file in base.path.rglob("*") if file.name != ".lock") == [file for file in before if file.name != ".lock"]


def test_skipped_rows_are_kept_aside(base: KnowledgeBase, tmp_path: Path) -> None:
    path = table(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n", "utf-8")
    load = base.load(path, recorded=DAY, skip_bad_rows=True)
    assert (load.claims, load.bad) == (3, 1)
    assert "p9" in (base.path / "bad-rows" / f"{load.id}.jsonl").read_text("utf-8")


def test_a_second_writer_is_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    with Ledger.open(base.path).writing(), pytest.raises(LockedError, match="another process"):
        base.load(table(tmp_path, 3), recorded=DAY)


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-40], lambda b: b.replace(b"Ng", b"Mg", 1), lambda b: b + b, lambda b: b"", lambda b: b"\xff" + b]
)
def test_a_damaged_load_is_told_with_file_and_line(base: KnowledgeBase, tmp_path: Path, harm) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    file = next((base.path / "claims").iterdir())
    file.write_bytes(harm(file.read_bytes()))
    with pytest.raises(BaseFolderError, match="damaged") as told:
        list(Ledger.open(base.path).claims())
    assert file.name in told.value.where
    assert "line" in told.value.where


def test_a_folder_that_is_no_base_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BaseFolderError, match="no knowledge base") as told:
        KnowledgeBase(tmp_path)
    assert "kgraph init" in told.value.fix


def test_a_newer_format_is_refused(base: KnowledgeBase) -> None:
    (base.path / "kgraph.toml").write_text("format = 99\n", "utf-8")
    with pytest.raises(BaseFolderError, match="format 99"):
        KnowledgeBase(base.path)


@pytest.mark.parametrize("harm", ["graph.jsonl", "findings.jsonl", "manifest.json", "claims.sqlite"])
def test_a_damaged_graph_is_made_again_with_a_word(
    base: KnowledgeBase, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    revision = base.revision
    (base.generation.folder / harm).write_bytes(b"{")
    base.close()
    with KnowledgeBase(base.path) as again:
        assert again.revision == revision
        assert len(again.graph().edges()) == 3
    assert "is damaged; it is made again" in caplog.text


def test_a_judgement_and_its_undo_leave_the_graph_as_it_was(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    before = base.graph()
    judged = base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    assert "p2" not in base.graph().by_id
    base.judge(Verb.UNDO, judged.id, who="Lan", when="2026-11-24")
    assert base.graph() == before


def test_a_judgement_cut_off_by_a_crash_was_never_made(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    file = base.path / "judgements.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "j2", "ver')
    assert [judgement.id for judgement in Ledger.open(base.path).judgements()] == ["j1"]


def test_a_load_in_another_process_shows_after_a_refresh(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    more = table(tmp_path, 7, "more")
    subprocess.run([sys.executable, "-m", "kgraph", "load", str(base.path), str(more)], check=True, capture_output=True)
    assert base.refresh()
    assert len(base.graph().edges()) == 7


def test_a_killed_load_is_whole_or_absent(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    base.close()
    path = table(tmp_path, 2000, "big")
    with init_base(tmp_path / "fresh.kg") as fresh:
        fresh.load(table(tmp_path, 3), recorded=DAY)
        absent = fresh.revision
        fresh.load(path, recorded=DAY)
        whole = fresh.revision
    seen = set()
    for moment in range(20):
        run = subprocess.Popen([sys.executable, "-m", "kgraph", "load", str(base.path), str(path), "--recorded", "2026-11-24"], stderr=-3)
        time.sleep(0.05 + moment * 0.03)
        run.kill()
        run.wait()
        with KnowledgeBase(base.path) as again:
            seen.add(again.revision)
        if whole in seen:
            break
    assert seen <= {absent, whole}
    with KnowledgeBase(base.path) as again:
        again.load(path, recorded=DAY)
        assert again.revision == whole
