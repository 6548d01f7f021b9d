"""What places and bodies became and came from: both ways, across several changes, and where no source says."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import AmbiguousNameError, UsageError
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind, Relation
from kgraph.questions.kinship import REACH
from kgraph.questions.lineage import Lineage, lineage
from tests.questions.changed_places import places, unit
from tests.questions.graphs import edge, engine, ky_son, node

TODAY = date(2026, 1, 1)


def told(answer: Lineage) -> list[tuple[str, str, str, str]]:
    links = answer.links
    return [(link.direction, link.place.id if link.place else "", link.became.id if link.became else "", link.state) for link in links]


def pairs(answer: Lineage) -> set[tuple[str, str]]:
    return {(place, became) for _, place, became, state in told(answer) if state == "known"}


def test_huu_lap_became_huu_kiem_under_its_own_code(sample: KnowledgeBase) -> None:
    (row,) = sample.lineage("Hữu Lập").rows()
    assert (row["place_id"], row["became"], row["became_id"]) == ("vn3:16849@2004-08-31", "xã Hữu Kiệm", "vn3:16849@2025-07-01")
    assert (row["direction"], row["extent"], row["change"], row["date"]) == ("after", "whole", "merged", "2025-07-01")
    assert "src:nq-1678-2025" in row["sources"]  # type: ignore[operator]  # a list of texts


def test_three_communes_went_into_huu_kiem(sample: KnowledgeBase) -> None:
    answer = sample.lineage("Hữu Kiệm", TODAY)
    assert {link.place.full_name for link in answer.links if link.place} == {"xã Bảo Nam", "xã Hữu Lập", "xã Hữu Kiệm"}
    assert {link.direction for link in answer.links} == {"before"}


@pytest.mark.parametrize(("old", "new"), [("Phà Đánh", "xã Nậm Cắn"), ("Bảo Nam", "xã Hữu Kiệm"), ("Mường Ải", "xã Mường Típ")])
def test_a_commune_of_ky_son_went_wholly_into_another(sample: KnowledgeBase, old: str, new: str) -> None:
    assert [(row["became"], row["extent"]) for row in sample.lineage(old).rows()] == [(new, "whole")]


def test_a_name_of_several_days_is_refused_and_each_is_told_apart(sample: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousNameError) as refused:
        sample.lineage("Hữu Kiệm")
    assert "vn3:16861@2004-08-31" in refused.value.fix and "vn3:16849@2025-07-01" in refused.value.fix
    assert sample.lineage("Hữu Kiệm", date(2017, 4, 24)).place.id == "vn3:16861@2004-08-31"


def test_the_district_of_ky_son_ended_with_its_tier(sample: KnowledgeBase) -> None:
    (row,) = sample.lineage("vn2:417@2004-08-31").rows()
    assert (row["state"], row["date"], row["became"]) == ("tier ended", "2025-06-30", "")


def test_of_nghe_an_17_units_were_created_and_73_abolished_without_a_word_of_the_other_end(sample: KnowledgeBase) -> None:
    units = [one for kind in (Kind.COMMUNE, Kind.DISTRICT) for one in sample.graph().nodes(kind)]
    links = [link for one in units for link in lineage(sample.engine, one.id).links if one in (link.place, link.became)]
    states = [(link.state, link.change) for link in links if link.state != "known"]
    counted = {state: states.count(state) for state in set(states)}
    assert counted == {("predecessor unknown", "created"): 17, ("successor unknown", "abolished"): 73, ("tier ended", "tier_ended"): 20}
    assert {row["certainty"] for link in links if "unknown" in link.state for row in [link.cells()]} == {"unknown"}


def test_the_acts_that_can_have_abolished_a_unit_are_told(sample: KnowledgeBase) -> None:
    (row,) = sample.lineage("Mường Nọc", date(2019, 1, 1)).rows()
    assert (row["state"], row["change"], row["date"], row["acts"]) == ("successor unknown", "abolished", "2019-12-31", "831/NQ-UBTVQH14")


def test_every_old_commune_reaches_its_successor_and_back(sample: KnowledgeBase) -> None:
    links = [one for one in sample.graph().edges() if one.relation is Relation.BECAME]
    assert len(links) == 507
    for one in links:
        assert (one.subject, one.object) in pairs(lineage(sample.engine, one.subject)) & pairs(lineage(sample.engine, one.object))


def test_several_changes_are_followed_whole_and_part() -> None:
    there = places(map(unit, "abcde"), "a>b renamed 2005", "b>c part 2010", "c>d whole 2020", "e>d whole 2020")
    assert told(lineage(there, "a")) == [("after", "a", "b", "known"), ("after", "b", "c", "known"), ("after", "c", "d", "known")]
    assert pairs(lineage(there, "d")) == {("a", "b"), ("b", "c"), ("c", "d"), ("e", "d")}
    assert [link.extent for link in lineage(there, "c").links] == ["", "part", "whole"]


def test_more_changes_than_one_gathering_reaches_are_followed_to_the_end() -> None:
    names = [f"u{number:02}" for number in range(3 * REACH)]
    there = places(map(unit, names), *(f"{one}>{other} renamed {2000 + at}" for at, (one, other) in enumerate(pairwise(names))))
    for name in (names[0], names[REACH], names[-1]):
        assert len(lineage(there, name).links) == len(names) - 1


def test_a_circle_in_the_data_ends() -> None:
    there = places(map(unit, "abc"), "a>b whole 2010", "b>c whole 2010", "c>a whole 2010", "a>a renamed 2010")
    assert pairs(lineage(there, "a")) == {("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")}


def test_a_change_that_was_before_the_one_it_should_follow_is_left_out() -> None:
    there = places(map(unit, "abc"), "a>b whole 2010", "b>c whole 2005")
    assert pairs(lineage(there, "a")) == {("a", "b")}
    assert pairs(lineage(there, "c")) == {("b", "c")}


def test_a_unit_that_gave_a_part_away_and_ended_later_has_an_unknown_end() -> None:
    there = places([unit("a", "2000-01-01/2015-12-31"), unit("b")], "a>b part 2010-01-01")
    assert told(lineage(there, "a")) == [
        ("before", "", "a", "predecessor unknown"),
        ("after", "a", "b", "known"),
        ("after", "a", "", "successor unknown"),
    ]


def test_a_unit_that_may_still_be_there_has_no_end() -> None:
    assert told(lineage(places([unit("a", "[..2004-08-31]/[2025-07-01..]"), unit("b", "2010/2015")]), "a")) == []
    assert told(lineage(places([unit("b", "2010/2015")]), "b")) == []


def test_bodies_have_a_lineage_and_no_end_is_made_for_them() -> None:
    bodies = [node(name, Kind.ORGANIZATION, name) for name in ("old", "new", "above")]
    edges = [edge("old", Relation.BECAME, "new", "2025-03-01", change="merged", extent="whole")]
    there = engine((bodies, [*edges, edge("new", Relation.PART_OF, "above", "2025-03-01/2025-12-31")]))
    assert told(lineage(there, "old")) == [("after", "old", "new", "known")]
    assert told(lineage(there, "new")) == [("before", "old", "new", "known")]


def test_a_person_has_no_lineage() -> None:
    with pytest.raises(UsageError, match="no place and no body"):
        lineage(ky_son(), "luong")


@st.composite
def histories(draw: st.DrawFn) -> list[str]:
    """Changes between twelve units, each later than those that led to it."""
    ends = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1])
    drawn = draw(st.sets(ends, max_size=14))
    return [f"{old}>{new} {draw(st.sampled_from(['whole', 'part', 'renamed']))} {2000 + new}" for old, new in sorted(drawn)]


@given(histories())
def test_what_one_became_came_from_it(links: list[str]) -> None:
    there = places((unit(str(number)) for number in range(12)), *links)
    answers = {str(number): lineage(there, str(number)).links for number in range(12)}
    later = {(name, one.became.id) for name, some in answers.items() for one in some if one.direction == "after" and one.became}
    earlier = {(one.place.id, name) for name, some in answers.items() for one in some if one.direction == "before" and one.place}
    assert later == earlier
