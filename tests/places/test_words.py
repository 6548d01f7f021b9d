"""Words are taken apart into the place that is asked for and its superiors, whose names are known."""

import pytest

from kgraph.places.variants import i_key, name_key
from kgraph.places.words import Mark, Phrase, read_words

KNOWN = {
    name_key(name) for name in ("Hữu Kiệm", "Kỳ Sơn", "Nghệ An", "Chợ Mới", "Phường Đúc", "Bà Rịa - Vũng Tàu", "1", "Hồ Chí Minh", "Tân Xã")
}


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("xã Hữu Kiệm, huyện Kỳ Sơn", [("xã", "Hữu Kiệm"), ("huyện", "Kỳ Sơn")]),
        ("X.Hữu Kiệm, H. Kỳ Sơn, T.Nghệ An", [("xã", "Hữu Kiệm"), ("huyện", "Kỳ Sơn"), ("tỉnh", "Nghệ An")]),
        ("Kỳ Sơn (Nghệ An)", [("", "Kỳ Sơn"), ("", "Nghệ An")]),
        ("Kỳ Sơn-Nghệ An", [("", "Kỳ Sơn"), ("", "Nghệ An")]),
        ("Bà Rịa-Vũng Tàu", [("", "Bà Rịa-Vũng Tàu")]),
        ("xã Hữu Kiệm thuộc huyện Kỳ Sơn", [("xã", "Hữu Kiệm"), ("huyện", "Kỳ Sơn")]),
        ("P1, TPHCM", [("phường", "1"), ("thành phố", "hồ chí minh")]),
        ("huyện Chợ Mới", [("huyện", "Chợ Mới")]),
        ("xã Tân Xã", [("xã", "Tân Xã")]),
        ("Phường Đúc", [("", "Phường Đúc")]),
        ("T.X Nhỏ", [("thị xã", "Nhỏ")]),
        ("Đ/K Xa", [("đặc khu", "Xa")]),
        ("huyện đảo Xa", [("huyện", "Xa")]),
        ("", []),
        (" ,; ", []),
    ],
)
def test_words_are_taken_apart(words: str, phrases: list[tuple[str, str]]) -> None:
    assert [(phrase.type, phrase.name) for phrase in read_words(words, KNOWN.__contains__)] == phrases


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("xã Hữu Kiệm cũ", [Mark.FORMER]),
        ("xã Hữu Kiệm (huyện Kỳ Sơn cũ)", [Mark.NONE, Mark.FORMER]),
        ("xã Hữu Kiệm, huyện Kỳ Sơn (cũ)", [Mark.NONE, Mark.FORMER]),
        ("xã Hữu Kiệm, huyện Kỳ Sơn (mới)", [Mark.NEW, Mark.NONE]),
        ("huyện Chợ Mới", [Mark.NONE]),
        ("huyện Chợ Mới mới", [Mark.NEW]),
        ("(cũ)", []),
    ],
)
def test_former_and_new_are_said_of_the_place_they_stand_by(words: str, marks: list[Mark]) -> None:
    phrases = read_words(words, KNOWN.__contains__)
    assert [phrase.mark for phrase in phrases] == marks
    assert all(isinstance(phrase, Phrase) for phrase in phrases)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà Bình", "HÒA BÌNH", True),
        ("Thuỷ", "Thủy", True),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu", True),
        ("Ea H'Leo", "Ea H’leo", True),
        ("Phường 01", "phường 1", True),
        ("10", "1", False),
        ("Nậm Cắn", "Nậm Càn", False),
        ("Đắk Lắk", "Dắk Lắk", False),
        ("Mỹ Lý", "Mĩ Lí", False),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Mỹ Lý", "Mĩ Lí", True), ("Quý", "Quí", True), ("Thúy", "Thúi", False), ("Tay", "Tai", False)],
)
def test_i_and_y_are_one_at_the_end_of_a_syllable_alone(one: str, other: str, same: bool) -> None:
    assert (i_key(name_key(one)) == i_key(name_key(other))) is same
