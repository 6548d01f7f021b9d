"""The engine inside the process: ArcadeDB, whose folder any number of processes open read-only."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kgraph.engines.base import Recipe
from kgraph.engines.cypher import CypherEngine, Found, Limits, Table
from kgraph.engines.database import Folder, cannot, is_open, let_go, opened, write_database
from kgraph.engines.java import failing, read_table, started
from kgraph.engines.java_values import record
from kgraph.engines.narrow import narrow
from kgraph.engines.patience import within
from kgraph.engines.stored import read_edge, read_node
from kgraph.errors import EngineError, MissingEngineError
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.text import fold

__all__ = ["EmbeddedEngine", "why_absent", "write_database"]


def why_absent() -> str:
    """Return why the engine cannot start on this machine; ``""`` where it does. The first call starts Java."""
    try:
        started()
    except MissingEngineError as err:
        return err.what
    return ""


_ROW = "source, edge, target"
_PLACES = "elementId(source) AS source, edge, type(edge) AS relation, elementId(target) AS target"
_AT_ONCE = 5_000


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

    def node(self, node_id: str) -> Node:
        """Return the node with that id, by the indexes, without Cypher."""
        with failing(cannot("read", self.path)):
            for kind in Kind:
                found = self._folder.database.lookupByKey(str(kind), "id", node_id)
                if found.hasNext():
                    return read_node(kind, record(found.next()))
        return super().node(node_id)

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None; in Cypher it would be searched for without the index."""
        with failing(cannot("read", self.path)):
            for relation in Relation:
                found = self._folder.database.lookupByKey(str(relation), "id", edge_id)
                if found.hasNext():
                    edge = found.next().asEdge()
                    subject, object_ = (str(end.get("id")) for end in (edge.getOutVertex(), edge.getInVertex()))
                    return read_edge(subject, relation, object_, record(edge))
        return None

    def _gathered(self, recipe: Recipe, ids: Mapping[str, str]) -> Found:
        """Ask of a recipe what can be true of nodes of these labels: patterns of several labels take ArcadeDB long."""
        kinds = {name: self.node(node_id).kind for name, node_id in ids.items()}
        narrowed = narrow(recipe.cypher, kinds)
        return self._triples(narrowed, ids) if narrowed else ({}, {})

    def _triples(self, query: str, parameters: Mapping[str, Any]) -> Found:
        """Carry each node over once, and all of a kind of thing as one text: rows repeat their nodes."""
        java, folder = self._java, self._folder
        with failing(cannot("read", self.path)):
            asked = folder.database.query("opencypher", query.replace(_ROW, _PLACES), java.given(dict(parameters)))
            rows = java.records(asked)
            places = {place for row in rows for place in (row["source"], row["target"])}
            near = self._at(places)
        edges: dict[str, Edge] = {}
        for row in rows:
            if row["edge"]["id"] not in edges:
                ends = near[row["source"]].id, near[row["target"]].id
                edges[row["edge"]["id"]] = read_edge(ends[0], row["relation"], ends[1], row["edge"])
        return {node.id: node for node in near.values()}, edges

    def named(self, text: str, kinds: frozenset[Kind] = frozenset()) -> Iterator[Node]:
        """Yield the nodes whose name or full name holds each folded word of the text, by id; kinds narrow it."""
        with failing(cannot("read", self.path)):
            found = self._at(set(self._folder.names.holding(fold(text).split(), kinds)))
        yield from sorted(found.values(), key=lambda node: node.id)

    def _at(self, places: set[str]) -> dict[str, Node]:
        """Return the nodes that are kept at these places; those that were read before are not read again."""
        folder = self._folder
        read = {place: folder.nodes[place] for place in places & folder.nodes.keys()}
        unread = sorted(places - read.keys())
        for first in range(0, len(unread), _AT_ONCE):
            several = ",".join(unread[first : first + _AT_ONCE])
            for found in self._java.records(folder.database.query("sql", f"SELECT *, @rid, @type FROM [{several}]")):
                place = found.pop("@rid")
                read[place] = read_node(found.pop("@type"), found)
                folder.keep(place, read[place])
        return read

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
