"""The grid of the country: every province of the register in a cell of its own, next to those it borders on."""

from datetime import date

import pytest

from kgraph.grids.provinces import province_cells
from kgraph.model import Kind
from kgraph.places.register import open_register

OLD, NEW = date(2017, 4, 24), date(2025, 7, 1)

BORDERS_OLD = """
02-04 02-08 02-15 04-06 04-20 06-19 06-08 06-20 08-19 08-15 10-12 10-15 11-12 11-14 14-15 14-25 14-17 15-25 25-26 26-19 26-01
19-24 24-20 24-22 24-27 27-01 27-30 30-31 31-22 31-34 33-30 33-34 33-35 35-36 35-37 36-37 36-34 37-38 17-01 38-40 40-42 42-44
44-45 45-46 46-48 48-49 49-51 49-62 51-52 51-62 52-54 52-64 62-64 64-66 54-56 54-66 66-67 66-68 66-56 56-58 56-68 58-60 58-68
60-68 67-68 67-70 70-74 70-75 72-74 72-80 74-79 74-75 75-79 75-77 75-60 77-79 79-80 80-82 80-87 82-83 82-86 82-87 83-84 83-86
84-86 84-94 86-92 86-87 87-89 87-92 89-91 89-92 91-92 91-93 91-96 92-93 93-94 94-95 95-96 95-93
""".split()  # noqa: SIM905  # a list of a hundred pairs is read more easily so
BORDERS_NEW = """
04-08 04-19 04-20 08-15 08-19 12-15 11-12 11-14 14-15 14-25 15-25 08-25 19-20 19-24 20-24 20-22 24-22 24-01 24-33 24-31 22-31
01-25 01-19 01-33 01-37 33-31 33-37 37-38 25-37 14-38 38-40 40-42 42-44 44-46 46-48 48-51 51-52 52-66 66-56 66-68 56-68 68-75
68-79 75-79 75-80 79-80 80-82 82-86 82-91 82-92 86-92 91-92 91-96 92-96
""".split()  # noqa: SIM905


@pytest.mark.parametrize(("day", "count"), [(date(2005, 1, 1), 64), (OLD, 63), (date(2025, 6, 30), 63), (NEW, 34)])
def test_every_province_of_a_day_has_a_cell_of_its_own(day: date, count: int) -> None:
    codes = {unit.code for unit in open_register().units.values() if unit.kind is Kind.PROVINCE and unit.covers(day)}
    cells = province_cells(day)
    assert len(codes) == count and codes <= cells.keys()
    assert len({cells[code] for code in codes}) == count


@pytest.mark.parametrize(("day", "pairs"), [(OLD, BORDERS_OLD), (NEW, BORDERS_NEW)], ids=["63", "34"])
def test_provinces_that_border_on_each_other_are_near(day: date, pairs: list[str]) -> None:
    cells = province_cells(day)
    apart = {}
    for pair in pairs:
        one, other = pair.split("-")
        apart[pair] = max(abs(a - b) for a, b in zip(cells[one], cells[other], strict=True))
    assert {pair for pair, steps in apart.items() if steps > 2} == set()
    assert sum(steps == 1 for steps in apart.values()) / len(apart) > 0.8


@pytest.mark.parametrize("day", [OLD, NEW])
def test_the_coast_runs_from_north_to_south(day: date) -> None:
    cells = province_cells(day)
    rows = [cells[code][1] for code in ("38", "40", "42", "44", "46", "48", "51", "52", "66", "68", "79", "86", "96") if code in cells]
    assert rows == sorted(rows)
