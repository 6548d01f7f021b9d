"""Hữu Kiệm and Phà Đánh on 24 April 2017, and communes whose names are alike."""

from collections import defaultdict
from datetime import date

import pytest

from kgraph import AmbiguousNameError, Relation
from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import Ask, Row, cells

DAY = "2017-04-24"
OLD, NEW = "vn3:16861@2004-08-31", "vn3:16849@2025-07-01"


def section(name: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["section"] == name]


def answering(rows: list[Row]) -> dict[str, set[tuple[str, str, str]]]:
    found = defaultdict(set)
    for row in section("initiative", rows):
        found[row["name"]].add((row["responsible"], row["role"], row["responsible_state"]))
    return dict(found)


def test_who_leads_huu_kiem_and_whose_posts_no_source_fills(ask: Ask) -> None:
    assert cells(section("post", ask("commune", "Hữu Kiệm", as_of=DAY)), "name", "holder", "holder_state") == [
        ("Bí thư Đảng ủy xã Hữu Kiệm", "", "unknown"),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "Nguyễn Hữu Lượng", "possible"),
        ("Chủ tịch UBND xã Hữu Kiệm", "Nguyễn Hữu Lượng", "possible"),
        ("Phó Chủ tịch UBND xã Hữu Kiệm", "", "unknown"),
    ]


def test_luong_certainly_led_until_the_month_in_which_the_article_appeared(ask: Ask) -> None:
    rows = section("post", ask("commune", "Hữu Kiệm", as_of="2017-04-01"))
    assert ("Chủ tịch UBND xã Hữu Kiệm", "Nguyễn Hữu Lượng", "certain") in cells(rows, "name", "holder", "holder_state")


def test_that_huu_kiem_has_a_party_secretary_is_inferred_from_the_law_of_that_day(ask: Ask) -> None:
    secretary = section("post", ask("commune", "Hữu Kiệm", as_of=DAY))[0]
    assert (secretary["valid"], secretary["certainty"], secretary["inferred_parts"]) == ("2010-01-01/2025-06-30", "unknown", ["edge"])
    (said,) = ask("evidence", secretary["edge"])
    assert (said["source"], said["place"], said["reading"]) == (
        "Luật Cán bộ, công chức số 22/2008/QH12",
        "Điều 61, khoản 2",
        "inferred",
    )


def test_before_the_law_was_in_force_no_post_follows_from_it(ask: Ask) -> None:
    rows = section("post", ask("commune", "Hữu Kiệm", as_of="2009-12-31"))
    assert [row["name"] for row in rows] == ["Phó Bí thư Đảng ủy xã Hữu Kiệm", "Chủ tịch UBND xã Hữu Kiệm"]


def test_the_bodies_of_huu_kiem_are_two(ask: Ask) -> None:
    assert cells(section("body", ask("commune", "Hữu Kiệm", as_of=DAY)), "name", "place") == [
        ("Đảng ủy xã Hữu Kiệm", "xã Hữu Kiệm"),
        ("UBND xã Hữu Kiệm", "xã Hữu Kiệm"),
    ]


def test_huu_kiem_has_nine_villages_and_six_of_them_have_names(ask: Ask) -> None:
    assert cells(section("village", ask("commune", "Hữu Kiệm", as_of=DAY)), "name", "value") == [
        ("bản Hòm", None),
        ("bản Khe Nhinh", None),
        ("bản Khe Tỳ", None),
        ("bản Na Chảo", None),
        ("bản Na Lượng 1", None),
        ("bản Na Lượng 2", None),
        ("Thôn, bản", 9),
    ]


def test_the_initiatives_of_huu_kiem_stand_in_their_villages(ask: Ask) -> None:
    assert cells(section("initiative", ask("commune", "Hữu Kiệm", as_of=DAY)), "name", "place") == [
        ("Bản nông thôn mới", "bản Hòm"),
        ("Bản nông thôn mới", "bản Khe Tỳ"),
        ("Bản nông thôn mới", "bản Na Chảo"),
        ("Bản nông thôn mới", "bản Na Lượng 1"),
        ("Bản nông thôn mới kiểu mẫu", "bản Na Lượng 1"),
        ("Đường giao thông bản 2", "xã Hữu Kiệm"),
        ("Mô hình lúa thiên ưu 8 vụ mùa", "xã Hữu Kiệm"),
        ("Mô hình lúa thơm Na Loi vụ xuân", "xã Hữu Kiệm"),
        ("Mô hình nuôi gà an toàn sinh học Na Lượng 2", "bản Na Lượng 2"),
        ("Mô hình rau sạch Khe Nhinh", "bản Khe Nhinh"),
        ("Mô hình trồng nấm Na Chảo", "bản Na Chảo"),
    ]


def test_no_source_says_who_answers_for_the_initiatives_of_huu_kiem(ask: Ask) -> None:
    said = answering(ask("commune", "Hữu Kiệm", as_of=DAY))
    assert len(said) == 8
    assert set().union(*said.values()) == {("", "in charge", "unknown")}


def test_what_was_counted_in_huu_kiem_and_for_when(ask: Ask) -> None:
    assert cells(section("measure", ask("commune", "Hữu Kiệm", as_of=DAY)), "name", "value", "total", "valid") == [
        ("Bản đăng ký nông thôn mới", 4, None, "2016"),
        ("Bản đăng ký nông thôn mới kiểu mẫu", 1, None, "2016"),
        ("Bản hoàn thành hồ sơ nông thôn mới", 3, None, "[..2017-04]/[2017-04..]"),
        ("Tiêu chí nông thôn mới", 12, 19, "[..2016-12]/[2016-12..]"),
    ]


def test_a_rice_variety_and_an_unclear_village_make_no_village(sample: KnowledgeBase) -> None:
    villages = {node.name for node in sample.graph().nodes() if node.kind == "Village"}
    assert villages == {"Khe Nhinh", "Na Lượng 1", "Na Lượng 2", "Na Chảo", "Khe Tỳ", "Hòm", "Huồi Nhúc", "Xắn"}


def test_each_initiative_of_pha_danh_has_the_body_that_answers_or_says_that_none_is_known(ask: Ask) -> None:
    dong = "Trần Quốc Đồng"
    assert answering(ask("commune", "Phà Đánh", as_of=DAY)) == {
        "Bể nước sinh hoạt 40 m³": {("UBND xã Phà Đánh", "in charge", "possible"), (dong, "proposed", "possible")},
        "Mô hình trồng gừng": {("UBND xã Phà Đánh", "in charge", "possible"), (dong, "launched", "possible")},
        "Mô hình chè 100 gốc": {("Hội Nông dân xã Phà Đánh", "in charge", "possible"), (dong, "launched", "possible")},
        "Mô hình rau sạch Phà Đánh": {("Hội Phụ nữ xã Phà Đánh", "in charge", "possible"), (dong, "launched", "possible")},
        "Đường sạt lở Huồi Nhúc": {("", "in charge", "unknown"), (dong, "proposed", "possible")},
        "Cụm trường mầm non Huồi Nhúc": {("", "in charge", "unknown"), (dong, "launched", "possible")},
        "Nhà văn hóa cộng đồng bản Xắn": {("", "in charge", "unknown"), (dong, "launched", "possible")},
    }


def test_that_the_committee_answers_for_the_water_tank_is_inferred(ask: Ask) -> None:
    rows = section("initiative", ask("commune", "Phà Đánh", as_of=DAY))
    inferred = {(row["name"], row["responsible"]) for row in rows if row["inferred_parts"]}
    assert inferred == {("Bể nước sinh hoạt 40 m³", "UBND xã Phà Đánh")}


def test_the_passage_behind_each_launch_says_that_it_was_his(sample: KnowledgeBase) -> None:
    launched = [edge for edge in sample.graph().out("ks:p2", Relation.RESPONSIBLE_FOR) if edge.get("role") == "launched"]
    assert len(launched) == 5
    for edge in launched:
        assert all(str(row["quote"]).startswith(("Ông phát động", "Cũng chính ông khởi công")) for row in sample.evidence(edge).rows())


def test_the_leaders_of_pha_danh(ask: Ask) -> None:
    assert cells(section("post", ask("commune", "Phà Đánh", as_of=DAY)), "name", "holder", "holder_state") == [
        ("Bí thư Đảng ủy xã Phà Đánh", "Trần Quốc Đồng", "possible"),
        ("Phó Bí thư Đảng ủy xã Phà Đánh", "", "unknown"),
        ("Chủ tịch UBND xã Phà Đánh", "", "unknown"),
        ("Phó Chủ tịch UBND xã Phà Đánh", "", "unknown"),
        ("Chủ tịch Hội Nông dân xã Phà Đánh", "", "unknown"),
        ("Chủ tịch Hội Phụ nữ xã Phà Đánh", "", "unknown"),
    ]


def test_an_officer_without_a_name_holds_an_unnamed_post_in_muong_long(ask: Ask) -> None:
    assert cells(section("post", ask("commune", "Mường Lống", as_of="2016-01-01")), "name", "holder", "holder_state") == [
        ("", "", "unnamed")
    ]


def test_both_nam_can_are_listed_when_typed_without_accents(ask: Ask) -> None:
    found = cells([row for row in ask("search", "nam can") if row["kind"] == "Commune"], "id", "name", "detail")
    assert found == [
        ("vn3:16873@2004-08-31", "xã Nậm Càn", "huyện Kỳ Sơn, [..2004-08-31]/2025-06-30"),
        ("vn3:16837@2004-08-31", "xã Nậm Cắn", "huyện Kỳ Sơn, [..2004-08-31]/2025-06-30"),
        ("vn3:16837@2025-07-01", "xã Nậm Cắn", "tỉnh Nghệ An, 2025-07-01/[2025-07-01..]"),
    ]


@pytest.mark.parametrize(("typed", "first"), [("Nậm Cắn", "xã Nậm Cắn"), ("Nậm Càn", "xã Nậm Càn")])
def test_the_accents_that_are_typed_come_first(ask: Ask, typed: str, first: str) -> None:
    communes = [row["name"] for row in ask("search", typed) if row["kind"] == "Commune"]
    assert communes[0] == first
    assert set(communes) == {"xã Nậm Cắn", "xã Nậm Càn"}


def test_a_name_that_fits_both_is_refused_with_both(sample: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousNameError, match="'nam can' fits 2 things") as caught:
        sample.commune("nam can", date(2017, 4, 24))
    assert "vn3:16837@2004-08-31  xã Nậm Cắn (huyện Kỳ Sơn, [..2004-08-31]/2025-06-30)" in caught.value.fix
    assert "vn3:16873@2004-08-31  xã Nậm Càn (huyện Kỳ Sơn, [..2004-08-31]/2025-06-30)" in caught.value.fix


def test_with_its_accents_each_nam_can_is_one_commune(ask: Ask) -> None:
    with_school = section("body", ask("commune", "Nậm Cắn", as_of=DAY))
    assert [row["name"] for row in with_school] == ["Chi bộ Trường Mầm non Nậm Cắn", "Trường Mầm non Nậm Cắn"]
    assert ask("commune", "Nậm Càn", as_of=DAY) == []


def test_old_and_new_huu_kiem_are_two_units_with_their_periods(ask: Ask) -> None:
    found = [row for row in ask("search", "xã Hữu Kiệm") if row["kind"] == "Commune"]
    assert cells(found, "id", "detail") == [
        (NEW, "tỉnh Nghệ An, 2025-07-01/[2025-07-01..]"),
        (OLD, "huyện Kỳ Sơn, [..2004-08-31]/2025-06-30"),
    ]


def test_old_huu_kiem_became_new_huu_kiem_on_the_first_of_july(sample: KnowledgeBase) -> None:
    (became,) = sample.graph().out(OLD, Relation.BECAME)
    assert (became.object, str(became.valid), became.get("extent"), became.get("change")) == (NEW, "2025-07-01", "whole", "merged")
    assert {edge.subject for edge in sample.graph().into(NEW, Relation.BECAME)} == {OLD, "vn3:16849@2004-08-31", "vn3:16840@2004-08-31"}


@pytest.mark.parametrize(("day", "unit"), [("2025-06-30", OLD), ("2025-07-01", NEW)])
def test_a_day_chooses_between_the_two_huu_kiem(sample: KnowledgeBase, day: str, unit: str) -> None:
    assert sample.commune("Hữu Kiệm", date.fromisoformat(day)).place.id == unit
