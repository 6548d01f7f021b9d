"""The words of the field, read from the files of the folder ``lexicon``: posts, bodies, triggers, names and places."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kgraph import places
from loaders.article.phrases import Phrases
from loaders.article.tokens import key_of, keys_of


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a post, as the file of posts describes it."""

    title: str
    rank: str
    unit: str = ""
    bare: str = ""
    whole: str | None = None
    level: str = ""
    optional: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say what happened: their part in the sentence, the event, and how strong it is (the smaller, the stronger)."""

    part: str
    event: str = ""
    strength: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A level of places and the word it is written with."""

    level: str
    word: str


def _file(name: str) -> str:
    return (files("loaders.article") / "lexicon" / name).read_text("utf-8")


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return a file of the lexicon as it stands."""
    return tomllib.loads(_file(name))


@cache
def heads() -> Mapping[str, Head]:
    """Return every head of a post by its title."""
    return {
        title: Head(title, **{key: value for key, value in said.items() if key != "also"})
        for title, said in table("posts.toml")["posts"].items()
    }


@cache
def head_phrases() -> Phrases[Head]:
    """Return the ways of writing the heads of posts."""
    said = table("posts.toml")["posts"]
    pairs = [(title, head) for title, head in heads().items()]
    return Phrases([*((form, head) for title, head in pairs for form in said[title].get("also", ())), *pairs])


@cache
def body_names() -> Phrases[tuple[bool, str]]:
    """Return the names of bodies and the head words of others; the value says whether a name follows, and the level."""
    said = table("bodies.toml")
    open_ = ((word, (True, level)) for word, level in said["heads"].items())
    closed = ((word, (False, level)) for word, level in said["names"].items())
    return Phrases([*open_, *closed])


@cache
def full_forms() -> Mapping[str, str]:
    """Return what the short forms of bodies stand for."""
    return {str(short): str(full) for short, full in table("bodies.toml")["full"].items()}


@cache
def no_names() -> frozenset[str]:
    """Return the keys of words that are no part of the name of a department."""
    return frozenset(key_of(word) for word in str(table("bodies.toml")["stop"]["words"]).split())


@cache
def fields() -> Phrases[bool]:
    """Return what departments deal with."""
    lines = [line for line in _file("fields.txt").splitlines() if line and not line.startswith("#")]
    return Phrases((line, True) for line in lines)


@cache
def triggers() -> Phrases[Trigger]:
    """Return the words that say what happened; what only looks like one has the part ``none``."""
    said = table("triggers.toml")
    found: list[tuple[str, Trigger]] = []
    for part in ("enter", "leave", "leaving"):
        found += [(words, Trigger(part, event, strength)) for strength, (words, event) in enumerate(said[part].items())]
    for part in ("mark", "named", "copula", "past", "before", "proposed", "instead", "none"):
        found += [(words, Trigger(part)) for words in said[part]["words"]]
    return Phrases(found)


def _lines(name: str) -> list[str]:
    return [line for line in str(table("names.toml")[name]).splitlines() if line]


@cache
def surnames() -> frozenset[str]:
    """Return the keys of surnames."""
    return frozenset(key_of(word) for word in str(table("names.toml")["surnames"]).split())


@cache
def address() -> Phrases[str]:
    """Return the words of address; the value is the gender they tell, or ``several`` for those of several people."""
    genders = {word: gender for gender in ("female", "male") for word in _lines(gender)}
    return Phrases([*((word, genders.get(word, "")) for word in _lines("address")), *((word, "several") for word in _lines("several"))])


@cache
def not_people() -> Phrases[bool]:
    """Return what begins with a surname and is nobody."""
    return Phrases((line, True) for line in _lines("not_people"))


@cache
def never_people() -> frozenset[str]:
    """Return the keys of words after which a name is one of a street, a prize or a school."""
    return frozenset(keys_of(line)[-1] for line in _lines("never"))


@cache
def levels() -> Phrases[Level]:
    """Return the words for levels of places."""
    return Phrases((word, Level(**said)) for word, said in table("places.toml")["words"].items())


@cache
def committees() -> Mapping[str, str]:
    """Return the name of the Party committee of each level."""
    return {level: str(name) for level, name in table("places.toml")["committees"].items()}


@cache
def place_names() -> Phrases[frozenset[str]]:
    """Return the names of all units there ever were, with the words for their kinds: ``Kỳ Sơn`` is a huyện and a xã."""
    kinds: dict[tuple[str, ...], tuple[str, set[str]]] = {}

    def learn(name: str, word: str) -> None:
        kinds.setdefault(keys_of(name), (name, set()))[1].add(word)

    for unit in places.open_register().units.values():
        learn(unit.name, unit.type.lower())
    for name in table("places.toml")["provinces"]["names"]:
        learn(name, "tỉnh")
    for name in table("places.toml")["cities"]["names"]:
        learn(name, "thành phố")
    return Phrases((name, frozenset(words)) for name, words in kinds.values())
