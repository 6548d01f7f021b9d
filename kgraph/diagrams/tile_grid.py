"""Tiles placed on a page with numbers: a box for each unit with its name and number, as large as the page allows."""

from collections.abc import Mapping

from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.shapes import LEFT, RIGHT
from kgraph.diagrams.tile_legend import legend
from kgraph.diagrams.tile_names import about_words, fitted, says, sole_names, tone_words
from kgraph.diagrams.tile_page import BETWEEN, finished, head
from kgraph.diagrams.tile_scale import Scale, number_of, scale_of, sort_of
from kgraph.diagrams.tile_shapes import ABSENT, GAP, NARROW, UNKNOWN, WIDE, Area, Label, Sizes, TileGrid
from kgraph.model import Node
from kgraph.questions.tiles import COMPLETENESS, Tile, Tiles

_WIDEST, _ROOMY, _PAD, _FOOT = 182.0, 110.0, 6.0, 14.0


def place(answer: Tiles, sources: Mapping[str, Node], *, revision: str, language: str) -> TileGrid:
    """Place the tiles of an answer; ``sources`` has each source by id."""
    title, subtitle, top = head(answer, language)
    scale = scale_of(answer)
    keys, top = legend(answer, scale, top, language)
    columns = max((tile.column for tile in answer.tiles), default=0) + 1
    side = min(_WIDEST, (RIGHT - LEFT + GAP) / columns - GAP)
    names = sole_names(answer)
    areas = tuple(_area(answer, tile, scale, names[tile.unit.id], side, top + BETWEEN, language) for tile in answer.tiles)
    bottom = max((area.top + area.height for area in areas), default=top)
    how = "grid.by_outlines" if answer.outlines else "grid.schematic"
    return finished(answer, (title, subtitle), keys, areas, bottom, sources, revision, language, how)


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


def _area(answer: Tiles, tile: Tile, scale: Scale | None, name: str, side: float, top: float, language: str) -> Area:
    sizes = WIDE if side >= _ROOMY else NARROW
    high = round(_PAD + sizes.names + (sizes.number + sizes.about) * LINE + _FOOT, 1)
    x, y = round(LEFT + tile.column * (side + GAP), 1), round(top + tile.row * (high + GAP), 1)
    shade, middle = shade_of(answer, tile, scale), round(x + side / 2, 1)
    name_label = _name(name, sizes, side - 2 * _PAD, middle, y + _PAD)
    figure = _figure(tone_words(answer, tile, language), sizes, side - 2 * _PAD, middle, y + _PAD + sizes.names)
    about = _about(answer, tile, sizes, side - 2 * _PAD, middle, figure.top + sizes.number * LINE - 2, language)
    strip = strip_of(tile) if answer.by == COMPLETENESS else None
    return Area(tile.unit.id, shade, x, y, round(side, 1), high, name_label, figure, about, strip, says(answer, tile, language))


def _name(name: str, sizes: Sizes, wide: float, middle: float, top: float) -> Label:
    lines, size = fitted(name, wide, sizes.names, sizes.name)
    return Label(lines, size, middle, round(top + (sizes.names - len(lines) * size * LINE) / 2, 1))


def _figure(words: str, sizes: Sizes, wide: float, middle: float, top: float) -> Label:
    """The number on one line, smaller where it must be."""
    needs = width(words, sizes.number, fonts.BOLD)
    size = sizes.number if needs <= wide else round(sizes.number * wide / needs, 1)
    return Label((words,), size, middle, round(top + (sizes.number - size) * LINE / 2, 1))


def _about(answer: Tiles, tile: Tile, sizes: Sizes, wide: float, middle: float, top: float, language: str) -> Label | None:
    words = about_words(answer, tile, language)
    fits = words and width(words, sizes.about) <= wide
    return Label((words,), sizes.about, middle, round(top, 1)) if fits else None
