"""What stands under the chart: the zone of holdings without dates, and the sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgraph.diagrams import fonts
from kgraph.diagrams.bars import dotted, set_caption, status_mark
from kgraph.diagrams.captions import only_work, source_words
from kgraph.diagrams.lettering import LINE, width, wrapped
from kgraph.diagrams.palette import block_of
from kgraph.diagrams.rows import LABEL_WIDTH, lane
from kgraph.diagrams.shapes import SMALL, Chip, Lane, Note
from kgraph.languages import say
from kgraph.questions.career import Holding
from kgraph.questions.evidence import Evidence

NUMBER = 24.0
"""The room of a number before its sources."""

_PAD, _APART, _WIDEST, _SIDE = 9.0, 10.0, 480.0, 9.0
_MOST_COLUMNS, _LEAST_ROWS, _BETWEEN_COLUMNS = 3, 3, 24.0

Numbered = tuple[int, Holding]


def undated_zone(
    holdings: Iterable[Numbered], left: float, right: float, top: float, language: str
) -> tuple[Lane | None, tuple[Chip, ...], float]:
    """Return the zone of holdings that no source dates, its boxes in lines, and where it ends; no zone for none."""
    chips: list[Chip] = []
    x, y, lowest = left + LABEL_WIDTH + _PAD, top + _PAD, top
    for number, holding in holdings:
        chip = _chip(number, holding, x, y, language)
        if chips and chip.caption.x + chip.width > right:
            x, y = left + LABEL_WIDTH + _PAD, lowest + _APART
            chip = _chip(number, holding, x, y, language)
        chips.append(chip)
        x += chip.width + _APART
        lowest = max(lowest, y + chip.height)
    if not chips:
        return None, (), top
    bottom = lowest + _PAD
    return lane("", "diagram.undated", top, bottom - top, language), tuple(chips), bottom


def notes(
    holdings: Sequence[Numbered], behind: Mapping[str, Evidence], left: float, right: float, top: float, language: str
) -> tuple[tuple[Note, ...], float]:
    """Return the sources of each holding under its number, and where they end; short ones stand in up to three columns."""
    with_work = not only_work(behind, language)
    words = [(number, source_words(holding, behind[holding.edge.id], language, with_work=with_work)) for number, holding in holdings]
    widest = max((NUMBER + width(said, SMALL) for _, said in words), default=0.0) + _BETWEEN_COLUMNS
    count = max(1, min(_MOST_COLUMNS, int((right - left + _BETWEEN_COLUMNS) / widest), len(words) // _LEAST_ROWS))
    room = right - left - NUMBER if count == 1 else widest
    rows = -(-len(words) // count)
    columns = [_column(words[rows * n : rows * (n + 1)], left + (right - left) / count * n, room, top) for n in range(count)]
    found = tuple(note for column in columns for note in column)
    return found, max((note.top + len(note.lines) * SMALL * LINE for note in found), default=top)


def _column(words: Iterable[tuple[int, str]], x: float, room: float, top: float) -> list[Note]:
    found: list[Note] = []
    for number, said in words:
        found.append(Note(number, wrapped(said, SMALL, fonts.REGULAR, room), round(x, 1), round(top, 1)))
        top += len(found[-1].lines) * SMALL * LINE + 3
    return found


def _chip(number: int, holding: Holding, x: float, y: float, language: str) -> Chip:
    words = set_caption(holding, number, language, _WIDEST, say(language, f"level.{holding.level or 'none'}"))
    caption = replace(words, x=round(x + _SIDE, 1))
    return Chip(
        holding.edge.id,
        number,
        block_of(holding.organization, holding.block),
        dotted(holding.edge),
        status_mark(holding.edge),
        caption,
        round(x, 1),
        round(y, 1),
        round(caption.width + 2 * _SIDE, 1),
        caption.height,
    )
