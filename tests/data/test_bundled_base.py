"""What must be true of the bundled base, asked as a user asks."""

from datetime import date

import pytest

from kgraph import AmbiguousNameError, Kind, Relation
from kgraph.knowledge_base import KnowledgeBase

DAY = date(2017, 4, 24)
FIRST = "Luân chuyển tháng 12 năm 2015"
SECOND = "Bổ nhiệm, điều động ngày 24 tháng 4 năm 2017"
THIRD = "Luân chuyển, kiện toàn 17 vị trí"


def _cohort(base: KnowledgeBase, name: str):
    return next(cohort for cohort in base.rotations().cohorts if cohort.decision.name == name)


def test_of_five_officers_two_are_known_and_one_of_them_is_inferred(sample: KnowledgeBase) -> None:
    cohort = _cohort(sample, FIRST)
    assert (cohort.seats, cohort.named, cohort.inferred, cohort.unnamed) == (5, 2, 1, 3)
    rows = [row for row in sample.rotations().rows() if row["decision"] == FIRST]
    assert {row["to_place"] for row in rows} == {"xã Hữu Kiệm", "xã Phà Đánh", "xã Mường Lống", "xã Bảo Nam", "xã Bắc Lý"}
    assert {row["person"] for row in rows} == {"Nguyễn Hữu Lượng", "Trần Quốc Đồng", ""}


def test_luong_left_the_office_of_the_district_for_two_posts_of_a_commune(sample: KnowledgeBase) -> None:
    answer = sample.career("nguyen huu luong")
    assert [(row["post"], row["valid"], row["move"]) for row in answer.rows()] == [
        ("Phó Chánh Văn phòng UBND huyện Kỳ Sơn", "/2015-12", ""),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "2015-12/[2017-04..]", "down"),
        ("Chủ tịch UBND xã Hữu Kiệm", "2015-12/[2017-04..]", "down"),
    ]
    assert answer.holdings[0].edge.inferred == ("end",)
    assert len(answer.moves) == 1


def test_dong_is_one_of_the_five_by_inference(sample: KnowledgeBase) -> None:
    old, new = sample.career("Trần Quốc Đồng").holdings
    assert (str(old.edge.valid), old.edge.inferred) == ("/2015-12", ("end",))
    assert (str(new.edge.valid), new.edge.inferred) == ("2015-12/[2017-04..]", ("decision", "start"))


def test_thi_dong_rose_from_a_commune_to_the_district_at_a_time_unknown(sample: KnowledgeBase) -> None:
    assert [(row["post"], row["valid"], row["move"]) for row in sample.career("Nguyễn Thị Đông").rows()] == [
        ("Bí thư Chi bộ Trường Mầm non Nậm Cắn", "/[..2017-04]", ""),
        ("Hiệu trưởng Trường Mầm non Nậm Cắn", "/[..2017-04]", ""),
        ("Phó trưởng Ban Dân vận Huyện ủy Kỳ Sơn", "[..2017-04]/[2017-04..]", "up"),
    ]


def test_vi_hoe_holds_two_posts_on_two_levels(sample: KnowledgeBase) -> None:
    holdings = sample.career("Vi Hòe").holdings
    assert {(holding.level, str(holding.edge.valid)) for holding in holdings} == {
        ("district", "[..2017-04]/[2017-04..]"),
        ("province", "[..2017-04]/[2017-04..]"),
    }


def test_the_party_secretary_of_huu_kiem_is_unknown_and_not_vacant(sample: KnowledgeBase) -> None:
    rows = sample.commune("Hữu Kiệm", DAY).rows()
    holders = {row["name"]: (row["holder"], row["holder_state"]) for row in rows if row["section"] == "post"}
    assert holders["Bí thư Đảng ủy xã Hữu Kiệm"] == ("", "unknown")
    assert holders["Chủ tịch UBND xã Hữu Kiệm"] == ("Nguyễn Hữu Lượng", "possible")


def test_huu_kiem_has_nine_villages_of_which_six_are_named(sample: KnowledgeBase) -> None:
    rows = [row for row in sample.commune("Hữu Kiệm", DAY).rows() if row["section"] == "village"]
    assert [row["value"] for row in rows if row["value"] is not None] == [9]
    assert {row["name"] for row in rows} == {
        "bản Hòm",
        "bản Khe Nhinh",
        "bản Khe Tỳ",
        "bản Na Chảo",
        "bản Na Lượng 1",
        "bản Na Lượng 2",
        "Thôn, bản",
    }


def test_huu_kiem_met_twelve_of_nineteen_criteria(sample: KnowledgeBase) -> None:
    rows = [row for row in sample.commune("Hữu Kiệm", DAY).rows() if row["section"] == "measure"]
    assert {(row["name"], row["value"], row["total"]) for row in rows} == {
        ("Bản đăng ký nông thôn mới", 4, None),
        ("Bản đăng ký nông thôn mới kiểu mẫu", 1, None),
        ("Bản hoàn thành hồ sơ nông thôn mới", 3, None),
        ("Tiêu chí nông thôn mới", 12, 19),
    }


def test_each_initiative_of_pha_danh_has_who_answers_for_it_or_nobody_named(sample: KnowledgeBase) -> None:
    rows = [row for row in sample.commune("Phà Đánh", DAY).rows() if row["section"] == "initiative"]
    in_charge = {row["name"]: row["responsible"] for row in rows if row["role"] in ("in charge", "")}
    assert in_charge["Mô hình chè"] == "Hội Nông dân xã Phà Đánh"
    assert in_charge["Mô hình rau sạch Phà Đánh"] == "Hội Phụ nữ xã Phà Đánh"
    assert in_charge["Đường sạt lở Huồi Nhúc"] == ""
    assert {row["role"] for row in rows if row["responsible"] == "Trần Quốc Đồng"} == {"proposed", "launched"}


def test_six_officers_of_2017_are_unnamed_and_take_seven_posts(sample: KnowledgeBase) -> None:
    cohort = _cohort(sample, SECOND)
    assert (cohort.seats, cohort.named, cohort.unnamed, cohort.women) == (6, 0, 6, 2)
    assert len([row for row in sample.rotations().rows() if row["decision"] == SECOND]) == 7


def test_of_seventeen_positions_one_is_known(sample: KnowledgeBase) -> None:
    cohort = _cohort(sample, THIRD)
    assert (cohort.seats, cohort.seats_of, cohort.named, cohort.date.is_unknown) == (17, "positions", 1, True)


def test_a_district_that_no_register_knows_is_a_finding_and_no_edge(sample: KnowledgeBase) -> None:
    found = [finding for finding in sample.findings if finding.finding == "not_in_register"]
    assert len(found) == 1
    assert "ks:x1" not in sample.graph().by_id
    assert sample.evidence(found[0].claim).claims[0].object.name == "Chủ tịch UBND huyện Hữu Kiệm"


def test_two_communes_that_fold_to_one_name_stay_two(sample: KnowledgeBase) -> None:
    assert {hit.node.name for hit in sample.search("nam can").hits if hit.node.kind is Kind.COMMUNE} >= {"Nậm Cắn", "Nậm Càn"}
    with pytest.raises(AmbiguousNameError, match="fits 2 things"):
        sample.commune("nam can", DAY)


def test_old_and_new_huu_kiem_are_tied_by_became(sample: KnowledgeBase) -> None:
    new = {edge.object for edge in sample.graph().out("vn3:16861@2004-08-31", Relation.BECAME)}
    assert new == {"vn3:16849@2025-07-01"}


def test_every_quote_equals_the_marked_characters(sample: KnowledgeBase) -> None:
    for edge in sample.graph().edges():
        for claim in sample.claims(edge.claims):
            source = claim.source
            assert source.document == "" or sample.document(source.document)[source.start : source.end] == source.quote


def test_every_edge_opens_at_its_claims(sample: KnowledgeBase) -> None:
    for edge in sample.graph().edges():
        assert len(sample.claims(edge.claims)) == len(edge.claims) > 0


def test_party_secretaries_of_nghe_an_follow_one_another(sample: KnowledgeBase) -> None:
    rows = sample.succession("Bí thư Tỉnh ủy Nghệ An").rows()
    assert [(row["person"], row["valid"], row["handover"], row["gap_days"], row["acting"]) for row in rows] == [
        ("Võ Thúc Đồng", "1959/1971", "", None, False),
        ("Nguyễn Bá", "/", "", None, False),
        ("Trương Đình Tuyển", "2000-01-29/2002-08-09", "", None, False),
        ("Lê Doãn Hợp", "2002/2005", "", None, False),
        ("Nguyễn Thế Trung", "/", "", None, False),
        ("Trần Văn Hằng", "2009-07-10/2010-10-17", "", None, False),
        ("Phan Đình Trạc", "2010-10-17/2013-02-20", "2010-10-17", 0, False),
        ("Hồ Đức Phớc", "2013-03-12/2016-04-16", "", 19, False),
        ("Nguyễn Đắc Vinh", "2016-04-16/2019-12-23", "2016-04-16", 0, False),
        ("Thái Thanh Quý", "2020-01-20/2024-10-25", "", 27, False),
        ("Hoàng Nghĩa Hiếu", "2024-10-25/2024-11-11", "2024-10-25", 0, True),
        ("Nguyễn Đức Trung", "2024-11-11/[2025..]", "2024-11-11", 0, False),
    ]
