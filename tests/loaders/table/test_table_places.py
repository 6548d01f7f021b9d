"""A row names a place by words: exactly one unit of the register is taken, or the row is bad and says which there are."""

from typing import Any

import pytest

from kgraph import Claim, Kind, Reading

HEADER = "person_id,person,commune,district,born\n"
OBJECT = '{ kind = "=Commune", words = "commune", within = "district", day = "born" }'


def natives(table: Any, rows: str, object: str = OBJECT, claim: str = "", top: str = "", published: str = "2017-04") -> Any:
    work = f'[works.paper]\nid = "src:paper"\npublished = "{published}"\n'
    subject = 'subject = { kind = "=Person", id = "person_id", name = "person" }\nrelation = "=NATIVE_OF"\n'
    text = f"format = 1\n{top}\n{work}\n[[claim]]\n{subject}object = {object}\n{claim}\n"
    return table.map_text(text).text(rows, header=HEADER)


def place_of(claim: Claim) -> str:
    return claim.object.id


def test_a_place_by_words_is_the_unit_of_that_day_with_what_the_register_says_of_it(table: Any) -> None:
    (claim,) = natives(table, "p1,Lò Thị Hoa,Xã Hữu Kiệm,Kỳ Sơn,2017-04-24\n").claims()
    assert (claim.object.id, claim.object.kind, claim.object.name) == ("vn3:16861@2004-08-31", Kind.COMMUNE, "Hữu Kiệm")
    assert (claim.object.get("code"), claim.object.get("type")) == ("16861", "xã")
    assert claim.reading is Reading.CONTEXT


def test_the_same_words_are_another_unit_on_the_new_map(table: Any) -> None:
    (claim,) = natives(table, "p1,Lò Thị Hoa,Hữu Kiệm,Nghệ An,2026\n").claims()
    assert place_of(claim) == "vn3:16849@2025-07-01"


def test_a_cell_may_hold_the_id_where_words_are_not_enough(table: Any) -> None:
    (claim,) = natives(table, "p1,Lò Thị Hoa,vn3:16849@2025-07-01,,\n").claims()
    assert (place_of(claim), claim.object.name) == ("vn3:16849@2025-07-01", "Hữu Kiệm")


def test_what_is_inferred_stays_inferred(table: Any) -> None:
    (claim,) = natives(table, "p1,Lò Thị Hoa,Nậm Cắn,,2026\n", claim='reading = "=inferred"').claims()
    assert claim.reading is Reading.INFERRED


def test_the_day_a_work_appeared_can_say_when(table: Any) -> None:
    object = '{ kind = "=Commune", words = "commune", within = "=Nghệ An", day = "=published", note = "person" }'
    (claim,) = natives(table, "p1,Lò Thị Hoa,Hữu Kiệm,,\n", object).claims()
    assert (place_of(claim), claim.object.get("note")) == ("vn3:16861@2004-08-31", "Lò Thị Hoa")


@pytest.mark.parametrize(
    ("row", "object", "told"),
    [
        (
            "p1,Hoa,Hữu Kiệm,,",
            OBJECT,
            (
                "'Hữu Kiệm' can be 2 units\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                "  fix:   write its superiors, or a day, or the id of one: "
                "vn3:16849@2025-07-01 (xã Hữu Kiệm, tỉnh Nghệ An, 2025-07-01/[2025-07-01..]); "
                "vn3:16861@2004-08-31 (xã Hữu Kiệm, huyện Kỳ Sơn, tỉnh Nghệ An, [..2004-08-31]/2025-06-30)"
            ),
        ),
        (
            "p1,Hoa,Hữu Kiệm,,2025",
            OBJECT,
            (
                "'Hữu Kiệm' was vn3:16861@2004-08-31 on 2025-01-01 and vn3:16849@2025-07-01 on 2025-12-31\n"
                "  where: holdings.csv, line 2, column 'born'\n"
                "  fix:   write the month or the day, or the id of one of the two"
            ),
        ),
        (
            "p1,Hoa,Hữu Kiệm,Con Cuông,2017-04-24",
            OBJECT,
            (
                "no unit of the register is 'Hữu Kiệm' in 'Con Cuông' on 2017-04-24\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                "  fix:   check the name, its accents, superiors and day, or write the id of one: "
                "vn3:16861@2004-08-31 (xã Hữu Kiệm, huyện Kỳ Sơn, tỉnh Nghệ An, [..2004-08-31]/2025-06-30); "
                "vn3:16849@2025-07-01 (xã Hữu Kiệm, tỉnh Nghệ An, 2025-07-01/[2025-07-01..])"
            ),
        ),
        (
            "p1,Hoa,Hữu Lặp,Kỳ Sơn,2017-04-24",
            OBJECT,
            (
                "no unit of the register is 'Hữu Lặp' in 'Kỳ Sơn' on 2017-04-24\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                "  fix:   check the name, its accents, superiors and day, or write the id of one: "
                "vn3:16849@2004-08-31 (xã Hữu Lập, huyện Kỳ Sơn, tỉnh Nghệ An, [..2004-08-31]/2025-06-30)"
            ),
        ),
        (
            "p1,Hoa,Xyz Qwe Uio,,",
            OBJECT,
            (
                "no unit of the register is 'Xyz Qwe Uio'\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                "  fix:   check the name and its accents, or write an id"
            ),
        ),
        (
            "p1,Hoa,,,",
            OBJECT,
            (
                "the Commune has no name\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                '  fix:   fill the cell, or give the claim a when = "COLUMN": then it is made only where that is filled'
            ),
        ),
        (
            "p1,Hoa,Kỳ Sơn,Nghệ An,2017",
            '{ kind = "=Province", words = "commune", within = "district", day = "born" }',
            (
                "no unit of the register is 'Kỳ Sơn' in 'Nghệ An' on 2017-01-01\n"
                "  where: holdings.csv, line 2, column 'commune'\n"
                "  fix:   check the name, its accents, superiors and day, or write the id of one: "
                "vn2:417@2004-08-31 (huyện Kỳ Sơn, tỉnh Nghệ An, [..2004-08-31]/2025-06-30); "
                "vn3:17314@2004-08-31 (xã Kỳ Sơn, huyện Tân Kỳ, tỉnh Nghệ An, [..2004-08-31]/2025-06-30)"
            ),
        ),
    ],
)
def test_words_that_are_not_one_unit_are_a_bad_row_that_lists_the_units(table: Any, row: str, object: str, told: str) -> None:
    (bad,) = natives(table, row + "\n", object).bad_rows()
    error = str(bad.error)
    assert error.startswith(told), error


def test_a_day_that_cannot_be_read_is_told_at_its_column(table: Any) -> None:
    (bad,) = natives(table, "p1,Hoa,Hữu Kiệm,,2017-13\n").bad_rows()
    assert bad.error.where == "holdings.csv, line 2, column 'born'"


def test_a_work_of_no_day_says_no_day(table: Any) -> None:
    object = '{ kind = "=Commune", words = "commune", day = "=published" }'
    (bad,) = natives(table, "p1,Hoa,Hữu Kiệm,,\n", object, published="").bad_rows()
    assert "nobody says when" in bad.error.what


@pytest.mark.parametrize(
    ("object", "what", "where"),
    [
        ('{ kind = "=Village", words = "commune" }', "no place of the kind 'Village'", "claim 1, object, kind"),
        ('{ words = "commune" }', "no place of the kind ''", "claim 1, object, kind"),
        ('{ kind = "=Commune", words = "commune", id = "person_id" }', "takes its id from the register", "claim 1, object, id"),
        ('{ kind = "=Commune", words = "commune", type = "=xã" }', "takes its type from the register", "claim 1, object, type"),
        ('{ kind = "=Commune", words = "comune" }', "no column 'comune'", "claim 1, object, words"),
        ('{ kind = "=Commune", words = "commune", day = "=2017-13" }', "month 13", "claim 1, object, day"),
    ],
)
def test_a_map_that_could_find_no_place_is_refused(table: Any, object: str, what: str, where: str) -> None:
    error = natives(table, "", object).refusal()
    assert what in error.what
    assert where in error.where
    assert error.fix
