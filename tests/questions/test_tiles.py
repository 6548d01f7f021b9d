"""Tiles: which units there are on a day, what their numbers count, and where they stand."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.dates import Certainty
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import AmbiguousNameError, UnknownNameError, UsageError
from kgraph.grids.outlines import Outlines, Ring
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind, Relation
from kgraph.questions import tiles as question
from kgraph.questions.answers import Row
from kgraph.questions.tiles import Tile, Tiles, tiles
from tests.questions.graphs import body, edge, engine, ky_son, node, post

DAY, IN_2016 = date(2017, 4, 24), date(2016, 6, 30)
SQUARE: Ring = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))


def of(answer: Tiles, unit: str) -> Tile:
    return next(tile for tile in answer.tiles if tile.unit.id == unit)


def square(east: float, north: float) -> tuple[Ring, ...]:
    return (tuple((x + east, y + north) for x, y in SQUARE),)


def district(*measures: object, **posts: str) -> MemoryEngine:
    """Communes a, b, c of a district, whose codes run against their names."""
    communes = [node(key, Kind.COMMUNE, name, code=code) for key, name, code in (("a", "An", "3"), ("b", "Bình", "2"), ("c", "Chi", "1"))]
    inside = [edge(one.id, Relation.PART_OF, "d") for one in communes]
    return engine(([node("d", Kind.DISTRICT, "D"), *communes], inside), *measures)  # type: ignore[arg-type]


def test_holders_who_are_certain_possible_unnamed_said_to_be_nobody_and_unknown_are_told_apart() -> None:
    assert of(tiles(ky_son(), "ks", IN_2016), "hk").reading.posts == (2, 0, 0, 1, 1)
    assert of(tiles(ky_son(), "ks", IN_2016), "nc1").reading.posts == (0, 2, 0, 0, 0)
    assert of(tiles(ky_son(), "ks", IN_2016), "bl").reading.posts == (0, 0, 1, 0, 0)
    assert of(tiles(ky_son(), "ks", DAY), "hk").reading.posts == (0, 2, 0, 1, 1)


def test_nothing_known_is_not_zero() -> None:
    answer = tiles(ky_son(), "ks", IN_2016)
    assert (of(answer, "bl").state, of(answer, "bl").reading.value) == ("known", 0)
    assert (of(answer, "nc2").state, of(answer, "nc2").reading.value) == ("unknown", None)


def test_a_district_counts_its_communes_and_a_body_counts_once() -> None:
    (tile,) = tiles(ky_son(), "na", IN_2016).tiles
    assert (tile.unit.id, tile.reading.total) == ("ks", 14)
    assert sum(of(tiles(ky_son(), "ks", IN_2016), one).reading.total or 0 for one in ("hk", "pd", "ml", "bn", "bl", "nc1")) == 10


def test_the_units_are_those_of_the_day() -> None:
    assert {tile.unit.id for tile in tiles(ky_son(), "na", date(2025, 7, 1)).tiles} == {"hk2"}
    assert {tile.unit.id for tile in tiles(ky_son(), "na", date(2025, 6, 30)).tiles} == {"ks"}
    assert "hk" in {tile.unit.id for tile in tiles(ky_son(), "na", DAY, level="commune").tiles}
    assert tiles(ky_son(), "ks", date(2025, 7, 1)).tiles == ()


def test_a_measure_is_the_latest_until_the_day() -> None:
    assert of(tiles(ky_son(), "ks", DAY, "criteria"), "hk").reading.text == "12/19"
    assert of(tiles(ky_son(), "ks", IN_2016, "Tiêu chí nông thôn mới"), "hk").reading.text == "8/19"
    assert of(tiles(ky_son(), "ks", date(2015, 1, 1), "criteria"), "hk").state == "unknown"
    assert of(tiles(ky_son(), "ks", date(2016, 12, 31), "criteria"), "hk").reading.certainty is Certainty.CERTAIN
    assert of(tiles(ky_son(), "ks", DAY, "criteria"), "hk").reading.certainty is Certainty.UNKNOWN


def test_two_sources_that_measure_differently_give_no_number() -> None:
    said = [edge("a", Relation.MEASURED, "m", "2016", number=n, value=value) for n, value in ((1, 5), (2, 7))]
    asked = district(([node("m", Kind.INITIATIVE, "hộ nghèo")], said))
    reading = of(tiles(asked, "d", date(2016, 6, 1), "m"), "a").reading
    assert (reading.value, reading.text, len(reading.edges)) == (None, "5; 7", 2)


def test_zero_is_a_number() -> None:
    asked = district(([node("m", Kind.INITIATIVE, "hộ nghèo")], [edge("a", Relation.MEASURED, "m", "2016", value=0)]))
    tile = of(tiles(asked, "d", date(2016, 6, 1), "m"), "a")
    assert (tile.reading.value, tile.reading.text, tile.state) == (0, "0", "known")


def test_the_newest_rotation_is_certain_and_from_elsewhere() -> None:
    answer = tiles(ky_son(), "ks", DAY, "newest-rotation")
    assert (of(answer, "hk").reading.value, of(answer, "hk").reading.text) == (2015, "2015-12")
    assert of(answer, "pd").state == "unknown", "that he came to this post then is inferred"
    assert of(tiles(ky_son(), "ks", date(2015, 12, 30), "newest-rotation"), "hk").state == "unknown", "the month was not over"
    assert of(tiles(ky_son(), "na", DAY, "newest-rotation"), "ks").state == "unknown", "he came from within the district"


def test_the_careers_of_many_are_read_as_those_of_few(sample: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> tuple[Row, ...]:
        return sample.tiles("", DAY, "newest-rotation").rows() + sample.tiles("Kỳ Sơn", DAY, "newest-rotation").rows()

    few = rows()
    monkeypatch.setattr(question, "MANY", 0)
    assert rows() == few and any(row["state"] == "known" for row in few)


def test_a_move_from_a_body_of_a_higher_level_without_a_place_came_from_elsewhere() -> None:
    ministry = ([node("ministry", Kind.ORGANIZATION, "Bộ", level="central")], [])
    held = [edge("p", Relation.HOLDS, "old", "/2015"), edge("p", Relation.HOLDS, "new", "2016-03/")]
    people = ([node("p", Kind.PERSON, "Lan")], held)
    asked = district(
        body("ubnd", "UBND", "government", "commune", "a"),
        ministry,
        post("old", "Vụ phó", "ministry"),
        post("new", "Chủ tịch", "ubnd"),
        people,
    )
    assert of(tiles(asked, "d", DAY, "newest-rotation"), "a").reading.text == "2016-03"


def test_units_stand_by_code_and_those_of_one_act_side_by_side() -> None:
    plain = tiles(district(), "d", DAY)
    assert [(tile.unit.id, tile.column, tile.row) for tile in plain.tiles] == [("c", 0, 0), ("b", 1, 0), ("a", 2, 0)]
    became = [edge(one, Relation.BECAME, "x", "2025-07-01") for one in ("a", "c")]
    joined = tiles(district(([node("x", Kind.COMMUNE, "X")], became)), "d", DAY)
    assert [tile.unit.id for tile in joined.tiles] == ["c", "a", "b"]


def test_no_two_tiles_share_a_cell(sample: KnowledgeBase) -> None:
    for place, day, count in (
        ("Kỳ Sơn", DAY, 21),
        ("Nghệ An", DAY, 21),
        ("Nghệ An", date(2025, 7, 1), 130),
        ("", DAY, 63),
        ("", date(2025, 7, 1), 34),
    ):
        answer = sample.tiles(place, day)
        assert len({(tile.column, tile.row) for tile in answer.tiles}) == len(answer.tiles) == count
        assert len({tile.unit.id for tile in answer.tiles}) == count


def test_the_country_has_what_is_not_in_the_base_as_absent(sample: KnowledgeBase) -> None:
    answer = sample.tiles("Việt Nam", DAY)
    assert answer.place is None
    assert of(answer, "vn1:40@2004-08-31").state == "known"
    states = {row["unit"]: row["state"] for row in answer.rows()}
    assert (states["tỉnh Cao Bằng"], states["tỉnh Nghệ An"]) == ("absent", "known")
    assert "tỉnh Hà Tây" not in states and "tỉnh Hà Tây" in {row["unit"] for row in sample.tiles("", date(2008, 7, 31)).rows()}


def test_before_the_register_only_provinces_of_the_base_are_listed(sample: KnowledgeBase) -> None:
    answer = sample.tiles("", date(1999, 1, 1))
    assert answer.tiles and {tile.state for tile in answer.tiles} <= {"known", "unknown"}


def test_outlines_give_the_cells_and_what_lacks_one_stands_below() -> None:
    outlines = Outlines("f", date(2010, 1, 1), date(2020, 1, 1), {"3": square(0, 5), "2": square(9, 5), "9": square(4, 0)})
    answer = tiles(district(), "d", DAY).along(outlines)
    cells = {tile.unit.id: (tile.column, tile.row) for tile in answer.tiles}
    assert cells["a"][1] == cells["b"][1] < cells["c"][1] and cells["a"][0] < cells["b"][0]
    assert ([tile.unit.id for tile in answer.lacking], answer.strangers) == (["c"], ("9",))


def test_outlines_of_other_days_are_refused() -> None:
    with pytest.raises(UsageError, match="as of 2017-04-24 on outlines that are valid 2025-07-01 is false"):
        tiles(district(), "d", DAY).along(Outlines("f", date(2025, 7, 1), date(2025, 7, 1), {}))


def test_outlines_of_other_units_are_refused() -> None:
    outlines = Outlines("f", DAY, DAY, {"417": square(0, 0)})
    with pytest.raises(UsageError, match="no outline has the code of a unit here") as caught:
        tiles(district(), "d", DAY).along(outlines)
    assert "here 1, 2, 3, in the file 417" in caught.value.fix


def test_the_posts_of_a_unit_add_up(sample: KnowledgeBase) -> None:
    for tile in (*sample.tiles("", DAY).tiles, *sample.tiles("Nghệ An", DAY, level="commune").tiles):
        posts = tile.reading.posts
        assert (sum(posts) or None, posts[0] if posts else None) == (tile.reading.total, tile.reading.value)


def test_what_cannot_be_drawn_in_units_is_refused(sample: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="is a Commune"):
        tiles(ky_son(), "hk", DAY)
    with pytest.raises(UsageError, match="no units of the level 'district'"):
        tiles(ky_son(), "ks", DAY, level="district")
    with pytest.raises(UsageError, match="the country is drawn by provinces"):
        tiles(ky_son(), "", DAY, level="commune")
    with pytest.raises(UnknownNameError, match="no measure has the name or id"):
        tiles(ky_son(), "ks", DAY, "completness")
    with pytest.raises(UnknownNameError):
        sample.tiles("Kỳ Sơn", date(2025, 7, 1))
    two = ([node("m", Kind.INITIATIVE, "hộ nghèo"), node("n", Kind.INITIATIVE, "hộ nghèo")], [])
    with pytest.raises(AmbiguousNameError):
        tiles(district(two), "d", DAY, "hộ nghèo")


def geojson(folder: Path) -> Path:
    file = folder / "mine.geojson"
    ring = [[104.0, 19.0], [105.0, 19.0], [105.0, 20.0], [104.0, 19.0]]
    features = [
        {"type": "Feature", "properties": {"ma": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code in ("16861", "99999")
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return file


def test_the_command_draws_and_lists_what_does_not_fit(sample_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tiles.svg"
    given = ["--geojson", str(geojson(tmp_path)), "--code", "ma", "--valid", "2010-01-01/2025-06-30", "-o", str(out)]
    done = CliRunner().invoke(commands, ["tiles", str(sample_folder), "Kỳ Sơn", "--as-of", "2016-06-30", *given], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "20 units not in" in done.stderr and "1 code in" in done.stderr and "99999" in done.stderr
    assert out.read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (["--valid", "2016-01-01"], "there are none"),
        (["--tiles"], "--tiles is about outlines"),
        (["--code", "ma"], "--code is about outlines"),
        (["--geojson", "x.geojson"], "nothing says on which days"),
        (["-o", "tiles.mmd"], "cannot draw '.mmd'"),
    ],
)
def test_the_command_refuses_what_does_not_go_together(sample_folder: Path, given: list[str], what: str) -> None:
    with pytest.raises(UsageError) as caught:
        CliRunner().invoke(commands, ["tiles", str(sample_folder), "Kỳ Sơn", "--as-of", "2016-06-30", *given], catch_exceptions=False)
    assert what in caught.value.what and caught.value.fix
