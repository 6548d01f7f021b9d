"""The legend of a career diagram: an entry for each block and mark that occurs, and no other."""

from collections.abc import Iterable, Iterator, Sequence

from kgraph.diagrams.extents import End
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.palette import BLOCKS
from kgraph.diagrams.shapes import LEFT, RIGHT, SMALL, Bar, Chip, Key
from kgraph.graph import Status
from kgraph.languages import say

SIGN = 31.0
"""The room of a sign, before its words."""

_APART = 18.0
_ROW = SMALL * LINE + 6


def legend(signs: Iterable[Iterable[str]], top: float, language: str) -> tuple[tuple[Key, ...], float]:
    """Return an entry for each sign, each group on lines of its own, and where they end."""
    keys: list[Key] = []
    for group in signs:
        x = LEFT
        for sign in group:
            label = _label(sign, language)
            room = SIGN + width(label, SMALL)
            if x > LEFT and x + room > RIGHT:
                x, top = LEFT, top + _ROW
            keys.append(Key(sign, label, round(x, 1), round(top, 1)))
            x += room + _APART
        top += _ROW
    return tuple(keys), top


def signs(bars: Sequence[Bar], chips: Sequence[Chip], has_turns: bool) -> tuple[list[str], list[str]]:
    """Return the blocks and the marks that occur, in the order of the legend."""
    return _blocks(bars, chips), list(_marks(bars, chips, has_turns))


def _blocks(bars: Sequence[Bar], chips: Sequence[Chip]) -> list[str]:
    occurring = {bar.block for bar in bars} | {chip.block for chip in chips}
    return [block for block in BLOCKS if block in occurring]


def _marks(bars: Sequence[Bar], chips: Sequence[Chip], has_turns: bool) -> Iterator[str]:
    if any(End.FADING in (bar.start, bar.end) for bar in bars):
        yield "fading"
    if any(bar.waning < bar.last for bar in bars):
        yield "waning"
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
