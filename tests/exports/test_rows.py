"""Rows as table, CSV and JSON: whatever stands in a name passes as plain text."""

import csv as plain_csv
import io
import json as plain_json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.exports import csv, json, text

HOSTILE = [
    "=1+1",
    "+84 912",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    " =1+1",
    '=HYPERLINK("http://x")',
    "![](http://x/y.png)",
    "[x](javascript:alert(1))",
    "**đậm**",
    "<script>alert(1)</script>",
    "<img src=http://x>",
    "'; MATCH (n) DETACH DELETE n //",
    "`) SET n.x = 1 //",
    "\x1b[31mđỏ\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\u202eabc\u202c",
    "a\u2066b",
    "\x7f",
    "a\tb",
    "a\nb",
    "a\r\nb",
    'quote " and , comma',
    "${HOME} $(id) `id`",
    "%s %d {0}",
    "🙂",
    "",
]
OBEYED = {"Cc", "Cf"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_shows_nothing_that_a_terminal_obeys(name: str) -> None:
    shown = text.write([{"name": name, "n": 1}])
    assert not [letter for letter in shown if letter != "\n" and unicodedata.category(letter) in OBEYED]
    assert shown.count("\n") == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_starts_no_formula_and_moves_no_cursor(name: str) -> None:
    ((shown, number),) = list(plain_csv.reader(io.StringIO(csv.write([{"name": name, "n": -1}]), newline="")))[1:]
    assert not shown.lstrip(" ").startswith(("=", "+", "-", "@", "＝", "\t", "\r", "\n"))
    assert not [letter for letter in shown if letter not in "\t\r\n" and unicodedata.category(letter) == "Cc"]
    assert number == "-1"


@pytest.mark.parametrize("name", HOSTILE)
def test_json_reads_back_the_very_name_and_shows_nothing_unseen(name: str) -> None:
    shown = json.write([{"name": name}])
    assert plain_json.loads(shown) == [{"name": name}]
    assert not [letter for letter in shown if letter != "\n" and unicodedata.category(letter) in OBEYED]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_reads_back_any_text_that_is_no_formula(name: str) -> None:
    ((shown,),) = list(plain_csv.reader(io.StringIO(csv.write([{"name": name}]), newline="")))[1:] or [("",)]
    if all(unicodedata.category(letter) != "Cc" for letter in name):
        assert shown in (name, f"'{name}")


@given(st.lists(st.fixed_dictionaries({"a": st.text(max_size=9), "b": st.integers() | st.none() | st.booleans()}), min_size=1, max_size=4))
def test_a_table_has_a_line_for_each_row_and_columns_of_one_width(rows: list[dict[str, object]]) -> None:
    assert len(text.write(rows).split("\n")) == len(rows) + 3


def test_vietnamese_stands_in_json_as_it_is() -> None:
    assert '"Nậm Cắn"' in json.write([{"name": "Nậm Cắn"}])


def test_a_column_name_is_text_as_well() -> None:
    assert csv.write([{"=x": 1}]) == "'=x\n1\n"
    assert "\x1b" not in text.write([{"\x1b[31m": 1}])


def test_values_keep_their_types_in_json_and_are_told_as_text_in_the_others() -> None:
    row = {"n": 3, "f": 0.5, "yes": True, "none": None, "list": ["a", "b"]}
    assert plain_json.loads(json.write([row])) == [row]
    assert csv.write([row]) == "n,f,yes,none,list\n3,0.5,true,,a; b\n"


def test_no_rows_are_no_text_in_a_table_and_an_empty_array_in_json() -> None:
    assert (text.write([]), csv.write([]), json.write([])) == ("", "", "[]\n")


def test_a_wide_cell_is_cut_and_says_so() -> None:
    assert text.write([{"a": "x" * 100}], widest=10).splitlines()[2] == "x" * 9 + "…"


def test_wide_letters_take_two_columns() -> None:
    assert text.write([{"a": "漢字", "b": "x"}, {"a": "abcd", "b": "y"}]).splitlines()[2:] == ["漢字  x", "abcd  y"]


def test_a_table_that_fits_the_screen_stays_a_table() -> None:
    assert text.write([{"name": "Vi Hòe", "n": 1}], screen=80) == "name    n\n──────  ─\nVi Hòe  1\n"


def test_a_table_wider_than_the_screen_becomes_a_block_for_each_row() -> None:
    rows = [{"name": "Vi Hòe", "post": "", "quote": "một hai ba bốn năm sáu"}, {"name": "Vi Hoè", "post": "x", "quote": ""}]
    assert text.write(rows, 60, 25) == (
        "name   Vi Hòe\n"
        "quote  một hai ba bốn năm\n"
        "       sáu\n"
        "\n"
        "name   Vi Hoè\n"
        "post   x\n"
    )  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_block_shows_nothing_that_a_terminal_obeys(name: str) -> None:
    shown = text.write([{"name": name, "other": "x" * 40}], 60, 30)
    assert not [letter for letter in shown if letter != "\n" and unicodedata.category(letter) in OBEYED]
