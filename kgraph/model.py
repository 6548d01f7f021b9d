"""What there is in a kgraph graph: kinds of node, relations between them, and the node itself.

Terms follow Popolo (Person, Post, Organization), the W3C Organization Ontology (POST_IN, PART_OF, BECAME) and Wikidata (HOLDS is P39).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TypeAlias

from kgraph.errors import DataError
from kgraph.text import is_plain, normal

Value: TypeAlias = str | int | float | bool
Properties: TypeAlias = tuple[tuple[str, Value], ...]


class Kind(StrEnum):
    """The label of a node."""

    PERSON = "Person"
    POST = "Post"
    ORGANIZATION = "Organization"
    COMMUNE = "Commune"
    VILLAGE = "Village"
    DISTRICT = "District"
    PROVINCE = "Province"
    INITIATIVE = "Initiative"
    DECISION = "Decision"
    SOURCE = "Source"


_LARGEST, _EXACT = 2**63 - 1, 2**53
LONGEST_ID = 1000
"""Characters of an id: what the index of every engine takes."""

PLACES = frozenset({Kind.COMMUNE, Kind.VILLAGE, Kind.DISTRICT, Kind.PROVINCE})


class Relation(StrEnum):
    """The type of an edge."""

    HOLDS = "HOLDS"
    POST_IN = "POST_IN"
    VACANT = "VACANT"
    PART_OF = "PART_OF"
    GOVERNS = "GOVERNS"
    BECAME = "BECAME"
    RESPONSIBLE_FOR = "RESPONSIBLE_FOR"
    LOCATED_IN = "LOCATED_IN"
    MEMBER_OF = "MEMBER_OF"
    ISSUED = "ISSUED"
    FILLS = "FILLS"
    MEASURED = "MEASURED"
    NATIVE_OF = "NATIVE_OF"


_BODY = frozenset({Kind.ORGANIZATION})
ENDS: Mapping[Relation, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Relation.HOLDS: (frozenset({Kind.PERSON}), frozenset({Kind.POST})),
    Relation.POST_IN: (frozenset({Kind.POST}), _BODY),
    Relation.VACANT: (frozenset({Kind.POST}), _BODY),
    Relation.PART_OF: (_BODY | PLACES, _BODY | PLACES),
    Relation.GOVERNS: (_BODY, PLACES),
    Relation.BECAME: (_BODY | PLACES, _BODY | PLACES),
    Relation.RESPONSIBLE_FOR: (frozenset({Kind.ORGANIZATION, Kind.POST, Kind.PERSON}), PLACES | {Kind.INITIATIVE}),
    Relation.LOCATED_IN: (frozenset({Kind.INITIATIVE, Kind.ORGANIZATION, Kind.POST}), PLACES),
    Relation.MEMBER_OF: (frozenset({Kind.PERSON}), _BODY),
    Relation.ISSUED: (_BODY, frozenset({Kind.DECISION})),
    Relation.FILLS: (frozenset({Kind.DECISION}), frozenset({Kind.POST})),
    Relation.MEASURED: (PLACES, frozenset({Kind.INITIATIVE})),
    Relation.NATIVE_OF: (frozenset({Kind.PERSON}), PLACES),
}
"""Which kinds of node each relation ties, from and to."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person, post, body, place, initiative, decision or source, under the id its source gave it.

    ``name`` is kept as the source writes it, in NFC; ``""`` for somebody or something unnamed. ``properties`` are sorted by key;
    a mapping is taken too. A property is there only because a source says so.
    """

    id: str
    kind: Kind
    name: str = ""
    properties: Properties = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", normal(self.name))
        object.__setattr__(self, "properties", frozen(self.properties))
        if not self.id or self.id != self.id.strip() or not self.id.isprintable() or len(self.id) > LONGEST_ID or not is_plain(self.id):
            shown = repr(self.id[:60]) + (" …" if len(self.id) > 60 else "")
            no = "spaces around it, control characters or invisible ones"
            fix = f"give every node an id of 1 to {LONGEST_ID} characters, in Unicode NFC, without {no}"
            raise DataError(f"{shown} is no id", fix=fix)

    def get(self, key: str, default: Value = "") -> Value:
        """Return a property, or the default where no source gives it."""
        return next((value for name, value in self.properties if name == key), default)

    @property
    def full_name(self) -> str:
        """The name with the word for its kind of place before it: ``xã Hữu Kiệm``."""
        word = self.get("type") if self.kind in PLACES else ""
        return f"{word} {self.name}" if word else self.name

    @property
    def is_unnamed(self) -> bool:
        """Whether a source speaks of it without naming it."""
        return not self.name


def frozen(properties: Mapping[str, Value] | Properties) -> Properties:
    """Return properties sorted by key, text in NFC and without empty text, a whole number as one.

    Raises:
        DataError: a number is none at all, or none that engines can hold.
    """
    pairs = properties.items() if isinstance(properties, Mapping) else properties
    kept = ((key, _one_form(value)) for key, value in pairs)
    return tuple(sorted(((key, value) for key, value in kept if value != ""), key=lambda pair: pair[0]))


def _one_form(value: Value) -> Value:
    if isinstance(value, str):
        return normal(value)
    if (isinstance(value, int) and abs(value) > _LARGEST) or not isfinite(value):
        raise DataError(f"{value} is no number that a graph can hold", fix="leave out what nobody knows; write 64 bits at most")
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT else value
