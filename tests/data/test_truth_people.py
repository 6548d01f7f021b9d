"""The careers of the people of Kỳ Sơn, and the post that a caption invents."""

from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import Ask, cells

SINCE_2015 = "2015-12/[2017-04..2025-06-30]"
ATTESTED = "[..2017-04]/[2017-04..2025-06-30]"


def test_luong_left_the_office_of_the_district_for_two_posts_of_a_commune_at_once(ask: Ask) -> None:
    assert cells(ask("career", "Nguyễn Hữu Lượng"), "post", "organization", "place", "level", "valid", "move") == [
        ("Phó Chánh Văn phòng UBND huyện Kỳ Sơn", "Văn phòng UBND huyện Kỳ Sơn", "huyện Kỳ Sơn", "district", "/2015-12", ""),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "Đảng ủy xã Hữu Kiệm", "xã Hữu Kiệm", "commune", SINCE_2015, "down"),
        ("Chủ tịch UBND xã Hữu Kiệm", "UBND xã Hữu Kiệm", "xã Hữu Kiệm", "commune", SINCE_2015, "down"),
    ]


def test_of_luongs_dates_the_ends_are_inferred_from_his_move_and_from_the_end_of_the_commune(ask: Ask) -> None:
    rows = ask("career", "Nguyễn Hữu Lượng")
    assert cells(rows, "inferred_parts", "certainty", "gap_days", "acting") == [
        (["end"], "possible", None, False),
        (["end"], "certain", None, False),
        (["end"], "certain", None, False),
    ]


def test_luong_was_certainly_in_office_when_the_article_appeared_and_no_end_is_known(ask: Ask) -> None:
    on = {
        day: ask("career", "Nguyễn Hữu Lượng", as_of=day)[2]["certainty"]
        for day in ("2015-11-30", "2016-01-01", "2017-04-01", "2017-05-01", "2025-06-30", "2025-07-01")
    }
    before = {"2015-11-30": "unknown", "2016-01-01": "certain", "2017-04-01": "certain"}
    assert on == before | {"2017-05-01": "possible", "2025-06-30": "possible", "2025-07-01": "unknown"}


def test_luongs_posts_ended_with_the_commune_by_a_resolution_and_what_came_next_is_unknown(ask: Ask) -> None:
    edge = ask("career", "Nguyễn Hữu Lượng")[2]["edge"]
    act = ask("evidence", edge)[-1]
    assert (act["subject"], act["relation"], act["object"], act["valid"]) == (
        "xã Hữu Kiệm",
        "PART_OF",
        "huyện Kỳ Sơn",
        "[..2004-08-31]/2025-06-30",
    )
    assert str(act["source"]).startswith("Nghị quyết 1678/NQ-UBTVQH15")
    people = [row["subject"] for row in ask("check") if row["finding"] == "next_post_unknown"]
    assert people == ["Nguyễn Hữu Lượng", "Trần Quốc Đồng", "Nguyễn Thanh Hoàng", "Nguyễn Thị Đông"]


def test_luong_made_one_move_down_from_the_district_to_a_commune(sample: KnowledgeBase) -> None:
    (move,) = sample.career("Nguyễn Hữu Lượng").moves
    assert (move.kind, move.from_level, move.to_level, str(move.date)) == ("down", "district", "commune", "2015-12")


def test_luong_is_found_by_any_spelling(ask: Ask) -> None:
    for typed in ("nguyen huu luong", "NGUYỄN HỮU LƯỢNG", "Nguyễn Hữu Lượng", "ks:p1"):
        assert {row["person"] for row in ask("career", typed)} == {"Nguyễn Hữu Lượng"}


def test_dongs_month_and_decision_are_inferred(ask: Ask) -> None:
    assert cells(ask("career", "Trần Quốc Đồng"), "post", "valid", "move", "decision", "inferred_parts") == [
        ("Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Kỳ Sơn", "/2015-12", "", "", ["end"]),
        ("Bí thư Đảng ủy xã Phà Đánh", SINCE_2015, "down", "Luân chuyển tháng 12 năm 2015", ["decision", "end", "start"]),
    ]


def test_thi_dong_headed_a_school_and_its_party_cell_and_rose_to_the_district(ask: Ask) -> None:
    assert cells(ask("career", "Nguyễn Thị Đông"), "post", "place", "level", "valid", "move") == [
        ("Bí thư Chi bộ Trường Mầm non Nậm Cắn", "xã Nậm Cắn", "commune", "/[..2017-04]", ""),
        ("Hiệu trưởng Trường Mầm non Nậm Cắn", "xã Nậm Cắn", "commune", "/[..2017-04]", ""),
        ("Phó trưởng Ban Dân vận Huyện ủy Kỳ Sơn", "huyện Kỳ Sơn", "district", ATTESTED, "up"),
    ]


def test_thi_dong_left_both_posts_in_one_move(sample: KnowledgeBase) -> None:
    (move,) = sample.career("Nguyễn Thị Đông").moves
    assert (move.kind, move.from_level, move.to_level, str(move.date)) == ("up", "commune", "district", "[..2017-04]")
    assert [holding.post.id for holding in move.before] == ["ks:post10", "ks:post9"]


def test_vi_hoe_holds_two_posts_on_two_levels_at_once(ask: Ask) -> None:
    assert cells(ask("career", "Vi Hòe"), "post", "level", "valid", "move") == [
        ("Bí thư Huyện ủy Kỳ Sơn", "district", ATTESTED, ""),
        ("Ủy viên Ban Chấp hành Đảng bộ tỉnh Nghệ An", "province", "[..2017-04]/[2017-04..]", ""),
    ]


def test_nguyen_thanh_hoang_chairs_the_district_since_a_day_unknown(ask: Ask) -> None:
    assert cells(ask("career", "Nguyễn Thanh Hoàng"), "post", "organization", "valid") == [
        ("Chủ tịch UBND huyện Kỳ Sơn", "UBND huyện Kỳ Sơn", ATTESTED),
    ]


def test_the_caption_of_a_district_that_never_was_is_a_finding_with_its_claim(ask: Ask) -> None:
    (finding,) = [row for row in ask("check") if row["finding"] == "not_in_register"]
    assert finding["subject"] == "Nguyễn Hữu Lượng"
    assert finding["what"] == "'Nguyễn Hữu Lượng' as 'Chủ tịch UBND huyện Hữu Kiệm': the register has no huyện Hữu Kiệm, tỉnh Nghệ An"
    (said,) = ask("evidence", finding["claim"])
    assert (said["subject"], said["relation"], said["object"]) == ("Nguyễn Hữu Lượng", "HOLDS", "Chủ tịch UBND huyện Hữu Kiệm")
    assert (said["retold"], said["place"], said["agrees"]) == (True, "đoạn 5, chú thích ảnh", None)
    assert said["quote"] == "Một chú thích ảnh gọi ông Lượng là chủ tịch UBND của một huyện mang tên Hữu Kiệm."


def test_nothing_of_the_district_that_never_was_is_in_the_graph(sample: KnowledgeBase) -> None:
    graph = sample.graph()
    assert not {"ks:x1", "ks:orgx1", "ks:postx1"} & graph.by_id.keys()
    assert not [node.full_name for node in graph.nodes() if "huyện Hữu Kiệm" in node.full_name]


def test_no_person_stands_in_the_base_who_is_named_nowhere(sample: KnowledgeBase) -> None:
    named = {node.name for node in sample.graph().nodes() if node.id.startswith("ks:p") and node.kind == "Person" and node.name}
    assert named == {"Nguyễn Hữu Lượng", "Trần Quốc Đồng", "Vi Hòe", "Nguyễn Thanh Hoàng", "Nguyễn Thị Đông"}
