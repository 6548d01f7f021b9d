"""How well a unit fits what is asked: its kind, its superiors, the day, former or new, and the places beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.model import Kind
from kgraph.places.reasons import Match, Reason, graded
from kgraph.places.register import Register
from kgraph.places.superiors import Superiors
from kgraph.places.units import NEW_MAP, OLDEST, Unit
from kgraph.places.variants import folded_key, name_key
from kgraph.places.words import Mark, Phrase

_LEVELS = {Kind.PROVINCE: 1, Kind.DISTRICT: 2, Kind.COMMUNE: 3}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place as it is named, the superiors named with it by words and by id, the day, the kind, and the places beside it."""

    phrase: Phrase
    superiors: tuple[Phrase, ...]
    within: tuple[str, ...]
    day: date | None
    kind: Kind | None
    beside: tuple[Unit, ...]


class Fitting:
    """Says why a unit fits and why not."""

    def __init__(self, register: Register, superiors: Superiors) -> None:
        self._register = register
        self._superiors = superiors

    def match(self, asked: Asked, unit: Unit, name: Reason, *, undecided: bool = False) -> Match:
        """Return a unit with the reason that its name gives, and all others."""
        return graded(unit, (name, *self._reasons(asked, unit)), undecided)

    def ranked(self, matches: Iterable[Match], asked: Asked) -> tuple[Match, ...]:
        """Return matches in order: what least speaks against, then what the places beside suggest, then the newest."""
        return tuple(sorted(matches, key=lambda match: self._rank(match, asked)))

    def kept(self, unit: Unit) -> tuple[Reason, ...]:
        """Return the reason that other versions of the unit have its name too; nothing where none has."""
        versions = self._register.versions(unit.kind, unit.code)
        kept = len(versions) > 1 and any(other is not unit and other.name == unit.name for other in versions)
        return (Reason("kept_name"),) if kept else ()

    def _rank(self, match: Match, asked: Asked) -> tuple[int, str, int, tuple[int, int, int, str]]:
        unit, name = match.unit, match.reasons[0]
        against = sum(reason.against for reason in match.reasons)
        letters = name.about if name.code == "misprint" else ""
        nearness = max((self._nearness(unit, other, asked.day) for other in asked.beside), default=0)
        return against, letters, -nearness, newest(unit)

    def _reasons(self, asked: Asked, unit: Unit) -> Iterator[Reason]:
        if asked.phrase.type:
            yield Reason("level_fits" if unit.type == asked.phrase.type else "other_level", unit.type)
        if asked.kind and unit.kind is not asked.kind:
            yield Reason("other_kind", str(unit.kind))
        for phrase in asked.superiors:
            yield self._superior(asked, unit, phrase)
        for id in asked.within:
            yield self._superior_by_id(asked, unit, id)
        if asked.day is not None:
            yield _presence(unit, asked.day)
        if asked.phrase.mark:
            yield _age(unit, asked.phrase.mark)
        if asked.day is None:
            yield from self.kept(unit)
        for other in asked.beside:
            if self._nearness(unit, other, asked.day):
                yield Reason("context", other.full_name)

    def _superior(self, asked: Asked, unit: Unit, phrase: Phrase) -> Reason:
        """Say whether the unit is in what a phrase names; what only its origins were in is a reason where the words tell of two times."""
        above = self._superiors.of(unit, asked.day)
        own = _named(above, phrase)
        if own:
            return Reason("parent_fits", own.full_name)
        origin = _named(self._superiors.of_origins(unit), phrase)
        if origin and (phrase.mark is Mark.FORMER or asked.phrase.mark is Mark.NEW):
            return Reason("origin_in", origin.full_name)
        near = _named_but_for_accents(above, phrase)
        if near:
            return Reason("parent_near", near.full_name)
        return Reason("origin_only", origin.full_name) if origin else Reason("other_parent", f"{phrase.type} {phrase.name}".strip())

    def _superior_by_id(self, asked: Asked, unit: Unit, id: str) -> Reason:
        fits = any(above.id == id for above in self._superiors.of(unit, asked.day))
        return Reason("parent_fits" if fits else "other_parent", self._register.units[id].full_name)

    def _nearness(self, unit: Unit, other: Unit, day: date | None) -> int:
        """Return how near two units lie: 3 where one is in the other, 2 in one district, 1 in one province, else 0."""
        above, beside = self._superiors.of(unit, day), self._superiors.of(other, day)
        if other in above or unit in beside:
            return 3
        shared = {superior.kind for superior in above if superior in beside}
        return 2 if Kind.DISTRICT in shared else 1 if shared else 0


def newest(unit: Unit) -> tuple[int, int, int, str]:
    """Return a key that sorts units: those still there and that ended last first, then the higher level, then what began last."""
    last, first = unit.last or date.max, unit.first or date.min
    return -last.toordinal(), _LEVELS[unit.kind], -first.toordinal(), unit.id


def _named(units: Iterable[Unit], phrase: Phrase) -> Unit | None:
    key = name_key(phrase.name)
    return next((unit for unit in units if name_key(unit.name) == key and _is_so(unit, phrase)), None)


def _named_but_for_accents(units: Iterable[Unit], phrase: Phrase) -> Unit | None:
    key = folded_key(phrase.name)
    return next((unit for unit in units if folded_key(unit.name) == key and _is_so(unit, phrase)), None)


def _is_so(unit: Unit, phrase: Phrase) -> bool:
    if phrase.type and unit.type != phrase.type:
        return False
    return not phrase.mark or not _age(unit, phrase.mark).against


def _presence(unit: Unit, day: date) -> Reason:
    """Say whether the unit was there on the day; of the time before the register nobody says so."""
    if unit.first and day < unit.first:
        return Reason("not_yet", str(unit.first))
    if unit.last and unit.last < day:
        return Reason("ended", str(unit.last))
    return Reason("before_register", str(OLDEST)) if day < OLDEST else Reason("there_on_day")


def _age(unit: Unit, mark: Mark) -> Reason:
    if mark is Mark.FORMER:
        return Reason("former", str(unit.last)) if unit.last else Reason("not_former")
    is_new = unit.first is not None and unit.first >= NEW_MAP
    return Reason("new", str(unit.first)) if is_new else Reason("not_new", str(NEW_MAP))
