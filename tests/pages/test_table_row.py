"""A row of a table is shown under its headings; a sentence never is."""

from kgraph.claims import Source, Work
from kgraph.knowledge_base import KnowledgeBase
from kgraph.pages.table_row import cells
from tests.pages.visiting import said, visit

TABLE = 'person,post,start\nVi Hòe,"Bí thư, Huyện ủy",2015\nVi Hòe,,2016\n'


def _quoting(text: str, quote: str) -> Source:
    start = text.index(quote)
    return Source(Work("w"), "", "digest", start, start + len(quote), quote)


def test_a_row_stands_under_its_headings() -> None:
    row = 'Vi Hòe,"Bí thư, Huyện ủy",2015'
    assert cells(_quoting(TABLE, row), TABLE) == {"person": "Vi Hòe", "post": "Bí thư, Huyện ủy", "start": "2015"}


def test_what_is_empty_in_a_row_is_left_out() -> None:
    assert cells(_quoting(TABLE, "Vi Hòe,,2016"), TABLE) == {"person": "Vi Hòe", "start": "2016"}


def test_a_part_of_a_row_is_no_row() -> None:
    assert cells(_quoting(TABLE, ",,2016"), TABLE) is None


def test_headings_are_no_row() -> None:
    assert cells(_quoting(TABLE, "person,post,start"), TABLE) is None


def test_a_sentence_with_commas_is_no_row() -> None:
    text = "Có ba xã, hai phường, một huyện\nMột người về xã, một người về huyện, một người ở lại"
    assert cells(_quoting(text, text.partition("\n")[2]), text) is None


def test_words_that_stand_elsewhere_in_the_document_are_no_row() -> None:
    assert cells(Source(Work("w"), "", "digest", 3, 15, "Vi Hòe,,2016"), TABLE) is None


def test_the_evidence_of_a_row_has_labels_and_says_that_it_is_retold(sample: KnowledgeBase) -> None:
    edge = sample.career("na:1463498").holdings[0].edge
    words = said(visit("can-bo", id="na:1463498", edge=edge.id))
    assert ":gray[người:] Phan Đình Trạc" in words
    assert ":gray[chức vụ:] Giám đốc Công an tỉnh Nghệ An" in words
    assert "Một dòng của bảng do kgraph lập theo nguồn, không phải nguyên văn của nguồn." in words
    assert ":orange-background[" not in words
