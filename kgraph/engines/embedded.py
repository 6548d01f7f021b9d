"""The engine inside the process: ArcadeDB, whose folder any number of processes open read-only."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kgraph.engines.cypher import CypherEngine, Limits, Table
from kgraph.engines.database import Folder, cannot, is_open, let_go, opened, write_database
from kgraph.engines.java import failing, read_table, started
from kgraph.engines.java_values import edge_properties
from kgraph.engines.patience import within
from kgraph.engines.stored import read_edge
from kgraph.errors import EngineError, MissingEngineError
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Relation

__all__ = ["EmbeddedEngine", "why_absent", "write_database"]


def why_absent() -> str:
    """Return why the engine cannot start on this machine; ``""`` where it does. The first call starts Java."""
    try:
        started()
    except MissingEngineError as err:
        return err.what
    return ""


class EmbeddedEngine(CypherEngine):
    """A graph in a folder, opened read-only; ``put`` writes another folder and moves it into place."""

    name = "embedded"

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).absolute()
        self._java = started()
        self._open: Folder | None = opened(self.path) if self.path.is_dir() else None

    def put(self, graph: TemporalGraph) -> None:
        """Make the folder hold exactly this graph; other processes keep reading what they opened."""
        self.close()
        if is_open(self.path):
            raise EngineError("another part of this program has the graph open", where=str(self.path), fix="close it first")
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        shutil.rmtree(beside, ignore_errors=True)
        write_database(beside, graph)
        shutil.rmtree(self.path, ignore_errors=True)
        beside.rename(self.path)
        self._open = opened(self.path)

    def run(self, query: str, parameters: Mapping[str, Any], limits: Limits | None = None) -> Table:
        """Run a query; ArcadeDB refuses what would write, Java was started without the other ways out."""
        folder, given = self._folder, self._java.given(dict(parameters))
        if limits is not None:
            return within(limits.seconds, lambda: folder.ask(query, given, limits))
        with failing(cannot("read", self.path)):
            return read_table(folder.database.query("opencypher", query, given), None)

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None; in Cypher it would be searched for without the index."""
        with failing(cannot("read", self.path)):
            for relation in Relation:
                found = self._folder.database.lookupByKey(str(relation), "id", edge_id)
                if found.hasNext():
                    edge = found.next().asEdge()
                    subject, object_ = (str(end.get("id")) for end in (edge.getOutVertex(), edge.getInVertex()))
                    return read_edge(subject, relation, object_, edge_properties(edge))
        return None

    def close(self) -> None:
        """Let go of the folder; the last one in this process closes it."""
        if self._open is not None:
            let_go(self._open)
            self._open = None

    @property
    def _folder(self) -> Folder:
        if self._open is None:
            raise EngineError("there is no graph in the folder", where=str(self.path), fix="put one there: kgraph build KB")
        return self._open
