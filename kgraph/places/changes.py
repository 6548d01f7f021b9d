"""Changes of units between two editions of the register, with the acts that can have made them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kgraph.errors import LoadError
from kgraph.places.units import Unit, unit_id

CHANGES: Mapping[str, str] = {
    "create": "created",
    "abolish": "abolished",
    "rename": "renamed",
    "reparent": "reparented",
    "rename+reparent": "renamed",
}

_NEXT_ACT = re.compile(r";\s*(?=\d[\w/]*[-/]?[\w-]*(?:NĐ-CP|NQ-CP|UBTVQH\d+|QH\d+))")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """What an edition of the register says otherwise than the one before, dated by the edition.

    ``old`` is ``""`` for a unit that was created, ``new`` for one that was abolished: of what it was made, or who took over, nobody says.
    ``acts`` are those of the edition that name the province, each of which can have made the change; none where none names it.
    """

    day: date
    change: str
    old: str
    new: str
    acts: tuple[str, ...]


def read_changes(rows: Iterable[Mapping[str, str]], units: Mapping[str, Unit], province: str) -> Iterator[Change]:
    """Yield the changes of a table of one province.

    Raises:
        LoadError: a row speaks of a unit that the register does not have.
    """
    last = {(unit.id[2], unit.code, unit.last): unit.id for unit in units.values()}
    for number, row in enumerate(rows, 2):
        day, key = date.fromisoformat(row["date"]), (row["level"], row["code"])
        old = last.get((*key, day - _ONE_DAY), "") if row["before"] else ""
        new = unit_id(*key, day) if row["after"] else ""
        if bool(old) != bool(row["before"]) or (new and new not in units):
            raise LoadError("the register has no such unit on that day", where=f"changes, line {number}", fix="mend date and code")
        yield Change(day, CHANGES[row["change"]], old, new, tuple(candidates(row["decree"], province)))


def candidates(cell: str, province: str) -> Sequence[str]:
    """Return the numbers of the acts in a cell that name the province, each once."""
    found: dict[str, str] = {}
    for act in _NEXT_ACT.split(cell.strip().rstrip(";")):
        number = act.partition(":")[0].strip()
        if province.casefold() in act.casefold():
            found.setdefault(number.split()[0], number)
    return list(found.values())
