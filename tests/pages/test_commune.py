"""A commune on a day: five ways to hold a post, villages, initiatives, measures, each with its evidence."""

from pathlib import Path

import pytest

from kgraph.languages import say
from kgraph.model import Kind, Node, Relation
from kgraph.pages.edge_lines import STATES
from tests.pages import small
from tests.pages.visiting import links, said, visit

HUU_KIEM, PHA_DANH = "vn3:16861@2004-08-31", "vn3:16843@2004-08-31"
NEW_HUU_KIEM, KY_SON, NGHE_AN = "vn3:16849@2025-07-01", "vn2:417@2004-08-31", "vn1:40@2004-08-31"


def test_a_secretary_of_whom_no_source_speaks_is_unknown_and_not_vacant() -> None:
    words = said(visit("dia-ban", id=HUU_KIEM, day="2017-04-24"))
    assert "không rõ ai" in words
    assert "khuyết" not in words


def test_who_leads_the_commune_is_a_link_to_the_person() -> None:
    found = links(visit("dia-ban", id=HUU_KIEM, day="2017-04-24"))
    assert found[":primary[**Nguyễn Hữu Lượng**]"].startswith("can-bo?id=ks%3Ap1")


def test_nine_villages_are_counted_beside_those_that_are_named() -> None:
    assert "Nguồn nói có 9 thôn, bản; biết tên 6." in said(visit("dia-ban", id=HUU_KIEM, day="2017-04-24"))


def test_measures_say_how_many_of_how_many() -> None:
    assert "**12** / 19 · Tiêu chí nông thôn mới" in said(visit("dia-ban", id=HUU_KIEM, day="2017-04-24"))


def test_each_initiative_has_who_answers_for_it_or_that_no_source_says() -> None:
    words = said(visit("dia-ban", id=PHA_DANH, day="2017-04-24"))
    assert "Hội Nông dân xã Phà Đánh :gray[phụ trách]" in words
    assert "Trần Quốc Đồng :gray[đề xuất]" in words
    assert "không nguồn nào nói ai phụ trách" in words


@pytest.fixture
def answered_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commune for which somebody answers now, and in which a body answered for a road once."""
    commune = Node("c", Kind.COMMUNE, "Mới", (("type", "xã"),))
    road, body = Node("road", Kind.INITIATIVE, "Con đường"), Node("body", Kind.ORGANIZATION, "Đoàn xã")
    ties = [
        (Node("p", Kind.PERSON, "Lê Văn Một"), Relation.RESPONSIBLE_FOR, commune, "2012/2014", {"role": "in charge"}),
        (road, Relation.LOCATED_IN, commune, "2008/2014", {}),
        (body, Relation.RESPONSIBLE_FOR, road, "2008/2009", {"role": "supports"}),
    ]
    monkeypatch.setenv("KGRAPH_BASE", str(small.make(tmp_path / "small.kg", ties)))


def test_who_answers_for_the_commune_itself_is_named(answered_for: None) -> None:
    words = said(visit("dia-ban", id="c", day="2013-06-01"))
    assert "Ai phụ trách địa bàn này" in words
    assert "**Lê Văn Một** phụ trách" in words and "vào ngày xem: chắc chắn" in words


def test_somebody_without_a_post_is_asked_what_they_answer_for(answered_for: None) -> None:
    words = said(visit("can-bo", id="p", day="2013-06-01"))
    assert "Chưa nguồn nào nói người này giữ chức vụ gì." in words
    assert "**Phụ trách**" in words and "vào ngày xem: chắc chắn" in words


def test_who_answered_at_another_time_stands_apart_from_who_does_on_the_day(answered_for: None) -> None:
    visited = visit("dia-ban", id="c", day="2013-06-01")
    headings = [heading.value for heading in visited.subheader]
    assert headings.index("Ai phụ trách địa bàn này") < headings.index("Những ai phụ trách vào thời gian khác")
    assert "**Đoàn xã** hỗ trợ" in said(visited)
    before = [heading.value for heading in visit("dia-ban", id="c", day="2008-06-01").subheader]
    assert "Ai phụ trách địa bàn này" not in before and "Những ai phụ trách vào thời gian khác" in before


def test_the_evidence_of_a_line_opens_right_there() -> None:
    visited = visit("dia-ban", id=HUU_KIEM, day="2017-04-24")
    assert "Lời kể lại của kgraph" not in said(visited)
    edge = links(visited)[":primary[Bằng chứng]"].partition("edge=")[2].partition("&")[0]
    assert "Lời kể lại của kgraph" in said(visit("dia-ban", id=HUU_KIEM, day="2017-04-24", edge=edge))


def test_a_unit_that_had_ended_says_so_and_what_it_became() -> None:
    visited = visit("dia-ban", id=HUU_KIEM, day="2025-08-01")
    assert "không tồn tại vào ngày 01/08/2025" in said(visited)
    assert any(link.startswith("dia-ban?id=vn3%3A16849%402025-07-01") for link in links(visited).values())


def test_a_unit_shows_what_it_came_from_how_much_of_it_and_by_which_act() -> None:
    visited = visit("dia-ban", id=NEW_HUU_KIEM, day="2025-08-01")
    words = said(visited)
    assert "**Hình thành từ**" in words and "**Trở thành**" not in words
    assert "01/07/2025 :gray[Nghị quyết 1678/NQ-UBTVQH15" in words
    assert words.count(":gray[toàn bộ, hợp nhất]") == 3
    came_from = {to.partition("id=")[2].partition("&")[0] for label, to in links(visited).items() if label.startswith(":primary[xã ")}
    assert came_from == {"vn3%3A16861%402004-08-31", "vn3%3A16849%402004-08-31", "vn3%3A16840%402004-08-31"}


def test_a_district_that_ended_says_when_and_by_which_act_and_which_communes_were_in_it() -> None:
    visited = visit("dia-ban", id=KY_SON, day="2025-08-01")
    assert visited.title[0].value == "Huyện Kỳ Sơn"
    words = said(visited)
    assert "huyện Kỳ Sơn không tồn tại vào ngày 01/08/2025" in words
    assert "**Chấm dứt**" in words and "30/06/2025 :gray[Nghị quyết 203/2025/QH15" in words
    assert "chấm dứt cùng cấp huyện, không có đơn vị kế thừa" in words
    assert "Các đơn vị trực thuộc khi chấm dứt, ngày 30/06/2025: 21" in words
    assert links(visited)[":primary[xã Hữu Kiệm]"].startswith("dia-ban?id=vn3%3A16861")


def test_a_district_on_a_day_of_its_own_shows_who_led_it_and_its_communes() -> None:
    visited = visit("dia-ban", id=KY_SON, day="2017-04-24")
    assert links(visited)[":primary[**Vi Hòe**]"].startswith("can-bo?")
    assert "Các đơn vị trực thuộc vào ngày 24/04/2017: 21" in said(visited)
    assert links(visited)[":primary[Xem lưới ô]"].startswith("luoi-o?id=vn2%3A417")


def test_a_province_has_districts_until_they_ended_and_communes_then() -> None:
    assert "vào ngày 24/04/2017: 21" in said(visit("dia-ban", id=NGHE_AN, day="2017-04-24"))
    assert "vào ngày 01/08/2025: 130" in said(visit("dia-ban", id=NGHE_AN, day="2025-08-01"))


def test_on_the_map_of_today_a_unit_shows_who_led_the_units_that_were_there_then() -> None:
    of_that_day = visit("dia-ban", id=NEW_HUU_KIEM, day="2017-04-24")
    assert "không tồn tại vào ngày 24/04/2017" in said(of_that_day)
    assert ":primary[**Nguyễn Hữu Lượng**]" not in links(of_that_day)
    of_today = visit("dia-ban", id=NEW_HUU_KIEM, day="2017-04-24", map="today")
    assert said(of_today).count("chắc chắn thuộc địa phận này") == 3
    assert "map=today" in links(of_today)[":primary[**Nguyễn Hữu Lượng**]"]
    assert {":primary[**xã Hữu Kiệm**]", ":primary[**xã Hữu Lập**]", ":primary[**xã Bảo Nam**]"} <= set(links(of_today))


def test_the_map_that_is_chosen_goes_into_the_address() -> None:
    visited = visit("dia-ban", id=NEW_HUU_KIEM, day="2017-04-24")
    visited.main.segmented_control[0].set_value("today").run()
    assert visited.query_params["map"] == "today"
    assert "chắc chắn thuộc địa phận này" in said(visited)


@pytest.fixture
def split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commune of which a part went elsewhere before it was abolished, and nobody says who took over the rest."""
    old, new, district = Node("old", Kind.COMMUNE, "Cũ"), Node("new", Kind.COMMUNE, "Mới"), Node("d", Kind.DISTRICT, "Huyện")
    body = Node("body", Kind.ORGANIZATION, "Ủy ban", (("kind", "government"),))
    ties = [
        (old, Relation.PART_OF, district, "2000-01-01/2019-12-31", {}),
        (new, Relation.PART_OF, district, "2010-01-01/", {}),
        (old, Relation.BECAME, new, "2010-01-01", {"change": "split", "extent": "part"}),
        (body, Relation.GOVERNS, old, "2000/2019", {}),
    ]
    monkeypatch.setenv("KGRAPH_BASE", str(small.make(tmp_path / "split.kg", ties)))


def test_a_part_is_told_from_the_whole_and_an_unknown_successor_from_none(split: None) -> None:
    words = said(visit("dia-ban", id="old", day="2015-06-01"))
    assert ":gray[một phần, chia tách]" in words
    assert "không nguồn nào nói đơn vị nào tiếp nhận" in words
    assert "có thể thuộc địa phận này" in said(visit("dia-ban", id="new", day="2005-06-01", map="today"))


def test_what_a_unit_is_part_of_and_became_opens_its_evidence() -> None:
    visited = visit("dia-ban", id=HUU_KIEM, day="2017-04-24")
    edges = [
        element.proto.query_string.partition("edge=")[2] for element in visited.get("page_link") if "Bằng chứng" in element.proto.label
    ]
    said_of = [said(visit("dia-ban", id=HUU_KIEM, day="2017-04-24", edge=edge.partition("&")[0])) for edge in edges[:2]]
    assert "Xã Hữu Kiệm thuộc về huyện Kỳ Sơn" in said_of[0]
    assert "Xã Hữu Kiệm trở thành xã Hữu Kiệm" in said_of[1]


def test_without_a_commune_there_are_some_to_start_from() -> None:
    visited = visit("dia-ban")
    assert "Gõ tên xã" in said(visited)
    assert ":primary[xã Hữu Kiệm]" in links(visited)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_five_ways_to_hold_a_post_differ_in_word_and_symbol(language: str) -> None:
    assert len({say(language, f"holder.{state}") for state in STATES}) == 5
    assert len({symbol for _, symbol in STATES.values()}) == 5


def test_a_commune_opens_in_english() -> None:
    visited = visit("dia-ban", id=HUU_KIEM, day="2017-04-24", lang="en")
    assert "no source says who is in charge" in said(visited)
    assert not visited.error


def test_a_commune_that_was_not_there_is_told_once() -> None:
    words = said(visit("dia-ban", id=NEW_HUU_KIEM, day="2017-04-24"))
    assert "xã Hữu Kiệm không tồn tại vào ngày 24/04/2017" in words
    assert say("vi", "commune.nothing") not in words


def test_a_province_that_went_into_another_did_not_exist_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = (Node(id, Kind.PROVINCE, "Hồ Chí Minh") for id in ("before", "after"))
    ties = [(before, Relation.BECAME, after, "2025-07-01", {"extent": "whole", "change": "merged"})]
    monkeypatch.setenv("KGRAPH_BASE", str(small.make(tmp_path / "provinces.kg", ties)))
    assert "không tồn tại" in said(visit("dia-ban", id="before", day="2025-07-01"))
    assert "không tồn tại" not in said(visit("dia-ban", id="before", day="2025-06-30"))
    assert "không tồn tại" in said(visit("dia-ban", id="after", day="2025-06-30"))
