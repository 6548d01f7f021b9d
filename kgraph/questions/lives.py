"""When a place or body was there, by what it was part of and what it became; where no source says what it came from or became."""

from datetime import date

from kgraph.graph import Edge, TemporalGraph
from kgraph.model import PLACES, Kind, Node, Relation

_LIFE = (Relation.PART_OF,)
_BODY_LIFE = (Relation.PART_OF, Relation.GOVERNS, Relation.LOCATED_IN)
_SAME = ("renamed", "reparented")
UNITS = frozenset({Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE})


def is_whole(link: Edge) -> bool:
    """Whether all of a unit passed on; one that was renamed or given to another superior is the same territory."""
    return link.get("extent") == "whole" or (not link.get("extent") and link.get("change") in _SAME)


def possibly_there(graph: TemporalGraph, node: Node, day: date) -> bool:
    """Whether it was there on a day on some reading; what had wholly passed into another certainly was not."""
    if any(is_whole(link) and link.valid.end_latest <= day for link in graph.out(node.id, Relation.BECAME)):
        return False
    life = _life(graph, node)
    if life:
        return any(edge.possibly_covers(day) for edge in life)
    came_from = [link.valid.start_earliest for link in graph.into(node.id, Relation.BECAME) if is_whole(link)]
    return not came_from or min(came_from) <= day


def certainly_there(graph: TemporalGraph, node: Node, day: date) -> bool:
    """Whether it was there on a day on every reading; never so where no source dates it."""
    return possibly_there(graph, node, day) and any(edge.certainly_covers(day) for edge in _life(graph, node))


def lost_end(graph: TemporalGraph, node: Node) -> Edge | None:
    """Return the edge with which the node ended, if no source says what it then became; None if no source says that it ended."""
    last = max(_life(graph, node), key=lambda edge: (edge.valid.end_latest, edge.id), default=None)
    if last is None or not last.valid.end.last:
        return None
    became = graph.out(node.id, Relation.BECAME)
    return None if any(link.valid.end_latest >= last.valid.end_earliest for link in became) else last


def lost_start(graph: TemporalGraph, node: Node) -> Edge | None:
    """Return the edge with which the node began, if no source says what it came from; None if no source says when it began."""
    first = min(_life(graph, node), key=lambda edge: (edge.valid.start_earliest, edge.id), default=None)
    if first is None or not first.valid.start.first:
        return None
    came_from = graph.into(node.id, Relation.BECAME)
    return None if any(link.valid.start_earliest <= first.valid.start_latest for link in came_from) else first


def ended_with_its_tier(last: Edge) -> bool:
    """Whether a source says that a unit ended because its whole tier did, so that nothing became of it as such."""
    return last.get("ended") == "tier_ended"


def _life(graph: TemporalGraph, node: Node) -> tuple[Edge, ...]:
    relations = _LIFE if node.kind in PLACES else _BODY_LIFE
    return tuple(edge for relation in relations for edge in graph.out(node.id, relation))
