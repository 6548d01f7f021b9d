"""What a text proposes: its claims in the order of the text, each with the very words, the slots marked in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kgraph.claims import Claim, Work
from kgraph.judgements import Judgements
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.questions.evidence import source_line


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim: what it fills, and the characters of the document that say so."""

    name: str
    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Text:
    """A work that proposed claims, and how many of them wait, were accepted, rejected or corrected."""

    work: Work
    waiting: tuple[Claim, ...]
    accepted: int = 0
    rejected: int = 0
    corrected: int = 0

    def row(self) -> Row:
        """Return it as a line of a table."""
        work = self.work
        return {
            "source": work.id,
            "title": source_line(work),
            "publisher": work.publisher,
            "published": str(work.published),
            "address": work.url,
            "waiting": len(self.waiting),
            "doubted": sum(bool(claim.qualifier("doubt")) for claim in self.waiting),
            "accepted": self.accepted,
            "rejected": self.rejected,
            "corrected": self.corrected,
        }


@dataclass(frozen=True, slots=True)
class Texts(Answer):
    """The works that proposed claims, those with claims that wait first."""

    texts: tuple[Text, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per work."""
        return tuple(text.row() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Proposals(Answer):
    """The claims of one work that wait; ``documents`` are the texts that they quote, by digest."""

    work: Work
    claims: tuple[Claim, ...]
    documents: Mapping[str, str] = field(default_factory=dict, hash=False)

    def rows(self) -> tuple[Row, ...]:
        """Return a row per claim; ``words`` are those of the text, ``elsewhere`` what other sentences of it say."""
        return tuple(map(self._row, self.claims))

    def _row(self, claim: Claim) -> Row:
        source = claim.source
        return {
            "claim": claim.id,
            "subject": name_of(claim.subject) or claim.subject.id,
            "relation": str(claim.relation),
            "object": name_of(claim.object) or claim.object.id,
            "valid": str(claim.valid),
            "words": marked(claim),
            "elsewhere": list(self._elsewhere(claim)),
            "place": source.place,
            "reading": str(claim.reading),
            "rule": claim.qualifier("rule"),
            "confidence": claim.confidence,
            "doubt": claim.qualifier("doubt"),
        }

    def _elsewhere(self, claim: Claim) -> Iterator[str]:
        text = self.documents.get(claim.source.document, "")
        for slot in slots_of(claim):
            if not _is_within(slot, claim) and text[slot.start : slot.end].strip():
                yield f"{slot.name}: {text[slot.start : slot.end]}"


def slots_of(claim: Claim) -> tuple[Slot, ...]:
    """Return the slots of a claim in the order of the text; none for a claim that no reader of prose made."""
    found = filter(None, map(_slot, str(claim.qualifier("slots")).split()))
    return tuple(sorted(found, key=lambda slot: (slot.start, -slot.end, slot.name)))


def marked(claim: Claim) -> str:
    """Return the words of a claim with each slot in brackets: ``bầu ông [person: Trần Văn Mẫu]``; of slots that cross, the first."""
    source, out, open_, at = claim.source, list[str](), list[int](), claim.source.start
    for slot in (slot for slot in slots_of(claim) if _is_within(slot, claim)):
        while open_ and open_[-1] <= slot.start:
            end = open_.pop()
            out.append(source.quote[at - source.start : end - source.start] + "]")
            at = end
        if open_ and slot.end > open_[-1]:
            continue
        out.append(f"{source.quote[at - source.start : slot.start - source.start]}[{slot.name}: ")
        at = slot.start
        open_.append(slot.end)
    while open_:
        end = open_.pop()
        out.append(source.quote[at - source.start : end - source.start] + "]")
        at = end
    return "".join([*out, source.quote[at - source.start :]])


def texts_of(claims: Iterable[Claim], judgements: Judgements) -> Texts:
    """Return the works that proposed some of the claims, with what became of these: those with claims that wait first, then by day.

    A source that was withdrawn or purged is left out.
    """
    works: dict[str, Work] = {}
    waiting: dict[str, dict[str, Claim]] = {}
    decided: dict[str, Counter[str]] = {}
    for claim in claims:
        if not claim.proposed or claim.source.work.id in judgements.left_out:
            continue
        work = works.setdefault(claim.source.work.id, claim.source.work).id
        state = state_of(claim, judgements)
        decided.setdefault(work, Counter())[state] += 1
        if state == "waiting":
            waiting.setdefault(work, {})[claim.id] = claim
    texts = [
        Text(works[work], in_order(waiting.get(work, {}).values()), sums["accepted"], sums["rejected"], sums["corrected"])
        for work, sums in decided.items()
    ]
    return Texts(tuple(sorted(texts, key=lambda text: (not text.waiting, text.work.published.earliest, text.work.id))))


def state_of(claim: Claim, judgements: Judgements) -> str:
    """Return whether a proposed claim waits, or what was decided on it."""
    if claim.id in judgements.rejected:
        return "rejected"
    if claim.id in judgements.corrected:
        return "corrected"
    return "accepted" if claim.id in judgements.accepted else "waiting"


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims by source and place in its text."""
    return tuple(sorted(claims, key=lambda c: (c.source.work.id, c.source.document, c.source.start, c.id)))


def _slot(text: str) -> Slot | None:
    name, _, rest = text.partition(":")
    where, _, reading = rest.partition(":")
    start, _, end = where.partition("-")
    return Slot(name, int(start), int(end), reading) if start.isdecimal() and end.isdecimal() and int(start) < int(end) else None


def _is_within(slot: Slot, claim: Claim) -> bool:
    return claim.source.start <= slot.start and slot.end <= claim.source.end
