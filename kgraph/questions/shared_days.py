"""How many days two holdings share: the fewest and the most that any reading of their dates allows."""

from kgraph.dates import FIRST_DAY, LAST_DAY, PartialDate, Span
from kgraph.graph import Edge, Stretch


def certain_days(one: Edge, other: Edge) -> int:
    """Return the fewest days that both held on any reading of their dates, first and last day included.

    It may be 1 where no one day is certain: who came and left in March shared some day with whoever stayed all of March.
    """
    if one.attested is None and other.attested is None:
        if not one.valid.certainly_overlaps(other.valid):
            return 0
        return max(1, _days(_core(one.valid), _core(other.valid)))
    return _certain_where_seen(one, other)


def tenure(edge: Edge) -> tuple[int, int | None]:
    """Return the days on which an edge certainly held, and the most that it may have; None where no source bounds them.

    No day is certain where all that is known is a month or a year in which it held.
    """
    return sum(_days(stretch, stretch) for stretch in stretches(edge)), possible_days(edge, edge)


def certainly_beside(one: Edge, other: Edge) -> bool:
    """Whether both certainly held on one day that no handover between them explains.

    They share more than a day on every reading of their dates; or one is only known to have held on some day, and the other held two days
    before and two days after.
    """
    return any(_beside(a, b) or _within(a, b) or _within(b, a) for a in stretches(one) for b in stretches(other))


def possible_days(one: Edge, other: Edge) -> int | None:
    """Return the most days that both held on any reading of their dates; None where no source bounds them."""
    first = max(one.valid.start_earliest, other.valid.start_earliest)
    last = min(one.valid.end_latest, other.valid.end_latest)
    if first > last:
        return 0
    return None if first == FIRST_DAY or last == LAST_DAY else _days((first, last), (first, last))


def shared_span(one: Span, other: Span) -> Span:
    """Return the time that both held: from the later start to the earlier end.

    Raises:
        DateError: they certainly share no day.
    """
    return Span(_later(one.start, other.start), _sooner(one.end, other.end))


def stretches(edge: Edge) -> tuple[Stretch, ...]:
    """Return the days from which and to which an edge certainly held; the later first where some day is certain, and not which."""
    return edge.attested if edge.attested is not None else (_core(edge.valid),)


def _certain_where_seen(one: Edge, other: Edge) -> int:
    """The days that both certainly held, where one of them or both were joined from sightings."""
    for seen, whole in ((one, other), (other, one)):
        if whole.attested is None and not whole.valid.has_certain_day():
            some_day = (whole.valid.end_earliest, whole.valid.start_latest)
            return int(sum(_days(some_day, stretch) for stretch in seen.attested or ()) == _days(some_day, some_day))
    return sum(_days(a, b) for a in stretches(one) for b in stretches(other))


def _core(span: Span) -> Stretch:
    """The last day it can have started and the first it can have ended: if in that order, it held between them for certain."""
    return span.start_latest, span.end_earliest


def _beside(one: Stretch, other: Stretch) -> bool:
    return _days(one, other) > 1


def _within(one: Stretch, other: Stretch) -> bool:
    """Whether the one, of which no two days are certain, lies well within the other."""
    return one[1] <= one[0] and (other[1] - one[0]).days > 1 and (one[1] - other[0]).days > 1


def _days(one: Stretch, other: Stretch) -> int:
    return max(0, (min(one[1], other[1]) - max(one[0], other[0])).days + 1)


def _later(one: PartialDate, other: PartialDate) -> PartialDate:
    """The later of two dates; of two equal bounds the finer precision stays."""
    first = max(one, other, key=lambda d: (d.earliest, len(d.first))).first
    return PartialDate(first, max(one, other, key=lambda d: (d.latest, len(d.last))).last)


def _sooner(one: PartialDate, other: PartialDate) -> PartialDate:
    first = min(one, other, key=lambda d: (d.earliest, -len(d.first))).first
    return PartialDate(first, min(one, other, key=lambda d: (d.latest, -len(d.last))).last)
