"""Edges that hold on one day: certain on every reading of all their dates, possible on one, tried one by one on a small calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kgraph.dates import Span
from kgraph.graph import Edge
from kgraph.model import Kind, Relation
from kgraph.questions.joint import certainly_joint, joint_certainty, possibly_joint
from kgraph.questions.organization import organization
from kgraph.questions.responsibilities import responsibilities
from tests.questions.graphs import edge, engine, node
from tests.questions.test_readings import DAYS, readings_of, sets_of_days


def spans() -> st.SearchStrategy[Span]:
    pairs = st.tuples(sets_of_days(), sets_of_days()).filter(lambda ends: ends[0].earliest <= ends[1].latest)
    return pairs.map(lambda ends: Span(*ends))


def with_time(spans_: list[Span], *edges: Edge) -> list[Edge]:
    return [replace(one, valid=span) for one, span in zip(edges, spans_, strict=True)]


def share_a_day(edges: list[Edge]) -> Iterator[bool]:
    """For each way to read all the dates, whether one day is in all the spans."""
    for read in product(*(readings_of(one.valid) for one in edges)):
        yield max(start for start, _ in read) <= min(end for _, end in read)


def surely(edges: list[Edge]) -> str:
    shared = set(share_a_day(edges))
    undated = all(one.valid.is_undated for one in edges)
    return "unknown" if undated or shared == {False} else "certain" if shared == {True} else "possible"


TIED = [edge("p", Relation.HOLDS, "q"), edge("q", Relation.POST_IN, "o"), edge("o", Relation.RESPONSIBLE_FOR, "i")]
LYING = [edge("v", Relation.PART_OF, "c"), edge("i", Relation.LOCATED_IN, "v"), edge("o", Relation.RESPONSIBLE_FOR, "i")]
NODES = [
    node("p", Kind.PERSON, "p"),
    node("q", Kind.POST, "q"),
    node("o", Kind.ORGANIZATION, "o"),
    node("i", Kind.INITIATIVE, "i"),
    node("c", Kind.COMMUNE, "c"),
    node("v", Kind.VILLAGE, "v"),
]


@given(st.lists(spans(), min_size=1, max_size=3))
def test_edges_are_joint_as_every_reading_has_it(drawn: list[Span]) -> None:
    edges = with_time(drawn, *TIED[: len(drawn)])
    assert certainly_joint(edges) == all(share_a_day(edges))
    assert possibly_joint(edges) == any(share_a_day(edges))
    assert str(joint_certainty(edges)) == surely(edges)


@given(st.lists(spans(), min_size=3, max_size=3))
def test_what_a_body_answered_for_is_tied_to_the_holder_of_a_post_as_every_reading_has_it(drawn: list[Span]) -> None:
    edges = with_time(drawn, *TIED)
    told = [(row["through"], row["certainty"]) for row in responsibilities(engine((NODES, edges)), "p").rows()]
    assert told == ([("q", surely(edges))] if any(share_a_day(edges)) else [])


@given(st.lists(spans(), min_size=3, max_size=3))
def test_who_answered_for_what_lay_in_a_place_is_told_if_some_reading_has_it(drawn: list[Span]) -> None:
    edges = with_time(drawn, *LYING)
    told = [row["who"] for row in responsibilities(engine((NODES, edges)), "c").rows()]
    there, answered = any(share_a_day(edges[:2])), any(share_a_day(edges))
    assert told == (["o"] if answered else [""] if there else [])


@given(spans(), st.sampled_from(DAYS))
def test_a_body_is_part_of_another_on_a_day_as_every_reading_has_it(drawn: Span, on: int) -> None:
    bodies = [node("o", Kind.ORGANIZATION, "o"), node("whole", Kind.ORGANIZATION, "whole")]
    asked = engine((bodies, with_time([drawn], edge("o", Relation.PART_OF, "whole"))))
    covers = {start <= on <= end for start, end in readings_of(drawn)}
    sure = "unknown" if drawn.is_undated else "certain" if covers == {True} else "possible"
    for body_id, section in (("o", "superior"), ("whole", "subordinate")):
        rows = organization(asked, body_id, date(2001, 1, on)).rows()
        assert [row["certainty"] for row in rows if row["section"] == section] == ([sure] if True in covers else [])


def test_edges_joined_from_sightings_are_certain_within_what_was_seen_alone() -> None:
    seen = ((date(2010, 1, 1), date(2010, 2, 1)), (date(2015, 1, 1), date(2015, 2, 1)))
    holding = replace(edge("p", Relation.HOLDS, "q", "2010/2015"), attested=seen)
    for valid, sure in (("2009/2011", "certain"), ("2012/2013", "possible"), ("2014/2016", "certain"), ("2017/2018", "unknown")):
        assert str(joint_certainty([holding, edge("q", Relation.RESPONSIBLE_FOR, "i", valid)])) == sure


def test_edges_of_which_one_is_undated_are_possible_and_none_dated_unknown() -> None:
    dated, undated = edge("p", Relation.HOLDS, "q", "2010/2015"), edge("q", Relation.RESPONSIBLE_FOR, "i")
    assert str(joint_certainty([dated, undated])) == "possible"
    assert str(joint_certainty([undated, undated])) == "unknown"
    assert str(joint_certainty([dated, undated], date(2012, 1, 1))) == "possible"
    assert str(joint_certainty([dated, undated], date(2019, 1, 1))) == "unknown"
