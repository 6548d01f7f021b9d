"""What the bundled tables of places say about the units of Nghệ An."""

import csv
from collections import Counter
from datetime import date

import pytest

from kgraph import Claim, Relation
from loaders.table import load
from tests.data.asking import DATA, SHARED

PLACES = DATA / "places"
REGISTER = SHARED / "places" / "units.csv"


def claims(table: str) -> list[Claim]:
    """Return what a bundled table says."""
    return [item for item in load(PLACES / table) if isinstance(item, Claim)]


@pytest.fixture(scope="module")
def units() -> list[Claim]:
    """What the register lists."""
    return claims("units.csv")


@pytest.fixture(scope="module")
def became() -> list[Claim]:
    """What became of what."""
    return claims("became.csv")


def named(units: list[Claim], name: str) -> dict[str, str]:
    return {claim.subject.id: str(claim.valid) for claim in units if claim.subject.name == name}


def successors(became: list[Claim], unit: str) -> list[str]:
    return [claim.object.id for claim in became if claim.subject.id == unit]


def test_no_row_is_refused() -> None:
    for table in ("units.csv", "ended_2025.csv", "became.csv"):
        with (PLACES / table).open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.DictReader(file))
        assert len(claims(table)) == rows


def test_the_base_holds_every_unit_of_nghe_an_and_its_superior(units: list[Claim]) -> None:
    kinds = Counter((claim.subject.kind.value, claim.source.work.id) for claim in units)
    assert kinds == {
        ("District", "src:dvhcvn"): 21,
        ("Commune", "src:dvhcvn"): 579,
        ("Commune", "src:dvhcvn-2025"): 130,
    }
    assert len({claim.subject.id for claim in units}) == 730


def test_only_the_registers_list_everything(units: list[Claim]) -> None:
    assert all(claim.source.work.register for claim in units)
    assert not any(claim.source.work.register for claim in claims("ended_2025.csv"))


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


def test_every_district_and_commune_of_before_ended_with_june_2025() -> None:
    ended = claims("ended_2025.csv")
    assert {claim.valid.end.earliest for claim in ended} == {date(2025, 6, 30)}
    assert Counter(claim.subject.kind.value for claim in ended) == {"District": 20, "Commune": 412}


def test_the_end_fits_what_the_register_lists(units: list[Claim]) -> None:
    listed = {(claim.subject.id, claim.object.id): claim.valid for claim in units}
    for claim in claims("ended_2025.csv"):
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
    assert {claim.relation for claim in became} == {Relation.BECAME}


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
