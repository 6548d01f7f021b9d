"""What a text would claim as rows: its postings in order, then every other claim under the word for what it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph import Claim, Kind, Node, Relation
from loaders.article.values import Posting, Slot

ORDER = ("posting", "holding", "initiative", "responsibility", "measure", "decision", "village", "origin", "post", "body", "place")
"""What a row can be about, in the order in which rows come."""

_BY_RELATION = {
    Relation.HOLDS: "holding",
    Relation.MEASURED: "measure",
    Relation.ISSUED: "decision",
    Relation.FILLS: "decision",
    Relation.NATIVE_OF: "origin",
    Relation.RESPONSIBLE_FOR: "responsibility",
}
_BY_KIND = {Kind.INITIATIVE: "initiative", Kind.VILLAGE: "village", Kind.POST: "post", Kind.ORGANIZATION: "body"}

Row = dict[str, str | int | float]

_SLOT = re.compile(r"(\w+):(\d+)-(\d+):(\w+)")
_SHOWN = ("rule", "slots", "event", "doubt")
"""Qualifiers that have a column of their own, or are marked in the text."""
_NAMES = ("decision", "predecessor", "successor")
_PARTS = ("person", "title", "body", "place", "start", "end")
_BLANK = dict.fromkeys(("person", "title", "org", "place", "start", "end", "event"), "")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, the posting that it was made of (only where it is one), and the parts of the text that it stands on."""

    what: str
    claim: Claim
    slots: tuple[tuple[str, Slot], ...]
    posting: Posting | None = None

    @property
    def rule(self) -> str:
        """The rule that made it; empty for what the name of a post or a body says by itself."""
        return str(self.claim.qualifier("rule"))

    @property
    def doubt(self) -> str:
        """Why it cannot be as the text says."""
        return str(self.claim.qualifier("doubt"))


def said_of(postings: Sequence[Posting], claims: Iterable[Claim]) -> list[Said]:
    """Return each claim once: those that are postings in the order of the postings, the others by what they are about."""
    waiting: dict[object, list[Posting]] = {}
    for posting in postings:
        waiting.setdefault(_words_of(posting), []).append(posting)
    found = [_said(claim, waiting) for claim in claims]
    place = {id(posting): number for number, posting in enumerate(postings)}
    return sorted(found, key=lambda one: (ORDER.index(one.what), place.get(id(one.posting), 0)))


def rows_of(said: Sequence[Said], line: Mapping[int, int]) -> list[Row]:
    """Return one row per claim; ``line`` tells the line of the text at which a quotation or a posting begins."""
    names = {node.id: told(node) for one in said for node in (one.claim.subject, one.claim.object)}
    return [_row(one, line[one.claim.source.start], names) for one in said]


def told(node: Node) -> str:
    """Return the name of a node with the word for its kind of place; one without a name by its number in the text."""
    return node.full_name if node.name else f"unnamed {node.id.rpartition(':')[2]}"


def more(claim: Claim, names: Mapping[str, str]) -> str:
    """Return what else a claim says: what qualifies it, then what is said of its two ends."""
    qualified = [
        f"{key}: {names.get(str(value), value) if key in _NAMES else value}" for key, value in claim.qualifiers if key not in _SHOWN
    ]
    return "; ".join([*qualified, *_properties(claim.subject), *_properties(claim.object)])


def _row(one: Said, line: int, names: Mapping[str, str]) -> Row:
    claim, source = one.claim, one.claim.source
    return {
        "what": one.what,
        **(one.posting.row() if one.posting else _BLANK),
        "rule": one.rule,
        "confidence": claim.confidence,
        "line": line,
        "doubt": one.doubt,
        "subject": told(claim.subject),
        "relation": claim.relation.value,
        "object": told(claim.object),
        "valid": str(claim.valid),
        "says": more(claim, names),
        "reading": claim.reading.value,
        "quote_start": source.start,
        "quote_end": source.end,
        "quote": source.quote,
    }


def _said(claim: Claim, waiting: Mapping[object, list[Posting]]) -> Said:
    slots = tuple(_slots(claim))
    same = waiting.get(_words_in(claim, slots)) if claim.relation is Relation.HOLDS else None
    posting = same.pop(0) if same else None
    return Said("posting" if posting else _about(claim), claim, slots, posting)


def _words_of(posting: Posting) -> object:
    slots = {(part, slot.start, slot.end) for part in _PARTS if (slot := getattr(posting, part)).value and slot.end}
    return posting.sentence, posting.event, posting.rule, frozenset(slots)


def _words_in(claim: Claim, slots: Iterable[tuple[str, Slot]]) -> object:
    stretch = (claim.source.start, claim.source.end)
    return stretch, claim.qualifier("event"), claim.qualifier("rule"), frozenset((part, slot.start, slot.end) for part, slot in slots)


def _slots(claim: Claim) -> Iterator[tuple[str, Slot]]:
    for part, start, end, reading in _SLOT.findall(str(claim.qualifier("slots"))):
        yield part, Slot("", int(start), int(end), reading)


def _about(claim: Claim) -> str:
    """Return the word for what a claim is about; a tie between two places or bodies is about the one it begins at."""
    return _BY_RELATION.get(claim.relation) or _BY_KIND.get(claim.subject.kind, "place")


def _properties(node: Node) -> Iterator[str]:
    for key, value in node.properties:
        if key not in ("type", "unnamed"):
            yield f"{node.kind} {key}: {value}"
