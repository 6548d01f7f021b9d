"""Answers in a notebook: each shows itself as a table, and becomes a data frame with typed columns."""

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.knowledge_base import KnowledgeBase
from kgraph.questions.answers import Answer
from tests.test_tables import Read

DAY = date(2017, 4, 24)
ASKED: dict[str, Callable[[KnowledgeBase], Answer]] = {
    "career": lambda base: base.career("Nguyễn Hữu Lượng"),
    "check": lambda base: base.check(),
    "commune": lambda base: base.commune("Hữu Kiệm", DAY),
    "evidence": lambda base: base.evidence(base.career("Nguyễn Hữu Lượng").holdings[0].edge),
    "lineage": lambda base: base.lineage("Hữu Lập"),
    "organization": lambda base: base.organization("Huyện ủy Kỳ Sơn", DAY),
    "overlap": lambda base: base.overlap("Trần Văn Hằng"),
    "path": lambda base: base.path("Trần Văn Hằng", "Lê Thị Thủy"),
    "responsibilities": lambda base: base.responsibilities("Trần Quốc Đồng"),
    "rotations": lambda base: base.rotations(),
    "search": lambda base: base.search("nam can"),
    "succession": lambda base: base.succession("Bí thư Tỉnh ủy Nghệ An"),
    "tiles": lambda base: base.tiles("Kỳ Sơn", DAY),
    "territory": lambda base: base.territory("Phà Đánh", date(2026, 1, 1)),
}


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_shows_every_row_and_every_column(sample: KnowledgeBase, question: str) -> None:
    answer = ASKED[question](sample)
    read = Read(answer._repr_html_())
    assert read.rows[0] == list(answer.rows()[0])
    assert len(read.rows) == len(answer.rows()) + 1 > 1


def test_the_edge_of_each_row_can_be_read_off_the_table(sample: KnowledgeBase) -> None:
    answer = sample.career("Nguyễn Hữu Lượng")
    columns, *rows = Read(answer._repr_html_()).rows
    assert [row[columns.index("edge")] for row in rows] == [held.edge.id for held in answer.holdings]


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_becomes_a_data_frame_of_the_same_rows(sample: KnowledgeBase, question: str) -> None:
    answer = ASKED[question](sample)
    frame = answer.to_pandas()
    assert list(frame.columns) == list(answer.rows()[0])
    assert len(frame) == len(answer.rows())


def test_days_that_nobody_knows_leave_the_other_numbers_whole(sample: KnowledgeBase) -> None:
    frame = sample.overlap("Nguyễn Đắc Vinh").to_pandas()
    assert str(frame["possible_days"].dtype) == "Int64"
    assert frame["possible_days"].isna().any() and frame["possible_days"].notna().any()
    assert str(frame["certain_days"].dtype) == "Int64"


def test_a_column_of_which_nobody_knows_anything_has_the_type_of_the_others(sample: KnowledgeBase) -> None:
    career = sample.career("Nguyễn Hữu Lượng")
    assert [row["gap_days"] for row in career.rows()] == [None, None, None]
    assert str(career.to_pandas()["gap_days"].dtype) == "Int64"
    finding = next(one for one in sample.findings if one.finding == "not_in_register")
    assert str(sample.evidence(finding.claim).to_pandas()["agrees"].dtype) == "boolean"


def test_truth_is_truth_and_a_date_stays_as_its_source_knows_it(sample: KnowledgeBase) -> None:
    frame = sample.career("Nguyễn Hữu Lượng").to_pandas()
    assert str(frame["acting"].dtype) == "boolean"
    assert frame["valid"].tolist() == ["/2015-12", *["2015-12/[2017-04..2025-06-30]"] * 2]


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_is_one_line_where_no_table_can_be_shown(sample: KnowledgeBase, question: str) -> None:
    answer = ASKED[question](sample)
    shown = answer._repr_mimebundle_()
    assert shown["text/plain"] == f"<{type(answer).__name__}: {len(answer.rows())} rows>"
    assert shown["text/html"] == answer._repr_html_()
