"""Graphs of any shape for Hypothesis: every kind and relation, loops and parallel edges, names and values that an engine may trip over."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.model import ENDS, Kind, Node, Properties, Relation, Value
from tests.strategies import spans, texts

IDS: dict[Kind, tuple[str, ...]] = {
    Kind.PERSON: ("p1", "p2", "O'Hara \"`\\"),
    Kind.POST: ("q1", "q2", "$post {id: 1}"),
    Kind.ORGANIZATION: ("o1", "o2", "o3"),
    Kind.COMMUNE: ("c1", "Nậm Cắn"),
    Kind.VILLAGE: ("v1", "🙂"),
    Kind.DISTRICT: ("d1",),
    Kind.PROVINCE: ("t1",),
    Kind.INITIATIVE: ("i1", "i2"),
    Kind.DECISION: ("n1", "n2"),
    Kind.SOURCE: ("s1",),
}
"""The ids that nodes are drawn from: few, so that edges meet."""

_TAKEN = ("id", "name", "name_folded", "label", "valid", "claims", "in", "out", "type", "status", "other_properties", "recorded")
_ODD = ("a b", "`", "'", "é", "9x", "$p", "@rid", "a.b", "properties", "x" * 60, "\u2028")
_TELLING = ("acting", "decision", "role", "rank", "level", "kind", "seats", "value")
KEYS = (*_TELLING, *_TAKEN, *_ODD)

_STRETCHES = st.integers(0, 900).map(lambda days: (date(2015, 1, 1) + timedelta(days), date(2015, 1, 1) + timedelta(days + 30)))


def property_values() -> st.SearchStrategy[Value]:
    """Text, truth, and numbers up to the largest that a node holds."""
    integers = st.sampled_from([0, 1, -1, 2**31, 2**63 - 1, -(2**63) + 1])
    floats = st.one_of(st.sampled_from([0.0, 1.0, 100.0, 1e300, 5e-324]), st.floats(allow_nan=False, allow_infinity=False))
    return st.one_of(texts(), st.booleans(), integers, floats)


def node_properties() -> st.SearchStrategy[Properties]:
    """A few properties under any name."""
    return st.dictionaries(st.sampled_from(KEYS), property_values(), max_size=3).map(lambda said: tuple(said.items()))


@st.composite
def any_graphs(draw: st.DrawFn, most_edges: int = 16) -> TemporalGraph:
    """A graph in which every relation ties what it may tie; nodes may stand alone."""
    kinds = {node_id: kind for kind, ids in IDS.items() for node_id in ids}
    ids = draw(st.sets(st.sampled_from(sorted(kinds)), min_size=1))
    nodes = [Node(node_id, kinds[node_id], draw(texts()), draw(node_properties())) for node_id in sorted(ids)]
    possible = [(one, relation, other) for relation in Relation for one in nodes for other in nodes if _ties(one, relation, other)]
    drawn = draw(st.lists(st.sampled_from(possible), max_size=most_edges)) if possible else []
    return TemporalGraph(nodes, [draw(_edges(f"e{number}", *ends)) for number, ends in enumerate(drawn)])


def many_graphs(number: int) -> list[TemporalGraph]:
    """So many graphs as ``any_graphs`` draws them, for tests in which one costs too much by itself."""
    drawn: list[TemporalGraph] = []

    @settings(max_examples=number, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(any_graphs())
    def draw(graph: TemporalGraph) -> None:
        drawn.append(graph)

    draw()
    return drawn


def apart(graph: TemporalGraph, number: int) -> TemporalGraph:
    """Return the graph under ids that begin with a number, so that it can stand beside others in one engine."""
    nodes = (replace(node, id=f"{number}:{node.id}") for node in graph)
    return TemporalGraph(nodes, [_numbered(edge, number) for edge in graph.edges()])


def _numbered(edge: Edge, number: int) -> Edge:
    decided = edge.get("decision") in IDS[Kind.DECISION]
    properties = tuple((key, f"{number}:{value}" if decided and key == "decision" else value) for key, value in edge.properties)
    ends = {"subject": f"{number}:{edge.subject}", "object": f"{number}:{edge.object}"}
    return replace(edge, id=f"{number}:{edge.id}", properties=properties, **ends)


def _ties(one: Node, relation: Relation, other: Node) -> bool:
    subjects, objects = ENDS[relation]
    return one.kind in subjects and other.kind in objects


def _edges(edge_id: str, subject: Node, relation: Relation, object_: Node) -> st.SearchStrategy[Edge]:
    words = st.lists(texts(), max_size=2).map(tuple)
    return st.builds(
        Edge,
        st.just(edge_id),
        st.just(subject.id),
        st.just(relation),
        st.just(object_.id),
        spans(),
        claims=words,
        sources=words,
        status=st.sampled_from(Status),
        recorded=st.sampled_from([date.min, date(2026, 11, 24), date.max]),
        confidence=st.floats(0, 1),
        properties=_edge_properties(),
        inferred=st.sampled_from([(), ("start",), ("edge", "end")]),
        attested=st.one_of(st.none(), st.lists(_STRETCHES, max_size=2, unique=True).map(lambda some: tuple(sorted(some)))),
        retold=st.booleans(),
    )


def _edge_properties() -> st.SearchStrategy[Properties]:
    """Mostly what questions ask for, acting and the decision behind it; anything else too."""
    asked = st.fixed_dictionaries({}, optional={"acting": st.booleans(), "decision": st.sampled_from(IDS[Kind.DECISION])})
    other = st.dictionaries(st.sampled_from(KEYS), property_values(), max_size=2)
    return st.one_of(asked, other).map(lambda said: tuple(said.items()))
