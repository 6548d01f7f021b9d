"""Who was Bí thư Tỉnh ủy Nghệ An, one after another."""

from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import Ask, cells

POST = "Bí thư Tỉnh ủy Nghệ An"


def test_the_secretaries_follow_one_another(ask: Ask) -> None:
    assert cells(ask("succession", POST), "person", "valid", "handover", "gap_days", "acting") == [
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


def test_two_secretaries_are_known_from_their_neighbours_alone(ask: Ask) -> None:
    undated = [row for row in ask("succession", POST) if row["valid"] == "/"]
    assert cells(undated, "person", "certainty") == [("Nguyễn Bá", "unknown"), ("Nguyễn Thế Trung", "unknown")]
    assert [[said["reading"] for said in ask("evidence", row["edge"])] for row in undated] == [["context"], ["context", "context"]]


def test_the_last_secretary_is_in_office_until_the_source_was_retrieved_and_not_for_ever(sample: KnowledgeBase) -> None:
    last = sample.succession(POST).terms[-1].edge
    assert (str(last.valid.end), last.valid.end_earliest.isoformat()) == ("[2025..]", "2025-01-01")
    assert {str(claim.source.work.published) for claim in sample.claims(last.claims)} == {"2025"}


def test_the_post_with_one_seat_was_never_held_by_two(sample: KnowledgeBase) -> None:
    assert sample.find(POST).get("seats") == 1
    assert sample.succession(POST).double_holdings == ()


def test_two_chairmen_certainly_share_one_day_alone_and_that_is_no_double_holding(ask: Ask) -> None:
    rows = ask("succession", "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An")[-2:]
    assert cells(rows, "person", "valid", "gap_days", "double_holding") == [
        ("Nguyễn Đức Trung", "2020-03-18/2025-01-02", 0, ""),
        ("Lê Hồng Vinh", "2025-01-01/[2025..2030-01-02]", 0, ""),
    ]


def test_nobody_is_called_incumbent_and_no_name_has_a_remark(sample: KnowledgeBase) -> None:
    names = [node.name for node in sample.graph().nodes() if node.kind == "Person"]
    assert not [name for name in names if "nhiệm" in name or "(" in name or "không rõ" in name]
