"""Each question's page names its columns and shows what is really answered; the pages of findings name each kind."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kgraph.findings import HEADLINES, Finding
from kgraph.graph import TemporalGraph
from kgraph.questions.answers import Row
from kgraph.questions.career import career
from kgraph.questions.changes import Change, changes
from kgraph.questions.check import check
from kgraph.questions.commune import commune
from kgraph.questions.evidence import evidence
from kgraph.questions.lineage import lineage
from kgraph.questions.organization import organization
from kgraph.questions.overlap import overlap
from kgraph.questions.path import path
from kgraph.questions.responsibilities import responsibilities
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession
from kgraph.questions.territory import territory
from kgraph.questions.tiles import tiles
from tests.questions.graphs import ky_son, nghe_an
from tests.questions.test_evidence import claim

DOCS = Path(__file__).parents[2] / "docs"
PAGES = DOCS / "questions"

ROWS: dict[str, Row] = {
    "career": career(ky_son(), "luong").rows()[0],
    "changes": changes(TemporalGraph(), ky_son().graph(), lambda before, after: date(2017, 4, 24)).rows()[0],
    "check": check([Finding("two_names", "luong", "what")]).rows()[0],
    "commune": commune(ky_son(), "hk", date(2017, 4, 24)).rows()[0],
    "evidence": evidence([claim("2015-12/")]).rows()[0],
    "lineage": lineage(ky_son(), "ks").rows()[0],
    "organization": organization(ky_son(), "hk_ubnd", date(2017, 4, 24)).rows()[0],
    "overlap": overlap(ky_son(), "thi_dong").rows()[0],
    "path": path(ky_son(), "thi_dong", "hoe").rows()[0],
    "responsibilities": responsibilities(ky_son(), "dong").rows()[0],
    "rotations": rotations(ky_son()).rows()[0],
    "search": search(ky_son(), "vi hoe").rows()[0],
    "succession": succession(nghe_an(), "secretary").rows()[0],
    "tiles": tiles(ky_son(), "ks", date(2017, 4, 24)).rows()[0],
    "territory": territory(ky_son(), "hk", date(2017, 4, 24)).rows()[0],
}
_EXAMPLE = re.compile(r"```(shell|python)\n(.*?)```\n\n```(?:text|cypher)\n(.*?)```\n", re.DOTALL)
EXAMPLES = [
    pytest.param(*match.groups(), id=f"{page.stem}-{number}")
    for page in (*sorted(PAGES.glob("*.md")), DOCS / "model.md", DOCS / "findings.md")
    for number, match in enumerate(_EXAMPLE.finditer(page.read_text("utf-8")), 1)
]


@pytest.mark.parametrize("question", ROWS)
def test_a_page_names_each_column(question: str) -> None:
    page = (PAGES / f"{question}.md").read_text("utf-8")
    first_cells = " ".join(re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE))
    assert ROWS[question].keys() <= set(re.findall(r"\w+", first_cells))


def test_the_page_of_changes_says_what_each_change_means() -> None:
    page = (PAGES / "changes.md").read_text("utf-8")
    cells = ", ".join(re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)).split(", ")
    assert [change for change in Change if change not in cells] == []


def test_the_page_of_check_names_each_kind() -> None:
    page = (PAGES / "check.md").read_text("utf-8")
    assert [code for code in HEADLINES if f"| `{code}` | {HEADLINES[code][0]}." not in page] == []


def test_the_page_of_findings_says_of_each_kind_what_to_do() -> None:
    parts = (DOCS / "findings.md").read_text("utf-8").split("\n### ")[1:]
    assert {part.partition("\n")[0] for part in parts} == {f"`{code}`: {headline}" for code, (headline, _) in HEADLINES.items()}
    assert [part for part in parts if "*What to do.*" not in part] == []


@pytest.mark.parametrize(("language", "example", "answer"), EXAMPLES)
def test_an_example_gives_the_answer_that_is_shown(language: str, example: str, answer: str, sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kgraph.kg").symlink_to(sample_folder)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    program = ["sh", "-ec"] if language == "shell" else [sys.executable, "-X", "utf8", "-c"]
    done = subprocess.run([*program, example], cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip("\n") == answer.rstrip("\n")


def test_each_page_shows_an_example_in_the_shell() -> None:
    shown = {str(example.id).partition("-")[0] for example in EXAMPLES if example.values[0] == "shell"}
    assert shown == {*ROWS, "model", "findings"}
