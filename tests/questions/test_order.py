"""Which holding comes before which: what dates and decisions settle, and what they leave open."""

from kgraph.dates import Span
from kgraph.graph import Edge
from kgraph.model import Relation, Value
from kgraph.questions.gaps import gaps
from kgraph.questions.order import Timed, earlier, in_order
from kgraph.questions.order import comes_before as timed_comes_before


def holding(name: str, valid: str, **properties: Value) -> Edge:
    return Edge(name, name, Relation.HOLDS, "post", Span.parse(valid), properties=tuple(properties.items()))


def comes_before(one: Edge, other: Edge) -> bool:
    return timed_comes_before(Timed.of(one), Timed.of(other))


def gap(edge: Edge, *others: Edge) -> int | None:
    edges = [edge, *others]
    return gaps(edges, earlier(edges))[edge.id]


def test_a_holding_that_ended_before_another_began_comes_before_it() -> None:
    assert comes_before(holding("a", "1998/2001"), holding("b", "2002/2005"))
    assert not comes_before(holding("b", "2002/2005"), holding("a", "1998/2001"))


def test_an_end_and_a_start_in_the_same_month_are_one_move() -> None:
    assert comes_before(holding("a", "/2015-12"), holding("b", "2015-12/[2017-04..]"))


def test_an_end_and_a_start_in_the_same_year_are_one_move() -> None:
    assert comes_before(holding("a", "1998/2001"), holding("b", "2001/2005"))


def test_two_holdings_within_one_year_have_no_order() -> None:
    assert not comes_before(holding("a", "2001"), holding("b", "2001"))


def test_a_year_is_not_shared_where_the_months_in_it_forbid_it() -> None:
    assert not comes_before(holding("a", "2015-06/2015"), holding("b", "2015/2015-03"))


def test_undated_holdings_have_no_order() -> None:
    assert not comes_before(holding("a", "/"), holding("b", "2001/2005"))
    assert not comes_before(holding("a", "2001/2005"), holding("b", "/"))


def test_a_holding_taken_up_beside_another_does_not_follow_it() -> None:
    assert not comes_before(holding("a", "1998/2010"), holding("b", "2003/2012"))


def test_a_decision_ties_a_post_that_had_ended_to_the_one_it_brought() -> None:
    left = holding("a", "/[..2017-04]")
    assert comes_before(left, holding("b", "[..2017-04]/[2017-04..]", decision="d"))
    assert not comes_before(left, holding("b", "[..2017-04]/[2017-04..]"))


def test_posts_brought_by_one_decision_do_not_follow_each_other() -> None:
    one, other = holding("a", "/[..2017-04]", decision="d"), holding("b", "[..2017-04]/[2017-04..]", decision="d")
    assert not comes_before(one, other)


def test_what_comes_before_carries_through_others() -> None:
    edges = [holding("a", "1990/1995"), holding("b", "1995/2000"), holding("c", "2000/2005")]
    assert earlier(edges)["c"] == {"a", "b"}


def test_a_holding_whose_start_is_unknown_stands_before_what_followed_it() -> None:
    edges = [holding("later", "2015-12/[2017-04..]"), holding("former", "/2015-12"), holding("undated", "/")]
    ordered = in_order(edges, earlier(edges))
    assert [edge.id for edge in ordered] == ["former", "later", "undated"]


def test_holdings_that_contradict_each_other_are_all_kept() -> None:
    edges = [holding("a", "2001/2002"), holding("b", "2001/2002")]
    both = {"a": frozenset({"b"}), "b": frozenset({"a"})}
    assert [edge.id for edge in in_order(edges, both)] == ["a", "b"]


def test_a_gap_between_days_is_counted_strictly_between_them() -> None:
    assert gap(holding("b", "2013-03-12/2016"), holding("a", "2010/2013-02-20")) == 19


def test_a_shared_day_is_no_gap() -> None:
    assert gap(holding("b", "2013-02-20/2016"), holding("a", "2010/2013-02-20")) == 0


def test_a_gap_between_years_is_not_certain() -> None:
    assert gap(holding("b", "2005/2010"), holding("a", "2000/2003")) is None


def test_a_gap_that_an_undated_holding_may_fill_is_not_certain() -> None:
    assert gap(holding("c", "2013-03-12/2016"), holding("a", "2010/2013-02-20"), holding("u", "/")) is None


def test_the_gap_counts_from_the_holding_that_ended_last() -> None:
    long, short = holding("long", "2000-01-01/2010-01-01"), holding("short", "2001-01-01/2002-01-01")
    assert gap(holding("c", "2010-01-11/2016"), long, short) == 9


def test_posts_taken_up_on_one_day_share_the_gap_before_them() -> None:
    before, one, other = holding("a", "2000/2010-01-01"), holding("b", "2010-01-11/"), holding("c", "2010-01-11/")
    assert gap(one, before, other) == gap(other, before, one) == 9


def test_the_first_holding_has_no_gap() -> None:
    assert gap(holding("a", "2000/2001")) is None
