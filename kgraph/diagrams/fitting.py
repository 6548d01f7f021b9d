"""The axis on which captions stand best: with a gutter on the right, as narrow as will do."""

from collections.abc import Iterable, Sequence
from datetime import date

from kgraph.diagrams.axis import Axis
from kgraph.diagrams.bars import Numbered, bar
from kgraph.diagrams.extents import End, extent
from kgraph.diagrams.shapes import BEFORE, FADE, PLOT, RIGHT, TIP, Bar
from kgraph.diagrams.standing import Room
from kgraph.questions.career import Career

_GUTTERS = (0.0, 80.0, 160.0, 240.0)
_PAD, _SIDE = 10.0, 4.0
_DAY_COUNTS = 3
"""How many arrows the line at the day counts for, where captions look for a place that none crosses."""


def fitted(answer: Career, numbered: Iterable[Numbered], language: str) -> tuple[Axis | None, tuple[Bar, ...]]:
    """Return the axis over all that is dated, and the bars on it, their rows still to be found; no axis for none."""
    dated = [(number, holding) for number, holding in numbered if not holding.edge.valid.is_undated]
    if not dated:
        return None, ()
    tried = [_axis(dated, answer.as_of, gutter) for gutter in _GUTTERS]
    drawn = [(axis, _bars(answer, dated, axis, language)) for axis in tried]
    return min(drawn, key=lambda pair: _badness(answer, *pair))


def _axis(dated: Iterable[Numbered], as_of: date | None, gutter: float) -> Axis:
    """An axis with room at both ends for what fades or stays open there."""
    drawn = [extent(holding.edge) for _, holding in dated]
    days = [day for one in drawn for day in (one.first, one.last)] + ([as_of] if as_of else [])
    before = FADE if any(one.start is End.FADING for one in drawn) else 0.0
    after = FADE if any(one.end is End.FADING for one in drawn) else TIP
    return Axis.over(days, PLOT + _PAD + before, RIGHT - _PAD - after - gutter)


def _bars(answer: Career, dated: Iterable[Numbered], axis: Axis, language: str) -> tuple[Bar, ...]:
    room = _room(answer, axis)
    return tuple(bar(holding, number, axis, room, language) for number, holding in dated)


def _room(answer: Career, axis: Axis) -> Room:
    """The plot, with the lines that captions keep clear of: the day asked about, and arrows that run up or down."""
    arrived = {holding.edge.id: holding.edge for move in answer.moves for holding in move.after if not holding.edge.valid.is_undated}
    day = (axis.x(answer.as_of),) * _DAY_COUNTS if answer.as_of else ()
    return Room(PLOT + _SIDE, RIGHT - _SIDE, (*day, *(axis.x(extent(edge).first) - BEFORE for edge in arrived.values())))


def _badness(answer: Career, axis: Axis, bars: Sequence[Bar]) -> float:
    """How badly captions stand: crossed by a line, at the left of their bar, in many lines; and how narrow the axis is."""
    room = _room(answer, axis)
    crossed = sum(room.crossings(bar.caption) for bar in bars if not bar.caption.is_inside)
    at_left = sum(1 for bar in bars if bar.caption.x < bar.left)
    lines = sum(len(bar.caption.title) + len(bar.caption.meta) - 2 for bar in bars)
    return 3 * crossed + at_left + 0.5 * lines + (RIGHT - axis.right) / 150
