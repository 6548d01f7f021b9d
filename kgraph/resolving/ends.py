"""Ends that follow: a unit that ended ends the bodies that are its own, and these end their posts; who sat there sat there no longer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from kgraph.claims import Claim
from kgraph.dates import PartialDate, Span, day_before
from kgraph.graph import Edge
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.resolving.registers import UNITS

GOES_ON = frozenset({"renamed", "reparented"})
"""What a unit becomes by these is the same unit: it has not ended."""

TIES = frozenset({Relation.PART_OF, Relation.BECAME, Relation.GOVERNS, Relation.LOCATED_IN})
"""What units and bodies are tied by; POST_IN besides ties a post to them."""

_GOES_ELSEWHERE = frozenset({"merged", "split", "converted"})
_SEATS = frozenset({"party_committee", "people_committee", "people_council"})
_FRONTS = frozenset({"front", "mass"})
_UPWARDS = 3


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day of a unit, and of what ended with it; ``claims`` are those that give the day, ``sources`` their works."""

    day: date
    unit: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class Ties(Protocol):
    """Where edges are looked up: those of one relation that leave a node, and what a node is."""

    def out(self, node_id: str, relation: Relation, /) -> Iterable[Edge]:
        """Return the edges of that relation that leave a node."""
        ...

    def node(self, node_id: str, /) -> Node:
        """Return a node."""
        ...


class Endings:
    """What ended with a unit: asked of a unit, a body or a post, and worked out once for each.

    A unit ended where it certainly was part of another until a day, or went into another as a whole, and did not go on under another
    name or superior. Its bodies are those that govern it, the Party committee, council, People's Committee, Front and unions that
    sit in it, and the parts of these that have no place of their own; a school goes on. A body or post that may have been with
    another unit or body after that day goes on with that.
    """

    def __init__(self, ties: Ties, read: Callable[[tuple[str, ...]], Iterable[Claim]] = lambda ids: ()) -> None:
        self._ties, self._read = ties, read
        self._units: dict[str, Ending | None] = {}
        self._bodies: dict[str, Ending | None] = {}
        self._posts: dict[str, Ending | None] = {}

    def of_unit(self, unit: str) -> Ending | None:
        """Return the end of a unit; None where it goes on, nobody knows, or the node is none."""
        if unit not in self._units:
            self._units[unit] = self._unit(unit) if self._ties.node(unit).kind in UNITS else None
        return self._units[unit]

    def of_body(self, body: str) -> Ending | None:
        """Return the end of a body with its unit."""
        if body not in self._bodies:
            self._bodies[body] = self._body(body, _UPWARDS)
        return self._bodies[body]

    def for_parts(self, body: str) -> tuple[Ending | None, ...]:
        """Return the end of a body as its parts see it: those next to it, then those further down."""
        return tuple(self._body(body, up) for up in reversed(range(_UPWARDS)))

    def of_post(self, post: str) -> Ending | None:
        """Return the end of a post with its body."""
        if post not in self._posts:
            self._posts[post] = _last((tie, self.of_body(tie.object)) for tie in self._ties.out(post, Relation.POST_IN))
        return self._posts[post]

    def capped(self, edge: Edge) -> Edge:
        """Return an edge with the end that follows; one that certainly lasted longer keeps what its sources say."""
        ending = self._of_edge(edge)
        if ending is None or edge.valid.end_latest <= ending.day or max(edge.valid.start_earliest, edge.valid.end_earliest) > ending.day:
            return edge
        return replace(
            edge,
            valid=Span(edge.valid.start, _capped(edge, ending.day)),
            claims=tuple(dict.fromkeys((*edge.claims, *ending.claims))),
            sources=tuple(sorted({*edge.sources, *ending.sources})),
            inferred=edge.inferred if "edge" in edge.inferred else tuple(sorted({*edge.inferred, "end"})),
        )

    def _of_edge(self, edge: Edge) -> Ending | None:
        if edge.relation in (Relation.HOLDS, Relation.VACANT):
            return self.of_post(edge.object if edge.relation is Relation.HOLDS else edge.subject)
        if edge.relation is Relation.GOVERNS:
            return self.of_unit(edge.object)
        if edge.relation is Relation.POST_IN:
            return self.of_body(edge.object)
        is_of_body = edge.relation in TIES - {Relation.BECAME} and self._ties.node(edge.subject).kind is Kind.ORGANIZATION
        return self.of_body(edge.subject) if is_of_body else None

    def _unit(self, unit: str) -> Ending | None:
        life = self._life(unit)
        became = [edge for one in life for edge in self._ties.out(one, Relation.BECAME) if edge.get("change") not in GOES_ON]
        if any(edge.get("change") not in _GOES_ELSEWHERE for edge in became):
            return None
        parts = [edge for one in life for edge in self._ties.out(one, Relation.PART_OF) if self._ties.node(edge.object).kind in PLACES]
        last = max(parts, key=lambda edge: edge.valid.end_latest, default=None)
        if last is not None and last.valid.end.is_day:
            return self._ending(last, last.valid.end_latest, lambda valid: valid.end) if self._is_last(last.subject) else None
        went = [edge for edge in became if (edge.get("change"), edge.get("extent")) == ("merged", "whole") and edge.valid.start.is_day]
        began = max(went, key=lambda edge: edge.valid.start_earliest, default=None)
        if began is None:
            return None
        return self._ending(began, day_before(began.valid.start_earliest), lambda valid: valid.start)

    def _life(self, unit: str) -> list[str]:
        """The unit, with what it was later by another name or under another superior."""
        found = [unit]
        for one in found:
            later = (edge.object for edge in self._ties.out(one, Relation.BECAME) if edge.get("change") in GOES_ON)
            found += sorted(set(later) - set(found))
        return found

    def _is_last(self, unit: str) -> bool:
        return not any(edge.get("change") in GOES_ON for edge in self._ties.out(unit, Relation.BECAME))

    def _ending(self, edge: Edge, day: date, bound: Callable[[Span], PartialDate]) -> Ending:
        """The end that an edge gives, with those of its claims that give the very day, or all of them where none does alone."""
        claims = list(self._read(edge.claims))
        saying = [claim for claim in claims if bound(claim.valid).is_day] or claims
        return Ending(day, edge.subject, tuple(claim.id for claim in saying), tuple(sorted({claim.source.work.id for claim in saying})))

    def _body(self, body: str, up: int) -> Ending | None:
        governed = [*self._ties.out(body, Relation.GOVERNS)]
        located = [*self._ties.out(body, Relation.LOCATED_IN)]
        if governed or located:
            own = governed or [tie for tie in located if self._is_own(body, tie.object)]
            return _last((tie, self.of_unit(tie.object)) for tie in own)
        if not up or self._ties.node(body).get("kind") == "school":
            return None
        whole = [tie for tie in self._ties.out(body, Relation.PART_OF) if self._ties.node(tie.object).kind is Kind.ORGANIZATION]
        return _last((tie, self._body(tie.object, up - 1)) for tie in whole)

    def _is_own(self, body: str, place: str) -> bool:
        """Whether a body that sits in a unit is that unit's; of a cell, a school, an agency the place alone says nothing."""
        node = self._ties.node(body)
        is_of_units = node.get("body") in _SEATS or node.get("kind") in _FRONTS
        return is_of_units and node.get("level") == self._ties.node(place).kind.lower()


def _last(ties: Iterable[tuple[Edge, Ending | None]]) -> Ending | None:
    """Return the last end of all; None where something may have gone on after it."""
    ended = list(ties)
    reached = [ending for tie, ending in ended if ending is not None and tie.valid.possibly_covers(ending.day)]
    last = max(reached, key=lambda ending: (ending.day, ending.unit), default=None)
    if last is None or any(tie.valid.end_latest > last.day and (ending is None or ending.day > last.day) for tie, ending in ended):
        return None
    return last


def _capped(edge: Edge, day: date) -> PartialDate:
    """A post lasts until its body ends; who holds it, or what a body is tied to, may have ended before."""
    lasts = edge.relation is Relation.POST_IN and not edge.valid.end.last
    return PartialDate.day(day) if lasts else PartialDate(edge.valid.end.first, day.isoformat())
