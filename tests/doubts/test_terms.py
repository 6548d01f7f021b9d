"""Holdings beside each other, found in one walk: each that is beside an earlier one, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.doubts.terms import beside, terms
from kgraph.graph import Edge
from kgraph.model import Relation
from kgraph.questions.shared_days import certainly_beside
from tests.questions.test_shared_days import holdings


def edges(held: list[Edge]) -> list[Edge]:
    people = ("p", "q", "r")
    return [Edge(f"e{n}", people[n % 3], Relation.HOLDS, "q", edge.valid, attested=edge.attested) for n, edge in enumerate(held)]


@given(st.lists(holdings(), max_size=7))
def test_whoever_is_certainly_beside_somebody_is_told_and_nobody_else(held: list[Edge]) -> None:
    known = edges(held)
    pairs = list(beside(term for edge in known for term in terms(edge, edge.subject)))
    for one, other in pairs:
        assert one.subject != other.subject
        assert certainly_beside(one, other)
    later = {other.id for _, other in pairs}
    doubled = [{one.id, other.id} for one in known for other in known if one.subject != other.subject and certainly_beside(one, other)]
    assert all(later & both for both in doubled)


@given(st.lists(holdings(), max_size=6), st.randoms(use_true_random=False))
def test_their_order_does_not_matter(held: list[Edge], chance) -> None:
    known = [term for edge in edges(held) for term in terms(edge, edge.subject)]
    shuffled = list(known)
    chance.shuffle(shuffled)
    assert list(beside(known)) == list(beside(shuffled))
