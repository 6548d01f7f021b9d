"""Two holders of a seat for one: what is certain opens a finding, what a handover explains does not."""

from dataclasses import replace
from datetime import date

import pytest

from kgraph.doubts.double_holding import double_holdings
from kgraph.model import Kind
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import node

HEAD = "hk_party_head"


def test_two_people_in_a_seat_for_one_are_a_finding_with_both_claims() -> None:
    one, other = held("an", HEAD, "2010-01-01/2014-12-31"), held("binh", HEAD, "2014-06-01/2016-12-31")
    (finding,) = opened(double_holdings, graph(one, other))
    assert (finding.subject, finding.others) == (HEAD, ("an", "binh"))
    assert finding.claims == (*one.claims, *other.claims)
    assert finding.claim == one.claims[0]
    assert finding.what == ("'an' (2010-01-01/2014-12-31) and 'binh' (2014-06-01/2016-12-31) both held 'head hk_party', which has one seat")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2010-01-01/2014-06-01", "2014-06-01/2016-12-31"),
        ("2010/2014", "2014/2016"),
        ("2010-01-01/2014-06-30", "2014-07-01/2016-12-31"),
        ("2010-01-01/2014-06-01", "[..2014-06-01]/[2014-06-01..]"),
        ("[..2014-06-01]/[2014-06-01..]", "[..2014-06-01]/[2014-06-01..]"),
        ("2010-01-01/2014-06-02", "2014-06-01/[2014..]"),
        ("/", "2014-06-01/2016-12-31"),
        ("2010/", "2014-06-01/2016-12-31"),
    ],
)
def test_what_only_may_overlap_or_be_a_handover_is_none(one: str, other: str) -> None:
    assert told(double_holdings, graph(held("an", HEAD, one), held("binh", HEAD, other))) == []


@pytest.mark.parametrize("seen", ["[..2012-03-05]/[2012-03-05..]", "2012-03", "2012-03-05"])
def test_somebody_seen_in_the_middle_of_another_s_time_is_a_finding(seen: str) -> None:
    assert told(double_holdings, graph(held("an", HEAD, "2010/2014"), held("binh", HEAD, seen))) == [(HEAD, ("an", "binh"))]


def test_between_two_sightings_nobody_is_certain() -> None:
    stretches = ((date(2010, 1, 1), date(2010, 1, 1)), (date(2014, 1, 1), date(2014, 1, 1)))
    joined = replace(held("an", HEAD, "[..2010-01-01]/[2014-01-01..]"), attested=stretches)
    assert told(double_holdings, graph(joined, held("binh", HEAD, "2011-01-01/2013-01-01"))) == []
    assert told(double_holdings, graph(joined, held("binh", HEAD, "2013-01-01/2015-01-01"))) == [(HEAD, ("binh", "an"))]


def test_who_only_acts_who_has_no_name_and_who_has_the_same_one_are_no_second_holder() -> None:
    long, short = held("an", HEAD, "2010/2014"), "2012/2013"
    unnamed = node("one of five", Kind.PERSON)
    assert told(double_holdings, graph(long, held("binh", HEAD, short, acting=True))) == []
    assert told(double_holdings, graph(long, held("one of five", HEAD, short), nodes=(unnamed,))) == []
    assert told(double_holdings, graph(long, held("an2", HEAD, short), names={"an": "Vi Hòe", "an2": "Vi Hoè"})) == []
    assert told(double_holdings, graph(long, held("an2", HEAD, short), names={"an": "Vi Hòe", "an2": "Vi Hoe"})) == [(HEAD, ("an", "an2"))]


def test_a_post_of_more_seats_or_of_nobody_knows_how_many_is_none() -> None:
    two = held("an", "hk_party_deputy", "2010/2014"), held("binh", "hk_party_deputy", "2010/2014")
    assert told(double_holdings, graph(*two)) == []


def test_a_third_is_told_beside_the_one_who_stayed_longest() -> None:
    three = held("an", HEAD, "2010/2019"), held("binh", HEAD, "2011/2013"), held("chi", HEAD, "2015/2017")
    assert told(double_holdings, graph(*three)) == [(HEAD, ("an", "binh")), (HEAD, ("an", "chi"))]
