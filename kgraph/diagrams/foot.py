"""What stands under the chart: the zone of holdings without dates, and the sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgraph.diagrams import fonts
from kgraph.diagrams.bars import Numbered, dotted, set_caption, status_mark
from kgraph.diagrams.captions import only_work, source_words
from kgraph.diagrams.lettering import LINE, width, wrapped
from kgraph.diagrams.palette import block_of
from kgraph.diagrams.rows import lane
from kgraph.diagrams.shapes import LEFT, META, PLOT, RIGHT, SMALL, Chip, Foot, Note
from kgraph.languages import say, word
from kgraph.questions.career import Holding
from kgraph.questions.evidence import Evidence

NUMBER = 24.0
"""The room of a number before its sources."""

_PAD, _APART, _WIDEST, _SIDE = 9.0, 10.0, 480.0, 9.0
_HEADING, _DATA = 28.0, 26.0
_MOST_COLUMNS, _LEAST_ROWS, _BETWEEN_COLUMNS = 3, 3, 24.0


def foot(numbered: Sequence[Numbered], behind: Mapping[str, Evidence], revision: str, top: float, language: str) -> Foot:
    """Return what stands under the chart."""
    chips, bottom = chips_of(numbered, top, language)
    zone = lane("", "diagram.undated", top, bottom - top, language) if chips else None
    heading = _heading(behind, language)
    below = bottom + _HEADING + len(heading) * META * LINE
    notes, end = _notes(numbered, behind, below, language)
    return Foot(zone, chips, heading, notes, say(language, "diagram.data", revision=revision), end + _DATA)


def chips_of(numbered: Iterable[Numbered], top: float, language: str) -> tuple[tuple[Chip, ...], float]:
    """Return the boxes of holdings that no source dates, in lines, and where their zone ends; for none it ends at once."""
    chips: list[Chip] = []
    x, y, lowest = PLOT + _PAD, top + _PAD, top - _PAD
    for number, holding in numbered:
        if holding.edge.valid.is_undated:
            chip = _chip(number, holding, x, y, language)
            if chips and chip.x + chip.width > RIGHT - _PAD:
                x, y = PLOT + _PAD, lowest + _APART
                chip = _chip(number, holding, x, y, language)
            chips.append(chip)
            x, lowest = x + chip.width + _APART, max(lowest, y + chip.height)
    return tuple(chips), lowest + _PAD


def _heading(behind: Mapping[str, Evidence], language: str) -> tuple[str, ...]:
    work = only_work(behind, language)
    heading = say(language, "diagram.sources") + (f": {work}" if work else "")
    return wrapped(heading, META, fonts.SEMIBOLD, RIGHT - LEFT)


def _notes(numbered: Sequence[Numbered], behind: Mapping[str, Evidence], top: float, language: str) -> tuple[tuple[Note, ...], float]:
    """The sources under their numbers, short ones in up to three columns, and where they end."""
    with_work = not only_work(behind, language)
    words = [(number, source_words(holding, behind[holding.edge.id], language, with_work=with_work)) for number, holding in numbered]
    widest = max((NUMBER + width(said, SMALL) for _, said in words), default=0.0) + _BETWEEN_COLUMNS
    count = max(1, min(_MOST_COLUMNS, int((RIGHT - LEFT + _BETWEEN_COLUMNS) / widest), len(words) // _LEAST_ROWS))
    room = RIGHT - LEFT - NUMBER if count == 1 else widest
    rows = -(-len(words) // count)
    columns = [_column(words[rows * n : rows * (n + 1)], LEFT + (RIGHT - LEFT) / count * n, room, top) for n in range(count)]
    found = tuple(note for column in columns for note in column)
    return found, max((note.top + len(note.lines) * SMALL * LINE for note in found), default=top)


def _column(words: Iterable[tuple[int, str]], x: float, room: float, top: float) -> list[Note]:
    found: list[Note] = []
    for number, said in words:
        found.append(Note(number, wrapped(said, SMALL, fonts.REGULAR, room), round(x, 1), round(top, 1)))
        top += len(found[-1].lines) * SMALL * LINE + 3
    return found


def _chip(number: int, holding: Holding, x: float, y: float, language: str) -> Chip:
    words = set_caption(holding, number, language, _WIDEST, word(language, "level", holding.level))
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
