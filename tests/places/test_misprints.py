"""Names that differ from a word in few letters are found, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.places.misprints import Misprints

NAMES = Misprints(["huu kiem", "huu kien", "nam can", "vinh", "phuong 12", "phuong 13", "bac"])


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("huu kiem", {"huu kien": 1}),
        ("huu kjem", {"huu kiem": 1}),
        ("huu kim", {"huu kiem": 1}),
        ("huu kime", {"huu kiem": 1}),
        ("hu kiemm", {"huu kiem": 2}),
        ("huukiem", {"huu kiem": 1}),
        ("nam ca", {"nam can": 1}),
        ("vihn", {"vinh": 1}),
        ("vnhi", {}),
        ("phuog 12", {"phuong 12": 1}),
        ("phuong 14", {}),
        ("ba", {}),
        ("", {}),
        ("a b c d e f g h", {}),
    ],
)
def test_a_word_is_near_names_of_one_or_two_wrong_letters(word: str, near: dict[str, int]) -> None:
    assert NAMES.near(word) == near


@given(st.text("abc ", max_size=9), st.text("abc ", max_size=9))
def test_nearness_holds_both_ways(one: str, other: str) -> None:
    names = ["".join(text.split(" ")) or "x" for text in (one, other)]
    there, back = (Misprints([to]).near(word) for word, to in (names, reversed(names)))
    if min(map(len, names)) >= 6 or min(map(len, names)) == max(map(len, names)):
        assert list(there.values()) == list(back.values())
