"""What a register counts to: links, units, names that went to others, changes, disagreements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.model import Kind
from kgraph.places.disagreements import disagreements
from kgraph.places.register import Register
from kgraph.places.units import NEW_MAP, TIER_ENDED, Link, Unit
from kgraph.text import spelling

LIST = "dvhcvn2025"


@dataclass(frozen=True, slots=True)
class Count:
    """A number, the code of what it counts, and what that is in words."""

    code: str
    count: int
    meaning: str


def counts(register: Register) -> Iterator[Count]:
    """Yield the counts of a register, each computed from its units, links and changes."""
    yield from _of_units(register)
    yield from _of_links(register)
    yield from _of_names(register)
    with_acts = sum(1 for change in register.changes if change.acts)
    yield Count("changes", len(register.changes), "changes of Nghệ An between editions of the register")
    yield Count("changes_with_act", with_acts, "changes of an edition of which an act names Nghệ An")
    yield Count("changes_without_act", len(register.changes) - with_acts, "changes whose act is unknown")
    yield Count("disagreements", len(list(disagreements(register))), "disagreements between the sources")


def _of_units(register: Register) -> Iterator[Count]:
    yield Count("versions", len(register.units), "versions of units of all levels since 2004-08-31")
    for kind in (Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE):
        name = kind.lower()
        yield Count(f"{name}_before", _there(register, kind, TIER_ENDED), f"units of level {name} on {TIER_ENDED}")
        yield Count(f"{name}_after", _there(register, kind, NEW_MAP), f"units of level {name} on {NEW_MAP}")


def _of_links(register: Register) -> Iterator[Count]:
    listed = [link for link in register.links if link.work == LIST]
    old = {link.old for link in listed}
    yield Count("links", len(listed), f"links of the list of {NEW_MAP}")
    yield Count("links_whole", sum(link.extent == "whole" for link in listed), "links of a whole unit")
    yield Count("links_part", sum(link.extent == "part" for link in listed), "links of a part of a unit")
    yield Count("old_units", len(old), "units that the links lead from")
    yield Count("old_districts", sum(register.units[id].kind is Kind.DISTRICT for id in old), "districts among them, all of them islands")
    yield Count("new_units", len({link.new for link in listed}), "units that the links lead to")
    there_and_back = sum(_comes_back(register, id) for id in old)
    yield Count("there_and_back", there_and_back, "old units that reach a successor, and are reached from each of theirs")


def _of_names(register: Register) -> Iterator[Count]:
    new = [unit for unit in register.units.values() if unit.kind is Kind.COMMUNE and unit.first == NEW_MAP]
    pairs = [(unit, before) for unit in new if (before := _bearer(register, unit))]
    renamed = [(unit, before) for unit, before in pairs if spelling(unit.full_name) != spelling(before.full_name)]
    after_another = sum(_is_named_after_another(register, unit, before) for unit, before in pairs)
    yield Count("codes_kept", len(pairs), "new communes whose code a commune had before")
    yield Count("codes_renamed", len(renamed), "of these under another name or type")
    yield Count("named_after_another", after_another, "of these under the name of another of the units that were joined")


def _there(register: Register, kind: Kind, day: date) -> int:
    return sum(unit.kind is kind and unit.covers(day) for unit in register.units.values())


def _comes_back(register: Register, id: str) -> bool:
    became = register.links_from(id)
    return bool(became) and all(id in {link.old for link in register.links_into(link.new)} for link in became)


def _bearer(register: Register, unit: Unit) -> Unit | None:
    """Return the unit that had its code on the last day before."""
    return next((one for one in register.versions(unit.kind, unit.code) if one.covers(TIER_ENDED)), None)


def _is_named_after_another(register: Register, unit: Unit, before: Unit) -> bool:
    if spelling(unit.name) == spelling(before.name):
        return False
    others: list[Link] = [link for link in register.links_into(unit.id) if link.old != before.id]
    return any(spelling(register.units[link.old].name) == spelling(unit.name) for link in others)
