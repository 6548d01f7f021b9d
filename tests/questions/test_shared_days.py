"""The fewest and the most days that two holdings share, held against every reading of their dates on a small calendar."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgraph.dates import PartialDate, Span
from kgraph.graph import Edge, Stretch
from kgraph.model import Relation
from kgraph.questions.shared_days import certain_days, certainly_beside, possible_days, shared_span, tenure
from tests.questions.test_readings import DAYS, LONG_AFTER, LONG_AGO, day, readings_of, sets_of_days

JANUARY = date(2001, 1, 1)
ALWAYS = range(LONG_AGO, LONG_AFTER + 1)


def held(span: Span | str, attested: tuple[Stretch, ...] | None = None) -> Edge:
    return Edge("e", "p", Relation.HOLDS, "q", Span.parse(span) if isinstance(span, str) else span, attested=attested)


@st.composite
def holdings(draw: st.DrawFn) -> Edge:
    """A span of some days, and now and then only some of its certain days seen."""
    start, end = draw(sets_of_days()), draw(sets_of_days())
    assume(start.earliest <= end.latest)
    span = Span(start, end)
    certain = [on for on in DAYS if span.certainly_covers(JANUARY + timedelta(on - 1))]
    seen = draw(st.none() | st.sets(st.sampled_from(certain))) if certain else None
    alone = None if seen is None else tuple((JANUARY + timedelta(on - 1),) * 2 for on in sorted(seen))
    return held(span, alone)


def days_of(edge: Edge) -> list[frozenset[int]]:
    """The days on which it held, for each reading; where sightings were joined the fewest, and the most."""
    if edge.attested is None:
        return [frozenset(range(start, end + 1)) for start, end in readings_of(edge.valid)]
    seen = {day(first) for first, _ in edge.attested}
    return [frozenset(seen), frozenset(on for on in ALWAYS if day(edge.valid.start_earliest) <= on <= day(edge.valid.end_latest))]


@given(holdings(), holdings())
def test_certain_days_are_the_fewest_shared_on_any_reading(one: Edge, other: Edge) -> None:
    assert certain_days(one, other) == min(len(a & b) for a, b in product(days_of(one), days_of(other)))


@given(holdings(), holdings())
def test_possible_days_are_the_most_shared_on_any_reading(one: Edge, other: Edge) -> None:
    shared = max((a & b for a, b in product(days_of(one), days_of(other))), key=len)
    unbounded = LONG_AGO in shared or LONG_AFTER in shared
    assert possible_days(one, other) == (None if unbounded else len(shared))


@given(holdings(), holdings())
def test_what_is_certain_is_possible(one: Edge, other: Edge) -> None:
    most = possible_days(one, other)
    assert most is None or certain_days(one, other) <= most


@given(holdings(), holdings())
def test_who_is_certainly_beside_another_shares_a_day_with_them_that_is_no_handover(one: Edge, other: Edge) -> None:
    if certainly_beside(one, other):
        for a, b in product(days_of(one), days_of(other)):
            assert a & b
            assert len(a & b) > 1 or not ({max(a), min(b)} <= a & b or {min(a), max(b)} <= a & b)


@given(holdings(), holdings())
def test_it_does_not_matter_who_is_asked_about(one: Edge, other: Edge) -> None:
    assert certain_days(one, other) == certain_days(other, one)
    assert possible_days(one, other) == possible_days(other, one)
    assert certainly_beside(one, other) == certainly_beside(other, one)


@given(sets_of_days(), sets_of_days(), sets_of_days(), sets_of_days())
def test_the_shared_span_reads_as_every_reading_of_both_has_it(a: PartialDate, b: PartialDate, c: PartialDate, d: PartialDate) -> None:
    assume(a.earliest <= b.latest and c.earliest <= d.latest)
    one, other = Span(a, b), Span(c, d)
    assume(one.possibly_overlaps(other))
    shared = {(max(s), min(e)) for s, e in (zip(*both, strict=True) for both in product(readings_of(one), readings_of(other)))}
    assert {read for read in shared if read[0] <= read[1]} <= set(readings_of(shared_span(one, other)))


@pytest.mark.parametrize(
    ("one", "other", "certain", "possible"),
    [
        ("2016-04-16/2018-10-01", "2016-04-16/2019-12-23", 899, 899),
        ("2010-01-01/2010-01-31", "2010-01-31/2010-12-31", 1, 1),
        ("2009/2010", "2010/2011", 0, 365),
        ("2015-12/[2017-04-24..]", "2016-01-01/2017-12-31", 480, 731),
        ("2015-12/[2017-04..]", "2016/[2017-04..]", 92, None),
        ("2001-03", "2001-03-01/2001-03-31", 1, 31),
        ("/", "2001-03-01/2001-03-31", 0, 31),
        ("/", "/", 0, None),
        ("2001", "2002", 0, 0),
    ],
)
def test_first_and_last_day_count(one: str, other: str, certain: int, possible: int | None) -> None:
    assert (certain_days(held(one), held(other)), possible_days(held(one), held(other))) == (certain, possible)


@pytest.mark.parametrize(
    ("valid", "certain", "possible"),
    [
        ("2010-01-01/2010-01-31", 31, 31),
        ("2010-01-01", 1, 1),
        ("2010-03", 0, 31),
        ("2010/2011", 2, 730),
        ("2015-12/[2017-04..]", 458, None),
        ("/2015-12", 0, None),
        ("/", 0, None),
    ],
)
def test_a_tenure_is_the_days_that_are_certain_and_the_most_there_may_be(valid: str, certain: int, possible: int | None) -> None:
    assert tenure(held(valid)) == (certain, possible)


@given(holdings())
def test_what_is_certain_of_a_tenure_was_so_on_every_reading(one: Edge) -> None:
    certain, possible = tenure(one)
    assert certain == len(frozenset.intersection(*days_of(one)) if one.attested is None else days_of(one)[0])
    assert possible is None or certain <= possible


def test_between_two_sightings_no_day_is_certain() -> None:
    seen = held("2001-01-01/2001-12-31", ((date(2001, 1, 1), date(2001, 1, 10)), (date(2001, 12, 22), date(2001, 12, 31))))
    assert certain_days(seen, held("2001-01-06/2001-12-26")) == 10
    assert certain_days(seen, held("2001-03-01/2001-03-31")) == 0
    assert possible_days(seen, held("2001-03-01/2001-03-31")) == 31


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2009-07-10/2010-10-17", "2005/2010", "2009-07-10/[2010..2010-10-17]"),
        ("2015/2017", "2015-12/2017-04", "2015-12/[2017..2017-04]"),
        ("2015-12/[2017-04..]", "2016/", "2016/"),
        ("/", "2001/2002", "[2001..]/[..2002]"),
    ],
)
def test_the_shared_span_keeps_the_precision_of_the_sources(one: str, other: str, shared: str) -> None:
    assert str(shared_span(Span.parse(one), Span.parse(other))) == shared
