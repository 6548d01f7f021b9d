"""Two ids that may be one person: the same name, and careers in one body or place that may overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import joined
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.model import Kind, Node
from kgraph.resolving.identity import Identity
from kgraph.text import spelling

_NEXT = 5
_TELLING = ("gender", "born", "ethnicity")
"""What sets two people apart where a source gives it of both."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Somebody of a name that others have too: the holdings by the body and the place they were in, and from when to when."""

    person: Node
    at: dict[str, Edge]
    first: date
    last: date


def shared_names(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for two people of one spelling who held posts of one body or place, in careers that may overlap.

    Accents count, so Nậm Cắn and Nậm Càn are two; case and the place of the tone mark do not. A source that gives them different
    birthdays sets them apart. Where many share a name and a body, each is compared with the next five.
    """
    by_name: dict[str, list[Node]] = defaultdict(list)
    for person in ground.graph.nodes(Kind.PERSON):
        if person.name and person.id in ground.by_person:
            by_name[spelling(person.name)].append(person)
    for _, people in sorted(by_name.items()):
        if len(people) > 1:
            yield from _of_name(ground, [_bearer(ground, person) for person in people])


def not_judged(findings: Iterable[Finding], different: Iterable[tuple[str, str]], identity: Identity) -> Iterator[Finding]:
    """Yield the findings without the names of two whom a person judged different."""
    apart = {frozenset(map(identity, pair)) for pair in different}
    return (finding for finding in findings if finding.finding != "shared_name" or {finding.subject, *finding.others} not in apart)


def _bearer(ground: Ground, person: Node) -> _Bearer:
    at: dict[str, Edge] = {}
    held = ground.by_person[person.id]
    for edge in held:
        where = ground.seat(edge)
        for node in (where.place, where.organization, where.post):
            if node is not None:
                at.setdefault(node.id, edge)
    return _Bearer(person, at, min(edge.valid.start_earliest for edge in held), max(edge.valid.end_latest for edge in held))


def _of_name(ground: Ground, bearers: list[_Bearer]) -> Iterator[Finding]:
    met: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in bearers:
        for where in bearer.at:
            met[where].append(bearer)
    shared = [ground.graph.node(node_id) for node_id, there in met.items() if len(there) > 1]
    told: set[tuple[str, str]] = set()
    for node in sorted(shared, key=_nearness):
        for one, other in _pairs(met[node.id]):
            pair = (one.person.id, other.person.id)
            if pair not in told and _may_be_one(one, other):
                told.add(pair)
                yield _finding(ground, node.id, one, other)


def _nearness(node: Node) -> tuple[int, str]:
    """A sort key: a post tells more than its body, and a body more than its place."""
    return {Kind.POST: 0, Kind.ORGANIZATION: 1}.get(node.kind, 2), node.id


def _pairs(bearers: list[_Bearer]) -> Iterator[tuple[_Bearer, _Bearer]]:
    return ((one, other) for number, one in enumerate(bearers) for other in islice(bearers, number + 1, number + 1 + _NEXT))


def _may_be_one(one: _Bearer, other: _Bearer) -> bool:
    said = ((one.person.get(key), other.person.get(key)) for key in _TELLING)
    return all(a == b or "" in (a, b) for a, b in said) and one.first <= other.last and other.first <= one.last


def _finding(ground: Ground, where: str, one: _Bearer, other: _Bearer) -> Finding:
    held = [(bearer.person.id, bearer.at[where]) for bearer in (one, other)]
    posts = " and ".join(f"{person} as '{ground.name(edge.object)}'" for person, edge in held)
    what = f"'{ground.name(one.person.id)}' is {posts}, both in '{ground.name(where)}'"
    return Finding("shared_name", one.person.id, what, claims=joined(*(edge for _, edge in held)), others=(other.person.id,))
