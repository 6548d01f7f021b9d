"""What Hypothesis draws: dates, spans, nodes, claims and judgements, few and close together, so that they meet and contradict."""

from datetime import date, timedelta

from hypothesis import strategies as st

from kgraph import Claim, Kind, Node, PartialDate, Reading, Relation, Source, Span, Work
from kgraph.graph import TemporalGraph
from kgraph.judgements import Judgement, Verb
from kgraph.model import ENDS, Properties
from kgraph.resolving.resolve import resolve

FIRST, LAST = date(2015, 1, 1), date(2017, 12, 31)
"""The small calendar that dates are drawn from."""

KINDS_BY_ID = {"p1": Kind.PERSON, "p2": Kind.PERSON, "q1": Kind.POST, "q2": Kind.POST, "o1": Kind.ORGANIZATION, "c1": Kind.COMMUNE}


def days() -> st.SearchStrategy[date]:
    """A day of the small calendar."""
    return st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def _bounds(draw: st.DrawFn) -> str:
    """A day, a month or a year as text."""
    return draw(days()).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


_ANY_BOUND = _bounds()


@st.composite
def partial_dates(draw: st.DrawFn, bounds: st.SearchStrategy[str] = _ANY_BOUND) -> PartialDate:
    """A date of any precision, a set closed or open on either side, or an unknown one."""
    one, other = draw(bounds), draw(bounds)
    shape = draw(st.sampled_from(["one", "set", "on or after", "on or before", "unknown"]))
    first, last = (one, other) if PartialDate.parse(one).earliest <= PartialDate.parse(other).latest else (other, one)
    said = {"one": (one, one), "set": (first, last), "on or after": (one, ""), "on or before": ("", one), "unknown": ("", "")}
    return PartialDate(*said[shape])


@st.composite
def spans(draw: st.DrawFn, bounds: st.SearchStrategy[str] = _ANY_BOUND) -> Span:
    """A span of any two such dates that do not exclude each other."""
    one, other = draw(partial_dates(bounds)), draw(partial_dates(bounds))
    return Span(one, other) if one.earliest <= other.latest else Span(other, one)


def texts() -> st.SearchStrategy[str]:
    """Names as sources write them, with what a graph must not trip over."""
    awkward = ["", "Nậm Cắn", "Nậm Càn", "Hòe", "Hoè", "=1+1", "a\u0301", "<b>", "'\"\\", "nay", "\u202eabc", "🙂", "x" * 300]
    return st.one_of(st.sampled_from(awkward), st.text(st.characters(exclude_categories=["Cs"]), max_size=8))


def values() -> st.SearchStrategy[str | int | float | bool]:
    """The value of a property."""
    return st.one_of(texts(), st.integers(-(2**53), 2**53), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))


def properties() -> st.SearchStrategy[Properties]:
    """A few properties, each once."""
    keys = st.sampled_from(["title", "seats", "gender", "type"])
    return st.dictionaries(keys, values(), max_size=2).map(lambda said: tuple(said.items()))


@st.composite
def nodes(draw: st.DrawFn) -> Node:
    """One of a few ids, always of one kind, under any name."""
    node_id = draw(st.sampled_from(sorted(KINDS_BY_ID)))
    return Node(node_id, KINDS_BY_ID[node_id], draw(texts()), draw(properties()))


def works() -> st.SearchStrategy[Work]:
    """One of four works: undated, of 2016, of a day, and an act."""
    dated = [Work("w2", published=PartialDate("2016", "2016")), Work("w3", published=PartialDate.parse("2017-04-24"))]
    return st.sampled_from([Work("w1", "Báo"), *dated, Work("w4", act=True)])


@st.composite
def claims(draw: st.DrawFn, relations: tuple[Relation, ...] = (Relation.HOLDS, Relation.HOLDS, *Relation)) -> Claim:
    """A claim between two of the few nodes, mostly that somebody holds a post."""
    fitting = [relation for relation in relations if _ends(relation)]
    relation = draw(st.sampled_from(fitting))
    subject, object_ = draw(st.sampled_from(_ends(relation)))
    ends = [Node(node_id, KINDS_BY_ID[node_id], draw(st.sampled_from(["", "An", "Ân"]))) for node_id in (subject, object_)]
    qualifiers = draw(st.dictionaries(st.sampled_from(["acting", "decision", "role"]), st.sampled_from([True, "d1", "d2"]), max_size=1))
    return Claim(
        ends[0],
        relation,
        ends[1],
        draw(spans()),
        Source(draw(works()), draw(st.sampled_from(["line 1", "line 2", "line 3"]))),
        tuple(qualifiers.items()),
        draw(st.sampled_from(Reading)),
        retold=draw(st.booleans()),
        proposed=draw(st.booleans()),
        confidence=draw(st.sampled_from([1.0, 0.5])),
        recorded=draw(st.sampled_from(["2026-01-01", "2026-06-01"])),
    )


def _ends(relation: Relation) -> list[tuple[str, str]]:
    subjects, objects = ENDS[relation]
    return [(a, b) for a, one in KINDS_BY_ID.items() for b, other in KINDS_BY_ID.items() if one in subjects and other in objects and a != b]


def graphs() -> st.SearchStrategy[TemporalGraph]:
    """What a few claims come to."""
    return st.lists(claims(), max_size=6).map(lambda said: resolve(said).graph)


_SUBJECTS: dict[Verb, tuple[tuple[str, ...], ...]] = {
    Verb.SAME: (("p1", "p2"), ("q1", "q2")),
    Verb.DIFFERENT: (("p1", "p2"), ("q2", "q1")),
    Verb.WITHDRAW: (("w1",), ("w2",)),
    Verb.REINSTATE: (("w1",), ("w2",)),
    Verb.PURGE: (("w1",), ("w2",)),
}
_VALUES: tuple[dict[str, object], ...] = (
    {"valid": "2016"},
    {"valid": "[..2017-04-24]/[2017-04-24..]"},
    {"qualifiers": {"acting": True}},
    {"qualifiers": {"decision": None, "role": "d2"}},
    {"reading": "inferred", "confidence": 0.5},
)
"""Corrections that fit every claim."""


@st.composite
def judgements(draw: st.DrawFn, on_claims: tuple[str, ...] = ("c1", "c2"), on_edges: tuple[str, ...] = ("e1",)) -> tuple[Judgement, ...]:
    """A few judgements in order, on these claims and edges among others; an undo names one made before it."""
    made: list[Judgement] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        verb = draw(st.sampled_from([verb for verb in Verb if made or verb is not Verb.UNDO]))
        ids = [j.id for j in made] if verb is Verb.UNDO else on_edges if verb in (Verb.SPLIT, Verb.JOIN) else on_claims
        subjects = draw(st.sampled_from(_SUBJECTS.get(verb, tuple((one,) for one in ids))))
        values = draw(st.sampled_from(_VALUES)) if verb is Verb.CORRECT else {}
        made.append(Judgement(f"j{number}", verb, subjects, "Lan", draw(st.sampled_from(["2026-01-01", "2026-11-24"])), values=values))
    return tuple(made)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Claim], tuple[Judgement, ...]]:
    """A few claims, and judgements on them, on the edges that they make and on their ends."""
    said = draw(st.lists(claims(), min_size=1, max_size=6))
    edges = resolve(said).graph.edges()
    on_claims = tuple(sorted({claim.id for claim in said}))
    on_edges = tuple(sorted({edge.id for edge in edges})) or ("e1",)
    return said, draw(judgements(on_claims, on_edges))
