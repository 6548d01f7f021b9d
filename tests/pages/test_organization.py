"""Organizations and posts: a body on a day with what is around it, a post with its holders, each with its evidence."""

from pathlib import Path

import pytest

from kgraph.model import Kind, Node, Relation
from tests.pages import small
from tests.pages.visiting import links, said, visit

KY_SON, SECRETARY = "ks:org1", "na:post1"


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body with more posts and parts than a page shows, which came from one body and became another."""
    body = Node("body", Kind.ORGANIZATION, "Đảng ủy xã Mới", (("kind", "party"),))
    ties = [(Node(f"q{n:02}", Kind.POST, f"Ủy viên {n:02}"), Relation.POST_IN, body, "2010/", {}) for n in range(50)]
    ties += [(Node(f"o{n:02}", Kind.ORGANIZATION, f"Chi bộ {n:02}"), Relation.PART_OF, body, "2010/", {}) for n in range(35)]
    before, after = (Node(id, Kind.ORGANIZATION, name) for id, name in (("old", "Đảng ủy xã Cũ"), ("new", "Đảng ủy phường Mới")))
    ties += [
        (before, Relation.BECAME, body, "2010-01-01", {"change": "renamed", "extent": "whole"}),
        (body, Relation.BECAME, after, "2025-07-01", {"change": "merged", "extent": "part"}),
        (body, Relation.RESPONSIBLE_FOR, Node("road", Kind.INITIATIVE, "Con đường"), "2012/2013", {"role": "in charge"}),
    ]
    monkeypatch.setenv("KGRAPH_BASE", str(small.make(tmp_path / "large.kg", ties)))


def test_a_body_shows_its_posts_with_who_holds_them_and_how_surely() -> None:
    visited = visit("to-chuc", id=KY_SON, day="2017-04-24")
    assert visited.title[0].value == "Huyện ủy Kỳ Sơn"
    assert links(visited)[":primary[**Vi Hòe**]"].startswith("can-bo?id=ks%3Ap3")
    words = said(visited)
    shown = ":blue-badge[:material/help: có thể] :orange-badge[:material/neurology: suy ra: kết thúc] :gray[ghi nhận 04/2017"
    assert f"{shown}, chưa rõ bắt đầu, kết thúc muộn nhất 30/06/2025]" in words
    assert "không rõ ai] :gray[chức vụ có theo điều lệ hoặc luật]" in words


def test_a_post_with_several_possible_holders_is_named_once() -> None:
    labels = [element.proto.label for element in visit("to-chuc", id="na:org1", day="2010-04-24").get("page_link")]
    assert labels.count(":primary[Bí thư Tỉnh ủy Nghệ An]") == 1
    assert {":primary[**Trần Văn Hằng**]", ":primary[**Nguyễn Bá**]", ":primary[**Nguyễn Thế Trung**]"} <= set(labels)


def test_a_body_shows_what_is_above_and_below_it_and_where_it_is() -> None:
    visited = visit("to-chuc", id=KY_SON, day="2017-04-24")
    found = links(visited)
    assert found[":primary[Tỉnh ủy Nghệ An]"].startswith("to-chuc?id=na%3Aorg1")
    assert found[":primary[Đảng ủy xã Hữu Kiệm]"].startswith("to-chuc?id=ks%3Aorg10")
    assert found[":primary[huyện Kỳ Sơn]"].startswith("dia-ban?id=vn2%3A417")
    headings = [heading.value for heading in visited.subheader]
    assert headings.index("Địa bàn") < headings.index("Tổ chức cấp trên") < headings.index("Tổ chức cấp dưới, trực thuộc")


def test_a_body_tells_what_it_answers_for() -> None:
    visited = visit("to-chuc", id=KY_SON, day="2017-04-24")
    assert "Phụ trách những việc gì" in said(visited)
    assert ":primary[**Đề án luân chuyển cán bộ về cơ sở**]" in links(visited)


def test_on_a_day_before_a_rule_was_in_force_its_posts_are_not_listed() -> None:
    assert "Phó Bí thư Huyện ủy Kỳ Sơn" in "".join(links(visit("to-chuc", id=KY_SON, day="2017-04-24")))
    assert "Phó Bí thư Huyện ủy Kỳ Sơn" not in "".join(links(visit("to-chuc", id=KY_SON, day="2010-01-01")))


def test_the_evidence_of_each_line_opens_right_there() -> None:
    visited = visit("to-chuc", id=KY_SON, day="2017-04-24")
    edges = {link.partition("edge=")[2].partition("&")[0] for link in _evidence(visited)}
    assert len(edges) == 14
    for edge in sorted(edges)[:3]:
        opened = visit("to-chuc", id=KY_SON, day="2017-04-24", edge=edge)
        assert ":primary[Đóng bằng chứng]" in links(opened)
        assert "Lời kể lại của kgraph" in said(opened) or "không có câu văn" in said(opened) or "Một dòng của bảng" in said(opened)


def _evidence(visited) -> list[str]:
    protos = [element.proto for element in visited.get("page_link")]
    return [proto.query_string for proto in protos if "Bằng chứng" in proto.label]


def test_an_edge_that_no_line_shows_is_told_all_the_same() -> None:
    assert "Không có mối quan hệ hay nhận định nào mang mã “e-none”" in said(visit("to-chuc", id=KY_SON, edge="e-none"))


def test_a_large_body_is_cut_and_says_how_many_more_there_are(large: None) -> None:
    visited = visit("to-chuc", id="body", day="2012-06-01")
    words = said(visited)
    assert "Còn 10 dòng nữa" in words
    assert "Còn 5 dòng nữa" in words
    assert len([words for words in links(visited) if "Chi bộ" in words]) == 30


def test_a_body_that_was_renamed_and_merged_says_from_what_and_into_what(large: None) -> None:
    visited = visit("to-chuc", id="body", day="2012-06-01")
    words = said(visited)
    assert "Tiền thân" in words and "đổi tên · toàn bộ · 01/01/2010" in words
    assert "Tổ chức kế thừa" in words and "hợp nhất · một phần · 01/07/2025" in words
    assert {":primary[Đảng ủy xã Cũ]", ":primary[Đảng ủy phường Mới]"} <= links(visited).keys()


def test_a_body_of_which_nothing_is_known_says_so(large: None) -> None:
    words = said(visit("to-chuc", id="new", day="2012-06-01"))
    assert "Chưa nguồn nào nói về chức vụ ở tổ chức này." in words
    assert "Tiền thân" in words


def test_a_post_shows_its_holders_with_gaps_and_handovers() -> None:
    words = said(visit("to-chuc", id=SECRETARY, day="2017-04-24"))
    assert "19 ngày không nguồn nào nêu ai giữ chức, trước khi Hồ Đức Phớc nhận chức." in words
    assert "27 ngày không nguồn nào nêu ai giữ chức, trước khi Thái Thanh Quý nhận chức." in words
    assert "nhận bàn giao 17/10/2010" in words
    assert "quyền" in words


def test_a_post_says_who_holds_it_on_the_day() -> None:
    assert "Ngày 24/04/2017: :green-badge[:material/check_circle: Nguyễn Đắc Vinh]" in said(
        visit("to-chuc", id=SECRETARY, day="2017-04-24")
    )
    assert "không nguồn nào cho biết ai giữ chức vào ngày này" in said(visit("to-chuc", id=SECRETARY, day="2013-03-01"))


def test_that_a_post_is_in_a_body_opens_its_evidence() -> None:
    edge = _evidence(visit("to-chuc", id=SECRETARY))[0].partition("edge=")[2].partition("&")[0]
    assert "Bí thư Tỉnh ủy Nghệ An thuộc Tỉnh ủy Nghệ An" in said(visit("to-chuc", id=SECRETARY, edge=edge))


def test_a_post_leads_to_its_body_and_keeps_the_day() -> None:
    found = links(visit("to-chuc", id=SECRETARY, day="2016-05-01", lang="en"))
    assert found[":primary[Tỉnh ủy Nghệ An]"] == "to-chuc?id=na%3Aorg1&lang=en&day=2016-05-01"


def test_a_post_that_nobody_is_known_to_have_held_is_not_called_vacant() -> None:
    deputy = links(visit("to-chuc", id=KY_SON, day="2017-04-24"))[":primary[Phó Bí thư Huyện ủy Kỳ Sơn]"]
    words = said(visit("to-chuc", id=deputy.partition("id=")[2].partition("&")[0].replace("%3A", ":").replace("%2F", "/")))
    assert "Không rõ ai giữ không có nghĩa là khuyết." in words


def test_a_post_without_holders_opens_the_evidence_that_there_is_such_a_post() -> None:
    deputy = links(visit("to-chuc", id=KY_SON, day="2017-04-24"))[":primary[Phó Bí thư Huyện ủy Kỳ Sơn]"]
    id = deputy.partition("id=")[2].partition("&")[0].replace("%3A", ":").replace("%2F", "/")
    edge = _evidence(visit("to-chuc", id=id))[0].partition("edge=")[2].partition("&")[0]
    assert "Phó Bí thư Huyện ủy Kỳ Sơn thuộc Huyện ủy Kỳ Sơn" in said(visit("to-chuc", id=id, edge=edge))


def test_without_a_body_there_are_bodies_and_posts_to_start_from() -> None:
    visited = visit("to-chuc")
    assert "Gõ tên tổ chức hoặc chức vụ" in said(visited)
    found = links(visited)
    assert found[":primary[Tỉnh ủy Nghệ An]"].startswith("to-chuc?id=na%3Aorg1")
    assert found[":primary[Bí thư Tỉnh ủy Nghệ An]"].startswith("to-chuc?id=na%3Apost1")


def test_a_body_is_found_by_a_name_without_accents() -> None:
    visited = visit("to-chuc")
    visited.main.text_input[0].set_value("huyen uy ky son").run()
    assert any(link.startswith("to-chuc?id=ks%3Aorg1&") for link in links(visited).values())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("id", [KY_SON, SECRETARY])
def test_bodies_and_posts_open_in_every_language(language: str, id: str) -> None:
    visited = visit("to-chuc", id=id, lang=language)
    assert not visited.exception
    assert not visited.error
