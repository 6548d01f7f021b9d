"""Each question's page names its columns, and the page of findings names each kind."""

import re
from datetime import date
from pathlib import Path

import pytest

from kgraph.findings import HEADLINES, Finding
from kgraph.questions.answers import Row
from kgraph.questions.career import career
from kgraph.questions.check import check
from kgraph.questions.commune import commune
from kgraph.questions.evidence import evidence
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession
from tests.questions.graphs import ky_son, nghe_an
from tests.questions.test_evidence import claim

PAGES = Path(__file__).parents[2] / "docs" / "questions"

ROWS: dict[str, Row] = {
    "career": career(ky_son(), "luong").rows()[0],
    "check": check([Finding("two_names", "luong", "what")]).rows()[0],
    "commune": commune(ky_son(), "hk", date(2017, 4, 24)).rows()[0],
    "evidence": evidence([claim("2015-12/")]).rows()[0],
    "rotations": rotations(ky_son()).rows()[0],
    "search": search(ky_son(), "vi hoe").rows()[0],
    "succession": succession(nghe_an(), "secretary").rows()[0],
}


@pytest.mark.parametrize("question", ROWS)
def test_a_page_names_each_column(question: str) -> None:
    page = (PAGES / f"{question}.md").read_text("utf-8")
    first_cells = " ".join(re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE))
    assert ROWS[question].keys() <= set(re.findall(r"\w+", first_cells))


def test_the_page_of_findings_names_each_kind() -> None:
    page = (PAGES / "check.md").read_text("utf-8")
    assert [code for code in HEADLINES if f"| `{code}` | {HEADLINES[code][0]}." not in page] == []
