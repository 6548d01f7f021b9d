"""Officers: a person's posts, the line of time, and the evidence of what is chosen."""

from datetime import date

import pytest

from kgraph.dates import Span
from kgraph.graph import Edge
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Relation
from kgraph.pages.timeline import pieces, span_of
from kgraph.pages.timeline_chart import Bar, unbounded
from tests.pages.visiting import links, said, visit

DAY = date(2017, 4, 24)


def _bar(valid: str, attested: tuple[tuple[date, date], ...] | None = None) -> Bar:
    return Bar(Edge("e", "p", Relation.HOLDS, "q", Span.parse(valid), attested=attested), "A post", "party")


def test_a_person_shows_the_posts_of_the_day_and_how_certain_they_are() -> None:
    assert "có thể: Chủ tịch UBND xã Hữu Kiệm" in said(visit("can-bo", id="ks:p1", day="2017-04-24"))
    assert "có thể" not in said(visit("can-bo", id="ks:p1", day="2016-06-01")).partition("Ngày 01/06/2016")[2].partition("\n")[0]


def test_a_person_shows_the_move_and_the_decision_behind_it() -> None:
    words = said(visit("can-bo", id="ks:p1"))
    assert "**12/2015 · chuyển xuống cấp dưới** :gray[Cấp huyện → Cấp xã]" in words
    assert "Phó Chánh Văn phòng UBND huyện Kỳ Sơn → Phó Bí thư Đảng ủy xã Hữu Kiệm; Chủ tịch UBND xã Hữu Kiệm" in words
    assert "Theo quyết định: Luân chuyển tháng 12 năm 2015" in words


def test_what_is_inferred_is_marked() -> None:
    assert "suy ra: kết thúc" in said(visit("can-bo", id="ks:p1"))
    assert "suy ra: quyết định, kết thúc, bắt đầu" in said(visit("can-bo", id="ks:p2"))


def test_a_retold_passage_is_never_shown_as_the_words_of_the_source() -> None:
    words = said(visit("can-bo", id="ks:p1"))
    assert "Lời kể lại của kgraph" in words
    assert "Nguyên văn của nguồn" not in words


def test_the_evidence_marks_the_very_words_where_they_stand(sample: KnowledgeBase) -> None:
    edge = sample.career("ks:p1").holdings[-1].edge
    source = sample.evidence(edge).claims[0].source
    before = sample.document(source.document)[: source.start].split()[-1]
    assert f"{before} :orange-background[{source.quote}]" in said(visit("can-bo", id="ks:p1", edge=edge.id))


def test_each_post_of_the_list_opens_at_its_evidence() -> None:
    found = links(visit("can-bo", id="ks:p1"))
    assert "edge=" in found[":primary[Bằng chứng]"]


def test_a_post_is_a_link_to_who_held_it() -> None:
    found = links(visit("can-bo", id="ks:p1"))
    assert found[":primary[**Chủ tịch UBND xã Hữu Kiệm**]"].startswith("to-chuc?id=ks%3Apost3")


def test_without_a_person_there_are_some_to_start_from() -> None:
    visited = visit("can-bo")
    assert "Gõ tên vào ô tìm kiếm" in said(visited)
    assert ":primary[Nguyễn Hữu Lượng]" in links(visited)


def test_the_search_finds_names_typed_without_accents() -> None:
    visited = visit("can-bo", id="ks:p1")
    visited.main.text_input[0].set_value("nam can").run()
    found = list(links(visited))
    assert any("xã Nậm Cắn" in words and "huyện Kỳ Sơn" in words for words in found)
    assert any("xã Nậm Càn" in words and "huyện Kỳ Sơn" in words for words in found)


def test_a_search_without_hits_says_so() -> None:
    visited = visit("can-bo", id="ks:p1")
    visited.main.text_input[0].set_value("zzz [x](y)").run()
    assert "Không có tên nào khớp “zzz [x](y)”" in said(visited)


def test_what_is_certain_is_full_and_what_is_possible_pale() -> None:
    window = (date(2014, 1, 1), date(2019, 1, 1))
    drawn = list(pieces(_bar("2015/2016"), 0, window))
    assert [(piece.start, piece.end, piece.opacity) for piece in drawn] == [
        (date(2015, 1, 1), date(2017, 1, 1), 0.3),
        (date(2015, 12, 31), date(2016, 1, 2), 1.0),
    ]


def test_an_end_that_nobody_knows_fades_and_is_never_full() -> None:
    window = (date(2014, 1, 1), date(2020, 1, 1))
    drawn = list(pieces(_bar("2015-12-01/[2017-04-01..]"), 0, window))
    assert max(piece.end for piece in drawn if piece.opacity == 1.0) == date(2017, 4, 2)
    assert [piece.end for piece in drawn if piece.opacity < 0.03] == [date(2020, 1, 1)]


def test_days_between_sightings_are_not_full() -> None:
    window = (date(2014, 1, 1), date(2021, 1, 1))
    seen = ((date(2016, 1, 1), date(2016, 1, 1)), (date(2019, 1, 1), date(2019, 1, 1)))
    full = [piece for piece in pieces(_bar("[..2016]/[2019..]", seen), 0, window) if piece.opacity == 1.0]
    assert [(piece.start, piece.end) for piece in full] == [(day, day.replace(day=2)) for day, _ in seen]


def test_the_line_has_room_for_what_fades_and_for_a_day_that_is_near() -> None:
    assert span_of([_bar("2015-01-01/2016-01-01")], date(2015, 6, 1)) == (date(2014, 7, 3), date(2016, 7, 1))
    assert span_of([_bar("2015-01-01/2016-01-01")], date(1900, 1, 1)) == (date(2014, 7, 3), date(2016, 7, 1))


def test_an_end_that_no_source_bounds_has_a_question_mark() -> None:
    bars = [_bar("/2015-12"), _bar("2015-12/2016"), _bar("2015-12/[2017-04..]"), _bar("[..2017-04]/[2017-04..]")]
    assert unbounded(bars) == ([0, 3], [2, 3])


def test_somebody_unnamed_is_told_by_what_the_source_says_of_them() -> None:
    words = said(visit("can-bo", id="ks:p10"))
    assert words.startswith("Người chưa rõ tên\n")
    assert "một trong sáu cán bộ của quyết định ngày 24/4/2017" in words


def test_nothing_dated_makes_no_line() -> None:
    assert span_of([_bar("/")], DAY) is None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_person_opens_in_every_language(language: str) -> None:
    visited = visit("can-bo", id="ks:p1", lang=language)
    assert not visited.exception
    assert not visited.error
