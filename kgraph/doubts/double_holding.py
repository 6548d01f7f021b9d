"""Two people who certainly held a seat for one on the same day."""

from collections.abc import Iterator

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import beside, joined, terms
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.text import spelling


def double_holdings(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for each holder of a single seat beside whom somebody else certainly held it.

    Somebody who only acts is no second holder, somebody unnamed may be the first, and two ids of one name are looked at as that
    (``shared_name``).
    """
    people = ground.graph.by_id
    for post, held in ground.by_post.items():
        if len(held) > 1 and people[post].get("seats") == 1:
            counted = [edge for edge in held if people[edge.subject].name and not edge.acting]
            for one, other in beside(term for edge in counted for term in terms(edge, spelling(people[edge.subject].name))):
                yield _finding(ground, one, other)


def _finding(ground: Ground, one: Edge, other: Edge) -> Finding:
    who = " and ".join(f"'{ground.name(edge.subject)}' ({edge.valid})" for edge in (one, other))
    what = f"{who} both held '{ground.name(one.object)}', which has one seat"
    return Finding("double_holding", one.object, what, claims=joined(one, other), others=(one.subject, other.subject))
