"""The rotations of Kỳ Sơn: who was moved by which decision, who of them is known, and how that is known."""

import pytest

from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import Ask, Row, cells

FIRST = "Luân chuyển tháng 12 năm 2015"
SECOND = "Bổ nhiệm, điều động ngày 24 tháng 4 năm 2017"
THIRD = "Luân chuyển, kiện toàn 17 vị trí"


def of(decision: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["decision"] == decision]


def test_two_of_the_five_officers_of_2015_are_known_and_one_of_them_is_inferred(ask: Ask) -> None:
    rows = of(FIRST, ask("rotations"))
    said = {(row["date"], row["seats"], row["seats_of"], row["named"], row["inferred"], row["coverage"]) for row in rows}
    assert said == {("2015-12", 5, "officers", 2, 1, "2 of 5 known, 1 of them inferred")}


def test_the_five_officers_of_2015_went_to_five_communes(ask: Ask) -> None:
    assert cells(of(FIRST, ask("rotations")), "person", "to_post", "to_place", "valid") == [
        ("Nguyễn Hữu Lượng", "Phó Bí thư Đảng ủy xã Hữu Kiệm", "xã Hữu Kiệm", "2015-12/[2017-04..2025-06-30]"),
        ("Nguyễn Hữu Lượng", "Chủ tịch UBND xã Hữu Kiệm", "xã Hữu Kiệm", "2015-12/[2017-04..2025-06-30]"),
        ("Trần Quốc Đồng", "Bí thư Đảng ủy xã Phà Đánh", "xã Phà Đánh", "2015-12/[2017-04..2025-06-30]"),
        ("", "", "xã Mường Lống", "2015-12/"),
        ("", "", "xã Bảo Nam", "2015-12/"),
        ("", "", "xã Bắc Lý", "2015-12/"),
    ]


def test_luong_is_explicitly_one_of_the_five_and_dong_by_inference(ask: Ask) -> None:
    marked = {(row["person"], *row["inferred_parts"]) for row in of(FIRST, ask("rotations")) if row["person"]}
    assert marked == {("Nguyễn Hữu Lượng", "end"), ("Trần Quốc Đồng", "decision", "end", "start")}


def test_the_passage_on_luong_says_that_he_is_one_of_the_group(ask: Ask) -> None:
    edges = {row["edge"] for row in of(FIRST, ask("rotations")) if row["person"] == "Nguyễn Hữu Lượng"}
    for edge in edges:
        said, _ = ask("evidence", edge)
        assert (said["reading"], said["place"]) == ("explicit", "đoạn 4 và 6")
        assert "là một người trong nhóm ấy" in said["quote"]
        assert said["quote"].startswith("Tháng 12 năm 2015, theo quyết định của Huyện ủy Kỳ Sơn")


def test_three_of_the_five_are_three_people_without_a_name(ask: Ask) -> None:
    unnamed = [row["person_id"] for row in of(FIRST, ask("rotations")) if not row["person"]]
    assert sorted(unnamed) == ["ks:p6", "ks:p7", "ks:p8"]


def test_the_party_committee_of_the_district_decided_on_the_five(sample: KnowledgeBase) -> None:
    decided = [row for row in sample.search(FIRST).rows() if row["kind"] == "Decision"]
    assert cells(decided, "name", "detail") == [(FIRST, "Huyện ủy Kỳ Sơn, 2015-12")]


@pytest.mark.parametrize(
    ("person", "post", "place"),
    [
        ("Nguyễn Hữu Lượng", "Phó Chánh Văn phòng UBND huyện Kỳ Sơn", "huyện Kỳ Sơn"),
        ("Trần Quốc Đồng", "Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Kỳ Sơn", "huyện Kỳ Sơn"),
    ],
)
def test_the_known_two_of_the_five_came_down_from_the_district(ask: Ask, person: str, post: str, place: str) -> None:
    rows = [row for row in of(FIRST, ask("rotations")) if row["person"] == person]
    assert set(cells(rows, "from_post", "from_place", "move")) == {(post, place, "down")}


def test_none_of_the_six_officers_of_2017_is_known_and_two_are_women(ask: Ask) -> None:
    rows = of(SECOND, ask("rotations"))
    said = {(row["date"], row["seats"], row["seats_of"], row["women"], row["named"], row["coverage"]) for row in rows}
    assert said == {("2017-04-24", 6, "officers", 2, 0, "0 of 6 known")}


def test_the_six_of_2017_take_seven_posts_and_two_of_these_are_one_persons(ask: Ask) -> None:
    rows = of(SECOND, ask("rotations"))
    assert sorted(cells(rows, "to_post", "person", "person_id", "valid")) == [
        ("Chánh Văn phòng Huyện ủy Kỳ Sơn", "", "ks:p13", "2017-04-24/[..2025-06-30]"),
        ("Chủ tịch UBND xã Mường Ải", "", "ks:p10", "2017-04-24/[..2025-06-30]"),
        ("Giám đốc Trung tâm Bồi dưỡng chính trị huyện Kỳ Sơn", "", "ks:p12", "2017-04-24/[..2025-06-30]"),
        ("Phó Bí thư Đảng ủy xã Mường Ải", "", "ks:p10", "2017-04-24/[..2025-06-30]"),
        ("Phó Chánh Văn phòng Huyện ủy Kỳ Sơn", "", "ks:p14", "2017-04-24/[..2025-06-30]"),
        ("Phó trưởng ban Thường trực Ban Tổ chức Huyện ủy Kỳ Sơn", "", "ks:p11", "2017-04-24/[..2025-06-30]"),
        ("Trưởng Ban Dân vận Huyện ủy Kỳ Sơn", "", "ks:p9", "2017-04-24/[..2025-06-30]"),
    ]


def test_the_standing_committee_of_the_district_decided_on_the_six(sample: KnowledgeBase) -> None:
    decided = [row for row in sample.search(SECOND).rows() if row["kind"] == "Decision"]
    assert cells(decided, "name", "detail") == [(SECOND, "Ban Thường vụ Huyện ủy Kỳ Sơn, 2017-04-24")]


def test_one_of_the_seventeen_positions_is_known_and_none_is_dated(ask: Ask) -> None:
    (row,) = of(THIRD, ask("rotations"))
    assert (row["date"], row["seats"], row["seats_of"], row["named"], row["inferred"]) == ("", 17, "positions", 1, 0)
    assert (row["coverage"], row["person"], row["to_post"]) == (
        "1 of 17 known",
        "Nguyễn Thị Đông",
        "Phó trưởng Ban Dân vận Huyện ủy Kỳ Sơn",
    )


def test_the_passage_that_counts_seventeen_positions_stands_behind_the_decision(sample: KnowledgeBase) -> None:
    (fills,) = [edge for edge in sample.graph().edges() if edge.subject == "ks:d3"]
    quotes = [row["quote"] for row in sample.evidence(fills).rows()]
    assert [quote for quote in quotes if "17 vị trí trong các cơ quan Đảng, chính quyền, Mặt trận và đoàn thể" in str(quote)]


def test_a_rotation_that_is_only_planned_is_in_no_claim(sample: KnowledgeBase) -> None:
    decisions = {node.name for node in sample.graph().nodes() if node.kind == "Decision"}
    assert decisions == {FIRST, SECOND, THIRD}
    between = [
        row for row in sample.rotations().rows() if str(row["from_place"]).startswith("xã") and str(row["to_place"]).startswith("xã")
    ]
    assert between == []
    quotes = " ".join(claim.source.quote for edge in sample.graph().edges() for claim in sample.claims(edge.claims))
    assert not [word for word in ("thí điểm", "nghiên cứu triển khai", "sang địa bàn khác", "thời gian tới") if word in quotes.casefold()]
