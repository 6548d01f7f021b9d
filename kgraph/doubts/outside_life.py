"""A holding that certainly has a day before its body or place began, or after it ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kgraph.dates import FIRST_DAY, LAST_DAY, PartialDate
from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import joined
from kgraph.errors import DateError
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.resolving.ends import GOES_ON, Endings

_UPWARDS = 3


@dataclass(frozen=True, slots=True)
class _Life:
    """The first and the last day that anything lived, at the widest, and the edges that say so."""

    of: Node
    first: date
    last: date
    edges: tuple[Edge, ...] = ()


def outside_life(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for each holding that certainly began two days before its body or place, or certainly lasted two days longer.

    A body lives from ``founded`` to ``dissolved``; a place as long as it was part of another, under whatever name. What a body governs
    bounds its posts and those of its parts. One day counts for nothing: sources write the last day of the old for the first of the new.
    """
    lives = _Lives(ground.graph, ground.endings)
    for post, held in ground.by_post.items():
        for life in lives.of_post(post):
            yield from (_finding(ground, edge, life) for edge in held if _begins_before(edge, life) or _lasts_beyond(edge, life))


def _begins_before(edge: Edge, life: _Life) -> bool:
    return (life.first - edge.valid.start_latest).days > 1


def _lasts_beyond(edge: Edge, life: _Life) -> bool:
    return (edge.valid.end_earliest - life.last).days > 1


class _Lives:
    """The lives that bound the posts of a graph, each worked out once."""

    def __init__(self, graph: TemporalGraph, endings: Endings) -> None:
        self._graph, self._endings = graph, endings
        self._posts: dict[str, tuple[_Life, ...]] = {}
        self._places: dict[str, _Life] = {}

    def of_post(self, post: str) -> tuple[_Life, ...]:
        """Return the lives of the body that a post sits in, and of the place that this governs; none where no source bounds them."""
        if post not in self._posts:
            bodies = [self._graph.node(edge.object) for edge in self._graph.out(post, Relation.POST_IN)]
            found = [self._body(bodies[0])] if len(bodies) == 1 else []
            found += self._joint(self._governed(bodies) if bodies else self._located(post)) or self._ended(post)
            self._posts[post] = tuple(life for life in found if (life.first, life.last) != (FIRST_DAY, LAST_DAY))
        return self._posts[post]

    def _ended(self, post: str) -> list[_Life]:
        """The life of a post whose body sits in a unit and ended with it."""
        ending = self._endings.of_post(post)
        return [replace(self._place(self._graph.node(ending.unit)), last=ending.day)] if ending else []

    def _body(self, body: Node) -> _Life:
        return _Life(body, _date(body, "founded").earliest, _date(body, "dissolved").latest)

    def _governed(self, bodies: Iterable[Node]) -> list[Node]:
        """The places that bodies govern; those of their superiors where they govern none."""
        here = list(bodies)
        for _ in range(_UPWARDS):
            places = self._ends(here, Relation.GOVERNS)
            if places or not here:
                return places
            here = [node for node in self._ends(here, Relation.PART_OF) if node.kind is Kind.ORGANIZATION]
        return []

    def _located(self, post: str) -> list[Node]:
        return self._ends([self._graph.node(post)], Relation.LOCATED_IN)

    def _ends(self, nodes: Iterable[Node], relation: Relation) -> list[Node]:
        ids = {edge.object for node in nodes for edge in self._graph.out(node.id, relation)}
        return [self._graph.node(node_id) for node_id in sorted(ids)]

    def _joint(self, places: list[Node]) -> list[_Life]:
        """The life of several places together: a body may have gone on with another one."""
        lives = [self._place(place) for place in places if place.kind in PLACES]
        if not lives:
            return []
        edges = tuple(edge for life in lives for edge in life.edges)
        return [_Life(lives[0].of, min(life.first for life in lives), max(life.last for life in lives), edges)]

    def _place(self, place: Node) -> _Life:
        if place.id not in self._places:
            edges = [edge for node_id in self._one_life(place.id) for edge in self._graph.out(node_id, Relation.PART_OF)]
            first = min((edge.valid.start_earliest for edge in edges), default=FIRST_DAY)
            last = max((edge.valid.end_latest for edge in edges), default=LAST_DAY)
            self._places[place.id] = _Life(place, first, last, tuple(edges))
        return self._places[place.id]

    def _one_life(self, place: str) -> list[str]:
        """The place, with what it was before and after by another name or under another superior."""
        found, new = {place}, [place]
        while new:
            here = new.pop()
            ties = (*self._graph.out(here, Relation.BECAME), *self._graph.into(here, Relation.BECAME))
            beside = {end for edge in ties if edge.get("change") in GOES_ON for end in (edge.subject, edge.object)}
            new += sorted(beside - found)
            found |= beside
        return sorted(found)


def _date(body: Node, key: str) -> PartialDate:
    try:
        return PartialDate.parse(str(body.get(key)))
    except DateError:
        return PartialDate()


def _finding(ground: Ground, edge: Edge, life: _Life) -> Finding:
    began, ended = (life.first != FIRST_DAY, life.last != LAST_DAY)
    bounds = [f"began on {life.first}" if began else "", f"ended on {life.last}" if ended else ""]
    lived = f"'{ground.name(life.of.id)}' {' and '.join(bound for bound in bounds if bound)}"
    what = f"'{ground.name(edge.subject)}' as '{ground.name(edge.object)}' ({edge.valid}): {lived}"
    said = life.edges or ground.graph.out(edge.object, Relation.POST_IN)
    return Finding("outside_life", edge.subject, what, claims=joined(edge, *said), others=(edge.object, life.of.id))
