"""Every claim behind an edge, or one claim: its source, its exact words, and whether it agrees with the edge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.claims import Claim, Work
from kgraph.graph import Edge, Status
from kgraph.model import Node
from kgraph.questions.answers import Answer, Row, name_of


@dataclass(frozen=True, slots=True)
class Evidence(Answer):
    """Claims by day of publication, and the edge they are behind; no edge where the claim made none."""

    claims: tuple[Claim, ...]
    edge: Edge | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return a row per claim; ``start`` and ``end`` count characters of the stored document, half-open."""
        return tuple(self._rows())

    def agrees(self, claim: Claim) -> bool | None:
        """Whether a claim's span fits the edge's and, if disputed, every other claim's; None without an edge."""
        if self.edge is None:
            return None
        spans = [self.edge.valid]
        if self.edge.status is Status.DISPUTED:
            spans += [other.valid for other in self.claims]
        return all(claim.valid.possibly_equals(span) for span in spans)

    def _rows(self) -> Iterator[Row]:
        for claim in self.claims:
            source = claim.source
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
            }


def evidence(claims: Iterable[Claim], edge: Edge | None = None) -> Evidence:
    """Return the claims behind an edge, or one claim and no edge, the first published first.

    A retold claim's quote is kgraph's own retelling, never the source's words: show it only with its ``retold``.
    """
    ordered = sorted(claims, key=lambda c: (c.source.work.published.earliest, c.source.work.id, c.source.start, c.id))
    return Evidence(tuple(ordered), edge)


def _name(node: Node) -> str:
    return name_of(node) or node.id


def source_line(work: Work) -> str:
    """Return a work in one line: its title, else who published and wrote it and when, else its id."""
    said = (work.publisher, work.author, str(work.published))
    return work.title or ", ".join(part for part in said if part) or work.id
