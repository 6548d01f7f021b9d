"""A post with hundreds of holders and a person with hundreds of posts answer at once."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import pytest

from kgraph.model import Kind, Relation
from kgraph.questions.career import career
from kgraph.questions.succession import succession
from tests.questions.graphs import body, edge, engine, node, post

DAY = date(1900, 1, 1)
SHAPES: dict[str, Callable[[int], str]] = {
    "one after another": lambda n: f"{DAY + timedelta(100 * n)}/{DAY + timedelta(100 * n + 100)}",
    "in years": lambda n: f"{1700 + n}/{1701 + n}",
    "many at once": lambda n: f"{DAY + timedelta(10 * n)}/{DAY + timedelta(10 * n + 3000)}",
    "undated": lambda n: "/",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_holders_of_a_post_are_put_in_order_at_once(shape: str) -> None:
    people = [node(f"p{n}", Kind.PERSON, f"P{n}") for n in range(300)]
    edges = [edge(f"p{n}", Relation.HOLDS, "post", SHAPES[shape](n), predecessor=f"p{n - 1}") for n in range(300)]
    asked = engine(([node("post", Kind.POST, "x", seats=1), *people], edges))
    started = process_time()
    assert len(succession(asked, "post").rows()) == 300
    assert process_time() - started < 1


@pytest.mark.parametrize("shape", SHAPES)
def test_the_posts_of_a_person_are_put_in_order_at_once(shape: str) -> None:
    levels = ("district", "commune", "province")
    parts = [body(f"b{n}", f"B{n}", "party", levels[n % 3], f"place{n}") for n in range(20)]
    parts += [post(f"post{n}", f"T{n}", f"b{n}") for n in range(20)]
    parts += [([node(f"place{n}", Kind.DISTRICT, f"X{n}") for n in range(20)], [])]
    edges = [edge("p", Relation.HOLDS, f"post{n % 20}", SHAPES[shape](n), (), n) for n in range(200)]
    asked = engine(*parts, ([node("p", Kind.PERSON, "A")], edges))
    started = process_time()
    assert len(career(asked, "p").rows()) == 200
    assert process_time() - started < 1
