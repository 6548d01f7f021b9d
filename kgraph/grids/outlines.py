"""Outlines of units that somebody brings, by code, and the days on which they are true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from kgraph.errors import UsageError
from kgraph.grids.cells import Point

Ring: TypeAlias = tuple[Point, ...]

_NO_AREA = 1e-12


@dataclass(frozen=True, slots=True)
class Outlines:
    """The rings of each unit by its code, from the file of that name, true from the first day to the last."""

    file: str
    first: date
    last: date
    rings: Mapping[str, tuple[Ring, ...]]

    def check_day(self, day: date) -> None:
        """Refuse a day on which the outlines were not true.

        Raises:
            UsageError: the day lies outside of the days that the outlines are valid for.
        """
        if not self.first <= day <= self.last:
            what = f"as of {day} on outlines that are valid {self.valid} is false"
            raise UsageError(what, where=self.file, fix="ask for a day on which they are valid, or bring the outlines of that day")

    @property
    def valid(self) -> str:
        """The days as text: ``2025-07-01/2025-12-31``, or one day."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"

    def middles(self) -> dict[str, Point]:
        """Return the middle of the largest ring of each unit."""
        return {code: centroid(max(rings, key=lambda ring: abs(area(ring)))) for code, rings in self.rings.items()}


def period(valid: str) -> tuple[date, date]:
    """Return the first and the last day of ``DAY/DAY`` or ``DAY``.

    Raises:
        UsageError: the text is neither, or the last day lies before the first.
    """
    first, slash, last = valid.partition("/")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last if slash else first)
    except ValueError:
        fix = "write the first and the last day on which the outlines are true: 2025-07-01/2025-12-31"
        raise UsageError(f"cannot read '{valid}' as days", fix=fix) from None
    if days[1] < days[0]:
        raise UsageError(f"the days '{valid}' end before they begin", fix="give the earlier day first")
    return days


def area(ring: Ring) -> float:
    """Return the area within a ring, below 0 where it runs clockwise."""
    return sum(cross for *_, cross in _corners(ring)) / 2


def centroid(ring: Ring) -> Point:
    """Return the middle of the area within a ring, or of its corners where it has none."""
    size = area(ring)
    if abs(size) < _NO_AREA:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    east = sum((x + next_x) * cross for x, _, next_x, _, cross in _corners(ring)) / (6 * size)
    north = sum((y + next_y) * cross for _, y, _, next_y, cross in _corners(ring)) / (6 * size)
    return ring[0][0] + east, ring[0][1] + north


def spot_within(ring: Ring) -> Point:
    """Return the middle of a ring, or where it bends around its middle, that of its widest stretch at the same height."""
    middle = centroid(ring)
    crossings = sorted(_crossings(ring, middle[1]))
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches or any(west <= middle[0] <= east for west, east in stretches):
        return middle
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2, middle[1]


def _crossings(ring: Ring, height: float) -> Iterator[float]:
    for (x, y), (next_x, next_y) in pairwise(ring):
        if (y <= height) != (next_y <= height):
            yield x + (height - y) / (next_y - y) * (next_x - x)


def _corners(ring: Ring) -> Iterator[tuple[float, float, float, float, float]]:
    """Each side of a ring seen from its first corner, and twice the area of the triangle between."""
    (x0, y0) = ring[0]
    for (x, y), (next_x, next_y) in pairwise((x - x0, y - y0) for x, y in ring):
        yield x, y, next_x, next_y, x * next_y - next_x * y
