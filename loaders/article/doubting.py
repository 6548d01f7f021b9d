"""Mark what a text says and cannot be: a place of a level that no unit of that name had, where the text itself names the unit rightly."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.article.lexicon import place_names
from loaders.article.placing import level_of, rank_of
from loaders.article.tokens import key_of, tokens_of
from loaders.article.values import Posting

_LOW = 0.1


def doubted(postings: Sequence[Posting]) -> tuple[Posting, ...]:
    """Return the postings, those at places that there never were with their doubt said and hardly any confidence."""
    named = {posting.place.value for posting in postings if posting.place.value}
    return tuple(_checked(posting, named) for posting in postings)


def _checked(posting: Posting, named: set[str]) -> Posting:
    word, name = parted(posting.place.value)
    kinds = _kinds(name)
    right = sorted(kind for kind in kinds if f"{kind} {name}" in named and rank_of(level_of(kind), name) != rank_of(level_of(word), name))
    if not word or not kinds or word in kinds or not right:
        return posting
    return replace(posting, doubt=f"there is no {word} {name}; the text also names {right[0]} {name}", confidence=_LOW)


def parted(place: str) -> tuple[str, str]:
    """Return the word for the level and the name."""
    for word in ("thành phố", "thị xã", "thị trấn", "đặc khu"):
        if place.startswith(word + " "):
            return word, place[len(word) + 1 :]
    word, _, name = place.partition(" ")
    return (word, name) if level_of(word) else ("", place)


def _kinds(name: str) -> frozenset[str]:
    tokens = tokens_of(name)
    found = place_names().at(tokens, 0, len(tokens)) if tokens else None
    whole = found is not None and found[0] == len(tokens)
    return found[1] if found and whole and key_of(name) else frozenset()
