"""Units and matches as people read them: in a line of an error, in the rows of a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from kgraph.places.reasons import Match
from kgraph.places.register import Register
from kgraph.places.units import NEW_MAP, OLDEST, Unit

_MOST_LISTED = 8


def match_rows(matches: Iterable[Match], register: Register) -> tuple[dict[str, str], ...]:
    """Return a row for each match: unit, name, kind, within, valid, grade and reasons."""
    return tuple(
        {
            "unit": match.unit.id,
            "name": match.unit.full_name,
            "kind": str(match.unit.kind),
            "within": within(match.unit, register),
            "valid": valid(match.unit),
            "grade": str(match.grade),
            "reasons": "; ".join(map(str, match.reasons)),
        }
        for match in matches
    )


def within(unit: Unit, register: Register) -> str:
    """Return the superiors of a unit, as they were at its end."""
    return ", ".join(register.units[id].full_name for id in _line(unit, register))


def valid(unit: Unit) -> str:
    """Return the days of a unit: ``[..2004-08-31]`` where it is older than the register, ``[2025-07-01..]`` where it is still listed."""
    return f"{unit.first or f'[..{OLDEST}]'}/{unit.last or f'[{NEW_MAP}..]'}"


def listed(units: Sequence[Unit], register: Register) -> str:
    """Return units in one line, each with its id, superiors and days; after eight the number of the others."""
    told = (
        f"{unit.id} ({', '.join(filter(None, (unit.full_name, within(unit, register))))}, {valid(unit)})" for unit in units[:_MOST_LISTED]
    )
    others = [f"{len(units) - _MOST_LISTED} more"] if len(units) > _MOST_LISTED else []
    return "; ".join(chain(told, others))


def _line(unit: Unit, register: Register) -> Iterable[str]:
    day = unit.last or date.max
    above = unit.parent_on(day)
    while above:
        yield above
        above = register.units[above].parent_on(day)
