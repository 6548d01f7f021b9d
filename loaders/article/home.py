"""Find the province that a whole text speaks of where it says only "tỉnh": the paper's, or the one all its districts lie in."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from kgraph import places
from loaders.article.lexicon import table
from loaders.article.mentions import Body, Place, Post
from loaders.article.placing import rank_of
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of, plain_of

_DATELINE = re.compile(r"^\W{0,3}(?:bao|báo)\s?([^\W\d_](?:[^\W\d_]|[ ]){2,20})\b", re.IGNORECASE)


def home_of(text: str, sentences: Sequence[Sentence], published: str, publisher: str) -> Place | None:
    """Return the province by the units of the register that the text names, else by its paper; None where neither tells."""
    return _by_units(sentences, published) or _by_paper(text, publisher)


def _by_units(sentences: Sequence[Sentence], published: str) -> Place | None:
    day = date(int(published[:4]), int(published[5:7] or 6), int(published[8:10] or 15)) if published else None
    found = {parent for place in _named(sentences) if (parent := _province(place, day))}
    return _place(found.pop()) if len(found) == 1 else None


def _named(sentences: Sequence[Sentence]) -> Iterator[Place]:
    for sentence in sentences:
        for element in sentence.elements:
            value = element.value
            place = value if isinstance(value, Place) else value.place if isinstance(value, Post | Body) else None
            if place is not None and place.name and rank_of(place.level, place.name) == 2:
                yield place


def _province(place: Place, day: date | None) -> str:
    """The only province that a district of this name lay in on the day; ``""`` where there are several or none."""
    register = places.open_register()
    above = set()
    for unit in _districts().get(key_of(f"{place.word} {place.name}"), ()):
        if day is None or unit.covers(day):
            parent = unit.parent_on(day) if day else (unit.parents[-1].unit_id if unit.parents else "")
            above.add(register.units[parent].full_name if parent in register.units else "")
    return above.pop() if len(above) == 1 else ""


@cache
def _districts() -> dict[str, tuple[places.Unit, ...]]:
    found: dict[str, list[places.Unit]] = {}
    for unit in places.open_register().units.values():
        if unit.kind == "District":
            found.setdefault(key_of(unit.full_name), []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


def _place(full_name: str) -> Place | None:
    word = "thành phố" if full_name.lower().startswith("thành phố") else "tỉnh"
    name = full_name[len(word) + 1 :]
    return Place(0, 0, "city" if word == "thành phố" else "province", word, name) if name else None


def _by_paper(text: str, publisher: str) -> Place | None:
    """The province whose paper it is, as the publisher or the line before the news says: ``(Baonghean)``."""
    for said in (publisher, text[:60]):
        match = _DATELINE.match(said)
        if match and (name := _papers().get(plain_of(match[1]))):
            return Place(0, 0, "province", "tỉnh", name)
    return None


@cache
def _papers() -> dict[str, str]:
    return {plain_of(name): str(name) for name in table("places.toml")["provinces"]["names"]}
