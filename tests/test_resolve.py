"""Resolving: order does not matter, sayings are joined, doubts are opened."""

import random

from kgraph import Claim, Kind, Node, PartialDate, Reading, Relation, Source, Span, Status, Work
from kgraph.judgements import Judgements
from kgraph.resolve import resolve

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
        for name in ("graph.jsonl", "findings.jsonl"):
            assert (again.generation.folder / name).read_bytes() == (sample.generation.folder / name).read_bytes()
