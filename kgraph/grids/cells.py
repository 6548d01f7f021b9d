"""Cells of a grid, a column and a row, for units in order or for points that keep their order."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil, sqrt
from typing import TypeAlias

Cell: TypeAlias = tuple[int, int]
"""A column from the left and a row from the top, from 0."""

Point: TypeAlias = tuple[float, float]
"""Degrees of longitude and of latitude."""

MOST_COLUMNS = 16
"""What a page takes, with names that can be read."""

_WIDE, _ROOM = 1.5, 1.2
"""How much wider than high a grid is, in tiles, and how many cells a row has for each tile that stands in it."""


def in_rows(ids: Sequence[str], columns: int = 0) -> dict[str, Cell]:
    """Return a cell for each id, row by row, there and back, so that those who follow each other are neighbours."""
    width = columns or _columns(len(ids))
    cells: dict[str, Cell] = {}
    for number, one in enumerate(ids):
        row, at = divmod(number, width)
        cells[one] = (width - 1 - at if row % 2 else at, row)
    return cells


def by_points(points: Mapping[str, Point]) -> dict[str, Cell]:
    """Return a cell for each point: rows from north to south, and in each row from west to east, as near to the point as others allow."""
    if not points:
        return {}
    from_north = sorted(points, key=lambda one: (-points[one][1], points[one][0], one))
    rows = ceil(len(points) / _per_row(points))
    columns = min(MOST_COLUMNS, ceil(_ROOM * ceil(len(points) / rows)))
    cells: dict[str, Cell] = {}
    ends = [round(len(from_north) * row / rows) for row in range(rows + 1)]
    for row, (first, last) in enumerate(pairwise(ends)):
        from_west = sorted(from_north[first:last], key=lambda one: (points[one][0], one))
        for one, column in zip(from_west, _spread(from_west, points, max(columns, len(from_west))), strict=True):
            cells[one] = (column, row)
    return cells


def beside(cells: Mapping[str, Cell], ids: Sequence[str]) -> dict[str, Cell]:
    """Return cells for more ids in rows of their own, under those that are taken."""
    under = max((row for _, row in cells.values()), default=-1) + 1
    width = max((column for column, _ in cells.values()), default=_columns(len(ids)) - 1) + 1
    return {one: (column, row + under) for one, (column, row) in in_rows(ids, width).items()}


def _columns(count: int) -> int:
    return max(1, min(MOST_COLUMNS, ceil(sqrt(count * _WIDE))))


def _per_row(points: Mapping[str, Point]) -> int:
    """How many stand in a row, so that a grid is about as high for its width as the points are."""
    east = [x for x, _ in points.values()]
    north = [y for _, y in points.values()]
    wide, high = max(east) - min(east), max(north) - min(north)
    shape = wide / high if wide and high else 1.0
    return max(1, min(MOST_COLUMNS, ceil(sqrt(len(points) * min(max(shape, 0.2), 5.0)))))


def _spread(from_west: Sequence[str], points: Mapping[str, Point], columns: int) -> list[int]:
    """The column of each, near where it lies, none twice and none out of order."""
    east = [x for x, _ in points.values()]
    least, room = min(east), (max(east) - min(east)) or 1.0
    taken: list[int] = []
    for one in from_west:
        wanted = round((points[one][0] - least) / room * (columns - 1))
        taken.append(max(wanted, taken[-1] + 1) if taken else wanted)
    last = columns
    for number in range(len(taken) - 1, -1, -1):
        last = taken[number] = min(taken[number], last - 1)
    return taken
