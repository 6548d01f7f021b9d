"""Small graphs in which something is doubtful, and almost the same ones in which nothing is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from kgraph.doubts.ground import Ground
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation, Value
from tests.questions.graphs import edge, node

_numbers = count(1)


def held(person: str, post: str, valid: str, sources: tuple[str, ...] = ("src:one",), /, **said: Value) -> Edge:
    """A holding with a claim of its own."""
    number = next(_numbers)
    return replace(
        edge(person, Relation.HOLDS, post, valid, number=number, **said), claims=(f"c {person} {post} {valid}",), sources=sources
    )


def places() -> tuple[list[Node], list[Edge]]:
    """A district and two of its communes, one renamed in 2010 and both ended in the middle of 2025, with two bodies each."""
    nodes = [
        node("ks", Kind.DISTRICT, "Kỳ Sơn", type="huyện"),
        node("hk", Kind.COMMUNE, "Hữu Kiệm", type="xã"),
        node("pd", Kind.COMMUNE, "Phà Đánh", type="xã"),
        node("pd_old", Kind.COMMUNE, "Phà Đánh cũ", type="xã"),
    ]
    edges = [
        edge("hk", Relation.PART_OF, "ks", "[..2004-08-31]/2025-06-30"),
        edge("pd_old", Relation.PART_OF, "ks", "2004-08-31/2010-03-31"),
        edge("pd", Relation.PART_OF, "ks", "2010-04-01/2025-06-30"),
        edge("pd_old", Relation.BECAME, "pd", "2010-04-01", change="renamed", extent="whole"),
    ]
    for place, level in (("ks", "district"), ("hk", "commune"), ("pd", "commune")):
        for body in (f"{place}_party", f"{place}_ubnd"):
            nodes.append(node(body, Kind.ORGANIZATION, body, level=level))
            edges.append(edge(body, Relation.GOVERNS, place))
            for rank, seats in (("head", 1), ("deputy", 0), ("member", 0)):
                nodes.append(node(f"{body}_{rank}", Kind.POST, f"{rank} {body}", rank=rank, seats=seats))
                edges.append(edge(f"{body}_{rank}", Relation.POST_IN, body))
    return nodes, edges


def graph(
    *holdings: Edge, nodes: tuple[Node, ...] = (), edges: tuple[Edge, ...] = (), names: Mapping[str, str] = MappingProxyType({})
) -> TemporalGraph:
    """The places, and who held what there; who has no name among ``names`` is called by the id."""
    known, ties = places()
    found = {one.id: one for one in (*known, *nodes)}
    people = {edge.subject for edge in holdings if edge.subject not in found}
    found |= {person: node(person, Kind.PERSON, names.get(person, person)) for person in people}
    return TemporalGraph(found.values(), (*ties, *edges, *holdings))


def opened(kind: Callable[[Ground], Iterator[Finding]], of: TemporalGraph) -> list[Finding]:
    """The findings of one kind."""
    return list(kind(Ground(of)))


def told(kind: Callable[[Ground], Iterator[Finding]], of: TemporalGraph) -> list[tuple[str, tuple[str, ...]]]:
    """What the findings of one kind are about."""
    return [(finding.subject, finding.others) for finding in opened(kind, of)]
