"""All superiors of a unit on a day or ever, and those of the units it came from."""

from collections.abc import Iterator
from datetime import date

from kgraph.places.register import Register
from kgraph.places.units import Unit


class Superiors:
    """Looks up superiors; what was found is kept."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._ever: dict[str, tuple[Unit, ...]] = {}
        self._origins: dict[str, tuple[Unit, ...]] = {}

    def of(self, unit: Unit, day: date | None) -> tuple[Unit, ...]:
        """Return the superiors of every level, the nearest first: on the day, or in all the time the unit was there."""
        if day is not None and unit.covers(day):
            return _unique(self._above(unit, day, day))
        if unit.id not in self._ever:
            self._ever[unit.id] = _unique(self._above(unit, unit.first or date.min, unit.last or date.max))
        return self._ever[unit.id]

    def of_origins(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the superiors of whatever the unit came from, through all changes."""
        if unit.id not in self._origins:
            above = (found for origin in self._before(unit) for found in self.of(origin, None))
            self._origins[unit.id] = _unique(above)
        return self._origins[unit.id]

    def _above(self, unit: Unit, first: date, last: date) -> Iterator[Unit]:
        """Yield the superiors of some day between the two, and theirs of the same days."""
        for parent in unit.parents:
            begin, end = max(first, parent.first or date.min), min(last, parent.last or date.max)
            if begin <= end:
                above = self._register.units[parent.unit_id]
                yield above
                yield from self._above(above, begin, end)

    def _before(self, unit: Unit) -> tuple[Unit, ...]:
        found: dict[str, Unit] = {}
        rest = [unit.id]
        while rest:
            origins = {link.old for id in rest for link in self._register.links_into(id)} - found.keys() - {unit.id}
            found |= {id: self._register.units[id] for id in origins}
            rest = sorted(origins)
        return tuple(found.values())


def _unique(units: Iterator[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.id: unit for unit in units}.values())
