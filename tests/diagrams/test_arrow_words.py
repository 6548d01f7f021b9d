"""The words on arrows stand on their lines and do not hide each other."""

from itertools import combinations

from kgraph.diagrams import fonts
from kgraph.diagrams.arrow_words import LABEL, with_words_placed
from kgraph.diagrams.boxes import Arrow, Box
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.network import place
from kgraph.model import Kind, Relation
from tests.diagrams.networks import crowd, luong


def box(box_id: str, x: float, y: float) -> Box:
    return Box(box_id, Kind.POST, box_id, (box_id,), "none", "", False, False, x, y, 100, 30)


def arrow(edge: str, start: str, end: str, words: str = "12/2015 – ?") -> Arrow:
    return Arrow(edge, start, end, Relation.HOLDS, "giữ chức", words, (words,), "", "certain", "accepted", False, ())


def overlapping(arrows: tuple[Arrow, ...]) -> list[tuple[str, str]]:
    """Edges whose words lie on each other."""
    sides = {one.edge: (max(width(line, LABEL, fonts.REGULAR) for line in one.lines), len(one.lines) * LABEL * LINE) for one in arrows}

    def touch(one: Arrow, other: Arrow) -> bool:
        wide, high = ((sides[one.edge][n] + sides[other.edge][n]) / 2 for n in (0, 1))
        return abs(one.at[0] - other.at[0]) < wide and abs(one.at[1] - other.at[1]) < high

    return [(one.edge, other.edge) for one, other in combinations(arrows, 2) if touch(one, other)]


def test_words_that_nothing_hinders_stand_in_the_middle_between_the_boxes() -> None:
    assert with_words_placed([box("a", 0, 0), box("b", 400, 0)], [arrow("e", "a", "b")])[0].at == (200.0, 0.0)


def test_words_of_lines_that_cross_stand_apart() -> None:
    boxes = [box("a", 0, 0), box("b", 0, 50), box("c", 400, 0), box("d", 400, 50)]
    found = with_words_placed(boxes, [arrow("ad", "a", "d"), arrow("bc", "b", "c")])
    assert overlapping(found) == []
    assert all(0 <= one.at[1] <= 50 for one in found)


def test_words_of_two_terms_in_one_post_stand_apart() -> None:
    found = with_words_placed([box("a", 0, 0), box("b", 400, 0)], [arrow("e", "a", "b"), arrow("f", "a", "b")])
    assert overlapping(found) == []


def test_words_move_off_a_box_that_their_line_passes_under() -> None:
    boxes = [box("a", 0, 0), box("b", 600, 0), box("between", 300, 0)]
    x, _ = with_words_placed(boxes, [arrow("e", "a", "b", "thuộc")])[0].at
    assert not 250 < x < 350


def test_no_words_of_a_career_hide_each_other() -> None:
    assert overlapping(luong().arrows) == []


def test_in_a_crowd_no_words_are_placed() -> None:
    assert {one.at for one in place(crowd(50), "o", language="vi").arrows} == {(0.0, 0.0)}
