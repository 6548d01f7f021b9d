"""A place by its words: which units they can mean on a day, exactly or near, and why."""

import tracemalloc
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import AmbiguousNameError, Kind, UnknownNameError
from kgraph.places import Grade, Match, PlaceLookup, match_rows, open_register, place_lookup
from kgraph.text import fold, spelling

IN_2017, IN_2024, IN_2026 = date(2017, 4, 24), date(2024, 1, 1), date(2026, 1, 1)
OLD, NEW = "vn3:16861@2004-08-31", "vn3:16849@2025-07-01"
"""The two Hữu Kiệm, before and since 1 July 2025."""

UNITS = sorted(open_register().units.values(), key=lambda unit: unit.id)


@pytest.fixture(scope="module")
def lookup() -> PlaceLookup:
    return place_lookup()


def exact(matches: tuple[Match, ...]) -> list[str]:
    return [match.unit.id for match in matches if match.grade is Grade.EXACT]


def codes(match: Match) -> list[str]:
    return [reason.code for reason in match.reasons]


@pytest.mark.parametrize(
    ("words", "day", "ids"),
    [
        ("Hữu Kiệm", IN_2017, "vn3:16861@2004-08-31"),
        ("Hữu Kiệm", IN_2026, "vn3:16849@2025-07-01"),
        ("Hữu Kiệm", None, "vn3:16849@2025-07-01 vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm, huyện Kỳ Sơn", IN_2017, "vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm, huyện Kỳ Sơn, tỉnh Nghệ An", IN_2017, "vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm (Kỳ Sơn)", IN_2017, "vn3:16861@2004-08-31"),
        ("Hữu Kiệm - Kỳ Sơn - Nghệ An", IN_2017, "vn3:16861@2004-08-31"),
        ("XÃ HỮU KIỆM", IN_2026, "vn3:16849@2025-07-01"),
        ("xã Hữu Kiệm, huyện Kỳ Sơn (mới)", None, "vn3:16849@2025-07-01"),
        ("xã Hữu Kiệm (huyện Kỳ Sơn cũ)", IN_2026, "vn3:16849@2025-07-01"),
        ("xã Hữu Kiệm cũ", None, "vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm (mới)", None, "vn3:16849@2025-07-01"),
        ("xã Hữu Kiệm, H.Kỳ Sơn, T.Nghệ An", IN_2017, "vn3:16861@2004-08-31"),
        ("X. Hữu Kiệm, H. Kỳ Sơn", IN_2017, "vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm huyện Kỳ Sơn tỉnh Nghệ An", IN_2017, "vn3:16861@2004-08-31"),
        ("xã Hữu Kiệm thuộc huyện Kỳ Sơn", IN_2017, "vn3:16861@2004-08-31"),
        ("Hữu Lập", IN_2017, "vn3:16849@2004-08-31"),
        ("Hữu Lập", None, "vn3:16849@2004-08-31"),
        ("Bảo Nam", IN_2017, "vn3:16840@2004-08-31"),
        ("Kỳ Sơn (Nghệ An)", IN_2017, "vn2:417@2004-08-31 vn3:17314@2004-08-31"),
        ("huyện Kỳ Sơn, Nghệ An", IN_2017, "vn2:417@2004-08-31"),
        ("huyện Kỳ Sơn", IN_2017, "vn2:417@2004-08-31 vn2:151@2004-08-31"),
        ("huyện Kỳ Sơn", None, "vn2:417@2004-08-31 vn2:151@2004-08-31"),
        ("huyện Kỳ Sơn, tỉnh Hòa Bình", None, "vn2:151@2004-08-31"),
        ("huyện Kỳ Sơn, tỉnh Hoà Bình", IN_2017, "vn2:151@2004-08-31"),
        ("Phường Kỳ Sơn", IN_2024, "vn3:04894@2020-01-01"),
        ("Kỳ Sơn, Phú Thọ", IN_2026, "vn3:04894@2025-07-01"),
        ("Kỳ Sơn, Tân Kỳ", IN_2017, "vn3:17314@2004-08-31"),
        ("Nậm Cắn", IN_2017, "vn3:16837@2004-08-31"),
        ("Nậm Càn", IN_2017, "vn3:16873@2004-08-31"),
        ("Nậm Càn", None, "vn3:16873@2004-08-31"),
        ("Nậm Cắn", IN_2026, "vn3:16837@2025-07-01"),
        ("Mường Típ", IN_2026, "vn3:16858@2025-07-01"),
        ("Mường Ải", IN_2017, "vn3:16867@2004-08-31"),
        ("Phà Đánh", IN_2017, "vn3:16843@2004-08-31"),
        ("T.T Mường Xén", IN_2017, "vn3:16813@2004-08-31"),
        ("TT Mường Xén", IN_2017, "vn3:16813@2004-08-31"),
        ("TT. Mường Xén, Kỳ Sơn", IN_2017, "vn3:16813@2004-08-31"),
        ("Mường Xén", IN_2026, "vn3:16813@2025-07-01"),
        ("P. Thủ Thiêm", IN_2017, "vn3:27118@2004-08-31"),
        ("P.Thủ Thiêm", None, "vn3:27118@2004-08-31"),
        ("phường Thủ Thiêm, quận 2, TP.HCM", IN_2017, "vn3:27118@2004-08-31"),
        ("phường Thủ Thiêm, TP. Thủ Đức", IN_2024, "vn3:27118@2004-08-31"),
        ("P Thủ Thiêm, Q2, TPHCM", IN_2017, "vn3:27118@2004-08-31"),
        ("Thủ Đức", IN_2026, "vn3:26824@2025-07-01"),
        ("phường Thủ Đức", IN_2026, "vn3:26824@2025-07-01"),
        ("TP Thủ Đức", IN_2024, "vn2:769@2021-01-01"),
        ("Q. Thủ Đức", IN_2017, "vn2:762@2004-08-31"),
        ("TP Vinh", IN_2017, "vn2:412@2004-08-31"),
        ("TP Vinh (Nghệ An)", IN_2017, "vn2:412@2004-08-31"),
        ("Vinh - Nghệ An", IN_2017, "vn2:412@2004-08-31"),
        ("thành phố Vinh", None, "vn2:412@2004-08-31"),
        ("Phường Thành Vinh", IN_2026, "vn3:16681@2025-07-01"),
        ("Vinh Phú", IN_2026, "vn3:16702@2025-07-01"),
        ("TX Cửa Lò", IN_2017, "vn2:413@2004-08-31"),
        ("Thị xã Cửa Lò", None, "vn2:413@2004-08-31"),
        ("Cửa Lò", IN_2026, "vn3:16732@2025-07-01"),
        ("Cửa Lò", None, "vn3:16732@2025-07-01 vn2:413@2004-08-31"),
        ("phường Bến Nghé, Q.1", IN_2017, "vn3:26740@2004-08-31"),
        ("P.1, Q.3, TP HCM", IN_2017, "vn3:27160@2004-08-31"),
        ("phường 01, quận 3", IN_2017, "vn3:27160@2004-08-31"),
        ("Quận 1", IN_2017, "vn2:760@2004-08-31"),
        ("Q1", IN_2017, "vn2:760@2004-08-31"),
        ("TP.HCM", IN_2026, "vn1:79@2025-07-01"),
        ("Tp. Hồ Chí Minh", IN_2017, "vn1:79@2004-08-31"),
        ("Thành phố Hồ Chí Minh", None, "vn1:79@2025-07-01 vn1:79@2004-08-31"),
        ("Đ/K Phú Quốc", IN_2026, "vn3:31078@2025-07-01"),
        ("đặc khu Côn Đảo", IN_2026, "vn3:26732@2025-07-01"),
        ("ĐK Lý Sơn", IN_2026, "vn3:21548@2025-07-01"),
        ("huyện đảo Lý Sơn", IN_2017, "vn2:536@2004-08-31"),
        ("Bà Rịa-Vũng Tàu", IN_2017, "vn1:77@2004-08-31"),
        ("Bà Rịa – Vũng Tàu", IN_2017, "vn1:77@2004-08-31"),
        ("Châu Thành, Tiền Giang", IN_2017, "vn2:821@2004-08-31"),
        ("huyện Châu Thành, tỉnh Long An", IN_2017, "vn2:808@2004-08-31"),
        ("Tân Thành, Bà Rịa - Vũng Tàu", IN_2017, "vn2:754@2004-08-31"),
        ("xã Tân Thành, Yên Thành", IN_2017, "vn3:17515@2004-08-31"),
        ("huyện Chợ Mới, An Giang", IN_2017, "vn2:893@2004-08-31"),
        ("Phường Đúc", IN_2017, "vn3:19780@2004-08-31"),
        ("phường Phường Đúc", IN_2017, "vn3:19780@2004-08-31"),
        ("tỉnh Hòa Bình", IN_2017, "vn1:17@2004-08-31"),
        ("tỉnh Hoà Bình", IN_2017, "vn1:17@2004-08-31"),
        ("huyện Thủy Nguyên", IN_2017, "vn2:311@2004-08-31"),
        ("huyện Thuỷ Nguyên", IN_2017, "vn2:311@2004-08-31"),
        ("Ea H’leo, Đắk Lắk", IN_2017, "vn2:645@2004-08-31 vn3:24184@2004-08-31"),
        ("Krông Búk", IN_2017, "vn2:649@2004-08-31 vn3:24493@2004-08-31"),
        ("TP Huế", IN_2026, "vn1:46@2025-01-01"),
        ("thành phố Huế", IN_2017, "vn2:474@2004-08-31"),
        ("phường 3 Bảo Lộc", IN_2026, "vn3:24841@2025-07-01"),
        ("Lâm Viên - Đà Lạt", IN_2026, "vn3:24778@2025-07-01"),
    ],
)
def test_words_mean_the_units_that_were_called_so(lookup: PlaceLookup, words: str, day: date | None, ids: str) -> None:
    found = lookup.find(words, day)
    assert exact(found) == ids.split()
    assert {match.grade for match in found} == {Grade.EXACT}


@pytest.mark.parametrize(
    ("words", "day", "id", "why"),
    [
        ("huyện Hữu Kiệm", IN_2017, OLD, ["exact_name", "other_level", "there_on_day"]),
        ("Hữu Kiệm, huyện Kỳ Sơn", IN_2026, OLD, ["exact_name", "parent_fits", "ended"]),
        ("xã Hữu Kiệm, Con Cuông", None, NEW, ["exact_name", "level_fits", "other_parent"]),
        ("xã Hữu Kiệm cũ", IN_2026, OLD, ["exact_name", "level_fits", "ended", "former"]),
        ("Phường Thành Vinh", IN_2017, "vn3:16681@2025-07-01", ["exact_name", "level_fits", "not_yet"]),
        ("huyện Kỳ Sơn, Nghệ An", date(1998, 1, 1), "vn2:417@2004-08-31", ["exact_name", "level_fits", "parent_fits", "before_register"]),
        ("huyen ky son, nghe an", IN_2017, "vn2:417@2004-08-31", ["unaccented", "level_fits", "parent_near", "there_on_day"]),
        ("Mỹ Lí", IN_2026, "vn3:16816@2025-07-01", ["i_or_y", "there_on_day"]),
        ("Hữu Kiêm", IN_2026, NEW, ["other_accents", "there_on_day"]),
        ("Hữu Khiệm, Kỳ Sơn", IN_2017, OLD, ["misprint", "parent_fits", "there_on_day"]),
        ("Hũu Kiệnm, Kỳ Sơn", IN_2017, OLD, ["misprint", "parent_fits", "there_on_day"]),
        ("HữuKiệm", IN_2017, OLD, ["misprint", "there_on_day"]),
        ("huyện M'Drắk", IN_2017, "vn2:652@2004-08-31", ["other_accents", "level_fits", "there_on_day"]),
        ("Mường Ải mới", None, "vn3:16867@2004-08-31", ["exact_name", "not_new"]),
        ("Nghệ An cũ", IN_2026, "vn1:40@2004-08-31", ["exact_name", "there_on_day", "not_former"]),
    ],
)
def test_what_does_not_fit_is_offered_with_the_reason(lookup: PlaceLookup, words: str, day: date | None, id: str, why: list[str]) -> None:
    first, *_ = found = lookup.find(words, day)
    assert (first.unit.id, codes(first)) == (id, why)
    assert exact(found) == []


def test_a_name_without_accents_is_a_search_and_says_nothing_exactly(lookup: PlaceLookup) -> None:
    found = lookup.find("ky son")
    assert {match.unit.name for match in found} == {"Kỳ Sơn"}
    assert exact(found) == []


def test_a_name_that_has_no_accents_is_exact_where_no_other_fits(lookup: PlaceLookup) -> None:
    assert exact(lookup.find("Vinh")) == ["vn2:412@2004-08-31"]
    assert exact(lookup.find("Nam Hoa")) == []
    assert {match.unit.name for match in lookup.find("Nam Hoa")} >= {"Nam Hoa", "Nam Hòa", "Nam Hóa"}
    assert set(exact(lookup.find("xã Nam Hoa"))) == {unit.id for unit in UNITS if unit.full_name == "xã Nam Hoa"}


def test_what_stands_beside_decides_the_order_and_no_more(lookup: PlaceLookup) -> None:
    alone, beside = lookup.find("Châu Thành", IN_2017), lookup.find("Châu Thành", IN_2017, beside=["xã Tân Hương, tỉnh Tiền Giang"])
    assert sorted(exact(alone)) == sorted(exact(beside))
    assert beside[0].unit.id == "vn2:821@2004-08-31" != alone[0].unit.id
    assert str(beside[0].reasons[-1]) == "xã Tân Hương is named beside it"


def test_a_superior_by_words_or_id_is_meant_as_it_is_said(lookup: PlaceLookup) -> None:
    by_words = lookup.find("Kỳ Sơn", IN_2017, within=["Nghệ An"], kind=Kind.DISTRICT)
    by_id = lookup.find("Kỳ Sơn", IN_2017, within=["vn1:40@2004-08-31"], kind=Kind.DISTRICT)
    assert exact(by_words) == exact(by_id) == ["vn2:417@2004-08-31"]


def test_versions_that_kept_the_name_are_told(lookup: PlaceLookup) -> None:
    assert {match.unit.id: "kept_name" in codes(match) for match in lookup.find("xã Nậm Cắn")} == {
        "vn3:16837@2004-08-31": True,
        "vn3:16837@2025-07-01": True,
    }


def test_an_id_is_itself_and_its_day_is_still_looked_at(lookup: PlaceLookup) -> None:
    assert exact(lookup.find(OLD)) == [OLD]
    assert exact(lookup.find(OLD, IN_2026)) == []


def test_one_unit_is_given_only_where_no_other_is_exact(lookup: PlaceLookup) -> None:
    assert lookup.one("Hữu Kiệm") is None
    assert lookup.one("ky son") is None
    unit = lookup.one("Hữu Kiệm", IN_2017)
    assert unit is not None and unit.id == OLD == lookup.choose("Hữu Kiệm", IN_2017).id


def test_who_chooses_among_several_is_told_which_there_are(lookup: PlaceLookup) -> None:
    with pytest.raises(AmbiguousNameError) as several:
        lookup.choose("Hữu Kiệm")
    assert OLD in several.value.fix and NEW in several.value.fix
    with pytest.raises(UnknownNameError) as none:
        lookup.choose("Tan Thanh")
    assert none.value.fix.endswith("12 more")


def test_the_rows_tell_a_unit_apart(lookup: PlaceLookup) -> None:
    assert match_rows(lookup.find("xã Hữu Kiệm", IN_2017), lookup.register) == (
        {
            "unit": OLD,
            "name": "xã Hữu Kiệm",
            "kind": "Commune",
            "within": "huyện Kỳ Sơn, tỉnh Nghệ An",
            "valid": "[..2004-08-31]/2025-06-30",
            "grade": "exact",
            "reasons": "the name as it is written; it is a xã; it was there on the day",
        },
    )


@pytest.mark.parametrize("words", ["", " ", ",;()", "cũ", "(mới)", "xã", "huyện ", "\u200b", "P.", "a" * 100_000, "xã " * 5000, "(" * 5000])
def test_words_that_name_nothing_find_nothing_exactly(lookup: PlaceLookup, words: str) -> None:
    assert exact(lookup.find(words)) == []


def test_the_indexes_of_the_look_up_take_less_than_50_megabytes() -> None:
    register = open_register()
    tracemalloc.start()
    try:
        lookup = PlaceLookup(register)
        for unit in UNITS[::40]:
            lookup.find(unit.full_name, IN_2017, within=["Nghệ An"])
            lookup.find(unit.full_name, IN_2017)
        assert tracemalloc.get_traced_memory()[0] < 50_000_000
    finally:
        tracemalloc.stop()


WORD = [*"xyêuHKSN.,()-/'1 \u0301", "xã", "huyện", "P.", "TP", "cũ", "mới", "Hữu", "Kiệm", "Kỳ", "Sơn", "Nậm", "Cắn", "Càn", "01"]
WORDS = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(WORD), max_size=9).map(" ".join),
)
DAYS = st.one_of(st.none(), st.dates())


@given(WORDS, DAYS)
def test_any_text_at_all_is_answered(words: str, day: date | None) -> None:
    found = place_lookup().find(words, day, within=[words], beside=[words])
    assert len({match.unit.id for match in found}) == len(found)


@given(WORDS, DAYS)
def test_a_unit_that_was_not_there_is_never_exact(words: str, day: date | None) -> None:
    for match in place_lookup().find(words, day):
        assert match.grade is Grade.CANDIDATE or day is None or match.unit.covers(day)


@given(st.sampled_from(UNITS), DAYS)
def test_every_unit_is_found_by_its_name_and_by_no_other_accents(unit: object, day: date | None) -> None:
    assert isinstance(unit, type(UNITS[0]))
    found = place_lookup().find(unit.full_name, day)
    assert unit.id in {match.unit.id for match in found} or len(found) == 20 or day is not None
    for match in found:
        assert match.grade is Grade.CANDIDATE or spelling(match.unit.name) == spelling(unit.name)


@given(
    st.sampled_from(UNITS),
    st.sampled_from([str.upper, str.lower, lambda name: unicodedata.normalize("NFD", name), lambda name: f"\u00a0{name}. "]),
)
def test_spellings_of_a_name_mean_the_same(unit: object, spelled: object) -> None:
    assert isinstance(unit, type(UNITS[0])) and callable(spelled)
    assert exact(place_lookup().find(spelled(unit.full_name))) == exact(place_lookup().find(unit.full_name))


@given(st.sampled_from(UNITS), DAYS)
def test_the_short_way_finds_what_the_whole_look_up_finds(unit: object, day: date | None) -> None:
    assert isinstance(unit, type(UNITS[0]))
    for words in (unit.name, unit.full_name):
        assert place_lookup().find(words, day) == place_lookup().find(f" {words}", day)


@given(st.sampled_from(UNITS))
def test_a_name_without_its_accents_offers_the_unit_as_a_candidate(unit: object) -> None:
    assert isinstance(unit, type(UNITS[0]))
    typed = fold(unit.full_name)
    if not unit.name.isascii():
        assert unit.id not in exact(place_lookup().find(typed))
