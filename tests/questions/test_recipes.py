"""The recipes: what a question gathers, said as steps and as Cypher."""

import re
from importlib.resources import files

import pytest

from kgraph.engines.base import Recipe
from kgraph.questions import (
    career,
    commune,
    detail,
    lineage,
    organization,
    overlap,
    path,
    responsibilities,
    rotations,
    succession,
    territory,
    tiles,
)
from tests.questions.graphs import ky_son

ASKED = (career, commune, detail, lineage, organization, overlap, path, responsibilities, rotations, succession, territory, tiles)
RECIPES = [module.RECIPE for module in ASKED]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_recipe_takes_the_same_ids_in_cypher(recipe: Recipe) -> None:
    assert set(re.findall(r"\$(\w+)", _statement(recipe.cypher))) == set(recipe.parameters)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_recipe_follows_the_same_relations_in_cypher(recipe: Recipe) -> None:
    followed = set(re.findall(r"\[edge:(\w+)\]", recipe.cypher))
    assert followed == {str(step.relation) for step in recipe.steps}


@pytest.mark.parametrize(
    "name",
    [
        "career",
        "changes",
        "check",
        "commune",
        "evidence",
        "lineage",
        "organization",
        "overlap",
        "path",
        "responsibilities",
        "rotations",
        "search",
        "succession",
        "tiles",
        "territory",
    ],
)
def test_each_part_of_a_recipe_returns_an_edge_and_its_ends(name: str) -> None:
    text = files("kgraph.questions").joinpath(f"{name}.cypher").read_text("utf-8")
    for part in _statement(text).split("UNION ALL"):
        assert re.search(r"RETURN (DISTINCT )?source, edge, target$", part.strip())


def test_everything_of_a_kind_is_gathered_without_an_id() -> None:
    gathered = ky_son().gather(rotations.RECIPE).by_id
    assert {"d1", "d2", "d3", "luong", "one_1", "ks"} <= gathered.keys()


def _statement(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))
