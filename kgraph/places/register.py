"""The register of all units of the country with their periods, superiors and links, opened from one packed file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from kgraph.bundled import data_folder
from kgraph.model import Kind
from kgraph.places import packed
from kgraph.places.changes import Change
from kgraph.places.units import Link, Unit

K = TypeVar("K")
V = TypeVar("V")

FILE = "register/register.zip"


class Register:
    """Units by id, what links them, and who lies in whom on a day; what is looked up is put in order when first asked for.

    Links and changes can be gone through more than once.
    """

    def __init__(self, units: Mapping[str, Unit], links: Iterable[Link], changes: Iterable[Change] = ()) -> None:
        self.units = units
        self._given = links, changes

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every word of every source; two of them can tie the same units."""
        return tuple(self._given[0])

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What editions of the register say otherwise than those before, where the acts of the edition are known."""
        return tuple(self._given[1])

    def links_from(self, unit_id: str) -> tuple[Link, ...]:
        """Return what became of a unit, by day and successor: of several sources the act, and nothing that an act refutes."""
        return self._from.get(unit_id, ())

    def links_into(self, unit_id: str) -> tuple[Link, ...]:
        """Return what a unit came from, by the day and the id of the origin, as ``links_from`` does."""
        return self._into.get(unit_id, ())

    def parent_on(self, unit_id: str, day: date) -> str:
        """Return the id of the superior on a day; ``""`` where the unit had none or was not there."""
        return self.units[unit_id].parent_on(day)

    def children_on(self, unit_id: str, day: date) -> tuple[str, ...]:
        """Return the ids of the units directly under a unit on a day, sorted."""
        return tuple(child for child in self.children(unit_id) if self.units[child].parent_on(day) == unit_id)

    def children(self, unit_id: str) -> tuple[str, ...]:
        """Return the ids of the units that were directly under a unit on some day, sorted."""
        return self._children.get(unit_id, ())

    def versions(self, kind: Kind, code: str) -> tuple[Unit, ...]:
        """Return the units that bear a code of a level, in order of time."""
        return self._versions.get((kind, code), ())

    def units_of(self, province_code: str) -> tuple[str, ...]:
        """Return the ids of the provinces that bear a code, and of every unit that was in them on some day, sorted."""
        found: set[str] = set()
        rest = [unit.id for unit in self.versions(Kind.PROVINCE, province_code)]
        while rest:
            found.update(rest)
            rest = [child for parent in rest for child in self.children(parent) if child not in found]
        return tuple(sorted(found))

    def part(self, province_code: str) -> tuple[str, ...]:
        """Return the ids of a province's units, of all that they became and came from, and of the superiors and their other units, sorted.

        Each walk goes one way in time: what became of a unit, or what it came from, and not what else went into the same.
        """
        own = self.units_of(province_code)
        kin = {*self._reached(own, self._from, "new"), *self._reached(own, self._into, "old")}
        above = {parent.unit_id for id in kin for parent in self.units[id].parents}
        above |= {parent.unit_id for id in above for parent in self.units[id].parents}
        return tuple(sorted(kin | above | {child for parent in above for child in self.children(parent)}))

    def _reached(self, ids: Iterable[str], links: Mapping[str, tuple[Link, ...]], end: str) -> set[str]:
        found: set[str] = set()
        rest = list(ids)
        while rest:
            id = rest.pop()
            if id not in found:
                found.add(id)
                rest.extend(getattr(link, end) for link in links.get(id, ()))
        return found

    @cached_property
    def _standing(self) -> tuple[Link, ...]:
        """The links that no act refutes, one for two units and a day: the last word, for acts are listed behind the lists."""
        return tuple({(link.old, link.new, link.day): link for link in self.links if not link.refuted_by}.values())

    @cached_property
    def _from(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.old, link) for link in sorted(self._standing, key=lambda link: (link.day, link.new)))

    @cached_property
    def _into(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.new, link) for link in sorted(self._standing, key=lambda link: (link.day, link.old)))

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        pairs = {(parent.unit_id, unit.id) for unit in self.units.values() for parent in unit.parents}
        return _grouped(sorted(pairs))

    @cached_property
    def _versions(self) -> dict[tuple[Kind, str], tuple[Unit, ...]]:
        ordered = sorted(self.units.values(), key=lambda unit: unit.first or date.min)
        return _grouped(((unit.kind, unit.code), unit) for unit in ordered)


@cache
def open_register() -> Register:
    """Return the register that comes with kgraph; it is read once.

    Raises:
        BaseFolderError: the packed file is not here, or is damaged.
    """
    tables = packed.read(data_folder() / FILE)
    return Register(packed.units(tables), _Later(packed.links, tables), _Later(packed.changes, tables))


class _Later(Iterable[V]):
    """What is read from the packed tables each time somebody goes through it."""

    def __init__(self, read: Callable[[packed.Texts], Iterator[V]], tables: packed.Texts) -> None:
        self._read, self._tables = read, tables

    def __iter__(self) -> Iterator[V]:
        return self._read(self._tables)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
