"""Who may have held a post on the last day of its unit, and of whom nothing later is known."""

import pytest

from kgraph.doubts.next_post_unknown import next_posts_unknown
from kgraph.model import Kind, Relation
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import edge, node

HEAD, MEMBER = "hk_ubnd_head", "hk_ubnd_member"
MERGED = (edge("hk", Relation.BECAME, "pd", "2025-07-01", change="merged", extent="whole"),)
UNTIL = "2021/[2022..2025-06-30]"


def test_it_names_the_post_the_unit_and_the_claims_behind() -> None:
    holding = held("an", HEAD, UNTIL)
    (finding,) = opened(next_posts_unknown, graph(holding))
    assert (finding.subject, finding.others, finding.claims) == ("an", (HEAD, "hk"), holding.claims)
    assert finding.what == f"'an' as 'head hk_ubnd' ({UNTIL}): 'xã Hữu Kiệm' ended on 2025-06-30; what came after no source says"


def test_there_is_one_for_each_person_whatever_the_number_of_posts() -> None:
    (finding,) = opened(next_posts_unknown, graph(held("an", HEAD, UNTIL), held("an", "hk_party_deputy", UNTIL)))
    assert set(finding.others) == {HEAD, "hk_party_deputy", "hk"}


@pytest.mark.parametrize("valid", ["2021/[2022..2025-06-30]", "2021/2025-06-30", "2021/[..2025-06-30]", "[..2021]/[2021..2025-06-30]"])
def test_who_may_have_stayed_to_the_last_day_is_found(valid: str) -> None:
    assert [subject for subject, _ in told(next_posts_unknown, graph(held("an", HEAD, valid)))] == ["an"]


@pytest.mark.parametrize("valid", ["2021/2024", "2021/2025-06-29", "/[..2025-06-30]", "2021/2025-12-31"])
def test_who_left_before_or_stayed_or_held_it_nobody_knows_when_is_not(valid: str) -> None:
    assert told(next_posts_unknown, graph(held("an", HEAD, valid))) == []


def test_a_post_that_may_have_lasted_longer_answers_what_came_next() -> None:
    elsewhere = (node("prov", Kind.ORGANIZATION, "Tỉnh ủy"), node("seat", Kind.POST, "Ủy viên"))
    ties = (edge("seat", Relation.POST_IN, "prov"),)
    for valid, found in (("2025-07-15/", 0), ("[..2017]/[2017..]", 0), ("/", 0), ("2010/2015", 1), ("2010/2025-06-30", 1)):
        whole = graph(held("an", HEAD, UNTIL), held("an", "seat", valid), nodes=elsewhere, edges=ties)
        assert len(opened(next_posts_unknown, whole)) == found


def test_whose_single_seat_somebody_else_certainly_had_later_is_not_found() -> None:
    for valid, found in (("2023/2024", set()), ("2024-05-02", set()), ("2020", {"an"}), ("2023/", {"an"})):
        whole = graph(held("an", HEAD, UNTIL), held("binh", HEAD, valid))
        assert {subject for subject, _ in told(next_posts_unknown, whole)} == found
    members = graph(held("an", MEMBER, UNTIL), held("binh", MEMBER, "2023/2024"))
    assert {subject for subject, _ in told(next_posts_unknown, members)} == {"an"}
    acting = graph(held("an", HEAD, UNTIL), held("binh", HEAD, "2023/2024", acting=True))
    assert {subject for subject, _ in told(next_posts_unknown, acting)} == {"an"}


def test_somebody_unnamed_is_not_listed() -> None:
    assert told(next_posts_unknown, graph(held("an", HEAD, UNTIL), names={"an": ""})) == []


def test_a_post_of_a_unit_that_goes_on_ends_nobody_s_career() -> None:
    renamed = (
        edge("hk", Relation.BECAME, "hk_new", "2025-07-01", change="renamed", extent="whole"),
        edge("hk_new", Relation.PART_OF, "ks", "2025-07-01/"),
    )
    new = (node("hk_new", Kind.COMMUNE, "Hữu Kiệm mới"),)
    assert told(next_posts_unknown, graph(held("an", HEAD, UNTIL), nodes=new, edges=renamed)) == []
    assert len(opened(next_posts_unknown, graph(held("an", HEAD, UNTIL), edges=MERGED))) == 1
