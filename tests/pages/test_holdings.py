"""The table of an answer's rows on a page: every column has a heading and every code a word, in every language."""

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.knowledge_base import KnowledgeBase
from kgraph.languages import LANGUAGES, keys
from kgraph.pages.holdings import CODES, LEFT_OUT, _cell
from kgraph.questions.answers import Answer

DAY = date(2017, 4, 24)
SHOWN: dict[str, Callable[[KnowledgeBase], Answer]] = {
    "career": lambda base: base.career("Phan Đình Trạc"),
    "changes": lambda base: base.changes(date(2026, 11, 24)),
    "commune": lambda base: base.commune("Phà Đánh", DAY),
    "organization": lambda base: base.organization("Huyện ủy Kỳ Sơn", DAY),
    "overlap": lambda base: base.overlap("Phan Đình Trạc"),
    "path": lambda base: base.path("Trần Văn Hằng", "Lê Thị Thủy"),
    "responsibilities": lambda base: base.responsibilities("Phà Đánh"),
    "succession": lambda base: base.succession("Bí thư Tỉnh ủy Nghệ An"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", SHOWN)
def test_every_column_has_a_heading(sample: KnowledgeBase, question: str, language: str) -> None:
    columns = set(SHOWN[question](sample).rows()[0]) - LEFT_OUT
    assert {column for column in columns if f"column.{column}" not in keys(language)} == set()


@pytest.mark.parametrize("question", SHOWN)
def test_every_code_has_a_word(sample: KnowledgeBase, question: str) -> None:
    told = {
        (CODES[column], str(value)) for row in SHOWN[question](sample).rows() for column, value in row.items() if column in CODES and value
    }
    assert told
    assert {f"{table}.{code}" for table, code in told} - keys(LANGUAGES[0]) == set()


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("move_level", "district → commune", "Cấp huyện → Cấp xã"),
        ("move_block", "government → government, party", "Chính quyền → Chính quyền, Đảng"),
        ("move_block", "", ""),
        ("together", "2015-12/2016", "12/2015 – 2016"),
        ("acting", True, "có"),
        ("inferred_parts", ["start", "role"], "bắt đầu, chi tiết khác"),
        ("sources", ["a", "b"], "a; b"),
        ("certain_days", None, ""),
    ],
)
def test_a_cell_is_told_in_words(column: str, value: object, words: str) -> None:
    assert _cell(column, value) == words
