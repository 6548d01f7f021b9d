"""Where two people met: in a post, in a body, handing a post over, or brought by one decision; and the steps from one to the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kgraph.dates import Certainty
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.seats import post_in
from kgraph.questions.side_by_side import SAME_BODY, SUREST, Pair, pairs

BY_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Leg:
    """An edge walked from one of its ends to the other; ``direction`` is in where it is walked against its own direction."""

    start: Node
    edge: Edge
    end: Node

    @property
    def direction(self) -> Direction:
        """Out from subject to object, in from object to subject."""
        return Direction.OUT if self.start.id == self.edge.subject else Direction.IN


@dataclass(frozen=True)
class Meeting:
    """Two people and the steps between them; ``how`` is post, body, handover or decision, ``when`` the time or the decision's date."""

    how: str
    when: str
    certainty: Certainty
    days: int
    legs: tuple[Leg, ...]

    @property
    def other(self) -> Node:
        """Whom the steps lead to."""
        return self.legs[-1].end

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """A sort key: the fewest steps first, then the surest, the longest, and by the ids of the edges."""
        return len(self.legs), SUREST.index(self.certainty), -self.days, tuple(leg.edge.id for leg in self.legs)


def meetings(graph: TemporalGraph, person_id: str) -> dict[str, Meeting]:
    """Return for each person whom somebody met the best of their meetings, by id."""
    found: dict[str, Meeting] = {}
    for holding in graph.out(person_id, Relation.HOLDS):
        for meeting in (*_served(graph, holding), *_moved(graph, holding)):
            known = found.get(meeting.other.id)
            if known is None or meeting.rank < known.rank:
                found[meeting.other.id] = meeting
    return found


def turned(meeting: Meeting) -> Meeting:
    """Return the meeting seen from the other."""
    back = tuple(Leg(leg.end, leg.edge, leg.start) for leg in reversed(meeting.legs))
    return Meeting(meeting.how, meeting.when, meeting.certainty, meeting.days, back)


def _served(graph: TemporalGraph, holding: Edge) -> Iterator[Meeting]:
    for pair in pairs(graph, holding):
        edges = _through_body(graph, pair) if pair.same == SAME_BODY else [pair.one, pair.other]
        yield Meeting(pair.same, str(pair.together), pair.certainty, pair.certain_days, _walked(graph, holding.subject, edges))


def _through_body(graph: TemporalGraph, pair: Pair) -> list[Edge]:
    seats = (post_in(graph, edge.object, edge.valid) for edge in (pair.one, pair.other))
    one, other = (seat for seat in seats if seat is not None)
    return [pair.one, one, other, pair.other]


def _moved(graph: TemporalGraph, holding: Edge) -> Iterator[Meeting]:
    """Those whom one decision brought to a post: no more certain than that it brought them both."""
    decision = graph.by_id.get(str(holding.get("decision")))
    fills = {edge.object: edge for edge in graph.out(decision.id, Relation.FILLS)} if decision else {}
    if decision is None or holding.object not in fills:
        return
    for post, filled in fills.items():
        for other in graph.into(post, Relation.HOLDS):
            if other.subject != holding.subject and other.get("decision") == decision.id:
                edges = [holding, fills[holding.object], filled, other] if post != holding.object else [holding, other]
                when, certainty = str(decision.get("date")), _said((holding, other))
                yield Meeting(BY_DECISION, when, certainty, 0, _walked(graph, holding.subject, edges))


def _said(holdings: Iterable[Edge]) -> Certainty:
    doubted = any({"decision", "edge"} & set(holding.inferred) for holding in holdings)
    return Certainty.POSSIBLE if doubted else Certainty.CERTAIN


def _walked(graph: TemporalGraph, start: str, edges: Iterable[Edge]) -> tuple[Leg, ...]:
    legs = []
    for edge in edges:
        end = edge.object if edge.subject == start else edge.subject
        legs.append(Leg(graph.node(start), edge, graph.node(end)))
        start = end
    return tuple(legs)
