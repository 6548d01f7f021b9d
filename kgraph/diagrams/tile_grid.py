"""Tiles placed on a page with numbers: title, legend, a box for each unit with its name and number, and what it rests on."""

from collections.abc import Iterator, Mapping, Sequence

from kgraph.diagrams import fonts
from kgraph.diagrams.captions import as_of_words
from kgraph.diagrams.lettering import DOT, LINE, wrapped
from kgraph.diagrams.shapes import HEADING, LEFT, MARGIN, META, RIGHT, SMALL
from kgraph.diagrams.tile_legend import legend
from kgraph.diagrams.tile_names import about_words, fitted, says, sole_names, source_words, title_words, tone_words
from kgraph.diagrams.tile_scale import Scale, number_of, scale_of, sort_of
from kgraph.diagrams.tile_shapes import GAP, NUMBER, Area, Label, Swatch, TileGrid
from kgraph.languages import say
from kgraph.model import Node
from kgraph.questions.answers import some
from kgraph.questions.tiles import COMPLETENESS, Tile, Tiles

UNKNOWN, ABSENT = -1, -2
"""The shades of what has no number: nothing is known of it, or the base does not have it."""

_WIDEST, _PAD, _NAMES, _BETWEEN = 182.0, 5.0, 30.0, 10.0
_HIGH = _NAMES + NUMBER * LINE + SMALL * LINE + 14.0


def place(answer: Tiles, sources: Mapping[str, Node], *, revision: str, language: str) -> TileGrid:
    """Place the tiles of an answer; ``sources`` has each source by id."""
    title, subtitle, top = head(answer, language)
    scale = scale_of(answer)
    keys, top = legend(answer, scale, top, language)
    columns = max((tile.column for tile in answer.tiles), default=0) + 1
    side = min(_WIDEST, (RIGHT - LEFT + GAP) / columns - GAP)
    names = sole_names(answer)
    areas = tuple(_area(answer, tile, scale, names[tile.unit.id], side, top + _BETWEEN, language) for tile in answer.tiles)
    bottom = max((area.top + area.height for area in areas), default=top)
    how = "grid.by_outlines" if answer.outlines else "grid.schematic"
    return finished(answer, (title, subtitle), keys, areas, bottom, sources, revision, language, how)


def head(answer: Tiles, language: str) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """Return the title, the line under it, and where they end."""
    title = wrapped(title_words(answer, language), HEADING, fonts.BOLD, RIGHT - LEFT)
    known = sum(tile.state == "known" for tile in answer.tiles)
    counted = say(language, "grid.counted", known=known, units=len(answer.tiles))
    subtitle = wrapped(DOT.join((as_of_words(answer.as_of, language), counted)), META, fonts.REGULAR, RIGHT - LEFT)
    return title, subtitle, MARGIN + len(title) * HEADING * LINE + len(subtitle) * META * LINE + _BETWEEN


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
    notes = tuple(line for text in told for line in wrapped(text, SMALL, fonts.REGULAR, RIGHT - LEFT))
    notes_top = bottom + 2 * _BETWEEN
    data = say(language, "diagram.data", revision=revision)
    end = notes_top + (len(notes) + 1.5) * SMALL * LINE
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


def shade_of(answer: Tiles, tile: Tile, scale: Scale | None) -> int:
    """Return the shade of a unit; below 0 where it has no number."""
    number = number_of(tile.reading, sort_of(answer))
    if not tile.is_here:
        return ABSENT
    return UNKNOWN if number is None or scale is None else scale.shade(number)


def strip_of(tile: Tile) -> tuple[float, float] | None:
    """Return which share of the posts has a holder who is certain, and which has one who is possible or not named."""
    posts = tile.reading.posts
    return (posts[0] / sum(posts), (posts[1] + posts[2]) / sum(posts)) if posts else None


def _meaning(answer: Tiles) -> str:
    return "measure" if answer.measure else answer.by.replace("-", "_")


def _area(answer: Tiles, tile: Tile, scale: Scale | None, name: str, side: float, top: float, language: str) -> Area:
    x, y = LEFT + tile.column * (side + GAP), top + tile.row * (_HIGH + GAP)
    lines, size = fitted(name, side - 2 * _PAD, _NAMES)
    middle = x + side / 2
    figure_top = y + _PAD + _NAMES
    words = about_words(answer, tile, side - 2 * _PAD, language)
    return Area(
        tile.unit.id,
        shade_of(answer, tile, scale),
        round(x, 1),
        round(y, 1),
        round(side, 1),
        _HIGH,
        Label(lines, size, round(middle, 1), round(y + _PAD + (_NAMES - len(lines) * size * LINE) / 2, 1)),
        Label((tone_words(answer, tile, language),), NUMBER, round(middle, 1), round(figure_top, 1)),
        Label((words,), SMALL - 1, round(middle, 1), round(figure_top + NUMBER * LINE - 2, 1)) if words else None,
        strip_of(tile) if answer.by == COMPLETENESS else None,
        says(answer, tile, language),
    )
