"""Careers are placed: what stands where, what is drawn unsure, and that nothing runs over anything."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.dates import Span
from kgraph.diagrams.extents import End
from kgraph.diagrams.shapes import FADE, PLOT, RIGHT, Bar, CareerPath
from kgraph.graph import Status
from kgraph.questions.career import career
from tests.diagrams.careers import DAY, NEWSPAPER, REGISTER, drawn, held, luong, term
from tests.profiles import cases
from tests.questions.graphs import ky_son, nghe_an
from tests.strategies import spans

SENTENCE = "12/2015 – ít nhất đến 04/2017, chưa rõ kết thúc"


def by_number(path: CareerPath) -> list[Bar]:
    return sorted(path.chart.bars, key=lambda bar: bar.number)


def test_levels_are_lanes_from_the_top_and_only_those_that_occur() -> None:
    assert [(lane.level, lane.label) for lane in drawn(luong()).chart.lanes] == [("district", ("Cấp huyện",)), ("commune", ("Cấp xã",))]


def test_a_level_that_nobody_knows_is_a_lane_at_the_bottom() -> None:
    path = drawn(held("2001/2002", "2003/2004", levels=("", "central")))
    assert [lane.level for lane in path.chart.lanes] == ["central", ""]
    assert path.chart.lanes[1].label == ("Không rõ", "cấp")


def test_the_bars_of_an_officer_sent_down_stand_where_their_dates_say() -> None:
    office, chair, deputy = by_number(drawn(luong()))
    assert [(bar.level, bar.block) for bar in (office, chair, deputy)] == [
        ("district", "government"),
        ("commune", "government"),
        ("commune", "party"),
    ]
    assert (office.start, office.end) == (End.FADING, End.DATED)
    assert (chair.start, chair.end) == (End.DATED, End.OPEN)
    assert (office.first, office.left) == (chair.first, chair.first - FADE)
    assert (chair.left, chair.first, chair.last, chair.right) == (188.0, 188.0, 1133.0, 1144.0)
    assert deputy.top == chair.bottom + 8


def test_a_month_is_hatched_and_a_day_is_not() -> None:
    path = drawn(held("2015-12/2017-04-24"))
    (bar,) = path.chart.bars
    ((left, right),) = bar.hatches
    assert left == bar.first
    assert right - left == pytest.approx((bar.last - bar.first) * 31 / 511, abs=0.2)


def test_an_unknown_start_takes_the_same_room_on_any_scale() -> None:
    short, long = drawn(held("/2015-12", "2016/2017")), drawn(held("/2015-12", "1950/2020"))
    fading = [bar for path in (short, long) for bar in path.chart.bars if bar.start is End.FADING]
    assert [bar.first - bar.left for bar in fading] == [FADE, FADE]


def test_a_holding_without_dates_is_nowhere_on_the_axis() -> None:
    path = drawn(held("2001/2005", "/"))
    assert [bar.number for bar in path.chart.bars] == [1]
    assert [(chip.number, chip.caption.meta) for chip in path.foot.chips] == [(2, ("Cấp tỉnh · không rõ thời gian",))]
    assert path.foot.undated is not None
    assert path.foot.undated.top > path.chart.bottom


def test_a_career_without_any_date_has_no_axis() -> None:
    path = drawn(held("/"))
    assert (path.chart.bars, path.chart.lanes, path.chart.ticks, len(path.foot.chips)) == ((), (), (), 1)


def test_a_career_without_holdings_is_an_empty_page() -> None:
    path = drawn(held())
    assert (path.chart.bars, path.foot.chips, path.foot.notes) == ((), (), ())
    assert "0 lần giữ chức" in path.head.subtitle[0]


def test_concurrent_posts_stack() -> None:
    one, other = drawn(held("2001/2010", "2002/2009")).chart.bars
    assert other.top >= one.bottom


def test_posts_far_apart_share_a_row() -> None:
    one, other = drawn(held("1960-01-01/1975-01-01", "1990-01-01/2010-01-01")).chart.bars
    assert one.top == other.top


def test_a_move_is_an_arrow_from_each_post_left_to_each_taken_up() -> None:
    path = drawn(luong())
    assert [turn.kind for turn in path.chart.turns] == ["down", "down"]
    office, chair, deputy = by_number(path)
    assert [turn.points[-1] for turn in path.chart.turns] == [
        pytest.approx((bar.left - 1.5, bar.middle), abs=0.1) for bar in (chair, deputy)
    ]
    assert all(turn.points[0][1] == office.bottom for turn in path.chart.turns)


def test_a_move_to_a_post_of_unknown_start_enters_it_from_below() -> None:
    path = drawn(career(ky_son(), "thi_dong"))
    arrived = by_number(path)[2]
    for turn in path.chart.turns:
        (x, _), (end_x, end_y) = turn.points
        assert x == end_x
        assert arrived.left < end_x < arrived.right
        assert end_y == arrived.bottom + 1.5


def test_two_posts_on_two_levels_at_once_have_no_arrow() -> None:
    assert drawn(career(ky_son(), "hoe")).chart.turns == ()


def test_what_is_inferred_is_dotted_and_said() -> None:
    office = by_number(drawn(luong()))[0]
    assert office.dotted == {"end"}
    assert office.caption.meta == ("không rõ bắt đầu – 12/2015 · suy ra: kết thúc",)


def test_an_inferred_decision_is_said_though_no_line_can_show_it() -> None:
    secretary = by_number(drawn(career(ky_son(), "dong")))[1]
    assert secretary.dotted == {"start"}
    assert "suy ra: bắt đầu, quyết định" in " ".join(secretary.caption.meta)


def test_an_acting_holder_is_told_from_a_full_one() -> None:
    (bar,) = drawn(career(nghe_an(), "hoang_nghia_hieu")).chart.bars
    assert bar.caption.meta == ("25/10/2024 – 11/11/2024 · quyền, phụ trách",)


@pytest.mark.parametrize(("status", "word"), [(Status.DISPUTED, "nguồn mâu thuẫn"), (Status.PROPOSED, "chờ duyệt")])
def test_a_status_is_an_icon_and_a_word(status: Status, word: str) -> None:
    path = drawn(held(term(0, "2001/2005", status=status)))
    (bar,) = path.chart.bars
    assert bar.status == status
    assert bar.caption.meta[0].startswith(word)
    assert [key.label for key in path.head.legend if key.sign == status] == [word]


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    assert [key.sign for key in drawn(luong()).head.legend] == ["party", "government", "fading", "hatched", "open", "dotted", "moved"]
    assert [key.sign for key in drawn(held("2001-01-01/2002-02-02")).head.legend] == ["party"]


def test_the_day_asked_about_is_a_line_and_a_word() -> None:
    path = drawn(luong(DAY))
    assert path.chart.as_of is not None
    assert path.chart.as_of.label == "xem tại 24/04/2017"
    assert path.head.subtitle == ("3 lần giữ chức · xem tại 24/04/2017 · nguồn mới nhất: 04/2017; sau đó không rõ",)


def test_without_a_day_there_is_no_line_and_the_words_say_how_far_sources_speak() -> None:
    path = drawn(luong(None))
    assert path.chart.as_of is None
    assert path.head.subtitle == ("3 lần giữ chức · nguồn mới nhất: 04/2017; sau đó không rõ",)


def test_a_number_leads_to_the_sources_and_the_record() -> None:
    path = drawn(luong())
    assert path.foot.heading == ("Nguồn, theo số nhỏ sau mỗi chức vụ: Báo Nghệ An, Khánh Ly, 04/2017",)
    assert [(note.number, note.lines) for note in path.foot.notes] == [
        (1, ("đoạn 4 (suy ra, kể lại) · bản ghi luong HOLDS office_deputy 1",)),
        (2, ("đoạn 4 (kể lại) · theo quyết định: Luân chuyển tháng 12/2015 · bản ghi luong HOLDS hk_chair 1",)),
        (3, ("đoạn 4 (kể lại) · theo quyết định: Luân chuyển tháng 12/2015 · bản ghi luong HOLDS hk_deputy 1",)),
    ]


def test_several_works_are_named_in_each_note() -> None:
    path = drawn(held("2001/2005"), "vi", NEWSPAPER, REGISTER)
    assert path.foot.heading == ("Nguồn, theo số nhỏ sau mỗi chức vụ",)
    assert path.foot.notes[0].lines == (
        "Báo Nghệ An, Khánh Ly, 04/2017: đoạn 4 (kể lại) · Sổ bộ, 2025: đoạn 4 (kể lại) · bản ghi p HOLDS q0 0",
    )


def test_a_bare_title_is_told_with_its_body_and_a_full_name_is_not() -> None:
    path = drawn(held("2001-01-01/2009-01-01", "2001-01-01/2009-01-01", posts=("Phó Bí thư", "Chủ tịch Cơ quan 1 Nghệ An")))
    assert [bar.caption.title for bar in path.chart.bars] == [("Phó Bí thư · Cơ quan 0 · Nghệ An",), ("Chủ tịch Cơ quan 1 Nghệ An",)]


def test_somebody_without_a_name_is_drawn_so() -> None:
    assert drawn(career(ky_son(), "one_1")).head.title == ("Chưa rõ tên – quá trình công tác",)


def test_it_is_said_for_those_who_cannot_see_it() -> None:
    assert drawn(luong()).says[1] == f"2. Chủ tịch UBND xã Hữu Kiệm, Cấp xã: {SENTENCE} · xuống cấp dưới."


def test_it_speaks_english_too() -> None:
    path = drawn(luong(), "en")
    assert path.head.title == ("Nguyễn Hữu Lượng – career",)
    assert by_number(path)[0].caption.meta == ("start unknown – 12/2015 · inferred: end",)


def test_a_tall_lane_repeats_its_label() -> None:
    (lane,) = drawn(held(*["2001/2010"] * 20)).chart.lanes
    assert lane.again == ("Cấp tỉnh", "(tiếp)")
    assert [round(top - lane.top) for top in lane.repeats] == [420, 840]


def test_short_bars_late_in_a_long_life_keep_their_words_on_the_page() -> None:
    path = drawn(held("1950/2020", "2019-06-01/2019-07-01", "2019-11-01/2020-12-31", posts=("A", "Phó Trưởng ban Thường trực " * 3, "B")))
    assert all(bar.caption.right <= RIGHT for bar in path.chart.bars)


@cases(60)
@given(st.lists(spans(), min_size=1, max_size=12), st.sampled_from([None, date(2016, 6, 1), date(2030, 1, 1)]), st.integers(1, 60))
def test_nothing_runs_over_anything_or_off_the_page(valids: list[Span], as_of: date | None, words: int) -> None:
    levels = [("province", "district")[n % 2] for n in range(len(valids))]
    answer = held(
        *(term(n, valid) for n, valid in enumerate(valids)),
        posts=["Ủy viên " * (1 + n * words % 9) for n in range(len(valids))],
        levels=levels,
    )
    path = drawn(replace(answer, as_of=as_of))
    boxes = [reach(bar) for bar in path.chart.bars]
    assert all(
        PLOT <= left < right <= RIGHT and top >= path.chart.top and bottom <= path.chart.bottom for left, top, right, bottom in boxes
    )
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert all(math.isfinite(x) and math.isfinite(y) for turn in path.chart.turns for x, y in turn.points)
    assert sorted([bar.number for bar in path.chart.bars] + [chip.number for chip in path.foot.chips]) == list(range(1, len(valids) + 1))
    assert all(chip.x + chip.width <= RIGHT for chip in path.foot.chips)
    assert all(note.top < path.height for note in path.foot.notes)


def reach(bar: Bar) -> tuple[float, float, float, float]:
    """What a bar and its caption cover."""
    top = bar.middle - bar.room / 2
    return min(bar.left, bar.caption.x), top, max(bar.right, bar.caption.right), top + bar.room
