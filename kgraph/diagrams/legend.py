"""The legend of a career diagram: an entry for each block and mark that occurs, and no other."""

from collections.abc import Iterator, Sequence

from kgraph.diagrams.extents import End
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.palette import BLOCKS
from kgraph.diagrams.shapes import SMALL, Bar, Chip, Key
from kgraph.graph import Status
from kgraph.languages import say

SIGN = 31.0
"""The room of a sign, before its words."""

_APART = 18.0
_ROW = SMALL * LINE + 6


def legend(
    bars: Sequence[Bar], chips: Sequence[Chip], has_turns: bool, language: str, left: float, right: float, top: float
) -> tuple[tuple[Key, ...], float]:
    """Return the entries in lines between left and right, and where they end; blocks have lines of their own."""
    keys: list[Key] = []
    for signs in (_blocks(bars, chips), _marks(bars, chips, has_turns)):
        x = left
        for sign in signs:
            label = _label(sign, language)
            room = SIGN + width(label, SMALL)
            if x > left and x + room > right:
                x, top = left, top + _ROW
            keys.append(Key(sign, label, round(x, 1), round(top, 1)))
            x += room + _APART
        top += _ROW
    return tuple(keys), top


def _blocks(bars: Sequence[Bar], chips: Sequence[Chip]) -> list[str]:
    occurring = {bar.block for bar in bars} | {chip.block for chip in chips}
    return [block for block in BLOCKS if block in occurring]


def _marks(bars: Sequence[Bar], chips: Sequence[Chip], has_turns: bool) -> Iterator[str]:
    if any(End.FADING in (bar.start, bar.end) for bar in bars):
        yield "fading"
    if any(bar.hatches for bar in bars):
        yield "hatched"
    if any(bar.end is End.OPEN for bar in bars):
        yield "open"
    if any(bar.dotted for bar in bars) or any(chip.dotted for chip in chips):
        yield "dotted"
    statuses = {bar.status for bar in bars} | {chip.status for chip in chips}
    yield from (str(status) for status in Status if str(status) in statuses)
    if has_turns:
        yield "moved"


def _label(sign: str, language: str) -> str:
    table = "block" if sign in BLOCKS else "status" if sign in set(Status) else "diagram"
    return say(language, f"{table}.{sign}")
