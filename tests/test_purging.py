"""A purged source leaves the graph and its words leave the disk, though the process be killed in between; the undo brings the rest back."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph import BaseFolderError, Claim, Document, KnowledgeBase, LoadError, Work, deep_check
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from loaders.table import load
from tests.bases import DAY, MAP, files, table, truth

ROW = "p1,Người 1,q1,Chức vụ 1,1991,2001".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A base of two sources: the table of one has three rows and a skipped one, that of the other two rows."""
    with init_base(tmp_path / "base.kg") as base:
        base.load(table(tmp_path, more="p9,Người 9,q1,Chức vụ 1,4/5/2017,\n"), recorded=DAY, skip_bad_rows=True)
        other = table(tmp_path, 2, "other")
        (tmp_path / "other.toml").write_text(MAP.replace("src:paper", "src:other"), "utf-8")
        base.load(other, recorded=DAY)
    return tmp_path / "base.kg"


def holding(folder: Path, words: bytes) -> list[str]:
    """Return the files in which these words stand."""
    return [name for name, content in files(folder).items() if words in content]


def test_the_words_of_a_purged_source_are_gone_from_every_file(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-12-01")
        assert {edge.sources for edge in base.graph().edges()} == {("src:other",)}
    assert [name for name in holding(folder, b"p9,") if not name.startswith("graph")] == []
    quoting = [name for name in holding(folder, ROW) if not name.startswith("graph")]
    assert len(quoting) == 2 and len(list((folder / "documents").iterdir())) == 1
    assert not list((folder / "bad-rows").iterdir())
    assert deep_check(folder).is_sound


def test_the_undo_of_a_purge_brings_the_graph_back_without_the_words(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        revision = base.revision
        (claim,) = (edge.claims[0] for edge in base.graph().edges() if edge.sources == ("src:paper",))
        assert base.evidence(claim).rows()[0]["quote"]
        made = base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-12-01")
        base.judge(Verb.UNDO, made.id, who="Lan", when="2026-12-02")
        assert base.revision == revision
        assert base.evidence(claim).rows()[0]["quote"] == ""
    assert deep_check(folder).is_sound


def test_a_purged_source_is_not_loaded_again_until_the_purge_is_undone(folder: Path, tmp_path: Path) -> None:
    with KnowledgeBase(folder) as base:
        before = truth(folder)
        made = base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-12-01")
        purged = truth(folder)
        with pytest.raises(LoadError, match="purged by Lan on 2026-12-01") as told:
            base.load(tmp_path / "holdings.csv", recorded=DAY, skip_bad_rows=True)
        assert made.id in told.value.fix
        assert truth(folder) == purged
        base.judge(Verb.UNDO, made.id, who="Lan", when="2026-12-02")
        base.load(tmp_path / "holdings.csv", recorded=DAY, skip_bad_rows=True)
    again = truth(folder)
    assert {name: again.get(name) for name in before if not name.startswith("bad-rows")} == {
        name: content for name, content in before.items() if not name.startswith("bad-rows")
    }


def test_a_document_that_another_source_is_quoted_from_stays(tmp_path: Path) -> None:
    document, one, two, *_ = load(table(tmp_path))
    assert isinstance(document, Document) and isinstance(one, Claim) and isinstance(two, Claim)
    of_another = replace(two, source=replace(two.source, work=Work("src:other")))
    ledger = Ledger.create(tmp_path / "base.kg")
    with ledger.writing():
        ledger.record([document, one, of_another], recorded=DAY, loader="table", file="x.csv")
        ledger.judge(Verb.PURGE, ["src:paper"], who="Lan", when="2026-12-01")
        assert {claim.source.quote for claim in ledger.claims()} == {"", two.source.quote}
        assert two.source.quote in ledger.document(document.digest)
        ledger.judge(Verb.PURGE, ["src:other"], who="Lan", when="2026-12-01")
        with pytest.raises(BaseFolderError, match="not here"):
            ledger.document(document.digest)
    assert deep_check(ledger.path).is_sound


def test_only_a_source_is_purged(folder: Path) -> None:
    with KnowledgeBase(folder) as base, pytest.raises(Exception, match="no source has the id 'src:papers'") as told:
        base.judge(Verb.PURGE, "src:papers", who="Lan", when="2026-12-01")
    assert "src:paper" in str(told.value)


@pytest.mark.parametrize("step", ["the judgement", "a load", "a document", "the marker"])
def test_a_purge_that_is_killed_is_finished_by_the_next_who_opens_the_base(folder: Path, step: str) -> None:
    dying = f"""
import os, signal
from pathlib import Path
from kgraph import durable, open
from kgraph.ledger import judgement_file
from kgraph.ledger import folder as ledger
from kgraph.ledger import load_files
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
step = {step!r}
if step == "the judgement":
    ledger.purge = die
if step == "a load":
    load_files.put = die
if step == "a document":
    load_files.document_file = die
if step == "the marker":
    unlink = Path.unlink
    Path.unlink = lambda self, missing_ok=False: die() if "purge" in self.name and ".part" not in self.name else unlink(self, missing_ok)
open({str(folder)!r}).judge("purge", "src:paper", who="Lan", when="2026-12-01")
"""
    killed = subprocess.run([sys.executable, "-c", dying], check=False, capture_output=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert os.listdir(folder / "claims")
    with KnowledgeBase(folder) as base:
        assert {edge.sources for edge in base.graph().edges()} == {("src:other",)}
    assert len(list((folder / "documents").iterdir())) == 1
    assert [name for name in holding(folder, b"p9,") if not name.startswith("graph")] == []
    assert not list(folder.rglob("*.part")) and not (folder / "purge.unfinished").exists()
    assert deep_check(folder).is_sound
