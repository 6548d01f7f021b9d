"""Which units covered the territory of one on a day: the walk along what it became, or came from, never both on one way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kgraph.dates import Certainty
from kgraph.graph import Direction, Edge, Status, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.kinship import in_turn
from kgraph.questions.lines import by_name
from kgraph.questions.lives import certainly_there, is_whole, lost_end, lost_start, possibly_there

_RANKS = (Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.UNKNOWN)
_OUT, _IN = Direction.OUT, Direction.IN
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Covering:
    """A unit on a way from the one asked about to the day: how sure it is that all passed on along it, and the links.

    ``grade`` is unknown for a unit that the way ends at, though it was not there on the day: no source says what it became, or came from;
    ``lost`` is then the edge that dates its end or beginning, if there is one.
    """

    unit: Node
    grade: Certainty
    way: tuple[Edge, ...] = ()
    lost: Edge | None = None


def least(*grades: Certainty) -> Certainty:
    """Return the least sure of several certainties: that of all together."""
    return max(grades, key=_RANKS.index)


def surest(found: Iterable[tuple[Certainty, Node, _T]]) -> list[tuple[Certainty, Node, _T]]:
    """Return each node once, with the surest of its certainties and what stands beside it; the certain first, then by name."""
    best: dict[str, tuple[Certainty, Node, _T]] = {}
    for one in found:
        known = best.get(one[1].id)
        if known is None or _RANKS.index(one[0]) < _RANKS.index(known[0]):
            best[one[1].id] = one
    return sorted(best.values(), key=lambda one: (_RANKS.index(one[0]), by_name(one[1])))


def coverings(graph: TemporalGraph, node: Node, day: date) -> tuple[Covering, ...]:
    """Return the units that covered the territory of one on a day, the certain first, then by name; each once, by its surest way.

    Forward in time a certain unit covers all that the unit asked about was when it ended; back in time it lies in it wholly. A part, a link
    that is disputed or whose day is not certain, and a second unit that took the whole as well, make it possible, and so does whatever
    else a unit on the way gave to others between.
    """
    ways = [Covering(node, Certainty.CERTAIN)] if possibly_there(graph, node, day) else []
    if not certainly_there(graph, node, day):
        ways += [*_Walk(graph, day, _OUT).from_(node), *_Walk(graph, day, _IN).from_(node)]
    found = surest((way.grade, way.unit, way) for way in ways)
    return tuple(way for *_, way in found) or (Covering(node, Certainty.UNKNOWN),)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a graph to a day, in one direction of time."""

    graph: TemporalGraph
    day: date
    direction: Direction

    def from_(self, node: Node) -> Iterator[Covering]:
        """Yield where the ways from a node come to; each link is walked once with each certainty, so that it ends whatever the data."""
        seen: set[tuple[str, Certainty]] = set()
        rest = [Covering(node, Certainty.CERTAIN)]
        while rest:
            here = rest.pop()
            links = [link for link in self._links(here.unit) if self._comes_next(here, link)]
            yield from self._arrived(here)
            for link in links:
                there = self._over(here, link)
                if (link.id, there.grade) not in seen:
                    seen.add((link.id, there.grade))
                    rest.append(there)

    def _arrived(self, here: Covering) -> Iterator[Covering]:
        """The unit, if it was there on the day; unknown, if what came next of it, or before, no source says."""
        if here.way and possibly_there(self.graph, here.unit, self.day):
            kept = self._kept(here.unit, here.way[-1], None) if self.direction is _OUT else Certainty.CERTAIN
            yield replace(here, grade=least(here.grade, kept))
        lost = self._lost(here.unit)
        if lost is not None:
            yield replace(here, grade=Certainty.UNKNOWN, lost=lost)

    def _lost(self, unit: Node) -> Edge | None:
        if self.direction is _OUT:
            last = lost_end(self.graph, unit)
            return last if last is not None and last.valid.end_latest < self.day else None
        first = lost_start(self.graph, unit)
        return first if first is not None and first.valid.start_earliest > self.day else None

    def _links(self, unit: Node) -> tuple[Edge, ...]:
        """What the unit became by the day, or what it came from after it, on some reading."""
        links = self.graph.edges(unit.id, Relation.BECAME, self.direction)
        if self.direction is _OUT:
            return tuple(link for link in links if link.valid.start_earliest <= self.day)
        return tuple(link for link in links if link.valid.end_latest > self.day)

    def _comes_next(self, here: Covering, link: Edge) -> bool:
        if not here.way:
            return True
        stays = self.direction is _IN and certainly_there(self.graph, here.unit, self.day)
        return not stays and link not in here.way and in_turn(here.way[-1], link, self.direction)

    def _over(self, here: Covering, link: Edge) -> Covering:
        past = here.way[-1] if here.way else None
        ends = self.graph.node(link.subject), self.graph.node(link.object)
        unit = ends[1] if self.direction is _OUT else ends[0]
        if self.direction is _OUT:
            kept = self._kept(here.unit, past, link) if past else Certainty.CERTAIN
        else:
            kept = self._kept(unit, None, link)
        return Covering(unit, least(here.grade, self._passed(link), kept), (*here.way, link))

    def _passed(self, link: Edge) -> Certainty:
        """How sure it is that all of a unit went over a link, before the day or after it as the walk goes."""
        when = link.valid
        crossed = when.end_latest <= self.day if self.direction is _OUT else when.start_earliest > self.day
        others = (one for one in self.graph.out(link.subject, Relation.BECAME) if one.object != link.object and is_whole(one))
        alone = not any(one.valid.possibly_overlaps(when) for one in others)
        sure = is_whole(link) and crossed and alone and link.status is Status.ACCEPTED
        return Certainty.CERTAIN if sure else Certainty.POSSIBLE

    def _kept(self, unit: Node, since: Edge | None, until: Edge | None) -> Certainty:
        """Certain if the unit gave nothing to others meanwhile: since one link or the day, until another or the day."""
        first = since.valid.start_earliest if since else self.day
        last = until.valid.end_latest if until else self.day
        gave = (one for one in self.graph.out(unit.id, Relation.BECAME) if not is_whole(one))
        meanwhile = any(one != until and one.valid.end_latest >= first and one.valid.start_earliest <= last for one in gave)
        return Certainty.POSSIBLE if meanwhile else Certainty.CERTAIN
