"""Outlines placed on a page: degrees turned into pixels, each unit with its number where that has room, and a key of all names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.shapes import LEFT, RIGHT, Point
from kgraph.diagrams.tile_grid import shade_of
from kgraph.diagrams.tile_legend import legend
from kgraph.diagrams.tile_names import says, sole_names, tone_words
from kgraph.diagrams.tile_page import BETWEEN, finished, head
from kgraph.diagrams.tile_scale import Scale, scale_of
from kgraph.diagrams.tile_shapes import WORDS, Area, Label, TileGrid
from kgraph.grids.outlines import Ring, area, spot_within
from kgraph.grids.simple import simplified
from kgraph.model import Node
from kgraph.questions.tiles import Tile, Tiles

_HIGHEST, _WITHIN = 1400.0, 0.35
_NUMBER, _MARK, _TINY = 12.0, 9.0, 8.0
_KEY_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a unit is called on the picture and in its key."""

    number: int
    name: str


def place(answer: Tiles, sources: Mapping[str, Node], *, revision: str, language: str) -> TileGrid:
    """Place the outlines of the units that have one; the key under them numbers all units, and has those without."""
    title, subtitle, top = head(answer, language)
    scale = scale_of(answer)
    keys, top = legend(answer, scale, top, language, with_strips=False)
    rings = answer.outlines.rings if answer.outlines else {}
    drawn = _projected({tile.code: rings[tile.code] for tile in answer.tiles if tile.code in rings}, top + BETWEEN)
    tiles = [tile for tile in answer.tiles if tile.code in drawn]
    names = sole_names(answer)
    marks = [_Mark(number, names[tile.unit.id]) for number, tile in enumerate(tiles, 1)]
    areas = tuple(_area(answer, tile, drawn[tile.code], mark, scale, language) for tile, mark in zip(tiles, marks, strict=True))
    bottom = max((y for of_one in drawn.values() for ring in of_one for _, y in ring), default=top) + BETWEEN
    key = tuple(_key(answer, tiles, bottom + BETWEEN, language))
    bottom = max((label.top + WORDS * LINE for label in key), default=bottom)
    return finished(answer, (title, subtitle), keys, areas, bottom, sources, revision, language, "grid.outlined", key)


def _projected(rings: Mapping[str, tuple[Ring, ...]], top: float) -> dict[str, tuple[Ring, ...]]:
    """The rings in pixels, one degree of latitude as long as one of longitude is in the middle of them."""
    corners = [point for of_one in rings.values() for ring in of_one for point in ring]
    if not corners:
        return {}
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrow = cos(radians((south + north) / 2))
    wide, high = (east - west) * narrow or 1e-9, (north - south) or 1e-9
    scale = min((RIGHT - LEFT) / wide, _HIGHEST / high)

    def pixel(point: Point) -> Point:
        return LEFT + (point[0] - west) * narrow * scale, top + (north - point[1]) * scale

    return {code: tuple(simplified(tuple(map(pixel, ring)), _WITHIN) for ring in of_one) for code, of_one in rings.items()}


def _area(answer: Tiles, tile: Tile, rings: tuple[Ring, ...], mark: _Mark, scale: Scale | None, language: str) -> Area:
    largest = max(rings, key=lambda ring: abs(area(ring)))
    x, y = spot_within(largest)
    wide = max(px for px, _ in largest) - min(px for px, _ in largest)
    high = max(py for _, py in largest) - min(py for _, py in largest)
    name, figure = _labels(mark, tone_words(answer, tile, language), (round(x, 1), y), wide - 6, high)
    shade, told = shade_of(answer, tile, scale), says(answer, tile, language)
    return Area(tile.unit.id, shade, round(x, 1), round(y, 1), round(wide, 1), round(high, 1), name, figure, None, None, told, rings)


def _labels(mark: _Mark, figure: str, spot: Point, wide: float, high: float) -> tuple[Label | None, Label]:
    """The name over the number where there is room, else the unit's number in the key over it, else that alone."""
    x, y = spot
    line = _NUMBER * LINE
    has_lines = high >= 2.4 * line and width(figure, _NUMBER, fonts.BOLD) <= wide
    for words, size in ((mark.name, _NUMBER), (f"({mark.number})", _MARK)):
        if has_lines and width(words, size, fonts.SEMIBOLD) <= wide:
            return Label((words,), size, x, round(y - size * LINE, 1)), Label((figure,), _NUMBER, x, round(y, 1))
    return None, Label((f"({mark.number})",), _TINY, x, round(y - _TINY * LINE / 2, 1))


def _key(answer: Tiles, drawn: Sequence[Tile], top: float, language: str) -> Iterator[Label]:
    """All units with their numbers in columns: what has no room on its outline is read here."""
    names = sole_names(answer)
    marks = {tile.unit.id: f"({number}) " for number, tile in enumerate(drawn, 1)}
    tiles = [*drawn, *answer.lacking]
    rows = -(-len(tiles) // _KEY_COLUMNS)
    for at, tile in enumerate(tiles):
        line = f"{marks.get(tile.unit.id, '')}{names[tile.unit.id]}: {tone_words(answer, tile, language)}"
        x = LEFT + (RIGHT - LEFT) / _KEY_COLUMNS * (at // rows)
        yield Label((line,), WORDS, round(x, 1), round(top + (at % rows) * WORDS * LINE, 1))
