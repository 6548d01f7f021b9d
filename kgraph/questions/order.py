"""Which of several holdings certainly come before which, and their order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Self, TypeAlias

from kgraph.dates import PartialDate
from kgraph.graph import Edge

Earlier: TypeAlias = Mapping[str, frozenset[str]]
"""For each edge id, the ids of the edges that come before it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """An edge and the days between which it began and ended, worked out once for many comparisons."""

    edge: Edge
    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date

    @classmethod
    def of(cls, edge: Edge) -> Self:
        """Return the edge with its days."""
        span = edge.valid
        return cls(edge, span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)


def comes_before(one: Timed, other: Timed) -> bool:
    """Whether the first holding was left when, or before, the second was taken up.

    It was if its dates say so; if the end of the one and the start of the other are the same date, be it a day, a
    month or a year; or if a decision brought the other, and the one had ended by the time the other is seen.
    """
    return _follows(one, other) and not _follows(other, one)


def earlier(edges: Iterable[Edge], before: Callable[[Timed, Timed], bool] = comes_before) -> Earlier:
    """Return what comes before each edge, directly or through others."""
    known = [Timed.of(edge) for edge in edges]
    past = [sum(1 << n for n, one in enumerate(known) if one is not other and before(one, other)) for other in known]
    for middle in range(len(known)):
        past = [bits | past[middle] if bits >> middle & 1 else bits for bits in past]
    ids = [timed.edge.id for timed in known]
    return {ids[at]: frozenset(ids[n] for n in range(len(ids)) if bits >> n & 1 and n != at) for at, bits in enumerate(past)}


def later(before: Earlier) -> Earlier:
    """Return what comes after each edge and not before it as well."""
    after: dict[str, set[str]] = {edge_id: set() for edge_id in before}
    for edge_id, past in before.items():
        for one in past:
            if edge_id not in before[one]:
                after[one].add(edge_id)
    return {edge_id: frozenset(ids) for edge_id, ids in after.items()}


def in_order(edges: Iterable[Edge], before: Earlier) -> tuple[Edge, ...]:
    """Return the edges, each after those that come before it, else by earliest possible start, then id."""
    known = {edge.id: edge for edge in edges}
    keys = {edge_id: begins(edge) for edge_id, edge in known.items()}
    behind: dict[str, list[str]] = {edge_id: [] for edge_id in known}
    for edge_id in known:
        for one in before[edge_id]:
            behind[one].append(edge_id)
    waits_for = {edge_id: len(before[edge_id]) for edge_id in known}
    free = [(keys[edge_id], edge_id) for edge_id, count in waits_for.items() if not count]
    heapify(free)
    ordered: list[Edge] = []
    while waits_for:
        # Where all that is left comes before itself, through others, the earliest possible start decides.
        following = heappop(free)[1] if free else min(waits_for, key=lambda edge_id: (keys[edge_id], edge_id))
        del waits_for[following]
        ordered.append(known[following])
        for one in behind[following]:
            if one in waits_for:
                waits_for[one] -= 1
                if not waits_for[one]:
                    heappush(free, (keys[one], one))
    return tuple(ordered)


def begins(edge: Edge) -> tuple[date, date]:
    """Return a sort key: the earliest possible start (the latest, where nothing bounds it), then the latest possible end."""
    span = edge.valid
    return (span.start.earliest if span.start.first else span.start_latest), span.end_latest


def _follows(one: Timed, other: Timed) -> bool:
    if one.end_earliest > other.start_latest:
        return False
    ended_first = one.end_latest <= other.end_earliest
    if ended_first and one.start_latest <= other.start_earliest:
        return True
    end, start = one.edge.valid.end, other.edge.valid.start
    if end == start and _is_known(end):
        return True
    ended_when_seen = ended_first or (end.last != "" and end.last == other.edge.valid.end.first)
    return ended_when_seen and _is_new_decision(one.edge, other.edge)


def _is_known(when: PartialDate) -> bool:
    return when.first != "" and when.first == when.last


def _is_new_decision(one: Edge, other: Edge) -> bool:
    return other.get("decision") not in ("", one.get("decision"))
