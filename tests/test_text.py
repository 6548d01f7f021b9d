"""Vietnamese text: one normal form, folding for search alone, and two spellings of one name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import normal
from kgraph.text import fold, spelling

LETTERS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aăâeêioôơuưyđĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b \t\n"),
    )
)


@given(LETTERS)
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(LETTERS)
def test_normal_text_is_composed_and_has_single_spaces(text: str) -> None:
    kept = normal(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == " ".join(kept.split())


@given(LETTERS)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert normal(composed) == normal(decomposed)
    assert fold(composed) == fold(decomposed)
    assert spelling(composed) == spelling(decomposed)


@given(LETTERS)
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_two_spellings_of_one_name_fold_alike(text: str) -> None:
    assert fold(spelling(text)) == fold(text)


def test_an_invisible_mark_between_a_letter_and_its_accent_is_no_part_of_either() -> None:
    assert normal("a\u200b\u0301") == "á"


def test_folding_takes_accents_and_bars_away() -> None:
    assert fold("  Nguyễn  HỮU Lượng, Đảng ủy ") == "nguyen huu luong, dang uy"


def test_folding_makes_two_communes_look_alike_and_spelling_does_not() -> None:
    assert fold("Nậm Cắn") == fold("Nậm Càn")
    assert spelling("Nậm Cắn") != spelling("Nậm Càn")


@pytest.mark.parametrize(("one", "other"), [("Vi Hòe", "Vi Hoè"), ("HÒE", "hoè"), ("Thúy", "Thuý"), ("Hữu\u00a0Kiệm", "Hữu Kiệm")])
def test_case_and_the_place_of_the_tone_mark_make_no_other_name(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(("one", "other"), [("Hoa", "Hòa"), ("Đông", "Dông"), ("Sơn", "Son"), ("Quy", "Quý")])
def test_names_that_differ_by_a_letter_or_a_tone_are_two(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)
