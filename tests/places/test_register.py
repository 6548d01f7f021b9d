"""The register that comes with kgraph: every unit with its days, its superiors and what became of it."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kgraph import Kind
from kgraph.places import Register, Unit, open_register

LAST, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


def named(register: Register, name: str, kind: Kind) -> set[str]:
    return {unit.id for unit in register.units.values() if unit.name == name and unit.kind is kind}


def days(unit: Unit) -> tuple[date, date]:
    return unit.first or date.min, unit.last or date.max


def test_the_list_of_2025_has_its_10604_links_and_3321_units(register: Register) -> None:
    listed = [link for link in register.links if link.work == "dvhcvn2025"]
    assert Counter(link.extent for link in listed) == {"whole": 9592, "part": 1012}
    assert len({link.new for link in listed}) == 3321
    assert Counter(link.old[2] for link in {link.old: link for link in listed}.values()) == {"3": 10047, "2": 5}
    assert Counter(unit.kind for unit in register.units.values() if unit.first == NEW) == {Kind.COMMUNE: 3321, Kind.PROVINCE: 23}


def test_every_commune_of_the_last_day_reaches_its_successor_and_back(register: Register) -> None:
    old = [unit for unit in register.units.values() if unit.kind is Kind.COMMUNE and unit.covers(LAST)]
    assert len(old) == 10047
    for unit in old:
        became = register.links_from(unit.id)
        assert became
        assert all(unit.id in {link.old for link in register.links_into(link.new)} for link in became)


def test_34_provinces_stand_on_the_new_map_and_every_commune_is_in_one(register: Register) -> None:
    provinces = {unit.id for unit in register.units.values() if unit.kind is Kind.PROVINCE and unit.covers(NEW)}
    assert len(provinces) == 34
    communes = [unit for unit in register.units.values() if unit.kind is Kind.COMMUNE and unit.covers(NEW)]
    assert len(communes) == 3321
    assert {unit.parent_on(NEW) for unit in communes} == provinces
    assert not [unit for unit in register.units.values() if unit.kind is Kind.DISTRICT and unit.covers(NEW)]


def test_a_code_goes_on_under_another_name(register: Register) -> None:
    assert register.units["vn3:16849@2004-08-31"].full_name == "xã Hữu Lập"
    assert register.units["vn3:16849@2025-07-01"].full_name == "xã Hữu Kiệm"
    assert register.units["vn3:16861@2004-08-31"].full_name == "xã Hữu Kiệm"
    assert {link.old for link in register.links_into("vn3:16849@2025-07-01")} == {
        "vn3:16840@2004-08-31",
        "vn3:16849@2004-08-31",
        "vn3:16861@2004-08-31",
    }


def test_the_district_ky_son_ended_and_ky_son_is_other_units_elsewhere(register: Register) -> None:
    district = register.units["vn2:417@2004-08-31"]
    assert (district.full_name, district.last, register.links_from(district.id)) == ("huyện Kỳ Sơn", LAST, ())
    assert named(register, "Kỳ Sơn", Kind.DISTRICT) == {district.id, "vn2:151@2004-08-31"}
    assert len(named(register, "Kỳ Sơn", Kind.COMMUNE)) > 3


def test_where_the_list_and_the_resolution_disagree_the_resolution_stands(register: Register) -> None:
    refuted = {(link.old, link.new) for link in register.links if link.refuted_by}
    assert refuted == {
        ("vn3:17647@2004-08-31", "vn3:17357@2025-07-01"),
        ("vn3:17647@2004-08-31", "vn3:17677@2025-07-01"),
        ("vn3:17899@2025-01-01", "vn3:17464@2025-07-01"),
        ("vn3:17899@2025-01-01", "vn3:17827@2025-07-01"),
    }
    assert [(link.new, link.extent, link.work) for link in register.links_from("vn3:17647@2004-08-31")] == [
        ("vn3:17677@2025-07-01", "whole", "nq1678")
    ]


def test_on_any_day_a_unit_has_one_superior_that_is_there(register: Register) -> None:
    for unit in register.units.values():
        due = unit.first
        for parent in unit.parents:
            above = register.units[parent.unit_id]
            assert parent.first == due
            assert days(above)[0] <= (parent.first or date.min) and (parent.last or date.max) <= days(above)[1]
            due = parent.last + timedelta(days=1) if parent.last else None
        assert not unit.parents or unit.parents[-1].last == unit.last
        assert bool(unit.parents) == (unit.kind is not Kind.PROVINCE)


def test_the_periods_of_a_code_share_no_day(register: Register) -> None:
    for key in {(unit.kind, unit.code) for unit in register.units.values()}:
        assert all(days(one)[1] < days(other)[0] for one, other in pairwise(register.versions(*key)))


def test_a_link_leads_from_the_last_day_of_one_unit_to_the_first_of_another(register: Register) -> None:
    for link in register.links:
        assert register.units[link.new].first == link.day
        assert register.units[link.old].last == link.day - timedelta(days=1)


def test_nghe_an_is_its_province_and_all_that_ever_was_in_it(register: Register) -> None:
    assert len(register.units_of("40")) == 731
    assert register.children_on("vn1:40@2004-08-31", date(2006, 1, 1)) != register.children_on("vn1:40@2004-08-31", date(2013, 5, 1))
    assert len(register.children_on("vn1:40@2004-08-31", NEW)) == 130
