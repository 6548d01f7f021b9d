"""What the questions call certain holds on every reading of the dates, tried one by one on a small calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from kgraph.dates import PartialDate, Span
from kgraph.graph import Edge
from kgraph.model import Kind, Relation
from kgraph.questions.career import career
from kgraph.questions.commune import commune
from kgraph.questions.gaps import gaps
from kgraph.questions.order import earlier, in_order
from kgraph.questions.succession import succession
from tests.questions.graphs import body, engine, node, post

DAYS = range(1, 6)
LONG_AGO, LONG_AFTER = 0, 7
Reading = tuple[int, int]


@st.composite
def sets_of_days(draw: st.DrawFn) -> PartialDate:
    """A day, some days in a row, or days without a bound on one side or on both."""
    first, last = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
    shape = draw(st.sampled_from(["day", "day", "day", "days", "until", "since", "unknown"]))
    ends = {"day": (first, first), "days": (first, last), "until": ("", last), "since": (first, ""), "unknown": ("", "")}[shape]
    return PartialDate(*(f"2001-01-{end:02}" if end else "" for end in ends))


@st.composite
def holdings(draw: st.DrawFn, posts: tuple[str, ...], people: tuple[str, ...]) -> list[Edge]:
    spans = draw(st.lists(st.tuples(sets_of_days(), sets_of_days()), min_size=1, max_size=3))
    found = []
    for number, (start, end) in enumerate(spans):
        assume(start.earliest <= end.latest)
        who, what = draw(st.sampled_from(people)), draw(st.sampled_from(posts))
        found.append(Edge(f"e{number}", who, Relation.HOLDS, what, Span(start, end)))
    return found


def day(when: date) -> int:
    return when.day if when.year == 2001 else LONG_AGO if when.year < 2001 else LONG_AFTER


def readings_of(span: Span) -> list[Reading]:
    starts = range(day(span.start.earliest), day(span.start.latest) + 1)
    ends = range(day(span.end.earliest), day(span.end.latest) + 1)
    return [(start, end) for start, end in product(starts, ends) if start <= end]


def readings(edges: list[Edge]) -> Iterator[dict[str, Reading]]:
    """The ways to read all the dates in which what is said to come before another had ended when the other began."""
    before = earlier(edges)
    for chosen in product(*(readings_of(edge.valid) for edge in edges)):
        read = dict(zip((edge.id for edge in edges), chosen, strict=True))
        if all(read[one][1] <= read[edge.id][0] for edge in edges for one in before[edge.id]):
            yield read


def gap_on(read: dict[str, Reading], edge_id: str, past: frozenset[str]) -> int | None:
    start = read[edge_id][0]
    ends = [end for other, (begun, end) in read.items() if other != edge_id and (other in past or begun < start)]
    return max(0, start - max(ends) - 1) if ends else None


@given(holdings(("post",), ("p",)))
def test_a_gap_is_as_long_on_every_reading(edges: list[Edge]) -> None:
    before = earlier(edges)
    told = gaps(edges, before)
    for read in readings(edges):
        for edge in edges:
            assert told[edge.id] in (None, gap_on(read, edge.id, before[edge.id]))


@given(holdings(("post",), ("p",)))
def test_holdings_stand_in_an_order_that_keeps_what_comes_before(edges: list[Edge]) -> None:
    before = earlier(edges)
    ordered = [edge.id for edge in in_order(edges, before)]
    assert sorted(ordered) == sorted(edge.id for edge in edges)
    assert all(ordered.index(one) < ordered.index(edge_id) for edge_id in ordered for one in before[edge_id])


@given(holdings(("post",), ("p",)))
def test_what_comes_before_never_certainly_shares_more_than_a_day(edges: list[Edge]) -> None:
    spans = {edge.id: edge.valid for edge in edges}
    for edge_id, past in earlier(edges).items():
        for one in past:
            shared = min(spans[one].end_earliest, spans[edge_id].end_earliest) - max(spans[one].start_latest, spans[edge_id].start_latest)
            assert shared.days < 1


@given(holdings(("post",), ("p", "q", "r")))
def test_a_handover_is_a_day_that_two_holders_share_on_every_reading(edges: list[Edge]) -> None:
    people = [node(name, Kind.PERSON, name) for name in ("p", "q", "r")]
    for term in succession(engine(([node("post", Kind.POST, "x", seats=1), *people], edges)), "post").terms:
        others = [edge.id for edge in edges if edge.subject != term.person.id]
        for read in readings(edges) if term.handover else ():
            shared = [read[one][1] for one in others if read[one][1] == read[term.edge.id][0]]
            assert term.handover is not None
            assert day(term.handover) in shared


@given(holdings(("post",), ("p", "q", "r")))
def test_a_double_holding_is_a_day_of_two_in_one_seat_that_is_no_handover_on_every_reading(edges: list[Edge]) -> None:
    people = [node(name, Kind.PERSON, name) for name in ("p", "q", "r")]
    answer = succession(engine(([node("post", Kind.POST, "x", seats=1), *people], edges)), "post")
    for one, other in answer.double_holdings:
        for a, b in product(readings_of(one.edge.valid), readings_of(other.edge.valid)):
            shared = min(a[1], b[1]) - max(a[0], b[0])
            assert shared >= 0
            assert shared > 0 or (a[1] != b[0] and b[1] != a[0])


@given(holdings(("province_post", "district_post", "commune_post"), ("p",)))
def test_a_move_leads_from_what_had_ended_to_a_higher_lower_or_other_post(edges: list[Edge]) -> None:
    levels = ("province", "district", "commune")
    places = [node(f"{level}_place", Kind(level.title()), level) for level in levels]
    parts = [body(level, level, "party", level, f"{level}_place") for level in levels]
    parts += [post(f"{level}_post", level, level) for level in levels]
    answer = career(engine((places, []), *parts, ([node("p", Kind.PERSON, "p")], edges)), "p")
    before = earlier(edges)
    for move in answer.moves:
        down = levels.index(move.to_level) - levels.index(move.from_level)
        assert move.kind == ("down" if down > 0 else "up" if down < 0 else "sideways")
        assert all(left.edge.id in before[arrived.edge.id] for left in move.before for arrived in move.after)
        assert all(arrived.move == move.kind for arrived in move.after)
    in_moves = {holding.edge.id for move in answer.moves for holding in move.after}
    assert {holding.edge.id for holding in answer.holdings if holding.move} == in_moves


@given(holdings(("chair",), ("p", "q", "")), st.lists(st.tuples(sets_of_days(), sets_of_days()), max_size=2), st.sampled_from(DAYS))
def test_a_post_on_a_day_reads_as_every_reading_of_its_holders_has_it(
    held: list[Edge], empty: list[tuple[PartialDate, PartialDate]], on: int
) -> None:
    assume(all(start.earliest <= end.latest for start, end in empty))
    held = [replace(edge, subject=edge.subject or "unnamed") for edge in held]
    vacancies = [Edge(f"v{n}", "chair", Relation.VACANT, "ubnd", Span(*ends)) for n, ends in enumerate(empty)]
    people = [node("p", Kind.PERSON, "P"), node("q", Kind.PERSON, "Q"), node("unnamed", Kind.PERSON)]
    place = [node("hk", Kind.COMMUNE, "Hữu Kiệm")]
    ubnd, chair = body("ubnd", "UBND", "government", "commune", "hk"), post("chair", "Chủ tịch", "ubnd", "head", 1)
    asked = engine((place, []), ubnd, chair, (people, [*held, *vacancies]))
    lines = commune(asked, "hk", date(2001, 1, on)).section("post")

    def covers(span: Span) -> set[bool]:
        return {start <= on <= end for start, end in readings_of(span)}

    states = {line.edge.id: line.holder_state for line in lines if line.holder}
    possible = [edge for edge in held if True in covers(edge.valid)]
    certain = [edge.id for edge in possible if False not in covers(edge.valid)]
    expected = {e.id: "unnamed" if e.subject == "unnamed" else "certain" if e.id in certain else "possible" for e in possible}
    assert states == expected
    vacant = not certain and any(True in covers(vacancy.valid) for vacancy in vacancies)
    without = [line.holder_state for line in lines if not line.holder]
    assert without == (["vacant"] if vacant else [] if possible else ["unknown"])
