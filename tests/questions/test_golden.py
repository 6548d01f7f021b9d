"""Whole answers on the graphs written by hand; their files change only with --update-golden."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgraph.questions.answers import Row
from kgraph.questions.career import career
from kgraph.questions.commune import commune
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession
from tests.questions.graphs import ky_son, nghe_an

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2017, 4, 24)

ANSWERS: dict[str, Callable[[], tuple[Row, ...]]] = {
    "career_luong": lambda: career(ky_son(), "luong", DAY).rows(),
    "career_thi_dong": lambda: career(ky_son(), "thi_dong").rows(),
    "commune_huu_kiem": lambda: commune(ky_son(), "hk", DAY).rows(),
    "commune_pha_danh": lambda: commune(ky_son(), "pd", DAY).rows(),
    "succession": lambda: succession(nghe_an(), "secretary").rows(),
    "rotations": lambda: rotations(ky_son()).rows(),
    "search": lambda: search(ky_son(), "nam can").rows(),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    said = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ANSWERS[name]())
    path = GOLDEN / f"{name}.jsonl"
    if request.config.getoption("--update-golden", default=False):
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")
