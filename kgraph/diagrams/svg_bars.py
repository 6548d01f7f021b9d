"""Bars, their captions, and boxes of undated holdings in SVG; the colours and patterns they are filled with."""

from collections.abc import Iterator

from kgraph.diagrams import fonts
from kgraph.diagrams.bars import ICON
from kgraph.diagrams.extents import End
from kgraph.diagrams.lettering import LINE
from kgraph.diagrams.palette import Hue, hue, tones
from kgraph.diagrams.shapes import ABOVE, CHIP, META, TITLE, Bar, CareerPath, Chip
from kgraph.diagrams.svg_signs import icon, letters
from kgraph.diagrams.svg_text import number, tag, text

_TONES = tones()
_HATCH = 6.0
_DOTS = "2 2"


def defs(path: CareerPath) -> str:
    """Return the gradients and patterns of the blocks that occur, and of the legend."""
    blocks = sorted({bar.block for bar in path.chart.bars} | {"none"})
    return tag("defs", "".join(_fills(block) for block in blocks) + _gradient("rise-legend", _TONES.ground, hue("none").strong + "55"))


def bar(one: Bar, language: str) -> str:
    """Return a bar with its ends, hatches and caption."""
    colour = hue(one.block)
    return "".join((*_body(one, colour), *_ends(one, colour), *_hatches(one), _caption(one, language)))


def chip(one: Chip, language: str) -> str:
    """Return the box of an undated holding."""
    colour = hue(one.block)
    line = {"stroke": colour.strong, "stroke_width": 0.8, "stroke_dasharray": _dots(one, "edge")}
    box = tag("rect", x=one.x, y=one.top, width=one.width, height=one.height, rx=3, fill=colour.fill, **line)
    return box + _caption(one, language)


def _fills(block: str) -> str:
    colour = hue(block)
    lines = tag("path", d="M-1 1l2-2M0 5l5-5M4 6l2-2", stroke=colour.strong, stroke_width=1)
    hatch = tag("pattern", lines, id=f"hatch-{block}", width=5, height=5, patternUnits="userSpaceOnUse")
    return hatch + _gradient(f"rise-{block}", _TONES.band, colour.fill) + _gradient(f"fall-{block}", colour.fill, _TONES.band)


def _gradient(name: str, one: str, other: str) -> str:
    return tag("linearGradient", tag("stop", offset=0, stop_color=one) + tag("stop", offset=1, stop_color=other), id=name)


def _body(one: Bar, colour: Hue) -> Iterator[str]:
    if one.start is End.FADING:
        yield tag("rect", x=one.left, y=one.top, width=one.first - one.left, height=one.height, fill=f"url(#rise-{one.block})")
        yield _question(one.left + 5, one, colour)
    if one.end is End.FADING:
        yield tag("rect", x=one.last, y=one.top, width=one.right - one.last, height=one.height, fill=f"url(#fall-{one.block})")
        yield _question(one.right - 12, one, colour)
    if one.waning < one.last:
        yield tag("rect", x=one.waning, y=one.top, width=one.last - one.waning, height=one.height, fill=f"url(#fall-{one.block})")
    yield tag("path", d=_outline(one) + "z", fill=colour.fill)
    yield tag("path", d=_rims(one), fill="none", stroke=colour.strong, stroke_width=0.8, stroke_dasharray=_dots(one, "edge"))


def _outline(one: Bar) -> str:
    tip = one.right if one.end is End.OPEN else one.waning
    return (
        f"M{number(one.first)} {number(one.top)}H{number(one.waning)}L{number(tip)} {number(one.middle)}"
        f"L{number(one.waning)} {number(one.bottom)}H{number(one.first)}"
    )


def _rims(one: Bar) -> str:
    """The upper and the lower edge; around the tip in one line."""
    if one.end is End.OPEN:
        return _outline(one)
    return f"M{number(one.first)} {number(one.top)}H{number(one.waning)}M{number(one.first)} {number(one.bottom)}H{number(one.waning)}"


def _ends(one: Bar, colour: Hue) -> Iterator[str]:
    if one.start is End.DATED:
        yield _edge(one.first + 1.5, one, colour, 3.0, _dots(one, "start"))
    if one.end is End.DATED:
        yield _edge(one.last - 0.6, one, colour, 1.2, _dots(one, "end"))


def _edge(x: float, one: Bar, colour: Hue, wide: float, dots: str) -> str:
    return tag(
        "path", d=f"M{number(x)} {number(one.top)}V{number(one.bottom)}", stroke=colour.strong, stroke_width=wide, stroke_dasharray=dots
    )


def _dots(one: Bar | Chip, aspect: str) -> str:
    return _DOTS if {aspect, "edge"} & one.dotted else ""


def _hatches(one: Bar) -> Iterator[str]:
    for left, right in one.hatches:
        yield tag("rect", x=left, y=one.bottom - _HATCH, width=right - left, height=_HATCH, fill=f"url(#hatch-{one.block})")


def _question(x: float, one: Bar, colour: Hue) -> str:
    return tag("text", "?", x=x, y=one.middle + 5, font_size=14, font_weight=fonts.BOLD, fill=colour.strong)


def _caption(of: Bar | Chip, language: str) -> str:
    """The words of a holding, in the middle of its height."""
    caption = of.caption
    x, title_top = caption.x + CHIP, of.top + (of.height - caption.height) / 2 + ABOVE
    meta_top = title_top + len(caption.title) * TITLE * LINE
    mark = tag("tspan", str(of.number), dx=3, dy=-4, font_size=8.5)
    words = (
        text(caption.title, x, title_top, TITLE, hue(of.block).strong, fonts.SEMIBOLD, after=mark),
        text(caption.meta, x + (ICON if of.status else 0.0), meta_top, META, _TONES.ink),
    )
    halo = {} if caption.is_inside else {"stroke": _TONES.band, "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
    signs = letters(of.block, caption.x, title_top + 1.5, language) + (icon(of.status, x, meta_top + META * LINE / 2) if of.status else "")
    return signs + tag("g", "".join(words), **halo)
