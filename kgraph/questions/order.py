"""Which of several holdings certainly come before which, their order, and the days between them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from kgraph.dates import PartialDate, Span
from kgraph.graph import Edge

Earlier: TypeAlias = Mapping[str, frozenset[str]]
"""For each edge id, the ids of the edges that come before it."""


def comes_before(one: Edge, other: Edge) -> bool:
    """Whether the first holding was left when, or before, the second was taken up.

    It was if its dates say so; if the end of the one and the start of the other are the same date, be it a day, a
    month or a year; or if a decision brought the other, and the one had ended by the time the other is seen.
    """
    return _follows(one, other) and not _follows(other, one)


def earlier(edges: Iterable[Edge], before: Callable[[Edge, Edge], bool]) -> Earlier:
    """Return what comes before each edge, directly or through others."""
    known = list(edges)
    found = {edge.id: {other.id for other in known if other is not edge and before(other, edge)} for edge in known}
    for middle in found:
        for ids in found.values():
            if middle in ids:
                ids |= found[middle]
    return {edge_id: frozenset(ids - {edge_id}) for edge_id, ids in found.items()}


def in_order(edges: Iterable[Edge], before: Earlier) -> tuple[Edge, ...]:
    """Return the edges, each after those that come before it, else by earliest possible start, then id."""
    waiting = {edge.id: edge for edge in edges}
    ordered: list[Edge] = []
    while waiting:
        following = min(waiting.values(), key=lambda e: (bool(before[e.id] & waiting.keys()), begins(e.valid), e.id))
        ordered.append(waiting.pop(following.id))
    return tuple(ordered)


def begins(span: Span) -> tuple[date, date]:
    """Return a sort key: the earliest possible start (the latest, where nothing bounds it), the latest possible end."""
    return (span.start.earliest if span.start.first else span.start_latest), span.end_latest


def gap_days(edge: Edge, edges: Iterable[Edge], before: Earlier) -> int | None:
    """Return the days strictly between a holding and the one before it; None where that is not certain."""
    others = [other for other in edges if other.id != edge.id]
    past = [o for o in others if _precedes(o, edge, before) or o.valid.start_latest < edge.valid.start_earliest]
    last = [one for one in past if not any(_outlasts(other, one, before) for other in past)]
    days = [one.valid.days_until(edge.valid) for one in last]
    if 0 in days:
        return 0
    certain = [number for number in days if number is not None]
    if not certain or len(certain) < len(days):
        return None
    rest = [o for o in others if o not in past and not _precedes(edge, o, before)]
    return None if any(_may_stand_between(o, last, edge) for o in rest) else min(certain)


def _follows(one: Edge, other: Edge) -> bool:
    a, b = one.valid, other.valid
    touching = a.end_earliest <= b.start_latest
    ended_first = a.end_latest <= b.end_earliest
    if a.start_latest <= b.start_earliest and ended_first and touching:
        return True
    if _is_known(a.end) and a.end == b.start:
        return True
    ended_when_seen = ended_first or (a.end.last != "" and a.end.last == b.end.first)
    return _is_new_decision(one, other) and ended_when_seen and touching


def _is_known(when: PartialDate) -> bool:
    return when.first != "" and when.first == when.last


def _is_new_decision(one: Edge, other: Edge) -> bool:
    return other.get("decision") not in ("", one.get("decision"))


def _precedes(one: Edge, other: Edge, before: Earlier) -> bool:
    return one.id in before[other.id] and other.id not in before[one.id]


def _outlasts(one: Edge, other: Edge, before: Earlier) -> bool:
    return one is not other and (_precedes(other, one, before) or other.valid.end_latest < one.valid.end_earliest)


def _may_stand_between(one: Edge, last: Iterable[Edge], edge: Edge) -> bool:
    starts_before = one.valid.start_earliest < edge.valid.start_earliest
    return starts_before and all(one.valid.end_latest > other.valid.end_latest for other in last)
