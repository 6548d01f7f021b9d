"""A commune on a day: who leads it, what is unknown, vacant or unnamed, and who answers for what."""

from datetime import date

import pytest

from kgraph.errors import UsageError
from kgraph.model import Kind, Relation
from kgraph.questions.answers import Row
from kgraph.questions.commune import commune
from tests.questions.graphs import body, edge, engine, ky_son, node, post

DAY = date(2017, 4, 24)


def rows(place: str, section: str, day: date = DAY) -> list[Row]:
    return [row for row in commune(ky_son(), place, day).rows() if row["section"] == section]


def holders(place: str, day: date = DAY) -> dict[object, tuple[object, object]]:
    return {row["name"]: (row["holder"], row["holder_state"]) for row in rows(place, "post", day)}


def test_posts_are_told_apart_by_who_holds_them() -> None:
    assert holders("hk") == {
        "Bí thư Đảng ủy xã Hữu Kiệm": ("", "unknown"),
        "Phó Bí thư Đảng ủy xã Hữu Kiệm": ("Nguyễn Hữu Lượng", "possible"),
        "Chủ tịch UBND xã Hữu Kiệm": ("Nguyễn Hữu Lượng", "possible"),
        "Phó Chủ tịch UBND xã Hữu Kiệm": ("", "vacant"),
    }


def test_a_holder_is_certain_between_the_dates_that_sources_give() -> None:
    assert holders("hk", date(2016, 6, 1))["Chủ tịch UBND xã Hữu Kiệm"] == ("Nguyễn Hữu Lượng", "certain")


def test_a_post_that_nobody_possibly_held_on_the_day_reads_unknown() -> None:
    assert holders("hk", date(2010, 1, 1))["Chủ tịch UBND xã Hữu Kiệm"] == ("", "unknown")


def test_an_officer_without_a_name_in_a_post_without_a_title_is_a_line() -> None:
    (row,) = rows("ml", "post")
    assert (row["name"], row["organization"], row["place"]) == ("", "", "xã Mường Lống")
    assert (row["holder"], row["holder_state"]) == ("", "unnamed")


def test_bodies_that_govern_or_sit_in_a_commune_or_are_part_of_these_are_listed() -> None:
    assert [row["name"] for row in rows("hk", "body")] == ["Đảng ủy xã Hữu Kiệm", "UBND xã Hữu Kiệm"]
    assert [row["name"] for row in rows("nc1", "body")] == ["Chi bộ Trường Mầm non Nậm Cắn", "Trường Mầm non Nậm Cắn"]


def test_a_count_of_villages_stands_beside_the_named_ones() -> None:
    said = [(row["name"], row["value"], row["total"]) for row in rows("hk", "village")]
    assert said == [("bản Khe Tỳ", None, None), ("bản Na Chảo", None, None), ("thôn, bản", 9, None)]


def test_an_initiative_names_the_body_in_charge() -> None:
    said = [(r["responsible"], r["role"]) for r in rows("pd", "initiative") if r["name"] == "chè 100 gốc"]
    assert said == [("Hội Nông dân xã Phà Đánh", "in charge")]


def test_who_launched_an_initiative_is_not_in_charge_of_it() -> None:
    said = [(r["responsible"], r["role"], r["responsible_state"]) for r in rows("pd", "initiative") if r["name"] == "trồng gừng"]
    assert said == [("Trần Quốc Đồng", "launched", "possible"), ("", "in charge", "unknown")]


def test_an_initiative_that_no_source_gives_to_anybody_says_so() -> None:
    (row,) = rows("hk", "initiative")
    assert (row["name"], row["place"]) == ("trồng nấm", "bản Na Chảo")
    assert (row["responsible"], row["role"], row["responsible_state"], row["certainty"]) == ("", "in charge", "unknown", "unknown")


def test_a_post_that_two_spells_tie_to_its_body_is_one_post() -> None:
    place, party = ([node("hk", Kind.COMMUNE, "Hữu Kiệm")], []), body("party", "Đảng ủy", "party", "commune", "hk")
    posts, ties = post("secretary", "Bí thư", "party")
    again = edge("secretary", Relation.POST_IN, "party", "2010/", number=2)
    answer = commune(engine(place, party, (posts, [*ties, again])), "hk", DAY)
    assert [line.node.name for line in answer.section("post")] == ["Bí thư"]


def test_the_latest_measure_until_the_day_is_shown() -> None:
    (row,) = rows("hk", "measure")
    assert (row["value"], row["total"], row["valid"]) == (12, 19, "2016-12-31")


def test_a_measure_taken_later_is_not_shown() -> None:
    assert rows("hk", "measure", date(2014, 1, 1)) == []


def test_sections_come_in_order() -> None:
    sections = [str(row["section"]) for row in commune(ky_son(), "hk", DAY).rows()]
    assert list(dict.fromkeys(sections)) == ["body", "post", "village", "initiative", "measure"]


def test_a_district_is_refused() -> None:
    with pytest.raises(UsageError, match="no Commune"):
        commune(ky_son(), "ks", DAY)
