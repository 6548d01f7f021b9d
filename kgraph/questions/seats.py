"""Where a post sits: its body, the place and level of that body, and the block it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.dates import Span
from kgraph.engines.base import Step
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation

LEVELS = ("central", "province", "district", "commune", "village")
"""The levels of the state, from the top."""

_BLOCKS = {"mass": "front"}
_BODIES = frozenset({Kind.ORGANIZATION})
_PLACE = (Relation.GOVERNS, Relation.LOCATED_IN)

STEPS = (
    Step("post", Relation.POST_IN, Direction.OUT, "organization"),
    Step("post", Relation.LOCATED_IN, Direction.OUT, "place"),
    Step("organization", Relation.PART_OF, Direction.OUT, "superior", _BODIES),
    Step("superior", Relation.PART_OF, Direction.OUT, "superior", _BODIES),
    *(Step(body, relation, Direction.OUT, "place") for body in ("organization", "superior") for relation in _PLACE),
)
"""How a recipe gathers what ``seat`` reads, starting from the nodes it calls ``post``."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with its body, place, level and block; None or ``""`` where no source says."""

    post: Node
    organization: Node | None
    place: Node | None
    level: str
    block: str


def seat(graph: TemporalGraph, post_id: str, during: Span) -> Seat:
    """Return where a post sat during a span; a body without a place or level of its own has that of its superior."""
    post = graph.node(post_id)
    within = post_in(graph, post_id, during)
    organization = graph.node(within.object) if within else None
    bodies = list(_upwards(graph, organization, during))
    place = _place(graph, [post, *bodies], during)
    return Seat(post, organization, place, _level(bodies, place), _block(bodies))


def place_of(graph: TemporalGraph, body: Node, during: Span) -> Node | None:
    """Return the place that a body had during a span: what it governs, or where it sits, else that of its superior."""
    return _place(graph, _upwards(graph, body, during), during)


def post_in(graph: TemporalGraph, post_id: str, during: Span) -> Edge | None:
    """Return the edge that says in which body a post sat during a span; of several, the one that fits the span best."""
    return _best(graph.out(post_id, Relation.POST_IN), during)


def _end(graph: TemporalGraph, edges: Iterable[Edge], during: Span) -> Node | None:
    best = _best(edges, during)
    return graph.node(best.object) if best else None


def _best(edges: Iterable[Edge], during: Span) -> Edge | None:
    """The edge that fits the span best, or is nearest to it in time."""

    def misfit(edge: Edge) -> tuple[bool, int, str]:
        return not edge.valid.certainly_overlaps(during), _days_apart(edge.valid, during), edge.id

    found = tuple(edges)
    return min(found, key=misfit) if len(found) > 1 else next(iter(found), None)


def _days_apart(one: Span, other: Span) -> int:
    """The days from one span to the other; 0 where they possibly share one."""
    return max(0, (one.start_earliest - other.end_latest).days, (other.start_earliest - one.end_latest).days)


def _upwards(graph: TemporalGraph, organization: Node | None, during: Span) -> Iterator[Node]:
    for _ in range(3):
        if organization is None:
            return
        yield organization
        whole = graph.out(organization.id, Relation.PART_OF)
        organization = _end(graph, (e for e in whole if graph.node(e.object).kind is Kind.ORGANIZATION), during)


def _place(graph: TemporalGraph, bodies: Iterable[Node], during: Span) -> Node | None:
    found = (_end(graph, graph.out(body.id, relation), during) for body in bodies for relation in _PLACE)
    return next((place for place in found if place is not None), None)


def _level(bodies: Iterable[Node], place: Node | None) -> str:
    said = next((str(body.get("level")) for body in bodies if body.get("level")), "")
    return said or (place.kind.lower() if place else "")


def _block(bodies: Iterable[Node]) -> str:
    kind = next((str(body.get("kind")) for body in bodies if body.get("kind")), "")
    return _BLOCKS.get(kind, kind)
