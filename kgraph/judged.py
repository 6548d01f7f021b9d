"""What became of a claim by judgement: whether it stands, and which decision says so."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kgraph.claims import Claim
from kgraph.judgements import Judgement, Verb, decisions, not_undone


class State(StrEnum):
    """Whether a claim counts for the graph, or why it does not."""

    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PURGED = "purged"
    REPLACED = "replaced"


class Decided(NamedTuple):
    """The state of a claim, and the judgement that it comes from, if any."""

    state: State = State.IN_FORCE
    by: Judgement | None = None


class Judged:
    """The judgements that stand, asked claim by claim."""

    def __init__(self, judgements: Sequence[Judgement], replaced: Callable[[], frozenset[str]] = frozenset) -> None:
        self._judgements = judgements
        self._read_replaced = replaced

    def of(self, claim: Claim, *, has_edge: bool) -> Decided:
        """Return what was decided on a claim; one behind an edge is in force, whatever the load it first came with."""
        by_source, by_claim = self._last.get(("source", claim.source.work.id)), self._last.get(("claim", claim.id))
        purge, correction = self._last.get((Verb.PURGE, claim.source.work.id)), self._last.get((Verb.CORRECT, claim.id))
        if purge is not None:
            return Decided(State.PURGED, purge)
        if by_source is not None and by_source.verb is Verb.WITHDRAW:
            return Decided(State.WITHDRAWN, by_source)
        if by_claim is not None and by_claim.verb is Verb.REJECT:
            return Decided(State.REJECTED, by_claim)
        if correction is not None:
            return Decided(State.SUPERSEDED, correction)
        if not has_edge and claim.id in self._replaced:
            return Decided(State.REPLACED)
        return Decided(State.IN_FORCE, by_claim or self._last.get((Verb.CORRECT, claim.corrects)))

    @cached_property
    def _last(self) -> Mapping[tuple[str, str], Judgement]:
        return decisions(not_undone(self._judgements))

    @cached_property
    def _replaced(self) -> frozenset[str]:
        return self._read_replaced()
