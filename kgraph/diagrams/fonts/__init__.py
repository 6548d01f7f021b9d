"""The font that every diagram is set in: Be Vietnam Pro (SIL Open Font License, see OFL.txt), in three weights.

The TTF files are whole: text is measured with them, and PNG and PDF are made with them. The WOFF2 files hold Latin with all of
Vietnamese and are embedded in SVG and HTML; ``docs/diagrams.md`` tells how they were made.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FAMILY = "Be Vietnam Pro"
REGULAR, SEMIBOLD, BOLD = 400, 600, 700

_NAMES = {REGULAR: "Regular", SEMIBOLD: "SemiBold", BOLD: "Bold"}


def folder() -> Path:
    """Return the folder of the font files."""
    return Path(__file__).parent


def ttf(weight: int) -> Path:
    """Return the path of the whole font of a weight."""
    return folder() / f"BeVietnamPro-{_NAMES[weight]}.ttf"


def css(weights: Iterable[int] = (REGULAR, SEMIBOLD, BOLD)) -> str:
    """Return ``@font-face`` rules that carry the font inside them."""
    return "".join(_face(weight) for weight in weights)


@cache
def _face(weight: int) -> str:
    packed = b64encode((folder() / f"BeVietnamPro-{_NAMES[weight]}.woff2").read_bytes()).decode("ascii")
    source = f"src:url(data:font/woff2;base64,{packed}) format('woff2')"
    return f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};{source}}}"
