"""A commune on a day: five ways to hold a post, villages, initiatives, measures, each with its evidence."""

from pathlib import Path

import pytest

from kgraph.languages import say
from kgraph.model import Kind, Node, Relation
from kgraph.pages.edge_lines import STATES
from tests.pages import small
from tests.pages.visiting import links, said, visit

HUU_KIEM, PHA_DANH = "vn3:16861@2004-08-31", "vn3:16843@2004-08-31"


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
