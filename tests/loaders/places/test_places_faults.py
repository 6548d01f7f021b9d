"""Tables of places that are wrong: each fault once, in its row and cell, with how to mend it."""

from pathlib import Path

import pytest

from kgraph import BadRow, Claim, LoadError
from loaders.places import load

UNITS = "code,level,name,parent,valid_from,valid_to"
LINKS = "old_code,old_name,new_code,new_name,extent,effective"
COUNTRY = [UNITS, "40,1,Tỉnh Nghệ An,,,", "412,2,Thành phố Vinh,40,,", "413,2,Thị xã Cửa Lò,40,,2025-01-01"]
MEND = "check the day and the code; write the day after its last, or mend its period in the table of units"
HUU_KIEM = "16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,2025-07-01"


def bad(tmp_path: Path, *lines: str, name: str = "own.csv", map: Path | None = None) -> list[str]:
    """The errors of a table, each as it is told."""
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [str(item.error) for item in load(path, map=map) if isinstance(item, BadRow)]


def told(what: str, where: str, fix: str) -> list[str]:
    return [f"{what}\n  where: own.csv, {where}\n  fix:   {fix}"]


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        pytest.param(
            ["16813.0,3,Thị trấn Mường Xén,412,,"],
            told(
                "'16813.0' is a number with a fraction, not a code",
                "line 5, column code",
                "write 16813; a spreadsheet keeps the zeros of codes in columns of text alone",
            ),
            id="a float code",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412.0,,"],
            told(
                "'412.0' is a number with a fraction, not a code",
                "line 5, column parent",
                "write 412; a spreadsheet keeps the zeros of codes in columns of text alone",
            ),
            id="a float code of the superior",
        ),
        pytest.param(
            ["1663,3,Phường Đông Vĩnh,412,,"],
            told("'1663' is no code", "line 5, column code", "write its 5 digits, with the zeros before it"),
            id="a code that lost its zero",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,999,,"],
            told(
                "no unit of level 2 has the code 999 on the days of this one",
                "line 5, column parent",
                "add the row of the superior, or write the code of the right one",
            ),
            id="an unknown code",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,2025-01-01,2020-01-01"],
            told(
                "the period ends on 2020-01-01, and begins on 2025-01-01",
                "line 5, column valid_to",
                "write the earlier day first; the end is the day after the last",
            ),
            id="an inverted period",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,2020-01-01,2020-01-01"],
            told(
                "the period ends on 2020-01-01, and begins on 2020-01-01",
                "line 5, column valid_to",
                "write the earlier day first; the end is the day after the last",
            ),
            id="a period without a day",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,,", "16663,3,Phường Đông Vĩnh,413,2010-01-01,2012-01-01"],
            told(
                "code 16663 of level 3 has the superior 413 here, and 412 in line 5 for the same days",
                "line 6, column parent",
                "give the two rows periods that share no day",
            ),
            id="two superiors on one day",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,,2010-01-01", "16663,3,Phường Hưng Vĩnh,412,2009-12-31,"],
            told(
                "code 16663 of level 3 is 'phường Hưng Vĩnh' here, and 'phường Đông Vĩnh' in line 5 for the same days",
                "line 6, column valid_from",
                "give the two rows periods that share no day",
            ),
            id="two names on one day",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,,", "16663,3,Phường Đông Vĩnh,412,,"],
            told("code 16663 of level 3 stands in line 5 with the same words", "line 6, column code", "remove one of the two rows"),
            id="a row twice",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,,2012-01-01", "16663,3,Phường Đông Vĩnh,412,2011-01-01,"],
            told(
                "code 16663 of level 3 stands in line 5 for some of the same days",
                "line 6, column valid_from",
                "give the two rows periods that share no day",
            ),
            id="one name twice on one day",
        ),
        pytest.param(
            ["16717,3,Phường Nghi Thuỷ,413,,"],
            told(
                "the superior 413 is not there on every day of the unit, as on 2025-01-01",
                "line 5, column parent",
                "mend the periods of the two: a superior is there as long as the unit under it",
            ),
            id="a gap at the end",
        ),
        pytest.param(
            ["16717,3,Phường Nghi Thuỷ,413,,", "413,2,Thị xã Cửa Lò,40,2025-03-01,"],
            told(
                "the superior 413 is not there on every day of the unit, as on 2025-01-01",
                "line 5, column parent",
                "mend the periods of the two: a superior is there as long as the unit under it",
            ),
            id="a gap in the middle",
        ),
        pytest.param(
            ["16663,4,Thôn Đông,412,,"],
            told("'4' is no level", "line 5, column level", "write 1 for a province, 2 for a district, 3 for a commune"),
            id="no level",
        ),
        pytest.param(
            ["16663,3,Đông Vĩnh,412,,"],
            told(
                "'Đông Vĩnh' does not begin with a type of unit",
                "line 5, column name",
                "write the whole name; types are: Thành phố, Thị trấn, Thị xã, Đặc khu, Tỉnh, Quận, Huyện, Phường, Xã",
            ),
            id="a name without its type",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,,,"],
            told(
                "the unit has no superior",
                "line 5, column parent",
                "write the code of the unit one level up; leave it blank for a province",
            ),
            id="no superior",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,01/07/2025,"],
            told("'01/07/2025' is no day", "line 5, column valid_from", "write 2025-07-01; leave it blank before or after the register"),
            id="a day with its month in the middle",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,,9999-12-31"],
            told("'9999-12-31' is no day", "line 5, column valid_to", "write 2025-07-01; leave it blank before or after the register"),
            id="a day that stands for none",
        ),
        pytest.param(
            ["16663,3,Phường Đông Vĩnh,412,"],
            told(
                "the row has 5 cells, the header 6",
                "line 5",
                "give every row a cell for each column; put a cell that holds the delimiter in quotes",
            ),
            id="a cell too few",
        ),
    ],
)
def test_a_row_of_units_that_is_wrong(tmp_path: Path, rows: list[str], error: list[str]) -> None:
    assert bad(tmp_path, *COUNTRY, *rows) == error


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        pytest.param(
            ["16861.0,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,2025-07-01"],
            told(
                "'16861.0' is a number with a fraction, not a code",
                "line 2, column old_code",
                "write 16861; a spreadsheet keeps the zeros of codes in columns of text alone",
            ),
            id="a float code",
        ),
        pytest.param(
            ["4.0,Phường Trúc Bạch,00004,Phường Ba Đình,full,2025-07-01"],
            told(
                "'4.0' is a number with a fraction, not a code",
                "line 2, column old_code",
                "write 004 or 00004; a spreadsheet keeps the zeros of codes in columns of text alone",
            ),
            id="a float code that lost its zeros",
        ),
        pytest.param(
            ["99999,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,2025-07-01"],
            told(
                "the register has no unit with the code 99999 on 2025-06-30",
                "line 2, column old_code",
                "check the code and the day; give the table of your own units with --map",
            ),
            id="an unknown code",
        ),
        pytest.param(
            ["16849,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,2025-07-01"],
            told(
                "code 16849 is 'xã Hữu Lập' on 2025-06-30, not 'Xã Hữu Kiệm'",
                "line 2, column old_name",
                "check the code: it outlives its unit; write the name as the register has it",
            ),
            id="the code of another unit",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16849,Xã Hữu Lập,full,2025-07-01"],
            told(
                "the unit vn3:16849@2025-07-01 is 'xã Hữu Kiệm', not 'xã Hữu Lập'",
                "line 2, column new_name",
                "check the code; write the name as the register has it",
            ),
            id="another name of the new unit",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,2026-01-01"],
            told(
                "'xã Hữu Kiệm' ended on 2025-06-30, and its successor begins on 2026-01-01: nobody has the days between",
                "line 2, column effective",
                "write the day after its last, or mend its period in the table of units",
            ),
            id="a gap",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16837,Xã Nậm Cắn,full,2015-01-01"],
            told(
                "the whole of 'xã Hữu Kiệm' (16861) went into 16837 on 2015-01-01, and it is there until 2025-06-30",
                "line 2, column effective",
                MEND,
            ),
            id="a whole that goes on",
        ),
        pytest.param(
            [f"16861,Xã Hữu Kiệm,{code},Xã Hữu Kiệm,partial,2015-01-01" for code in ("16849", "99001")],
            told("code 16849 is 'xã Hữu Lập' until 2025-06-30, and no other unit from 2015-01-01", "line 2, column new_code", MEND),
            id="the code of a unit that is there",
        ),
        *(
            pytest.param(
                [f"16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,{day}"],
                told(f"'{day}' is no day", "line 2, column effective", "write 2025-07-01; leave it blank before or after the register"),
                id=f"no day: {day}",
            )
            for day in ("0001-01-01", "9999-12-31", "20250701", "2025-W27-2", "2025-07", "[2025-07-01..]")
        ),
        pytest.param(
            [HUU_KIEM, HUU_KIEM],
            told("the link from 16861 to 16849 stands in line 2 already", "line 3, column new_code", "remove one of the two rows"),
            id="a link twice",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,partial,2025-07-01"],
            told(
                "only a part of 16861 goes into 16849, and no row says what became of the rest",
                "line 2, column extent",
                "add the rows of the other parts, or write full",
            ),
            id="a part without the rest",
        ),
        pytest.param(
            [HUU_KIEM, "16861,Xã Hữu Kiệm,16837,Xã Nậm Cắn,partial,2025-07-01"],
            told(
                "the whole of 16861 went into 16849, says line 2, and so nothing of it into 16837",
                "line 3, column extent",
                "write partial in both rows, or remove one",
            ),
            id="the whole and a part",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,half,2025-07-01"],
            told("'half' is no extent", "line 2, column extent", "write full or partial"),
            id="no extent",
        ),
        pytest.param(
            ["16861,Xã Hữu Kiệm,16849,Xã Hữu Kiệm,full,"],
            told("the link has no day", "line 2, column effective", "write the day on which the new unit began"),
            id="no day",
        ),
        pytest.param(
            ["16849,Xã Hữu Kiệm,16861,Xã Hữu Kiệm mới,full,2027-01-01", "16837,Xã Nậm Cắn,16861,Xã Hữu Lập,full,2027-01-01"],
            told(
                "code 16861 is 'xã Hữu Lập' here, and 'xã Hữu Kiệm mới' in line 2",
                "line 3, column new_name",
                "give the two different codes, or write the name in one way",
            ),
            id="one code under two names",
        ),
    ],
)
def test_a_row_of_a_succession_that_is_wrong(tmp_path: Path, rows: list[str], error: list[str]) -> None:
    assert bad(tmp_path, LINKS, *rows) == error


def test_units_that_become_themselves_through_each_other(tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text("\n".join([*COUNTRY, "16663,3,Xã A,412,,", "16666,3,Xã B,412,,"]), encoding="utf-8")
    there, back = "16663,Xã A,16666,Xã B,full,2004-08-31", "16666,Xã B,16663,Xã A,full,2004-08-31"
    assert bad(tmp_path, LINKS, there, back, map=units) == told(
        "'xã A' (vn3:16663@2004-08-31) would become itself",
        "line 3, column new_code",
        "a link leads to a later unit: check its codes and its day",
    )


def test_a_table_of_units_that_is_wrong_reads_no_succession(tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text("\n".join([*COUNTRY, "16663,3,Xã A,999,,"]), encoding="utf-8")
    with pytest.raises(LoadError, match=r"no unit of level 2 has the code 999") as err:
        bad(tmp_path, LINKS, HUU_KIEM, map=units)
    assert err.value.where == "units.csv, line 5, column parent"


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no table of places") as err:
        bad(tmp_path, "person,post", "a,b")
    assert (err.value.where, UNITS in err.value.fix, LINKS in err.value.fix) == ("own.csv, line 1", True, True)
    with pytest.raises(LoadError, match="no table of units"):
        bad(tmp_path, LINKS, HUU_KIEM, map=tmp_path / "own.csv")


def test_what_is_sound_beside_a_fault_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([LINKS, HUU_KIEM, "16849,Xã Hữu Lập,16849,Xã Hữu Kiệm,full,2025-07-01", "x,,,,,"]), encoding="utf-8")
    items = list(load(path))
    assert [(item.subject.id, item.object.id) for item in items if isinstance(item, Claim)] == [
        ("vn3:16861@2004-08-31", "vn3:16849@2025-07-01"),
        ("vn3:16849@2004-08-31", "vn3:16849@2025-07-01"),
    ]
    assert sum(isinstance(item, BadRow) for item in items) == 1


def test_a_succession_after_the_register_makes_the_new_unit(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([LINKS, "16849,Xã Hữu Kiệm,16849,Phường Hữu Kiệm,full,2027-01-01"]), encoding="utf-8")
    (claim,) = (item for item in load(path) if isinstance(item, Claim))
    assert (claim.object.id, claim.object.full_name) == ("vn3:16849@2027-01-01", "phường Hữu Kiệm")
    assert (claim.qualifier("extent"), claim.qualifier("change"), str(claim.valid)) == ("whole", "renamed", "2027-01-01")
    assert claim.source.work.id == "src:own.csv"


def test_a_unit_whose_superior_has_a_wrong_row_lies_in_it_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([UNITS, "412,2,Thành phố Vinh,40,,", "16663,3,Phường Đông Vĩnh,412,,"]), encoding="utf-8")
    items = list(load(path))
    assert [item.text for item in items if isinstance(item, BadRow)] == ["412,2,Thành phố Vinh,40,,"]
    assert [(item.subject.name, item.object.full_name) for item in items if isinstance(item, Claim)] == [("Đông Vĩnh", "thành phố Vinh")]
