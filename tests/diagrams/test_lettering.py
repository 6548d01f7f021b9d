"""Text is measured in the shipped font, and broken so that it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.diagrams.fonts import BOLD, REGULAR, SEMIBOLD
from kgraph.diagrams.lettering import balanced, joined, printable, width, wrapped

NAME = "Phó Trưởng ban Thường trực Ban Nội chính Trung ương"


@pytest.mark.parametrize(("weight", "advances"), [(REGULAR, 9100), (SEMIBOLD, 9263), (BOLD, 9340)])
def test_a_name_is_a_little_wider_than_the_advances_of_its_letters(weight: int, advances: int) -> None:
    assert advances * 12 / 1000 <= width("Nguyễn Hữu Lượng", 12, weight) <= advances * 12 / 1000 * 1.03


def test_twice_the_size_is_twice_the_width() -> None:
    assert width(NAME, 24) == pytest.approx(2 * width(NAME, 12))


def test_letters_that_the_font_lacks_count_as_wide_as_they_are_high() -> None:
    assert width("漢字", 10) >= 20


@given(st.lists(st.text("aăđệM ", min_size=1, max_size=12), max_size=8).map(" ".join), st.floats(30, 300))
def test_a_broken_line_is_never_wider_than_its_limit_and_loses_no_letter(text: str, limit: float) -> None:
    for broken in (wrapped(text, 12, REGULAR, limit), balanced(text, 12, REGULAR, limit)):
        assert all(width(line, 12) <= limit for line in broken)
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrapped("M" * 10, 10, REGULAR, 40) == ("MMMM", "MMMM", "MM")


def test_even_lines_leave_no_last_word_alone() -> None:
    assert wrapped("Chủ tịch Hội đồng nhân dân tỉnh Nghệ An", 12.5, SEMIBOLD, 250)[-1] == "An"
    assert balanced("Chủ tịch Hội đồng nhân dân tỉnh Nghệ An", 12.5, SEMIBOLD, 250) == ("Chủ tịch Hội đồng", "nhân dân tỉnh Nghệ An")


def test_parts_are_kept_whole_where_they_fit() -> None:
    assert joined(["08/04/2021 – 28/11/2024", "ngang cấp"], 11, REGULAR, 160) == ("08/04/2021 – 28/11/2024", "ngang cấp")
    assert joined(["2005 – 2010", "ngang cấp"], 11, REGULAR, 160) == ("2005 – 2010 · ngang cấp",)


def test_what_turns_or_controls_text_is_not_drawn() -> None:
    assert printable("a\u202eb\u0007c\ud800d\ufffee") == "a b c d e"
