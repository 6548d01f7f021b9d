"""The graph: a value that never changes, asked as of a day."""

from datetime import date

import pytest
from hypothesis import given

from kgraph import Certainty, Direction, Edge, Kind, Node, Relation, Span, TemporalGraph, UnknownNameError
from tests.strategies import days, graphs

PERSON, POST, BODY = Node("p", Kind.PERSON, "An"), Node("q", Kind.POST, "Chủ tịch"), Node("o", Kind.ORGANIZATION, "UBND")


def holds(valid: str = "/", edge_id: str = "e1", **said: object) -> Edge:
    return Edge(edge_id, "p", Relation.HOLDS, "q", Span.parse(valid), **said)  # type: ignore[arg-type]  # each test gives what fits


@given(graphs(), days())
def test_as_of_keeps_what_is_possible_on_that_day_and_all_nodes(graph: TemporalGraph, day: date) -> None:
    then = graph.as_of(day)
    assert {edge.id for edge in then.edges()} == {
        edge.id for edge in graph.edges() if edge.valid.start.earliest <= day <= edge.valid.end.latest
    }
    assert then.nodes() == graph.nodes()


@given(graphs(), days())
def test_as_of_twice_is_as_of_once(graph: TemporalGraph, day: date) -> None:
    assert graph.as_of(day).as_of(day) == graph.as_of(day)


@given(graphs(), days())
def test_what_an_edge_certainly_covers_it_possibly_covers(graph: TemporalGraph, day: date) -> None:
    for edge in graph.edges():
        assert edge.possibly_covers(day) or not edge.certainly_covers(day)
        assert (edge.certainty(day) is Certainty.CERTAIN) == (edge.certainly_covers(day) and not edge.valid.is_undated)


@given(graphs(), days())
def test_an_edge_that_is_certain_on_a_day_is_certain(graph: TemporalGraph, day: date) -> None:
    for edge in graph.edges():
        assert edge.certainty() is Certainty.CERTAIN or edge.certainty(day) is not Certainty.CERTAIN


@given(graphs())
def test_a_graph_does_not_ask_in_which_order_it_was_given(graph: TemporalGraph) -> None:
    again = TemporalGraph(reversed(graph.nodes()), reversed(graph.edges()))
    assert again == graph
    assert hash(again) == hash(graph)
    assert again.edges() == graph.edges()


@given(graphs())
def test_the_edges_of_a_node_are_those_of_the_graph_that_end_there(graph: TemporalGraph) -> None:
    for node in graph.nodes():
        around = [edge for edge in graph.edges() if node.id in (edge.subject, edge.object)]
        assert list(graph.edges(node.id)) == around
        out, into = graph.edges(node.id, direction=Direction.OUT), graph.edges(node.id, direction=Direction.IN)
        assert sorted({edge.id for edge in (*out, *into)}) == [edge.id for edge in around]


@given(graphs(), graphs())
def test_two_graphs_together_hold_what_each_holds(one: TemporalGraph, other: TemporalGraph) -> None:
    both = one | other
    assert {node.id for node in both} == {node.id for node in one} | {node.id for node in other}
    assert {edge.id for edge in both.edges()} == {edge.id for edge in one.edges()} | {edge.id for edge in other.edges()}


def test_an_edge_to_nowhere_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="ends at 'q'"):
        TemporalGraph([PERSON], [holds()])


def test_what_is_not_in_the_graph_is_told() -> None:
    graph = TemporalGraph([PERSON, POST], [holds()])
    with pytest.raises(UnknownNameError, match="nothing has the id 'x'"):
        graph.node("x")
    with pytest.raises(UnknownNameError, match="no edge has the id 'x'"):
        graph.edge("x")


def test_the_nodes_of_a_graph_cannot_be_changed() -> None:
    graph = TemporalGraph([PERSON, POST], [holds()])
    with pytest.raises(TypeError):
        graph.by_id["x"] = BODY  # type: ignore[index]  # that it cannot be is what is tested


def test_an_undated_edge_is_unknown_and_possible_on_every_day() -> None:
    edge = holds("/")
    assert edge.certainty() is Certainty.UNKNOWN
    assert edge.possibly_covers(date(1900, 1, 1))


def test_an_edge_joined_from_sightings_is_certain_on_those_alone() -> None:
    seen = ((date(2016, 5, 1), date(2016, 5, 1)), (date(2019, 5, 1), date(2019, 6, 1)))
    edge = holds("[..2016-05-01]/[2019-06-01..]", attested=seen)
    assert [edge.certainly_covers(day) for day in (date(2016, 5, 1), date(2017, 1, 1), date(2019, 5, 15))] == [True, False, True]
    assert edge.certainty(date(2017, 1, 1)) is Certainty.POSSIBLE


def test_an_edge_that_is_certain_on_no_one_day_is_possible() -> None:
    assert holds("2015").certainty() is Certainty.POSSIBLE
    assert holds("2015/2016", attested=()).certainty() is Certainty.POSSIBLE


def test_acting_is_what_a_claim_says_outright() -> None:
    assert holds(properties=(("acting", True),)).acting
    assert not holds(properties=(("acting", "quyền"),)).acting
