"""A claim is one source's word on who, what and when, with the very words it stands in; it never changes."""

import json
from codecs import BOM_UTF8
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self, TypeAlias

from kgraph.dates import UNKNOWN_DATE, PartialDate, Span
from kgraph.errors import DataError
from kgraph.model import ENDS, Kind, Node, Properties, Relation, Value, frozen


class Reading(StrEnum):
    """How a claim was read: said in so many words, filled in from the context, or concluded."""

    EXPLICIT = "explicit"
    CONTEXT = "context"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Work:
    """A document, file or register that speaks: the node of kind Source.

    ``published`` is the day it appeared or was retrieved. A ``register`` lists every unit of the kinds it holds, so that
    what it does not list did not exist. An ``act`` is the decision itself: what it says became of a unit on a day decides.
    """

    id: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: PartialDate = UNKNOWN_DATE
    register: bool = False
    act: bool = False

    def node(self) -> Node:
        """Return the work as a node of the graph."""
        said: dict[str, Value] = {"publisher": self.publisher, "author": self.author, "url": self.url, "published": str(self.published)}
        said |= {mark: True for mark in ("register", "act") if getattr(self, mark)}
        return Node(self.id, Kind.SOURCE, self.title, frozen(said))


@dataclass(frozen=True, slots=True)
class Document:
    """A text that quotes are found in, known by the SHA-256 of its UTF-8 bytes without a byte order mark.

    It stands in the file at ``path``, or is ``text`` where it comes from no file of its own.
    """

    digest: str
    name: str
    path: Path | None = None
    text: str = ""

    @classmethod
    def of_text(cls, name: str, text: str) -> Self:
        """Return a text that comes from no file as a document."""
        return cls(sha256(text.encode()).hexdigest(), name, text=text)

    def content(self) -> bytes:
        """Return its bytes without a byte order mark."""
        return self.path.read_bytes().removeprefix(BOM_UTF8) if self.path else self.text.encode()


@dataclass(frozen=True, slots=True)
class Source:
    """The work, and the place in it: characters ``start`` to ``end`` (half-open) of the stored document, which read ``quote``.

    ``place`` is for people: ``facts.csv, line 7`` or ``paragraph 4``. Without a document, ``start`` and ``end`` are 0.
    """

    work: Work
    place: str
    document: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True)
class Claim:
    """One source's word: subject, relation, object, the span it was valid, and where it says so.

    ``qualifiers`` say more about the relation: acting, decision, predecessor, successor (ids), role, value, total, unit, extent, change,
    acts; of a unit of a register also begun, begun_acts, ended, ended_acts.
    ``retold`` marks words that are not the source's own. ``proposed`` marks what was read from prose and waits for review.
    """

    subject: Node
    relation: Relation
    object: Node
    valid: Span
    source: Source
    qualifiers: Properties = ()
    reading: Reading = Reading.EXPLICIT
    retold: bool = False
    proposed: bool = False
    confidence: float = 1.0
    loader: str = ""
    recorded: str = field(default="", compare=False)
    """The day the ledger took it in (ISO); no part of what the claim says."""
    corrects: str = ""
    """The id of the claim that it supersedes, for one that a person put right."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "qualifiers", frozen(self.qualifiers))
        object.__setattr__(self, "confidence", float(self.confidence))
        if not 0 <= self.confidence <= 1:
            raise DataError(f"{self.confidence} is no confidence", fix="give a number from 0 to 1")
        subjects, objects = ENDS[self.relation]
        if self.subject.kind not in subjects or self.object.kind not in objects:
            raise DataError(
                f"{self.relation} cannot tie {self.subject.kind} '{self.subject.name}' to {self.object.kind} '{self.object.name}'",
                fix=f"it goes from {_one_of(subjects)} to {_one_of(objects)}",
            )

    @cached_property
    def id(self) -> str:
        """``c`` and 16 hex digits of what the claim says and where; the same claim read again has the same id."""
        return "c" + sha256(_ENCODER.encode(self._content()).encode()).hexdigest()[:16]

    def vouching(self, valid: Span) -> "Claim":
        """Return the claim, under its id, with the part of its span that its source can vouch for."""
        narrowed = replace(self, valid=valid)
        narrowed.__dict__["id"] = self.id
        return narrowed

    def qualifier(self, key: str, default: str = "") -> str | int | float | bool:
        """Return a qualifier, or the default where the source gives none."""
        return next((value for name, value in self.qualifiers if name == key), default)

    def _content(self) -> "_Content":
        ends = [[n.id, n.kind, n.name, n.properties] for n in (self.subject, self.object)]
        at = [self.source.work.id, self.source.place, self.source.document, self.source.start, self.source.end]
        how = [self.qualifiers, self.reading, self.retold, self.proposed, self.confidence]
        return [ends, self.relation, str(self.valid), at, how, *([self.corrects] if self.corrects else [])]


_Content: TypeAlias = list[object]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def _one_of(kinds: frozenset[Kind]) -> str:
    return " or ".join(sorted(kinds))
