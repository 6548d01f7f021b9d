"""The days between a holding and the one before it, where they are certain."""

from collections.abc import Iterable, Mapping

from kgraph.graph import Edge
from kgraph.questions.order import Earlier, Timed, later


def gaps(edges: Iterable[Edge], before: Earlier) -> Mapping[str, int | None]:
    """Return for each edge the days strictly between it and the holding before it; None where that is not certain."""
    known = [Timed.of(edge) for edge in edges]
    after = later(before)
    return {edge.edge.id: _gap(edge, known, after) for edge in known}


def _gap(edge: Timed, known: list[Timed], after: Earlier) -> int | None:
    past = [one for one in known if _is_past(one, edge, after)]
    last = _ended_last(past, after)
    days = [one.edge.valid.days_until(edge.edge.valid) for one in last]
    if 0 in days:
        return 0
    certain = [number for number in days if number is not None]
    if not certain or len(certain) < len(days):
        return None
    past_ids = {one.edge.id for one in past} | {edge.edge.id} | after[edge.edge.id]
    rest = (one for one in known if one.edge.id not in past_ids)
    return None if any(_may_stand_between(one, last, edge) for one in rest) else min(certain)


def _is_past(one: Timed, edge: Timed, after: Earlier) -> bool:
    return one is not edge and (edge.edge.id in after[one.edge.id] or one.start_latest < edge.start_earliest)


def _ended_last(past: list[Timed], after: Earlier) -> list[Timed]:
    """Those that none of the others outlasted, nor came after."""
    if not past:
        return []
    lasted = max(one.end_earliest for one in past)
    ids = {one.edge.id for one in past}
    return [one for one in past if one.end_latest >= lasted and after[one.edge.id].isdisjoint(ids)]


def _may_stand_between(one: Timed, last: Iterable[Timed], edge: Timed) -> bool:
    return one.start_earliest < edge.start_earliest and all(one.end_latest > other.end_latest for other in last)
