"""The changes that a place or body went through: how a recipe gathers them, and the walk through them, in one direction of time."""

from collections.abc import Iterator

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import PLACES, Kind, Relation

_IN, _OUT = Direction.IN, Direction.OUT
KINDS = PLACES | {Kind.ORGANIZATION}
"""What can become another."""

REACH = 6
"""Changes that one gathering follows in each direction; ``gathered`` goes on from where they end."""

STEPS = (
    Step("place", Relation.BECAME, _OUT, "later"),
    *(Step("later", Relation.BECAME, _OUT, "later"),) * (REACH - 1),
    Step("place", Relation.BECAME, _IN, "earlier"),
    *(Step("earlier", Relation.BECAME, _IN, "earlier"),) * (REACH - 1),
)
"""What the node called ``place`` became, and what it came from."""


def gathered(engine: Engine, recipe: Recipe, node_id: str) -> TemporalGraph:
    """Return what a recipe with these steps gathers about a node, and about those at the far end of what it reaches.

    Raises:
        UnknownNameError: no node has that id.
    """
    graph = engine.gather(recipe, place=node_id)
    asked, far = {node_id}, _far(graph, node_id)
    while far:
        asked |= far
        for end in sorted(far):
            graph |= engine.gather(recipe, place=end)
        far = {further for end in far for further in _far(graph, end)} - asked
    return graph


def after(graph: TemporalGraph, node_id: str) -> Iterator[Edge]:
    """Yield what a node became, and what that became in its turn: each link once, none that certainly was before the one it follows."""
    return _walk(graph, node_id, _OUT)


def before(graph: TemporalGraph, node_id: str) -> Iterator[Edge]:
    """Yield what a node came from, and what that came from, as ``after`` does."""
    return _walk(graph, node_id, _IN)


def _walk(graph: TemporalGraph, node_id: str, direction: Direction) -> Iterator[Edge]:
    seen: set[str] = set()
    rest: list[Edge | None] = [None]
    while rest:
        past = rest.pop()
        end = node_id if past is None else past.object if direction is _OUT else past.subject
        for link in graph.edges(end, Relation.BECAME, direction):
            if link.id not in seen and (past is None or in_turn(past, link, direction)):
                seen.add(link.id)
                rest.append(link)
                yield link


def in_turn(past: Edge, link: Edge, direction: Direction) -> bool:
    """Whether one change can have been after another, or before it where the walk goes back."""
    first, second = (past, link) if direction is _OUT else (link, past)
    return first.valid.start_earliest <= second.valid.end_latest


def _far(graph: TemporalGraph, node_id: str) -> set[str]:
    """The nodes that are ``REACH`` changes away: what they became or came from was not gathered."""
    found: set[str] = set()
    for direction in (_OUT, _IN):
        here = {node_id}
        for _ in range(REACH):
            links = (link for one in here for link in graph.edges(one, Relation.BECAME, direction))
            here = {link.object if direction is _OUT else link.subject for link in links}
        found |= here
    return found
