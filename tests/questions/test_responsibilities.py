"""Who answers for what: people, posts and bodies for initiatives and places, over time."""

from datetime import date

import pytest

from kgraph.errors import UsageError
from kgraph.graph import Edge
from kgraph.model import Kind, Relation
from kgraph.questions.responsibilities import responsibilities
from tests.questions.graphs import edge, engine, ky_son, node

ANSWERS, HOLDS, LOCATED, PART = Relation.RESPONSIBLE_FOR, Relation.HOLDS, Relation.LOCATED_IN, Relation.PART_OF
NODES = [
    node("p", Kind.PERSON, "Vi Hòe"),
    node("x", Kind.PERSON),
    node("head", Kind.POST, "Chủ tịch"),
    node("ubnd", Kind.ORGANIZATION, "UBND"),
    node("road", Kind.INITIATIVE, "đường"),
    node("tea", Kind.INITIATIVE, "chè"),
    node("hk", Kind.COMMUNE, "Hữu Kiệm", type="xã"),
    node("pd", Kind.COMMUNE, "Phà Đánh", type="xã"),
    node("v", Kind.VILLAGE, "Na Chảo", type="bản"),
    node("ks", Kind.DISTRICT, "Kỳ Sơn", type="huyện"),
    node("na", Kind.PROVINCE, "Nghệ An", type="tỉnh"),
]


def said(node_id: str, *edges: Edge) -> list[tuple[object, ...]]:
    """Who, what, where, through which post and how certain."""
    rows = responsibilities(engine((NODES, edges)), node_id).rows()
    return [(row["who"] or row["who_state"], row["what"], row["place"], row["through"], row["certainty"]) for row in rows]


def test_a_person_answers_for_what_they_proposed_or_launched_in_that_role() -> None:
    rows = responsibilities(ky_son(), "dong").rows()
    assert [(row["who"], row["role"], row["what"], row["place"]) for row in rows] == [
        ("Trần Quốc Đồng", "proposed", "đường Huồi Nhúc", "bản Huồi Nhúc"),
        ("Trần Quốc Đồng", "launched", "trồng gừng", "xã Phà Đánh"),
    ]


def test_a_body_and_a_post_answer_for_their_own() -> None:
    own = edge("head", ANSWERS, "road", "2015/2016"), edge("ubnd", ANSWERS, "hk", "2015/2016"), edge("head", Relation.POST_IN, "ubnd")
    assert said("head", *own) == [("Chủ tịch", "đường", "", "", "certain")]
    assert said("ubnd", *own) == [("UBND", "xã Hữu Kiệm", "xã Hữu Kiệm", "", "certain")]


def test_responsibilities_come_by_their_earliest_start() -> None:
    edges = edge("p", ANSWERS, "tea", "2016/2018"), edge("p", ANSWERS, "road", "2014/2019"), edge("p", ANSWERS, "hk", "/")
    assert [what for _, what, *_ in said("p", *edges)] == ["đường", "chè", "xã Hữu Kiệm"]


def test_what_a_post_or_its_body_answered_for_while_a_person_held_it_is_marked() -> None:
    edges = (
        edge("p", HOLDS, "head", "2014/2018"),
        edge("head", Relation.POST_IN, "ubnd", "2000/2025"),
        edge("head", ANSWERS, "road", "2015/2016"),
        edge("ubnd", ANSWERS, "tea", "2018/2020"),
        edge("p", ANSWERS, "hk", "2020"),
    )
    assert said("p", *edges) == [
        ("Vi Hòe", "xã Hữu Kiệm", "xã Hữu Kiệm", "", "possible"),
        ("Chủ tịch", "đường", "", "Chủ tịch", "certain"),
        ("UBND", "chè", "", "Chủ tịch", "possible"),
    ]
    assert responsibilities(engine((NODES, edges)), "p").rows()[1]["other_edge"] == "p HOLDS head 1"


def test_what_a_body_answered_for_before_or_after_a_person_held_the_post_is_not_theirs() -> None:
    holding, tie = edge("p", HOLDS, "head", "2014/2018"), edge("head", Relation.POST_IN, "ubnd", "/")
    assert said("p", holding, tie, edge("ubnd", ANSWERS, "tea", "2019/2020"), edge("head", ANSWERS, "road", "2010/2013")) == []


def test_a_post_that_left_a_body_no_longer_ties_its_holder_to_it() -> None:
    holding, tie = edge("p", HOLDS, "head", "2014/2018"), edge("head", Relation.POST_IN, "ubnd", "2000/2013")
    assert said("p", holding, tie, edge("ubnd", ANSWERS, "tea", "2015/2016")) == []


def test_a_body_that_two_spells_tie_to_a_post_is_told_once_and_by_the_surer() -> None:
    ties = edge("head", Relation.POST_IN, "ubnd", "/"), edge("head", Relation.POST_IN, "ubnd", "2010/2020", number=2)
    own = edge("p", HOLDS, "head", "2014/2018"), edge("ubnd", ANSWERS, "tea", "2015/2016")
    assert said("p", *ties, *own) == [("UBND", "chè", "", "Chủ tịch", "certain")]


def test_with_a_day_certainty_is_on_that_day_and_nothing_is_dropped() -> None:
    edges = edge("p", HOLDS, "head", "2014/2018"), edge("head", ANSWERS, "road", "2016/2019"), edge("p", ANSWERS, "tea", "2010/2012")
    asked = engine((NODES, edges))
    on = {day: [row["certainty"] for row in responsibilities(asked, "p", date(day, 6, 1)).rows()] for day in (2011, 2017, 2018)}
    assert on == {2011: ["certain", "unknown"], 2017: ["unknown", "certain"], 2018: ["unknown", "possible"]}


def test_an_initiative_names_all_who_answer_for_it() -> None:
    rows = responsibilities(ky_son(), "tea").rows()
    assert [(row["who"], row["role"], row["place"]) for row in rows] == [("Hội Nông dân xã Phà Đánh", "in charge", "xã Phà Đánh")]


def test_where_no_source_says_who_is_in_charge_a_row_says_so() -> None:
    rows = responsibilities(ky_son(), "ginger").rows()
    assert [(row["who"], row["who_state"], row["role"], row["certainty"]) for row in rows] == [
        ("Trần Quốc Đồng", "named", "launched", "possible"),
        ("", "unknown", "in charge", "unknown"),
    ]


def test_an_initiative_that_no_source_places_or_gives_to_anybody_is_one_row_without_an_edge() -> None:
    assert said("road") == [("unknown", "đường", "", "", "unknown")]


def test_somebody_without_a_name_reads_unnamed() -> None:
    assert said("road", edge("x", ANSWERS, "road", "2015")) == [("unnamed", "đường", "", "", "possible")]


def test_a_place_has_what_lies_in_it_down_to_the_villages() -> None:
    edges = (
        edge("ks", PART, "na", "2000/2025"),
        edge("hk", PART, "ks", "2000/2025"),
        edge("v", PART, "hk", "2000/2025"),
        edge("road", LOCATED, "v", "2010/2020"),
        edge("ubnd", ANSWERS, "road", "2012/2014"),
        edge("p", ANSWERS, "v", "2013/2015"),
    )
    for place in ("v", "hk", "ks", "na"):
        assert said(place, *edges) == [
            ("UBND", "đường", "bản Na Chảo", "", "certain"),
            ("Vi Hòe", "bản Na Chảo", "bản Na Chảo", "", "certain"),
        ]
    assert said("pd", *edges) == []


def test_what_lies_in_a_village_that_had_left_the_place_is_not_of_the_place() -> None:
    edges = (
        edge("v", PART, "hk", "2000/2010"),
        edge("v", PART, "pd", "2011/2025"),
        edge("tea", LOCATED, "v", "2005/2020"),
        edge("ubnd", ANSWERS, "tea", "2015/2016"),
    )
    assert said("pd", *edges) == [("UBND", "chè", "bản Na Chảo", "", "certain")]
    assert said("hk", *edges) == [("unknown", "chè", "bản Na Chảo", "", "unknown")]


def test_the_place_is_where_an_initiative_lay_at_that_time() -> None:
    located = edge("tea", LOCATED, "hk", "2000/2010"), edge("tea", LOCATED, "pd", "2011/2020")
    assert said("tea", *located, edge("ubnd", ANSWERS, "tea", "2015/2016")) == [("UBND", "chè", "xã Phà Đánh", "", "certain")]


def test_an_initiative_in_several_places_names_them_all() -> None:
    located = edge("tea", LOCATED, "pd", "2000/2020"), edge("tea", LOCATED, "hk", "2000/2020")
    assert said("tea", *located) == [("unknown", "chè", "xã Hữu Kiệm; xã Phà Đánh", "", "unknown")]


def test_a_place_that_two_spells_tie_to_another_answers_once() -> None:
    edges = edge("v", PART, "hk", "2000/2010"), edge("v", PART, "hk", "2008/2020", number=2), edge("p", ANSWERS, "v", "2009/2010")
    assert said("hk", *edges) == [("Vi Hòe", "bản Na Chảo", "bản Na Chảo", "", "certain")]


def test_a_decision_answers_for_nothing() -> None:
    with pytest.raises(UsageError, match="'Luân chuyển tháng 12/2015' is a Decision, which answers for nothing"):
        responsibilities(ky_son(), "d1")


def test_the_columns_are_those_of_the_contract() -> None:
    rows = [*responsibilities(ky_son(), "ginger").rows(), *responsibilities(engine((NODES, [])), "road").rows()]
    assert {tuple(row) for row in rows} == {(
        "who", "who_state", "role", "what", "place", "through", "other_edge",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    )}  # fmt: skip
