"""A body on a day: its posts and holders, the bodies above and below it, and what it came from and became."""

from datetime import date

import pytest

from kgraph.errors import UsageError
from kgraph.model import Kind, Relation
from kgraph.questions.answers import Row
from kgraph.questions.organization import organization
from tests.questions.graphs import body, edge, engine, ky_son, node, post

DAY = date(2017, 4, 24)


def rows(body_id: str, section: str, day: date = DAY) -> list[Row]:
    return [row for row in organization(ky_son(), body_id, day).rows() if row["section"] == section]


def merged(valid: str = "2025-07-01") -> list[Row]:
    """Rows of the committee that two others became on a day: one governed a place until then, and another before."""
    places = [node(key, Kind.COMMUNE, key) for key in ("Bảo Nam", "Hữu Lập", "Hữu Kiệm")]
    bodies = [node(key, Kind.ORGANIZATION, f"Đảng ủy {key}", kind="party") for key in ("a", "b", "new")]
    edges = [
        edge("a", Relation.GOVERNS, "Bảo Nam", "2000/2010-06-30"),
        edge("a", Relation.GOVERNS, "Hữu Lập", "2010-07-01/2025-06-30"),
        edge("new", Relation.GOVERNS, "Hữu Kiệm", "2025-07-01/[2025..]"),
        edge("a", Relation.BECAME, "new", valid, change="merged", extent="whole"),
        edge("b", Relation.BECAME, "new", "2024", change="split", extent="part"),
    ]
    return list(organization(engine(([*places, *bodies], edges)), "new", DAY).rows())


def test_posts_are_told_apart_by_who_holds_them() -> None:
    assert [(row["name"], row["holder"], row["holder_state"]) for row in rows("hk_ubnd", "post")] == [
        ("Chủ tịch UBND xã Hữu Kiệm", "Nguyễn Hữu Lượng", "possible"),
        ("Phó Chủ tịch UBND xã Hữu Kiệm", "", "vacant"),
    ]
    assert [row["holder_state"] for row in rows("hk_ubnd", "post", date(2010, 1, 1))] == ["unknown", "vacant"]
    assert [row["holder_state"] for row in rows("hk_ubnd", "post", date(2016, 6, 1))] == ["certain", "vacant"]


def test_a_holder_without_a_name_reads_unnamed() -> None:
    people = ([node("x", Kind.PERSON)], [edge("x", Relation.HOLDS, "head", "2016/2018")])
    asked = engine(([node("ban", Kind.ORGANIZATION, "Ban")], []), post("head", "Trưởng ban", "ban", "head"), people)
    (line,) = organization(asked, "ban", DAY).section("post")
    assert (line.holder_state, line.edge.certainty(DAY)) == ("unnamed", "certain")


def test_a_post_that_nobody_is_known_for_is_uncertain_however_sure_the_post_is() -> None:
    (row,) = [row for row in rows("hk_party", "post") if row["holder_state"] == "unknown"]
    assert (row["name"], row["certainty"]) == ("Bí thư Đảng ủy xã Hữu Kiệm", "unknown")


def test_superior_and_subordinate_bodies_stand_with_their_places() -> None:
    assert [(row["name"], row["place"]) for row in rows("hk_ubnd", "superior")] == [("UBND huyện Kỳ Sơn", "huyện Kỳ Sơn")]
    assert [(row["name"], row["place"]) for row in rows("district_ubnd", "subordinate")] == [
        ("UBND xã Hữu Kiệm", "xã Hữu Kiệm"),
        ("Văn phòng UBND huyện Kỳ Sơn", "huyện Kỳ Sơn"),
    ]


def test_a_body_that_was_no_part_on_the_day_is_not_subordinate() -> None:
    bodies = [node(key, Kind.ORGANIZATION, key) for key in ("whole", "part")]
    asked = engine((bodies, [edge("part", Relation.PART_OF, "whole", "2000/2010")]))
    assert [line.section for line in organization(asked, "whole", DAY).lines] == []
    assert [line.section for line in organization(asked, "whole", date(2005, 1, 1)).lines] == ["subordinate"]
    assert [line.section for line in organization(asked, "part", date(2005, 1, 1)).lines] == ["superior"]


def test_a_place_is_no_superior_body() -> None:
    parts = ([node("ban", Kind.ORGANIZATION, "Ban"), node("hk", Kind.COMMUNE, "Hữu Kiệm")], [edge("ban", Relation.PART_OF, "hk")])
    assert organization(engine(parts), "ban", DAY).lines == ()


def test_a_body_governs_a_place_or_sits_in_it() -> None:
    (governing,) = rows("hk_party", "body")
    (sitting,) = rows("school", "body")
    assert (governing["place"], governing["certainty"]) == ("xã Hữu Kiệm", "unknown")
    assert (sitting["place"], sitting["edge"]) == ("xã Nậm Cắn", "school LOCATED_IN nc1 1")


def test_an_office_without_a_place_of_its_own_has_that_of_its_superior() -> None:
    (row,) = rows("office", "body")
    assert (row["name"], row["place"], row["edge"]) == ("Văn phòng UBND huyện Kỳ Sơn", "huyện Kỳ Sơn", "")
    assert row["certainty"] == "unknown"


def test_a_body_of_which_nothing_is_known_is_one_row() -> None:
    (row,) = organization(engine(([node("ban", Kind.ORGANIZATION, "Ban")], [])), "ban", DAY).rows()
    assert (row["section"], row["name"], row["place"], row["sources"]) == ("body", "Ban", "", [])


def test_what_a_body_came_from_is_listed_whatever_the_day() -> None:
    found = [row for row in merged() if row["section"] == "predecessor"]
    assert [(row["name"], row["valid"], row["change"], row["extent"], row["certainty"]) for row in found] == [
        ("Đảng ủy b", "2024", "split", "part", "possible"),
        ("Đảng ủy a", "2025-07-01", "merged", "whole", "certain"),
    ]


def test_a_predecessor_has_the_place_that_it_had_last() -> None:
    assert [row["place"] for row in merged() if row["name"] == "Đảng ủy a"] == ["Hữu Lập"]


def test_what_a_body_became_is_its_successor() -> None:
    bodies = [node(key, Kind.ORGANIZATION, key) for key in ("old", "new")]
    asked = engine((bodies, [edge("old", Relation.BECAME, "new", "2025-07-01", change="renamed", extent="whole")]))
    (line,) = organization(asked, "old", DAY).section("successor")
    assert (line.node.name, line.edge.get("change")) == ("new", "renamed")


def test_sections_come_in_order() -> None:
    party, below = body("party", "Huyện ủy", "party", "district", "ks"), body("below", "Đảng ủy", "party", "commune", "hk")
    places = [node("ks", Kind.DISTRICT, "Kỳ Sơn"), node("hk", Kind.COMMUNE, "Hữu Kiệm")]
    others = [node(key, Kind.ORGANIZATION, key) for key in ("above", "before", "after")]
    edges = [
        edge("below", Relation.PART_OF, "party"),
        edge("party", Relation.PART_OF, "above"),
        edge("before", Relation.BECAME, "party", "2000"),
        edge("party", Relation.BECAME, "after", "2025"),
    ]
    asked = engine((places, []), party, below, post("head", "Bí thư", "party", "head"), (others, edges))
    sections = [line.section for line in organization(asked, "party", DAY).lines]
    assert sections == ["body", "post", "superior", "subordinate", "predecessor", "successor"]


def test_only_a_body_can_be_asked_about() -> None:
    with pytest.raises(UsageError, match="'Nguyễn Hữu Lượng' is a Person, no Organization"):
        organization(ky_son(), "luong", DAY)


def test_the_columns_are_those_of_the_contract() -> None:
    assert {tuple(row) for row in [*merged(), *organization(ky_son(), "office", DAY).rows()]} == {(
        "section", "name", "place", "organization", "holder", "holder_state", "responsible", "role", "responsible_state",
        "value", "total", "change", "extent", "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    )}  # fmt: skip
