"""The engine in memory: a NetworkX MultiDiGraph; the reference that the others are held against."""

from collections.abc import Iterator

import networkx as nx

from kgraph.engines.base import Engine
from kgraph.errors import UnknownNameError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation


class MemoryEngine(Engine):
    """A graph held by NetworkX, gone when the process ends."""

    name = "memory"

    def __init__(self, graph: TemporalGraph | None = None) -> None:
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._edges: dict[str, Edge] = {}
        if graph is not None:
            self.put(graph)

    @property
    def networkx(self) -> "nx.MultiDiGraph[str]":
        """The graph itself: nodes carry ``node``, edges are keyed by edge id and carry ``edge``; treat it as read-only."""
        return self._graph

    def put(self, graph: TemporalGraph) -> None:
        """Make the engine hold exactly this graph."""
        self._graph = nx.MultiDiGraph()
        self._graph.add_nodes_from((node.id, {"node": node}) for node in graph.nodes())
        for edge in graph.edges():
            self._graph.add_edge(edge.subject, edge.object, edge.id, edge=edge)
        self._edges = {edge.id: edge for edge in graph.edges()}

    def node(self, node_id: str) -> Node:
        """Return the node with that id."""
        if node_id not in self._graph:
            raise UnknownNameError(f"nothing has the id '{node_id}'", fix="kgraph search KB TEXT lists ids")
        found: Node = self._graph.nodes[node_id]["node"]
        return found

    def nodes(self, kind: Kind | None = None) -> Iterator[Node]:
        """Yield all nodes, or those of one kind, by id."""
        for node_id in sorted(self._graph):
            node: Node = self._graph.nodes[node_id]["node"]
            if kind in (None, node.kind):
                yield node

    def edges(self, node_id: str = "", relation: Relation | None = None, direction: Direction = Direction.BOTH) -> Iterator[Edge]:
        """Yield the edges of a node (of the whole graph without one), of one relation and direction, by id."""
        found = self._around(node_id, direction) if node_id else self._edges
        for edge_id in sorted(found):
            if relation in (None, found[edge_id].relation):
                yield found[edge_id]

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None."""
        return self._edges.get(edge_id)

    def _around(self, node_id: str, direction: Direction) -> dict[str, Edge]:
        if node_id not in self._graph:
            return {}
        found: dict[str, Edge] = {}
        if direction is not Direction.IN:
            found |= {key: data["edge"] for _, _, key, data in self._graph.out_edges(node_id, keys=True, data=True)}
        if direction is not Direction.OUT:
            found |= {key: data["edge"] for _, _, key, data in self._graph.in_edges(node_id, keys=True, data=True)}
        return found
