"""Cells: no two units share one, who follow each other are neighbours, and points keep their order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kgraph.grids.cells import MOST_COLUMNS, Point, beside, by_points, in_rows

COUNTS = st.integers(0, 600)
POINTS = st.lists(st.tuples(st.floats(102, 110), st.floats(8, 24)), max_size=80)


def named(points: list[Point]) -> dict[str, Point]:
    return {f"u{number:03}": point for number, point in enumerate(points)}


@given(COUNTS)
def test_rows_go_there_and_back(count: int) -> None:
    cells = in_rows([str(number) for number in range(count)])
    assert len(set(cells.values())) == count
    assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in pairwise(cells.values()))
    assert all(column < MOST_COLUMNS for column, _ in cells.values())


def test_rows_of_a_width_that_is_given() -> None:
    assert in_rows(["a", "b", "c", "d", "e"], 2) == {"a": (0, 0), "b": (1, 0), "c": (1, 1), "d": (0, 1), "e": (0, 2)}


@given(POINTS)
def test_points_keep_their_order(points: list[Point]) -> None:
    at = named(points)
    cells = by_points(at)
    assert len(set(cells.values())) == len(at) and cells.keys() == at.keys()
    for one in at:
        for other in at:
            if cells[one][1] < cells[other][1]:
                assert at[one][1] >= at[other][1]
            elif cells[one][1] == cells[other][1] and cells[one][0] < cells[other][0]:
                assert at[one][0] <= at[other][0]
    assert all(0 <= column < MOST_COLUMNS + 5 and row >= 0 for column, row in cells.values())


def test_four_corners_stay_corners() -> None:
    corners = {"nw": (104.0, 20.0), "ne": (106.0, 20.1), "sw": (104.1, 19.0), "se": (106.2, 19.1)}
    cells = by_points(corners)
    assert cells["nw"][0] < cells["ne"][0] and cells["sw"][0] < cells["se"][0]
    assert cells["nw"][1] == cells["ne"][1] < cells["sw"][1] == cells["se"][1]


def test_what_has_no_point_stands_below() -> None:
    assert beside({"a": (0, 0), "b": (1, 0)}, ["c", "d", "e"]) == {"c": (0, 1), "d": (1, 1), "e": (1, 2)}
    assert beside({}, ["c"]) == {"c": (0, 0)}
