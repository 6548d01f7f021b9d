"""Who served together: two holdings of one post, or of posts of one body, that may share a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kgraph.dates import Certainty, Span
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.seats import post_in
from kgraph.questions.shared_days import certain_days, certainly_beside, possible_days, shared_span

SAME_POST, SAME_BODY, HANDOVER = "post", "body", "handover"
SUREST = (Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.UNKNOWN)


@dataclass(frozen=True)
class Pair:
    """Two people's holdings, what they were in (``same``: a post or a body), and the days they share.

    In a ``handover`` the one left the post on the day that the other came to it: they met, and did not serve together.
    """

    one: Edge
    other: Edge
    same: str
    organization: Node | None
    certain_days: int
    possible_days: int | None

    @cached_property
    def together(self) -> Span:
        """The time that both held."""
        return shared_span(self.one.valid, self.other.valid)

    @property
    def certainty(self) -> Certainty:
        """Certain if they share a day on every reading of their dates; unknown if neither is dated."""
        if self.certain_days:
            return Certainty.CERTAIN
        undated = self.one.valid.is_undated and self.other.valid.is_undated
        return Certainty.UNKNOWN if undated else Certainty.POSSIBLE


def pairs(graph: TemporalGraph, holding: Edge) -> Iterator[Pair]:
    """Yield a holding with each one that somebody else possibly had, at the same time, of its post or of a post of its body."""
    seat = post_in(graph, holding.object, holding.valid)
    body = graph.node(seat.object) if seat else None
    posts = {edge.subject for edge in graph.into(body.id, Relation.POST_IN)} if body else set()
    for post in sorted(posts | {holding.object}):
        for other in graph.into(post, Relation.HOLDS):
            if other.subject != holding.subject and holding.valid.possibly_overlaps(other.valid):
                yield from _pair(graph, holding, other, body)


def _pair(graph: TemporalGraph, one: Edge, other: Edge, body: Node | None) -> Iterator[Pair]:
    certain = certain_days(one, other)
    same = _same_post(graph, one, other, certain) if one.object == other.object else _same_body(graph, other, body)
    if same:
        yield Pair(one, other, same, body, certain, possible_days(one, other))


def _same_post(graph: TemporalGraph, one: Edge, other: Edge, certain: int) -> str:
    """In a seat for one only a double holding is a time together; else, whatever the dates leave open, one followed the other."""
    if _hands_over(one, other) or _hands_over(other, one):
        return HANDOVER if certain else ""
    return SAME_POST if certainly_beside(one, other) or graph.node(one.object).get("seats") != 1 else ""


def _hands_over(one: Edge, other: Edge) -> bool:
    return one.valid.start_latest < other.valid.start_earliest == one.valid.end_latest


def _same_body(graph: TemporalGraph, other: Edge, body: Node | None) -> str:
    seat = post_in(graph, other.object, other.valid)
    return SAME_BODY if seat and body and seat.object == body.id else ""
