"""A few claims taken into a graph that stands give the graph that all claims give: to the byte, with the same findings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import Claim, Kind, Node, Relation, Source, Span, Work, generations
from kgraph.generations.graph_store import GraphStore
from kgraph.generations.updating import Changes
from kgraph.judgements import Verb, in_force
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from kgraph.resolving.resolve import resolve
from tests.profiles import cases
from tests.strategies import claims

DAY = date(2026, 11, 24)
LAW, BOOK = Work("law"), Work("book", "Niên giám")
SORT = (("body", "party"), ("level", "commune"))


@st.composite
def sayings(draw: st.DrawFn) -> Claim:
    """A claim about one of a dozen things that always have the same name, mostly of a body of a sort that has posts by law."""
    claim = draw(claims())
    ends = [_known(node, draw(st.integers(1, 3)), draw(st.booleans())) for node in (claim.subject, claim.object)]
    return replace(claim, subject=ends[0], object=ends[1])


def _known(node: Node, number: int, is_head: bool) -> Node:
    node_id = f"{node.id}-{number}"
    said = {
        Kind.ORGANIZATION: SORT,
        Kind.POST: (("seats", 1), ("title", "Bí thư" if is_head and number == 1 else "Ủy viên")),
    }
    return Node(node_id, node.kind, node_id, said.get(node.kind, ()))


def by_law(title: str, work: Work = LAW) -> Claim:
    template = (("template", True),)
    post = Node(f"law:{title}", Kind.POST, title, (("title", title), ("rank", 1), *template))
    return Claim(post, Relation.POST_IN, Node("law:body", Kind.ORGANIZATION, "", (*SORT, *template)), Span(), Source(work, "điều 1"))


@contextmanager
def ledger() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder:
        init_base(Path(folder) / "base.kg").close()
        yield Ledger.open(Path(folder) / "base.kg")


def built(base: Ledger, *loads: list[Claim], first: int = 0) -> list[bool]:
    """Record loads on one day after the other, each built at once; whether each was taken into a copy."""
    taken: list[bool] = []
    real = generations.update

    def watched(store: GraphStore, *arguments: object) -> Changes:
        changes = real(store, *arguments)  # type: ignore[arg-type]
        taken[-1] = True
        return changes

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(generations, "UPDATED_ABOVE", 0)
        patched.setattr(generations, "update", watched)
        for number, some in enumerate(loads, first):
            taken.append(False)
            with base.writing():
                base.record(some, recorded=DAY + timedelta(number), loader="table", file=f"{number}.csv")
                generations.build(base)
    return taken


def assert_as_if_whole(base: Ledger) -> None:
    made, whole = generations.current(base), resolve(base.claims(), in_force(base.judgements()))
    assert made.graph() == whole.graph
    assert made.findings() == whole.findings
    assert made.digest == generations.build(base).digest


@cases(60)
@given(
    st.lists(sayings(), max_size=25),
    st.lists(st.lists(sayings(), min_size=1, max_size=3), min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_claims_taken_in_one_load_after_the_other_give_the_graph_of_all(
    first: list[Claim], more: list[list[Claim]], has_law: bool, are_same: bool
) -> None:
    with ledger() as base:
        if are_same:
            with base.writing():
                base.judge(Verb.SAME, ("p1-1", "p1-2"), who="Lan", when="2026-11-24")
        built(base, [*first, *([by_law("Bí thư"), by_law("Phó Bí thư")] if has_law else [])], *more)
        assert_as_if_whole(base)


UNITS = {"d1": Kind.DISTRICT, "c1": Kind.COMMUNE, "c2": Kind.COMMUNE}
BODIES, POSTS, PEOPLE = ("b1", "b2", "b3", "b4"), ("q1", "q2"), ("p1", "p2")
WHEN = ("/", "/", "2001/2005-06-30", "2001/2004-12-31", "[..2002]/[2002..]", "2005-07-01/", "2003/2004", "2006/2007")
TIES = (
    (Relation.PART_OF, ("c1", "c2"), ("d1",)),
    (Relation.PART_OF, ("c1",), ("d1",)),
    (Relation.BECAME, ("c1",), ("c2",)),
    (Relation.GOVERNS, BODIES, tuple(UNITS)),
    (Relation.LOCATED_IN, BODIES, tuple(UNITS)),
    (Relation.PART_OF, BODIES, BODIES),
    (Relation.PART_OF, BODIES, BODIES),
    (Relation.POST_IN, POSTS, BODIES),
    (Relation.HOLDS, PEOPLE, POSTS),
    (Relation.HOLDS, PEOPLE, POSTS),
    (Relation.VACANT, POSTS, BODIES),
)


@st.composite
def endings(draw: st.DrawFn) -> Claim:
    """A claim about a few units that may have ended, the bodies that may be theirs, and who may have sat there."""
    relation, subjects, objects = draw(st.sampled_from(TIES))
    subject = draw(st.sampled_from(subjects))
    object_ = draw(st.sampled_from([one for one in objects if one != subject]))
    change = draw(st.sampled_from(["merged", "renamed", "split"]))
    said = (("change", change), ("extent", "whole")) if relation is Relation.BECAME else ()
    source = Source(BOOK, draw(st.sampled_from("123")))
    return Claim(_at(subject), relation, _at(object_), Span.parse(draw(st.sampled_from(WHEN))), source, said)


def _at(node_id: str) -> Node:
    sort = (("body", "people_committee"), ("level", "commune"))
    kinds = {"b": Kind.ORGANIZATION, "q": Kind.POST, "p": Kind.PERSON}
    return Node(node_id, UNITS.get(node_id) or kinds[node_id[0]], node_id, sort if node_id in BODIES[:3] else ())


@cases(200)
@given(st.lists(endings(), max_size=20), st.lists(st.lists(endings(), min_size=1, max_size=2), min_size=1, max_size=3))
def test_ends_that_follow_are_those_of_all_claims_however_few_come_at_a_time(first: list[Claim], more: list[list[Claim]]) -> None:
    with ledger() as base:
        built(base, [unit("c1", "2001/2005-06-30"), *first], *more)
        assert_as_if_whole(base)


def held(person: str, post: str, valid: str, place: str, work: Work = BOOK) -> Claim:
    return Claim(
        Node(person, Kind.PERSON, person),
        Relation.HOLDS,
        Node(post, Kind.POST, post, (("seats", 1), ("title", post))),
        Span.parse(valid),
        Source(work, place),
    )


def seat(post: str, body: str) -> Claim:
    return Claim(
        Node(post, Kind.POST, post, (("seats", 1), ("title", post))),
        Relation.POST_IN,
        Node(body, Kind.ORGANIZATION, body, SORT),
        Span(),
        Source(BOOK, f"{post} {body}"),
    )


def test_one_more_holder_is_taken_in_without_resolving_the_rest() -> None:
    with ledger() as base:
        assert built(base, [seat("q", "o"), held("a", "q", "2010/2012", "1")], [held("b", "q", "2013/2014", "2")])[-1]
        assert_as_if_whole(base)


def test_a_holder_between_two_sightings_of_another_parts_them() -> None:
    sightings = [held("a", "q", "[..2010]/[2010..]", "1"), held("a", "q", "[..2019]/[2019..]", "2")]
    with ledger() as base:
        assert built(base, [seat("q", "o"), *sightings], [held("b", "q", "2014-01-01/2015", "3")])[-1]
        assert len(generations.current(base).graph().edges(relation=Relation.HOLDS)) == 3
        assert_as_if_whole(base)


def test_a_known_post_takes_the_place_of_the_one_by_law_and_its_source_goes_with_it() -> None:
    with ledger() as base:
        first = [seat("Ủy viên", "o"), by_law("Bí thư")]
        assert built(base, first, [seat("Bí thư", "o")])[-1]
        ids = {node.id for node in generations.current(base).graph()}
        assert "Bí thư" in ids
        assert not ids & {"o/law:Bí thư", "law"}
        assert_as_if_whole(base)


def unit(commune: str, valid: str) -> Claim:
    return Claim(_at(commune), Relation.PART_OF, _at("d1"), Span.parse(valid), Source(BOOK, commune))


def governing(body: str, commune: str) -> Claim:
    return Claim(Node(body, Kind.ORGANIZATION, body, SORT), Relation.GOVERNS, _at(commune), Span(), Source(BOOK, body))


def test_a_holder_more_of_a_post_that_ended_with_its_commune_is_taken_in_with_that_end() -> None:
    first = [unit("c1", "2001/2005-06-30"), governing("o", "c1"), seat("q", "o")]
    with ledger() as base:
        assert built(base, first, [held("a", "q", "2002/", "1")])[-1]
        (edge,) = generations.current(base).graph().edges(relation=Relation.HOLDS)
        assert (str(edge.valid), edge.inferred) == ("2002/[..2005-06-30]", ("end",))
        assert_as_if_whole(base)


def test_a_body_that_comes_to_govern_a_commune_that_ended_has_its_holders_resolved_again() -> None:
    first = [unit("c1", "2001/2005-06-30"), seat("q", "o"), held("a", "q", "2002/", "1")]
    with ledger() as base:
        assert not built(base, first, [governing("o", "c1")])[-1]
        (edge,) = generations.current(base).graph().edges(relation=Relation.HOLDS)
        assert str(edge.valid) == "2002/[..2005-06-30]"
        assert_as_if_whole(base)


@pytest.mark.parametrize(
    "more",
    [
        [by_law("Chánh Văn phòng")],
        [held("a", "q", "2016/2017", "9", replace(BOOK, title="Niên giám thống kê"))],
        [Claim(Node("a", Kind.PERSON, "An"), Relation.HOLDS, Node("q", Kind.POST, "q"), Span(), Source(BOOK, "9"))],
        [Claim(Node("q", Kind.PERSON, "q"), Relation.HOLDS, Node("r", Kind.POST, "r"), Span(), Source(BOOK, "9"))],
        [Claim(Node("c", Kind.COMMUNE, "c"), Relation.PART_OF, Node("d", Kind.DISTRICT, "d"), Span(), Source(BOOK, "9"))],
    ],
    ids=["a template", "another title of a work", "another name", "another kind", "a new unit"],
)
def test_what_may_change_more_than_it_touches_is_resolved_with_the_rest(more: list[Claim]) -> None:
    with ledger() as base:
        assert not built(base, [seat("q", "o"), held("a", "q", "2010/2012", "1")], more)[-1]
        assert_as_if_whole(base)


def test_a_load_that_was_recorded_before_the_others_is_resolved_with_them() -> None:
    with ledger() as base:
        built(base, [seat("q", "o"), held("a", "q", "2010/2012", "1")], first=5)
        assert built(base, [held("b", "q", "2013", "2")], first=0) == [False]
        assert_as_if_whole(base)
