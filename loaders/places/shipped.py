"""The register that comes with kgraph as claims, of one province or of the whole country."""

from collections.abc import Iterator, Mapping

from kgraph import Claim, Kind, Loaded, LoadError, PartialDate, Reading, Source, Span, places
from loaders.places.listing import passages
from loaders.places.sayings import became, part_of

OLDER = PartialDate("", places.OLDEST.isoformat())
LAST_EDITION = PartialDate("2025-03-01", "")
NEW_LIST = PartialDate(places.NEW_MAP.isoformat(), "")
WHOLE = "all"


def shipped(part: str) -> Iterator[Loaded]:
    """Yield what the register says of a province, given by its code, or of the whole country: ``all``.

    Raises:
        LoadError: no province has the code.
    """
    register = places.open_register()
    ids = register.part(part) if part != WHOLE else tuple(register.units)
    if not ids:
        raise _unknown(part, register)
    yield from _Saying(register, frozenset(ids)).items()


def _unknown(part: str, register: places.Register) -> LoadError:
    provinces = sorted({(unit.code, unit.name) for unit in register.units.values() if unit.kind is Kind.PROVINCE})
    named = next((f"did you mean places:{code}?" for code, name in provinces if name.casefold() == part.casefold()), "")
    codes = ", ".join(dict.fromkeys(code for code, _ in provinces))
    fix = named or f"write places:{WHOLE} for the whole country, or places: and the code of a province: {codes}"
    what = f"no province has the code '{part}'" if part else "no part of the register is named"
    return LoadError(what, where=f"places:{part}", fix=fix)


class _Saying:
    """What each source of the register says, as claims."""

    def __init__(self, register: places.Register, ids: frozenset[str]) -> None:
        self._register, self._works, self._ids = register, places.works(), ids
        self._wanted = [link for link in register.links if link.old in ids and link.new in ids]
        self._units, self._links = passages(register, ids, {link.old for link in self._wanted})
        self._acts = {(change.old, change.new): "; ".join(change.acts) for change in register.changes if change.acts}
        self._clause = {link.old: link.place for link in register.links if link.work == "nq1678"}

    def items(self) -> Iterator[Loaded]:
        """Yield the rows of the units and links as documents, then the claims on units and on the links between them."""
        yield from self._units.documents()
        yield from self._links.documents()
        for id in sorted(self._ids):
            yield from self._superiors(self._register.units[id])
        yield from map(self._link, self._wanted)

    def _superiors(self, unit: places.Unit) -> Iterator[Claim]:
        for parent in unit.parents:
            superior = self._register.units[parent.unit_id]
            start = PartialDate.day(parent.first) if parent.first else OLDER
            yield part_of(unit, superior, Span(start, self._listed_to(parent)), self._listing(unit), self._ends(unit, parent))
            if parent.last == places.TIER_ENDED:
                source, more = self._ending(unit)
                yield part_of(unit, superior, Span(start, PartialDate.day(parent.last)), source, more, Reading.CONTEXT)

    def _listed_to(self, parent: places.Parent) -> PartialDate:
        """Until when the register lists it so: what ended later, it cannot have seen."""
        if parent.last is None:
            return NEW_LIST
        return LAST_EDITION if parent.last == places.TIER_ENDED else PartialDate.day(parent.last)

    def _listing(self, unit: places.Unit) -> Source:
        if unit.first == places.NEW_MAP:
            return self._source("dvhcvn2025", f"code {unit.code}", unit)
        return self._source("dvhcvn", f"level {unit.id[2]}, code {unit.code}", unit)

    def _ends(self, unit: places.Unit, parent: places.Parent) -> Mapping[str, str]:
        """How the unit began or ended, where nobody says out of what, or who took over."""
        said: dict[str, str] = {}
        if unit.first and unit.first == parent.first and not self._register.links_into(unit.id):
            said |= {"begun": "created", "begun_acts": self._acts.get(("", unit.id), "")}
        if unit.last and unit.last == parent.last != places.TIER_ENDED and not self._register.links_from(unit.id):
            said |= {"ended": "abolished", "ended_acts": self._acts.get((unit.id, ""), "")}
        return said

    def _ending(self, unit: places.Unit) -> tuple[Source, Mapping[str, str]]:
        """Who says that the unit ended with the old map; a district that no other unit followed ended with its tier."""
        if unit.kind is Kind.DISTRICT:
            more = {} if self._register.links_from(unit.id) else {"ended": "tier_ended"}
            return self._source("nq203", "Điều 2", unit), more
        if unit.id in self._clause:
            return self._source("nq1678", f"{self._clause[unit.id]}; Điều 2 khoản 3", unit), {}
        return self._source("dvhcvn2025", f"old {unit.code}", unit), {}

    def _link(self, link: places.Link) -> Claim:
        old, new = self._register.units[link.old], self._register.units[link.new]
        source = self._links.source(self._works[link.work], link.place, link)
        return became(old, new, link, source, self._acts.get((link.old, link.new), "") if link.work == "dvhcvn" else "")

    def _source(self, work: str, place: str, unit: places.Unit) -> Source:
        return self._units.source(self._works[work], place, unit.id)
