"""A fact of a text: two nodes, what ties them, and the characters that say so."""

from dataclasses import dataclass

from kgraph import Node, Reading, Relation, Span
from loaders.article.values import Posting, Slot


@dataclass(frozen=True, slots=True)
class Fact:
    """One tie between two nodes as a text says it, with the rule that read it and the stretch that is quoted."""

    subject: Node
    relation: Relation
    object: Node
    valid: Span
    rule: str
    confidence: float
    stretch: tuple[int, int]
    reading: Reading = Reading.EXPLICIT
    said: tuple[tuple[str, str | int | float | bool], ...] = ()
    """What qualifies the tie: role, value, total, unit."""
    slots: tuple[tuple[str, Slot], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """That a decision brought somebody to a post, or that one person holds two of the posts it fills."""

    posting: Posting
    decision: Node
    reading: Reading
    person: Node | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of a person that is no tie: the day of birth, the ethnic group, the gender, another name."""

    person: str
    facts: tuple[tuple[str, str], ...]
    stretch: tuple[int, int]
