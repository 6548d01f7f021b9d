"""The villages of a commune on a day, what was counted and measured, and the initiatives with who answers for them."""

from collections.abc import Iterable, Iterator

from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import number
from kgraph.questions.lines import CommuneDay, Line, by_name
from kgraph.questions.roles import IN_CHARGE, is_in_charge

_COUNT = "count"


def village_lines(day: CommuneDay) -> Iterator[Line]:
    """Yield the villages that are named, then how many there are said to be."""
    for village, edge in day.villages:
        yield Line("village", village, day.place, edge)
    yield from (line for line in _measures(day, "village") if line.node.get("kind") == _COUNT)


def measure_lines(day: CommuneDay) -> Iterator[Line]:
    """Yield what was measured until the day: the measures that possibly held on it, else the latest before."""
    yield from (line for line in _measures(day, "measure") if line.node.get("kind") != _COUNT)


def initiative_lines(day: CommuneDay) -> Iterator[Line]:
    """Yield each initiative with all who answer for it, and a line more where no source says who is in charge."""
    for initiative, places in _initiatives(day):
        edges = day.graph.into(initiative.id, Relation.RESPONSIBLE_FOR)
        answering = sorted(edges, key=lambda edge: (str(edge.get("role")), edge.id))
        for place, edge in places:
            yield from (_answering(day, initiative, place, answer) for answer in answering)
            if not any(map(is_in_charge, answering)):
                yield Line("initiative", initiative, place, edge, role=IN_CHARGE, responsible_state="unknown")


def _answering(day: CommuneDay, initiative: Node, place: Node, edge: Edge) -> Line:
    who = day.graph.node(edge.subject)
    state = "unnamed" if who.is_unnamed else "certain" if edge.certainly_covers(day.as_of) else "possible"
    return Line("initiative", initiative, place, edge, responsible=who, role=str(edge.get("role")), responsible_state=state)


def _initiatives(day: CommuneDay) -> Iterator[tuple[Node, list[tuple[Node, Edge]]]]:
    """The initiatives by name, each with its villages, or the commune where no village is given."""
    places: dict[Node, list[tuple[Node, Edge]]] = {}
    for place in day.places:
        for edge in day.graph.into(place.id, Relation.LOCATED_IN):
            node = day.graph.node(edge.subject)
            if node.kind is Kind.INITIATIVE:
                places.setdefault(node, []).append((place, edge))
    for initiative in sorted(places, key=by_name):
        yield initiative, [found for found in places[initiative] if found[0] != day.place] or places[initiative]


def _measures(day: CommuneDay, section: str) -> Iterator[Line]:
    lines = (_measured(day, section, place, edge) for place in day.places for edge in _latest(day, place))
    yield from sorted(lines, key=lambda line: (line.place != day.place, by_name(line.node), line.edge.id))


def _measured(day: CommuneDay, section: str, place: Node, edge: Edge) -> Line:
    initiative = day.gathered.node(edge.object)
    return Line(section, initiative, place, edge, value=number(edge, "value"), total=number(edge, "total"))


def _latest(day: CommuneDay, place: Node) -> Iterable[Edge]:
    """Of each thing measured in a place the measures possible on the day, else the last one before it."""
    taken: dict[str, list[Edge]] = {}
    for edge in day.gathered.out(place.id, Relation.MEASURED):
        if edge.valid.start_earliest <= day.as_of:
            taken.setdefault(edge.object, []).append(edge)
    for edges in taken.values():
        on_the_day = [edge for edge in edges if edge.possibly_covers(day.as_of)]
        yield from on_the_day or [max(edges, key=lambda e: (e.valid.end_latest, e.id))]
