"""Every claim behind an edge, or one claim: its source, its exact words, and whether it agrees with the edge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kgraph.claims import Claim, Work
from kgraph.graph import Edge, Status
from kgraph.judged import Decided
from kgraph.judgements import Judgement
from kgraph.model import Node
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.resolving.registers import UNITS


@dataclass(frozen=True, slots=True)
class Evidence(Answer):
    """Claims by day of publication, and the edge they are behind; no edge where the claim made none.

    ``superseded`` are claims that some of them correct; ``decided`` says by claim what a person decided on it.
    """

    claims: tuple[Claim, ...]
    edge: Edge | None = None
    superseded: tuple[Claim, ...] = ()
    decided: Mapping[str, Decided] = field(default_factory=dict)

    def rows(self) -> tuple[Row, ...]:
        """Return a row per claim; ``start`` and ``end`` count characters of the stored document, half-open."""
        return tuple(self._rows())

    def agrees(self, claim: Claim) -> bool | None:
        """Whether a claim's span fits the edge's and, if disputed, every other claim's; None where it speaks of no edge, or another."""
        if self.edge is None or claim in self.superseded or self.is_of_unit(claim):
            return None
        spans = [self.edge.valid]
        if self.edge.status is Status.DISPUTED:
            spans += [other.valid for other in self.claims if not self.is_of_unit(other)]
        return all(claim.valid.possibly_equals(span) for span in spans)

    def is_of_unit(self, claim: Claim) -> bool:
        """Whether a claim speaks not of the edge, but of the unit with which that ended."""
        return _is_of_unit(claim) and not all(map(_is_of_unit, self.claims))

    @property
    def in_order(self) -> tuple[Claim, ...]:
        """Each claim, followed by what it corrects."""
        return tuple(self._each_with_what_it_corrects())

    def _rows(self) -> Iterator[Row]:
        for claim in self.in_order:
            source, decided = claim.source, self.decided.get(claim.id, Decided())
            yield {
                "claim": claim.id,
                "source": source_line(source.work),
                "quote": source.quote,
                "start": source.start,
                "end": source.end,
                "agrees": self.agrees(claim),
                "reading": str(claim.reading),
                "retold": claim.retold,
                "published": str(source.work.published),
                "recorded": claim.recorded,
                "place": source.place,
                "valid": str(claim.valid),
                "subject": _name(claim.subject),
                "relation": str(claim.relation),
                "object": _name(claim.object),
                "state": str(decided.state),
                "corrects": claim.corrects,
                "judged": _told(decided.by),
            }

    def _each_with_what_it_corrects(self) -> Iterator[Claim]:
        before = {claim.id: claim for claim in self.superseded}
        for claim in self.claims:
            link: Claim | None = claim
            while link is not None:
                yield link
                link = before.get(link.corrects)


_UNJUDGED: Mapping[str, Decided] = {}


def evidence(
    claims: Iterable[Claim], edge: Edge | None = None, superseded: Iterable[Claim] = (), decided: Mapping[str, Decided] = _UNJUDGED
) -> Evidence:
    """Return the claims behind an edge, or one claim and no edge, the first published first; each is followed by what it corrects.

    Where an edge ended with a unit, the claims of the act that ended it come last.

    A retold claim's quote is kgraph's own retelling, never the source's words: show it only with its ``retold``.
    """
    behind = tuple(claims)
    mixed = not all(map(_is_of_unit, behind))
    ordered = sorted(
        behind, key=lambda c: (mixed and _is_of_unit(c), c.source.work.published.earliest, c.source.work.id, c.source.start, c.id)
    )
    return Evidence(tuple(ordered), edge, tuple(superseded), decided)


def _is_of_unit(claim: Claim) -> bool:
    return claim.subject.kind in UNITS


def _told(judgement: Judgement | None) -> str:
    """Who decided, when and why, in one line."""
    if judgement is None:
        return ""
    return f"{judgement.id} {judgement.verb}: {judgement.who}, {judgement.when}" + (f", {judgement.why}" if judgement.why else "")


def _name(node: Node) -> str:
    return name_of(node) or node.id


def source_line(work: Work) -> str:
    """Return a work in one line: its title, else who published and wrote it and when, else its id."""
    said = (work.publisher, work.author, str(work.published))
    return work.title or ", ".join(part for part in said if part) or work.id
