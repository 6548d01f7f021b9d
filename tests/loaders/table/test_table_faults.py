"""Each bad input is one error that says what is wrong, where, and how to mend it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import BadRow, LoadError
from loaders.table import load

ROW = "p1,Lò Thị Hoa,q1,Chủ tịch,2014-03,2016\n"
NODES = 'subject = { kind = "=Person", id = "person_id", name = "person" }\nobject = { kind = "=Post", id = "post_id", name = "post" }\n'


def _says(error: LoadError, *, what: str, where: str, fix: str) -> None:
    assert what in error.what
    assert where in error.where
    assert fix in error.fix
    assert error.what and error.where and error.fix


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        (b"", "is empty", "holdings.csv"),
        (b"\xef\xbb\xbf \r\n\n", "is empty", "holdings.csv"),
        (b"a,b\nc,\xe1\xba\n", "not UTF-8", "line 2, byte 6"),
        (b"a,b\r\nc,d\r\ne,Ch\xf9", "not UTF-8", "line 3, byte 14"),
        (b"a,b\nc,\x00\n", "NUL", "line 2, byte 6"),
        ("a,b\n".encode("utf-16"), "UTF-16", "byte 0"),
        (b"PK\x03\x04 a sheet", "spreadsheet", "byte 0"),
        (b",,\n,,\n", "no header", "holdings.csv"),
        (b'"a,b\n', "header cannot be read", "line 1"),
        (b"person,post,person\n", "'person' stands twice", "line 1, cells 1 and 3"),
        ("pe\u0323rson,p\u1eb9rson\n".encode(), "stands twice", "line 1, cells 1 and 2"),
    ],
)
def test_a_file_that_is_no_table_is_refused(table: Any, content: bytes, what: str, where: str) -> None:
    _says(table.bytes(content).refusal(), what=what, where=where, fix="")


def test_a_byte_that_is_not_utf8_is_found_far_inside_a_large_file(table: Any) -> None:
    line = b"p1,Hoa,q1,Post,2014,\n"
    content = b"person_id,person,post_id,post,start,end\n" + line * 100_000
    error = table.bytes(content + "ệ".encode()[:2]).refusal()
    _says(error, what="not UTF-8", where=f"line 100002, byte {len(content)}", fix="UTF-8")


def test_a_folder_is_no_table(tmp_path: Any) -> None:
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(LoadError, match="cannot read"):
        list(load(folder))


def test_a_column_that_is_not_there_offers_the_nearest(table: Any) -> None:
    error = table.text("", header="person_id,person,post_id,post,begin,end\n").map(claim='start = "begn"').refusal()
    _says(error, what="no column 'begn'", where="holdings.toml, claim 1, start", fix="did you mean 'begin'?")


def test_a_header_of_one_cell_asks_for_the_delimiter(table: Any) -> None:
    error = table.text("", header="person_id;person;post_id;post;start;end\n").refusal()
    _says(error, what="no column 'person_id'", where="holdings.toml", fix='delimiter = ";"')


@pytest.mark.parametrize(
    ("row", "what", "where", "fix"),
    [
        ('p1,"Hoa"x,q1,Chủ tịch,,\n', "after its closing quote", "line 2", '""'),
        ('p1,"Hoa,q1,Chủ tịch,,\n', "never closed", "line 2", "second"),
        ('p1,"Hoa,q1,Chủ tịch,,\n' + ROW * 4000, "not closed for very long", "line 2", "second"),
        ("p1,Hoa,q1,Chủ tịch,\n", "5 cells, the header 6", "line 2", "quotes"),
        ("p1,Lò, Hoa,q1,Chủ tịch,,\n", "7 cells, the header 6", "line 2", "quotes"),
        (",Hoa,q1,Chủ tịch,,\n", "the Person 'Hoa' has no id", "line 2, column 'person_id'", "when"),
        ("p\t1,Hoa,q1,Chủ tịch,,\n", "is no id", "line 2, column 'person_id'", "control"),
        ("p1,Hoa,q1,Chủ tịch,2016,2014\n", "ends before it starts", "column 'start' and column 'end'", "order"),
        ("p1,Hoa,q1,Chủ tịch,,nay\n", "had not ended", "line 2, column 'end'", 'still = ["nay"]'),
    ],
)
def test_a_bad_row_says_what_where_and_how_to_mend_it(table: Any, row: str, what: str, where: str, fix: str) -> None:
    bad = table.text(row).bad_rows()[0]
    _says(bad.error, what=what, where=where, fix=fix)
    assert bad.text == row.partition("\n")[0]


@pytest.mark.parametrize(
    ("cell", "what", "where", "fix"),
    [
        ("2O15-12", "'O' is a letter", "column 'start', character 2", "write 2015-12"),
        ("20l5", "'l' is a letter", "character 3", "write 2015"),
        ("2017-02-31", "no day '2017-02-31'", "column 'start'", "check day"),
        ("2015-13", "no month 13", "column 'start'", "year-month-day"),
        ("2015-12-00", "no day '2015-12-00'", "column 'start'", "check day"),
        ("4/5/2017", "no declared order of day and month", "column 'start'", 'dates = ["d/m/Y"] or ["m/d/Y"]'),
        ("31/02/2017", "no declared order", "column 'start'", 'dates = ["d/m/Y"]'),
        ("4.5.2017", "no declared order", "column 'start'", '"d.m.Y"'),
        ("12/2015", "no declared order", "column 'start'", 'dates = ["m/Y"]'),
        ("2017/4/5", "not written as a date", "column 'start'", "2017-04-24"),
        ("2017-4", "not written as a date", "column 'start'", "2017-04"),
        ("4/5/17", "two digits", "column 'start'", "four digits"),
        ("'98", "two digits", "column 'start'", "four digits"),
        ("1990s", "decade", "column 'start'", "[1990..1999]"),
        ("199x", "decade", "column 'start'", "[1990..1999]"),
        ("những năm 1990", "decade", "column 'start'", "[1990..1999]"),
        ("1984?", "doubt", "column 'start'", "1984"),
        ("..", "had not ended", "column 'start'", "still"),
        ("2004-2010", "two dates", "column 'start'", "2004/2010"),
        ("2004–2010", "two dates", "column 'start'", "valid"),
        ("2017-04-24T10:00", "an hour", "column 'start'", "2017-04-24"),
        ("[2015..2014]", "ends before it starts", "column 'start'", "earlier"),
        ("[2015..2O16]", "'O' is a letter", "character 9", "[2015..2016]"),
        ("[2015-13..]", "no day '2015-13'", "column 'start'", "1998-03"),
        ("２０１７", "cannot read", "column 'start'", "write 1998"),
        ("20177", "cannot read", "column 'start'", "write 1998"),
        ("tháng 3", "cannot read", "column 'start'", "write 1998"),
        ("0000", "no day '0000'", "column 'start'", "check"),
    ],
)
def test_a_date_of_a_wrong_shape_is_not_guessed(table: Any, cell: str, what: str, where: str, fix: str) -> None:
    (bad,) = table.text(f"p1,Hoa,q1,Chủ tịch,{cell},\n").bad_rows()
    _says(bad.error, what=what, where=f"holdings.csv, line 2, {where}" if where[:3] == "col" else where, fix=fix)


@pytest.mark.parametrize(
    ("cell", "what", "fix"),
    [
        ("31/02/2017", "no day '31/02/2017'", "d/m/Y"),
        ("04/13/2017", "no month 13 in '04/13/2017'", "d/m/Y"),
        ("4/5/17", "two digits", "four digits"),
        ("4.5.2017", "no declared order", "d.m.Y"),
        ("2017", "cannot read", "d/m/Y"),
        ("4/O5/2017", "'O' is a letter", "4/05/2017"),
    ],
)
def test_a_declared_order_is_kept_to(table: Any, cell: str, what: str, fix: str) -> None:
    (bad,) = table.map('dates = ["d/m/Y"]').text(f"p1,Hoa,q1,Chủ tịch,{cell},\n").bad_rows()
    _says(bad.error, what=what, where="line 2, column 'start'", fix=fix)


def test_still_so_needs_the_day_the_work_appeared(table: Any) -> None:
    (bad,) = table.map('still = ["nay"]', published="").text("p1,Hoa,q1,Chủ tịch,2014,nay\n").bad_rows()
    _says(bad.error, what="'src:paper' appeared", where="line 2, column 'end'", fix="published")


def test_attested_needs_the_day_the_work_appeared(table: Any) -> None:
    (bad,) = table.map(claim='attested = "=published"', published="").text(ROW).bad_rows()
    _says(bad.error, what="'src:paper' appeared", where="line 2", fix="published")


def test_nothing_is_still_so_that_begins_after_the_work_appeared(table: Any) -> None:
    (bad,) = table.map('still = ["nay"]').text("p1,Hoa,q1,Chủ tịch,2018,nay\n").bad_rows()
    _says(bad.error, what="begins in 2018", where="line 2, column 'start'", fix="published")


def test_nothing_is_seen_after_its_end(table: Any) -> None:
    table.map(claim='end = "end"\nattested = "=published"')
    (bad,) = table.text(ROW).bad_rows()
    _says(bad.error, what="seen in 2017-04", where="line 2", fix="check the dates")


def test_an_open_end_in_a_whole_span_must_be_declared(table: Any) -> None:
    (bad,) = table.map(claim='valid = "start"').text("p1,Hoa,q1,Chủ tịch,2014/..,\n").bad_rows()
    _says(bad.error, what="had not ended", where="line 2, column 'start'", fix='still = [".."]')


@pytest.mark.parametrize("other", ["p1,Lò Thị Mai,q1,Chủ tịch,,\n", "p2,An,q1,Bí thư,,\n", "q1,Chủ tịch,q2,Phó,,\n"])
def test_one_id_with_two_names_is_refused(table: Any, other: str) -> None:
    (bad,) = table.text(ROW + ROW + other).bad_rows()
    _says(bad.error, what="another name or kind in line 2", where="holdings.csv, line 4", fix="ids")


def test_one_id_with_two_names_in_one_row_is_refused(table: Any) -> None:
    (bad,) = table.text("x,Hoa,x,Chủ tịch,,\n").bad_rows()
    _says(bad.error, what="'x'", where="line 2", fix="ids")


def test_a_name_left_blank_is_no_other_name(table: Any) -> None:
    assert len(table.text(ROW + "p1,,q1,,,\n").claims()) == 2


def test_a_bad_row_gives_its_ids_no_name(table: Any) -> None:
    assert len(table.text("p1,Nhầm,q1,Chủ tịch,2O14,\n" + ROW).bad_rows()) == 1


@pytest.mark.parametrize(
    ("quote", "what", "fix"),
    [
        ("Bà Mai", "'Bà Mai' does not stand in story.txt", "letter for letter"),
        ("Bà Hoa", "stands 2 times in story.txt: line 1 (character 0), line 3 (character 22)", "more of the words"),
        ("chủ tịch xã", "does not stand", "other spaces, line ends or Unicode form"),
    ],
)
def test_a_quote_stands_in_its_document_exactly_once(table: Any, quote: str, what: str, fix: str) -> None:
    table.map('document = "story.txt"', columns='quote = "end"', claim="")
    table.beside("story.txt", "Bà Hoa là chủ\ntịch xã\nBà Hoa.\n")
    (bad,) = table.text(f"p1,Hoa,q1,Chủ tịch,,{quote}\n").bad_rows()
    _says(bad.error, what=what, where="holdings.csv, line 2, column 'end'", fix=fix)


@pytest.mark.parametrize(
    ("claim", "cell", "what", "fix"),
    [
        ('qualifiers = { value = "start" }', "1.250", "", ""),
        ('qualifiers = { value = "start" }', "12,5", "'12,5' is no number", "12.5"),
        ('qualifiers = { value = "int:start" }', "1.250", "no whole number", "1250"),
        ('qualifiers = { value = "start" }', "1e999", "no number", "digits"),
        ('qualifiers = { value = "start" }', "nan", "no number", "digits"),
        ('qualifiers = { value = "int:start" }', "9" * 30, "no whole number", "digits"),
        ('qualifiers = { acting = "start" }', "quyền", "neither true nor false", "có"),
        ('reading = "start"', "explict", "'explict' is unknown", "did you mean 'explicit'?"),
        ('work = "start"', "papr", "'papr' is unknown", "did you mean 'paper'?"),
        ('confidence = "start"', "1.5", "not between 0 and 1", "0 to 1"),
        ('split = { column = "start", separator = ";" }', "a;b;a", "'a' stands twice", "once"),
    ],
)
def test_a_cell_that_does_not_fit_is_named(table: Any, claim: str, cell: str, what: str, fix: str) -> None:
    table.map(claim=claim)
    bad = table.text(f'p1,Hoa,q1,Chủ tịch,"{cell}",\n').bad_rows()
    if not what:
        assert not bad
        return
    _says(bad[0].error, what=what, where="line 2, column 'start'", fix=fix)


@pytest.mark.parametrize(
    ("kind", "relation", "what", "fix"),
    [
        ("Persn", "HOLDS", "'Persn' is unknown", "did you mean 'Person'?"),
        ("", "HOLDS", "blank", "Person"),
        ("Person", "HOLD", "'HOLD' is unknown", "did you mean 'HOLDS'?"),
        ("Commune", "HOLDS", "HOLDS cannot tie Commune", "from Person to Post"),
    ],
)
def test_a_kind_and_a_relation_can_stand_in_cells_and_are_checked(table: Any, kind: str, relation: str, what: str, fix: str) -> None:
    table.map_text(
        'format = 1\n[[claim]]\nsubject = { kind = "start", id = "person_id" }\nrelation = "end"\n'
        'object = { kind = "=Post", id = "post_id" }\n'
    )
    (bad,) = table.text(f"p1,Hoa,q1,Chủ tịch,{kind},{relation}\n").bad_rows()
    _says(bad.error, what=what, where="holdings.csv, line 2", fix=fix)


def test_a_row_without_a_work_is_refused_where_there_are_several(table: Any) -> None:
    table.map(columns='work = "start"\n[works.other]\nid = "src:other"', claim="")
    (bad,) = table.text("p1,Hoa,q1,Chủ tịch,,\n").bad_rows()
    _says(bad.error, what="which work", where="line 2, column 'start'", fix="paper, other")


def test_a_missing_map_is_called_by_its_name_and_shown(table: Any) -> None:
    table.text(ROW).path.with_suffix(".toml").unlink()
    error = table.refusal()
    _says(error, what="holdings.csv has no map", where="holdings.toml", fix="[[claim]]")
    assert len(table.map_text(error.fix.partition("\n")[2]).claims()) == 1


@pytest.mark.parametrize(
    ("text", "what", "where", "fix"),
    [
        ("format = 1\nclaim = [\n", "not TOML", "holdings.toml", "key"),
        ("format = 1\nx y\n", "line 2", "holdings.toml", "key"),
        ("[[claim]]\n", "no format", "holdings.toml, format", "format = 1"),
        ("format = 2\n", "no format", "holdings.toml, format", "newer kgraph"),
        ("format = true\n", "no format", "holdings.toml, format", "format = 1"),
        ("format = 1\n", "makes no claim", "holdings.toml, claim", "[[claim]]"),
        ("format = 1\ndelimter = ';'\n", "'delimter' is no key", "holdings.toml", "did you mean 'delimiter'?"),
        ("format = 1\ndelimiter = '::'\n", "'::' is no delimiter", "delimiter", "one mark"),
        ("format = 1\ndates = ['dd/mm/yyyy']\n", "no shape", "dates", "d/m/Y"),
        ("format = 1\ndates = ['d/Y']\n", "no shape", "dates", "d/m/Y"),
        ("format = 1\ndates = ['d/m/Y', 'm/d/Y']\n", "contradict", "dates", "the one"),
        ("format = 1\ndates = 'iso'\n", "list of texts", "dates", "["),
        ("format = 1\ndates = []\n", "no shape", "dates", "iso"),
        ("format = 1\nstill = ['']\n", "both unknown and still so", "still", "take it out"),
        ("format = 1\nworks = 'nowhere.toml'\n", "cannot read", "nowhere.toml", "path"),
        ("format = 1\n[works.a]\ntitle = 'x'\n", "no id", "works, a", "id"),
        ("format = 1\n[works.a]\nid = 'x'\nyear = 2\n", "'year' is no key", "works, a", "it can be"),
        ("format = 1\n[works.a]\nid = 'x'\npublished = 'April'\n", "cannot read 'April'", "works, a", "1998"),
        ("format = 1\n[works.a]\nid = 'x'\nregister = 'yes'\n", "true or false", "register", "true"),
        ("format = 1\n[works.a]\nid = 'x'\n[works.b]\nid = 'x'\n", "two works", "works, b", "own"),
        ("format = 1\n[columns]\nqoute = 'start'\n", "'qoute' is no key", "columns", "did you mean 'quote'?"),
        ("format = 1\ncolumns = 3\n", "must be a table", "columns", "[columns]"),
        ("format = 1\nclaim = 3\n", "list of tables", "claim", "[[claim]]"),
    ],
)
def test_a_map_that_says_nothing_usable_is_refused(table: Any, text: str, what: str, where: str, fix: str) -> None:
    _says(table.text(ROW).map_text(text).refusal(), what=what, where=where, fix=fix)


@pytest.mark.parametrize(
    ("claim", "what", "where", "fix"),
    [
        (NODES, "no relation", "claim 1, relation", "HOLDS"),
        (f'{NODES}relation = "=HOLD"', "'HOLD' is unknown", "claim 1, relation", "did you mean 'HOLDS'?"),
        (f'{NODES}relation = "HOLDS"', "no column 'HOLDS'", "claim 1, relation", "begins with '='"),
        (f'{NODES}relation = "=POST_IN"', "POST_IN cannot tie Person to Post", "claim 1, relation", "from Post"),
        (NODES.replace("=Person", "=Persn") + 'relation = "=HOLDS"', "'Persn'", "subject, kind", "'Person'?"),
        (
            NODES.replace("id =", "idd =") + 'relation = "=HOLDS"',
            "the subject has no id",
            "claim 1, subject, id",
            "id =",
        ),
        ('relation = "=HOLDS"', "the subject has no kind", "claim 1, subject", "subject = {"),
        (NODES.replace("name =", "Full-Name =") + 'relation = "=HOLDS"', "name of a property", "Full-Name", "small"),
        (f'{NODES}relation = "=HOLDS"\nqualifiers = {{ actng = "start" }}', "'actng'", "qualifiers", "'acting'?"),
        (f'{NODES}relation = "=HOLDS"\nqualifiers = {{ acting = "=maybe" }}', "'maybe'", "qualifiers, acting", "có"),
        (f'{NODES}relation = "=HOLDS"\nreading = "=sure"', "'sure' is unknown", "reading", "explicit"),
        (f'{NODES}relation = "=HOLDS"\nwork = "=paper"', "'paper' is unknown", "work", "it can be"),
        (f'{NODES}relation = "=HOLDS"\nwhen = "=x"', "names no column", "when", "column"),
        (f'{NODES}relation = "=HOLDS"\nwhen = "strt"', "no column 'strt'", "when", "'start'?"),
        (f'{NODES}relation = "=HOLDS"\nstart = "=4/5/2017"', "no declared order", "claim 1, start", "d/m/Y"),
        (f'{NODES}relation = "=HOLDS"\nend = "=.."', "had not ended", "claim 1, end", "still"),
        (f'{NODES}relation = "=HOLDS"\nvalid = "=2016/2014"', "ends before", "claim 1, valid", "order"),
        (f'{NODES}relation = "=HOLDS"\nvalid = "start"\nend = "end"', "whole span", "valid", "one of the two"),
        (f'{NODES}relation = "=HOLDS"\nquote = "start"', "needs the document", "quote", "document ="),
        (f'{NODES}relation = "=HOLDS"\nsplit = {{ column = "post" }}', "a separator", "split", "separator"),
        (f'{NODES}relation = "=HOLDS"\nsplit = {{ colum = "post" }}', "'colum'", "split", "'column'?"),
        (f'{NODES}relation = "=HOLDS"\nstrat = "start"', "'strat' is no key", "claim 1", "'start'?"),
    ],
)
def test_a_claim_of_the_map_that_no_row_could_make_is_refused(table: Any, claim: str, what: str, where: str, fix: str) -> None:
    _says(table.text(ROW).map_text(f"format = 1\n[[claim]]\n{claim}\n").refusal(), what=what, where=where, fix=fix)


def test_a_map_of_several_works_says_which_one_speaks(table: Any) -> None:
    works = '[works.a]\nid = "a"\n[works.b]\nid = "b"\n'
    table.text(ROW).map_text(f'format = 1\n{works}[[claim]]\n{NODES}relation = "=HOLDS"\n')
    _says(table.refusal(), what="several works", where="claim 1, work", fix="[columns]")


def test_a_map_is_checked_wholly_before_the_first_row(table: Any) -> None:
    table.map(claim='start = "start"\nend = "=4/5/2017"')
    with pytest.raises(LoadError):
        next(load(table.text(ROW).path))


@pytest.mark.parametrize("content", [b"", b"\xff\xfea"])
def test_a_document_that_is_no_text_is_refused(table: Any, content: bytes) -> None:
    (table.path.parent / "story.txt").write_bytes(content)
    table.text(ROW).map('document = "story.txt"', columns='quote = "end"', claim="")
    _says(table.refusal(), what="", where="story.txt", fix="")


def test_a_document_that_is_not_there_is_refused(table: Any) -> None:
    table.text(ROW).map('document = "story.txt"', columns='quote = "end"', claim="")
    _says(table.refusal(), what="cannot read", where="story.txt", fix="path")


_CELLS = st.text(st.sampled_from('p1,;"\n\r\t /-.[]0Oệ\u0301\u200b\x00\x1c'), max_size=40)


@given(st.binary(max_size=60) | _CELLS.map(str.encode), st.booleans())
def test_no_file_brings_another_error_than_one_in_words(content: bytes, after_header: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(b"a,b,c\n" * after_header + content)
        nodes = 'subject = { kind = "=Person", id = "a" }\nobject = { kind = "=Post", id = "b" }\n'
        path.with_suffix(".toml").write_text(f'format = 1\n[[claim]]\n{nodes}relation = "=HOLDS"\nstart = "c"\n')
        try:
            errors = [item.error for item in load(path) if isinstance(item, BadRow)]
        except LoadError as err:
            errors = [err]
    assert all(error.what and error.where and error.fix for error in errors)


@pytest.mark.parametrize("value", ["3", "true", "1.5", '""', "[]", "{}", "[1]", '[["a"]]', "1979-05-27T07:32:00", "nan", "{ a = 1 }"])
@pytest.mark.parametrize(
    "key",
    ["delimiter", "document", "works", "dates", "still", "unknown", "columns", "claim"]
    + [f"columns.{key}" for key in ("work", "quote", "place", "reading", "retold")]
    + [f"works.a.{key}" for key in ("id", "title", "published")]
    + [f"claim.{key}" for key in ("when", "subject", "relation", "start", "valid", "attested", "qualifiers", "split")]
    + [f"claim.{key}" for key in ("confidence", "subject.id", "subject.name", "split.column", "split.separator")],
)
def test_no_value_in_a_map_brings_another_error_than_one_in_words(table: Any, key: str, value: str) -> None:
    where, _, name = key.rpartition(".")
    line = f"{key.removeprefix('claim.')} = {value}\n"
    top, claim = ("", line) if where.startswith("claim") else (line, "")
    nodes = NODES.partition("\n")[2] if "subject" in key else NODES
    relation = "" if name == "relation" else 'relation = "=HOLDS"\n'
    claim = "" if key == "claim" else f"[[claim]]\n{claim}{nodes}{relation}"
    table.text(ROW).map_text(f"format = 1\n{top}{claim}")
    try:
        errors = [item.error for item in load(table.path) if isinstance(item, BadRow)]
    except LoadError as err:
        errors = [err]
    assert all(error.what and error.where and error.fix for error in errors)
