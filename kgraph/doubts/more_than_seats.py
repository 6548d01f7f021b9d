"""Seats that are said against holders that are known: by a decision, or by a post."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import Term, joined, terms
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation


def more_than_seats(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for each decision that is said to fill fewer seats than are known, and each post with too many certain holders.

    Only the named count, for somebody unnamed may be one of them. A post for one has findings of its own (``double_holding``).
    """
    people = ground.graph.by_id
    brought: dict[str, list[Edge]] = defaultdict(list)
    for edge in ground.holdings:
        decision = str(edge.get("decision"))
        if decision and people[edge.subject].name:
            brought[decision].append(edge)
    for node in ground.graph.nodes(Kind.DECISION):
        yield from _of_decision(ground, node, brought.get(node.id, []))
    for post, held in ground.by_post.items():
        if 1 < _seats(people[post]) < len(held):
            yield from _of_post(ground, people[post], [edge for edge in held if people[edge.subject].name and not edge.acting])


def _of_decision(ground: Ground, decision: Node, brought: list[Edge]) -> Iterator[Finding]:
    seats, by_post = _seats(decision), decision.get("seats_of") == "positions"
    known = tuple(dict.fromkeys(edge.object if by_post else edge.subject for edge in brought))
    if 0 < seats < len(known):
        said = (*ground.graph.into(decision.id, Relation.ISSUED), *ground.graph.out(decision.id, Relation.FILLS))
        counted = "positions" if by_post else "officers"
        what = f"'{ground.name(decision.id)}' is said to move {seats} {counted}; {len(known)} are known: {_names(ground, known)}"
        yield Finding("more_than_seats", decision.id, what, claims=joined(*said, *brought), others=known)


def _of_post(ground: Ground, post: Node, held: Iterable[Edge]) -> Iterator[Finding]:
    crowd = _largest_crowd([term for edge in held for term in terms(edge, edge.subject)], _seats(post))
    if crowd:
        people = tuple(dict.fromkeys(edge.subject for edge in crowd))
        what = f"'{ground.name(post.id)}' has {_seats(post)} seats; {len(people)} certainly held it on one day: {_names(ground, people)}"
        yield Finding("more_than_seats", post.id, what, claims=joined(*crowd), others=people)


def _largest_crowd(of: list[Term], seats: int) -> tuple[Edge, ...]:
    """The holdings on the first day that needs the most seats; none where there are enough of them on every day."""
    certain = [term for term in of if term.first <= term.last]
    firsts, lasts = sorted(term.first for term in certain), sorted(term.last for term in certain)
    came, left = Counter(firsts), Counter(lasts)
    single = Counter(term.first for term in certain if term.first == term.last)
    most, day = seats, 0
    for today in sorted(came):
        present = bisect_right(firsts, today) - bisect_left(lasts, today)
        needed = present - _handovers(left[today] - single[today], came[today] - single[today], single[today])
        most, day = (needed, today) if needed > most else (most, day)
    crowd = [term for term in certain if term.first <= day <= term.last]
    return tuple(term.edge for term in sorted(crowd, key=lambda term: (term.first, term.edge.id)))


def _handovers(leaving: int, coming: int, either: int) -> int:
    """How many seats a day can have passed on: whoever may have come that day took the seat of one who may have left."""
    alone = abs(leaving - coming)
    return min(leaving, coming) + min(alone, either) + max(0, either - alone) // 2


def _seats(node: Node) -> int:
    value = node.get("seats")
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _names(ground: Ground, ids: Iterable[str]) -> str:
    return ", ".join(f"'{ground.name(node_id)}'" for node_id in ids)
