"""Rotations: cohorts of a decision with how many are known, and moves without one."""

from datetime import date

from kgraph.questions.answers import Row
from kgraph.questions.rotations import Rotations, rotations
from tests.questions.graphs import ky_son, nghe_an


def of(answer: Rotations, decision: str) -> list[Row]:
    return [row for row in answer.rows() if row["decision"] == decision]


def coverage(answer: Rotations) -> dict[str, str]:
    return {cohort.decision.id: cohort.coverage for cohort in answer.cohorts}


def test_a_cohort_says_how_many_are_known_and_how_many_of_them_are_inferred() -> None:
    assert coverage(rotations(ky_son())) == {
        "d1": "2 of 5 known, 1 of them inferred",
        "d2": "1 of 17 known",
        "d3": "0 of 2 known",
    }


def test_each_row_of_a_decision_says_how_much_of_it_is_known() -> None:
    assert {row["decision"]: row["coverage"] for row in rotations(ky_son()).rows()} == {
        "Luân chuyển tháng 12/2015": "2 of 5 known, 1 of them inferred",
        "Kiện toàn 17 vị trí": "1 of 17 known",
        "Quyết định khác": "0 of 2 known",
    }


def test_two_posts_of_one_officer_without_a_name_are_told_from_two_officers() -> None:
    unnamed = [
        row["person_id"] for row in rotations(ky_son()).rows() if row["decision"] == "Luân chuyển tháng 12/2015" and not row["person"]
    ]
    assert sorted(map(str, unnamed)) == ["one_1", "one_2", "one_3"]


def test_officers_without_a_name_have_rows() -> None:
    unnamed = [row for row in of(rotations(ky_son()), "Luân chuyển tháng 12/2015") if not row["person"]]
    assert {row["to_place"] for row in unnamed} == {"xã Mường Lống", "xã Bảo Nam", "xã Bắc Lý"}


def test_a_row_tells_the_post_left_and_the_post_arrived_at() -> None:
    row = next(row for row in rotations(ky_son()).rows() if row["person"] == "Trần Quốc Đồng")
    assert (row["from_post"], row["from_place"]) == ("Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Kỳ Sơn", "huyện Kỳ Sơn")
    assert (row["to_post"], row["to_place"], row["move"]) == ("Bí thư Đảng ủy xã Phà Đánh", "xã Phà Đánh", "down")


def test_a_decision_that_nobody_is_known_to_have_come_by_has_a_row() -> None:
    (row,) = of(rotations(ky_son()), "Quyết định khác")
    assert (row["date"], row["seats"], row["named"], row["person"], row["to_post"], row["edge"]) == (
        "2016",
        2,
        0,
        "",
        "",
        "",
    )


def test_an_undated_decision_is_listed_unless_its_holders_exclude_it() -> None:
    assert "d2" in coverage(rotations(ky_son(), since=date(2017, 4, 1)))
    assert "d2" not in coverage(rotations(ky_son(), since=date(2017, 5, 1)))


def test_a_dated_decision_is_listed_in_its_period_alone() -> None:
    assert "d1" in coverage(rotations(ky_son(), date(2015, 12, 31), date(2016, 1, 1)))
    assert "d1" not in coverage(rotations(ky_son(), date(2016, 1, 1)))
    assert "d1" not in coverage(rotations(ky_son(), until=date(2015, 11, 30)))


def test_a_base_without_decisions_and_moves_has_no_rotations() -> None:
    assert rotations(nghe_an()).rows() == ()


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(rotations(ky_son()).rows()[0]) == [
        "decision", "date", "seats", "seats_of", "women", "named", "inferred", "coverage", "person", "person_id",
        "from_post", "from_organization", "from_place", "to_post", "to_organization", "to_place", "move",
        "move_level", "move_block", "move_place",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    ]  # fmt: skip


def test_the_flow_counts_each_move_once_by_level_and_block() -> None:
    rows = rotations(ky_son()).flow.rows()
    told = [(row["from_level"], row["from_block"], row["to_level"], row["to_block"], row["move"], row["moves"]) for row in rows]
    assert told == [
        ("commune", "party, school", "district", "party", "up", 1),
        ("district", "government", "commune", "government, party", "down", 1),
        ("district", "party", "commune", "party", "down", 1),
    ]
