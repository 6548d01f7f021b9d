"""The address of a view: always written out, never trusted."""

from datetime import date

import pytest

from kgraph.pages.day_choice import stepped
from tests.pages.visiting import links, said, visit


def test_the_address_says_language_and_day_also_where_they_are_the_usual_ones() -> None:
    visited = visit()
    assert visited.query_params["lang"] == "vi"
    assert visited.query_params["day"] == "2017-04-24"


def test_a_link_brings_back_thing_day_and_language() -> None:
    visited = visit("can-bo", id="ks:p1", day="2016-05-01", lang="en")
    assert visited.title[0].value == "Nguyễn Hữu Lượng"
    assert "On 01/05/2016:" in said(visited)


@pytest.mark.parametrize("day", ["2017-13-01", "hôm qua", "0001-01-01", "9999-12-31", "![x](http://b.invalid)"])
def test_what_is_no_day_is_told_and_the_usual_day_shown(day: str) -> None:
    visited = visit("dia-ban", id="vn3:16861@2004-08-31", day=day)
    assert "không phải là ngày" in said(visited)
    assert visited.query_params["day"] == "2017-04-24"
    assert not visited.error


def test_an_unknown_language_is_the_first_one() -> None:
    assert visit(lang="xx").title[0].value == "Tổng quan"


@pytest.mark.parametrize("path", ["can-bo", "dia-ban", "to-chuc", "do-thi"])
@pytest.mark.parametrize("asked", ["nobody", "![x](http://b.invalid)", "' OR 1=1", "ks:p1\x00"])
def test_an_unknown_id_is_told_in_words(path: str, asked: str) -> None:
    visited = visit(path, id=asked)
    assert "Không có gì mang mã" in said(visited)
    assert not visited.error
    assert not visited.exception


def test_a_thing_of_another_kind_is_sent_to_its_page() -> None:
    visited = visit("can-bo", id="vn3:16861@2004-08-31")
    assert "được xem ở trang khác" in said(visited)
    assert "dia-ban?id=vn3" in links(visited)[":primary[xã Hữu Kiệm]"]


def test_an_unknown_edge_is_told_in_words() -> None:
    visited = visit("can-bo", id="ks:p1", edge="e-none")
    assert "Không có mối quan hệ hay nhận định nào mang mã “e-none”" in said(visited)
    assert not visited.error


def test_links_keep_day_and_language() -> None:
    found = links(visit("can-bo", id="ks:p1", day="2016-05-01", lang="en"))
    assert found
    assert all("day=2016-05-01" in link and "lang=en" in link for link in found.values())


def test_the_language_can_be_changed() -> None:
    visited = visit()
    visited.sidebar.segmented_control[0].set_value("en").run()
    assert visited.title[0].value == "Overview"
    assert visited.query_params["lang"] == "en"


def test_the_day_can_be_typed_and_stepped() -> None:
    visited = visit("can-bo", id="ks:p1")
    visited.sidebar.date_input[0].set_value(date(2015, 3, 31)).run()
    assert visited.query_params["day"] == "2015-03-31"
    visited.sidebar.button(key="month_back").click().run()
    assert visited.query_params["day"] == "2015-02-28"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 1, 15), -1, date(2015, 12, 15)),
        (date(1800, 1, 15), -12, date(1800, 1, 15)),
        (date(2199, 12, 15), 1, date(2199, 1, 15)),
    ],
)
def test_steps_stay_within_the_month_and_the_years(day: date, months: int, then: date) -> None:
    assert stepped(day, months) == then
