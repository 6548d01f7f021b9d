"""Cypher: recipes to start from, filled in; answers as rows; what is refused, in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.languages import say
from kgraph.questions.career import RECIPE
from tests.pages.visiting import said, visit

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "kgraph" / "questions"
PERSON = "MATCH (p:Person {id: 'ks:p1'}) RETURN p.name AS name, 1 AS one"


@pytest.fixture
def page():
    return visit("cypher", recipe="own")


def _run(page, query: str):
    page.text_area[0].set_value(query)
    return page.button(key="FormSubmitter:query-own-Chạy").click().run()


def test_a_recipe_is_filled_in_with_who_was_looked_at_last() -> None:
    visited = visit("cypher", recipe="career")
    assert visited.text_area[0].value == RECIPE.cypher
    assert [field.value for field in visited.main.text_input if field.label.startswith("Giá trị")] == ["ks:p1"]


RECIPES = [
    "career",
    "commune",
    "organization",
    "succession",
    "overlap",
    "path",
    "responsibilities",
    "rotations",
    "lineage",
    "territory",
    "search",
    "tiles",
]


def test_every_question_that_gathers_has_its_recipe_on_the_page() -> None:
    gathering = {path.stem for path in QUESTIONS.glob("*.cypher")} - {"check", "evidence", "changes"}
    assert set(visit("cypher").main.pills[0].options) == {say("vi", f"cypher.recipe_{name}") for name in {"own", *gathering}}
    assert gathering == set(RECIPES)


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_runs_as_it_is_filled_in(recipe: str) -> None:
    visited = visit("cypher", recipe=recipe)
    visited.button(key=f"FormSubmitter:query-{recipe}-Chạy").click().run()
    assert not visited.error, visited.error
    assert len(visited.dataframe[0].value) > 0


def test_rows_come_back_under_their_names(page) -> None:
    rows = _run(page, PERSON).dataframe[0].value
    assert rows.to_dict("records") == [{"name": "Nguyễn Hữu Lượng", "one": 1}]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Person {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://beacon.invalid/' AS line RETURN line",
        "MATCH (n RETURN n",
        "",
    ],
)
def test_what_does_more_than_read_or_is_wrong_is_told_in_words(page, query: str) -> None:
    visited = _run(page, query)
    assert "Câu hỏi không chạy được" in said(visited)
    assert not visited.dataframe
    assert not visited.exception


def test_a_query_without_rows_says_so(page) -> None:
    assert "không có dòng nào" in said(_run(page, "MATCH (p:Person {id: 'nobody'}) RETURN p"))


def test_more_rows_than_allowed_are_cut_and_it_is_said(page) -> None:
    page.number_input[1].set_value(2)
    visited = _run(page, "MATCH (p:Person) RETURN p.name")
    assert len(visited.dataframe[0].value) == 2
    assert "Chỉ hiện những dòng đầu" in said(visited)


def test_a_parameter_that_was_typed_gets_a_field(page) -> None:
    visited = _run(page, "RETURN $number AS number")
    field = next(field for field in visited.main.text_input if field.label == "Giá trị của $number")
    field.set_value("42")
    rows = visited.button(key="FormSubmitter:query-own-Chạy").click().run().dataframe[0].value
    assert rows["number"].tolist() == [42]


def test_a_machine_without_the_engine_says_so_and_shows_the_recipes(tmp_path: Path) -> None:
    (tmp_path / "arcadedb_embedded.py").write_text("raise ImportError('there is no wheel for this machine')", "utf-8")
    visiting = "from tests.pages.visiting import said, visit; v = visit('cypher'); print(said(v), v.text_area[0].value, len(v.exception))"
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run([sys.executable, "-c", visiting], env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "Máy này không chạy được Cypher" in told.stdout
    assert told.stdout.strip().endswith(f"{RECIPE.cypher} 0")
