"""Units and links out of the rows of their tables: superiors by day, versions tied by their code, successors by the links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from kgraph.places.tables import Fault, LinkRow, UnitRow, fault
from kgraph.places.units import LEVELS, Link, Parent, Unit, unit_id

Versions: TypeAlias = Mapping[tuple[str, str], Sequence[UnitRow]]
"""The rows of a level and a code, in order of time."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Built:
    """Units with the row each was made of, and the rows that cannot be used.

    ``known`` are the units and those of rows that cannot be used for their superior alone: others lie in them.
    """

    units: Mapping[str, Unit]
    known: Mapping[str, Unit]
    rows: Mapping[str, UnitRow]
    faults: Sequence[Fault]


def build_units(rows: Iterable[UnitRow]) -> Built:
    """Return the units of a table, each with its superiors by day; a row that contradicts another is a fault and makes no unit."""
    faults: list[Fault] = []
    versions = _without_overlaps(rows, faults)
    units: dict[str, Unit] = {}
    known: dict[str, Unit] = {}
    made_of: dict[str, UnitRow] = {}
    for row in (row for group in versions.values() for row in group):
        parents = _parents(row, versions)
        wrong = _uncovered(row, parents)
        id = unit_id(row.level, row.code, row.first)
        known[id] = Unit(id, LEVELS[row.level], row.code, row.name, row.type, row.first, row.last, parents)
        if wrong:
            faults.append(wrong)
        else:
            units[id], made_of[id] = known[id], row
    return Built(units, known, made_of, sorted(faults, key=lambda one: one.line))


def version_links(units: Iterable[Unit], work: str) -> Iterator[Link]:
    """Yield a link between two versions of a unit that follow each other at once: it bears the code on, and another name or superior."""
    groups: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.kind, unit.code].append(unit)
    for group in groups.values():
        ordered = sorted(group, key=lambda unit: unit.first or date.min)
        for before, after in pairwise(ordered):
            if before.last and after.first and before.last + _ONE_DAY == after.first:
                change = "reparented" if before.full_name == after.full_name else "renamed"
                place = f"edition {after.first}, code {after.code}"
                yield Link(before.id, after.id, "whole", change, after.first, work, place)


def ended(unit: Unit, last: date) -> Unit:
    """Return a unit that was there until that day."""
    parents = tuple(replace(parent, last=last) if parent.last is None else parent for parent in unit.parents)
    return replace(unit, last=last, parents=parents)


def on_day(versions: Mapping[tuple[str, str], Sequence[Unit]], level: str, code: str, day: date) -> Unit | None:
    """Return the unit that bears a code of a level on a day."""
    return next((unit for unit in versions.get((level, code), ()) if unit.covers(day)), None)


def changes_of(rows: Iterable[LinkRow], old_names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return for each pair of codes what kind of change it was.

    The one origin of a unit goes on in it: ``reparented`` under its own name, ``renamed`` under another. Of several origins each is
    ``merged`` where all of it went in, ``split`` where a part did.
    """
    rows = list(rows)
    into: dict[str, list[LinkRow]] = defaultdict(list)
    for row in rows:
        into[row.new].append(row)
    return {(row.old, row.new): _change(row, len(into[row.new]), old_names.get(row.old, "")) for row in rows}


def _change(row: LinkRow, origins: int, old_name: str) -> str:
    if row.extent == "part":
        return "split"
    if origins > 1:
        return "merged"
    if len(row.old) != len(row.new):
        return "converted"
    return "reparented" if old_name == f"{row.new_type} {row.new_name}" else "renamed"


def _without_overlaps(rows: Iterable[UnitRow], faults: list[Fault]) -> Versions:
    """Group rows by level and code; of two whose periods share a day the later row is a fault."""
    groups: dict[tuple[str, str], list[UnitRow]] = defaultdict(list)
    for row in rows:
        rival = next((other for other in groups[row.level, row.code] if _share_a_day(row, other)), None)
        if rival is None:
            groups[row.level, row.code].append(row)
        else:
            faults.append(_rivals(row, rival))
    return {key: sorted(group, key=lambda row: row.first or date.min) for key, group in groups.items()}


def _rivals(row: UnitRow, rival: UnitRow) -> Fault:
    known, there = f"code {row.code} of level {row.level}", f"in line {rival.line}"
    if (row.first, row.last, row.name, row.type, row.parent) == (rival.first, rival.last, rival.name, rival.type, rival.parent):
        return fault(row, "code", f"{known} stands {there} with the same words", "remove one of the two rows")
    if row.parent != rival.parent and (row.name, row.type) == (rival.name, rival.type):
        column, what = "parent", f"{known} has the superior {row.parent} here, and {rival.parent} {there} for the same days"
    elif (row.name, row.type) == (rival.name, rival.type):
        column, what = "valid_from", f"{known} stands {there} for some of the same days"
    else:
        column, what = "valid_from", f"{known} is '{row.type} {row.name}' here, and '{rival.type} {rival.name}' {there} for the same days"
    return fault(row, column, what, "give the two rows periods that share no day")


def _share_a_day(one: UnitRow, other: UnitRow) -> bool:
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (one.last or date.max)


def _parents(row: UnitRow, versions: Versions) -> tuple[Parent, ...]:
    """Return the versions of the superior that share a day with the unit, each for those days."""
    if not row.parent:
        return ()
    level = str(int(row.level) - 1)
    above = [other for other in versions.get((level, row.parent), ()) if _share_a_day(row, other)]
    return tuple(
        Parent(unit_id(level, row.parent, other.first), _later(row.first, other.first), _earlier(row.last, other.last)) for other in above
    )


def _uncovered(row: UnitRow, parents: Sequence[Parent]) -> Fault | None:
    """Say that the superior is unknown, or was not there on some day of the unit."""
    if not row.parent:
        return None
    if not parents:
        what = f"no unit of level {int(row.level) - 1} has the code {row.parent} on the days of this one"
        return fault(row, "parent", what, "add the row of the superior, or write the code of the right one")
    due = row.first
    for parent in parents:
        if parent.first != due:
            return _gap(row, due)
        due = parent.last + _ONE_DAY if parent.last else None
    return _gap(row, due) if parents[-1].last != row.last else None


def _gap(row: UnitRow, day: date | None) -> Fault:
    what = f"the superior {row.parent} is not there on every day of the unit" + (f", as on {day}" if day else "")
    return fault(row, "parent", what, "mend the periods of the two: a superior is there as long as the unit under it")


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
