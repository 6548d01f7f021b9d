"""Where each province stands in the grid of the country: placed by hand, for the map until 30 June 2025 and for that from the day after."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from kgraph.grids.cells import Cell


def province_cells(day: date) -> Mapping[str, Cell]:
    """Return the cell of each province that some day of the map of that day had, by code; no two share one."""
    return next(cells for first, last, cells in _maps() if first <= day <= last)


@cache
def _maps() -> tuple[tuple[date, date, Mapping[str, Cell]], ...]:
    maps: dict[tuple[date, date], dict[str, Cell]] = {}
    for row in csv.DictReader(files("kgraph.grids").joinpath("provinces.csv").read_text("utf-8").splitlines()):
        days = _day(row["first"], date.min), _day(row["last"], date.max)
        maps.setdefault(days, {})[row["code"]] = (int(row["column"]), int(row["row"]))
    return tuple((*days, cells) for days, cells in maps.items())


def _day(text: str, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise
