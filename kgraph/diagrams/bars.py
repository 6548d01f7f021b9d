"""A holding as a bar on the axis, with its words."""

from functools import partial
from typing import TypeAlias

from kgraph.diagrams import fonts
from kgraph.diagrams.axis import Axis
from kgraph.diagrams.captions import holding_title, holding_words
from kgraph.diagrams.extents import End, Extent, extent
from kgraph.diagrams.lettering import LINE, balanced, joined, width
from kgraph.diagrams.palette import block_of
from kgraph.diagrams.shapes import ABOVE, BEFORE, BELOW, CHIP, FADE, META, SMALL, TIP, TITLE, Bar, Caption
from kgraph.diagrams.standing import Room, Spot, stand
from kgraph.graph import Edge, Status
from kgraph.questions.career import Holding

Numbered: TypeAlias = tuple[int, Holding]
"""A holding with the number that leads to its sources."""

_NARROWEST = 4.0
_SIDE, _APART, _QUESTION = 8.5, 8.0, 20.0
_PLAIN = round(ABOVE + (TITLE + META) * LINE + BELOW, 1)
ICON = 15.0
_INFERRED = frozenset({"edge", "start", "end"})


def bar(holding: Holding, number: int, axis: Axis, room: Room, language: str) -> Bar:
    """Return the bar of a dated holding, its top still to be found."""
    drawn = extent(holding.edge)
    first, last = round(axis.x(drawn.first), 1), round(axis.after(drawn.last), 1)
    last = max(last, first + _NARROWEST)
    waning = round(axis.after(drawn.waning), 1) if drawn.waning < drawn.last else last
    left, right = first - _before(drawn), last + _after(drawn)
    hatches = tuple((round(axis.x(one), 1), round(axis.after(other), 1)) for one, other in drawn.unsure)
    caption = stand(partial(set_caption, holding, number, language), _spot(holding, drawn, left, right), room)
    return Bar(
        holding.edge.id,
        number,
        holding.level,
        block_of(holding.organization, holding.block),
        drawn.start,
        drawn.end,
        left,
        first,
        waning,
        last,
        right,
        hatches,
        dotted(holding.edge),
        status_mark(holding.edge),
        caption,
        height=caption.height if caption.is_inside else _PLAIN,
    )


def set_caption(holding: Holding, number: int, language: str, limit: float, *also: str) -> Caption:
    """Return the words of a holding in lines no wider than the limit, its place still to be found; ``also`` is said before them."""
    icon = ICON if status_mark(holding.edge) else 0.0
    title = balanced(holding_title(holding, language), TITLE, fonts.SEMIBOLD, limit - CHIP - _number_width(number))
    meta = joined((*also, *holding_words(holding, language)), META, fonts.REGULAR, limit - CHIP - icon)
    widths = [width(line, TITLE, fonts.SEMIBOLD) for line in title]
    widths[-1] += _number_width(number)
    widest = max(*widths, *(width(line, META) + icon for line in meta))
    return Caption(0.0, title, meta, round(CHIP + widest, 1), True)


def dotted(edge: Edge) -> frozenset[str]:
    """Return what of a holding is inferred and can be drawn so."""
    return _INFERRED & set(edge.inferred)


def status_mark(edge: Edge) -> str:
    """Return the status that a caption carries an icon for; ``""`` for accepted."""
    return "" if edge.status is Status.ACCEPTED else str(edge.status)


def _spot(holding: Holding, drawn: Extent, left: float, right: float) -> Spot:
    """Where its words may stand; an arrow that reaches the bar keeps its room."""
    start = left + (_QUESTION if drawn.start is End.FADING else _SIDE)
    end = right - (_QUESTION if drawn.end is End.FADING else _SIDE)
    reached = BEFORE if holding.move and drawn.start is not End.FADING else 0.0
    return Spot(start, end, left - reached - _APART, right + _APART)


def _before(drawn: Extent) -> float:
    return FADE if drawn.start is End.FADING else 0.0


def _after(drawn: Extent) -> float:
    return {End.FADING: FADE, End.OPEN: TIP, End.DATED: 0.0}[drawn.end]


def _number_width(number: int) -> float:
    return 3.0 + width(str(number), SMALL, fonts.SEMIBOLD)
