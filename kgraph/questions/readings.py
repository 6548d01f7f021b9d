"""What is read of a unit on a day for its tile: a measure, how many of its posts have a known holder, or its newest rotation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from kgraph.dates import Certainty
from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.model import PLACES, Node, Relation
from kgraph.questions.answers import NO_EDGE, Row, edge_cells, number
from kgraph.questions.bodies import post_lines
from kgraph.questions.lines import CommuneDay, Line
from kgraph.questions.moves import Holding, Move
from kgraph.questions.seats import LEVELS

STATES = ("certain", "possible", "unnamed", "vacant", "unknown")
"""What can be known of who holds a post, the best first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and what it is out of, None where nobody knows; ``text`` is what is read, ``""`` where nothing is.

    ``posts`` counts the posts by what is known of their holder, in the order of ``STATES``; ``edges`` say so.
    """

    value: int | float | None = None
    total: int | float | None = None
    text: str = ""
    certainty: Certainty = Certainty.UNKNOWN
    posts: tuple[int, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all that was read, sorted."""
        return tuple(sorted({source for edge in self.edges for source in edge.sources}))

    def cells(self, as_of: date) -> Row:
        """Return the columns of a reading; those of the edge are empty where several stand behind it."""
        counted = dict(zip(STATES[1:], self.posts[1:], strict=True)) if self.posts else dict.fromkeys(STATES[1:])
        behind = edge_cells(self.edges[0], as_of) if len(self.edges) == 1 else NO_EDGE
        told: Row = {"value": self.value, "total": self.total, "text": self.text, **counted}
        return told | behind | {"certainty": str(self.certainty), "sources": list(self.sources)}


@dataclass(frozen=True)
class UnitDay(CommuneDay):
    """A unit of any level with all that lies in it; ``gathered`` has all days, ``graph`` what is possible on the day."""

    on_day: TemporalGraph

    @cached_property
    def graph(self) -> TemporalGraph:
        """What is possible on the day."""
        return self.on_day

    @cached_property
    def _territory(self) -> tuple[Node, ...]:
        found: dict[str, Node] = {self.place.id: self.place}
        waiting = [self.place]
        while waiting:
            edges = self.graph.into(waiting.pop().id, Relation.PART_OF)
            new = [self.graph.node(edge.subject) for edge in edges if edge.subject not in found]
            waiting += [node for node in new if node.kind in PLACES]
            found |= {node.id: node for node in waiting}
        return tuple(found.values())

    @property
    def places(self) -> tuple[Node, ...]:
        """The unit, then what lies in it on the day."""
        return self._territory


def completeness(day: UnitDay) -> Reading:
    """Return how many of the posts of a unit and of all that lies in it have a holder who is certain on the day."""
    lines = sorted(post_lines(day), key=lambda line: line.node.id)
    best = [min(group, key=_rank) for _, group in groupby(lines, key=lambda line: line.node)]
    if not best:
        return Reading()
    posts = tuple(sum(line.holder_state == state for line in best) for state in STATES)
    sure = Certainty.POSSIBLE if posts[1] else Certainty.CERTAIN
    return Reading(posts[0], len(best), f"{posts[0]}/{len(best)}", sure, posts, tuple(line.edge for line in best))


def measured(day: UnitDay, measure_id: str) -> Reading:
    """Return what was measured last until the day: what possibly held on it, else the latest before; contradictions have no number."""
    taken = [e for e in day.gathered.out(day.place.id, Relation.MEASURED) if e.object == measure_id and e.valid.start_earliest <= day.as_of]
    on_the_day = [edge for edge in taken if edge.possibly_covers(day.as_of)]
    latest = max((edge.valid.end_latest for edge in taken), default=date.min)
    edges = on_the_day or [edge for edge in taken if edge.valid.end_latest == latest]
    told = sorted({_said(edge) for edge in edges} - {""})
    text = "; ".join(told)
    if len(told) != 1:
        return Reading(text=text, edges=tuple(edges))
    first = edges[0]
    sure = max((edge.certainty(day.as_of) for edge in edges), key=lambda sure: -list(Certainty).index(sure))
    return Reading(number(first, "value"), number(first, "total"), text, sure, (), tuple(edges))


def newest_rotation(day: UnitDay, moves: Iterable[Move]) -> Reading:
    """Return when somebody was last certainly moved into a unit from outside of it; the number is the year."""
    here = {place.id for place in day.places}
    arrived = [(move, held.edge) for move in moves for held in move.after if held.place and held.place.id in here and _is_sure(held.edge)]
    until = [(move, edge) for move, edge in arrived if move.date.first and move.date.latest <= day.as_of]
    found = [(move, edge) for move, edge in until if all(_is_outside(left, day.place, here) for left in move.before)]
    if not found:
        return Reading()
    move, edge = max(found, key=lambda pair: (pair[0].date.latest, pair[0].date.earliest, pair[1].id))
    return Reading(move.date.earliest.year, None, str(move.date), Certainty.CERTAIN, (), (edge,))


def _rank(line: Line) -> tuple[int, str]:
    return STATES.index(line.holder_state), line.edge.id


def _said(edge: Edge) -> str:
    value, total = (_figure(number(edge, key)) for key in ("value", "total"))
    return f"{value}/{total}" if value and total else value


def _figure(value: int | float | None) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


def _is_sure(edge: Edge) -> bool:
    return edge.status is Status.ACCEPTED and not {"edge", "start"} & set(edge.inferred)


def _is_outside(left: Holding, unit: Node, here: set[str]) -> bool:
    """Whether a post certainly lay elsewhere: in another place, or in a body of a higher level than the unit."""
    if left.place is not None:
        return left.place.id not in here
    own = str(unit.kind).lower()
    return left.level in LEVELS and own in LEVELS and LEVELS.index(left.level) < LEVELS.index(own)
