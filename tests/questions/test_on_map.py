"""Places told as the units of another day, in rotations and their flow, and a commune asked for on another map."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind
from kgraph.questions.on_map import places_told, told_on_map
from tests.questions.changed_places import places, unit
from tests.questions.graphs import node

APRIL, TODAY = date(2017, 4, 24), date(2026, 1, 1)


def test_a_place_is_told_as_the_units_that_cover_it() -> None:
    there = places(
        [unit("a", "2000-01-01/2009-12-31"), unit("b", "2010-01-01/"), unit("c", "2010-01-01/"), unit("gone", "2000-01-01/2009-12-31")],
        "a>b part 2010-01-01",
        "a>c part 2010-01-01",
    )
    village = node("v", Kind.VILLAGE, "bản")
    words = told_on_map(there, [*there.nodes(Kind.COMMUNE), village], TODAY)
    assert words == {"a": ("b (possible)", "c (possible)"), "b": ("b",), "c": ("c",), "gone": ("gone (successor unknown)",)}
    assert places_told([there.node("a"), None, there.node("b"), village], words) == "b (possible); c (possible); b; bản"
    assert told_on_map(there, [there.node("gone")], date(1999, 1, 1)) == {"gone": ("gone (predecessor unknown)",)}


def test_rotations_are_told_on_the_map_of_today(sample: KnowledgeBase) -> None:
    then, now = sample.rotations().rows(), sample.rotations(map=TODAY).rows()
    assert [tuple(row) for row in then] == [tuple(row) for row in now]
    told = {(str(one["to_place"]), str(other["to_place"])) for one, other in zip(then, now, strict=True)}
    assert {("xã Phà Đánh", "xã Nậm Cắn"), ("xã Hữu Kiệm", "xã Hữu Kiệm"), ("xã Mường Ải", "xã Mường Típ")} <= told
    assert ("huyện Kỳ Sơn", "huyện Kỳ Sơn (tier ended)") in told
    places_apart = ("from_place", "to_place", "move_place")
    assert [{k: v for k, v in row.items() if k not in places_apart} for row in then] == [
        {k: v for k, v in row.items() if k not in places_apart} for row in now
    ]


def test_the_flow_on_a_map_counts_by_its_places_as_well(sample: KnowledgeBase) -> None:
    rows = sample.rotations(map=TODAY).flow.rows()
    assert tuple(rows[0]) == ("from_level", "from_block", "to_level", "to_block", "move", "from_place", "to_place", "moves")
    assert sum(row["moves"] for row in rows) == sum(row["moves"] for row in sample.rotations().flow.rows())  # type: ignore[misc]  # numbers
    assert ("huyện Kỳ Sơn (tier ended)", "xã Nậm Cắn") in {(row["from_place"], row["to_place"]) for row in rows}


def test_a_commune_on_another_map_is_its_territory(sample: KnowledgeBase) -> None:
    assert sample.commune("Hữu Kiệm", APRIL, map=TODAY).rows() == sample.territory("Hữu Kiệm", APRIL, TODAY).rows()
    plain = sample.commune("Hữu Kiệm", APRIL).rows()
    assert "unit" not in plain[0]
    told = [row for row in sample.commune("Hữu Kiệm", APRIL, map=TODAY).rows() if row["unit_id"] == "vn3:16861@2004-08-31"]
    marks = ("unit", "unit_id", "territory")
    assert [{k: v for k, v in row.items() if k not in marks} for row in told if row["section"] != "unit"] == list(plain)


@pytest.mark.parametrize("question", ["commune", "territory"])
def test_the_map_of_today_is_named_so_on_the_command_line(sample_folder: Path, question: str) -> None:
    asked = [question, str(sample_folder), "Hữu Kiệm", "--map", "today", "--as-of", "2017-04-24", "--format", "json"]
    told = json.loads(CliRunner().invoke(commands, asked, catch_exceptions=False).stdout)
    assert {row["unit"] for row in told} == {"xã Bảo Nam", "xã Hữu Kiệm", "xã Hữu Lập"}


def test_a_body_and_the_moves_are_asked_for_on_another_map_on_the_command_line(sample_folder: Path) -> None:
    asked = ["organization", str(sample_folder), "UBND xã Hữu Kiệm", "--map", "2017-04-24", "--as-of", "2026-01-01", "--format", "json"]
    (row,) = json.loads(CliRunner().invoke(commands, asked, catch_exceptions=False).stdout)
    assert (row["unit_id"], row["body"]) == ("vn3:16849@2025-07-01", "")
    asked = ["rotations", str(sample_folder), "--flow", "--map", "2026-01-01", "--format", "json"]
    ways = json.loads(CliRunner().invoke(commands, asked, catch_exceptions=False).stdout)
    assert "xã Nậm Cắn" in {way["to_place"] for way in ways}
