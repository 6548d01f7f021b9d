"""Edges with the ends that follow for them, in the order in which the one can be told from the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from kgraph.claims import Claim
from kgraph.graph import Edge
from kgraph.model import Node, Relation
from kgraph.resolving.edges import Key
from kgraph.resolving.ends import TIES, Endings


def with_ends(
    built: Callable[[Callable[[Key], bool]], Iterable[Edge]], by_law: Iterable[Edge], nodes: Mapping[str, Node], claims: Mapping[str, Claim]
) -> Iterator[Edge]:
    """Yield all edges with the ends that follow; ``claims`` are those about units, by id."""
    ties = _Noted(nodes)
    endings = Endings(ties, lambda ids: (claims[claim] for claim in ids if claim in claims))
    first = list(built(lambda key: key.relation in TIES))
    for edge in first:
        ties.note(edge)
    yield from map(endings.capped, first)
    for edge in chain(built(lambda key: key.relation is Relation.POST_IN), by_law):
        ties.note(edge)
        yield endings.capped(edge)
    yield from map(endings.capped, built(lambda key: key.relation not in TIES and key.relation is not Relation.POST_IN))


class _Noted:
    """The ties of a graph that is being made: noted edge by edge."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._nodes = nodes
        self._edges: dict[tuple[str, Relation], list[Edge]] = {}

    def note(self, edge: Edge) -> None:
        """Take an edge in."""
        self._edges.setdefault((edge.subject, edge.relation), []).append(edge)

    def out(self, node_id: str, relation: Relation, /) -> Iterable[Edge]:
        """Return the edges of that relation that leave a node."""
        return self._edges.get((node_id, relation), ())

    def node(self, node_id: str, /) -> Node:
        """Return a node."""
        return self._nodes[node_id]
