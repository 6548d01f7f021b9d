"""The base as it was known on an earlier day: the claims recorded by then under the judgements made by then, asked in memory."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from kgraph.asking import AskedGraph, Questions
from kgraph.claims import Claim
from kgraph.doubts import doubts
from kgraph.doubts.shared_name import not_judged
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import UsageError
from kgraph.findings import Finding
from kgraph.graph import TemporalGraph
from kgraph.graph_records import revision
from kgraph.judged import Judged
from kgraph.judgements import in_force
from kgraph.ledger.folder import Ledger
from kgraph.resolving.corrections import with_corrections
from kgraph.resolving.identity import identify
from kgraph.resolving.resolve import resolve

ReadClaims = Callable[[tuple[str, ...]], tuple[Claim, ...]]


class KnownGraph:
    """The graph of what a ledger held on a day; it is made at once, and no later writing changes it."""

    def __init__(self, ledger: Ledger, day: date, read_claims: ReadClaims) -> None:
        until = day.isoformat()
        judgements = tuple(judgement for judgement in ledger.judgements() if judgement.when <= until)
        standing = in_force(judgements)
        self._until, self._read_claims, self._standing = until, read_claims, standing
        self._corrections: dict[str, Claim] = {}
        resolution = resolve(self._noting(ledger.claims_in_force(standing, day)), standing)
        self.judged = Judged(judgements, lambda: ledger.claims_replaced(standing, day))
        self.engine: Engine = MemoryEngine(resolution.graph)
        self._graph, self._resolved = resolution.graph, resolution.findings

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should have looked at."""
        seen = not_judged(doubts(self._graph), self._standing.different, identify(self._standing))
        return tuple(sorted((*self._resolved, *seen)))

    @cached_property
    def revision(self) -> str:
        """The version of the graph: the base had this revision on that day."""
        return revision(self._graph)

    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""
        return self._graph

    def claims(self, ids: tuple[str, ...]) -> Iterator[Claim]:
        """Yield the claims with these ids that were recorded by then."""
        stored = {claim.id: claim for claim in self._read_claims(tuple(one for one in ids if one not in self._corrections))}
        found = (self._corrections.get(one) or stored.get(one) for one in ids)
        yield from (claim for claim in found if claim is not None and claim.recorded <= self._until)

    def _noting(self, claims: Iterator[Claim]) -> Iterator[Claim]:
        """Keep the corrected claims: some were undone since, and are nowhere else."""
        for claim in claims:
            if claim.id in self._standing.corrected:
                chain = with_corrections([claim], self._standing.corrected, self._standing.rejected)
                self._corrections |= {one.id: one for one in chain if one.corrects}
            yield claim


class KnownBase(Questions):
    """A knowledge base as it would have answered on an earlier day; it is only asked, never written."""

    def __init__(self, folder: Path, day: date, graph: KnownGraph, read_document: Callable[[str], str]) -> None:
        self.folder, self.day = folder, day
        self._graph, self._read_document = graph, read_document

    def one_graph(self) -> AbstractContextManager[AskedGraph]:
        """Give the graph, which never changes."""
        return nullcontext(self._graph)

    @property
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""
        return self._graph.revision

    @property
    def recorded(self) -> str:
        """The latest day on which the ledger had taken something in; ``""`` if it held nothing yet."""
        return max((edge.recorded.isoformat() for edge in self._graph.graph().edges()), default="")

    @property
    def engine(self) -> Engine:
        """Where questions are asked."""
        return self._graph.engine

    def document(self, digest: str) -> str:
        """Return the text of a stored document."""
        return self._read_document(digest)

    def cypher(self, query: str, /, *_: object, **__: object) -> NoReturn:
        """Refuse: Cypher is asked of the graph of today.

        Raises:
            UsageError: always.
        """
        fix = "ask one of the questions, or networkx(), of that day"
        raise UsageError(f"Cypher asks the graph of today, not that of {self.day}", fix=fix)

    def __repr__(self) -> str:
        return f"KnownBase({str(self.folder)!r}, {self.day}, revision {self.revision})"
