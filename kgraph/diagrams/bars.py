"""A holding as a bar on the axis, and where its caption stands: within, beside it, or broken into lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.diagrams import fonts
from kgraph.diagrams.axis import Axis
from kgraph.diagrams.captions import holding_title, holding_words
from kgraph.diagrams.extents import End, Extent, extent
from kgraph.diagrams.lettering import LINE, balanced, joined, width
from kgraph.diagrams.palette import block_of
from kgraph.diagrams.shapes import ABOVE, BELOW, CHIP, FADE, META, SMALL, TIP, TITLE, Bar, Caption
from kgraph.graph import Edge, Status
from kgraph.questions.career import Holding

_NARROWEST = 4.0
_OUTSIDE, _LEAST_INSIDE = 430.0, 190.0
_APART = 8.0
_PLAIN = round(ABOVE + (TITLE + META) * LINE + BELOW, 1)
ABOVE, _BELOW = 5.0, 9.0
ICON = 15.0
_MOST_LINES = 2
_INFERRED = frozenset({"edge", "start", "end"})


@dataclass(frozen=True, slots=True)
class Room:
    """The x between which captions may stand; and the lines they should not cross."""

    left: float
    right: float
    avoid: tuple[float, ...] = ()

    def crossings(self, caption: Caption) -> int:
        """Count the lines that run through a caption."""
        return sum(1 for x in self.avoid if caption.x - 4 < x < caption.right + 4)


def bar(holding: Holding, number: int, axis: Axis, room: Room, language: str) -> Bar:
    """Return the bar of a dated holding, its top still to be found."""
    drawn = extent(holding.edge)
    first, last = round(axis.x(drawn.first), 1), round(axis.after(drawn.last), 1)
    last = max(last, first + _NARROWEST)
    left, right = first - _before(drawn), last + _after(drawn)
    hatches = tuple((round(axis.x(one), 1), round(axis.after(other), 1)) for one, other in drawn.unsure)
    inside = (left + (20.0 if drawn.start is End.FADING else 9.0), right - (20.0 if drawn.end is End.FADING else 8.0))
    caption = _caption(holding, number, inside, (left, right), room, language)
    return Bar(
        holding.edge.id,
        number,
        holding.level,
        block_of(holding.organization, holding.block),
        drawn.start,
        drawn.end,
        left,
        first,
        last,
        right,
        hatches,
        dotted(holding.edge),
        status_mark(holding.edge),
        caption,
        height=caption.height if caption.is_inside else _PLAIN,
    )


def set_caption(holding: Holding, number: int, x: float, limit: float, is_inside: bool, language: str, *also: str) -> Caption:
    """Return the words of a holding, in lines no wider than the limit; ``also`` is said before them."""
    icon = ICON if status_mark(holding.edge) else 0.0
    title = balanced(holding_title(holding, language), TITLE, fonts.SEMIBOLD, limit - CHIP - _number_width(number))
    meta = joined((*also, *holding_words(holding, language)), META, fonts.REGULAR, limit - CHIP - icon)
    widths = [width(line, TITLE, fonts.SEMIBOLD) for line in title]
    widths[-1] += _number_width(number)
    widest = max(*widths, *(width(line, META) + icon for line in meta))
    return Caption(round(x, 1), title, meta, round(CHIP + widest, 1), is_inside)


def dotted(edge: Edge) -> frozenset[str]:
    """Return what of a holding is inferred and can be drawn so."""
    return _INFERRED & set(edge.inferred)


def status_mark(edge: Edge) -> str:
    """Return the status that a caption carries an icon for; ``""`` for accepted."""
    return "" if edge.status is Status.ACCEPTED else str(edge.status)


def _before(drawn: Extent) -> float:
    return FADE if drawn.start is End.FADING else 0.0


def _after(drawn: Extent) -> float:
    return {End.FADING: FADE, End.OPEN: TIP, End.DATED: 0.0}[drawn.end]


def _number_width(number: int) -> float:
    return 3.0 + width(str(number), SMALL, fonts.SEMIBOLD)


def _caption(holding: Holding, number: int, inside: tuple[float, float], outer: tuple[float, float], room: Room, language: str) -> Caption:
    """The first caption that fits: within on one line, within on two, at the right, at the left; else where there is most room."""
    tried = list(_tries(holding, number, inside, outer, room, language))
    return next((caption for caption, fits in tried if fits), tried[-1][0])


def _tries(
    holding: Holding, number: int, inside: tuple[float, float], outer: tuple[float, float], room: Room, language: str
) -> Iterator[tuple[Caption, bool]]:
    has = inside[1] - inside[0]
    one_line = set_caption(holding, number, inside[0], 1e9, True, language)
    yield one_line, one_line.width <= has
    if has >= _LEAST_INSIDE:
        broken = set_caption(holding, number, inside[0], has, True, language)
        yield broken, max(len(broken.title), len(broken.meta)) <= _MOST_LINES
    free = (room.right - outer[1] - _APART, outer[0] - _APART - room.left)
    beside = set_caption(holding, number, 0.0, _OUTSIDE, False, language)
    sides = [(_beside(beside, outer, right), space) for right, space in zip((True, False), free, strict=True)]
    for caption, _ in sorted((side for side in sides if side[0].width <= side[1]), key=lambda side: room.crossings(side[0])):
        yield caption, True
    yield _beside(set_caption(holding, number, 0.0, max(free), False, language), outer, free[0] >= free[1]), True


def _beside(caption: Caption, outer: tuple[float, float], right: bool) -> Caption:
    x = outer[1] + _APART if right else outer[0] - _APART - caption.width
    return Caption(round(x, 1), caption.title, caption.meta, caption.width, False)
