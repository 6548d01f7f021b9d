"""The day on which the base learned what became of an edge: that of the newest claim or judgement that touches it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from kgraph.claims import Claim
from kgraph.graph import Edge
from kgraph.judgements import Judgement, Verb
from kgraph.ledger.replacing import Header
from kgraph.resolving.edges import first_of

ReadClaims = Callable[[tuple[str, ...]], Iterable[Claim]]
ReadIds = Callable[[str], Iterable[str]]
"""From the id of a load to those of its claims."""


class LearnedDays:
    """What happened to a base between two days, asked edge by edge."""

    def __init__(
        self,
        since: date,
        until: date,
        judgements: Sequence[Judgement],
        headers: Mapping[str, Header],
        read_claims: ReadClaims,
        read_ids: ReadIds,
    ) -> None:
        self._first, self._last = since.isoformat(), until.isoformat()
        self._read_claims = read_claims
        self._ids: dict[str, frozenset[str]] = {}
        self._judged = self._days_of(judgements)
        self._headers, self._read_ids = headers, read_ids
        self._of_loads = [(day, load) for load in headers for day in self._judged.get(load, ())]
        self._of_loads += [(head.recorded, head.replaces) for head in headers.values() if head.replaces]
        events = [head.recorded for head in headers.values()] + [judgement.when for judgement in judgements]
        self._latest = max(filter(self._within, events), default=self._first)

    def __call__(self, before: Edge | None, after: Edge | None) -> date:
        """Return the day; where nothing that happened names the edge, the last on which anything happened."""
        if before is None and after is not None and self._within(after.recorded.isoformat()):
            return after.recorded
        was, is_ = ({*edge.claims} if edge else set() for edge in (before, after))
        claims = tuple(self._read_claims(tuple(sorted(was ^ is_))))
        days = [claim.recorded for claim in claims if claim.id in is_]
        came_back = {claim.id for claim in claims if claim.id in is_ and claim.recorded < self._first}
        days += self._days_of_loads((was - is_) | came_back)
        touched = {one for edge in (before, after) if edge for one in (first_of(edge.id), edge.subject, edge.object, *edge.sources)}
        touched |= was | is_ | {claim.corrects for claim in claims}
        days += [day for one in touched for day in self._judged.get(one, ())]
        return date.fromisoformat(max(filter(self._within, days), default=self._latest))

    def _days_of_loads(self, claims: set[str]) -> list[str]:
        """Return when the loads that say these claims were withdrawn, taken in again or replaced."""
        return [day for day, load in self._of_loads if claims and self._within(day) and claims & self._said_by(load)]

    def _said_by(self, load: str) -> frozenset[str]:
        """Return the claims of a load, and of those that it replaced: it may have kept them."""
        if load not in self._ids:
            older = self._headers[load].replaces if load in self._headers else ""
            self._ids[load] = frozenset()
            self._ids[load] = frozenset(self._read_ids(load)) | (self._said_by(older) if older else frozenset())
        return self._ids[load]

    def _within(self, day: str) -> bool:
        return self._first <= day <= self._last

    def _days_of(self, judgements: Sequence[Judgement]) -> Mapping[str, list[str]]:
        """Return by id the days on which something was judged of it; who undoes a judgement judges what that was on."""
        days: dict[str, list[str]] = defaultdict(list)
        on: dict[str, tuple[str, ...]] = {}
        for judgement in judgements:
            subjects = judgement.subjects
            if judgement.verb is Verb.UNDO:
                subjects = on.get(judgement.subjects[0], ())
            elif judgement.verb in (Verb.SPLIT, Verb.JOIN):
                subjects = tuple(map(first_of, subjects))
            on[judgement.id] = subjects
            for subject in subjects if self._within(judgement.when) else ():
                days[subject].append(judgement.when)
        return days
