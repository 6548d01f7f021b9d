"""What a person, post or body answers for, and who answered for a place or an initiative, over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.dates import Certainty
from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import ENDS, PLACES, Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, edge_cells, name_of, names_of
from kgraph.questions.joint import joint_certainty, possibly_joint
from kgraph.questions.lines import by_name
from kgraph.questions.order import begins
from kgraph.questions.roles import IN_CHARGE, is_in_charge
from kgraph.questions.spots import Spot, inside, spots

__all__ = ["KINDS", "RECIPE", "Responsibilities", "Responsibility", "responsibilities"]

_IN, _OUT = Direction.IN, Direction.OUT
_ANSWERS = Relation.RESPONSIBLE_FOR
KINDS = ENDS[_ANSWERS][0] | ENDS[_ANSWERS][1]
"""What can be asked about: who answers, and what is answered for."""

RECIPE = Recipe(
    "responsibilities",
    ("node",),
    (
        Step("node", Relation.HOLDS, _OUT, "post"),
        Step("post", Relation.POST_IN, _OUT, "body"),
        *(Step(who, _ANSWERS, _OUT, "what") for who in ("node", "post", "body")),
        Step("node", Relation.PART_OF, _IN, "inside", PLACES),
        Step("inside", Relation.PART_OF, _IN, "deeper", PLACES),
        Step("deeper", Relation.PART_OF, _IN, "deepest", PLACES),
        *(Step(here, _ANSWERS, _IN, "who") for here in ("node", "inside", "deeper", "deepest")),
        *(
            Step(here, Relation.LOCATED_IN, _IN, "initiative", frozenset({Kind.INITIATIVE}))
            for here in ("node", "inside", "deeper", "deepest")
        ),
        Step("initiative", _ANSWERS, _IN, "who"),
        Step("node", Relation.LOCATED_IN, _OUT, "place"),
        Step("what", Relation.LOCATED_IN, _OUT, "place"),
    ),
)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for what, in which role, and where that is; ``edge`` says so.

    Without an edge that says so no source says who is in charge: ``who`` is None. ``through`` is the post in which the person
    asked about belonged to who answers, ``ties`` the edges that tie them: the holding first.
    """

    who: Node | None
    role: str
    what: Node
    places: tuple[Node, ...]
    edge: Edge | None
    through: Node | None = None
    ties: tuple[Edge, ...] = ()

    def certainty(self, as_of: date | None = None) -> Certainty:
        """Return how sure it is, on that day if one is given; through a post, how sure that both held at one time."""
        if self.who is None or self.edge is None:
            return Certainty.UNKNOWN
        return joint_certainty((self.edge, *self.ties), as_of) if self.ties else self.edge.certainty(as_of)


@dataclass(frozen=True, slots=True)
class Responsibilities(Answer):
    """Responsibilities by their earliest possible start; those through a post, then those that nobody is known for, last."""

    node: Node
    responsibilities: tuple[Responsibility, ...]
    as_of: date | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return a row per responsibility; with a day, ``certainty`` is on that day."""
        return tuple(self._row(one) for one in self.responsibilities)

    def _row(self, one: Responsibility) -> Row:
        cells: Row = {
            "who": name_of(one.who),
            "who_state": "unknown" if one.who is None else "unnamed" if one.who.is_unnamed else "named",
            "role": one.role,
            "what": name_of(one.what),
            "place": names_of(one.places),
            "through": name_of(one.through),
            "other_edge": one.ties[0].id if one.ties else "",
        }
        return cells | (edge_cells(one.edge) if one.edge else NO_EDGE) | {"certainty": str(one.certainty(self.as_of))}


def responsibilities(engine: Engine, node_id: str, as_of: date | None = None) -> Responsibilities:
    """Return what a person, post or body answers for, or who answered for an initiative or a place and what lies in it.

    Of a person also what their posts, and the bodies of these, answered for at a time when the person possibly held them;
    ``through`` marks it, for it is not the person's own. Where no source says who is in charge of an initiative, one
    responsibility says so. ``as_of`` drops nothing: it asks how certain each is on that day.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: nothing answers for such a node, and it answers for nothing.
    """
    graph = engine.gather(RECIPE, node=node_id)
    node = graph.node(node_id)
    if node.kind not in KINDS:
        fix = f"give one of: {', '.join(sorted(KINDS))}; kgraph search KB TEXT lists ids"
        raise UsageError(f"'{name_of(node)}' is a {node.kind}, which answers for nothing", fix=fix)
    found = (*_own(graph, node), *_through_posts(graph, node), *_of_initiative(graph, node), *_of_place(graph, node))
    return Responsibilities(node, tuple(sorted(found, key=_order)), as_of)


def _own(graph: TemporalGraph, node: Node) -> Iterator[Responsibility]:
    for edge in graph.out(node.id, _ANSWERS):
        yield _answering(graph, edge, spots(graph, edge.object))


def _through_posts(graph: TemporalGraph, person: Node) -> Iterator[Responsibility]:
    for holding in graph.out(person.id, Relation.HOLDS):
        post = graph.node(holding.object)
        found: dict[str, list[tuple[Edge, ...]]] = {}
        for ties in ((holding,), *((holding, tie) for tie in graph.out(post.id, Relation.POST_IN))):
            for edge in graph.out(ties[-1].object, _ANSWERS):
                if possibly_joint((edge, *ties)):
                    found.setdefault(edge.id, []).append(ties)
        for edge_id, ways in found.items():
            edge = graph.edge(edge_id)
            surest = min(ways, key=lambda ties: joint_certainty((edge, *ties)) is not Certainty.CERTAIN)
            yield _answering(graph, edge, spots(graph, edge.object), post, surest)


def _of_initiative(graph: TemporalGraph, node: Node) -> Iterator[Responsibility]:
    if node.kind is Kind.INITIATIVE:
        yield from _all_of(graph, node, graph.into(node.id, _ANSWERS), spots(graph, node.id))


def _of_place(graph: TemporalGraph, place: Node) -> Iterator[Responsibility]:
    """Who answered for the place or a place in it, and for the initiatives there, while they were there."""
    direct: dict[str, Edge] = {}
    found: dict[str, list[Spot]] = {}
    for spot in inside(graph, place):
        direct |= {edge.id: edge for edge in graph.into(spot.place.id, _ANSWERS) if spot.possibly_at(edge)}
        for edge in graph.into(spot.place.id, Relation.LOCATED_IN):
            if graph.node(edge.subject).kind is Kind.INITIATIVE and spot.possibly_at(edge):
                found.setdefault(edge.subject, []).append(spot.within(edge))
    yield from (_answering(graph, edge, spots(graph, edge.object)) for edge in direct.values())
    for initiative_id, where in found.items():
        edges = [edge for edge in graph.into(initiative_id, _ANSWERS) if any(spot.possibly_at(edge) for spot in where)]
        yield from _all_of(graph, graph.node(initiative_id), edges, where)


def _all_of(graph: TemporalGraph, initiative: Node, edges: Iterable[Edge], where: list[Spot]) -> Iterator[Responsibility]:
    """All who answer for an initiative, and one more where no source says who is in charge."""
    answering = list(edges)
    yield from (_answering(graph, edge, where) for edge in answering)
    if not any(map(is_in_charge, answering)):
        places = _named({spot.place for spot in where})
        yield Responsibility(None, IN_CHARGE, initiative, places, next((spot.edges[0] for spot in where), None))


def _answering(
    graph: TemporalGraph, edge: Edge, where: Iterable[Spot], through: Node | None = None, ties: tuple[Edge, ...] = ()
) -> Responsibility:
    places = _named({spot.place for spot in where if spot.possibly_at(edge)})
    return Responsibility(graph.node(edge.subject), str(edge.get("role")), graph.node(edge.object), places, edge, through, ties)


def _named(places: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(places, key=by_name))


def _order(one: Responsibility) -> tuple[object, ...]:
    start = begins(one.edge) if one.edge else (date.max, date.max)
    ids = tuple(edge.id for edge in (one.edge, *one.ties) if edge)
    return one.who is None, one.through is not None, start, by_name(one.what), one.role, ids
