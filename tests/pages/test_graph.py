"""The graph: what surrounds a thing, opened further, cut where it is too much, and the edges as a table."""

from kgraph.diagrams.network import place
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind
from kgraph.pages.network_view import height_of
from tests.pages.visiting import links, said, visit


def test_the_picture_of_a_person_has_posts_and_their_bodies() -> None:
    visited = visit("do-thi", id="ks:p1")
    rows = visited.dataframe[0].value
    assert set(rows["đến"]) >= {"Chủ tịch UBND xã Hữu Kiệm", "UBND xã Hữu Kiệm", "Văn phòng UBND huyện Kỳ Sơn"}
    assert "giữ chức" in set(rows["mối quan hệ"])


def test_a_box_that_is_opened_brings_what_surrounds_it() -> None:
    before = len(visit("do-thi", id="ks:p1").dataframe[0].value)
    opened = visit("do-thi", id="ks:p1", open=["ks:org10"], node="ks:org10")
    assert len(opened.dataframe[0].value) > before
    assert ":primary[Thu lại]" in links(opened)


def test_a_chosen_box_tells_its_edges_and_ways_to_go_on() -> None:
    visited = visit("do-thi", id="ks:p1", node="ks:org10")
    found = links(visited)
    assert "3 mối quan hệ" not in said(visited)
    assert "open=ks%3Aorg10" in found[":primary[Mở rộng]"]
    assert found[":primary[Lấy làm tâm]"].startswith("do-thi?id=ks%3Aorg10")


def test_a_chosen_edge_shows_its_evidence() -> None:
    career = links(visit("can-bo", id="ks:p1"))
    edge = career[":primary[Bằng chứng]"].partition("edge=")[2].partition("&")[0]
    assert "Lời kể lại của kgraph" in said(visit("do-thi", id="ks:p1", edge=edge))


def test_only_what_is_possible_on_the_day_can_be_asked_for() -> None:
    always = visit("do-thi", id="ks:p1", day="2014-01-01").dataframe[0].value
    then = visit("do-thi", id="ks:p1", day="2014-01-01", view="day").dataframe[0].value
    assert "Chủ tịch UBND xã Hữu Kiệm" in set(always["đến"])
    assert "Nguyễn Hữu Lượng" in set(then["từ"])
    assert not {"Chủ tịch UBND xã Hữu Kiệm"} & set(then[then["mối quan hệ"] == "giữ chức"]["đến"])


def test_a_picture_that_is_cut_says_how_much_is_left_out(sample: KnowledgeBase) -> None:
    districts = [node.id for node in sample.graph().nodes(Kind.DISTRICT)]
    assert "Hiện 300 trong" in said(visit("do-thi", id=districts[0], open=districts[1:]))


def test_anything_can_be_the_centre(sample: KnowledgeBase) -> None:
    for kind in {node.kind for node in sample.graph()}:
        node = sample.graph().nodes(kind)[0]
        visited = visit("do-thi", id=node.id)
        assert not visited.error, node
        assert not visited.exception, node


def test_a_frame_is_as_high_as_its_picture_within_a_screen(sample: KnowledgeBase) -> None:
    small = place(sample.surroundings("ks:p1"), "ks:p1", language="vi")
    assert 280 <= height_of(small) <= 720


def test_without_a_centre_there_are_some_to_start_from() -> None:
    visited = visit("do-thi")
    assert "làm tâm" in said(visited)
    assert ":primary[Nguyễn Hữu Lượng]" in links(visited)
