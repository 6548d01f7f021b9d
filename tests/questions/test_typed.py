"""Rows are typed: numbers are numbers, sources lists, and text that nobody gives is ``""``."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.knowledge_base import KnowledgeBase
from kgraph.questions.answers import Row

NUMBERS = {"gap_days", "seats", "women", "named", "inferred", "value", "total", "certain_days", "possible_days"}
NUMBERS |= {"possible", "unnamed", "vacant", "unknown"}
POSITIONS = {"start", "end", "chain", "step", "column", "row"}
TRUTHS = {"acting", "other_acting", "retold", "agrees"}
LISTS = {"sources", "inferred_parts", "claims", "others"}


QUESTIONS = (
    "career", "check", "commune", "evidence", "lineage", "organization", "overlap", "path", "responsibilities", "rotations", "search",
    "succession", "territory", "tiles",
)  # fmt: skip


def rows_of(base: KnowledgeBase, question: str) -> tuple[Row, ...]:
    day = date(2017, 4, 24)
    return {
        "career": lambda: base.career("Trần Quốc Đồng").rows() + base.career("ks:p10").rows(),
        "check": lambda: base.check().rows(),
        "commune": lambda: base.commune("Phà Đánh", day).rows() + base.commune("Hữu Kiệm", day).rows(),
        "evidence": lambda: tuple(row for edge in base.graph().edges()[:50] for row in base.evidence(edge).rows()),
        "lineage": lambda: base.lineage("vn2:417@2004-08-31").rows() + base.lineage("Phà Đánh").rows(),
        "organization": lambda: base.organization("Huyện ủy Kỳ Sơn", day).rows() + base.organization("Bộ Công an", day).rows(),
        "overlap": lambda: base.overlap("Nguyễn Đắc Vinh").rows() + base.overlap("Vi Hòe").rows(),
        "path": lambda: base.path("Trần Văn Hằng", "Lê Thị Thủy").rows() + base.path("ks:p1", "Trần Quốc Đồng").rows(),
        "responsibilities": lambda: base.responsibilities("Phà Đánh").rows() + base.responsibilities("Vi Hòe").rows(),
        "rotations": lambda: base.rotations().rows(),
        "search": lambda: base.search("ky son").rows(),
        "succession": lambda: base.succession("Bí thư Tỉnh ủy Nghệ An").rows(),
        "tiles": lambda: base.tiles("Kỳ Sơn", day).rows() + base.tiles("", day, "ks:m5").rows(),
        "territory": lambda: base.territory("Hữu Kiệm", day, date(2026, 1, 1)).rows(),
    }[question]()


def is_typed(column: str, value: object) -> bool:
    if column in NUMBERS:
        return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    if column in POSITIONS:
        return type(value) is int
    if column in TRUTHS:
        return isinstance(value, bool) or (column == "agrees" and value is None)
    if column in LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_cell_has_the_type_of_its_column(sample: KnowledgeBase, question: str) -> None:
    rows = rows_of(sample, question)
    assert len(rows) > 1
    assert [(column, value) for row in rows for column, value in row.items() if not is_typed(column, value)] == []
    assert {tuple(row) for row in rows} == {tuple(rows[0])}


def test_json_keeps_the_types_and_the_letters(sample: KnowledgeBase, sample_folder: Path) -> None:
    done = CliRunner().invoke(commands, ["rotations", str(sample_folder), "--format", "json"], catch_exceptions=False)
    assert json.loads(done.stdout) == list(sample.rotations().rows())
    assert "Luân chuyển tháng 12 năm 2015" in done.stdout
