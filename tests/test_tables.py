"""Rows as a notebook shows them: an HTML table in which a name stays a name."""

from html.parser import HTMLParser

import pytest

from kgraph.tables import as_text, html
from tests.pages.poisoned import POISON


class Read(HTMLParser):
    """What a browser would make of a table: its tags, and the text of its cells row by row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []
        self.is_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self.is_cell = True

    def handle_endtag(self, tag: str) -> None:
        self.is_cell = self.is_cell and tag not in ("th", "td")

    def handle_data(self, text: str) -> None:
        if self.is_cell:
            self.rows[-1][-1] += text


def test_rows_stand_under_their_columns() -> None:
    read = Read(html([{"post": "Chủ tịch", "days": 3, "acting": True, "sources": ["a", "b"], "gap": None}]))
    assert read.rows == [["post", "days", "acting", "sources", "gap"], ["Chủ tịch", "3", "true", "a; b", ""]]


def test_a_name_that_holds_markup_stays_a_name() -> None:
    read = Read(html([{POISON: POISON}]))
    assert read.rows == [[POISON], [POISON]]
    assert read.tags == {"div", "table", "tr", "th", "td", "p"}


def test_a_name_with_dollar_signs_is_no_formula() -> None:
    assert html([{"name": "$a^2$"}]).startswith('<div class="tex2jax_ignore mathjax_ignore"')


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (100, "100 rows"), (1200, "1,200 rows; the first 100 are shown")])
def test_a_table_says_how_many_rows_there_are(count: int, said: str) -> None:
    shown = html({"n": n} for n in range(count))
    assert f"<p>{said}</p>" in shown
    assert shown.count("<td") == min(count, 100)


def test_a_table_that_was_cut_says_that_there_is_more() -> None:
    assert "<p>1 row, and there are more</p>" in html([{"n": 1}], is_cut=True)


def test_columns_without_rows_are_named() -> None:
    assert Read(html([], ["post", "edge"])).rows == [["post", "edge"]]


@pytest.mark.parametrize(("value", "text"), [(None, ""), (True, "true"), (0, "0"), ([], ""), (("a", 1), "a; 1"), ("x", "x")])
def test_a_value_is_one_piece_of_text(value: object, text: str) -> None:
    assert as_text(value) == text
