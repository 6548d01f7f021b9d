"""The small signs of a diagram in SVG: letters of a block, icons of a status, arrow heads, and the legend made of them."""

from collections.abc import Callable, Mapping

from kgraph.diagrams import fonts
from kgraph.diagrams.legend import SIGN
from kgraph.diagrams.lettering import LINE
from kgraph.diagrams.palette import BLOCKS, hue, tones
from kgraph.diagrams.shapes import SMALL, TIP, Key
from kgraph.diagrams.svg_text import number, tag, text
from kgraph.graph import Status
from kgraph.languages import say

_TONES = tones()
_SAMPLE = hue("none")
_LETTER_WIDTH, _LETTER_HEIGHT = 20.0, 14.0
_HEAD = 7.0


def letters(block: str, x: float, top: float, language: str) -> str:
    """Return the letters of a block on its colour, so that a grey print tells blocks apart."""
    box = tag("rect", x=x, y=top, width=_LETTER_WIDTH, height=_LETTER_HEIGHT, rx=2.5, fill=hue(block).strong)
    said = say(language, f"block_letter.{block}")
    inside = tag(
        "text", said, x=x + _LETTER_WIDTH / 2, y=top + 10.6, font_size=9.5, font_weight=fonts.BOLD, fill="#fff", text_anchor="middle"
    )
    return box + inside


def icon(status: str, x: float, middle: float) -> str:
    """Return the icon of a status: a triangle with an exclamation mark for disputed, a hollow diamond for proposed."""
    if status == Status.DISPUTED:
        points = f"{number(x + 5.5)},{number(middle - 5.5)} {number(x + 11)},{number(middle + 4.5)} {number(x)},{number(middle + 4.5)}"
        mark = tag("path", d=f"M{number(x + 5.5)} {number(middle - 2)}v3.2m0 1.2v1", stroke="#fff", stroke_width=1.3)
        return tag("polygon", points=points, fill=_TONES.ink) + mark
    points = f"{number(x + 5)},{number(middle - 5)} {number(x + 10)},{number(middle)} {number(x + 5)},{number(middle + 5)} "
    points += f"{number(x)},{number(middle)}"
    return tag("polygon", points=points, fill="none", stroke=_TONES.ink, stroke_width=1.2)


def head(x: float, y: float, towards: tuple[float, float]) -> str:
    """Return an arrow head with its point at x and y, pointing along one of the axes."""
    dx, dy = towards
    points = (
        (x, y),
        (x - _HEAD * dx - 3.4 * dy, y - _HEAD * dy - 3.4 * dx),
        (x - _HEAD * dx + 3.4 * dy, y - _HEAD * dy + 3.4 * dx),
    )
    return tag("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in points), fill=_TONES.ink)


def key(entry: Key, language: str) -> str:
    """Return an entry of the legend: its sign and its words."""
    middle = entry.top + SMALL * LINE / 2
    words = text((entry.label,), entry.x + SIGN - 5, entry.top, SMALL, _TONES.ink)
    return _sign(entry.sign, entry.x, middle, language) + words


def _sign(sign: str, x: float, middle: float, language: str) -> str:
    if sign in BLOCKS:
        return letters(sign, x, middle - _LETTER_HEIGHT / 2, language)
    if sign in set(Status):
        return icon(sign, x + 6, middle)
    return _MARKS[sign](x, middle)


def _fading(x: float, middle: float) -> str:
    mark = tag("text", "?", x=x + 2, y=middle + 3.8, font_size=SMALL, font_weight=fonts.BOLD, fill=_SAMPLE.strong)
    return tag("rect", x=x, y=middle - 6, width=20, height=12, fill="url(#rise-legend)") + mark


def _waning(x: float, middle: float) -> str:
    fill = tag("rect", x=x, y=middle - 6, width=19, height=12, fill="url(#fall-none)")
    return fill + tag("path", d=f"M{number(x + 19.4)} {number(middle - 6)}v12", stroke=_SAMPLE.strong, stroke_width=1.2)


def _hatched(x: float, middle: float) -> str:
    box = tag("rect", x=x, y=middle - 6, width=20, height=12, fill=_SAMPLE.fill)
    return box + tag("rect", x=x, y=middle + 1, width=20, height=5, fill="url(#hatch-none)")


def _open(x: float, middle: float) -> str:
    path = f"M{number(x)} {number(middle - 6)}h{number(20 - TIP / 2)}l{number(TIP / 2)} 6l-{number(TIP / 2)} 6h-{number(20 - TIP / 2)}"
    return tag("path", d=path, fill=_SAMPLE.fill, stroke=_SAMPLE.strong, stroke_width=1.1)


def _dotted(x: float, middle: float) -> str:
    return tag("path", d=f"M{number(x + 10)} {number(middle - 6)}v12", stroke=_SAMPLE.strong, stroke_width=2.4, stroke_dasharray="2 2")


def _moved(x: float, middle: float) -> str:
    line = tag("path", d=f"M{number(x)} {number(middle)}h14", stroke=_TONES.ink, stroke_width=1.4)
    return line + head(x + 20, middle, (1, 0))


_MARKS: Mapping[str, Callable[[float, float], str]] = {
    "fading": _fading,
    "waning": _waning,
    "hatched": _hatched,
    "open": _open,
    "dotted": _dotted,
    "moved": _moved,
}
