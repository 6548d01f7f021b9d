"""Where a holding can be drawn: the days that its bounds name, the stretches that are not certain, and how each end looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kgraph.dates import PartialDate, Span
from kgraph.graph import Edge, Stretch


class End(StrEnum):
    """How an end of a bar looks: at a date, open after a day on which it still held, or fading where nothing is known."""

    DATED = "dated"
    OPEN = "open"
    FADING = "fading"


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last day that are drawn, the stretches of them that are not certain, and the look of both ends.

    After ``waning`` it may have ended on any day until the last, which is the same day where the end is one date.
    """

    first: date
    waning: date
    last: date
    start: End
    end: End
    unsure: tuple[Stretch, ...]


def extent(edge: Edge) -> Extent:
    """Return where a dated holding is drawn: between the first and the last day that any of its bounds names.

    A bound given to a month or a year stands for all of its days. Nothing is drawn where nothing is said: a start that no
    source bounds from below fades before the first day, whatever the scale.
    """
    valid = edge.valid
    named = [day for text in (valid.start.first, valid.start.last, valid.end.first, valid.end.last) if text for day in _days(text)]
    first = valid.start.earliest if valid.start.first else min(named)
    last = valid.end.latest if valid.end.last else max(named)
    start = End.DATED if valid.start.first else End.FADING
    end = End.DATED if valid.end.last else End.OPEN if valid.end.first else End.FADING
    waning = _waning(valid, last)
    return Extent(first, waning, last, start, end, _merged(_clipped(_unsure(edge, first, waning), first, waning)))


def _waning(valid: Span, last: date) -> date:
    """The day up to which it is drawn in full: where the end lies between two dates, and something is known before them."""
    end = valid.end
    if not end.last or end.first == end.last or not (end.first or valid.start.first):
        return last
    seen = _days(end.first)[1] if end.first else valid.start_latest
    return min(last, max(seen, valid.start_latest))


def _days(text: str) -> tuple[date, date]:
    named = PartialDate.parse(text)
    return named.earliest, named.latest


def _unsure(edge: Edge, first: date, last: date) -> Iterator[Stretch]:
    valid = edge.valid
    if first < valid.start_latest:
        yield first, valid.start_latest
    if valid.end_earliest < last:
        yield valid.end_earliest, last
    for (_, one), (other, _) in zip(edge.attested or (), (edge.attested or ())[1:], strict=False):
        yield one + timedelta(days=1), other - timedelta(days=1)


def _clipped(stretches: Iterable[Stretch], first: date, last: date) -> Iterator[Stretch]:
    for one, other in stretches:
        if max(one, first) <= min(other, last):
            yield max(one, first), min(other, last)


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for one, other in sorted(stretches):
        if merged and one <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], other))
        else:
            merged.append((one, other))
    return tuple(merged)
