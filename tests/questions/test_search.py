"""Search and choice by name: with accents, without, and with several that fit."""

from datetime import date

import pytest

from kgraph.errors import AmbiguousNameError, UnknownNameError
from kgraph.model import Kind, Relation
from kgraph.questions.choose import choose
from kgraph.questions.search import search
from tests.questions.graphs import edge, engine, ky_son, node

COMMUNES = frozenset({Kind.COMMUNE})


def ids(text: str, kinds: frozenset[Kind] = frozenset()) -> list[str]:
    return [hit.node.id for hit in search(ky_son(), text, kinds).hits]


def test_a_name_typed_without_accents_is_found() -> None:
    assert ids("nguyen huu luong") == ["luong"]


def test_two_communes_that_fold_alike_are_both_found() -> None:
    assert set(ids("nam can", COMMUNES)) == {"nc1", "nc2"}


def test_exact_accents_come_first() -> None:
    assert ids("Nậm Cắn", COMMUNES) == ["nc1", "nc2"]
    assert ids("Nậm Càn", COMMUNES) == ["nc2", "nc1"]


def test_the_place_of_a_tone_mark_does_not_count() -> None:
    assert ids("Vi Hoè") == ids("Vi Hòe") == ["hoe"]


def test_whole_names_come_before_parts_of_names() -> None:
    assert ids("ky son")[0] == "ks"


def test_namesakes_are_told_apart() -> None:
    rows = search(ky_son(), "Hữu Kiệm", COMMUNES).rows()
    assert [(row["id"], row["detail"]) for row in rows] == [
        ("hk", "huyện Kỳ Sơn, [..2004-08-31]/2025-06-30"),
        ("hk2", "tỉnh Nghệ An, 2025-07-01/[2025-07-01..]"),
    ]


def test_a_person_is_told_apart_by_the_latest_post() -> None:
    (row,) = search(ky_son(), "tran quoc dong").rows()
    assert row["detail"] == "Bí thư Đảng ủy xã Phà Đánh, 2015-12/[2017-04..]"


def test_nothing_typed_finds_nothing() -> None:
    assert ids(" ") == []


def test_more_hits_than_the_limit_are_counted() -> None:
    answer = search(ky_son(), "ky son", limit=2)
    assert (len(answer.hits), answer.found) == (2, 8)


def test_an_id_chooses_its_node() -> None:
    assert choose(ky_son(), "hk2").id == "hk2"


@pytest.mark.parametrize("text", ["Vi Hòe", "Vi Hoè", "vi hoe", "VI HÒE"])
def test_a_whole_name_chooses_its_node(text: str) -> None:
    assert choose(ky_son(), text).id == "hoe"


def test_exact_accents_win_over_folded_ones() -> None:
    assert choose(ky_son(), "Nậm Cắn", COMMUNES).id == "nc1"


def test_several_that_fit_are_told_apart_with_their_ids() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        choose(ky_son(), "xã Hữu Kiệm")
    assert str(caught.value) == (
        "'xã Hữu Kiệm' fits 2 things\n"
        "  fix:   give the id of one of them:\n"
        "    hk  xã Hữu Kiệm (huyện Kỳ Sơn, [..2004-08-31]/2025-06-30)\n"
        "    hk2  xã Hữu Kiệm (tỉnh Nghệ An, 2025-07-01/[2025-07-01..])"
    )


def test_on_a_day_only_units_of_that_day_are_candidates() -> None:
    assert choose(ky_son(), "Hữu Kiệm", as_of=date(2017, 4, 24)).id == "hk"
    assert choose(ky_son(), "Hữu Kiệm", as_of=date(2025, 7, 1)).id == "hk2"


def test_a_unit_that_did_not_exist_on_the_day_says_when_it_did() -> None:
    with pytest.raises(UnknownNameError, match="did not exist on 2026-01-01") as caught:
        choose(ky_son(), "Mường Lống", as_of=date(2026, 1, 1))
    assert "2025-06-30" in caught.value.fix


def test_a_province_is_of_the_days_until_it_went_into_another_or_since_it_came_from_others() -> None:
    both = [node(id, Kind.PROVINCE, "Hồ Chí Minh") for id in ("before", "after")]
    there = engine((both, [edge("before", Relation.BECAME, "after", "2025-07-01", extent="whole")]))
    assert choose(there, "Hồ Chí Minh", as_of=date(2025, 6, 30)).id == "before"
    assert choose(there, "Hồ Chí Minh", as_of=date(2025, 7, 1)).id == "after"
    with pytest.raises(AmbiguousNameError) as caught:
        choose(there, "Hồ Chí Minh")
    assert "before  Hồ Chí Minh (became another: 2025-07-01)" in caught.value.fix
    assert "after  Hồ Chí Minh (came from others: 2025-07-01)" in caught.value.fix


@pytest.mark.parametrize("text", ["Lượng", "Nguyễn Hữu Lương X", "nguyen huu luon"])
def test_a_wrong_name_offers_the_nearest(text: str) -> None:
    with pytest.raises(UnknownNameError, match="has the name or id") as caught:
        choose(ky_son(), text)
    assert "Nguyễn Hữu Lượng" in caught.value.fix


@pytest.mark.parametrize("text", ["vi hoe", "hoe"])
def test_a_kind_that_does_not_fit_is_no_candidate_and_is_named(text: str) -> None:
    with pytest.raises(UnknownNameError, match="no Commune has the name or id") as caught:
        choose(ky_son(), text, COMMUNES)
    assert caught.value.fix == "'Vi Hòe' is a Person; kgraph search KB TEXT lists names and ids"


def test_of_the_names_that_hold_the_words_the_shortest_are_offered() -> None:
    with pytest.raises(UnknownNameError) as caught:
        choose(ky_son(), "Bí thư", frozenset({Kind.POST}))
    assert caught.value.fix == ("did you mean 'Bí thư Huyện ủy Kỳ Sơn', 'Bí thư Đảng ủy xã Hữu Kiệm', 'Bí thư Đảng ủy xã Phà Đánh'?")
