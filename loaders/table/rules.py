"""What a map says once it is read: which columns make the nodes, spans, sources and qualifiers of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kgraph import Work
from loaders.table.dates import Shapes
from loaders.table.fields import Columns, Field

PUBLISHED = "published"
"""The constant that stands for the day the work appeared."""


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """Which columns name a place by words: the words, a superior, and a date on which it was there."""

    words: Field
    within: Field
    day: Field


@dataclass(frozen=True, slots=True)
class NodeRule:
    """Which columns make a node; ``place`` where it is found by words and not by its id."""

    kind: Field
    id: Field
    name: Field
    properties: tuple[tuple[str, Field], ...]
    place: PlaceRule | None = None


@dataclass(frozen=True, slots=True)
class SpanRule:
    """Which columns say when: a start and an end, a whole span, and a date at which it was seen."""

    start: Field
    end: Field
    valid: Field
    attested: Field


@dataclass(frozen=True, slots=True)
class Origin:
    """Which columns say who says so, in which words, and how they were read."""

    work: Field
    quote: Field
    place: Field
    reading: Field
    retold: Field


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """How a row makes one claim, or one for each part of a cell, if ``when`` applies."""

    when: Field
    equals: str
    subject: NodeRule
    relation: Field
    object: NodeRule
    span: SpanRule
    qualifiers: tuple[tuple[str, Field], ...]
    split: Field
    separator: str
    origin: Origin
    confidence: Field

    def applies(self, cells: tuple[str, ...]) -> bool:
        """Whether the row makes this claim."""
        if self.when.is_constant:
            return True
        return self.when.text(cells) == self.equals if self.equals else bool(self.when.text(cells))


@dataclass(frozen=True, slots=True)
class TableMap:
    """All that a map says, with the places of the columns filled in."""

    columns: Columns
    works: Mapping[str, Work]
    document: Path | None
    shapes: Shapes
    still: frozenset[str]
    rules: tuple[ClaimRule, ...]
