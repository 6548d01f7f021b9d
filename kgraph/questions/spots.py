"""Where something lies: a place with the edges that say so, and a place with all that lay in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.graph import Edge, TemporalGraph
from kgraph.model import PLACES, Node, Relation
from kgraph.questions.joint import possibly_joint

_DEEPEST = 3
"""From a province down to a village."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and the edges that must have held for something to lie there."""

    place: Node
    edges: tuple[Edge, ...] = ()

    def possibly_at(self, edge: Edge) -> bool:
        """Whether the thing lay there on some day of the edge, on some reading of all dates."""
        return possibly_joint((edge, *self.edges))

    def within(self, edge: Edge) -> "Spot":
        """Return the same place for something that this edge places there."""
        return Spot(self.place, (edge, *self.edges))


def spots(graph: TemporalGraph, thing_id: str) -> list[Spot]:
    """Return where a thing is located, by the ids of the edges; a place is its own spot."""
    thing = graph.node(thing_id)
    if thing.kind in PLACES:
        return [Spot(thing)]
    return [Spot(graph.node(edge.object), (edge,)) for edge in graph.out(thing_id, Relation.LOCATED_IN)]


def inside(graph: TemporalGraph, place: Node) -> Iterator[Spot]:
    """Yield a place and those that were in it, down to the villages; a place is yielded for each way that it was."""
    if place.kind in PLACES:
        yield from _inside(graph, Spot(place))


def _inside(graph: TemporalGraph, spot: Spot) -> Iterator[Spot]:
    yield spot
    for edge in graph.into(spot.place.id, Relation.PART_OF) if len(spot.edges) < _DEEPEST else ():
        part = graph.node(edge.subject)
        if part.kind in PLACES and spot.possibly_at(edge):
            yield from _inside(graph, Spot(part, (edge, *spot.edges)))
