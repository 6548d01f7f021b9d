"""The stored shape: what analysts may rely on, and nothing lost to a name that is taken."""

import json
from datetime import date

import pytest
from hypothesis import given

from kgraph.dates import Span
from kgraph.engines.stored import read_edge, read_node, stored_edge, stored_node, stored_record
from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.graph_records import edge_record, node_record
from kgraph.model import Kind, Node, Relation
from kgraph.records import as_line
from tests.strategies import graphs

HOLDING = Edge(
    "e1",
    "p1",
    Relation.HOLDS,
    "q1",
    Span.parse("2015-12/[2017-04..]"),
    ("c1", "c2"),
    ("s1",),
    Status.DISPUTED,
    date(2026, 11, 24),
    0.5,
    (("acting", True),),
    ("start",),
    ((date(2016, 1, 1), date(2016, 6, 30)),),
    retold=True,
)


def test_a_node_is_stored_with_its_names_folded_for_search() -> None:
    assert stored_node(Node("vn:16861", Kind.COMMUNE, "Hữu Kiệm", (("type", "xã"),))) == {
        "id": "vn:16861",
        "name": "Hữu Kiệm",
        "name_folded": "huu kiem",
        "full_name_folded": "xa huu kiem",
        "type": "xã",
    }


def test_an_edge_is_stored_with_four_days_that_are_never_null() -> None:
    assert stored_edge(HOLDING) == {
        "id": "e1",
        "valid": "2015-12/[2017-04..]",
        "start_earliest": date(2015, 12, 1),
        "start_latest": date(2015, 12, 31),
        "end_earliest": date(2017, 4, 1),
        "end_latest": date(9999, 12, 31),
        "claims": ["c1", "c2"],
        "sources": ["s1"],
        "status": "disputed",
        "recorded": date(2026, 11, 24),
        "confidence": 0.5,
        "inferred": ["start"],
        "attested": ["2016-01-01/2016-06-30"],
        "retold": True,
        "acting": True,
    }


def test_an_edge_that_was_not_joined_has_no_attested_stretches() -> None:
    assert "attested" not in stored_edge(Edge("e1", "p1", Relation.HOLDS, "q1", Span()))


@pytest.mark.parametrize("key", ["id", "name", "name_folded", "label", "other_properties", "a b", "`", "", "é", "1x"])
def test_a_property_whose_name_is_taken_or_odd_is_kept_beside(key: str) -> None:
    node = Node("p1", Kind.PERSON, "An", ((key, "x"), ("gender", "female")))
    stored = stored_node(node)
    assert (stored["id"], stored["name"], stored["gender"]) == ("p1", "An", "female")
    assert node_record(read_node("Person", stored)) == node_record(node)


@pytest.mark.parametrize("key", ["valid", "claims", "recorded", "in", "out", "type", "@rid"])
def test_a_qualifier_whose_name_is_taken_is_kept_beside(key: str) -> None:
    edge = Edge("e1", "p1", Relation.HOLDS, "q1", Span(), properties=((key, 7), ("role", "x")))
    assert edge_record(read_edge("p1", "HOLDS", "q1", stored_edge(edge))) == edge_record(edge)


def test_an_edge_is_read_as_it_was_stored() -> None:
    assert edge_record(read_edge("p1", "HOLDS", "q1", stored_edge(HOLDING))) == edge_record(HOLDING)


@given(graphs())
def test_what_is_stored_of_a_record_is_what_is_stored_of_its_edge(graph: TemporalGraph) -> None:
    for edge in graph.edges():
        plain = {
            key: value.isoformat() if isinstance(value, date) and key == "recorded" else value for key, value in stored_edge(edge).items()
        }
        assert stored_record(json.loads(as_line(edge_record(edge)))) == plain
