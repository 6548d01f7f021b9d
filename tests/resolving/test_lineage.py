"""What became of a unit: an act decides, and the word of a list beside it stays a claim."""

from collections.abc import Iterable

import pytest

from kgraph import Claim, Kind, Node, Relation, Source, Span, Work
from kgraph.judgements import Judgements
from kgraph.resolving.resolve import Resolution, resolve
from tests.test_updating import assert_as_if_whole, built, ledger

ACT, LIST = Work("src:act", "Nghị quyết", act=True), Work("src:list", "Danh mục")
HOA_SON, DO_LUONG = (Node(f"vn3:{name}", Kind.COMMUNE, name) for name in ("Hòa Sơn", "Đô Lương"))
VAN_HIEN, VINH_TUONG = (Node(f"vn3:{name}", Kind.COMMUNE, name) for name in ("Văn Hiến", "Vĩnh Tường"))


def became(work: Work, old: Node, new: Node, day: str = "2025-07-01", **more: str) -> Claim:
    said = {"extent": "whole", "change": "merged"} | more
    proposed = said.pop("proposed", "") == "yes"
    return Claim(old, Relation.BECAME, new, Span.parse(day), Source(work, old.name), tuple(said.items()), proposed=proposed)


BY_ACT = became(ACT, HOA_SON, VAN_HIEN)
BESIDE = became(LIST, HOA_SON, VINH_TUONG, extent="part", change="split")


def successors(found: Resolution) -> list[tuple[str, str, str]]:
    edges = found.graph.edges(relation=Relation.BECAME)
    return sorted((edge.subject, edge.object, str(edge.get("extent"))) for edge in edges)


def conflicts(found: Resolution) -> list[tuple[str, ...]]:
    return [finding.claims for finding in found.findings if finding.finding == "lineage_conflict"]


def test_an_act_makes_the_edge_and_the_other_word_opens_a_finding() -> None:
    found = resolve([BESIDE, BY_ACT])
    assert successors(found) == [(HOA_SON.id, VAN_HIEN.id, "whole")]
    assert conflicts(found) == [(BESIDE.id, BY_ACT.id)]


def test_a_list_that_agrees_stands_behind_the_same_edge() -> None:
    also = became(LIST, HOA_SON, VAN_HIEN)
    found = resolve([also, BY_ACT])
    (edge,) = found.graph.edges(relation=Relation.BECAME)
    assert set(edge.claims) == {also.id, BY_ACT.id} and conflicts(found) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param([became(LIST, DO_LUONG, VINH_TUONG)], id="another unit"),
        pytest.param([became(LIST, HOA_SON, VINH_TUONG, "2030-07-01")], id="another day"),
        pytest.param([became(LIST, HOA_SON, VINH_TUONG, "2025")], id="a day that is not known"),
        pytest.param([became(ACT, HOA_SON, VINH_TUONG, extent="part")], id="an act as well"),
    ],
)
def test_an_act_says_nothing_of(other: Iterable[Claim]) -> None:
    found = resolve([BY_ACT, *other])
    assert len(successors(found)) == 2 and conflicts(found) == []


def test_an_act_and_a_list_that_differ_in_the_extent_alone_differ() -> None:
    part = became(LIST, HOA_SON, VAN_HIEN, extent="part", change="split")
    found = resolve([BY_ACT, part])
    assert successors(found) == [(HOA_SON.id, VAN_HIEN.id, "whole")]
    assert conflicts(found) == [(part.id, BY_ACT.id)]


def test_what_was_read_from_prose_decides_once_it_is_accepted() -> None:
    read = became(ACT, HOA_SON, VAN_HIEN, proposed="yes")
    assert len(successors(resolve([read, BESIDE]))) == 2
    assert successors(resolve([read, BESIDE], Judgements(accepted=frozenset({read.id})))) == [(HOA_SON.id, VAN_HIEN.id, "whole")]


def test_without_the_act_the_other_word_makes_the_edge() -> None:
    assert successors(resolve([BY_ACT, BESIDE], Judgements(rejected=frozenset({BY_ACT.id})))) == [(HOA_SON.id, VINH_TUONG.id, "part")]


def test_units_that_are_judged_the_same_are_one_to_the_act() -> None:
    double = Node("own:hoa-son", Kind.COMMUNE, "Hòa Sơn")
    other = became(LIST, double, VINH_TUONG)
    found = resolve([BY_ACT, other], Judgements(same=((HOA_SON.id, double.id),)))
    assert [object for _, object, _ in successors(found)] == [VAN_HIEN.id]


@pytest.mark.parametrize(("first", "second"), [(BY_ACT, BESIDE), (BESIDE, BY_ACT)], ids=["the act first", "the act last"])
def test_a_load_more_gives_what_all_loads_give(first: Claim, second: Claim) -> None:
    with ledger() as base:
        known = [became(work, DO_LUONG, VINH_TUONG) for work in (ACT, LIST)]
        built(base, known, [first], [second])
        assert_as_if_whole(base)
        assert successors(resolve(base.claims())) == [(HOA_SON.id, VAN_HIEN.id, "whole"), (DO_LUONG.id, VINH_TUONG.id, "whole")]
