"""The article itself, read into an empty base and accepted, answers what the tables of Kỳ Sơn answer; only its words are its own.

The base holds the register of Nghệ An and the posts by law beside it, as the bundled one does.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase, init_base
from kgraph.ledger.folder import Ledger
from loaders.article import read
from tests.data.asking import DATA, SHARED, Row, cells

TEXT = SHARED / "articles" / "ky_son_luan_chuyen.txt"
RECORDED, DAY = date(2026, 11, 25), date(2017, 4, 24)
FIRST, SECOND, THIRD = "Điều động, luân chuyển 5 cán bộ", "Bổ nhiệm, điều động 6 cán bộ", "Luân chuyển, kiện toàn 17 vị trí"
SINCE_2015 = "2015-12/[2017-04..2025-06-30]"
ATTESTED = "[..2017-04]/[2017-04..2025-06-30]"
DONG = "Trần Quốc Đồng"

pytestmark = pytest.mark.skipif(not TEXT.is_file(), reason="the article is not beside the checkout; name its folder in KGRAPH_SHARED")


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """A base of the article, of which every claim was accepted."""
    folder = tmp_path_factory.mktemp("article") / "article.kg"
    with init_base(folder) as base:
        base.load(Path("places:40"), recorded=RECORDED)
        base.load(DATA / "structure" / "posts.csv", recorded=RECORDED)
    article = read(TEXT, published="2017-04", publisher="Báo Nghệ An")
    claims = list(article.claims())
    ledger = Ledger(folder)
    with ledger.writing():
        ledger.record([article.document(), *claims], recorded=RECORDED, loader="article", file=TEXT.name)
    with KnowledgeBase(folder) as base:
        base.judge("accept", *(claim.id for claim in claims), who="Lan", when="2026-11-25")
        yield base


def section(base: KnowledgeBase, commune: str, name: str) -> list[Row]:
    return [row for row in base.commune(commune, DAY).rows() if row["section"] == name]


def of(base: KnowledgeBase, decision: str) -> list[Row]:
    return [row for row in base.rotations().rows() if row["decision"] == decision]


def test_1_two_of_the_five_officers_of_2015_are_known_and_one_of_them_is_inferred(accepted: KnowledgeBase) -> None:
    rows = of(accepted, FIRST)
    said = {(row["date"], row["seats"], row["seats_of"], row["named"], row["inferred"], row["coverage"]) for row in rows}
    assert said == {("2015-12", 5, "officers", 2, 1, "2 of 5 known, 1 of them inferred")}
    assert cells(rows, "person", "to_post", "to_place", "valid") == [
        ("Nguyễn Hữu Lượng", "Phó Bí thư Đảng ủy xã Hữu Kiệm", "xã Hữu Kiệm", SINCE_2015),
        ("Nguyễn Hữu Lượng", "Chủ tịch UBND xã Hữu Kiệm", "xã Hữu Kiệm", SINCE_2015),
        (DONG, "Bí thư Đảng ủy xã Phà Đánh", "xã Phà Đánh", SINCE_2015),
        ("", "", "xã Mường Lống", "2015-12/"),
        ("", "", "xã Bảo Nam", "2015-12/"),
        ("", "", "xã Bắc Lý", "2015-12/"),
    ]
    assert len({row["person_id"] for row in rows}) == 5


def test_1_luong_is_explicitly_one_of_the_five_and_dong_by_inference(accepted: KnowledgeBase) -> None:
    marked = {(row["person"], *row["inferred_parts"]) for row in of(accepted, FIRST) if row["person"]}
    assert marked == {("Nguyễn Hữu Lượng", "end"), (DONG, "decision", "end", "start")}
    (decided,) = [row for row in accepted.search(FIRST).rows() if row["kind"] == "Decision"]
    assert decided["detail"] == "Huyện ủy Kỳ Sơn, 2015-12"


def test_2_luong_left_the_office_of_the_district_for_two_posts_of_a_commune_at_once(accepted: KnowledgeBase) -> None:
    career = accepted.career("Nguyễn Hữu Lượng")
    assert cells(career.rows(), "post", "organization", "place", "level", "valid", "move") == [
        ("Phó Chánh Văn phòng UBND huyện Kỳ Sơn", "Văn phòng UBND huyện Kỳ Sơn", "huyện Kỳ Sơn", "district", "/2015-12", ""),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "Đảng ủy xã Hữu Kiệm", "xã Hữu Kiệm", "commune", SINCE_2015, "down"),
        ("Chủ tịch UBND xã Hữu Kiệm", "UBND xã Hữu Kiệm", "xã Hữu Kiệm", "commune", SINCE_2015, "down"),
    ]
    assert cells(career.rows(), "inferred_parts", "certainty") == [(["end"], "possible"), (["end"], "certain"), (["end"], "certain")]
    (move,) = career.moves
    assert (move.kind, move.from_level, move.to_level, str(move.date)) == ("down", "district", "commune", "2015-12")


def test_2_dongs_month_and_decision_are_inferred(accepted: KnowledgeBase) -> None:
    assert cells(accepted.career(DONG).rows(), "post", "valid", "move", "decision", "inferred_parts") == [
        ("Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Kỳ Sơn", "/2015-12", "", "", ["end"]),
        ("Bí thư Đảng ủy xã Phà Đánh", SINCE_2015, "down", FIRST, ["decision", "end", "start"]),
    ]


def test_3_thi_dong_rose_from_a_school_and_its_party_cell_to_the_district_in_one_move(accepted: KnowledgeBase) -> None:
    career = accepted.career("Nguyễn Thị Đông")
    assert cells(career.rows(), "post", "place", "level", "valid", "move") == [
        ("Bí thư Chi bộ Trường Mầm non Nậm Cắn", "xã Nậm Cắn", "commune", "/[..2017-04]", ""),
        ("Hiệu trưởng Trường Mầm non Nậm Cắn", "xã Nậm Cắn", "commune", "/[..2017-04]", ""),
        ("Phó Trưởng ban Dân vận Huyện ủy Kỳ Sơn", "huyện Kỳ Sơn", "district", ATTESTED, "up"),
    ]
    (move,) = career.moves
    assert (move.kind, str(move.date), len(move.before)) == ("up", "[..2017-04]", 2)


def test_3_vi_hoe_holds_two_posts_on_two_levels_and_hoang_chairs_the_district(accepted: KnowledgeBase) -> None:
    assert cells(accepted.career("Vi Hòe").rows(), "post", "level", "valid", "move") == [
        ("Bí thư Huyện ủy Kỳ Sơn", "district", ATTESTED, ""),
        ("Ủy viên Ban Chấp hành Đảng bộ tỉnh Nghệ An", "province", "[..2017-04]/[2017-04..]", ""),
    ]
    assert cells(accepted.career("Nguyễn Thanh Hoàng").rows(), "post", "organization", "valid") == [
        ("Chủ tịch UBND huyện Kỳ Sơn", "UBND huyện Kỳ Sơn", ATTESTED)
    ]


def test_4_who_leads_the_communes_and_whose_posts_no_source_fills(accepted: KnowledgeBase) -> None:
    assert cells(section(accepted, "Hữu Kiệm", "post"), "name", "holder", "holder_state") == [
        ("Bí thư Đảng ủy xã Hữu Kiệm", "", "unknown"),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "Nguyễn Hữu Lượng", "possible"),
        ("Chủ tịch UBND xã Hữu Kiệm", "Nguyễn Hữu Lượng", "possible"),
        ("Phó Chủ tịch UBND xã Hữu Kiệm", "", "unknown"),
    ]
    assert cells(section(accepted, "Phà Đánh", "post"), "name", "holder", "holder_state") == [
        ("Bí thư Đảng ủy xã Phà Đánh", DONG, "possible"),
        ("Phó Bí thư Đảng ủy xã Phà Đánh", "", "unknown"),
        ("Chủ tịch UBND xã Phà Đánh", "", "unknown"),
        ("Phó Chủ tịch UBND xã Phà Đánh", "", "unknown"),
        ("Chủ tịch Hội Nông dân xã Phà Đánh", "", "unknown"),
        ("Chủ tịch Hội Phụ nữ xã Phà Đánh", "", "unknown"),
    ]
    assert cells(section(accepted, "Mường Lống", "post"), "name", "holder", "holder_state") == [("", "", "unnamed")]


def test_4_huu_kiem_has_nine_villages_and_six_of_them_have_names(accepted: KnowledgeBase) -> None:
    assert cells(section(accepted, "Hữu Kiệm", "village"), "name", "value") == [
        ("bản Hòm", None),
        ("bản Khe Nhinh", None),
        ("bản Khe Tỳ", None),
        ("bản Na Chảo", None),
        ("bản Na Lượng 1", None),
        ("bản Na Lượng 2", None),
        ("Thôn, bản", 9),
    ]


def test_4_the_initiatives_of_huu_kiem_stand_in_their_villages_and_nobody_is_said_to_answer(accepted: KnowledgeBase) -> None:
    rows = section(accepted, "Hữu Kiệm", "initiative")
    assert cells(rows, "name", "place") == [
        ("Bản nông thôn mới", "bản Hòm"),
        ("Bản nông thôn mới", "bản Khe Tỳ"),
        ("Bản nông thôn mới", "bản Na Chảo"),
        ("Bản nông thôn mới", "bản Na Lượng 1"),
        ("Bản nông thôn mới kiểu mẫu", "bản Na Lượng 1"),
        ("Đường giao thông thôn bản 2", "xã Hữu Kiệm"),
        ("Mô hình nuôi gà an toàn sinh học", "bản Na Lượng 2"),
        ("Mô hình rau sạch", "bản Khe Nhinh"),
        ("Mô hình trồng lúa chất lượng cao thiên ưu 8 vụ mùa", "xã Hữu Kiệm"),
        ("Mô hình trồng lúa thơm Na Loi vụ Xuân", "xã Hữu Kiệm"),
        ("Mô hình trồng Nấm", "bản Na Chảo"),
    ]
    assert set(cells(rows, "responsible", "role", "responsible_state")) == {("", "in charge", "unknown")}


def test_4_what_was_counted_in_huu_kiem_and_for_when(accepted: KnowledgeBase) -> None:
    assert cells(section(accepted, "Hữu Kiệm", "measure"), "name", "value", "total", "valid") == [
        ("Bản đăng ký nông thôn mới", 4, None, "2016"),
        ("Bản đăng ký nông thôn mới kiểu mẫu", 1, None, "2016"),
        ("Bản hoàn thành hồ sơ đề nghị công nhận nông thôn mới", 3, None, "[..2017-04]/[2017-04..]"),
        ("Tiêu chí nông thôn mới", 12, 19, "[..2016-12]/[2016-12..]"),
    ]


def test_4_each_initiative_of_pha_danh_has_the_body_that_answers_or_says_that_none_is_known(accepted: KnowledgeBase) -> None:
    found: dict[str, set[tuple[str, str, str]]] = {}
    for row in section(accepted, "Phà Đánh", "initiative"):
        found.setdefault(row["name"], set()).add((row["responsible"], row["role"], row["responsible_state"]))
    assert found == {
        "Bể nước 40m3": {("UBND xã Phà Đánh", "in charge", "possible"), (DONG, "proposed", "possible")},
        "Mô hình trồng gừng": {("UBND xã Phà Đánh", "in charge", "possible"), (DONG, "launched", "possible")},
        "Mô hình chè 100 gốc": {("Hội Nông dân xã Phà Đánh", "in charge", "possible"), (DONG, "launched", "possible")},
        "Mô hình trồng rau sạch": {("Hội Phụ nữ xã Phà Đánh", "in charge", "possible"), (DONG, "launched", "possible")},
        "Tuyến đường bị sạt lở cho người dân Huồi Nhúc": {("", "in charge", "unknown"), (DONG, "proposed", "possible")},
        "Cụm trường mầm non Huồi Nhúc": {("", "in charge", "unknown"), (DONG, "launched", "possible")},
        "Nhà văn hóa cộng đồng bản Xắn": {("", "in charge", "unknown"), (DONG, "launched", "possible")},
    }


def test_5_none_of_the_six_officers_of_2017_is_known_two_are_women_and_one_takes_two_of_the_seven_posts(accepted: KnowledgeBase) -> None:
    rows = of(accepted, SECOND)
    said = {(row["date"], row["seats"], row["seats_of"], row["women"], row["named"], row["coverage"]) for row in rows}
    assert said == {("2017-04-24", 6, "officers", 2, 0, "0 of 6 known")}
    assert sorted(cells(rows, "to_post", "person")) == [
        ("Chánh Văn phòng Huyện ủy Kỳ Sơn", ""),
        ("Chủ tịch UBND xã Mường Ải", ""),
        ("Giám đốc Trung tâm Bồi dưỡng chính trị huyện Kỳ Sơn", ""),
        ("Phó Bí thư Đảng ủy xã Mường Ải", ""),
        ("Phó Chánh Văn phòng Huyện ủy Kỳ Sơn", ""),
        ("Phó Trưởng ban Thường trực Ban Tổ chức Huyện ủy Kỳ Sơn", ""),
        ("Trưởng ban Dân vận huyện ủy Kỳ Sơn", ""),
    ]
    by_person: dict[str, set[str]] = {}
    for row in rows:
        by_person.setdefault(row["person_id"], set()).add(row["to_place"])
    assert len(by_person) == 6
    assert [row["to_post"] for row in rows if [one["person_id"] for one in rows].count(row["person_id"]) == 2] == [
        "Chủ tịch UBND xã Mường Ải",
        "Phó Bí thư Đảng ủy xã Mường Ải",
    ]
    (decided,) = [row for row in accepted.search(SECOND).rows() if row["kind"] == "Decision"]
    assert decided["detail"] == "Ban Thường vụ Huyện ủy Kỳ Sơn, 2017-04-24"


def test_6_one_of_the_seventeen_positions_is_known_and_none_is_dated(accepted: KnowledgeBase) -> None:
    (row,) = of(accepted, THIRD)
    assert (row["date"], row["seats"], row["seats_of"], row["named"], row["inferred"]) == ("", 17, "positions", 1, 0)
    assert (row["coverage"], row["person"]) == ("1 of 17 known", "Nguyễn Thị Đông")


def test_6_a_rotation_that_is_only_planned_is_no_decision(accepted: KnowledgeBase) -> None:
    assert {node.name for node in accepted.graph().nodes() if node.kind == "Decision"} == {FIRST, SECOND, THIRD}


def test_7_the_caption_of_a_district_that_never_was_is_a_finding_with_its_claim_and_no_edge(accepted: KnowledgeBase) -> None:
    (finding,) = [one for one in accepted.findings if one.finding == "not_in_register"]
    assert finding.what == "'Nguyễn Hữu Lượng' as 'Chủ tịch UBND huyện Hữu Kiệm': the register has no huyện Hữu Kiệm, tỉnh Nghệ An"
    (claim,) = accepted.claims((finding.claim,))
    assert (claim.subject.name, claim.relation, claim.object.name) == ("Nguyễn Hữu Lượng", "HOLDS", "Chủ tịch UBND huyện Hữu Kiệm")
    assert not [node.full_name for node in accepted.graph().nodes() if "huyện Hữu Kiệm" in node.full_name]


def test_the_claims_of_the_article_contradict_each_other_nowhere(accepted: KnowledgeBase) -> None:
    of_register = ("lineage_conflict", "next_post_unknown", "not_in_register")
    assert [(one.finding, one.what) for one in accepted.findings if one.finding not in of_register] == []
