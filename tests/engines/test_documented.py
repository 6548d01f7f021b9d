"""The page of engines: its table of gaps is the marks of the tests, its query runs."""

import re
from pathlib import Path

import pytest

from kgraph.engines import _ENGINES
from kgraph.engines.cypher import CypherEngine
from kgraph.engines.guard import _OPERATORS
from kgraph.engines.stored import stored_edge, stored_node
from kgraph.model import Kind
from tests.engines import test_conformance
from tests.engines.test_stored import HOLDING
from tests.questions.graphs import node

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
_GAPS = re.compile(r"(<!-- gaps -->\n).*(<!-- /gaps -->)", re.DOTALL)


def gaps() -> str:
    """The table: each engine, what a test wants of it, and why it has not."""
    marked = [
        (mark.args[0], name.removeprefix("test_").replace("_", " "), mark.args[1])
        for name, test in vars(test_conformance).items()
        for mark in getattr(test, "pytestmark", ())
        if mark.name == "lacks"
    ]
    lines = [f"| {engine} | {what} | {why} |" for engine, what, why in sorted(marked)]
    return "\n".join(["| engine | not so | why |", "|---|---|---|", *lines, ""])


def test_the_page_lists_what_each_engine_lacks(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text("utf-8")
    written = _GAPS.sub(lambda found: f"{found.group(1)}{gaps()}{found.group(2)}", page)
    if request.config.getoption("--update-golden", default=False):
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written


@pytest.mark.parametrize("word", [*_ENGINES, *sorted(_OPERATORS), *Kind])
def test_the_page_names_each_scheme_operator_and_label(word: str) -> None:
    page = PAGE.read_text("utf-8")
    assert f"`{word}`" in page or f"`{word}://`" in page


def test_the_query_of_the_page_runs(cypher_engine: CypherEngine) -> None:
    (query,) = re.findall(r"```cypher\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    found = cypher_engine.cypher(query)
    assert found.columns == ("p.name", "o.name", "h.valid")
    assert ("Nguyễn Hữu Lượng", "Chủ tịch UBND xã Hữu Kiệm", "2015-12/[2017-04..]") in found.records


def test_the_page_names_each_property_that_is_always_stored() -> None:
    stored = {*stored_node(node("p1", Kind.PERSON, "An")), *stored_edge(HOLDING)} - {"acting"}
    cells = set(re.findall(r"`(\w+)`", PAGE.read_text("utf-8")))
    assert stored <= cells
