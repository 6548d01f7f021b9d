"""A holding before its body or place began or after it ended; what may lie within, and a unit that goes on, are none."""

import pytest

from kgraph.doubts.outside_life import outside_life
from kgraph.model import Kind, Relation
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import edge, node

HEAD = "hk_ubnd_head"


def test_a_holding_after_the_end_of_the_commune_is_a_finding_with_the_claims_of_both() -> None:
    holding = held("an", HEAD, "2021/2025-12-31")
    (finding,) = opened(outside_life, graph(holding))
    assert (finding.subject, finding.others) == ("an", (HEAD, "hk"))
    assert finding.claims == (*holding.claims, "c1")
    assert finding.what == "'an' as 'head hk_ubnd' (2021/2025-12-31): 'xã Hữu Kiệm' ended on 2025-06-30"


@pytest.mark.parametrize(
    "valid", ["2021/2025", "2021/", "/", "2021/2025-07-01", "2021/[2025-07-01..]", "1950/2001", "[..2025-07]/[2025-07..]"]
)
def test_what_may_lie_within_the_life_is_none(valid: str) -> None:
    assert told(outside_life, graph(held("an", HEAD, valid))) == []


@pytest.mark.parametrize("valid", ["2021/2025-07-02", "2026", "[..2025-07-05]/[2025-07-05..]", "2021/[2026..]"])
def test_two_days_beyond_it_are_a_finding(valid: str) -> None:
    assert told(outside_life, graph(held("an", HEAD, valid))) == [("an", (HEAD, "hk"))]


def test_a_renamed_commune_lives_on_and_began_under_its_old_name() -> None:
    assert told(outside_life, graph(held("an", "pd_ubnd_head", "2005/2012"))) == []
    assert told(outside_life, graph(held("an", "pd_ubnd_head", "2003/2012"))) == [("an", ("pd_ubnd_head", "pd"))]


def test_the_life_of_a_body_is_what_a_source_says_of_it() -> None:
    told_of = (node("board", Kind.ORGANIZATION, "Ban", founded="2010", dissolved="2015-06-30"), node("chief", Kind.POST, "Trưởng ban"))
    ties = (edge("chief", Relation.POST_IN, "board"),)
    for valid, found in (("2010/2015", []), ("2008/2012", [("an", ("chief", "board"))]), ("2012/2016", [("an", ("chief", "board"))])):
        assert told(outside_life, graph(held("an", "chief", valid), nodes=told_of, edges=ties)) == found


def test_a_part_without_a_place_of_its_own_lives_in_the_place_of_its_superior() -> None:
    office = (node("office", Kind.ORGANIZATION, "Văn phòng"), node("clerk", Kind.POST, "Chánh Văn phòng"))
    ties = (edge("clerk", Relation.POST_IN, "office"), edge("office", Relation.PART_OF, "hk_ubnd"))
    assert told(outside_life, graph(held("an", "clerk", "2021/2026"), nodes=office, edges=ties)) == [("an", ("clerk", "hk"))]


def test_a_school_goes_on_when_its_commune_has_ended() -> None:
    school = (node("school", Kind.ORGANIZATION, "Trường Mầm non"), node("principal", Kind.POST, "Hiệu trưởng"))
    ties = (edge("principal", Relation.POST_IN, "school"), edge("school", Relation.LOCATED_IN, "hk"))
    assert told(outside_life, graph(held("an", "principal", "2021/2026"), nodes=school, edges=ties)) == []


def test_a_body_that_went_on_with_another_place_lives_as_long_as_both() -> None:
    new = node("hk_new", Kind.COMMUNE, "Hữu Kiệm mới")
    ties = (edge("hk_ubnd", Relation.GOVERNS, "hk_new", "2025-07-01/"), edge("hk_new", Relation.PART_OF, "ks", "2025-07-01/[2025-07-01..]"))
    assert told(outside_life, graph(held("an", HEAD, "2021/2026"), nodes=(new,), edges=ties)) == []


def test_a_union_that_sits_in_a_commune_ended_with_it() -> None:
    union = (
        node("union", Kind.ORGANIZATION, "Hội Nông dân", kind="mass", body="farmers_union", level="commune"),
        node("chair", Kind.POST, "Chủ tịch"),
    )
    ties = (edge("chair", Relation.POST_IN, "union"), edge("union", Relation.LOCATED_IN, "hk"))
    (finding,) = opened(outside_life, graph(held("an", "chair", "2021/2026"), nodes=union, edges=ties))
    assert (finding.others, finding.what) == (("chair", "hk"), "'an' as 'Chủ tịch' (2021/2026): 'xã Hữu Kiệm' ended on 2025-06-30")
