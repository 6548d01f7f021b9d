"""A question costs at most two round trips."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kgraph.engines.cypher import CypherEngine
from kgraph.model import Kind
from kgraph.questions.career import career
from kgraph.questions.choose import choose
from kgraph.questions.commune import commune
from kgraph.questions.overlap import overlap
from kgraph.questions.path import path
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession

QUESTIONS: dict[str, Callable[[CypherEngine], Any]] = {
    "career": lambda engine: career(engine, "thi_dong"),
    "commune": lambda engine: commune(engine, "pd", date(2017, 4, 24)),
    "succession": lambda engine: succession(engine, "hk_chair"),
    "overlap": lambda engine: overlap(engine, "thi_dong"),
    "path": lambda engine: path(engine, "thi_dong", "hoe"),
    "rotations": rotations,
    "search": lambda engine: search(engine, "nam can"),
    "a name": lambda engine: choose(engine, "nguyen huu luong", frozenset({Kind.PERSON})),
    "an edge": lambda engine: engine.edge("luong HOLDS hk_chair 1"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_takes_at_most_two_round_trips(cypher_engine: CypherEngine, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run, trips = cypher_engine.run, 0

    def counted(*arguments: Any) -> Any:
        nonlocal trips
        trips += 1
        return run(*arguments)

    monkeypatch.setattr(cypher_engine, "run", counted)
    QUESTIONS[question](cypher_engine)
    assert trips <= 2
