"""The shortest chains between two people through posts, bodies and decisions, of people who met."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.answers import Answer, Row, edge_cells, name_of
from kgraph.questions.lines import by_name
from kgraph.questions.meetings import Leg, Meeting, meetings, turned
from kgraph.questions.side_by_side import SUREST

__all__ = ["RECIPE", "Chain", "Leg", "Meeting", "Path", "path"]

_IN, _OUT = Direction.IN, Direction.OUT

RECIPE = Recipe(
    "path",
    ("person", "other"),
    (
        Step("person", Relation.HOLDS, _OUT, "post"),
        Step("other", Relation.HOLDS, _OUT, "post"),
        Step("post", Relation.HOLDS, _IN, "between"),
        Step("post", Relation.POST_IN, _OUT, "body"),
        Step("body", Relation.POST_IN, _IN, "beside"),
        Step("beside", Relation.POST_IN, _OUT, "organization"),
        Step("beside", Relation.HOLDS, _IN, "between"),
        Step("post", Relation.FILLS, _IN, "decision"),
        Step("decision", Relation.FILLS, _OUT, "filled"),
        Step("filled", Relation.HOLDS, _IN, "between"),
    ),
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Meetings that lead from one person to another."""

    meetings: tuple[Meeting, ...]

    @property
    def between(self) -> tuple[Node, ...]:
        """The people between the two."""
        return tuple(meeting.other for meeting in self.meetings[:-1])

    @property
    def rank(self) -> tuple[object, ...]:
        """A sort key: the fewest steps first, then the surest, then the names between."""
        doubts = sorted((SUREST.index(meeting.certainty) for meeting in self.meetings), reverse=True)
        return sum(len(meeting.legs) for meeting in self.meetings), doubts, [by_name(node) for node in self.between]


@dataclass(frozen=True, slots=True)
class Path(Answer):
    """The best chains, all of one number of people between; ``found`` counts those beyond the limit too."""

    person: Node
    other: Node
    chains: tuple[Chain, ...]
    found: int

    def rows(self) -> tuple[Row, ...]:
        """Return a row per step; ``certainty`` is the edge's, ``meeting_certainty`` that the two people met."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for number, chain in enumerate(self.chains, 1):
            legs = [(meeting, leg) for meeting in chain.meetings for leg in meeting.legs]
            for place, (meeting, leg) in enumerate(legs, 1):
                cells: Row = {
                    "chain": number,
                    "step": place,
                    "from": name_of(leg.start),
                    "relation": str(leg.edge.relation),
                    "direction": str(leg.direction),
                    "to": name_of(leg.end),
                    "meeting": meeting.how,
                    "meeting_time": meeting.when,
                    "meeting_certainty": str(meeting.certainty),
                }
                yield cells | edge_cells(leg.edge)


def path(engine: Engine, person_id: str, other_id: str, limit: int = 10) -> Path:
    """Return the shortest chains between two people: directly, else with one person between them.

    Each two neighbours in a chain met: they served together, as overlap has it; the one handed a post over to the other; or
    one decision brought both. Of two people's meetings the one with the fewest steps is taken, then the surest. No chains
    means none with at most one person between.

    Raises:
        UnknownNameError: no node has one of the ids.
        UsageError: both are the same person.
    """
    if person_id == other_id:
        raise UsageError("a path leads from one person to another", fix="name two people")
    graph = engine.gather(RECIPE, person=person_id, other=other_id)
    chains = sorted(_chains(graph, person_id, other_id), key=lambda chain: chain.rank)
    return Path(graph.node(person_id), graph.node(other_id), tuple(chains[:limit]), len(chains))


def _chains(graph: TemporalGraph, person_id: str, other_id: str) -> Iterator[Chain]:
    one = meetings(graph, person_id)
    if other_id in one:
        yield Chain((one[other_id],))
        return
    other = meetings(graph, other_id)
    for between in one.keys() & other.keys():
        yield Chain((one[between], turned(other[between])))
