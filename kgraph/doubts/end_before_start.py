"""A holding of which one source knows only the end and another only the start, and the end lies first."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import joined
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.model import Relation


def ends_before_starts(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for two spells of one person in one post, of which the first has no start and the second no end.

    Different sources say so, and nothing certain stands between them: another holder of a single seat, or a vacancy, makes a return of
    it.
    """
    for held in ground.by_person.values():
        halves = [edge for edge in held if edge.valid.start.is_unknown or not edge.valid.end.last] if len(held) > 1 else []
        posts = {edge.object for edge in halves if edge.valid.start.is_unknown and edge.valid.end.last}
        spells: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
        for edge in held if posts else ():
            if edge.object in posts:
                spells[edge.object, edge.acting].append(edge)
        for _, some in sorted(spells.items()):
            for one, other in pairwise(sorted(some, key=_in_time)):
                if _is_one_cut_in_two(one, other) and not _stands_between(ground, one, other):
                    yield _finding(ground, one, other)


def _in_time(edge: Edge) -> tuple[date, date, str]:
    return edge.valid.end_latest, edge.valid.start_earliest, edge.id


def _is_one_cut_in_two(one: Edge, other: Edge) -> bool:
    halves = one.valid.start.is_unknown and not other.valid.end.last
    return halves and one.valid.certainly_before(other.valid) and set(one.sources).isdisjoint(other.sources)


def _stands_between(ground: Ground, one: Edge, other: Edge) -> bool:
    """Whether the post was certainly somebody else's, or nobody's, on a day strictly between."""
    taken = [*ground.graph.out(one.object, Relation.VACANT)]
    if ground.graph.node(one.object).get("seats") == 1:
        taken += [edge for edge in ground.by_post[one.object] if edge.subject != one.subject and not edge.acting]
    return any(_lies_between(edge, one.valid.end_latest, other.valid.start_earliest) for edge in taken)


def _lies_between(edge: Edge, after: date, before: date) -> bool:
    certain = edge.valid.start_latest <= edge.valid.end_earliest
    return certain and edge.valid.start_latest < before and edge.valid.end_earliest > after


def _finding(ground: Ground, one: Edge, other: Edge) -> Finding:
    who = f"'{ground.name(one.subject)}' as '{ground.name(one.object)}'"
    what = f"{who}: one source has the end, {one.valid.end}, another the start, {other.valid.start}"
    return Finding("end_before_start", one.subject, what, claims=joined(one, other), others=(one.object,))
