"""The axis: days in proportion, ticks at round dates."""

from datetime import date

import pytest

from kgraph.diagrams.axis import Axis


def labels(first: date, last: date) -> list[str]:
    return [tick.label for tick in Axis.over([first, last], 0, 1000).ticks("vi")]


def test_days_lie_in_proportion() -> None:
    axis = Axis.over([date(2015, 1, 1), date(2016, 12, 30)], 100, 830)
    assert (axis.x(date(2015, 1, 1)), axis.x(date(2016, 1, 1)), axis.after(date(2016, 12, 30))) == pytest.approx((100, 465, 830))


def test_a_short_time_has_ticks_at_quarters() -> None:
    assert labels(date(2015, 12, 1), date(2017, 4, 30)) == ["2016", "04/2016", "07/2016", "10/2016", "2017", "04/2017"]


def test_half_a_century_has_ticks_every_five_years() -> None:
    assert labels(date(1946, 1, 1), date(1982, 12, 31)) == ["1950", "1955", "1960", "1965", "1970", "1975", "1980"]


def test_a_tick_at_the_very_first_day_is_there() -> None:
    assert labels(date(2000, 1, 1), date(2004, 6, 1))[0] == "2000"


def test_one_month_alone_lies_on_an_axis_of_a_year() -> None:
    axis = Axis.over([date(2017, 4, 1), date(2017, 4, 30)], 0, 1000)
    assert (axis.last - axis.first).days == 365
    assert 0 < axis.x(date(2017, 4, 1)) < 500


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_drawn(day: date) -> None:
    axis = Axis.over([day], 0, 1000)
    assert 0 <= axis.x(day) <= 1000
