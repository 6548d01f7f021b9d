"""Rows become the claims that the map declares, and nothing else."""

import csv
import io
import json
import re
import tracemalloc
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgraph import BadRow, Claim, Document, Kind, Reading, Relation
from loaders.table import load

ROW = "p1,Lò Thị Hoa,q1,Chủ tịch,2014-03,2016\n"


def test_a_row_becomes_a_claim_with_its_own_text_as_quote(table: Any) -> None:
    (claim,) = table.text(ROW).claims()
    assert (claim.subject.id, claim.subject.kind, claim.subject.name) == ("p1", Kind.PERSON, "Lò Thị Hoa")
    assert (claim.relation, claim.object.id, str(claim.valid)) == (Relation.HOLDS, "q1", "2014-03/2016")
    assert (claim.source.place, claim.source.quote) == ("holdings.csv, line 2", ROW.strip())
    assert (claim.source.work.id, claim.reading, claim.retold) == ("src:paper", Reading.EXPLICIT, False)


def test_the_example_of_the_docs_makes_the_two_claims_it_says(table: Any) -> None:
    docs = (Path(__file__).parents[3] / "docs" / "table-maps.md").read_text(encoding="utf-8")
    rows, declared = (re.search(f"```{kind}\n(.*?)```", docs, re.DOTALL) for kind in ("csv", "toml"))
    assert rows and declared
    claims = table.map_text(declared.group(1)).text(rows.group(1), header="").claims()
    assert [str(claim.valid) for claim in claims] == ["2014-03/[2017-04..]", "/2014-02-28"]


def test_a_table_of_no_work_speaks_for_itself(table: Any) -> None:
    table.map_text(
        'format = 1\n[[claim]]\nsubject = { kind = "=Person", id = "person_id" }\nrelation = "=HOLDS"\n'
        'object = { kind = "=Post", id = "post_id" }\n'
    )
    (claim,) = table.text(ROW).claims()
    assert (claim.source.work.id, claim.source.work.title) == ("src:holdings.csv", "holdings.csv")
    assert claim.valid.is_undated


def test_the_map_can_stand_elsewhere(table: Any, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere.toml"
    table.text(ROW).path.with_suffix(".toml").rename(moved)
    assert [type(item) for item in load(table.path, map=moved)] == [Document, Claim]


@pytest.mark.parametrize(
    ("start", "end", "valid"),
    [
        ("", "", "/"),
        ("2014", "", "2014/"),
        ("", "2014-03-02", "/2014-03-02"),
        ("[..2014]", "[2015..2016]", "[..2014]/[2015..2016]"),
        ("3/2014", "02/04/2016", "2014-03/2016-04-02"),
        ("2014", "nay", "2014/[2017-04..]"),
        ("", "..", "/[2017-04..]"),
        ("không rõ", "2016", "/2016"),
        (" 2014 ", "20\u200b16", "2014/2016"),
        ("2017-04", "nay", "2017-04/[2017-04..]"),
    ],
)
def test_dates_are_read_as_the_map_declares(table: Any, start: str, end: str, valid: str) -> None:
    table.map('dates = ["iso", "d/m/Y", "m/Y"]\nstill = ["nay", ".."]\nunknown = ["không rõ"]')
    (claim,) = table.text(f"p1,Hoa,q1,Chủ tịch,{start},{end}\n").claims()
    assert str(claim.valid) == valid


@pytest.mark.parametrize(
    ("cell", "valid"),
    [
        ("", "/"),
        ("2014", "2014"),
        ("2014/", "2014/"),
        ("/2014-03", "/2014-03"),
        ("2014/..", "2014/[2017-04..]"),
        ("[..2014]/[2015..]", "[..2014]/[2015..]"),
    ],
)
def test_a_whole_span_can_stand_in_one_column(table: Any, cell: str, valid: str) -> None:
    table.map('still = [".."]', claim='valid = "start"')
    (claim,) = table.text(f"p1,Hoa,q1,Chủ tịch,{cell},\n").claims()
    assert str(claim.valid) == valid


def test_what_a_work_saw_is_attested_on_the_day_it_appeared(table: Any) -> None:
    (claim,) = table.map(claim='attested = "=published"').text(ROW).claims()
    assert str(claim.valid) == "[..2017-04]/[2017-04..]"


def test_a_sighting_sharpens_the_span_beside_it(table: Any) -> None:
    (claim,) = table.map(claim='start = "start"\nattested = "end"').text("p1,Hoa,q1,Chủ tịch,2014,2016\n").claims()
    assert str(claim.valid) == "2014/[2016..]"


def test_a_claim_is_made_only_for_rows_it_applies_to(table: Any) -> None:
    table.map(claim='when = "start=2014-03"')
    people = [claim.subject.id for claim in table.text(ROW + "p2,An,q1,Chủ tịch,,\n").claims()]
    assert people == ["p1"]


def test_several_posts_in_one_cell_are_several_claims_where_a_separator_is_declared(table: Any) -> None:
    table.map_text(
        'format = 1\n[[claim]]\nsplit = { column = "post_id", separator = ";" }\n'
        'subject = { kind = "=Person", id = "person_id" }\nrelation = "=HOLDS"\n'
        'object = { kind = "=Post", id = "part" }\n'
    )
    assert [claim.object.id for claim in table.text("p1,Hoa,q1; q2;,,,\n").claims()] == ["q1", "q2"]


def test_several_posts_in_one_cell_are_one_post_where_none_is_declared(table: Any) -> None:
    assert [claim.object.name for claim in table.text("p1,Hoa,q1,Bí thư; Chủ tịch,,\n").claims()] == ["Bí thư; Chủ tịch"]


def test_cells_are_typed_where_the_map_or_the_model_says_so(table: Any) -> None:
    table.map_text(
        'format = 1\n[[claim]]\nsubject = { kind = "=Person", id = "person_id", unnamed = "person" }\n'
        'relation = "=HOLDS"\n'
        'object = { kind = "=Post", id = "post_id", seats = "post", share = "float:start", big = "bool:end" }\n'
        'qualifiers = { acting = "person", value = "start" }\nconfidence = "start"\n'
    )
    (claim,) = table.text("p1,có,q1,3,0.5,không\n").claims()
    assert claim.subject.get("unnamed") is True
    assert dict(claim.object.properties) == {"seats": 3, "share": 0.5, "big": False}
    assert (claim.qualifier("acting"), claim.qualifier("value"), claim.confidence) == (True, 0.5, 0.5)


def test_a_property_called_kind_is_kind_of_in_the_map(table: Any) -> None:
    table.map_text(
        'format = 1\n[[claim]]\nsubject = { kind = "=Post", id = "post_id" }\nrelation = "=POST_IN"\n'
        'object = { kind = "=Organization", id = "person_id", kind_of = "=party" }\n'
    )
    (claim,) = table.text(ROW).claims()
    assert (claim.object.kind, claim.object.get("kind")) == (Kind.ORGANIZATION, "party")


def test_a_blank_cell_is_no_property_and_no_qualifier(table: Any) -> None:
    table.map(claim='qualifiers = { acting = "start", role = "end" }')
    (claim,) = table.text("p1,Hoa,q1,Chủ tịch,,\n").claims()
    assert claim.qualifiers == ()


def test_a_quote_is_found_in_the_document_and_a_blank_one_is_the_row(table: Any) -> None:
    table.map('document = "story.txt"', columns='quote = "end"').beside("story.txt", "\ufeffMột.\r\nBà Hoa đứng đầu xã.\r\n")
    first, second = (
        table.text("p1,Hoa,q1,Chủ tịch,,Bà Hoa đứng đầu\np1,Hoa,q1,Chủ tịch,,\n")
        .map('document = "story.txt"', columns='quote = "end"', claim="")
        .claims()
    )
    assert (first.source.start, first.source.end, first.source.place) == (6, 21, "story.txt, line 2")
    assert (second.source.quote, second.source.place) == ("p1,Hoa,q1,Chủ tịch,,", "holdings.csv, line 3")
    assert first.source.document != second.source.document


def test_a_claim_can_have_a_reading_of_its_own(table: Any) -> None:
    (claim,) = table.map(columns='reading = "=context"\nretold = "=true"', claim='reading = "=inferred"').text(ROW).claims()
    assert (claim.reading, claim.retold) == (Reading.INFERRED, True)


def test_a_row_of_several_lines_is_quoted_with_all_of_them(table: Any) -> None:
    first, second = table.text('p1,"Lò\nThị ""Hoa""",q1,Chủ tịch,2014,\np2,An,q1,Chủ tịch,,\n').claims()
    assert first.subject.name == 'Lò Thị "Hoa"'
    assert first.source.quote == 'p1,"Lò\nThị ""Hoa""",q1,Chủ tịch,2014,'
    assert second.source.place == "holdings.csv, line 4"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_no_claim_but_its_place(table: Any, end: str, mark: str) -> None:
    text = end.join(["person_id,person,post_id,post,start,end", "p1,Hoa,q1,Chủ tịch,2014,", "", ",,,,,", "p2,An,q1,Chủ tịch,,"])
    claims = table.text(text, header=mark).claims()
    assert [claim.subject.id for claim in claims] == ["p1", "p2"]
    assert [claim.source.quote for claim in claims] == ["p1,Hoa,q1,Chủ tịch,2014,", "p2,An,q1,Chủ tịch,,"]
    assert claims[0].source.start == len("person_id,person,post_id,post,start,end" + end)
    assert claims[1].source.place == "holdings.csv, line 5"


def test_a_tab_delimits_a_tsv_file(table: Any) -> None:
    tsv = table.text(ROW).path.with_suffix(".tsv")
    tsv.write_text((table.path.read_text(encoding="utf-8")).replace(",", "\t"), encoding="utf-8")
    (claim,) = (item for item in load(tsv) if isinstance(item, Claim))
    assert claim.subject.name == "Lò Thị Hoa"


def test_a_semicolon_delimits_where_the_map_says_so(table: Any) -> None:
    header = "person_id;person;post_id;post;start;end\n"
    (claim,) = table.map('delimiter = ";"').text("p1;Hoa, Lò;q1;Chủ tịch;;\n", header=header).claims()
    assert claim.subject.name == "Hoa, Lò"


def test_names_become_composed_letters_and_quotes_stay_as_they_stand(table: Any) -> None:
    row = unicodedata.normalize("NFD", ROW.strip())
    (claim,) = table.text(row + "\n").claims()
    assert claim.subject.name == unicodedata.normalize("NFC", "Lò Thị Hoa")
    assert claim.source.quote == row != unicodedata.normalize("NFC", row)


def test_zero_width_marks_are_no_part_of_a_name_an_id_or_a_header(table: Any) -> None:
    table.text("p\u200b1,Lò\u200b Hoa\ufeff,q1,Chủ\u00a0tịch,,\n", header="person\u200b_id,person,post_id,post,start,end\n")
    (claim,) = table.claims()
    assert (claim.subject.id, claim.subject.name, claim.object.name) == ("p1", "Lò Hoa", "Chủ tịch")


def test_a_table_of_a_header_alone_makes_no_claim(table: Any) -> None:
    assert table.text("").claims() == []


def test_columns_without_a_name_are_passed_over(table: Any) -> None:
    header = "person_id,person,post_id,post,start,end,,\n"
    assert len(table.text(ROW.replace("\n", ",,\n"), header=header).claims()) == 1


def test_memory_does_not_grow_with_the_rows(table: Any) -> None:
    row = ",Lò Thị Hoa,q1,Chủ tịch,2014-03,2016\n"
    table.text("".join(f"p{number % 50}{row}" for number in range(4000)))
    few = _peak(table.path)
    table.text("".join(f"p{number % 50}{row}" for number in range(16_000)))
    assert _peak(table.path) < few + 200_000


def _peak(path: Path) -> int:
    tracemalloc.start()
    for item in load(path):
        assert not isinstance(item, BadRow)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_good_row_after_a_bad_one_is_still_read(table: Any) -> None:
    table.text('p1,Hoa,q1,Chủ tịch,2O14,\np2,"An,q1,Chủ tịch,,\np3,Nủ,q1,Chủ tịch,,\np4,Sen,q1\np5,Mai,q1,Chủ tịch,,\n')
    items = list(load(table.path))
    assert [item.error.where.split(",")[1] for item in items if isinstance(item, BadRow)] == [
        " line 2",
        " line 3",
        " line 5",
    ]
    claims = [item for item in items if isinstance(item, Claim)]
    assert [(claim.subject.id, claim.source.place) for claim in claims] == [
        ("p3", "holdings.csv, line 4"),
        ("p5", "holdings.csv, line 6"),
    ]
    text = table.path.read_text(encoding="utf-8")
    assert all(claim.source.quote == text[claim.source.start : claim.source.end] for claim in claims)


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('",;|\n\r\t \u0301\u2028'), max_size=12)
_IDS = st.from_regex("[a-z]{1,3}:[0-9]{1,3}", fullmatch=True)


@given(
    rows=st.lists(st.tuples(_IDS, _TEXT, _IDS, _TEXT), max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_whatever_a_writer_of_csv_writes_reads_back(
    rows: list[tuple[str, str, str, str]], delimiter: str, line_end: str, quoting: int
) -> None:
    assume(quoting == csv.QUOTE_ALL or not any("\r" in cell for row in rows for cell in row))  # it leaves \r unquoted
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]  # the two are ints
    writer.writerow(["a", "note", "b", "other"])
    writer.writerows(rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        path.with_suffix(".toml").write_text(
            f"format = 1\ndelimiter = {json.dumps(delimiter)}\n[[claim]]\n"
            'subject = { kind = "=Person", id = "a", note = "note" }\nrelation = "=HOLDS"\n'
            'object = { kind = "=Post", id = "b", note = "other" }\n',
            encoding="utf-8",
        )
        items = list(load(path))
    claims = [item for item in items if isinstance(item, Claim)]
    read = [(c.subject.id, c.subject.get("note"), c.object.id, c.object.get("note")) for c in claims]
    assert read == [(a, _plain(note), b, _plain(other)) for a, note, b, other in rows]
    assert all(c.source.quote == out.getvalue()[c.source.start : c.source.end] for c in claims)


def _plain(text: str) -> str:
    unseen = [0xAD, 0x34F, 0x61C, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
    unseen += [*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE1000)]
    kept = "".join(letter for letter in text if ord(letter) not in unseen)
    kept = unicodedata.normalize("NFC", re.sub("[\u115f\u1160\u2800\u3164\uffa0]", " ", kept))
    return " ".join(kept.split())
