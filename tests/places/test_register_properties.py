"""What holds on every register that any table gives: one name and one superior a day, there and back, nobody its own ancestor."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kgraph import Kind
from kgraph.places import Fault, LinkRow, Register, Tied, Unit, UnitRow, build_units, open_register, tie, version_links

DAYS = [date(2004, 8, 31) + timedelta(days=400 * number) for number in range(12)]
NAMES = ("Hữu Kiệm", "Hữu Lập", "Nậm Cắn", "Nậm Càn")
CODES = {"1": ("40", "42"), "2": ("412", "417"), "3": ("16849", "16861", "16837")}


@st.composite
def unit_rows(draw: st.DrawFn) -> UnitRow:
    """A row of a table of units: a small country, where codes, names and days meet again and again."""
    level = draw(st.sampled_from("123"))
    first, last = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2, unique=True)))
    parent = draw(st.sampled_from(CODES[str(int(level) - 1)])) if level != "1" else ""
    return UnitRow(
        0,
        "",
        draw(st.sampled_from(CODES[level])),
        level,
        {"1": "tỉnh", "2": "huyện", "3": "xã"}[level],
        draw(st.sampled_from(NAMES)),
        parent,
        draw(st.sampled_from([None, first])),
        draw(st.sampled_from([None, last - timedelta(days=1)])),
    )


def link_rows(units: Mapping[str, Unit]) -> st.SearchStrategy[LinkRow]:
    """A row of a succession of these units, on one of the days, to any code."""
    named = {unit.code: unit.full_name for unit in units.values()}
    return st.builds(
        lambda old, new, extent, day: LinkRow(0, "", old, named[old], new, "xã", "Hữu Kiệm", extent, day),
        st.sampled_from(sorted(named)),
        st.sampled_from(CODES["3"]),
        st.sampled_from(["whole", "part"]),
        st.sampled_from(DAYS),
    )


def numbered(rows: Sequence[UnitRow]) -> list[UnitRow]:
    return [UnitRow(number, *(getattr(row, name) for name in UnitRow.__slots__[1:])) for number, row in enumerate(rows, 2)]


@given(st.lists(unit_rows(), max_size=14))
def test_what_is_built_of_any_rows_is_sound(rows: list[UnitRow]) -> None:
    built = build_units(numbered(rows))
    assert len(built.units) + len(built.faults) == len(rows)
    assert_sound(Register(built.units, version_links(built.units.values(), "own")))


@given(st.data())
def test_what_is_tied_of_any_links_is_sound(data: st.DataObject) -> None:
    built = build_units(numbered(data.draw(st.lists(unit_rows().filter(lambda row: row.level == "1"), min_size=1, max_size=2))))
    communes = {
        f"vn3:{code}@2004-08-31": Unit(f"vn3:{code}@2004-08-31", Kind.COMMUNE, code, "Nậm Cắn", "xã", None, None, ()) for code in CODES["3"]
    }
    rows = data.draw(st.lists(link_rows(communes), max_size=8))
    tied, faults = tie(rows, communes, "own")
    assert len(tied) + len(faults) == len(rows)
    assert all(isinstance(one, Tied) for one in tied) and all(isinstance(one, Fault) for one in faults)
    units = {**built.units, **communes, **{one.new.id: one.new for one in tied}}
    assert_no_unit_becomes_itself(Register(units, [one.link for one in tied]))
    assert_there_and_back(Register(units, [one.link for one in tied]))


def test_the_register_of_the_country_is_sound() -> None:
    assert_sound(open_register())


def assert_sound(register: Register) -> None:
    assert_one_name_a_day(register)
    assert_one_superior_a_day(register)
    assert_no_unit_is_its_own_ancestor(register)
    assert_no_unit_becomes_itself(register)
    assert_there_and_back(register)


def assert_one_name_a_day(register: Register) -> None:
    """The periods of a level and a code share no day, and each holds one."""
    for unit in register.units.values():
        assert (unit.first or date.min) <= (unit.last or date.max)
    for key in {(unit.kind, unit.code) for unit in register.units.values()}:
        assert all((one.last or date.max) < (other.first or date.min) for one, other in pairwise(register.versions(*key)))


def assert_one_superior_a_day(register: Register) -> None:
    """The periods of the superiors fill the unit's period, each once, and the superior is there."""
    for unit in register.units.values():
        due = unit.first
        for parent in unit.parents:
            above = register.units.get(parent.unit_id)
            assert parent.first == due
            if above is not None:
                assert (above.first or date.min) <= (parent.first or date.min)
                assert (parent.last or date.max) <= (above.last or date.max)
            due = parent.last + timedelta(days=1) if parent.last else None
        assert not unit.parents or unit.parents[-1].last == unit.last


def assert_no_unit_is_its_own_ancestor(register: Register) -> None:
    for unit in register.units.values():
        for parent in unit.parents:
            assert int(parent.unit_id[2]) < int(unit.id[2])


def assert_no_unit_becomes_itself(register: Register) -> None:
    done: set[str] = set()
    for start in register.units:
        trail: list[str] = []
        rest = [(start, 0)]
        while rest:
            id, depth = rest.pop()
            del trail[depth:]
            assert id not in trail
            trail.append(id)
            if id not in done:
                rest += [(link.new, depth + 1) for link in register.links_from(id)]
                done.add(id)


def assert_there_and_back(register: Register) -> None:
    for id in register.units:
        assert all(id in {back.old for back in register.links_into(link.new)} for link in register.links_from(id))
        assert all(id in {back.new for back in register.links_from(link.old)} for link in register.links_into(id))
