"""The bundled base, asked as the command answers and as Python does."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import Ask, Row


@pytest.fixture(params=["python", "command"])
def ask(request: pytest.FixtureRequest, sample: KnowledgeBase, sample_folder: Path) -> Ask:
    """Return a function that asks a question by name and returns its rows, in Python or as JSON of the command."""

    def in_python(question: str, *arguments: str, as_of: str = "") -> list[Row]:
        day = {"as_of": date.fromisoformat(as_of)} if as_of else {}
        return list(getattr(sample, question)(*arguments, **day).rows())

    def on_the_command_line(question: str, *arguments: str, as_of: str = "") -> list[Row]:
        day = ["--as-of", as_of] if as_of else []
        done = CliRunner().invoke(commands, [question, str(sample_folder), *arguments, *day, "--format", "json"], catch_exceptions=False)
        rows: list[Row] = json.loads(done.stdout)
        return rows

    return in_python if request.param == "python" else on_the_command_line
