"""Whom a person served with, what they answered for, and how two people are tied, on the page of the person."""

import pytest

from kgraph.pages.ties import days_words
from tests.pages.visiting import links, said, visit

TRAC = "na:1463498"


@pytest.fixture(scope="module")
def ids(sample) -> dict[str, str]:
    return {name: sample.find(name).id for name in ("Trần Văn Hằng", "Lê Thị Thủy", "Phan Đình Trạc", "Vi Hòe")}


def test_a_person_opens_at_their_posts_and_each_view_has_an_address() -> None:
    visited = visit("can-bo", id="ks:p1")
    assert visited.main.pills[0].value == "posts"
    visited.main.pills[0].set_value("duties").run()
    assert visited.query_params["view"] == "duties"
    assert visit("can-bo", id="ks:p1", view="nonsense").main.pills[0].value == "posts"


def test_who_served_together_is_listed_with_days_that_are_certain_and_possible(ids: dict[str, str]) -> None:
    words = said(visit("can-bo", id=ids["Trần Văn Hằng"], view="together"))
    assert "Cùng ở Tỉnh ủy Nghệ An :gray[Bí thư Tỉnh ủy Nghệ An – Phó Bí thư Tỉnh ủy Nghệ An]" in words
    assert "chắc chắn] từ 176 đến 465 ngày" in words
    assert "có thể] có thể không trùng ngày nào, nhiều nhất 465 ngày" in words


def test_those_who_certainly_served_together_longest_come_first(ids: dict[str, str]) -> None:
    found = list(links(visit("can-bo", id=ids["Trần Văn Hằng"], view="together")))
    people = [words for words in found if words.startswith(":primary[**") and "Trần Văn Hằng" not in words]
    assert people[:2] == [":primary[**Trần Bình Minh**]", ":primary[**Phan Đình Trạc**]"]


def test_the_evidence_of_both_holdings_opens_beside_the_list(ids: dict[str, str]) -> None:
    visited = visit("can-bo", id=ids["Trần Văn Hằng"], view="together")
    assert "Bấm “Bằng chứng” ở một dòng" in said(visited)
    link = links(visited)[":small[:primary[Bằng chứng về Trần Bình Minh]]"]
    assert "view=together" in link
    opened = visit("can-bo", id=ids["Trần Văn Hằng"], view="together", edge=link.partition("edge=")[2].partition("&")[0])
    assert "Trần Bình Minh giữ chức Phó Bí thư Tỉnh ủy Nghệ An" in said(opened)


def test_from_each_who_served_together_a_link_leads_to_the_tie(ids: dict[str, str]) -> None:
    link = links(visit("can-bo", id=ids["Vi Hòe"], view="together"))[":primary[Xem mối liên hệ]"]
    assert "view=tie" in link and "other=na" in link


def test_many_who_served_together_are_cut_and_it_is_said(ids: dict[str, str]) -> None:
    visited = visit("can-bo", id=ids["Phan Đình Trạc"], view="together")
    assert "Còn 5 người nữa, có trong bảng bên dưới." in said(visited)
    assert [element.proto.label for element in visited.get("page_link")].count(":primary[Xem mối liên hệ]") == 12


def test_somebody_of_whom_nobody_is_known_to_have_served_beside_them_says_so() -> None:
    assert "Không nguồn nào cho biết ai đã cùng công tác" in said(visit("can-bo", id="ks:p1", view="together"))


def test_a_person_tells_what_they_answered_for_in_which_role() -> None:
    visited = visit("can-bo", id="ks:p2", view="duties", day="2017-04-24")
    words = said(visited)
    assert "**Khởi xướng**" in words and "**Đề xuất**" in words
    assert "bản Huồi Nhúc" in words
    assert links(visited)[":primary[**Mô hình chè 100 gốc**]"].startswith("do-thi?")


def test_what_comes_through_a_post_is_marked_as_not_the_persons_own(ids: dict[str, str]) -> None:
    assert "**Huyện ủy Kỳ Sơn** phụ trách, qua chức vụ Bí thư Huyện ủy Kỳ Sơn" in said(visit("can-bo", id=ids["Vi Hòe"], view="duties"))


def test_who_answers_for_nothing_is_told_so() -> None:
    assert "Chưa nguồn nào nói người này" in said(visit("can-bo", id=TRAC, view="duties"))


def test_two_people_are_tied_by_a_decision_step_by_step() -> None:
    visited = visit("can-bo", id="ks:p1", view="tie", other="ks:p2")
    words = said(visited)
    assert "**1. Trực tiếp**" in words
    assert "Nguyễn Hữu Lượng và Trần Quốc Đồng nhận việc theo cùng một quyết định: Luân chuyển tháng 12 năm 2015." in words
    steps = [line for line in words.splitlines() if " giữ chức " in line or " bố trí " in line]
    assert len(steps) == 4
    assert "có thể] :gray[12/2015]" in words


def test_a_chain_through_somebody_names_and_links_them(ids: dict[str, str]) -> None:
    visited = visit("can-bo", id=ids["Trần Văn Hằng"], view="tie", other=ids["Lê Thị Thủy"])
    words = said(visited)
    assert "**1. Qua**" in words
    assert "Trần Văn Hằng và Phan Đình Trạc bàn giao chức Bí thư Tỉnh ủy Nghệ An." in words
    assert links(visited)[":primary[**Phan Đình Trạc**]"].startswith("can-bo?id=na%3A1463498")
    assert links(visited)[":primary[**Với Lê Thị Thủy**]"].startswith("can-bo?id=")


def test_each_step_of_a_chain_opens_its_evidence_and_keeps_the_chain() -> None:
    link = links(visit("can-bo", id="ks:p1", view="tie", other="ks:p2", day="2016-05-01"))[":primary[Bằng chứng]"]
    assert all(part in link for part in ("view=tie", "other=ks%3Ap2", "day=2016-05-01", "edge="))
    opened = visit("can-bo", id="ks:p1", view="tie", other="ks:p2", edge=link.partition("edge=")[2].partition("&")[0])
    assert "Trần Quốc Đồng giữ chức Bí thư Đảng ủy xã Phà Đánh" in said(opened)
    assert "**1. Trực tiếp**" in said(opened)


def test_two_people_without_a_tie_are_not_called_strangers(ids: dict[str, str]) -> None:
    assert "Điều đó không có nghĩa là không có." in said(visit("can-bo", id="ks:p1", view="tie", other=ids["Lê Thị Thủy"]))


@pytest.mark.parametrize("other", ["ks:p1", "nobody", "vn3:16861@2004-08-31", "![x](http://b.invalid)"])
def test_who_cannot_be_the_other_is_told_in_words_and_another_asked_for(other: str) -> None:
    visited = visit("can-bo", id="ks:p1", view="tie", other=other)
    assert "Không có người nào khác mang mã" in said(visited)
    assert "Người kia" in [field.label for field in visited.main.text_input]
    assert not visited.error and not visited.exception


def test_the_other_is_found_by_a_name_without_accents() -> None:
    visited = visit("can-bo", id="ks:p1", view="tie")
    visited.main.text_input[1].set_value("tran quoc dong").run()
    found = next(link for words, link in links(visited).items() if "**Trần Quốc Đồng**" in words)
    assert found.startswith("can-bo?id=ks%3Ap1&") and "other=ks%3Ap2" in found


def test_those_who_served_together_are_offered_to_start_from(ids: dict[str, str]) -> None:
    found = links(visit("can-bo", id=ids["Trần Văn Hằng"], view="tie"))
    assert "view=tie" in found[":primary[Trần Bình Minh]"] and "other=" in found[":primary[Trần Bình Minh]"]


@pytest.mark.parametrize("view", ["together", "duties", "tie"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_opens_in_every_language(view: str, language: str) -> None:
    visited = visit("can-bo", id=TRAC, view=view, lang=language, other="na:2384198")
    assert not visited.exception
    assert not visited.error


@pytest.mark.parametrize(
    ("certain", "possible", "words"),
    [
        (176, 465, "từ 176 đến 465 ngày"),
        (2, 2, "2 ngày"),
        (4974, None, "ít nhất 4.974 ngày"),
        (0, 365, "có thể không trùng ngày nào, nhiều nhất 365 ngày"),
        (0, None, "không rõ có trùng ngày nào không"),
    ],
)
def test_days_together_say_the_fewest_and_the_most(certain: int, possible: int | None, words: str) -> None:
    assert days_words(certain, possible) == words
