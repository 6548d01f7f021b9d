"""Text in SVG: escaped, in lines, with the numbers written the same way everywhere."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import LINE

ASCENT = 1.0
"""From the top of a line to its baseline, by font size."""


def escaped(words: str) -> str:
    """Return text as XML takes it between tags."""
    return escape(words, {'"': "&quot;", "'": "&#39;"})


def number(value: float) -> str:
    """Return a number without needless digits: ``12.5``, ``12``."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def tag(name: str, inside: str = "", /, **attributes: object) -> str:
    """Return an element; numbers are rounded, ``_`` in names reads ``-``, and text inside is markup already."""
    written = (f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}" for key, value in attributes.items() if value != "")
    return f"<{name}{''.join(written)}>{inside}</{name}>" if inside else f"<{name}{''.join(written)}/>"


def text(
    lines: Sequence[str], x: float, top: float, size: float, fill: str, weight: int = fonts.REGULAR, anchor: str = "", after: str = ""
) -> str:
    """Return lines of text from a top edge; ``after`` is markup that follows the last line."""
    pieces = []
    for index, line in enumerate(lines):
        y = top + size * (ASCENT + LINE * index + (LINE - 1.25) / 2)
        last = after if index == len(lines) - 1 else ""
        pieces.append(tag("tspan", escaped(line), x=x, y=y) + last)
    bold = "" if weight == fonts.REGULAR else weight
    return tag("text", "".join(pieces), font_size=size, fill=fill, font_weight=bold, text_anchor=anchor)


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
