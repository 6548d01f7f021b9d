"""What stands in a sentence: people, posts, bodies, places, dates and words that say what happened."""

from dataclasses import dataclass, field

from loaders.article.dates import When
from loaders.article.lexicon import Head, Trigger


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is written; ``name`` is empty where only the word for its level stands, ``level`` where only the name."""

    first: int
    last: int
    level: str
    word: str
    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body: the tokens of its name, the level its name tells, and the place that stands with it."""

    first: int
    last: int
    level: str
    place: Place | None = None
    proper: bool = False
    """Whether it has a name of its own, as a school or a hospital, so that another place than its own says nothing of it."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its head, its body where one is named, its place, and what the words around it say of its time."""

    first: int
    last: int
    head: Head
    head_last: int
    title: str
    body: Body | None
    unit: str = ""
    place: Place | None = None
    past: bool = False
    new: bool = False
    acting: bool = False
    several: bool = False
    wider: Place | None = None
    """The place that its own place lies in, where that stands behind it."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person: in full, or the last syllables of it after a word of address, or the word alone."""

    first: int
    last: int
    at: int
    """The first token of the name itself, after the words of address."""
    gender: str = ""
    several: bool = False
    addressed: bool = False
    personal: bool = False
    """Whether the word of address can stand for the person: ``ông``, ``đồng chí``; no rank and no degree does."""


@dataclass(frozen=True, slots=True)
class Element:
    """One mention, or one word or mark, of a sentence: its tokens are ``first`` to ``last`` (half-open)."""

    kind: str
    first: int
    last: int
    value: "Name | Post | Body | Place | When | Trigger | str" = ""
    key: str = field(default="", compare=False)
