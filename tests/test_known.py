"""What the base would have answered on an earlier day is what it did answer on that day."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kgraph import KnowledgeBase, UnknownNameError, UsageError
from kgraph.asking import Questions
from kgraph.cli import commands
from kgraph.cli.questions import QUESTIONS
from kgraph.knowledge_base import SAMPLE_RECORDED, init_base
from kgraph.questions.answers import Answer
from tests.bases import DAY, kgraph, table

FIRST = date(2026, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(number)


@pytest.fixture
def history(tmp_path: Path) -> tuple[KnowledgeBase, list[str]]:
    """A base that learned something on each of ten days, and its revision at the end of each."""
    base = init_base(tmp_path / "base.kg")
    revisions = [base.revision]
    path = table(tmp_path, 3)
    base.load(path, recorded=on(1))
    revisions.append(base.revision)
    claim = next(edge.claims[0] for edge in base.graph().edges() if edge.subject == "p1")
    path.write_text(path.read_text("utf-8").replace("1992", "1993"), "utf-8")
    steps = (
        lambda day: base.judge("correct", claim, values={"valid": "1991-05/2001"}, who="Lan", when=day),
        lambda day: base.load(path, recorded=date.fromisoformat(day), replaces="holdings.csv"),
        lambda day: base.judge("same", "p0", "p2", who="Lan", when=day),
        lambda day: base.judge("undo", "j1", who="Lan", when=day),
        lambda day: base.load(table(tmp_path, 5, "more"), recorded=date.fromisoformat(day)),
        lambda day: base.judge("undo", "j2", who="Lan", when=day),
        lambda day: base.judge("purge", "src:paper", who="Lan", when=day),
        lambda day: base.judge("undo", "j5", who="Lan", when=day),
    )
    for number, step in enumerate(steps, 2):
        step(on(number).isoformat())
        revisions.append(base.revision)
    return base, revisions


def test_each_day_is_answered_as_it_was_on_that_day(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, revisions = history
    assert len(set(revisions)) == 8
    assert [base.known(on(number)).revision for number in range(len(revisions))] == revisions
    assert base.known(date.max).revision == base.revision


def test_an_undo_made_later_does_not_count(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, _ = history
    corrected, undone = base.known(on(2)), base.known(on(5))
    assert [row["valid"] for row in corrected.career("p1").rows()] == ["1991-05/2001"]
    assert [row["valid"] for row in undone.career("p1").rows()] == ["1991/2001"]
    rows = corrected.evidence(corrected.career("p1").holdings[0].edge).rows()
    assert [(row["valid"], row["state"]) for row in rows] == [("1991-05/2001", "in force"), ("1991/2001", "superseded")]


def test_what_was_taken_in_later_is_not_known(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, _ = history
    with pytest.raises(UnknownNameError, match="p4"):
        base.known(on(5)).career("p4")
    assert base.known(on(6)).career("p4").rows()
    later = base.career("p4").holdings[0].edge.claims[0]
    with pytest.raises(UnknownNameError, match="no edge and no claim"):
        base.known(on(5)).evidence(later)


def test_a_claim_that_was_replaced_later_still_counts_before(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, _ = history
    (gone,) = base.known(on(2)).career("p2").holdings[0].edge.claims
    assert [base.known(on(day)).evidence(gone).rows()[0]["state"] for day in (2, 3)] == ["in force", "replaced"]


def test_what_one_holds_does_not_change_when_the_base_goes_on(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, revisions = history
    before = base.known(on(4))
    base.judge("same", "p0", "p1", who="Lan", when=on(4).isoformat())
    assert before.revision == revisions[4] != base.known(on(4)).revision


def test_a_day_is_kept_in_memory_until_the_base_learns_more(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, _ = history
    assert base.known(on(3)) is base.known(on(3))


def test_cypher_is_not_asked_of_an_earlier_day(history: tuple[KnowledgeBase, list[str]]) -> None:
    with pytest.raises(UsageError, match="not that of 2026-01-03"):
        history[0].known(on(2)).cypher("MATCH (n) RETURN n")


def test_a_drawing_shows_the_revision_of_its_day(history: tuple[KnowledgeBase, list[str]]) -> None:
    base, revisions = history
    assert revisions[2].encode() in base.known(on(2)).draw("p1", ".svg")


def test_the_day_of_now_gives_every_answer_of_now(sample: KnowledgeBase) -> None:
    then, day = sample.known(SAMPLE_RECORDED), date(2017, 4, 24)
    edge = sample.career("Trần Quốc Đồng").holdings[1].edge
    asked: tuple[Callable[[Questions], Answer], ...] = (
        lambda base: base.career("Phan Đình Trạc"),
        lambda base: base.commune("Phà Đánh", day),
        lambda base: base.organization("Huyện ủy Kỳ Sơn", day),
        lambda base: base.responsibilities("Phà Đánh"),
        lambda base: base.succession("Bí thư Tỉnh ủy Nghệ An"),
        lambda base: base.overlap("Phan Đình Trạc"),
        lambda base: base.path("Trần Văn Hằng", "Lê Thị Thủy"),
        lambda base: base.rotations(),
        lambda base: base.search("huu kiem"),
        lambda base: base.check(),
        lambda base: base.evidence(edge.id),
    )
    assert [ask(then).rows() for ask in asked] == [ask(sample).rows() for ask in asked]
    assert (then.revision, then.recorded) == (sample.revision, sample.recorded)
    assert then.draw("Phan Đình Trạc") == sample.draw("Phan Đình Trạc")


def test_every_question_takes_the_day() -> None:
    asked = [*(question for question in QUESTIONS if question.name != "changes"), commands.commands["draw"]]
    assert [command.name for command in asked if "--known" not in {opt for param in command.params for opt in param.opts}] == []


def test_the_command_answers_of_a_day_and_says_that_nothing_was_known(tmp_path: Path) -> None:
    with init_base(tmp_path / "base.kg") as base:
        base.load(table(tmp_path), recorded=DAY)
    known = kgraph("career", base.folder, "p1", "--known", DAY.isoformat(), "--format", "csv")
    assert known.stdout == kgraph("career", base.folder, "p1", "--format", "csv").stdout
    before = kgraph("career", base.folder, "p1", "--known", "2020-01-01")
    assert before.returncode == 1 and "held nothing on 2020-01-01" in before.stderr
