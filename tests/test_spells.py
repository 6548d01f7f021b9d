"""Claims of one person in one post: which speak of one spell, which of two, and which contradict each other."""

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import Claim, Kind, Node, Relation, Source, Span, Work
from kgraph.resolving.spells import Spell, spells
from tests.strategies import days, spans

PERSON, POST = Node("p", Kind.PERSON, "Lò Thị Hoa"), Node("q", Kind.POST, "Chủ tịch")


def told(valid: str | Span, place: str = "") -> Claim:
    span = valid if isinstance(valid, Span) else Span.parse(valid)
    return Claim(PERSON, Relation.HOLDS, POST, span, Source(Work("w"), place or str(valid)))


def seen(day: str) -> Claim:
    return told(f"[..{day}]/[{day}..]")


def nothing(after: date, before: date) -> bool:
    return False


def stands(*days_: date):
    return lambda after, before: any(after < day < before for day in days_)


def bounds(found: tuple[Spell, ...]) -> list[str]:
    return [str(spell.span) for spell in found]


def attested(spell: Spell) -> list[str] | None:
    return None if spell.attested is None else [f"{first}/{last}" for first, last in spell.attested]


def test_claims_that_agree_are_one_spell_with_the_sharper_bounds() -> None:
    (spell,) = spells([told("2015/"), told("2015-12/2017"), told("/2017-04")], nothing)
    assert (str(spell.span), len(spell.claims), spell.disputed) == ("2015-12/2017-04", 3, False)


def test_claims_that_overlap_and_cannot_be_reconciled_are_one_disputed_spell() -> None:
    (spell,) = spells([told("2015-01-01/2016-01-01"), told("2015-03-01/2017-01-01")], nothing)
    assert (str(spell.span), spell.disputed) == ("[2015-01-01..2015-03-01]/[2016-01-01..2017-01-01]", True)


def test_claims_that_are_certainly_apart_are_two_spells() -> None:
    assert bounds(spells([told("2010/2012"), told("2001/2003")], nothing)) == ["2001/2003", "2010/2012"]


def test_a_spell_that_begins_on_the_day_another_ends_is_another() -> None:
    found = spells([told("2001-05-01/2003-05-01"), told("2003-05-01/2006-05-01")], nothing)
    assert bounds(found) == ["2001-05-01/2003-05-01", "2003-05-01/2006-05-01"]


def test_one_day_inside_another_spell_contradicts_it() -> None:
    (spell,) = spells([told("2001-05-01/2003-05-01"), told("2002-01-01/2002-01-01")], nothing)
    assert spell.disputed


def test_many_claims_that_contradict_each_other_in_a_chain_are_one_disputed_spell() -> None:
    chain = [told(f"{year}-01-01/{year + 2}-01-01") for year in range(1900, 2000)]
    (spell,) = spells(chain, nothing)
    assert (spell.disputed, len(spell.claims), spell.span.start_earliest, spell.span.end_latest) == (
        True,
        100,
        date(1900, 1, 1),
        date(2001, 1, 1),
    )


def test_a_thousand_contradictions_are_still_one_spell() -> None:
    (spell,) = spells([told(f"2000-01-01/{2001 + n // 12}-{n % 12 + 1:02}-01") for n in range(1100)], nothing)
    assert len(spell.claims) == 1100


def test_two_sightings_are_one_spell_certain_in_the_sightings_alone() -> None:
    (spell,) = spells([seen("2016-05-01"), seen("2019-05-01")], nothing)
    assert str(spell.span) == "[..2016-05-01]/[2019-05-01..]"
    assert attested(spell) == ["2016-05-01/2016-05-01", "2019-05-01/2019-05-01"]


def test_sightings_that_touch_need_no_inference() -> None:
    (spell,) = spells([told("[..2016-05-01]/[2017-05-01..]"), told("[..2017-05-02]/[2019-05-01..]")], nothing)
    assert spell.attested is None


def test_two_sightings_are_two_spells_where_something_stands_between() -> None:
    found = spells([seen("2016-05-01"), seen("2019-05-01")], stands(date(2018, 1, 1)))
    assert bounds(found) == ["[..2016-05-01]/[2016-05-01..]", "[..2019-05-01]/[2019-05-01..]"]


@pytest.mark.parametrize("day", [date(2016, 5, 1), date(2019, 5, 1), date(2015, 1, 1), date(2020, 1, 1)])
def test_what_stands_beside_two_sightings_does_not_part_them(day: date) -> None:
    assert len(spells([seen("2016-05-01"), seen("2019-05-01")], stands(day))) == 1


def test_an_end_that_another_claim_gives_stands_between() -> None:
    found = spells([told("2012-01-01/2015-01-01"), seen("2010-01-01"), seen("2019-01-01")], nothing)
    assert bounds(found) == ["[..2010-01-01]/[2010-01-01..]", "2012-01-01/2015-01-01", "[..2019-01-01]/[2019-01-01..]"]


@pytest.mark.parametrize("vague", ["/", "[..2020]/[2000..]", "[..2019]/[2016..]", "2000/", "/2020"])
def test_a_vague_claim_does_not_join_what_something_keeps_apart(vague: str) -> None:
    found = spells([seen("2016-05-01"), seen("2019-05-01"), told(vague)], stands(date(2018, 1, 1)))
    assert len(found) == 2


def test_a_source_that_says_outright_that_it_lasted_needs_no_inference() -> None:
    (spell,) = spells([seen("2016-05-01"), seen("2019-05-01"), told("2016/2019")], stands(date(2018, 1, 1)))
    assert spell.attested is None or attested(spell) == ["2016-05-01/2016-05-01", "2016-12-31/2019-01-01", "2019-05-01/2019-05-01"]


def test_a_claim_that_fits_two_spells_sharpens_neither_and_hangs_on_both() -> None:
    found = spells([told("2001/2003"), told("2010/2012"), told("/")], nothing)
    assert bounds(found) == ["2001/2003", "2010/2012"]
    assert [(len(spell.firm), len(spell.claims)) for spell in found] == [(1, 2), (1, 2)]


def test_a_claim_that_fits_two_parts_of_a_cut_group_sharpens_neither() -> None:
    found = spells([seen("2016-05-01"), seen("2019-05-01"), told("[2000..2019]/")], stands(date(2018, 1, 1)))
    assert bounds(found) == ["[..2016-05-01]/[2016-05-01..]", "[..2019-05-01]/[2019-05-01..]"]
    assert [len(spell.claims) for spell in found] == [2, 2]


def test_a_claim_that_fits_one_part_of_a_cut_group_sharpens_that() -> None:
    found = spells([seen("2016-05-01"), seen("2019-05-01"), told("2018-06/")], stands(date(2018, 1, 1)))
    assert bounds(found) == ["[..2016-05-01]/[2016-05-01..]", "2018-06/[2019-05-01..]"]


def test_a_start_and_an_end_told_apart_are_one_spell_whose_continuity_is_inferred() -> None:
    (spell,) = spells([told("2010/"), told("/2015")], nothing)
    assert (str(spell.span), attested(spell)) == ("2010/2015", [])


def test_no_claims_are_no_spells() -> None:
    assert spells([], nothing) == ()


some_claims = st.lists(spans(), min_size=1, max_size=6).map(lambda said: [told(span, f"line {n}") for n, span in enumerate(said)])


@given(some_claims, st.lists(days(), max_size=2), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(said: list[Claim], obstacles: list[date], shuffle: random.Random) -> None:
    mixed = list(said)
    shuffle.shuffle(mixed)
    assert spells(mixed, stands(*obstacles)) == spells(said, stands(*obstacles))


@given(some_claims, st.lists(days(), max_size=2))
def test_every_claim_is_on_some_spell_and_shapes_at_most_one(said: list[Claim], obstacles: list[date]) -> None:
    found = spells(said, stands(*obstacles))
    assert {claim.id for spell in found for claim in spell.claims} == {claim.id for claim in said}
    firm = [claim.id for spell in found for claim in spell.firm]
    assert len(firm) == len(set(firm))


@given(some_claims, st.lists(days(), max_size=2))
def test_a_spell_that_is_not_disputed_fits_each_claim_that_shaped_it(said: list[Claim], obstacles: list[date]) -> None:
    for spell in spells(said, stands(*obstacles)):
        for claim in spell.firm:
            assert spell.span.possibly_equals(claim.valid)
            assert spell.disputed or spell.span.intersection(claim.valid) == spell.span


@given(some_claims, days())
def test_no_spell_is_certain_on_both_sides_of_what_stands_between(said: list[Claim], obstacle: date) -> None:
    for spell in spells(said, stands(obstacle)):
        if not spell.disputed:
            certain = sorted((claim.valid.start_latest, claim.valid.end_earliest) for claim in spell.firm if claim.valid.has_certain_day())
            assert not any(last < obstacle < first for (_, last), (first, _) in pairwise(certain) if _reach(certain, first) < obstacle)


def _reach(certain: list[tuple[date, date]], before: date) -> date:
    return max((last for first, last in certain if first < before), default=date.max)


@given(some_claims)
def test_attested_days_are_days_that_some_claim_is_certain_of(said: list[Claim]) -> None:
    for spell in spells(said, nothing):
        for first, last in spell.attested or ():
            for day in (first, last):
                assert any(claim.valid.certainly_covers(day) for claim in spell.firm)


def test_a_day_on_which_contradicting_sources_agree_stays_certain() -> None:
    (spell,) = spells([told("2016-01-24/2016-01-26"), told("[2016-01-20..]/2016-01-25")], nothing)
    assert spell.disputed
    assert spell.span.certainly_covers(date(2016, 1, 25))
