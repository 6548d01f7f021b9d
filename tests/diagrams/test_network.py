"""Surroundings are placed: from left to right, sized by their words, cut where a picture would tell nothing."""

from datetime import date

import pytest
from hypothesis import given

from kgraph.diagrams import layout, network
from kgraph.diagrams.boxes import Arrow, Box, Network
from kgraph.errors import UnknownNameError
from kgraph.graph import Status, TemporalGraph
from kgraph.model import Kind, Relation
from tests.diagrams.careers import term
from tests.diagrams.networks import around, crowd, luong
from tests.profiles import cases
from tests.questions.graphs import edge, ky_son, node
from tests.strategies import graphs


def boxes(of: Network) -> dict[str, Box]:
    return {box.id: box for box in of.boxes}


def arrow(of: Network, start: str, end: str) -> Arrow:
    return next(arrow for arrow in of.arrows if (arrow.start, arrow.end) == (start, end))


def test_a_person_stands_left_of_posts_these_of_bodies_these_of_places() -> None:
    found = boxes(luong())
    assert found["luong"].x < found["hk_chair"].x < found["hk_ubnd"].x < found["hk"].x


def test_a_decision_stands_left_of_the_body_that_issued_it() -> None:
    issued = ky_son().surroundings("d1", 1)
    post = TemporalGraph([*issued, ky_son().node("hk_chair")], [edge("d1", Relation.FILLS, "hk_chair", "2015-12")])
    graph = issued | post
    found = boxes(network.place(graph, "d1", language="vi"))
    assert found["d1"].x < min(found["district_party"].x, found["hk_chair"].x)


def test_a_box_holds_its_words_and_what_its_look_depends_on() -> None:
    found = boxes(luong())
    chair, body = found["hk_chair"], found["hk_ubnd"]
    assert (chair.kind, chair.lines, chair.block, chair.level) == (Kind.POST, ("Chủ tịch UBND xã Hữu Kiệm",), "government", "commune")
    assert (body.lines, body.block, body.level) == (("CQ · UBND xã Hữu Kiệm",), "government", "commune")
    assert (found["luong"].is_center, chair.is_center) == (True, False)
    assert (chair.height, body.height) == (36.2, 36.2)


def test_a_long_name_is_broken_evenly() -> None:
    assert boxes(luong())["office"].lines == ("CQ · Văn phòng", "UBND huyện Kỳ Sơn")


def test_no_box_lies_on_another() -> None:
    found = luong().boxes
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            assert abs(one.x - other.x) >= (one.width + other.width) / 2 or abs(one.y - other.y) >= (one.height + other.height) / 2


def test_an_arrow_says_when_how_surely_and_by_whom() -> None:
    held = arrow(luong(), "luong", "hk_chair")
    assert (held.relation, held.says, held.label) == (Relation.HOLDS, "giữ chức", "12/2015 – ?")
    assert held.valid == "12/2015 – ít nhất đến 04/2017, chưa rõ kết thúc"
    assert (held.certainty, held.status, held.inferred, held.sources) == ("certain", "accepted", False, ("src:bna",))


def test_an_inferred_end_is_said_on_the_arrow() -> None:
    left = arrow(luong(), "luong", "office_deputy")
    assert (left.label, left.inferred, left.certainty) == ("? – 12/2015 · suy ra", True, "possible")


def test_a_role_is_told_instead_of_its_relation() -> None:
    found = network.place(ky_son().surroundings("road", 1), "road", language="vi")
    assert arrow(found, "dong", "road").label == "đề xuất"


def test_a_disputed_holding_is_said_to_be_one() -> None:
    graph = TemporalGraph([node("p", Kind.PERSON, "A"), node("q0", Kind.POST, "B")], [term(0, "2001/2005", status=Status.DISPUTED)])
    assert network.place(graph, "p", language="vi").arrows[0].label == "2001 – 2005 · nguồn mâu thuẫn"


def test_certainty_is_that_of_the_day() -> None:
    found = network.place(around(), "luong", language="vi", as_of=date(2020, 1, 1))
    assert arrow(found, "luong", "hk_chair").certainty == "possible"


def test_a_source_is_named_and_no_box() -> None:
    graph = around() | TemporalGraph([node("src:bna", Kind.SOURCE, "", publisher="Báo Nghệ An", author="Khánh Ly", published="2017-04")])
    found = network.place(graph, "luong", language="vi")
    assert "src:bna" not in boxes(found)
    assert arrow(found, "luong", "hk_chair").sources == ("Báo Nghệ An, Khánh Ly, 2017-04",)


def test_somebody_and_something_unnamed_are_said_to_be_so() -> None:
    found = boxes(network.place(around("one_1"), "one_1", language="vi"))
    assert (found["one_1"].name, found["seat_ml"].name) == ("chưa rõ tên", "không nêu tên")


def test_a_crowd_is_cut_and_says_so() -> None:
    found = network.place(crowd(400), "o", language="vi")
    assert (len(found.boxes), found.total, found.is_cut) == (300, 401, True)
    assert "o" in boxes(found)
    assert not network.place(crowd(299), "o", language="vi").is_cut


def test_what_is_near_something_expanded_is_kept_before_what_is_far() -> None:
    chain = [node(f"c{n}", Kind.COMMUNE, f"Xã {n}") for n in range(6)]
    graph = TemporalGraph(chain, [edge(f"c{n}", Relation.PART_OF, f"c{n + 1}") for n in range(5)])
    assert set(boxes(network.place(graph, "c0", language="vi", most=3))) == {"c0", "c1", "c2"}
    found = boxes(network.place(graph, "c0", language="vi", expanded=["c5"], most=3))
    assert set(found) == {"c0", "c5", "c1"}
    assert found["c5"].is_expanded


def test_a_otheralone_is_one_box() -> None:
    found = network.place(TemporalGraph([node("p", Kind.PERSON, "A")]), "p", language="vi")
    assert (len(found.boxes), found.arrows, found.is_cut) == (1, (), False)


def test_a_centre_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownNameError):
        network.place(around(), "nobody", language="vi")


def test_where_graphviz_is_absent_kinds_stand_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_has_dot", lambda: False)
    found = boxes(luong())
    assert found["luong"].x < found["hk_chair"].x < found["hk_ubnd"].x < found["hk"].x
    assert found["hk_chair"].x == found["hk_deputy"].x == found["office_deputy"].x
    test_no_box_lies_on_another()


@cases(40)
@given(graphs())
def test_any_graph_can_be_placed_and_twice_alike(graph: TemporalGraph) -> None:
    for center in [one for one in graph if one.kind is not Kind.SOURCE][:1]:
        one = network.place(graph, center.id, language="vi")
        assert one == network.place(graph, center.id, language="vi")
        assert {box.id for box in one.boxes} == {other.id for other in graph if other.kind is not Kind.SOURCE}
        assert [arrow.edge for arrow in one.arrows] == [edge.id for edge in graph.edges()]
