"""An SVG as PNG or PDF, with the shipped font, on machines that have none; equal bytes for equal drawings."""

import re
from functools import cache
from types import ModuleType

from kgraph.diagrams import fonts
from kgraph.diagrams.pdf_order import in_order

SCALE = 2.0
"""Pixels of a PNG for each of the SVG: sharp on paper and on fine screens."""

_EMBEDDED = re.compile(r"@font-face\{.*?\}")


def png(svg: str) -> bytes:
    """Return the drawing as PNG."""
    return bytes(_converter().svg_to_png(_bare(svg), scale=SCALE))


def pdf(svg: str) -> bytes:
    """Return the drawing as a PDF of one page, its text to be searched and copied."""
    return in_order(bytes(_converter().svg_to_pdf(_bare(svg))))


def _bare(svg: str) -> str:
    """Without the embedded font: the converter takes the registered one."""
    return _EMBEDDED.sub("", svg)


@cache
def _converter() -> ModuleType:
    import vl_convert

    # Without this, text is left out in silence where the machine has no fonts.
    vl_convert.register_font_directory(str(fonts.folder()))
    return vl_convert
