"""What units, bodies and posts are tied by in a graph that stands, with a few nodes as they are now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kgraph.generations.graph_store import GraphStore
from kgraph.graph import Edge
from kgraph.model import Node, Relation


class TouchedTies:
    """The ties of a graph that stands, and in their place those that what is touched has now."""

    def __init__(self, store: GraphStore, touched: Mapping[str, Node] = MappingProxyType({}), edges: Iterable[Edge] = ()) -> None:
        self._store, self._touched = store, touched
        self._out: dict[str, list[Edge]] = {}
        self._made: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            self._made[edge.subject].append(edge)

    def out(self, node_id: str, relation: Relation, /) -> Iterable[Edge]:
        """Return the edges of that relation that leave a node."""
        if node_id not in self._out:
            there = [] if node_id in self._touched else self._store.edges_from(node_id)
            stays = [edge for edge in there if edge.object not in self._touched]
            self._out[node_id] = [*stays, *self._made.get(node_id, ())]
        return (edge for edge in self._out[node_id] if edge.relation is relation)

    def node(self, node_id: str, /) -> Node:
        """Return a node."""
        found = self._touched.get(node_id) or self._store.node(node_id)
        if found is None:
            raise KeyError(node_id)
        return found
