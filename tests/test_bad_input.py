"""Each bad input is one error: what is wrong, where, how to mend it; exit 1, and nothing half-written."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kgraph import AmbiguousNameError, KgraphError, Kind, KnowledgeBase, UsageError
from kgraph.cli import commands
from kgraph.knowledge_base import init_base
from tests.bases import DAY, HEADER, MAP, kgraph, table, truth

WITHOUT_WORKS = MAP.partition("[works")[0] + "[[claim]]" + MAP.partition("[[claim]]")[2]
GOOD = "p1,Lò Thị Hoa,q1,Chủ tịch,2014-03,2016\n"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with init_base(tmp_path / "base.kg") as made:
        yield made


def load(base: KnowledgeBase, file: Path, *more: str) -> Result:
    return CliRunner().invoke(commands, ["load", str(base.folder), str(file), "--recorded", "2026-11-24", *more])


def refusal(result: Result, code: int = 1) -> KgraphError:
    """Return the one error that a command ended with, of the kind that leads to the exit code."""
    assert isinstance(result.exception, KgraphError), result.output
    assert isinstance(result.exception, UsageError) == (code == 2)
    assert result.exception.what and result.exception.fix
    return result.exception


def refused(base: KnowledgeBase, file: Path, *more: str, code: int = 1) -> KgraphError:
    """Load what cannot be loaded; the base holds what it held."""
    before = truth(base.folder)
    error = refusal(load(base, file, *more), code)
    assert truth(base.folder) == before
    return error


def written(tmp_path: Path, content: bytes | str, map_: str = MAP, name: str = "bad.csv") -> Path:
    file = tmp_path / name
    file.with_suffix(".toml").write_text(map_, "utf-8")
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        (b"", "is empty", "bad.csv"),
        (b"\xef\xbb\xbf", "is empty", "bad.csv"),
        (HEADER.encode() + GOOD.encode("utf-16"), "holds a NUL", "line 2, byte"),
        ((HEADER + GOOD).encode("utf-16"), "is UTF-16", "bad.csv"),
        ((HEADER + GOOD).encode("utf-16-le"), "holds a NUL", "line 1, byte 1"),
        (HEADER.encode() + "p1,Hòa,q1,x,,\n".encode("cp1252"), "not UTF-8", "line 2, byte"),
        (HEADER.encode() + b"p1,\x00,q1,x,,\n", "holds a NUL", "line 2, byte"),
        (b"PK\x03\x04xlsx", "is a spreadsheet", "bad.csv"),
        (HEADER.replace(",end", "") + GOOD, "no column 'end'", "bad.toml, claim 1, end"),
        (HEADER.replace("person,", "person_id,") + GOOD, "'person_id' stands twice", "line 1, cells 1 and 2"),
        (HEADER + GOOD + 'p2,"Vàng,q1,x,,\n', "never closed", "line 3"),
        (HEADER + GOOD + 'p2,"Vàng" A,q1,x,,\n', "after its closing quote", "line 3"),
        (HEADER + "p1,Hoa,q1,x\n", "4 cells, the header 6", "line 2"),
        (HEADER + "p1,Hoa,q1,x,,,,,\n", "9 cells, the header 6", "line 2"),
        (HEADER + GOOD + "p1,Hoa Khác,q1,Chủ tịch,,\n", "has another name or kind in line 2", "line 3"),
        (HEADER + "p1,Hoa,q1,x,2016,2014\n", "ends before it starts", "line 2, column 'start' and column 'end'"),
        (HEADER + "p\x1b[31m1,Hoa,q1,x,,\n", "is no id", "line 2, column 'person_id'"),
        (HEADER + f"{'x' * 10_000},Hoa,q1,x,,\n", "is no id", "line 2, column 'person_id'"),
        (HEADER + f"p1,{'x' * 200_000},q1,x,,\n", "is too long", "line 2"),
        (HEADER + f'p1,"{"x" * 200_000}",q1,x,,\n', "is too long", "line 2"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_wholly(
    base: KnowledgeBase, tmp_path: Path, content: bytes | str, what: str, where: str
) -> None:
    error = refused(base, written(tmp_path, content))
    assert what in error.what
    assert where in error.where
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("cell", "what", "fix"),
    [
        ("4/5/2017", "no declared order of day and month", 'dates = ["d/m/Y"] or ["m/d/Y"]'),
        ("31/2/2017", "no declared order", "d/m/Y"),
        ("2017-13", "no month 13", "check day, month and year"),
        ("2017-02-30", "no day '2017-02-30'", "check day"),
        ("19O4", "'O' is a letter", "write 1904"),
        ("đến nay", "is no day", 'still = ["đến nay"]'),
        ("present", "no day", 'still = ["present"]'),
        ("٢٠١٧", "cannot read '٢٠١٧' as a date", "write 1998"),
        ("0000", "no day '0000'", "check day"),
        ("0001-01-01", "stands for no date at all", "leave out"),
        ("9999", "stands for no date at all", "leave out"),
        ("9999-12-31", "stands for no date at all", "leave out"),
        ("[2017..9999]", "stands for no date at all", "leave out"),
        ("1990s", "decade", "[1990..1999]"),
        ("2017-04-24T10:00", "an hour", "2017-04-24"),
        ("tháng 12/2015", "cannot read", "write 1998"),
        ("=TODAY()", "cannot read", "write 1998"),
    ],
)
def test_a_date_of_a_wrong_shape_is_refused_with_file_line_and_column(
    base: KnowledgeBase, tmp_path: Path, cell: str, what: str, fix: str
) -> None:
    error = refused(base, written(tmp_path, f"{HEADER}{GOOD}p2,Vàng,q1,Chủ tịch,{cell},\n"))
    assert what in error.what
    assert error.where.startswith("bad.csv, line 3, column 'start'")
    assert fix in error.fix


@pytest.mark.parametrize(
    ("map_", "what", "where"),
    [
        ("format = 1\n[[claim]\n", "is not TOML", "bad.toml"),
        ("", "is empty", "bad.toml"),
        (MAP.replace("format = 1", "format = 7"), "no format that this kgraph knows", "bad.toml, format"),
        (MAP.replace("still", "stil"), "'stil' is no key here", "bad.toml"),
        (MAP.replace('"=HOLDS"', '"=HOLD"'), "'HOLD' is unknown here", "bad.toml, claim 1, relation"),
        (MAP.replace('"=HOLDS"', '"=POST_IN"'), "POST_IN cannot tie Person to Post", "bad.toml, claim 1, relation"),
        (MAP.replace('"person_id"', '"personid"'), "no column 'personid'", "bad.toml, claim 1, subject, id"),
        (MAP.replace('published = "2017-04"', 'published = "April"'), "cannot read 'April' as a date", "works, paper"),
        (MAP.replace("format = 1", 'format = 1\ndocument = "nowhere.txt"'), "cannot read the file", "nowhere.txt"),
        (MAP.replace("format = 1", 'format = 1\ndocument = "../outside.txt"'), "leads out of the folder", "bad.toml, document"),
        (MAP.replace("format = 1", 'format = 1\ndocument = "/etc/passwd"'), "leads out of the folder", "bad.toml, document"),
        (MAP.replace("format = 1", 'format = 1\ndocument = "link.txt"'), "leads out of the folder", "bad.toml, document"),
        ('works = "../outside.toml"\n' + WITHOUT_WORKS, "leads out of the folder", "bad.toml, works"),
        (MAP.replace("format = 1", "format = 1\nformat = 2"), "is not TOML", "bad.toml"),
    ],
)
def test_a_map_that_cannot_be_meant_is_refused(base: KnowledgeBase, tmp_path: Path, map_: str, what: str, where: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    (tmp_path / "outside.toml").write_text('[works.w]\nid = "w"\n', "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    error = refused(base, written(folder, HEADER + GOOD, map_))
    assert what in error.what
    assert where in error.where


def test_a_table_without_a_map_is_shown_the_least_one(base: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "alone.csv").write_text(HEADER + GOOD, "utf-8")
    error = refused(base, tmp_path / "alone.csv")
    assert "has no map" in error.what
    assert "[[claim]]" in error.fix


def test_an_unknown_relation_in_a_cell_offers_the_nearest(base: KnowledgeBase, tmp_path: Path) -> None:
    map_ = MAP.replace('"=HOLDS"', '"end"').replace('end = "end"\n', "")
    error = refused(base, written(tmp_path, HEADER + "p1,Hoa,q1,Chủ tịch,2014,HOLD\n", map_))
    assert (error.what, error.where, error.fix) == ("'HOLD' is unknown here", "bad.csv, line 2, column 'end'", "did you mean 'HOLDS'?")


def test_a_byte_order_mark_is_fine(base: KnowledgeBase, tmp_path: Path) -> None:
    assert load(base, written(tmp_path, b"\xef\xbb\xbf" + (HEADER + GOOD).encode())).exit_code == 0


def test_a_formula_is_text(base: KnowledgeBase, tmp_path: Path) -> None:
    assert load(base, written(tmp_path, HEADER + 'p1,"=HYPERLINK(""http://x"")",q1,@SUM(A1),,\n')).exit_code == 0
    base.refresh()
    assert base.graph().node("p1").name == '=HYPERLINK("http://x")'


def test_two_sources_that_call_one_id_differently_are_a_finding_and_no_error(base: KnowledgeBase, tmp_path: Path) -> None:
    assert load(base, written(tmp_path, HEADER + GOOD, name="one.csv")).exit_code == 0
    assert load(base, written(tmp_path, HEADER + GOOD.replace("Hoa", "Hòa"), name="two.csv")).exit_code == 0
    base.refresh()
    assert "two_names" in {finding.finding for finding in base.findings}


def test_a_table_of_ten_thousand_columns_is_read(base: KnowledgeBase, tmp_path: Path) -> None:
    extra = "".join(f",c{n}" for n in range(10_000))
    assert load(base, written(tmp_path, HEADER.strip() + extra + "\n" + GOOD.strip() + "," * 10_000 + "\n")).exit_code == 0


@pytest.mark.parametrize(
    ("name", "more", "code", "what"),
    [
        ("nowhere.csv", (), 1, "there is no such file"),
        ("nowhere", (), 1, "there is no such file"),
        ("folder", (), 1, "this is a folder"),
        ("folder.csv", (), 1, "this is a folder"),
        ("holdings.xls", (), 2, "no loader reads '.xls' files"),
        ("README", (), 2, "no loader reads files without an ending"),
        ("holdings.csv", ("--with", "tabel"), 2, "no loader is called 'tabel'"),
        ("holdings.csv", ("--map", "nowhere.toml"), 1, "has no map"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(
    base: KnowledgeBase, tmp_path: Path, name: str, more: tuple[str, ...], code: int, what: str
) -> None:
    table(tmp_path)
    for folder in ("folder", "folder.csv"):
        (tmp_path / folder).mkdir()
    for file in ("holdings.xls", "README"):
        (tmp_path / file).write_bytes(b"x")
    assert what in refused(base, tmp_path / name, *more, code=code).what


def test_a_file_whose_name_is_not_text_is_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    import os

    name = os.fsdecode(b"b\xe9.csv")
    (tmp_path / "b.toml").write_text(MAP, "utf-8")
    (tmp_path / name).write_text(HEADER + GOOD, "utf-8")
    error = refused(base, tmp_path / name, "--map", str(tmp_path / "b.toml"))
    assert "name of the file" in error.what


def test_a_load_of_several_files_tells_which_one_is_bad_and_keeps_those_before_it(base: KnowledgeBase, tmp_path: Path) -> None:
    good, bad = table(tmp_path, name="good"), written(tmp_path, HEADER + "p1,Hoa,q1,x,4/5/2017,\n")
    result = CliRunner().invoke(commands, ["load", str(base.folder), str(good), str(bad), "--recorded", "2026-11-24"])
    assert refusal(result).where.startswith("bad.csv")
    assert len(list((base.folder / "claims").iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["career", "KB", "Không Ai Cả"], 1, "no Person has the name or id"),
        (["career", "KB", ""], 1, "no Person has the name or id"),
        (["career", "KB", "\udcff"], 1, "no Person has the name or id"),
        (["evidence", "KB", "e0"], 1, "no edge and no claim has the id"),
        (["evidence", "KB", "\udcff"], 1, "no edge and no claim has the id"),
        (["evidence", "KB", ""], 1, "no edge and no claim has the id"),
        (["commune", "KB", "x", "--as-of", "2017-02-30"], 2, "is no day"),
        (["commune", "KB", "x"], 2, "Missing option '--as-of'"),
        (["rotations", "KB", "--since", "2018-01-01", "--until", "2017-01-01"], 2, "is after --until"),
        (["lineage", "KB", "x", "--map", "now"], 2, "'now' is no day"),
        (["territory", "KB", "x"], 2, "Missing option '--as-of'"),
        (["lineage", "KB", "x"], 1, "has the name or id 'x'"),
        (["search", "KB", "x", "--kind", "Persn"], 2, "there is no kind 'Persn'"),
        (["career", "KB", "x", "--format", "xml"], 2, "'xml' is not one of"),
        (["load", "KB"], 2, "Missing argument"),
        (["draw", "KB", "p1", "-o", "x.gif"], 2, ".gif"),
        (["draw", "KB", "p1", "-o", "x"], 2, ""),
        (["draw", "KB", "p1", "-o", "/nowhere/x.svg"], 1, "cannot write"),
        (["check", "NOTHING"], 1, "this is no knowledge base"),
        (["check", "FILE"], 1, "this is no knowledge base"),
        (["check", "LONG"], 1, ""),
        (["init", "LONG"], 1, ""),
        (["init", "FILE"], 1, "something there already"),
        (["init", "FILE/x"], 1, "cannot make the folder"),
        (["init", "KB"], 1, "something there already"),
        (["load", "KB", "FILE"], 2, "no loader reads"),
        (["load", "KB", "LONG"], 1, ""),
        (["frobnicate"], 2, "there is no command 'frobnicate'"),
        (["push", "KB", "ftp://x"], 1, "no engine answers at 'ftp://x'"),
    ],
)
def test_a_command_that_cannot_be_done_says_so_once(
    base: KnowledgeBase, tmp_path: Path, arguments: list[str], code: int, what: str
) -> None:
    base.load(table(tmp_path), recorded=DAY)
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "nothing").mkdir()
    places = {
        "KB": base.folder,
        "FILE": tmp_path / "file",
        "NOTHING": tmp_path / "nothing",
        "FILE/x": tmp_path / "file" / "x",
        "LONG": "x" * 5000,
    }
    result = CliRunner().invoke(commands, [str(places.get(argument, argument)) for argument in arguments])
    if isinstance(result.exception, SystemExit):
        assert (code, result.exit_code) == (2, 2)
        assert what in result.output
    else:
        assert what in refusal(result, code).what


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "nowhere.kg"], 1),
        (["load", "KB", "bad.csv"], 1),
        (["career", "KB"], 2),
        (["career", "KB", "x", "--format", "xml"], 2),
        (["check", "KB"], 0),
    ],
)
def test_a_process_ends_with_one_message_and_the_right_code(base: KnowledgeBase, tmp_path: Path, arguments: list[str], code: int) -> None:
    bad = written(tmp_path, HEADER + "p1,Hoa,q1,x,4/5/2017,\n")
    places = {"KB": base.folder, "bad.csv": bad}
    done = kgraph(*(places.get(argument, argument) for argument in arguments))
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.count("kgraph: ") == (1 if code else 0)
    assert ("fix:" in done.stderr) == bool(code)
    assert "Traceback" not in done.stderr


def test_rows_that_are_skipped_are_listed_and_counted(base: KnowledgeBase, tmp_path: Path) -> None:
    bad = written(tmp_path, HEADER + GOOD + "p2,Vàng,q1,Chủ tịch,4/5/2017,\n" * 30)
    result = load(base, bad, "--skip-bad-rows")
    assert result.exit_code == 0
    assert "bad.csv: 1 claim\n  skipped bad.csv, line 3, column 'start': '4/5/2017' has no declared order" in result.output
    assert result.output.count("  skipped bad.csv") == 20
    assert "30 bad rows kept in" in result.output


def test_every_error_that_click_finds_is_told_like_ours() -> None:
    assert issubclass(click.UsageError, click.ClickException)
    done = kgraph("career", "--nonsense")
    assert done.returncode == 2
    assert done.stderr.startswith("kgraph: No such option '--nonsense'")
    assert "fix:   kgraph career --help tells how" in done.stderr


NFD = unicodedata.normalize("NFD", GOOD)
TONES = "p1,Vừ Thị Hòe,q1,Chủ tịch,2014,\np2,Vừ Thị Hoè,q2,Bí thư,2015,\n"


def names(base: KnowledgeBase) -> list[tuple[str, str]]:
    base.refresh()
    return [(node.id, node.name) for node in base.graph().nodes(Kind.PERSON)]


def test_a_name_in_another_unicode_form_is_the_same_name_of_the_same_node(base: KnowledgeBase, tmp_path: Path) -> None:
    assert NFD != GOOD
    with_id = GOOD.replace("p1", "mây:1"), NFD.replace("p1", unicodedata.normalize("NFD", "mây:1"))
    for number, row in enumerate(with_id):
        assert load(base, written(tmp_path, HEADER + row, name=f"{number}.csv")).exit_code == 0
    assert names(base) == [("mây:1", "Lò Thị Hoa")]
    assert "two_names" not in {finding.finding for finding in base.findings}
    (edge,) = base.graph().edges()
    quotes = [row["quote"] for row in base.evidence(edge).rows()]
    assert sorted(quotes) == sorted(row.strip() for row in with_id)


def test_where_the_tone_mark_stands_is_kept_and_searched_either_way_and_joins_nobody(base: KnowledgeBase, tmp_path: Path) -> None:
    assert load(base, written(tmp_path, HEADER + TONES)).exit_code == 0
    assert names(base) == [("p1", "Vừ Thị Hòe"), ("p2", "Vừ Thị Hoè")]
    for text in ("Vừ Thị Hòe", "Vừ Thị Hoè", "vu thi hoe"):
        assert {row["id"] for row in base.search(text).rows()} == {"p1", "p2"}
    with pytest.raises(AmbiguousNameError):
        base.career("vu thi hoe")


UNSEEN = ["\u200b", "\u200e", "\u202b", "\u2067", "\u2069", "\ufeff", "\u034f", "\ufe0f", "\u206a", "\u180e", "\U000e0041", "\u00ad"]


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_marks_that_cannot_be_seen_make_no_second_person_that_looks_equal(base: KnowledgeBase, tmp_path: Path, mark: str) -> None:
    marked = GOOD.replace("p1", f"p{mark}1").replace("Thị", f"T{mark}hị{mark}")
    assert load(base, written(tmp_path, HEADER + GOOD + marked.replace("2014-03", "2015"))).exit_code == 0
    assert names(base) == [("p1", "Lò Thị Hoa")]
    assert "two_names" not in {finding.finding for finding in base.findings}


@pytest.mark.parametrize("blank", ["\u3164", "\u115f", "\u2800", "\uffa0", "\u00a0", "\u3000"], ids=lambda blank: f"U+{ord(blank):04X}")
def test_a_letter_that_looks_like_a_space_is_one(base: KnowledgeBase, tmp_path: Path, blank: str) -> None:
    marked = f"p1{blank},Lò{blank}Thị{blank}{blank}Hoa,q1,Chủ tịch,2017,\n"
    assert load(base, written(tmp_path, HEADER + GOOD + marked)).exit_code == 0
    assert names(base) == [("p1", "Lò Thị Hoa")]


def test_a_name_of_nothing_that_can_be_seen_is_no_name(base: KnowledgeBase, tmp_path: Path) -> None:
    assert load(base, written(tmp_path, HEADER + GOOD.replace("Lò Thị Hoa", "\u200b\u2800\u3164"))).exit_code == 0
    assert names(base) == [("p1", "")]


def test_an_id_of_nothing_that_can_be_seen_is_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    error = refused(base, written(tmp_path, HEADER + GOOD.replace("p1", "\u200b\u3164")))
    assert "has no id" in error.what
    assert "line 2, column 'person_id'" in error.where


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_called_by_its_name(base: KnowledgeBase, tmp_path: Path, encoding: str) -> None:
    error = refused(base, written(tmp_path, (HEADER + GOOD).encode(encoding)))
    assert "UTF-16, not UTF-8" in error.what
    assert error.fix == "save it as 'CSV UTF-8'"


@pytest.mark.parametrize("skip", [(), ("--skip-bad-rows",)], ids=["stopping", "skipping"])
def test_a_table_of_five_thousand_columns_in_which_one_row_has_one_more_is_told_in_few_words(
    base: KnowledgeBase, tmp_path: Path, skip: tuple[str, ...]
) -> None:
    wide = HEADER.strip() + "".join(f",c{n}" for n in range(5_000)) + "\n" + GOOD.strip() + "," * 5_001 + "\n"
    file = written(tmp_path, wide)
    if skip:
        done = load(base, file, *skip)
        assert (done.exit_code, "1 bad row kept" in done.output) == (0, True)
        return
    error = refused(base, file)
    assert error.what == "the row has 5007 cells, the header 5006"
    assert len(str(error)) < 1000


MEASURED = """
import resource, sys
from kgraph.cli import main
try:
    main()
finally:
    sys.stderr.write(f"|{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
"""


def measured(*arguments: object) -> tuple[int, str, int]:
    """Run the command; return its code, what it said, and the most memory that it took, in kB."""
    command = [sys.executable, "-c", MEASURED, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    said, _, most = done.stderr.rpartition("|")
    return done.returncode, said, int(most)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is counted in other units, or not at all")
@pytest.mark.parametrize(
    ("begin", "skip"),
    [("p1,", []), ('p1,"', ["--skip-bad-rows"])],
    ids=["a cell", "a quoted cell to skip"],
)
def test_a_line_of_a_hundred_megabytes_is_one_error_and_takes_no_memory(
    base: KnowledgeBase, tmp_path: Path, begin: str, skip: list[str]
) -> None:
    small = written(tmp_path, HEADER + GOOD.replace("2014-03", "4/5/2017"), name="small.csv")
    endless = written(tmp_path, HEADER + GOOD, name="endless.csv")
    with endless.open("a", encoding="utf-8") as file:
        file.write(begin)
        for _ in range(100):
            file.write("x" * 1_000_000)
    before = truth(base.folder)
    _, _, usual = measured("load", base.folder, small)
    code, said, most = measured("load", base.folder, endless, *skip)
    assert code == 1
    assert said.count("kgraph: ") == 1
    assert "a line is longer than 16,777,216 bytes" in said
    assert "where: endless.csv, line 3" in said
    assert len(said) < 1000
    assert most - usual < 60_000
    assert truth(base.folder) == before
