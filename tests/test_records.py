"""Claims and graphs written as JSON and read again are the same, to the byte and to the id."""

import json

import pytest
from hypothesis import given

from kgraph import Claim, DataError, Edge, Kind, Node, Relation, Source, Span, TemporalGraph, Work
from kgraph.graph_records import edge_record, node_record, read_edge, read_node
from kgraph.records import as_line, claim_record, read_claim, read_work, work_record
from tests.strategies import claims, graphs, nodes, works


def through_json(record: object) -> object:
    return json.loads(as_line(record))


@given(claims())
def test_a_claim_written_and_read_again_is_the_same(claim: Claim) -> None:
    works_ = {claim.source.work.id: claim.source.work}
    again = read_claim(through_json(claim_record(claim)), works_, claim.recorded)
    assert again == claim
    assert (again.id, again.recorded) == (claim.id, claim.recorded)
    assert as_line(claim_record(again)) == as_line(claim_record(claim))


@given(nodes(), nodes())
def test_nodes_in_a_claim_keep_the_type_of_their_values(one: Node, other: Node) -> None:
    for node in (one, other):
        kept = Claim(
            Node("p", Kind.PERSON), Relation.MEMBER_OF, Node("o", Kind.ORGANIZATION, "", node.properties), Span(), Source(Work("w"), "1")
        )
        again = read_claim(through_json(claim_record(kept)), {"w": Work("w")}, "")
        assert [(key, type(value)) for key, value in again.object.properties] == [(key, type(value)) for key, value in node.properties]
        assert again.id == kept.id


def test_a_value_that_is_true_is_not_read_as_the_number_one() -> None:
    for value in (1, True):
        claim = Claim(
            Node("p", Kind.PERSON), Relation.HOLDS, Node("q", Kind.POST, "", (("seats", value),)), Span(), Source(Work("w"), "line 1")
        )
        again = read_claim(through_json(claim_record(claim)), {"w": Work("w")}, "")
        assert again.object.get("seats") is value


@given(works())
def test_a_work_written_and_read_again_is_the_same(work: Work) -> None:
    assert read_work(through_json(work_record(work))) == work


@given(graphs())
def test_a_graph_written_and_read_again_is_the_same(graph: TemporalGraph) -> None:
    edges = [read_edge(through_json(edge_record(edge))) for edge in graph.edges()]
    assert TemporalGraph((read_node(through_json(node_record(node))) for node in graph.nodes()), edges) == graph


@given(nodes())
def test_a_node_written_and_read_again_is_the_same(node: Node) -> None:
    again = read_node(through_json(node_record(node)))
    assert again == node
    assert as_line(node_record(again)) == as_line(node_record(node))


def test_an_edge_joined_from_sightings_keeps_its_stretches() -> None:
    day = Span.parse("2016-05-01").start_earliest
    for attested in (None, (), ((day, day),)):
        edge = Edge("e1", "p", Relation.HOLDS, "q", Span(), attested=attested)
        assert read_edge(through_json(edge_record(edge))) == edge


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_value_that_is_no_number_is_refused_before_it_is_written(value: float) -> None:
    with pytest.raises(DataError, match="is no number"):
        Node("q", Kind.POST, "", (("seats", value),))


def test_a_whole_number_is_one_value_however_it_is_written() -> None:
    assert Node("q", Kind.POST, "", (("value", 12.0),)).properties == (("value", 12),)
    assert isinstance(Node("q", Kind.POST, "", (("value", 12.0),)).get("value"), int)
