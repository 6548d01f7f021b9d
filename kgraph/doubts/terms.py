"""Certain times of holdings, and those that certainly lie beside each other; found by one walk in order of time."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.graph import Edge
from kgraph.questions.shared_days import stretches


@dataclass(frozen=True, slots=True)
class Term:
    """A time in which a holding was certain, as days counted from the first there is; ``owner`` is whose it is.

    The first day is the later one where some day is certain and not which.
    """

    first: int
    last: int
    owner: str
    edge: Edge


def terms(edge: Edge, owner: str) -> Iterator[Term]:
    """Yield the certain times of a holding: one, or one for each sighting where continuity is inferred."""
    return (Term(first.toordinal(), last.toordinal(), owner, edge) for first, last in stretches(edge))


def beside(of: Iterable[Term]) -> Iterator[tuple[Edge, Edge]]:
    """Yield pairs of holdings of different owners that certainly lie beside each other, as ``certainly_beside`` has it.

    Each is paired with at most one that began before it, the one that lasted longest: as many pairs as holdings, not as their square.
    """
    ordered = sorted(of, key=lambda term: (term.first, term.last, term.edge.id))
    starts = [term.first for term in ordered]
    longest: list[tuple[Term, ...]] = [()]
    told: set[tuple[str, str]] = set()
    for number, term in enumerate(ordered):
        other = _beside(term, longest[_began_before(term, number, starts)])
        if other is not None and (other.edge.id, term.edge.id) not in told:
            told.add((other.edge.id, term.edge.id))
            yield other.edge, term.edge
        longest.append(_two_longest((*longest[number], term)))


def _began_before(term: Term, number: int, starts: list[int]) -> int:
    """How many terms began before this one; well before, where no two days of it are certain."""
    return number if term.last > term.first else min(number, bisect_left(starts, term.last - 1))


def _beside(term: Term, longest: tuple[Term, ...]) -> Term | None:
    margin = 0 if term.last > term.first else 1
    return next((other for other in longest if other.owner != term.owner and other.last - margin > term.first), None)


def _two_longest(some: tuple[Term, ...]) -> tuple[Term, ...]:
    """The term that lasted longest, and the longest of another owner."""
    longest = max(some, key=lambda term: term.last)
    others = [term for term in some if term.owner != longest.owner]
    return (longest, max(others, key=lambda term: term.last)) if others else (longest,)


def joined(*edges: Edge) -> tuple[str, ...]:
    """Return the claims of several edges, each once, in the order given."""
    return tuple(dict.fromkeys(claim for edge in edges for claim in edge.claims))
