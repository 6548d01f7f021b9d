"""Seats that are said against seats that are known, of a decision and of a post."""

import pytest

from kgraph.doubts.more_than_seats import more_than_seats
from kgraph.model import Kind, Node, Relation
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import edge, node

SEAT = "deputies"


def decision(**said: int | str) -> Node:
    return node("d1", Kind.DECISION, "Luân chuyển", **said)


def moved(*pairs: tuple[str, str]):
    return [held(person, post, "2015-12/", decision="d1") for person, post in pairs]


def deputies(*terms: tuple[str, str], seats: int = 2):
    post = node(SEAT, Kind.POST, "Phó Chủ tịch", seats=seats)
    return graph(*(held(person, SEAT, valid) for person, valid in terms), nodes=(post,))


def test_more_officers_than_a_decision_moved_are_a_finding_with_all_claims() -> None:
    held_by = moved(("an", "hk_ubnd_head"), ("binh", "pd_ubnd_head"), ("chi", "hk_party_head"))
    issued = edge("ks_party", Relation.ISSUED, "d1", "2015-12")
    (finding,) = opened(more_than_seats, graph(*held_by, nodes=(decision(seats=2, seats_of="officers"),), edges=(issued,)))
    assert (finding.subject, finding.others) == ("d1", ("an", "binh", "chi"))
    assert finding.claims == ("c1", *(edge.claims[0] for edge in held_by))
    assert finding.what == "'Luân chuyển' is said to move 2 officers; 3 are known: 'an', 'binh', 'chi'"


def test_as_many_as_are_said_an_officer_in_two_posts_and_the_unnamed_are_none() -> None:
    two = moved(("an", "hk_ubnd_head"), ("an", "hk_party_head"), ("binh", "pd_ubnd_head"))
    unnamed = (node("one of two", Kind.PERSON), decision(seats=2, seats_of="officers"))
    assert told(more_than_seats, graph(*two, *moved(("one of two", "pd_party_head")), nodes=unnamed)) == []


def test_where_positions_are_counted_an_officer_in_two_posts_counts_twice() -> None:
    two = moved(("an", "hk_ubnd_head"), ("an", "hk_party_head"))
    assert told(more_than_seats, graph(*two, nodes=(decision(seats=1, seats_of="positions"),))) == [
        ("d1", ("hk_party_head", "hk_ubnd_head"))
    ]
    assert told(more_than_seats, graph(*two, nodes=(decision(seats=1, seats_of="officers"),))) == []


def test_a_decision_that_counts_nothing_is_none() -> None:
    assert told(more_than_seats, graph(*moved(("an", "hk_ubnd_head")), nodes=(decision(),))) == []


def test_more_certain_holders_than_seats_on_one_day_are_a_finding() -> None:
    three = deputies(("an", "2010/2014"), ("binh", "2011/2015"), ("chi", "2012/2013"))
    assert told(more_than_seats, three) == [(SEAT, ("an", "binh", "chi"))]


@pytest.mark.parametrize(
    "third",
    ["2014-12-31/2016", "2015/2016", "/", "2012/", "2016/2017"],
)
def test_a_third_who_may_have_come_when_another_left_is_none(third: str) -> None:
    assert told(more_than_seats, deputies(("an", "2010/2014-12-31"), ("binh", "2011/2015"), ("chi", third))) == []


def test_two_handovers_on_one_day_are_none_and_three_new_ones_for_two_old_are_a_finding() -> None:
    old = [("an", "2010-01-01/2014-01-01"), ("binh", "2010-01-01/2014-01-01")]
    new = [(name, "2014-01-01/2018-01-01") for name in ("chi", "dung")]
    assert told(more_than_seats, deputies(*old, *new)) == []
    assert len(told(more_than_seats, deputies(*old, *new, ("em", "2014-01-01/2018-01-01")))) == 1


def test_a_seat_for_one_is_left_to_its_own_finding() -> None:
    assert told(more_than_seats, deputies(("an", "2010/2014"), ("binh", "2010/2014"), seats=1)) == []
