"""Mark what a text says and cannot be: a place of a level that no unit of that name had, or a unit that was not there on the day."""

from collections.abc import Sequence
from dataclasses import replace

from kgraph import PartialDate
from loaders.article.existing import is_old, is_unit, near, was_there
from loaders.article.lexicon import place_names
from loaders.article.placing import level_of, parted, rank_of
from loaders.article.sorts import governs
from loaders.article.tokens import key_of, tokens_of
from loaders.article.values import LEAVE, Posting

_LOW = 0.1


def doubted(postings: Sequence[Posting], published: str = "") -> tuple[Posting, ...]:
    """Return the postings, those at places that there were not with their doubt said and hardly any confidence."""
    named = {posting.place.value for posting in postings if posting.place.value}
    day = PartialDate.parse(published)
    return tuple(_checked(posting, _doubt(posting, named, day)) for posting in postings)


def _checked(posting: Posting, doubt: str) -> Posting:
    return replace(posting, doubt=doubt, confidence=_LOW) if doubt else posting


def _doubt(posting: Posting, named: set[str], day: PartialDate) -> str:
    place = posting.place.value
    word, name = parted(place)
    if not word or not name:
        return ""
    if level_of(word) == "village":
        return _other_level(word, name, named)
    if is_unit(word, name):
        return _not_then(posting, day)
    offered = near(place)
    if is_old(posting.start.value, posting.end.value) or any(_spelt_alike(place, other) for other in offered):
        return ""
    return _other_level(word, name, named) or f"no register knows a {place}; near are {', '.join(offered)}"


def _other_level(word: str, name: str, named: set[str]) -> str:
    kinds = _kinds(name)
    right = sorted(kind for kind in kinds if f"{kind} {name}" in named and rank_of(level_of(kind), name) != rank_of(level_of(word), name))
    return f"there is no {word} {name}; the text also names {right[0]} {name}" if right and word not in kinds else ""


def _spelt_alike(place: str, other: str) -> bool:
    """Whether two names differ in i and y alone, as each may be written."""
    return key_of(place).replace("y", "i") == key_of(other).replace("y", "i")


def _not_then(posting: Posting, day: PartialDate) -> str:
    """Say that a governed unit was not there while the post is said to be held; what is told of another time may have another."""
    place = posting.place.value
    days = [day, *(PartialDate.parse(slot.value) for slot in (posting.start, posting.end) if slot.value not in ("", ".."))]
    if day.is_unknown or not governs(posting.body.value) or posting.event in (*LEAVE, "career"):
        return ""
    if any(was_there(place, one) for one in days):
        return ""
    name = parted(place)[1]
    others = ", ".join(near(name, day.latest))
    return f"there was no {place} on {day}" + (f"; there was {others}" if others else "")


def _kinds(name: str) -> frozenset[str]:
    tokens = tokens_of(name)
    found = place_names().at(tokens, 0, len(tokens)) if tokens else None
    whole = found is not None and found[0] == len(tokens)
    return found[1] if found and whole and key_of(name) else frozenset()
