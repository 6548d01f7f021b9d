"""Dates and spans: what is certain, what is possible, held against every reading of them on a small calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import DateError, PartialDate, Span, day_before
from kgraph.dates import UNDATED, UNKNOWN_DATE
from tests.strategies import days, partial_dates, spans

WINDOW = [date(2015, 12, 24) + timedelta(days=n) for n in range(14)]
"""A small calendar across the end of a year; nothing is drawn from its first and last three days but 'no bound'."""
_BOUNDS = st.sampled_from([day.isoformat() for day in WINDOW[3:-3]])


def readings(span: Span) -> list[tuple[date, date]]:
    """Every first and last day that the dates allow, within the window."""
    starts = [day for day in WINDOW if span.start.earliest <= day <= span.start.latest]
    ends = [day for day in WINDOW if span.end.earliest <= day <= span.end.latest]
    return [(start, end) for start in starts for end in ends if start <= end]


def small() -> st.SearchStrategy[Span]:
    return spans(_BOUNDS)


@given(partial_dates())
def test_a_date_written_and_read_again_is_the_same(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(spans())
def test_a_span_written_and_read_again_is_the_same(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(spans(), spans())
def test_what_is_certain_is_possible(a: Span, b: Span) -> None:
    assert a.possibly_overlaps(b) or not a.certainly_overlaps(b)
    assert a.possibly_before(b) or not a.certainly_before(b)


@given(spans(), days())
def test_a_day_that_is_certain_is_possible(span: Span, day: date) -> None:
    assert span.possibly_covers(day) or not span.certainly_covers(day)


@given(spans(), spans())
def test_what_is_certainly_before_does_not_overlap(a: Span, b: Span) -> None:
    assert not (a.certainly_before(b) and a.possibly_overlaps(b))
    assert not (a.certainly_before(b) and b.possibly_before(a))


@given(spans(), spans())
def test_overlapping_is_mutual(a: Span, b: Span) -> None:
    assert a.certainly_overlaps(b) == b.certainly_overlaps(a)
    assert a.possibly_overlaps(b) == b.possibly_overlaps(a)
    assert a.possibly_equals(b) == b.possibly_equals(a)


@given(small(), st.sampled_from(WINDOW))
def test_a_day_is_covered_certainly_on_every_reading_and_possibly_on_one(span: Span, day: date) -> None:
    held = [start <= day <= end for start, end in readings(span)]
    assert span.certainly_covers(day) == all(held)
    assert span.possibly_covers(day) == any(held)


@given(small())
def test_a_span_has_a_certain_day_if_one_day_is_in_every_reading(span: Span) -> None:
    assert span.has_certain_day() == any(all(start <= day <= end for start, end in readings(span)) for day in WINDOW)


@given(small(), small())
def test_spans_overlap_certainly_on_every_reading_and_possibly_on_one(a: Span, b: Span) -> None:
    shared = [s <= f and t <= e for s, e in readings(a) for t, f in readings(b)]
    assert a.certainly_overlaps(b) == all(shared)
    assert a.possibly_overlaps(b) == any(shared)


@given(small(), small())
def test_a_span_is_before_another_certainly_on_every_reading_and_possibly_on_one(a: Span, b: Span) -> None:
    ended = [end < start for _, end in readings(a) for start, _ in readings(b)]
    assert a.certainly_before(b) == all(ended)
    assert a.possibly_before(b) == any(ended)


@given(small(), small())
def test_spans_possibly_equal_share_a_reading_and_their_intersection_is_all_they_share(a: Span, b: Span) -> None:
    shared = set(readings(a)) & set(readings(b))
    assert a.possibly_equals(b) == bool(shared)
    if shared:
        assert set(readings(a.intersection(b))) == shared
    else:
        with pytest.raises(DateError):
            a.intersection(b)


@given(spans(), spans())
def test_an_intersection_lies_within_both(a: Span, b: Span) -> None:
    if a.possibly_equals(b):
        both = a.intersection(b)
        for one in (a, b):
            assert one.start_earliest <= both.start_earliest and both.end_latest <= one.end_latest
            assert both.start_latest <= one.start_latest and one.end_earliest <= both.end_earliest


@given(spans(), spans())
def test_a_hull_holds_both(a: Span, b: Span) -> None:
    hull = a.hull(b)
    for one in (a, b):
        assert hull.start.earliest <= one.start.earliest and one.start.latest <= hull.start.latest
        assert hull.end.earliest <= one.end.earliest and one.end.latest <= hull.end.latest


@given(spans(), spans())
def test_intersection_and_hull_do_not_ask_which_came_first(a: Span, b: Span) -> None:
    assert a.hull(b) == b.hull(a)
    assert not a.possibly_equals(b) or a.intersection(b) == b.intersection(a)


@given(spans(), spans(), spans())
def test_a_hull_of_three_is_the_same_in_any_order(a: Span, b: Span, c: Span) -> None:
    assert a.hull(b).hull(c) == a.hull(b.hull(c))


@given(spans())
def test_a_span_with_itself_is_itself(span: Span) -> None:
    assert span.intersection(span) == span == span.hull(span)
    assert span.intersection(UNDATED) == span


@given(small(), small())
def test_days_between_are_told_only_where_every_reading_agrees(a: Span, b: Span) -> None:
    told = a.days_until(b)
    gaps = {max(0, (start - end).days - 1) for _, end in readings(a) for start, _ in readings(b)}
    if told is not None:
        assert gaps == {told}


@pytest.mark.parametrize(
    ("one", "other", "days_between"),
    [
        ("2010/2013-01-07", "2013-01-27/", 19),
        ("2010/2013-01-07", "2013-01-08/", 0),
        ("2010/2013-01-07", "2013-01-07/", 0),
        ("2010/2013-01", "2013-03-01/", None),
        ("2010/2013-01-07", "2013/", None),
        ("2013-01-27/2014", "2010/2012-01-01", None),
    ],
)
def test_the_days_between_two_spans(one: str, other: str, days_between: int | None) -> None:
    assert Span.parse(one).days_until(Span.parse(other)) == days_between


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        ("[2015-12..2016]", date(2015, 12, 1), date(2016, 12, 31)),
        ("[..2016-02]", date.min, date(2016, 2, 29)),
        ("[2017-04..]", date(2017, 4, 1), date.max),
        ("", date.min, date.max),
    ],
)
def test_a_date_is_the_two_days_it_lies_between(text: str, earliest: date, latest: date) -> None:
    when = PartialDate.parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)


def test_a_year_a_month_and_a_day_stay_so() -> None:
    assert [str(Span.parse(text)) for text in ("2015/2016-02", "2015-12-01/2016", "2015")] == ["2015/2016-02", "2015-12-01/2016", "2015"]


def test_of_two_equal_bounds_an_intersection_keeps_the_finer_and_a_hull_the_coarser() -> None:
    year, days_ = PartialDate.parse("2015"), PartialDate.parse("[2015-01-01..2015-12-31]")
    assert (str(year.intersection(days_)), str(year.hull(days_))) == ("[2015-01-01..2015-12-31]", "2015")


def test_an_attested_span_is_certain_on_its_day_alone() -> None:
    seen = Span.attested(PartialDate.parse("2017-04-24"))
    assert str(seen) == "[..2017-04-24]/[2017-04-24..]"
    assert seen.certainly_covers(date(2017, 4, 24))
    assert not seen.certainly_covers(date(2017, 4, 25))
    assert seen.possibly_covers(date(2030, 1, 1))


_NO_DATES = """4/5/2017 2017-4 2017-13 2017-00 2017-02-30 19O4 nay ٢٠١٧ ２０１７ 0000 20177 2017-04-24T10:00 -2017
[2017] [2017..2016] [2017..2018 2017..2018 [a..b] [2017-..] [..]] 2017/2018"""


@pytest.mark.parametrize("text", [*_NO_DATES.split(), " 2017", "2017\n"])
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(DateError) as told:
        PartialDate.parse(text)
    assert told.value.what and told.value.fix


@pytest.mark.parametrize("text", ["9999", "9999-12-31", "0001-01-01", "[2017..9999]", "[0001..2017]"])
def test_the_ends_of_the_calendar_are_nobodys_dates(text: str) -> None:
    with pytest.raises(DateError, match="stands for no date"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["", "2017/..", "../2017", "2017/2016", "2017-05/2017-04", "2017/2018/2019", "/..", "nay/", "2017-04-24/nay"]
)
def test_what_is_no_span_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(DateError) as told:
        Span.parse(text)
    assert told.value.what and told.value.fix


def test_one_date_is_a_span_that_began_and_ended_within_it() -> None:
    assert Span.parse("2015-12") == Span(PartialDate.parse("2015-12"), PartialDate.parse("2015-12"))


def test_an_undated_span_is_possible_on_every_day_and_certain_on_none() -> None:
    assert UNDATED.possibly_covers(date(1, 1, 1)) and not UNDATED.has_certain_day()
    assert UNDATED.is_undated and UNKNOWN_DATE.is_unknown


def test_the_first_day_has_none_before_it() -> None:
    assert (day_before(date(2015, 3, 1)), day_before(date.min)) == (date(2015, 2, 28), date.min)


@given(spans())
def test_bounds_that_no_reading_reaches_say_nothing_more(span: Span) -> None:
    within = span.within_its_ends()
    assert (within.start_earliest, within.start_latest) == (span.start_earliest, span.start_latest)
    assert (within.end_earliest, within.end_latest) == (span.end_earliest, span.end_latest)
    assert within.start.latest <= within.end.latest and within.start.earliest <= within.end.earliest
