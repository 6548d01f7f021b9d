"""How wide a text is in the shipped font, and where it breaks: measured, never guessed."""

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kgraph.diagrams import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE = 1.4
"""Line height by font size: Vietnamese letters carry two marks, which must not touch the line above."""

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
