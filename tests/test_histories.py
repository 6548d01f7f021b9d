"""Any history of claims and judgements: what is undone leaves no trace, order and grouping do not matter, each day can be asked again."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from kgraph import Claim, Kind, Node, Relation, Source, Span, TemporalGraph, Work
from kgraph.graph import Edge
from kgraph.graph_records import graph_lines
from kgraph.judgements import Judgement, Verb, in_force
from kgraph.known import KnownGraph
from kgraph.ledger.folder import Ledger
from kgraph.questions.changes import changes
from kgraph.resolving.resolve import resolve
from tests.profiles import cases
from tests.strategies import claims, histories, judgements, spans

DAYS = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1), date(2026, 11, 24))
"""Before all, and the days on which strategies record and judge."""

WINDOW = [date(2016, 1, 24) + timedelta(number) for number in range(16)]
"""A calendar so small that every reading of a few dates in it can be tried."""

BEFORE, AFTER = WINDOW[0] - timedelta(1), WINDOW[-1] + timedelta(1)
"""Stand for all days before the calendar, and after it."""


def graph(said: list[Claim], made: tuple[Judgement, ...]) -> TemporalGraph:
    return resolve(said, in_force(made)).graph


def lines(said: list[Claim], made: tuple[Judgement, ...]) -> list[bytes]:
    return list(graph_lines(graph(said, made)))


@given(histories(), judgements(("c1",), ("e1",)), st.randoms(use_true_random=False))
def test_judgements_and_their_undo_leave_the_bytes_of_the_graph(
    history: tuple[list[Claim], tuple[Judgement, ...]], more: tuple[Judgement, ...], chance: random.Random
) -> None:
    """Whatever was judged before stays judged; what came after it is undone in any order."""
    said, made = history
    kept = tuple(judgement for judgement in more if judgement.verb is not Verb.UNDO)
    first = tuple(Judgement(f"a{n}", j.verb, j.subjects, j.who, j.when, values=j.values) for n, j in enumerate(kept))
    after = tuple(j for j in made if j.verb is not Verb.UNDO)
    undoes = [Judgement(f"u{n}", Verb.UNDO, (judgement.id,), "Lan", "2026-11-24") for n, judgement in enumerate(after)]
    chance.shuffle(undoes)
    assert lines(said, (*first, *after, *undoes)) == lines(said, first)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter_under_any_judgements(
    history: tuple[list[Claim], tuple[Judgement, ...]], chance: random.Random
) -> None:
    said, made = history
    mixed = [*said, *said[:2]]
    chance.shuffle(mixed)
    one, other = resolve(said, in_force(made)), resolve(mixed, in_force(made))
    assert (list(graph_lines(one.graph)), one.findings) == (list(graph_lines(other.graph)), other.findings)


@given(histories())
def test_every_edge_stands_on_claims_that_count(history: tuple[list[Claim], tuple[Judgement, ...]]) -> None:
    said, made = history
    standing = in_force(made)
    for edge in graph(said, made).edges():
        assert edge.claims and not {*edge.claims} & (standing.rejected | standing.corrected.keys())
        assert not {*edge.sources} & standing.left_out


@given(histories())
def test_what_is_certain_is_possible_on_every_day_of_every_edge(history: tuple[list[Claim], tuple[Judgement, ...]]) -> None:
    said, made = history
    day = date(2014, 12, 1)
    for edge in graph(said, made).edges():
        for number in range(0, 1200, 15):
            on = day + timedelta(number)
            assert edge.possibly_covers(on) or not edge.certainly_covers(on)


@given(histories(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_the_changes_between_two_days_lead_from_the_one_graph_to_the_other(
    history: tuple[list[Claim], tuple[Judgement, ...]], one: date, other: date
) -> None:
    before, after = (_as_on(history, day) for day in (one, other))
    found = changes(before, after, lambda was, is_: other)
    assert list(graph_lines(found.applied_to(before))) == list(graph_lines(after))
    told = [(changed.before, changed.after) for changed in found.changes]
    assert len(told) == len(set(told)) and all(was != is_ for was, is_ in told)


@given(st.lists(claims(), max_size=3), st.lists(claims(), max_size=3))
def test_the_changes_between_any_two_graphs_lead_from_the_one_to_the_other(one: list[Claim], other: list[Claim]) -> None:
    before, after = resolve(one).graph, resolve(other).graph
    assert changes(before, after, lambda was, is_: DAYS[0]).applied_to(before) == after
    assert changes(before, before, lambda was, is_: DAYS[0]).changes == ()


def _as_on(history: tuple[list[Claim], tuple[Judgement, ...]], day: date) -> TemporalGraph:
    """What the claims and judgements of a history up to a day come to, read one by one."""
    said, made = history
    until = day.isoformat()
    return graph([claim for claim in said if claim.recorded <= until], tuple(judgement for judgement in made if judgement.when <= until))


def _recorded(ledger: Ledger, said: list[Claim], made: tuple[Judgement, ...], sizes: list[int]) -> None:
    """Write a history down, in loads of these sizes."""
    with ledger.writing():
        for day in sorted({claim.recorded for claim in said}):
            left = [claim for claim in said if claim.recorded == day]
            while left:
                size = sizes[len(left) % len(sizes)]
                ledger.record(left[:size], recorded=date.fromisoformat(day), loader="", file=f"{len(left)}")
                left = left[size:]
        for judgement in made:
            written = ledger.judge(judgement.verb, judgement.subjects, who="Lan", when=judgement.when, values=judgement.values)
            assert written.id == judgement.id


@cases(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.lists(st.integers(1, 6), min_size=1, max_size=3))
def test_a_ledger_answers_of_each_day_what_its_claims_and_judgements_said_by_then(
    tmp_path_factory: pytest.TempPathFactory, history: tuple[list[Claim], tuple[Judgement, ...]], sizes: list[int]
) -> None:
    """However the claims are grouped into loads."""
    said, made = history
    ledger = Ledger.create(tmp_path_factory.mktemp("base") / "base.kg")
    _recorded(ledger, said, made, sizes)
    for day in DAYS:
        known = KnownGraph(ledger, day, lambda ids: ())
        assert list(graph_lines(known.graph())) == list(graph_lines(_as_on(history, day)))


def _near() -> st.SearchStrategy[Span]:
    """Spans of the small calendar."""
    return spans(st.sampled_from([day.isoformat() for day in WINDOW]))


def _holds(span: Span, number: int) -> Claim:
    ends = Node("p", Kind.PERSON, "Hoa"), Node("q", Kind.POST, "Chủ tịch")
    return Claim(ends[0], Relation.HOLDS, ends[1], span, Source(Work(f"w{number}"), "line 1"))


def _readings(said: list[Span]) -> list[tuple[date, date]]:
    """Return every first and last day that fit all spans at once."""
    calendar = [BEFORE, *WINDOW, AFTER]
    starts = [day for day in calendar if all(_lies_in(day, span.start.earliest, span.start.latest) for span in said)]
    ends = [day for day in calendar if all(_lies_in(day, span.end.earliest, span.end.latest) for span in said)]
    return [(start, end) for start in starts for end in ends if start <= end]


def _lies_in(day: date, earliest: date, latest: date) -> bool:
    return earliest <= day <= latest


def _possible(said: list[Span], day: date) -> bool:
    return any(start <= day <= end for start, end in _readings(said))


def _certain(said: list[Span], day: date) -> bool:
    return all(start <= day <= end for start, end in _readings(said))


def _is_right(edge: Edge, said: list[Span], day: date) -> bool:
    """Whether the edge says of a day what trying every reading of its claims gives; the widest bounds where they contradict each other."""
    possible, certain = edge.possibly_covers(day), edge.certainly_covers(day)
    if edge.status == "disputed":
        against = [one for one in said if any(not _readings([one, other]) for other in said)]
        within = not possible or any(_possible([one], day) for one in said)
        agreed = certain or not all(_certain([one], day) for one in said)
        return within and agreed and (not certain or all(_possible([one], day) for one in against))
    if edge.attested is not None:
        return (possible, certain) == (_possible(said, day), any(_certain([one], day) for one in said))
    return (possible, certain) == (_possible(said, day), _certain(said, day))


@given(st.lists(_near(), min_size=1, max_size=4))
def test_as_of_every_day_is_what_a_reading_of_the_claims_gives(said: list[Span]) -> None:
    """Of one edge exactly; of several, each of its claims at least: a claim that fits several sharpens none of them."""
    found = [_holds(span, number) for number, span in enumerate(said)]
    built = resolve(found).graph
    spoken = {claim.id: claim.valid for claim in found}
    for day in WINDOW:
        assert {edge.id for edge in built.as_of(day).edges()} == {edge.id for edge in built.edges() if edge.possibly_covers(day)}
        for edge in built.edges():
            behind = [spoken[claim] for claim in edge.claims]
            if len(built.edges()) == 1:
                assert _is_right(edge, behind, day)
            else:
                assert not edge.certainly_covers(day) or edge.possibly_covers(day)
        possible = any(edge.possibly_covers(day) for edge in built.edges())
        assert possible or not any(_certain([span], day) for span in said)
