"""Where a holding is drawn: between days that its bounds name, never where nothing is said."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from kgraph.dates import Span
from kgraph.diagrams.extents import End, extent
from tests.diagrams.careers import term
from tests.strategies import spans

D = date


@pytest.mark.parametrize(
    ("valid", "first", "last", "start", "end", "unsure"),
    [
        ("2016-04-16/2019-12-23", D(2016, 4, 16), D(2019, 12, 23), End.DATED, End.DATED, ()),
        ("2015-12/2017-04-24", D(2015, 12, 1), D(2017, 4, 24), End.DATED, End.DATED, ((D(2015, 12, 1), D(2015, 12, 31)),)),
        ("2015-12-01/[2017-04-24..]", D(2015, 12, 1), D(2017, 4, 24), End.DATED, End.OPEN, ()),
        ("2015-12-01/[2017-04..]", D(2015, 12, 1), D(2017, 4, 30), End.DATED, End.OPEN, ((D(2017, 4, 1), D(2017, 4, 30)),)),
        ("/2015-12", D(2015, 12, 1), D(2015, 12, 31), End.FADING, End.DATED, ((D(2015, 12, 1), D(2015, 12, 31)),)),
        ("2016-01-26/", D(2016, 1, 26), D(2016, 1, 26), End.DATED, End.FADING, ()),
        ("[..2017-04-24]/[2017-04-24..]", D(2017, 4, 24), D(2017, 4, 24), End.FADING, End.OPEN, ()),
        ("[1985..1986]/1990-01-01", D(1985, 1, 1), D(1990, 1, 1), End.DATED, End.DATED, ((D(1985, 1, 1), D(1986, 12, 31)),)),
    ],
)
def test_a_span_is_drawn_over_the_days_it_names(
    valid: str, first: date, last: date, start: End, end: End, unsure: tuple[tuple[date, date], ...]
) -> None:
    drawn = extent(term(0, valid))
    assert (drawn.first, drawn.last, drawn.start, drawn.end, drawn.unsure) == (first, last, start, end, unsure)


@pytest.mark.parametrize(
    ("valid", "waning", "last"),
    [
        ("2015-12-01/[2017-04..2025-06-30]", D(2017, 4, 30), D(2025, 6, 30)),
        ("2003-01-01/[..2025-06-30]", D(2003, 1, 1), D(2025, 6, 30)),
        ("2003/[2003-02..2025-06-30]", D(2003, 12, 31), D(2025, 6, 30)),
        ("[..2017-04]/[2017-04..2025-06-30]", D(2017, 4, 30), D(2025, 6, 30)),
        ("2015-12-01/2025-06", D(2025, 6, 30), D(2025, 6, 30)),
        ("/[..2017-04]", D(2017, 4, 30), D(2017, 4, 30)),
    ],
)
def test_a_bar_wanes_where_it_ended_between_two_dates_and_not_where_the_end_is_one(valid: str, waning: date, last: date) -> None:
    drawn = extent(term(0, valid))
    assert (drawn.waning, drawn.last, drawn.end) == (waning, last, End.DATED)


def test_between_two_sightings_nothing_is_certain() -> None:
    seen = ((D(2016, 1, 1), D(2016, 3, 1)), (D(2019, 5, 1), D(2019, 6, 1)))
    drawn = extent(term(0, "2016-01-01/2019-06-01", attested=seen))
    assert drawn.unsure == ((D(2016, 3, 2), D(2019, 4, 30)),)


@given(spans())
def test_a_day_that_is_drawn_whole_is_certain(valid: Span) -> None:
    assume(not valid.is_undated)
    drawn = extent(term(0, valid))
    assert drawn.first <= drawn.waning <= drawn.last
    unsure = {one + timedelta(n) for one, other in drawn.unsure for n in range((other - one).days + 1)}
    for day in (drawn.first, drawn.waning, valid.start_latest, valid.end_earliest):
        if drawn.first <= day <= drawn.waning and day not in unsure:
            assert valid.certainly_covers(day) or drawn.start is End.FADING or drawn.end is End.FADING
