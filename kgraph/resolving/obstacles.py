"""What stands between two sightings of a person in a post, so that they cannot be taken for one spell."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TypeAlias

from kgraph.claims import Claim
from kgraph.model import Node, Relation
from kgraph.resolving.identity import Identity
from kgraph.resolving.spells import StandsBetween

Taken: TypeAlias = tuple[date, date, str]
"""The days on which a seat was certainly taken, and by whom; ``""`` where it was certainly empty."""


class Obstacles:
    """Vacancies and holdings by post and by person, to be asked for one person in one post."""

    def __init__(self, claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node]) -> None:
        self._identity, self._nodes = identity, nodes
        self._vacant: dict[str, list[Claim]] = defaultdict(list)
        self._holders: dict[str, list[Claim]] = defaultdict(list)
        self._posts: dict[str, list[Claim]] = defaultdict(list)
        self._seats: dict[str, _Seat] = {}
        for claim in claims:
            if claim.relation is Relation.VACANT:
                self._vacant[identity(claim.subject.id)].append(claim)
            elif claim.relation is Relation.HOLDS:
                self._holders[identity(claim.object.id)].append(claim)
                self._posts[identity(claim.subject.id)].append(claim)

    def between(self, person: str, relation: Relation, post: str) -> StandsBetween:
        """Return a test for two days: a vacancy, another holder of a single seat, or a dated move away lies between them."""
        if relation is not Relation.HOLDS:
            return lambda after, before: False

        @cache
        def moves() -> list[Claim]:
            return [c for c in self._posts[person] if self._identity(c.object.id) != post and c.qualifier("decision")]

        def stands_between(after: date, before: date) -> bool:
            moved = any(after < c.valid.start_earliest and c.valid.start_latest < before for c in moves())
            return moved or self._seat(post).is_taken_between(after, before, person)

        return stands_between

    def _seat(self, post: str) -> "_Seat":
        if post not in self._seats:
            others = [c for c in self._holders[post] if not c.qualifier("acting")] if self._nodes[post].get("seats") == 1 else []
            taken = [(c, self._identity(c.subject.id)) for c in others] + [(c, "") for c in self._vacant[post]]
            self._seats[post] = _Seat((c.valid.start_latest, c.valid.end_earliest, who) for c, who in taken if c.valid.has_certain_day())
        return self._seats[post]


class _Seat:
    """When a seat was certainly taken, by the day from which, with the last day of all that began no later."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._taken = sorted(taken)
        self._last_days = list(accumulate((last for _, last, _ in self._taken), max))

    def is_taken_between(self, after: date, before: date, person: str) -> bool:
        """Whether somebody else, or nobody, certainly had the seat on a day strictly between."""
        at = bisect_left(self._taken, (before,)) - 1
        while at >= 0 and self._last_days[at] > after:
            if self._taken[at][1] > after and self._taken[at][2] != person:
                return True
            at -= 1
        return False
