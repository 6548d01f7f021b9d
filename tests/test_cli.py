"""The command: rows on stdout, talk on stderr, one clear error, the right exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.exports import csv, text
from kgraph.knowledge_base import init_base
from tests.bases import table


def kgraph(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_a_career_is_printed_as_rows(sample_folder: Path) -> None:
    done = kgraph("career", sample_folder, "nguyen huu luong", "--format", "json")
    rows = json.loads(done.stdout)
    assert [row["move"] for row in rows] == ["", "down", "down"]
    assert rows[0]["sources"] == ["src:bna-2017-04"]
    assert done.stderr == ""


def test_csv_and_table_hold_the_same_rows(sample_folder: Path) -> None:
    assert kgraph("succession", sample_folder, "Bí thư Tỉnh ủy Nghệ An", "--format", "csv").stdout.count("\n") == 13
    assert kgraph("succession", sample_folder, "Bí thư Tỉnh ủy Nghệ An").stdout.count("\n") == 14


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["carer", "x"], 2, "there is no command 'carer'"),
        (["career"], 2, "Missing argument"),
        (["career", "nowhere.kg", "x"], 1, "this is no knowledge base"),
        (["rotations", "nowhere.kg", "--since", "4/5/2017"], 2, "is no day"),
        (["recipe", "carer"], 2, "no question is called"),
    ],
)
def test_what_is_wrong_is_said_once_with_a_remedy(arguments: list[str], code: int, what: str) -> None:
    done = kgraph(*arguments)
    assert done.returncode == code
    assert done.stderr.startswith("kgraph: ")
    assert what in done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_fits_two_communes_is_refused_with_both(sample_folder: Path) -> None:
    done = kgraph("commune", sample_folder, "nam can", "--as-of", "2017-04-24")
    assert done.returncode == 1
    assert "Nậm Cắn" in done.stderr
    assert "Nậm Càn" in done.stderr


def test_init_overwrites_nothing(sample_folder: Path) -> None:
    done = kgraph("init", sample_folder)
    assert done.returncode == 1
    assert "something there already" in done.stderr


def test_a_table_cuts_no_sentence_that_csv_holds(sample_folder: Path) -> None:
    sentence = "'Nguyễn Hữu Lượng' as 'Chủ tịch UBND huyện Hữu Kiệm': the register has no huyện Hữu Kiệm, tỉnh Nghệ An"
    assert sentence in kgraph("check", sample_folder).stdout
    assert sentence in kgraph("check", sample_folder, "--format", "csv").stdout


def test_an_empty_answer_says_so_beside_the_rows(sample_folder: Path) -> None:
    done = kgraph("search", sample_folder, "nobody of that name")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing to list\n")
    assert kgraph("search", sample_folder, "nobody of that name", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("name", list(commands.commands))
def test_an_example_stands_on_one_line_of_the_help(name: str) -> None:
    (line,) = [line for line in CliRunner().invoke(commands, [name, "--help"]).stdout.splitlines() if "Example: " in line]
    assert line.strip() in (commands.commands[name].help or "")


@pytest.mark.parametrize("name", list(commands.commands))
def test_every_command_has_an_example(name: str) -> None:
    assert re.search(rf"Example: kgraph {name} ", commands.commands[name].help or "")


def test_a_spreadsheet_runs_nothing() -> None:
    assert csv.write([{"name": "=1+1", "n": -3}]) == "name,n\n'=1+1,-3\n"


def test_a_terminal_obeys_nothing() -> None:
    assert "\x1b" not in text.write([{"name": "\x1b[31mđỏ"}])


def test_accents_take_no_columns() -> None:
    assert text.write([{"a": "e\u0302", "b": "x"}]).splitlines()[2] == "e\u0302  x"


def test_a_bare_kgraph_shows_its_help() -> None:
    done = kgraph()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: ")
    assert done.stderr.rstrip().endswith("on this machine alone.")


def test_an_error_spells_out_what_a_terminal_would_obey(tmp_path: Path) -> None:
    init_base(tmp_path / "base.kg").close()
    file = table(tmp_path, 1, more="p9,Người,q9,Chức vụ,\x1b]0;mine\x07,\n")
    done = kgraph("load", tmp_path / "base.kg", file)
    assert done.stderr.splitlines()[0] == r"kgraph: cannot read '\x1b]0;mine\x07' as a date"


def test_a_place_is_looked_up_without_a_base() -> None:
    done = kgraph("place", "xã Hữu Kiệm", "--within", "Kỳ Sơn", "--day", "2017-04-24", "--format", "json")
    assert [(row["unit"], row["grade"], row["within"]) for row in json.loads(done.stdout)] == [
        ("vn3:16861@2004-08-31", "exact", "huyện Kỳ Sơn, tỉnh Nghệ An")
    ]
    assert kgraph("place", "Xyz Qwe").stderr == "nothing to list\n"
