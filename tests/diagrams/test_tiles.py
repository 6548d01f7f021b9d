"""Tiles and outlines as pictures: golden files, the same bytes, numbers that can be read in grey too, names never cut in silence."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kgraph.diagrams import draw_tiles, outline_map, svg_tiles, tile_grid
from kgraph.diagrams.fonts import SEMIBOLD, css
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.palette import SHADES, on_shade, tones
from kgraph.diagrams.shapes import LEFT, RIGHT
from kgraph.diagrams.tile_names import fitted
from kgraph.diagrams.tile_scale import scale_of
from kgraph.diagrams.tile_shapes import TileGrid
from kgraph.errors import UsageError
from kgraph.grids.outlines import Outlines, Ring
from kgraph.model import Kind, Node
from kgraph.questions.readings import Reading
from kgraph.questions.tiles import Tile, Tiles, tiles
from tests.diagrams.test_palette import contrast
from tests.questions.graphs import ky_son, node

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2016, 6, 30)
BNA = {"src:bna": Node("src:bna", Kind.SOURCE, "", (("publisher", "Báo Nghệ An"), ("published", "2017-04")))}
CODES = {"hk": "1", "pd": "2", "ml": "3", "bn": "4", "bl": "5", "nc1": "6", "nc2": "7"}


def shape(east: float, north: float, wide: float = 0.3) -> tuple[Ring, ...]:
    x, y = 104.0 + east, 19.0 + north
    return (((x, y), (x + wide, y), (x + wide * 1.1, y + wide * 0.8), (x, y + wide), (x, y)),)


OUTLINES = Outlines(
    "mine.geojson",
    date(2010, 1, 1),
    date(2025, 6, 30),
    {"1": shape(0, 0), "2": shape(0.3, 0), "3": shape(0, 0.3), "4": shape(0.3, 0.3), "5": shape(0.7, 0.3, 0.01), "99": shape(3, 3)},
)


def coded(answer: Tiles) -> Tiles:
    """The same tiles with codes, which the hand-written graph has none of."""
    units = {t.unit.id: Node(t.unit.id, t.unit.kind, t.unit.name, (*t.unit.properties, ("code", CODES[t.unit.id]))) for t in answer.tiles}
    moved = tuple(Tile(units[t.unit.id], t.column, t.row, t.reading) for t in answer.tiles)
    return Tiles(answer.place, answer.level, answer.as_of, answer.by, answer.measure, moved)


def measured(*values: tuple[float | None, float | None]) -> Tiles:
    """Tiles with values and what they are out of; none for unknown."""
    readings = [Reading() if value is None else Reading(value, total, "x") for value, total in values]
    found = tuple(Tile(node(f"u{n}", Kind.COMMUNE, f"U{n}"), n, 0, reading) for n, reading in enumerate(readings))
    return Tiles(None, Kind.COMMUNE, DAY, "m", node("m", Kind.INITIATIVE, "m"), found)


def placed(name: str) -> TileGrid:
    return {
        "completeness": lambda: tile_grid.place(tiles(ky_son(), "ks", DAY), BNA, revision="r", language="vi"),
        "rotation": lambda: tile_grid.place(tiles(ky_son(), "ks", DAY, "newest-rotation"), BNA, revision="r", language="en"),
        "measure": lambda: tile_grid.place(tiles(ky_son(), "ks", DAY, "criteria"), BNA, revision="r", language="vi"),
        "country": lambda: tile_grid.place(tiles(ky_son(), "", DAY), BNA, revision="r", language="en"),
        "outlines": lambda: outline_map.place(coded(tiles(ky_son(), "ks", DAY)).along(OUTLINES), BNA, revision="r", language="en"),
        "by_outlines": lambda: tile_grid.place(coded(tiles(ky_son(), "ks", DAY)).along(OUTLINES), BNA, revision="r", language="vi"),
    }[name]()


PICTURES = ("completeness", "rotation", "measure", "country", "outlines", "by_outlines")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    written = svg_tiles.write(placed(name)).replace(css(), "").replace("><", ">\n<")
    path = GOLDEN / f"tiles_{name}.svg"
    if request.config.getoption("--update-golden", default=False):
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_xml_that_says_every_unit(name: str) -> None:
    grid = placed(name)
    root = ElementTree.fromstring(svg_tiles.write(grid))
    told = root.findtext("{http://www.w3.org/2000/svg}desc", "")
    assert told.split("\n") == [area.says for area in grid.areas]


@pytest.mark.parametrize("name", PICTURES)
def test_all_words_stay_on_the_page(name: str) -> None:
    grid = placed(name)
    for area in grid.areas:
        assert area.x >= LEFT - 1 and area.x + area.width / (2 if area.rings else 1) <= RIGHT + 1
        assert area.top + area.height / (2 if area.rings else 1) < grid.notes_top
    assert max((key.x for key in grid.legend), default=0) < RIGHT


def test_equal_data_give_equal_bytes() -> None:
    drawn = [draw_tiles(tiles(ky_son(), "ks", DAY), BNA, suffix, revision="r", language="vi") for suffix in (".svg", ".pdf", ".png") * 2]
    assert drawn[:3] == drawn[3:]
    assert [one.suffix for one in drawn[:3]] == [".svg", ".pdf", ".png"]
    with pytest.raises(UsageError, match="cannot draw"):
        draw_tiles(tiles(ky_son(), "ks", DAY), BNA, ".html", revision="r", language="vi")


def test_every_number_can_be_read_on_its_shade() -> None:
    for dark in (False, True):
        assert contrast(tones(dark).ink, tones(dark).ground) >= 4.5
        assert contrast(tones(dark).muted, tones(dark).ground) >= 4.5
    assert [round(contrast(shade, on_shade(number)), 1) for number, shade in enumerate(SHADES)] == [16.3, 12.8, 8.5, 5.7, 11.5]


def test_shades_keep_their_order_in_grey() -> None:
    grey = [contrast(shade, "#000000") for shade in SHADES]
    assert all(lighter / darker > 1.25 for lighter, darker in pairwise(grey))


def test_zero_has_a_shade_for_itself_and_unknown_has_none() -> None:
    answer = measured((0, 10), (1, 10), (5, 10), (10, 10), (None, None))
    assert [area.shade for area in tile_grid.place(answer, {}, revision="r", language="en").areas] == [0, 1, 2, 4, -1]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([(0, 10), (10, 10)], ("0 %", "over 0 % to 25 %", "over 25 % to 50 %", "over 50 % to 75 %", "over 75 % to 100 %")),
        ([(3, 10), (12, 10)], ("0 %–25 %", "over 25 % to 50 %", "over 50 % to 75 %", "over 75 % to 120 %")),
        ([(3, None), (3, None)], ("3",)),
        ([(0, None), (0, None)], ("0",)),
        ([(0, None), (7, None), (9, None)], ("0", "7", "over 7 to 9")),
        ([(n, None) for n in (0, 10, 200, 700, 1100, 1010)], ("0", "10–282", "over 282 to 555", "over 555 to 828", "over 828 to 1,100")),
        ([(-2, None), (2.5, None)], ("-2", "over -2 to 2.5")),
    ],
)
def test_a_scale_says_what_its_shades_mean(values: list[tuple[float, float | None]], labels: tuple[str, ...]) -> None:
    scale = scale_of(measured(*values))
    assert scale is not None
    assert scale.labels("en") == labels and len(scale.shades) == len(labels)
    shades = [scale.shade(value / total if scale.sort == "share" and total else value) for value, total in values]
    assert set(shades) <= set(scale.shades) <= set(range(len(SHADES)))
    order = sorted(zip((v / t if scale.sort == "share" and t else v for v, t in values), shades, strict=True))
    assert [shade for _, shade in order] == sorted(shades)


def test_where_nothing_is_known_there_is_no_scale() -> None:
    assert scale_of(measured((None, None))) is None


@pytest.mark.parametrize(
    "name", ["Hữu Kiệm", "Bà Rịa - Vũng Tàu", "Đảng ủy các cơ quan tỉnh Nghệ An hết sức dài dòng và không dứt", "Supercalifragilistic"]
)
@pytest.mark.parametrize("wide", [54.0, 110.0, 172.0])
def test_a_name_fits_or_says_that_it_is_cut(name: str, wide: float) -> None:
    lines, size = fitted(name, wide, 30.0, 12.0)
    assert len(lines) * size * LINE <= 30.0 + 1
    assert all(width(line, size, SEMIBOLD) <= wide + 0.1 for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "") or lines[-1].endswith("…")


def test_two_units_of_one_name_are_told_apart() -> None:
    found = tuple(Tile(node(f"u{n}", Kind.COMMUNE, "Kim Liên", type=word), n, 0, Reading()) for n, word in enumerate(("xã", "phường")))
    grid = tile_grid.place(Tiles(None, Kind.COMMUNE, DAY, "completeness", None, found), {}, revision="r", language="vi")
    assert [" ".join(area.name.lines) for area in grid.areas if area.name] == ["xã Kim Liên", "phường Kim Liên"]


def test_a_small_outline_has_a_number_and_the_key_its_name() -> None:
    grid = placed("outlines")
    small = next(area for area in grid.areas if area.unit == "bl")
    assert small.name is None
    (mark,) = small.figure.lines
    assert f"{mark} Bắc Lý: 0/1" in [line for label in grid.key for line in label.lines]
    assert any("Not in mine.geojson: Nậm Cắn, Nậm Càn" in note for note in grid.notes) and any(": 99" in note for note in grid.notes)


def test_names_are_text_and_no_markup() -> None:
    tile = Tile(node("u", Kind.COMMUNE, "<script>x</script>&\u202e"), 0, 0, Reading())
    drawn = svg_tiles.write(tile_grid.place(Tiles(None, Kind.COMMUNE, DAY, "completeness", None, (tile,)), {}, revision="r", language="vi"))
    assert "<script" not in drawn and "\u202e" not in drawn
    ElementTree.fromstring(drawn)


def test_a_dark_picture_has_the_dark_ground() -> None:
    assert tones(True).ground in svg_tiles.write(placed("completeness"), dark=True)
