"""All doubts about a graph: in the bundled one only what is true of it; in one order, and in work that does not explode."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from kgraph.doubts import doubts
from kgraph.findings import HEADLINES, Finding, finding_record, read_finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind, Relation
from tests.doubts.cases import graph, held
from tests.profiles import cases
from tests.questions.graphs import edge, ky_son, nghe_an, node
from tests.questions.test_many import calls
from tests.strategies_graphs import any_graphs

BEGIN = date(1900, 1, 1)

TWICE = {"Nguyễn Đức Trung", "Phạm Thế Tùng", "Nguyễn Thế Trung", "Đinh Việt Dũng", "Trần Tiến Hưng"}


def test_in_the_bundled_base_five_names_stand_for_two_ids_each_and_four_went_nobody_knows_where(sample: KnowledgeBase) -> None:
    found = doubts(sample.graph())
    names: dict[str, set[str]] = {finding.finding: set() for finding in found}
    for finding in found:
        names[finding.finding].add(sample.engine.node(finding.subject).name)
    left = {"Nguyễn Hữu Lượng", "Trần Quốc Đồng", "Nguyễn Thanh Hoàng", "Nguyễn Thị Đông"}
    assert names == {"shared_name": TWICE, "next_post_unknown": left}
    assert all(sample.claims(finding.claims) and len(finding.claims) > 1 for finding in found)


def test_the_graphs_written_by_hand_hold_no_doubt() -> None:
    assert doubts(ky_son().graph()) == doubts(nghe_an().graph()) == ()


@cases(60)
@given(any_graphs())
def test_any_graph_is_doubted_without_a_fault_and_in_one_order(some: TemporalGraph) -> None:
    found = doubts(some)
    assert list(found) == sorted(set(found))
    assert {finding.finding for finding in found} <= set(HEADLINES)
    assert all({finding.subject, *finding.others} <= some.by_id.keys() for finding in found)
    assert tuple(read_finding(finding_record(finding)) for finding in found) == found


def test_the_claim_of_a_finding_is_the_first_of_its_claims() -> None:
    assert Finding("disputed", "p", "what", claims=("c2", "c1")).claim == "c2"
    assert Finding("disputed", "p", "what", "c1").claims == ("c1",)
    assert Finding("disputed", "p", "what").claim == ""


def crowd(many: int, *, post: str, seats: int) -> TemporalGraph:
    """One post that many hold at once, each a day longer than the one before."""
    terms = [held(f"p{n}", post, f"{BEGIN + timedelta(n)}/{BEGIN + timedelta(20_000 + n)}") for n in range(many)]
    return graph(*terms, nodes=(node(post, Kind.POST, "Bí thư", seats=seats),))


def everywhere(many: int, *, post: str, seats: int) -> TemporalGraph:
    """One person who leads as many places, all called alike, at once."""
    nodes, edges, terms = [], [], []
    for n in range(many):
        nodes += [node(f"place{n}", Kind.COMMUNE, "Xã"), node(f"body{n}", Kind.ORGANIZATION, "UBND", level="commune")]
        nodes += [node(f"{post}{n}", Kind.POST, "Chủ tịch", rank="head", seats=seats)]
        edges += [edge(f"body{n}", Relation.GOVERNS, f"place{n}"), edge(f"{post}{n}", Relation.POST_IN, f"body{n}")]
        terms += [held("p", f"{post}{n}", f"{BEGIN + timedelta(n)}/{BEGIN + timedelta(20_000)}")]
    return graph(*terms, nodes=tuple(nodes), edges=tuple(edges))


def namesakes(many: int, *, post: str, seats: int) -> TemporalGraph:
    """Many of one name, one after another in one post."""
    terms = [held(f"p{n}", post, f"{1000 + n}/{1002 + n}") for n in range(many)]
    return graph(*terms, nodes=(node(post, Kind.POST, "Bí thư", seats=seats),), names={term.subject: "An" for term in terms})


def halves(many: int, *, post: str, seats: int) -> TemporalGraph:
    """Many who left a post before they came to it, as two sources have it."""
    terms: list[Edge] = []
    for n in range(many):
        terms += [held(f"p{n}", f"{post}{n}", "/2001", ("one",)), held(f"p{n}", f"{post}{n}", "2003/", ("other",))]
    return graph(*terms, nodes=tuple(node(f"{post}{n}", Kind.POST, "Bí thư", seats=seats) for n in range(many)))


@pytest.mark.parametrize("shape", [crowd, everywhere, namesakes, halves])
@pytest.mark.parametrize("seats", [1, 3])
def test_eight_times_the_holdings_are_less_than_sixteen_times_the_work(shape, seats: int) -> None:
    few, many = shape(100, post="q", seats=seats), shape(800, post="q", seats=seats)
    at_once = len(doubts(few)), len(doubts(many))
    assert calls(lambda: len(doubts(many)), at_once[1]) < 16 * calls(lambda: len(doubts(few)), at_once[0])
