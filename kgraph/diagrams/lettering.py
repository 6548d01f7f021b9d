"""How wide a text is in the shipped font, and where it breaks: measured, never guessed."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kgraph.diagrams import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE = 1.4
"""Line height by font size: Vietnamese letters carry two marks, which must not touch the line above."""

DOT = " · "
"""What stands between the parts of a line."""

_MEASURED_AT = 100
_SLACK = 1.02
"""Browsers and printers round and kern in ways of their own."""


@lru_cache(maxsize=65536)
def width(text: str, size: float, weight: int = fonts.REGULAR) -> float:
    """Return the width of a line of text, a little on the wide side; letters that the font lacks count as squares."""
    lacking = sum(1 for letter in text if unicodedata.east_asian_width(letter) in "WF")
    return (_font(weight).getlength(text) / _MEASURED_AT + lacking) * size * _SLACK


def wrapped(text: str, size: float, weight: int, limit: float) -> tuple[str, ...]:
    """Return the text in lines no wider than the limit, broken at spaces; a longer word is broken where it must be."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, size, weight, limit):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined, size, weight) <= limit:
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(line for line in lines if line)


def joined(parts: Iterable[str], size: float, weight: int, limit: float) -> tuple[str, ...]:
    """Return parts with dots between them in lines no wider than the limit, broken between parts where that will do."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{DOT}{part}" if lines else part
        if lines and width(longer, size, weight) <= limit:
            lines[-1] = longer
        else:
            lines += wrapped(part, size, weight, limit)
    return tuple(lines)


def balanced(text: str, size: float, weight: int, limit: float) -> tuple[str, ...]:
    """Return the text in as few lines as the limit allows, and these as even as they can be: no last word alone."""
    lines = wrapped(text, size, weight, limit)
    narrow, wide = limit / 2, limit
    while len(lines) > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        tried = wrapped(text, size, weight, middle)
        if len(tried) == len(lines) and all(width(line, size, weight) <= middle for line in tried):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def printable(text: str) -> str:
    """Return the text without what a drawing cannot show or would obey: controls, directions, lone surrogates."""
    return "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)


def _pieces(word: str, size: float, weight: int, limit: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > limit:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces if width(word, size, weight) > limit else [word]


@cache
def _font(weight: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(fonts.ttf(weight), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
