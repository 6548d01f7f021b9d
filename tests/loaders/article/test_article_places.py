"""The place of a posting is a unit that there was: else that of the context, or none, or a doubt with the nearest units."""

import pytest

from loaders.article.existing import is_old, is_unit, near
from loaders.article.postings import reading_of
from loaders.article.values import Posting

BOSS = "Ông Lê Văn Mẫu, Chủ tịch UBND huyện Kỳ Sơn, dự lễ."


def only(text: str, published: str = "") -> Posting:
    (posting,) = reading_of(text, published=published).postings
    return posting


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huyện Yên Thành họp. Ông Lê Văn Mẫu, Chủ tịch UBND huyện Khóa XXII, dự lễ.", "huyện Yên Thành"),
        ("Xã Tam Hợp họp. Ông Lê Văn Mẫu, Chủ tịch Hội Nông dân xã Hội, dự lễ.", "xã Tam Hợp"),
        ("Tỉnh Nghệ An họp. Bà Vi Thị Thử, Hiệu trưởng Trường THCS Hồ Xuân Hương, dự lễ.", "tỉnh Nghệ An"),
    ],
)
def test_what_no_register_knows_gives_way_to_the_context(text: str, place: str) -> None:
    posting = only(text)
    assert (posting.place.value, posting.place.reading, posting.doubt) == (place, "context", "")


def test_what_no_register_knows_is_no_place_where_the_context_has_none() -> None:
    assert only("Ông Lê Văn Mẫu, Trưởng Công an huyện Đức, dự lễ.").place.value == ""


def test_what_no_register_knows_is_no_place_of_a_neighbour() -> None:
    first, second = reading_of("Ông Lê Văn Mẫu, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Khóa, dự lễ.").postings
    assert {first.place.value, second.place.value} == {""}


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("huyện Hữu Kiệm", "xã Hữu Kiệm"),
        ("huyện Kỳ Sôn", "huyện Kỳ Sơn"),
        ("huyện Yên Thánh", "huyện Yên Thành"),
    ],
)
def test_a_unit_that_there_never_was_is_doubted_with_those_that_are_near(place: str, said: str) -> None:
    posting = only(f"Ông Lê Văn Mẫu, Chủ tịch UBND {place}, dự lễ.", "2020-09-11")
    assert posting.place.value == place
    assert said in posting.doubt
    assert posting.confidence == 0.1


def test_a_unit_that_was_not_there_on_the_day_is_doubted() -> None:
    assert "there was no huyện Kỳ Sơn on 2025-09-11" in only(BOSS, "2025-09-11").doubt
    early = only("Ông Lê Văn Mẫu, Chủ tịch UBND đặc khu Phú Quốc, dự lễ.", "2021-09-11")
    assert early.doubt == "there was no đặc khu Phú Quốc on 2021-09-11; there was thành phố Phú Quốc"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (BOSS, "2025-06"),
        (BOSS, ""),
        (BOSS.replace("Chủ tịch", "nguyên Chủ tịch"), "2025-09-11"),
        ("Ngày 3/2/2021, ông Lê Văn Mẫu được bầu làm Chủ tịch UBND huyện Kỳ Sơn.", "2025-09-11"),
        ("Ông Lê Văn Mẫu, Giám đốc Bệnh viện Đa khoa huyện Kỳ Sơn, dự lễ.", "2025-09-11"),
    ],
)
def test_a_unit_that_was_there_when_the_post_was_held_is_not_doubted(text: str, published: str) -> None:
    posting = only(text, published)
    assert (posting.place.value, posting.doubt) == ("huyện Kỳ Sơn", "")


def test_a_name_may_be_cut_into_words_in_several_ways_but_keeps_its_accents() -> None:
    assert is_unit("huyện", "Krông Ana")
    assert is_unit("huyện", "Krông A Na")
    assert is_unit("tỉnh", "Đăk Lăk")
    assert not is_unit("xã", "Nậm Cản")


def test_the_nearest_units_are_of_the_kind_that_is_said() -> None:
    assert near("tỉnh Trà Vình") == ("tỉnh Trà Vinh",)
    assert near("huyện Khóa") == ()


@pytest.mark.parametrize(("day", "old"), [("1990", True), ("[..2001-05]", True), ("2004-09-01", False), ("", False), ("..", False)])
def test_a_day_is_old_where_the_register_cannot_say_what_there_was(day: str, old: bool) -> None:
    assert is_old(day) is old


MERGED = "Ông Vi Văn Thử là Bí thư Tỉnh ủy An Giang. Ông Hồ Văn Ví từng là Giám đốc Sở Y tế tỉnh Kiên Giang. {}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ông Lê Văn Mẫu, Chủ tịch UBND tỉnh, dự lễ.", "tỉnh An Giang"),
        ("Ông Lê Văn Mẫu, nguyên Chủ tịch UBND tỉnh, dự lễ.", "tỉnh Kiên Giang"),
        ("Tháng 8/2024, ông Lê Văn Mẫu được bầu làm Chủ tịch UBND tỉnh.", "tỉnh Kiên Giang"),
    ],
)
def test_a_bare_level_is_that_of_a_unit_which_was_there_when_the_post_was_held(text: str, place: str) -> None:
    *_, last = reading_of(MERGED.format(text), published="2025-09-11").postings
    assert (last.person.value, last.place.value, last.doubt) == ("Lê Văn Mẫu", place, "")


def test_where_no_unit_named_was_there_the_doubt_is_said() -> None:
    text = "Huyện Kỳ Sơn họp. Ông Lê Văn Mẫu, Bí thư Huyện ủy, dự lễ."
    assert "there was no huyện Kỳ Sơn on 2025-09-11" in only(text, "2025-09-11").doubt


@pytest.mark.parametrize(
    "origin",
    ["quê xã Hải Hưng, tỉnh Nam Định", "sinh ngày 5/3/1970 tại tỉnh Nam Định", "quê quán: tỉnh Nam Định"],
)
def test_where_somebody_comes_from_tells_no_post(origin: str) -> None:
    posting = only(f"HĐND tỉnh Lào Cai họp. Ông Lê Văn Mẫu ({origin}) được bầu làm Chủ tịch UBND tỉnh.")
    assert (posting.place.value, posting.place.reading) == ("tỉnh Lào Cai", "context")


def test_a_bare_district_is_the_one_that_the_commune_lay_in_on_the_day() -> None:
    text = "HĐND xã Duy Hòa họp. Ông Lê Văn Mẫu, Bí thư Huyện ủy, dự họp. Bà Vi Thị Thử, Phó Bí thư Tỉnh ủy, dự họp."
    first, second = reading_of(text, published="2021-06-30").postings
    assert (first.place.value, first.place.reading) == ("huyện Duy Xuyên", "inferred")
    assert (second.place.value, second.place.reading) == ("tỉnh Quảng Nam", "inferred")


@pytest.mark.parametrize(("place", "published"), [("xã Duy Hòa", ""), ("xã Tam Hợp", "2021-06-30")])
def test_a_bare_district_stays_bare_where_the_day_or_the_commune_is_not_certain(place: str, published: str) -> None:
    assert only(f"HĐND {place} họp. Ông Lê Văn Mẫu, Bí thư Huyện ủy, dự họp.", published).place.value == ""
