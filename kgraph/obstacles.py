"""What stands between two sightings of a person in a post, so that they cannot be taken for one spell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from kgraph.claims import Claim
from kgraph.identity import Identity
from kgraph.model import Node, Relation
from kgraph.spells import StandsBetween


class Obstacles:
    """Vacancies and holdings by post and by person, to be asked for one person in one post."""

    def __init__(self, claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node]) -> None:
        self._identity, self._nodes = identity, nodes
        self._vacant: dict[str, list[Claim]] = defaultdict(list)
        self._holders: dict[str, list[Claim]] = defaultdict(list)
        self._posts: dict[str, list[Claim]] = defaultdict(list)
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
        def in_the_way() -> tuple[list[Claim], list[Claim]]:
            return self._in_the_way(person, post)

        def stands_between(after: date, before: date) -> bool:
            seats_taken, moves = in_the_way()
            seen = any(_has_certain_day_between(claim, after, before) for claim in seats_taken)
            return seen or any(after < c.valid.start_earliest and c.valid.start_latest < before for c in moves)

        return stands_between

    def _in_the_way(self, person: str, post: str) -> tuple[list[Claim], list[Claim]]:
        """Return who or what else took the seat, and the dated moves of the person to other posts."""
        others = [c for c in self._holders[post] if self._identity(c.subject.id) != person and not c.qualifier("acting")]
        single = self._nodes[post].get("seats") == 1
        moves = [c for c in self._posts[person] if self._identity(c.object.id) != post and c.qualifier("decision")]
        return [*self._vacant[post], *(others if single else ())], moves


def _has_certain_day_between(claim: Claim, after: date, before: date) -> bool:
    span = claim.valid
    return span.has_certain_day() and span.start_latest < before and after < span.end_earliest
