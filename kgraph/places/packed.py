"""The packed file of a register: tables of plain CSV in one zip, the same bytes for the same tables."""

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kgraph.errors import BaseFolderError
from kgraph.places.changes import Change
from kgraph.places.units import LEVELS, Link, Parent, Unit, level_of

Rows: TypeAlias = Sequence[Sequence[str]]
Tables: TypeAlias = Mapping[str, Rows]
Texts: TypeAlias = Mapping[str, str]
"""The tables by name, each as one text of CSV."""

UNIT_COLUMNS = ("id", "type", "name", "first", "last", "parents")
CHANGE_COLUMNS = ("day", "change", "old", "new", "acts")
LINK_COLUMNS = ("old", "new", "extent", "change", "day", "work", "place", "refuted_by")

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(tables: Tables) -> bytes:
    """Return the packed tables, each with its columns as the first row."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as packed:
        for name in sorted(tables):
            text = io.StringIO(newline="")
            csv.writer(text, lineterminator="\n").writerows(tables[name])
            member = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_LZMA, 3, 0o644 << 16
            packed.writestr(member, text.getvalue())
    return out.getvalue()


def read(path: Path) -> Texts:
    """Return the tables of a packed file by name.

    Raises:
        BaseFolderError: there is no such file, or it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return {name.removesuffix(".csv"): packed.read(name).decode("utf-8") for name in packed.namelist()}
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError, EOFError, RuntimeError) as err:
        raise BaseFolderError("the register of places cannot be read", where=path.name, fix="install kgraph again: pip install .") from err


def unit_row(unit: Unit) -> Sequence[str]:
    """Return a unit as a row of its table."""
    parents = ";".join(_parent_text(unit, parent) for parent in unit.parents)
    return unit.id, unit.type, unit.name, _day_text(unit.first), _day_text(unit.last), parents


def link_row(link: Link) -> Sequence[str]:
    """Return a link as a row of its table."""
    return link.old, link.new, link.extent, link.change, link.day.isoformat(), link.work, link.place, link.refuted_by


def change_row(change: Change) -> Sequence[str]:
    """Return a change as a row of its table."""
    return change.day.isoformat(), change.change, change.old, change.new, "; ".join(change.acts)


def units(tables: Texts) -> dict[str, Unit]:
    """Return the units of the packed tables by id."""
    days, parents = _Days(), dict[tuple[str, str, str], tuple[Parent, ...]]()
    return {row[0]: _unit(row, days, parents) for row in _rows(tables["units"])}


def links(tables: Texts) -> Iterator[Link]:
    """Yield the links of the packed tables."""
    for old, new, extent, change, day, work, place, refuted_by in _rows(tables["links"]):
        yield Link(old, new, extent, change, date.fromisoformat(day), work, place, refuted_by)


def changes(tables: Texts) -> Iterator[Change]:
    """Yield the changes of the packed tables."""
    for day, change, old, new, acts in _rows(tables["changes"]):
        yield Change(date.fromisoformat(day), change, old, new, tuple(acts.split("; ")) if acts else ())


class _Days(dict[str, date | None]):
    """Days by their text, each read once."""

    def __missing__(self, text: str) -> date | None:
        self[text] = _day(text)
        return self[text]


def _rows(text: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    next(rows)
    return rows


def _unit(row: Sequence[str], days: "_Days", known: dict[tuple[str, str, str], tuple[Parent, ...]]) -> Unit:
    """Read a unit; units under one superior for the same days share what says so."""
    id, type, name, first, last, parents = row
    begun, ended, key = days[first], days[last], (parents, first, last)
    if key not in known:
        known[key] = tuple(_parent(text, begun, ended) for text in parents.split(";")) if parents else ()
    return Unit(id, LEVELS[level_of(id)], id[4 : id.index("@")], name, sys.intern(type), begun, ended, known[key])


def _parent(text: str, first: date | None, last: date | None) -> Parent:
    """Read a superior; where its days are not written they are those of the unit."""
    if "|" not in text:
        return Parent(text, first, last)
    unit_id, begun, ended = text.split("|")
    return Parent(unit_id, _day(begun), _day(ended))


def _parent_text(unit: Unit, parent: Parent) -> str:
    if (parent.first, parent.last) == (unit.first, unit.last):
        return parent.unit_id
    return f"{parent.unit_id}|{_day_text(parent.first)}|{_day_text(parent.last)}"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Rows:
    """Return rows with their columns as the first row, sorted."""
    return [columns, *sorted(map(tuple, rows))]
