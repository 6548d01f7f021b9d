"""Where the sources of a register disagree, each with both of their words."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.bundled import data_folder
from kgraph.model import Kind
from kgraph.places.register import Register
from kgraph.places.units import NEW_MAP, TIER_ENDED, Link, Unit

SPELLINGS = "register/spellings.csv"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What one source says of a unit, and what another says or lets see instead; ``stands`` is the one that counts."""

    kind: str
    unit: str
    name: str
    source: str
    says: str
    other: str
    other_says: str
    stands: str


def disagreements(register: Register) -> Iterator[Disagreement]:
    """Yield the links that an act refutes, names it writes otherwise, provinces that do not fit, and codes without their unit."""
    yield from _refuted(register)
    yield from _spelled(register)
    yield from _in_two_provinces(register)
    yield from _without_their_unit(register)


def _refuted(register: Register) -> Iterator[Disagreement]:
    acts = {link.old: link for link in register.links if link.work != "dvhcvn2025" and link.day == NEW_MAP}
    for link in register.links:
        if link.refuted_by:
            old, act = register.units[link.old], acts[link.old]
            said, decided = _told(register, link), _told(register, act)
            kind = "extent" if link.new == act.new else "successor"
            yield Disagreement(kind, old.id, old.full_name, link.work, said, link.refuted_by, f"{decided}, {act.place}", link.refuted_by)


def _spelled(register: Register) -> Iterator[Disagreement]:
    with (data_folder() / SPELLINGS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unit = next(one for one in register.versions(Kind.COMMUNE, row["code"]) if one.covers(TIER_ENDED))
            yield Disagreement("name", unit.id, unit.full_name, "dvhcvn", row["register"], "nq1678", row["resolution"], "dvhcvn")


def _in_two_provinces(register: Register) -> Iterator[Disagreement]:
    for link in register.links:
        if link.work == "dvhcvn2025":
            old, new = register.units[link.old], register.units[link.new]
            before, now = _province(register, old), register.units[new.parent_on(NEW_MAP)]
            became = {one.new for one in register.links_from(before.id)} or {before.id}
            if now.id not in became:
                said = f"{link.extent} of {old.full_name} ({old.id}) of {before.full_name} went in"
                other = f"{before.full_name} was not joined to {now.full_name}"
                yield Disagreement("province", new.id, new.full_name, link.work, said, "nq202", other, "both")


def _without_their_unit(register: Register) -> Iterator[Disagreement]:
    for unit in register.units.values():
        if unit.first == NEW_MAP and unit.kind is Kind.COMMUNE:
            before = next((one for one in register.versions(unit.kind, unit.code) if one.covers(TIER_ENDED)), None)
            if before and before.id not in {link.old for link in register.links_into(unit.id)}:
                said = f"nothing of {before.full_name} ({before.id}) went in"
                other = f"code {unit.code} was that unit's"
                yield Disagreement("code", unit.id, unit.full_name, "dvhcvn2025", said, "dvhcvn", other, "both")


def _province(register: Register, unit: Unit) -> Unit:
    while unit.parents:
        unit = register.units[unit.parent_on(TIER_ENDED)]
    return unit


def _told(register: Register, link: Link) -> str:
    return f"{link.extent} into {register.units[link.new].full_name} ({link.new})"
