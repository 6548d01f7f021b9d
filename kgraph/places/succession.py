"""Rows of a succession table put on a register: links and the new units they make, or what is wrong with a row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kgraph.places.building import changes_of
from kgraph.places.tables import Fault, LinkRow, fault
from kgraph.places.units import LEVELS, Link, Unit, level_of, unit_id
from kgraph.text import spelling

_ONE_DAY = timedelta(days=1)
_MEND_PERIOD = "check the day and the code; write the day after its last, or mend its period in the table of units"


@dataclass(frozen=True, slots=True)
class Tied:
    """One row that holds: its link, and the units that it ties."""

    row: LinkRow
    link: Link
    old: Unit
    new: Unit


def tie(rows: Iterable[LinkRow], units: Mapping[str, Unit], work: str) -> tuple[Sequence[Tied], Sequence[Fault]]:
    """Return the rows that hold, and what is wrong with the others.

    The old unit is the one of its code on the day before; the new one is that of the register that begins on the day, or the row makes it.
    """
    tying = _Tying(list(rows), units)
    sound = [row for row in tying.rows if tying.is_sound(row)]
    kinds = changes_of(sound, {row.old: unit.full_name for row in sound if (unit := tying.old(row))})
    tied: list[Tied] = []
    for row in sound:
        old, new = tying.old(row), tying.new(row)
        if old is not None:
            place = f"old {row.old}, new {row.new}"
            tied.append(Tied(row, Link(old.id, new.id, row.extent, kinds[row.old, row.new], row.day, work, place), old, new))
    kept = _without_cycles(tied, tying.faults)
    return kept, sorted(tying.faults, key=lambda one: one.line)


class _Tying:
    """The rows of a table beside the units of a register, and the faults found so far."""

    def __init__(self, rows: Sequence[LinkRow], units: Mapping[str, Unit]) -> None:
        self.rows, self.faults = rows, list[Fault]()
        self._units = units
        self._by_code: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for unit in units.values():
            self._by_code[level_of(unit.id), unit.code].append(unit)
        self._parts: dict[tuple[str, date], _Parts] = defaultdict(_Parts)
        self._names: dict[tuple[str, date], LinkRow] = {}
        for row in rows:
            self._parts[row.old, row.day].add(row)
            self._names.setdefault((row.new, row.day), row)

    def old(self, row: LinkRow) -> Unit | None:
        """Return the unit that bears the old code on the day before."""
        level = "2" if len(row.old) == 3 else "3"
        return next((unit for unit in self._by_code[level, row.old] if unit.covers(row.day - _ONE_DAY)), None)

    def new(self, row: LinkRow) -> Unit:
        """Return the unit that begins on the day: of the register, or as the row has it."""
        id = unit_id("3", row.new, row.day)
        made = Unit(id, LEVELS["3"], row.new, row.new_name, row.new_type, row.day, None, ())
        return self._units.get(id, made)

    def is_sound(self, row: LinkRow) -> bool:
        """Whether the row holds; if not, its fault is kept."""
        wrong = self._of_the_old(row) or self._of_the_new(row) or self._of_the_parts(row)
        if wrong:
            self.faults.append(wrong)
        return not wrong

    def _of_the_old(self, row: LinkRow) -> Fault | None:
        unit = self.old(row)
        if unit is None:
            return self._missing(row)
        if spelling(unit.full_name) != spelling(row.old_name):
            what = f"code {row.old} is '{unit.full_name}' on {row.day - _ONE_DAY}, not '{row.old_name}'"
            return fault(row, "old_name", what, "check the code: it outlives its unit; write the name as the register has it")
        if row.extent == "whole" and unit.last and unit.last >= row.day:
            what = f"the whole of '{unit.full_name}' ({row.old}) went into {row.new} on {row.day}, and it is there until {unit.last}"
            return fault(row, "effective", what, _MEND_PERIOD)
        return None

    def _missing(self, row: LinkRow) -> Fault:
        level, eve = "2" if len(row.old) == 3 else "3", row.day - _ONE_DAY
        gone = [unit for unit in self._by_code[level, row.old] if unit.last and unit.last < eve]
        if gone:
            what = f"'{gone[-1].full_name}' ended on {gone[-1].last}, and its successor begins on {row.day}: nobody has the days between"
            return fault(row, "effective", what, "write the day after its last, or mend its period in the table of units")
        what = f"the register has no unit with the code {row.old} on {eve}"
        return fault(row, "old_code", what, "check the code and the day; give the table of your own units with --map")

    def _of_the_new(self, row: LinkRow) -> Fault | None:
        known, first = self.new(row), self._names[row.new, row.day]
        bearer = self._bearer(row)
        if bearer:
            what = f"code {row.new} is '{bearer.full_name}' until {bearer.last}, and no other unit from {row.day}"
            return fault(row, "new_code", what, _MEND_PERIOD)
        if spelling(known.full_name) != spelling(f"{row.new_type} {row.new_name}"):
            what = f"the unit {known.id} is '{known.full_name}', not '{row.new_type} {row.new_name}'"
            return fault(row, "new_name", what, "check the code; write the name as the register has it")
        if (first.new_type, first.new_name) != (row.new_type, row.new_name):
            what = f"code {row.new} is '{row.new_type} {row.new_name}' here, and '{first.new_type} {first.new_name}' in line {first.line}"
            return fault(row, "new_name", what, "give the two different codes, or write the name in one way")
        return None

    def _bearer(self, row: LinkRow) -> Unit | None:
        """Return the unit that bears the new code on the day and is another than the new one, as far as its last day is known."""
        bearers = (unit for unit in self._by_code["3", row.new] if unit.last and unit.covers(row.day))
        return next((unit for unit in bearers if unit.id != unit_id("3", row.new, row.day)), None)

    def _of_the_parts(self, row: LinkRow) -> Fault | None:
        parts = self._parts[row.old, row.day]
        first = parts.first[row.new]
        if first is not row:
            what = f"the link from {row.old} to {row.new} stands in line {first.line} already"
            return fault(row, "new_code", what, "remove one of the two rows")
        whole = next((other for other in parts.wholes if other.new != row.new), None)
        if whole is not None:
            what = f"the whole of {row.old} went into {whole.new}, says line {whole.line}, and so nothing of it into {row.new}"
            return fault(row, "extent", what, "write partial in both rows, or remove one")
        if row.extent == "part" and len(parts.first) == 1:
            what = f"only a part of {row.old} goes into {row.new}, and no row says what became of the rest"
            return fault(row, "extent", what, "add the rows of the other parts, or write full")
        return None


class _Parts:
    """The rows of one old code and day: the first to each new code, and the first two codes that the whole is said to have gone into."""

    def __init__(self) -> None:
        self.first: dict[str, LinkRow] = {}
        self.wholes: list[LinkRow] = []

    def add(self, row: LinkRow) -> None:
        """Take in one more row."""
        self.first.setdefault(row.new, row)
        if row.extent == "whole" and len(self.wholes) < 2 and row.new not in {whole.new for whole in self.wholes}:
            self.wholes.append(row)


def _without_cycles(tied: Sequence[Tied], faults: list[Fault]) -> list[Tied]:
    """Return the rows in order, without those by which a unit would become itself."""
    after: dict[str, set[str]] = defaultdict(set)
    kept: list[Tied] = []
    for one in tied:
        if one.link.old in _reached(after, one.link.new):
            what = f"'{one.new.full_name}' ({one.link.new}) would become itself"
            faults.append(fault(one.row, "new_code", what, "a link leads to a later unit: check its codes and its day"))
        else:
            after[one.link.old].add(one.link.new)
            kept.append(one)
    return kept


def _reached(after: Mapping[str, set[str]], start: str) -> set[str]:
    """Return all that a unit became, itself among them."""
    found, rest = {start}, [start]
    while rest:
        new = after.get(rest.pop(), set()) - found
        found |= new
        rest.extend(new)
    return found
