"""What the bundled base says about the units of Nghệ An, and from where."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kgraph import Claim, Reading, Relation
from kgraph.knowledge_base import SAMPLE_PLACES
from kgraph.loading import given
from tests.data.asking import SHARED

REGISTER = SHARED / "places" / "units.csv"


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    """What the bundled base takes from the register."""
    return [item for item in given(Path(SAMPLE_PLACES)).items if isinstance(item, Claim)]


@pytest.fixture(scope="module")
def units(claims: list[Claim]) -> list[Claim]:
    """What the registers list."""
    return [claim for claim in claims if claim.relation is Relation.PART_OF and claim.reading is Reading.EXPLICIT]


@pytest.fixture(scope="module")
def ended(claims: list[Claim]) -> list[Claim]:
    """Until when the acts let a unit stand."""
    return [claim for claim in claims if claim.relation is Relation.PART_OF and claim.reading is Reading.CONTEXT]


@pytest.fixture(scope="module")
def became(claims: list[Claim]) -> list[Claim]:
    """What became of what, without what the list of 2025 says beside the resolution."""
    return [claim for claim in claims if claim.relation is Relation.BECAME and claim.source.work.id != "src:dvhcvn-2025"]


def named(units: list[Claim], name: str) -> dict[str, str]:
    return {claim.subject.id: str(claim.valid) for claim in units if claim.subject.name == name}


def successors(became: list[Claim], unit: str) -> list[str]:
    return [claim.object.id for claim in became if claim.subject.id == unit]


def test_the_base_holds_every_unit_of_nghe_an_and_its_superior(units: list[Claim]) -> None:
    kinds = Counter((claim.subject.kind.value, claim.source.work.id) for claim in units)
    assert kinds == {
        ("District", "src:dvhcvn"): 21,
        ("Commune", "src:dvhcvn"): 579,
        ("Commune", "src:dvhcvn-2025"): 130,
    }
    assert len({claim.subject.id for claim in units}) == 730


def test_the_registers_list_everything_and_the_acts_decide(units: list[Claim], ended: list[Claim]) -> None:
    assert all(claim.source.work.register and not claim.source.work.act for claim in units)
    assert all(claim.source.work.act and not claim.source.work.register for claim in ended)


def test_huu_kiem_before_and_after_are_two_units_tied_by_became(units: list[Claim], became: list[Claim]) -> None:
    assert named(units, "Hữu Kiệm") == {
        "vn3:16861@2004-08-31": "[..2004-08-31]/[2025-03-01..]",
        "vn3:16849@2025-07-01": "2025-07-01/[2025-07-01..]",
    }
    assert successors(became, "vn3:16861@2004-08-31") == ["vn3:16849@2025-07-01"]
    assert {claim.subject.name for claim in became if claim.object.id == "vn3:16849@2025-07-01"} == {
        "Hữu Kiệm",
        "Hữu Lập",
        "Bảo Nam",
    }


def test_nam_can_with_two_accents_stays_two_communes(units: list[Claim], became: list[Claim]) -> None:
    assert set(named(units, "Nậm Cắn")) == {"vn3:16837@2004-08-31", "vn3:16837@2025-07-01"}
    assert set(named(units, "Nậm Càn")) == {"vn3:16873@2004-08-31"}
    assert successors(became, "vn3:16873@2004-08-31") != successors(became, "vn3:16837@2004-08-31")


def test_every_district_and_commune_of_before_ended_with_june_2025(ended: list[Claim]) -> None:
    assert {claim.valid.end.earliest for claim in ended} == {date(2025, 6, 30)}
    assert Counter(claim.subject.kind.value for claim in ended) == {"District": 20, "Commune": 412}


def test_the_end_fits_what_the_register_lists(units: list[Claim], ended: list[Claim]) -> None:
    listed = {(claim.subject.id, claim.object.id): claim.valid for claim in units}
    for claim in ended:
        assert str(listed[claim.subject.id, claim.object.id].intersection(claim.valid)).endswith("/2025-06-30")


def test_a_superior_is_there_whenever_its_unit_is(units: list[Claim]) -> None:
    periods = {claim.subject.id: claim.valid for claim in units}
    for claim in units:
        if claim.object.id in periods:
            superior = periods[claim.object.id]
            assert superior.start_latest <= claim.valid.start_latest
            assert claim.valid.end_latest <= superior.end_latest


def test_a_half_open_day_of_the_register_becomes_the_last_day(units: list[Claim]) -> None:
    assert named(units, "Cửa Lò")["vn2:413@2004-08-31"] == "[..2004-08-31]/2024-12-31"


def test_the_day_of_2025_ties_all_412_communes_to_130(became: list[Claim]) -> None:
    on_the_day = [claim for claim in became if str(claim.valid) == "2025-07-01"]
    assert len({claim.subject.id for claim in on_the_day}) == len(on_the_day) == 412
    assert len({claim.object.id for claim in on_the_day}) == 130
    assert Counter(claim.qualifier("change") for claim in on_the_day) == {"merged": 403, "reparented": 9}
    assert {claim.qualifier("extent") for claim in became} == {"whole"}


def test_names_that_differ_in_accents_alone_are_not_one(became: list[Claim]) -> None:
    assert successors(became, "vn3:17647@2004-08-31") == ["vn3:17677@2025-07-01"]  # Hòa Sơn, not Hoa Sơn
    assert successors(became, "vn3:17899@2025-01-01") == ["vn3:17827@2025-07-01"]  # Diên Hoa, not Diễn Hoa


def test_a_successor_begins_on_the_day_of_the_change(units: list[Claim], became: list[Claim]) -> None:
    starts = {claim.subject.id: claim.valid.start for claim in units}
    assert all(str(starts[claim.object.id]) == str(claim.valid) for claim in became)
    assert {claim.subject.id for claim in became} <= set(starts)


@pytest.mark.skipif(not REGISTER.is_file(), reason="the register is not beside the checkout; name its folder in KGRAPH_SHARED")
def test_every_version_of_the_register_is_in_the_base(units: list[Claim]) -> None:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    districts = {row["code"] for row in rows if row["level"] == "2" and row["parent"] == "40"}
    expected = {
        f"vn{row['level']}:{row['code']}@{row['valid_from'] or '2004-08-31'}": row["name"].casefold()
        for row in rows
        if (row["level"] == "2" and row["parent"] == "40") or (row["level"] == "3" and row["parent"] in districts)
    }
    listed = [claim.subject for claim in units if claim.source.work.id == "src:dvhcvn"]
    assert {node.id: node.full_name.casefold() for node in listed} == expected


def test_the_list_of_2025_stands_beside_the_resolution(claims: list[Claim], became: list[Claim]) -> None:
    listed = {
        (claim.subject.id, claim.object.id, claim.qualifier("extent")): claim
        for claim in claims
        if claim.source.work.id == "src:dvhcvn-2025"
    }
    pairs = {pair for pair, claim in listed.items() if claim.relation is Relation.BECAME}
    resolved = {(claim.subject.id, claim.object.id, "whole") for claim in became if claim.source.work.id == "src:nq-1678-2025"}
    assert (len(pairs), len(pairs & resolved)) == (414, 410)
    assert {(subject, object) for subject, object, _ in resolved - pairs} == {
        ("vn3:17647@2004-08-31", "vn3:17677@2025-07-01"),
        ("vn3:17899@2025-01-01", "vn3:17827@2025-07-01"),
    }


def test_the_185_changes_are_told_with_the_acts_that_can_have_made_them(units: list[Claim], became: list[Claim]) -> None:
    begun = [claim for claim in units if claim.qualifier("begun")]
    gone = [claim for claim in units if claim.qualifier("ended")]
    earlier = [claim for claim in became if str(claim.valid) < "2025-07-01"]
    assert (len(begun), len(gone), len(earlier)) == (17, 73, 95)
    acts = [c.qualifier("begun_acts") for c in begun] + [c.qualifier("ended_acts") for c in gone] + [c.qualifier("acts") for c in earlier]
    assert (sum(1 for act in acts if act), sum(1 for act in acts if not act)) == (75, 110)
    assert {act for act in acts if act} >= {"831/NQ-UBTVQH14", "45/2008/NĐ-CP"}


def test_a_district_ended_with_its_tier(ended: list[Claim]) -> None:
    assert Counter(claim.qualifier("ended") for claim in ended) == {"tier_ended": 20, "": 412}
