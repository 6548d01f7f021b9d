"""Somebody who certainly led bodies of two places of one level on the same day."""

from collections import defaultdict
from collections.abc import Iterator

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import beside, joined, terms
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.model import Node, Relation
from kgraph.questions.answers import name_of

_LEADING = frozenset({"head", "deputy"})


def two_places(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for each post of a head or deputy that somebody certainly held beside such a post in another place of the level.

    Posts on two levels, or in two bodies of one place, go together; so does a seat as a member, or an acting one. Places of which one
    became the other are one.
    """
    posts = ground.graph.by_id
    for held in ground.by_person.values():
        if len(held) > 1:
            leading = [edge for edge in held if posts[edge.object].get("rank") in _LEADING and not edge.acting]
            yield from _of_person(ground, leading) if len(leading) > 1 else ()


def _of_person(ground: Ground, held: list[Edge]) -> Iterator[Finding]:
    by_level: dict[tuple[str, str], list[tuple[Edge, Node]]] = defaultdict(list)
    for edge in held:
        at = ground.seat(edge)
        if at.place is not None and at.level:
            by_level[at.level, at.place.kind].append((edge, at.place))
    for _, there in sorted(by_level.items()):
        places = {edge.id: place for edge, place in there}
        if len({place.id for place in places.values()}) > 1:
            for one, other in beside(term for edge, place in there for term in terms(edge, place.id)):
                yield from _finding(ground, (one, places[one.id]), (other, places[other.id]))


def _finding(ground: Ground, one: tuple[Edge, Node], other: tuple[Edge, Node]) -> Iterator[Finding]:
    (first, here), (second, there) = one, other
    if not _became(ground, here, there) and not _became(ground, there, here):
        posts = [f"'{ground.name(edge.object)}' in {name_of(place)} ({edge.valid})" for edge, place in (one, other)]
        what = f"'{ground.name(first.subject)}' held at once {posts[0]} and {posts[1]}"
        yield Finding("two_places", first.subject, what, claims=joined(first, second), others=(first.object, second.object))


def _became(ground: Ground, one: Node, other: Node) -> bool:
    return any(edge.object == other.id for edge in ground.graph.out(one.id, Relation.BECAME))
