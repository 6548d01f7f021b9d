"""Where the words on an arrow stand: on its line, clear of boxes and other words, as near the middle as that allows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin

from kgraph.diagrams import fonts
from kgraph.diagrams.boxes import Arrow, Box
from kgraph.diagrams.layout import Point
from kgraph.diagrams.lettering import LINE, width

LABEL = 11.0
"""Size of the text on arrows."""

MOST_WORDS = 45
"""Above this many arrows their words hide each other; they show when the pointer is on the arrow."""

BEND = 0.35
"""How far the line of an arrow runs level before it turns, as a share of its length."""

_ROOM = 3.0
_STEPS = 24
_SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66, 0.28, 0.72, 0.22, 0.78)
_HIDDEN, _CROSSED, _AWAY = 100.0, 5.0, 12.0
"""What it costs that words are hidden whole, that a line runs through them, that they stand at an end of theirs."""


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle by its middle and half its sides."""

    x: float
    y: float
    across: float
    down: float

    def holds(self, point: Point) -> bool:
        return abs(point[0] - self.x) <= self.across and abs(point[1] - self.y) <= self.down

    def covered_by(self, other: "_Area") -> float:
        """The share of it that lies under another."""
        wide = self.across + other.across - abs(self.x - other.x)
        high = self.down + other.down - abs(self.y - other.y)
        if wide <= 0 or high <= 0:
            return 0.0
        return min(wide, 2 * self.across) * min(high, 2 * self.down) / (4 * self.across * self.down)


def with_words_placed(boxes: Iterable[Box], arrows: Sequence[Arrow]) -> tuple[Arrow, ...]:
    """Return the arrows with the middle of their words; where there are too many to be read, as they came."""
    if len(arrows) > MOST_WORDS:
        return tuple(arrows)
    areas = {box.id: _Area(box.x, box.y, box.width / 2, box.height / 2) for box in boxes}
    lines = [_line(areas[arrow.start], areas[arrow.end], number) for arrow, number in numbered(arrows)]
    choices = [list(_choices(arrow, n, lines, areas)) for n, arrow in enumerate(arrows)]
    placed = _chosen(choices)
    return tuple(replace(arrow, at=(round(area.x, 1), round(area.y, 1))) for arrow, area in zip(arrows, placed, strict=True))


def numbered(arrows: Iterable[Arrow]) -> Iterator[tuple[Arrow, int]]:
    """Yield each arrow with how many before it join the same two boxes in the same direction."""
    seen: Counter[tuple[str, str]] = Counter()
    for arrow in arrows:
        yield arrow, seen[arrow.start, arrow.end]
        seen[arrow.start, arrow.end] += 1


def roundness(number: int) -> float:
    """Return how round the line of that number is which does not run level."""
    return 0.12 * (number + 1)


def _line(start: _Area, end: _Area, number: int) -> list[Point]:
    """Points on the line as vis-network draws it, from where it leaves its box to where it enters the other."""
    points = [_point(start, end, number, step / _STEPS) for step in range(_STEPS + 1)]
    return [point for point in points if not start.holds(point) and not end.holds(point)] or [points[_STEPS // 2]]


def _point(start: _Area, end: _Area, number: int, share: float) -> Point:
    dx, dy, rest = end.x - start.x, end.y - start.y, 1 - share
    if number:
        via_x, via_y = _via(dx, dy, number)
        early, late = 2 * rest * share, share * share
        return start.x + via_x * early + dx * late, start.y + via_y * early + dy * late
    early, late = 3 * rest * rest * share, 3 * rest * share * share
    return start.x + dx * (BEND * early + (1 - BEND) * late + share**3), start.y + dy * (late + share**3)


def _via(dx: float, dy: float, number: int) -> Point:
    """The point that pulls the line of a second arrow aside, as vis-network finds it for ``curvedCW`` and ``curvedCCW``."""
    factor = 0.5 + (-roundness(number) if number % 2 else roundness(number)) / 2
    angle, far = atan2(-dy, dx) + factor * pi, factor * hypot(dx, dy)
    return far * sin(angle), far * cos(angle)


def _choices(arrow: Arrow, n: int, lines: Sequence[list[Point]], areas: Mapping[str, _Area]) -> Iterator[tuple[_Area, float]]:
    """Where words can stand, and what each place costs whatever the other words do."""
    across = max((width(line, LABEL, fonts.REGULAR) for line in arrow.lines), default=0.0) / 2 + _ROOM
    down = max(len(arrow.lines), 1) * LABEL * LINE / 2
    for share in _SHARES:
        x, y = lines[n][round(share * (len(lines[n]) - 1))]
        area = _Area(x, y, across, down)
        hidden = sum(area.covered_by(box) for box in areas.values())
        crossed = sum(any(map(area.holds, line)) for m, line in enumerate(lines) if m != n)
        yield area, _HIDDEN * hidden + _CROSSED * crossed + _AWAY * abs(share - 0.5)


def _chosen(choices: Sequence[Sequence[tuple[_Area, float]]]) -> list[_Area]:
    """The best place for each, one after another, then once more now that all others stand."""
    placed = [options[0][0] for options in choices]
    for done in (False, True):
        for n, options in enumerate(choices):
            others = [*placed[:n], *(placed[n + 1 :] if done else ())]
            placed[n] = min(options, key=lambda option: option[1] + _HIDDEN * sum(map(option[0].covered_by, others)))[0]
    return placed
