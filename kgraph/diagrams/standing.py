"""Where the caption of a bar stands: within it on one line or two, at its right, at its left, or where there is most room."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from kgraph.diagrams.shapes import Caption

Setting: TypeAlias = Callable[[float], Caption]
"""Words set in lines no wider than a limit."""

_ANY_WIDTH = 1e9
_OUTSIDE, _LEAST_INSIDE = 430.0, 190.0
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Room:
    """The x between which captions may stand, and the lines that they should not cross."""

    left: float
    right: float
    avoid: tuple[float, ...] = ()

    def crossings(self, caption: Caption) -> int:
        """Count the lines that run through a caption."""
        return sum(1 for x in self.avoid if caption.x - 4 < x < caption.right + 4)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a bar leaves room for its caption: from ``start`` to ``end`` within it, up to ``before`` and from ``after`` beside it."""

    start: float
    end: float
    before: float
    after: float


def stand(set_in: Setting, spot: Spot, room: Room) -> Caption:
    """Return the caption at the first place where it fits; beside the bar, where fewer lines cross it."""
    return next(caption for caption, fits in _tries(set_in, spot, room) if fits)


def _tries(set_in: Setting, spot: Spot, room: Room) -> Iterator[tuple[Caption, bool]]:
    has = spot.end - spot.start
    one_line = _at(set_in(_ANY_WIDTH), spot.start, is_inside=True)
    yield one_line, one_line.width <= has
    if has >= _LEAST_INSIDE:
        broken = _at(set_in(has), spot.start, is_inside=True)
        yield broken, max(len(broken.title), len(broken.meta)) <= _MOST_LINES
    beside = set_in(_OUTSIDE)
    at_right, at_left = room.right - spot.after, spot.before - room.left
    sides = [(_at(beside, spot.after), at_right), (_at(beside, spot.before - beside.width), at_left)]
    for caption, space in sorted(sides, key=lambda side: room.crossings(side[0])):
        yield caption, caption.width <= space
    squeezed = set_in(max(at_right, at_left))
    yield _at(squeezed, spot.after if at_right >= at_left else spot.before - squeezed.width), True


def _at(caption: Caption, x: float, is_inside: bool = False) -> Caption:
    return replace(caption, x=round(x, 1), is_inside=is_inside)
