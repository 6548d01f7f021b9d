"""Say of a place whether there ever was such a unit, by the register, and which units of near names there are."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from kgraph import PartialDate, places
from loaders.article.lexicon import table
from loaders.article.mentions import Place
from loaders.article.placing import level_of, parted, rank_of
from loaders.article.tokens import key_of, tokens_of
from loaders.article.values import LEAVE

_VILLAGE = 4
_NEAR = 3
_SPELT_OTHERWISE = frozenset({"exact_name", "spelling", "i_or_y", "other_accents"})


@dataclass(frozen=True, slots=True)
class Held:
    """When a post was held, as far as that says which places there were: unknown where it may have been at any time."""

    day: PartialDate
    old: bool
    """Whether it was before the register begins, which cannot say then what there was."""


def held(event: str, start: str, end: str, published: str) -> Held:
    """Return when a post was held: from its start on, else on the day of the text, unless it is told of another time."""
    day = start if start not in ("", "..") else "" if event in (*LEAVE, "career") else published
    return Held(PartialDate.parse(day), is_old(start, end))


def was_there(place: str, day: PartialDate) -> bool:
    """Whether a unit may have been there on a day; a place that is none of the register may have been at any time."""
    units = () if day.is_unknown else units_of(place)
    return not units or any(
        (unit.first is None or unit.first <= day.latest) and (unit.last is None or day.earliest <= unit.last) for unit in units
    )


def settled(place: Place, *, old: bool = False) -> Place:
    """Return a place that there was; of another the word for its level alone, as if the text said no more.

    What the text itself calls by a level stays where it is near to a unit, or spoken of before the register begins (``old``): a person
    decides, or nobody can. Where a rule put the word for the level, the kind is that of the unit of the level that has the name.
    """
    if not place.name or place.level == "village" or is_unit(place.word, place.name):
        return place
    written = place.last - place.first > len(tokens_of(place.name))
    kinds = () if written else _kinds(place.name, rank_of(place.level))
    if len(kinds) == 1:
        return replace(place, word=kinds[0], level=level_of(kinds[0]))
    names = " " in place.name and not any(token.is_number for token in tokens_of(place.name))
    if names and (old or (written and near(f"{place.word} {place.name}"))):
        return place
    return replace(place, name="")


@lru_cache(maxsize=2**14)
def is_unit(word: str, name: str) -> bool:
    """Whether there ever was a unit of that kind and name, however it is cut into words: ``Krông Ana``, ``Krông A Na``.

    Provinces and cities that ended before the register count.
    """
    return _spelling(f"{word} {name}") in _spellings()


def units_of(place: str) -> Sequence[places.Unit]:
    """Return every unit of that kind and name, of any day."""
    return units_named().get(key_of(place), ())


@lru_cache(maxsize=2**12)
def near(place: str, day: date | None = None) -> tuple[str, ...]:
    """Return the units nearest to a place that there was not, on the day where one is given: of its name, or of one spelt like it."""
    found = places.place_lookup().find(place, day)
    alike = [one for one in found if one.reasons[0].code in _SPELT_OTHERWISE or _is_slip(one)]
    there = [one.unit for one in alike if day is None or one.unit.covers(day)]
    same = [unit for unit in there if unit.type == parted(place)[0]]
    return tuple(dict.fromkeys(unit.full_name for unit in same or there))[:_NEAR]


def _is_slip(match: places.Match) -> bool:
    """Whether the unit is of the kind that is said and its name but one letter from it."""
    codes = {reason.code for reason in match.reasons}
    return "misprint" in codes and "level_fits" in codes and match.reasons[0].about == "1 letter"


def lies_in(place: Place, named: Collection[str]) -> bool:
    """Whether a unit of that kind and name lay in one of the places that are named."""
    keys, register = {key_of(name) for name in named}, places.open_register()
    above = {parent.unit_id for unit in units_of(f"{place.word} {place.name}") for parent in unit.parents}
    above |= {parent.unit_id for id in above for parent in register.units[id].parents}
    return any(key_of(register.units[id].full_name) in keys for id in above)


def above(place: Place, word: str, day: PartialDate) -> Place | None:
    """Return the unit of a kind that a place lay in on a day; None where several units have its name, or the day is not known."""
    full = f"{place.word} {place.name}"
    units = [] if day.is_unknown else [unit for unit in units_of(full) if unit.covers(day.latest)]
    if len(units) != 1:
        return None
    register, unit = places.open_register(), units[0]
    while parent := unit.parent_on(day.latest):
        unit = register.units[parent]
        if unit.type == word:
            return Place(0, 0, level_of(word), word, unit.name)
    return None


def is_old(*days: str) -> bool:
    """Whether one of these dates lies before the register begins."""
    return any(day not in ("", "..") and PartialDate.parse(day).latest < places.OLDEST for day in days)


def _kinds(name: str, rank: int) -> tuple[str, ...]:
    """The kinds of the units that have the name and stand as high."""
    kinds = {unit.type for unit in _by_name().get(key_of(name), ())}
    return tuple(sorted(kind for kind in kinds if rank_of(level_of(kind), name) == rank))


@cache
def units_named() -> Mapping[str, tuple[places.Unit, ...]]:
    """Return the units of the register by the key of their kind and name."""
    return _grouped([(unit.full_name, unit) for unit in places.open_register().units.values()])


@cache
def _by_name() -> Mapping[str, tuple[places.Unit, ...]]:
    return _grouped([(unit.name, unit) for unit in places.open_register().units.values()])


def _grouped(named: Sequence[tuple[str, places.Unit]]) -> Mapping[str, tuple[places.Unit, ...]]:
    found: dict[str, list[places.Unit]] = {}
    for name, unit in named:
        found.setdefault(key_of(name), []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


@cache
def _spellings() -> frozenset[str]:
    provinces = (f"tỉnh {name}" for name in table("places.toml")["provinces"]["names"])
    cities = (f"thành phố {name}" for name in table("places.toml")["cities"]["names"])
    units = (unit.full_name for unit in places.open_register().units.values())
    return frozenset(_spelling(name) for name in (*provinces, *cities, *units))


def _spelling(name: str) -> str:
    """Return a name without what is written in several ways: spaces, hyphens and apostrophes, the words đắk and lắk."""
    return "".join(letter for letter in key_of(_HIGHLAND.sub(r"\1ắk", name)) if letter.isalnum() or letter > "\u02ff")


_HIGHLAND = re.compile(r"\b([đl])[aăắ][kc]\b", re.IGNORECASE)
