"""The rows of the two tables that a register is made of, units and succession, each cell read or told its fault."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from kgraph.dates import PartialDate
from kgraph.errors import DataError, DateError, LoadError
from kgraph.places.units import LEVELS
from kgraph.text import normal

UNITS = ("code", "level", "name", "parent", "valid_from", "valid_to")
SUCCESSION = ("old_code", "old_name", "new_code", "new_name", "extent", "effective")
TYPES = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Tỉnh", "Quận", "Huyện", "Phường", "Xã")
EXTENTS: Mapping[str, str] = {"full": "whole", "partial": "part"}

_DIGITS: Mapping[str, Sequence[int]] = {"1": (2, 3), "2": (3,), "3": (5,)}
"""How many digits a code of each level has; provinces had three before 2004."""

_FLOAT = re.compile(r"([0-9]+)\.0+", re.ASCII)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One version of a unit as its row says: half-open days are turned into the first and the last day."""

    line: int
    text: str
    code: str
    level: str
    type: str
    name: str
    parent: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as its row says: the whole or a part of the old unit went into the new one on a day."""

    line: int
    text: str
    old: str
    old_name: str
    new: str
    new_type: str
    new_name: str
    extent: str
    day: date


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used: its line, its text, and an error that names the cell and how to mend it."""

    line: int
    text: str
    error: DataError


Line: TypeAlias = tuple[int, str, Sequence[str]]
"""Where a row begins, its text, and its cells."""

Cells: TypeAlias = Mapping[str, str]
Row = TypeVar("Row", UnitRow, LinkRow)


def read_units(lines: Iterable[Line], header: Sequence[str]) -> Iterator[UnitRow | Fault]:
    """Yield the rows of a table of units.

    Raises:
        LoadError: a column is missing.
    """
    return _read(lines, header, UNITS, _unit_row)


def read_succession(lines: Iterable[Line], header: Sequence[str]) -> Iterator[LinkRow | Fault]:
    """Yield the rows of a table of succession.

    Raises:
        LoadError: a column is missing.
    """
    return _read(lines, header, SUCCESSION, _link_row)


def fault(row: UnitRow | LinkRow, column: str, what: str, fix: str) -> Fault:
    """Return what is wrong with a cell of a row that was read."""
    return Fault(row.line, row.text, DataError(what, where=f"column {column}", fix=fix))


def typed(name: str) -> tuple[str, str]:
    """Return the type of a unit in lower case, and its name without it; an empty type for a name that has none."""
    plain = normal(name)
    word = next((word for word in TYPES if plain.casefold().startswith(f"{word} ".casefold())), "")
    return word.lower(), plain[len(word) :].strip()


def _read(
    lines: Iterable[Line], header: Sequence[str], columns: Sequence[str], make: Callable[[int, str, Cells], Row]
) -> Iterator[Row | Fault]:
    missing = [column for column in columns if column not in header]
    if missing:
        raise LoadError(f"the table has no column '{missing[0]}'", where="line 1", fix=f"the first line must be: {','.join(columns)}")
    for line, text, cells in lines:
        try:
            if len(cells) != len(header):
                fix = "quote a cell that holds a comma"
                raise DataError(f"the row has {len(cells)} cells, the first line has {len(header)}", fix=fix)
            yield make(line, text, dict(zip(header, map(normal, cells), strict=True)))
        except DataError as err:
            yield Fault(line, text, err)


def _unit_row(line: int, text: str, cells: Cells) -> UnitRow:
    level = cells["level"]
    if level not in LEVELS:
        raise _wrong("level", f"'{level}' is no level", "write 1 for a province, 2 for a district, 3 for a commune")
    type, name = _name("name", cells)
    code = _code("code", cells, _DIGITS[level])
    parent = _code("parent", cells, _DIGITS.get(str(int(level) - 1), ())) if cells["parent"] else ""
    if bool(parent) != (level != "1"):
        what = "a province has no superior here" if parent else "the unit has no superior"
        raise _wrong("parent", what, "write the code of the unit one level up; leave it blank for a province")
    first, end = _day("valid_from", cells), _day("valid_to", cells)
    if end and first and end <= first:
        raise _wrong(
            "valid_to", f"the period ends on {end}, and begins on {first}", "write the earlier day first; the end is the day after the last"
        )
    return UnitRow(line, text, code, level, type, name, parent, first, end - _ONE_DAY if end else None)


def _link_row(line: int, text: str, cells: Cells) -> LinkRow:
    extent = cells["extent"]
    if extent not in EXTENTS:
        raise _wrong("extent", f"'{extent}' is no extent", "write full or partial")
    day = _day("effective", cells)
    if day is None:
        raise _wrong("effective", "the link has no day", "write the day on which the new unit began")
    type, name = _name("new_name", cells)
    old, new = _code("old_code", cells, (3, 5)), _code("new_code", cells, (5,))
    return LinkRow(line, text, old, normal(cells["old_name"]), new, type, name, EXTENTS[extent], day)


def _name(column: str, cells: Cells) -> tuple[str, str]:
    type, name = typed(cells[column])
    if not type or not name:
        raise _wrong(
            column, f"'{cells[column]}' does not begin with a type of unit", f"write the whole name; types are: {', '.join(TYPES)}"
        )
    return type, name


def _code(column: str, cells: Cells, digits: Sequence[int]) -> str:
    """Read a code that has one of so many digits."""
    code = cells[column]
    as_number = _FLOAT.fullmatch(code)
    if as_number:
        right = " or ".join(as_number[1].zfill(width) for width in digits if width >= len(as_number[1])) or as_number[1]
        fix = f"write {right}; a spreadsheet keeps the zeros of codes in columns of text alone"
        raise _wrong(column, f"'{code}' is a number with a fraction, not a code", fix)
    if not (code.isascii() and code.isdigit() and (len(code) in digits or not digits)):
        what = f"'{code}' is no code" if code else "the code is missing"
        raise _wrong(column, what, f"write its {' or '.join(map(str, digits))} digits, with the zeros before it")
    return code


def _day(column: str, cells: Cells) -> date | None:
    """Read a day in the one form of the register; a year that stands for no date, as 0001 and 9999, is none."""
    text = cells[column]
    if not text:
        return None
    try:
        day = PartialDate(text, text)
    except DateError as err:
        raise _no_day(column, text) from err
    if not day.is_day:
        raise _no_day(column, text)
    return day.earliest


def _no_day(column: str, text: str) -> DataError:
    return _wrong(column, f"'{text}' is no day", "write 2025-07-01; leave it blank before or after the register")


def _wrong(column: str, what: str, fix: str) -> DataError:
    return DataError(what, where=f"column {column}", fix=fix)
