"""Bars in rows, rows in lanes: concurrent posts stack, what does not touch may share a row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import wrapped
from kgraph.diagrams.shapes import LABEL, TITLE, Bar, Lane
from kgraph.languages import say
from kgraph.questions.seats import LEVELS

_PAD, _BETWEEN_ROWS, _BETWEEN_LANES = 9.0, 8.0, 3.0
_APART = 18.0
_REPEAT = 420.0


def in_lanes(bars: Sequence[Bar], top: float, language: str) -> tuple[tuple[Lane, ...], tuple[Bar, ...]]:
    """Return a lane for each level that occurs, from the top, and the bars at their places, in the order given."""
    lanes: list[Lane] = []
    placed: dict[str, Bar] = {}
    for level in (*LEVELS, ""):
        inside = [bar for bar in bars if _lane(bar) == level]
        if inside:
            y = top + _PAD
            for row in _rows(inside):
                height = max(bar.room for bar in row)
                placed |= {bar.edge: replace(bar, top=round(y + (height - bar.height) / 2, 1)) for bar in row}
                y += height + _BETWEEN_ROWS
            lanes.append(lane(level, f"level.{level or 'none'}", top, y - _BETWEEN_ROWS + _PAD - top, language))
            top += lanes[-1].height + _BETWEEN_LANES
    return tuple(lanes), tuple(placed[bar.edge] for bar in bars)


def lane(level: str, key: str, top: float, height: float, language: str) -> Lane:
    """Return a lane with its label, which a tall lane repeats."""
    label = say(language, key)
    again = say(language, "diagram.again", level=label)
    first, later = (wrapped(text, TITLE, fonts.SEMIBOLD, LABEL - 16) for text in (label, again))
    repeats = tuple(round(top + _REPEAT * number, 1) for number in range(1, int(height / _REPEAT + 0.6)))
    return Lane(level, first, later, round(top, 1), round(height, 1), repeats)


def _lane(bar: Bar) -> str:
    return bar.level if bar.level in LEVELS else ""


def _rows(bars: Iterable[Bar]) -> list[list[Bar]]:
    """Each bar in the first row where neither it nor its caption comes near another."""
    rows: list[list[Bar]] = []
    for bar in bars:
        free = (row for row in rows if all(_are_apart(bar, other) for other in row))
        row = next(free, None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    return rows


def _are_apart(one: Bar, other: Bar) -> bool:
    (a, b), (c, d) = _reach(one), _reach(other)
    return b + _APART <= c or d + _APART <= a


def _reach(bar: Bar) -> tuple[float, float]:
    return min(bar.left, bar.caption.x), max(bar.right, bar.caption.right)
