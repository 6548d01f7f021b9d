"""Resolving: order does not matter, sayings are joined, doubts are opened."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import Certainty, Claim, Kind, Node, PartialDate, Reading, Relation, Source, Span, Status, Work
from kgraph.judgements import Judgement, Judgements, Verb, in_force
from kgraph.resolving.resolve import resolve
from tests.strategies import claims, judgements, spans

claim_lists = st.lists(claims(), max_size=8)

PERSON, OTHER = Node("p1", Kind.PERSON, "Lò Thị Hoa"), Node("p2", Kind.PERSON, "Vàng A Nủ")
POST = Node("q1", Kind.POST, "Chủ tịch UBND xã Bản Mây", (("seats", 1),))


def holds(valid: str, person: Node = PERSON, work: str = "w", published: str = "", reading: Reading = Reading.EXPLICIT, **said) -> Claim:
    source = Source(Work(work, published=PartialDate.parse(published)), f"line {valid}")
    return Claim(person, Relation.HOLDS, POST, Span.parse(valid), source, tuple(said.items()), reading, recorded="2026-11-24")


def edges(*claims: Claim, judgements: Judgements = Judgements()):  # noqa: B008  # frozen
    return resolve(claims, judgements).graph.edges(relation=Relation.HOLDS)


def test_claims_that_agree_make_one_edge_with_the_sharper_bounds() -> None:
    (edge,) = edges(holds("2015/"), holds("2015-12/[2017-04..]", work="v"))
    assert (str(edge.valid), edge.sources, len(edge.claims)) == ("2015-12/[2017-04..]", ("v", "w"), 2)


def test_claims_that_contradict_each_other_make_one_disputed_edge() -> None:
    result = resolve([holds("2015-01-01/2016-01-01"), holds("2015-03-01/2017-01-01")])
    (edge,) = result.graph.edges()
    assert (edge.status, str(edge.valid)) == (Status.DISPUTED, "[2015-01-01..2015-03-01]/[2016-01-01..2017-01-01]")
    assert [finding.finding for finding in result.findings] == ["disputed"]


def test_somebody_who_came_back_has_two_edges() -> None:
    assert [str(edge.valid) for edge in edges(holds("2001/2003"), holds("2010/2012"))] in (
        ["2001/2003", "2010/2012"],
        ["2010/2012", "2001/2003"],
    )


def test_two_sightings_are_joined_and_the_days_between_are_only_possible() -> None:
    result = resolve([holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]")])
    (edge,) = result.graph.edges()
    assert "continuity" in edge.inferred
    assert not edge.certainly_covers(PartialDate.parse("2017-01-01").earliest)
    assert [finding.finding for finding in result.findings] == ["continuity_inferred"]


def test_another_holder_between_two_sightings_keeps_them_apart() -> None:
    found = edges(holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]"), holds("2017-01-01/2018-01-01", OTHER))
    assert len([edge for edge in found if edge.subject == "p1"]) == 2


def test_what_only_follows_is_named_inferred() -> None:
    (edge,) = edges(holds("[..2017-04]/[2017-04..]"), holds("2015-12/[2017-04..]", work="v", reading=Reading.INFERRED, decision="d1"))
    assert edge.inferred == ("decision", "start")


def test_a_source_does_not_vouch_for_days_after_its_own() -> None:
    result = resolve([holds("2021-01-01/2030-01-01", published="2025")])
    assert [str(edge.valid) for edge in result.graph.edges()] == ["2021-01-01/[2025..2030-01-01]"]
    assert [finding.finding for finding in result.findings] == ["after_publication"]


def test_the_same_person_under_two_ids_is_joined_by_judgement_and_kept_apart_by_another() -> None:
    claims = [holds("2001/2003"), holds("2010/2012", OTHER)]
    assert {edge.subject for edge in edges(*claims, judgements=Judgements(same=(("p1", "p2"),)))} == {"p1"}
    both = resolve(claims, Judgements(same=(("p1", "p2"),), different=(("p1", "p2"),)))
    assert {edge.subject for edge in both.graph.edges()} == {"p1", "p2"}
    assert "same_and_different" in {finding.finding for finding in both.findings}


def test_two_inferred_spells_and_a_vague_word_are_two_edges() -> None:
    said = [holds("2001/2003", reading=Reading.INFERRED), holds("2010/2012", reading=Reading.INFERRED), holds("/", work="v")]
    assert [edge.inferred for edge in edges(*said)] == [("end", "start"), ("end", "start")]


def test_a_source_does_not_vouch_for_what_begins_after_it() -> None:
    result = resolve([holds("2018-05-01/", published="2017-04")])
    (edge,) = result.graph.edges()
    assert edge.certainty() is Certainty.POSSIBLE
    assert edge.valid.start_earliest == date(2018, 5, 1)
    assert [finding.finding for finding in result.findings] == ["after_publication"]


def test_an_office_taken_up_on_the_day_of_the_source_is_vouched_for() -> None:
    result = resolve([holds("2017-04/", published="2017-04")])
    assert [str(edge.valid) for edge in result.graph.edges()] == ["2017-04/"]
    assert result.findings == ()


def test_a_value_written_as_twelve_or_twelve_point_nought_is_one_edge() -> None:
    commune, criteria = Node("c", Kind.COMMUNE, "Bản Mây"), Node("i", Kind.INITIATIVE, "Tiêu chí")
    said = [
        Claim(commune, Relation.MEASURED, criteria, Span.parse("2016"), Source(Work(work), "line 1"), (("value", value),))
        for work, value in (("w", 12), ("v", 12.0))
    ]
    assert len(resolve(said).graph.edges()) == 1


@pytest.mark.parametrize("reversed_", [False, True])
def test_a_claim_in_two_loads_that_describe_its_work_differently_is_one_edge_in_any_order(reversed_: bool) -> None:
    said = [holds("2010/", published=published) for published in ("2017", "2018")]
    assert said[0].id == said[1].id
    (edge,) = resolve(said[::-1] if reversed_ else said).graph.edges()
    assert len(edge.claims) == 1
    assert resolve(said).graph == resolve(said[::-1]).graph


def test_works_of_one_id_that_are_described_differently_are_a_finding() -> None:
    result = resolve([holds("2010/", published="2017"), holds("2010/2012", published="2018")])
    assert [(finding.finding, finding.subject) for finding in result.findings] == [("property_conflict", "w")]
    assert "'2017', '2018'" in result.findings[0].what


def test_a_move_away_between_two_sightings_keeps_them_apart() -> None:
    elsewhere = Claim(
        PERSON, Relation.HOLDS, Node("q2", Kind.POST), Span.parse("2017-06/"), Source(Work("w"), "line 9"), (("decision", "d1"),)
    )
    found = edges(holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]"), elsewhere)
    assert len([edge for edge in found if edge.object == "q1"]) == 2


def test_a_vacancy_between_two_sightings_keeps_them_apart() -> None:
    empty = Claim(POST, Relation.VACANT, Node("o", Kind.ORGANIZATION), Span.parse("2017-06-01/2017-07-01"), Source(Work("w"), "line 9"))
    assert len(edges(holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]"), empty)) == 2


def test_another_holder_of_a_post_of_many_seats_keeps_nothing_apart() -> None:
    committee = Node("q1", Kind.POST, "Ủy viên")
    said = [
        Claim(person, Relation.HOLDS, committee, Span.parse(valid), Source(Work("w"), valid))
        for person, valid in (
            (PERSON, "[..2016-05-01]/[2016-05-01..]"),
            (PERSON, "[..2019-05-01]/[2019-05-01..]"),
            (OTHER, "2017-01-01/2018-01-01"),
        )
    ]
    assert [edge.subject for edge in edges(*said)].count("p1") == 1


def test_an_acting_holder_keeps_nothing_apart_and_is_an_edge_of_its_own() -> None:
    found = edges(holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]"), holds("2017", OTHER, acting=True))
    assert sorted((edge.subject, edge.acting) for edge in found) == [("p1", False), ("p2", True)]


def test_what_is_only_proposed_is_drawn_so_until_it_is_accepted() -> None:
    claim = replace(holds("2015"), proposed=True)
    assert [edge.status for edge in edges(claim)] == [Status.PROPOSED]
    assert [edge.status for edge in edges(claim, judgements=Judgements(accepted=frozenset({claim.id})))] == [Status.ACCEPTED]


def test_sightings_judged_not_to_be_one_spell_are_split_and_joined_again() -> None:
    said = [holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]")]
    (whole,) = edges(*said)
    apart = edges(*said, judgements=Judgements(split=frozenset({whole.id})))
    assert [edge.id for edge in apart] == [whole.id, f"{whole.id}-2"]
    assert edges(*said, judgements=in_force([judged(1, Verb.SPLIT, whole.id), judged(2, Verb.JOIN, apart[1].id)]))[0].attested is None
    assert edges(*said, judgements=in_force([judged(1, Verb.SPLIT, whole.id), judged(2, Verb.UNDO, "j1")])) == (whole,)


def test_spells_judged_to_be_one_are_certain_all_through_whatever_stands_between() -> None:
    said = [holds("[..2016-05-01]/[2016-05-01..]"), holds("[..2019-05-01]/[2019-05-01..]"), holds("2017-01-01/2018-01-01", OTHER)]
    first = next(edge for edge in edges(*said) if edge.subject == "p1")
    (whole,) = [edge for edge in edges(*said, judgements=Judgements(joined=frozenset({first.id}))) if edge.subject == "p1"]
    assert whole.certainly_covers(date(2017, 6, 1))


def judged(number: int, verb: Verb, subject: str) -> Judgement:
    return Judgement(f"j{number}", verb, (subject,), "Lan", "2026-11-24")


def test_a_rejected_claim_and_a_withdrawn_source_make_no_edge() -> None:
    claim = holds("2015")
    assert edges(claim, judgements=Judgements(rejected=frozenset({claim.id}))) == ()
    assert edges(claim, judgements=Judgements(withdrawn=frozenset({"w"}))) == ()


def test_one_id_with_two_names_shows_the_one_given_most_often_and_is_found_by_both() -> None:
    said = [holds("2001", Node("p1", Kind.PERSON, name), work=work) for name, work in (("Hoa", "a"), ("Hoa", "b"), ("Hòa", "c"))]
    result = resolve(said)
    assert (result.graph.node("p1").name, result.graph.node("p1").get("other_names")) == ("Hoa", "Hòa")
    assert "two_names" in {finding.finding for finding in result.findings}


@given(claim_lists, st.randoms(use_true_random=False))
def test_the_order_of_any_claims_does_not_matter(said: list[Claim], shuffle: random.Random) -> None:
    mixed = list(said)
    shuffle.shuffle(mixed)
    one, other = resolve(said), resolve(mixed)
    assert (one.graph, one.findings) == (other.graph, other.findings)


@given(claim_lists)
def test_a_claim_said_twice_says_no_more(said: list[Claim]) -> None:
    assert resolve([*said, *said]).graph == resolve(said).graph


@given(claim_lists, judgements())
def test_judgements_undone_leave_the_graph_as_it_was(said: list[Claim], made: tuple[Judgement, ...]) -> None:
    undoes = [
        Judgement(f"u{n}", Verb.UNDO, (one.id,), "Lan", "2026-11-24") for n, one in enumerate(reversed(made)) if one.verb is not Verb.UNDO
    ]
    kept = [one for one in made if one.verb is not Verb.UNDO]
    assert resolve(said, in_force([*kept, *undoes])).graph == resolve(said).graph


@given(claim_lists, judgements())
def test_every_edge_stands_on_claims_that_are_in_force(said: list[Claim], made: tuple[Judgement, ...]) -> None:
    standing = in_force(made)
    known = {claim.id: claim for claim in said}
    for edge in resolve(said, standing).graph.edges():
        assert edge.claims and set(edge.claims) <= known.keys() - standing.rejected
        assert set(edge.sources) == {known[claim].source.work.id for claim in edge.claims}
        assert not standing.withdrawn & set(edge.sources)


@given(claim_lists)
def test_a_claim_makes_an_edge_or_opens_a_finding(said: list[Claim]) -> None:
    result = resolve(said)
    drawn = {claim for edge in result.graph.edges() for claim in edge.claims}
    assert {claim.id for claim in said} == drawn or result.findings


@given(spans(), spans())
def test_an_edge_keeps_its_id_when_a_later_claim_sharpens_its_dates(one: Span, other: Span) -> None:
    first, later = holds(str(one)), holds(str(other), work="v")
    (before,) = edges(first)
    after = edges(first, later)
    if len(after) == 1:
        assert after[0].id == before.id


@pytest.mark.parametrize("sharper", ["2002-05/", "/2003-05", "2010-05/", "/2012-05", "[..2011-05]/[2011-05..]"])
def test_the_second_spell_stays_the_second_when_a_later_claim_sharpens_one(sharper: str) -> None:
    said = [holds("[2001..2002]/[2002..2003]"), holds("[2010..2011]/[2011..2012]")]
    before = {edge.id: edge.valid.start_earliest.year for edge in edges(*said)}
    after = {edge.id: edge.valid.start_earliest.year for edge in edges(*said, holds(sharper, work="v"))}
    assert before.keys() == after.keys()
    assert {edge_id: year // 10 for edge_id, year in before.items()} == {edge_id: year // 10 for edge_id, year in after.items()}


def test_the_order_of_claims_does_not_matter(sample) -> None:
    claims = [claim for edge in sample.graph().edges() for claim in sample.claims(edge.claims)]
    expected = resolve(claims)
    for seed in range(3):
        random.Random(seed).shuffle(claims)
        again = resolve(claims)
        assert (again.graph, again.findings) == (expected.graph, expected.findings)


def test_two_builds_of_the_bundled_data_are_equal_to_the_byte(sample, tmp_path) -> None:
    from kgraph.knowledge_base import init_sample

    with init_sample(tmp_path / "again.kg") as again:
        one, other = (kb.generation.folder / "graph.sqlite" for kb in (again, sample))
        assert one.read_bytes() == other.read_bytes()
