"""What surrounds tiles or outlines on a page: the title, how to read the picture, what it rests on, the version of the data."""

from collections.abc import Iterator, Mapping, Sequence

from kgraph.diagrams import fonts
from kgraph.diagrams.captions import as_of_words
from kgraph.diagrams.lettering import DOT, LINE, wrapped
from kgraph.diagrams.shapes import HEADING, LEFT, MARGIN, RIGHT
from kgraph.diagrams.tile_names import source_words, title_words
from kgraph.diagrams.tile_shapes import WORDS, Area, Label, Swatch, TileGrid
from kgraph.languages import say
from kgraph.model import Node
from kgraph.questions.answers import some
from kgraph.questions.tiles import Tiles

BETWEEN = 10.0
"""The room between the parts of a page."""


def head(answer: Tiles, language: str) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """Return the title, the line under it, and where they end."""
    title = wrapped(title_words(answer, language), HEADING, fonts.BOLD, RIGHT - LEFT)
    known = sum(tile.state == "known" for tile in answer.tiles)
    counted = say(language, "grid.counted", known=known, units=len(answer.tiles))
    subtitle = wrapped(DOT.join((as_of_words(answer.as_of, language), counted)), WORDS, fonts.REGULAR, RIGHT - LEFT)
    return title, subtitle, MARGIN + len(title) * HEADING * LINE + len(subtitle) * WORDS * LINE + BETWEEN


def finished(
    answer: Tiles,
    heading: tuple[tuple[str, ...], tuple[str, ...]],
    keys: tuple[Swatch, ...],
    areas: tuple[Area, ...],
    bottom: float,
    sources: Mapping[str, Node],
    revision: str,
    language: str,
    how: str,
    key: Sequence[Label] = (),
) -> TileGrid:
    """Return the page with the notes under its areas: how the picture is to be read, the sources, the version of the data."""
    named = {source_words(sources[source], language) for tile in answer.tiles for source in tile.reading.sources}
    told = [*_joined(answer, how, language), say(language, "grid.meaning_" + _meaning(answer))]
    told += [say(language, "grid.sources", sources="; ".join(sorted(named)))] if named else []
    notes = tuple(line for text in told for line in wrapped(text, WORDS, fonts.REGULAR, RIGHT - LEFT))
    notes_top = bottom + 2 * BETWEEN
    data = say(language, "diagram.data", revision=revision)
    end = notes_top + (len(notes) + 1.5) * WORDS * LINE
    return TileGrid(*heading, keys, areas, tuple(key), notes, round(notes_top, 1), data, round(end, 1), language)


def _joined(answer: Tiles, how: str, language: str) -> Iterator[str]:
    """Yield how units came to where they stand, which of them the outlines lack, and which codes of outlines no unit bears."""
    if answer.outlines is None:
        yield say(language, how)
        return
    file = answer.outlines.file
    yield say(language, how, file=file, valid=answer.outlines.valid)
    if answer.lacking:
        yield say(language, "grid.lacking", file=file, names=some(tile.unit.name or tile.unit.id for tile in answer.lacking))
    if answer.strangers:
        yield say(language, "grid.strangers", file=file, codes=some(answer.strangers))


def _meaning(answer: Tiles) -> str:
    return "measure" if answer.measure else answer.by.replace("-", "_")
