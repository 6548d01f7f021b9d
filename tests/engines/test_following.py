"""After a few claims more the folder for Cypher is a changed copy of the one before, and holds the graph of all claims."""

from datetime import timedelta
from pathlib import Path

import pytest

from kgraph import KnowledgeBase, generations
from kgraph.engines import database
from kgraph.engines.embedded import why_absent
from kgraph.knowledge_base import init_base
from tests.bases import DAY, table

pytestmark = pytest.mark.skipif(bool(why_absent()), reason="the embedded engine cannot start here")


def held(base: KnowledgeBase) -> object:
    with base.one_graph() as graph:
        return graph.cypher.graph()


def test_the_folder_follows_load_after_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with init_base(tmp_path / "base.kg") as base:
        base.load(table(tmp_path, 30), recorded=DAY)
        assert held(base) == base.graph()
        monkeypatch.setattr(generations, "UPDATED_ABOVE", 0)
        monkeypatch.setattr(database, "write_whole", lambda *_: pytest.fail("the folder was written anew"))
        base.load(table(tmp_path, 32, "more"), recorded=DAY + timedelta(1))
        base.load(table(tmp_path, 34, "most"), recorded=DAY + timedelta(2))
        assert len(base.graph().edges()) > 30
        assert held(base) == base.graph()
        assert base.cypher("MATCH (k:Kgraph) RETURN k.revision").records == ((base.revision,),)
        assert sorted(path.name for path in base.generation.folder.iterdir() if "arcadedb" in path.name) == ["arcadedb"]


def test_a_folder_that_cannot_follow_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with init_base(tmp_path / "base.kg") as base:
        base.load(table(tmp_path, 30), recorded=DAY)
        held(base)
        monkeypatch.setattr(generations, "UPDATED_ABOVE", 0)
        base.load(table(tmp_path, 32, "more"), recorded=DAY + timedelta(1))
        for file in (base.generation.folder / "arcadedb.older").iterdir():
            file.write_bytes(b"damaged")
        assert held(base) == base.graph()
