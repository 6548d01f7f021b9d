"""Whole answers, on the graphs written by hand and on the bundled base; their files change only with --update-golden."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgraph.knowledge_base import SAMPLE_RECORDED, KnowledgeBase
from kgraph.questions.answers import Row
from kgraph.questions.career import career
from kgraph.questions.commune import commune
from kgraph.questions.organization import organization
from kgraph.questions.overlap import overlap
from kgraph.questions.path import path
from kgraph.questions.responsibilities import responsibilities
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession
from kgraph.questions.tiles import tiles
from tests.questions.graphs import ky_son, nghe_an

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2017, 4, 24)

ANSWERS: dict[str, Callable[[], tuple[Row, ...]]] = {
    "career_luong": lambda: career(ky_son(), "luong", DAY).rows(),
    "career_thi_dong": lambda: career(ky_son(), "thi_dong").rows(),
    "commune_huu_kiem": lambda: commune(ky_son(), "hk", DAY).rows(),
    "commune_pha_danh": lambda: commune(ky_son(), "pd", DAY).rows(),
    "organization": lambda: organization(ky_son(), "district_ubnd", DAY).rows(),
    "responsibilities": lambda: responsibilities(ky_son(), "pd").rows(),
    "overlap": lambda: overlap(ky_son(), "thi_dong").rows(),
    "path": lambda: path(ky_son(), "luong", "hoe").rows() + path(ky_son(), "dong", "hoe").rows(),
    "succession": lambda: succession(nghe_an(), "secretary").rows(),
    "rotations": lambda: rotations(ky_son()).rows(),
    "tiles_completeness": lambda: tiles(ky_son(), "ks", date(2016, 6, 30)).rows(),
    "tiles_measure": lambda: tiles(ky_son(), "ks", DAY, "criteria").rows(),
    "tiles_rotation": lambda: tiles(ky_son(), "ks", DAY, "newest-rotation").rows(),
    "search": lambda: search(ky_son(), "nam can").rows(),
}
SAMPLE: dict[str, Callable[[KnowledgeBase], tuple[Row, ...]]] = {
    "career": lambda base: base.career("Nguyễn Đắc Vinh").rows(),
    "changes": lambda base: base.changes(SAMPLE_RECORDED).rows()[:12],
    "check": lambda base: base.check().rows(),
    "commune": lambda base: base.commune("Hữu Kiệm", DAY).rows(),
    "evidence": lambda base: base.evidence(base.career("Trần Quốc Đồng").holdings[1].edge).rows(),
    "lineage": lambda base: base.lineage("vn3:16849@2025-07-01").rows() + base.lineage("vn2:417@2004-08-31").rows(),
    "organization": lambda base: base.organization("Huyện ủy Kỳ Sơn", DAY).rows(),
    "responsibilities": lambda base: base.responsibilities("Phà Đánh").rows(),
    "overlap": lambda base: base.overlap("Nguyễn Đắc Vinh").rows(),
    "path": lambda base: base.path("Trần Văn Hằng", "Lê Thị Thủy").rows() + base.path("ks:p1", "Trần Quốc Đồng").rows(),
    "rotations": lambda base: base.rotations(date(2015, 1, 1), date(2017, 12, 31)).rows(),
    "search": lambda base: base.search("huu kiem").rows(),
    "succession": lambda base: base.succession("Bí thư Tỉnh ủy Nghệ An").rows(),
    "tiles": lambda base: base.tiles("Kỳ Sơn", date(2016, 6, 30)).rows() + base.tiles("", DAY).rows(),
    "territory": lambda base: base.territory("Hữu Kiệm", DAY, date(2026, 1, 1)).rows(),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    _compare(GOLDEN / f"{name}.jsonl", ANSWERS[name](), request)


@pytest.mark.parametrize("name", SAMPLE)
def test_an_answer_on_the_bundled_base_is_the_golden_one(name: str, sample: KnowledgeBase, request: pytest.FixtureRequest) -> None:
    _compare(GOLDEN / "sample" / f"{name}.jsonl", SAMPLE[name](sample), request)


def test_every_question_has_a_golden_answer_on_the_bundled_base() -> None:
    recipes = {path.stem for path in (Path(__file__).parents[2] / "kgraph" / "questions").glob("*.cypher")}
    assert set(SAMPLE) == recipes


def _compare(golden: Path, rows: tuple[Row, ...], request: pytest.FixtureRequest) -> None:
    said = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")
