"""A post with hundreds of holders and a person with hundreds of posts answer: work grows with the square of their number, not faster."""

import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kgraph.engines.base import Engine
from kgraph.model import Kind, Relation
from kgraph.questions.career import career
from kgraph.questions.succession import succession
from tests.questions.graphs import body, edge, engine, node, post

DAY = date(1900, 1, 1)
SHAPES: dict[str, Callable[[int], str]] = {
    "one after another": lambda n: f"{DAY + timedelta(100 * n)}/{DAY + timedelta(100 * n + 100)}",
    "in years": lambda n: f"{1500 + n}/{1501 + n}",
    "many at once": lambda n: f"{DAY + timedelta(10 * n)}/{DAY + timedelta(10 * n + 3000)}",
    "undated": lambda n: "/",
}


def post_of(many: int, shape: str) -> Engine:
    people = [node(f"p{n}", Kind.PERSON, f"P{n}") for n in range(many)]
    edges = [edge(f"p{n}", Relation.HOLDS, "post", SHAPES[shape](n), predecessor=f"p{n - 1}") for n in range(many)]
    return engine(([node("post", Kind.POST, "x", seats=1), *people], edges))


def person_of(many: int, shape: str) -> Engine:
    levels = ("district", "commune", "province")
    parts = [body(f"b{n}", f"B{n}", "party", levels[n % 3], f"place{n}") for n in range(20)]
    parts += [post(f"post{n}", f"T{n}", f"b{n}") for n in range(20)]
    parts += [([node(f"place{n}", Kind.DISTRICT, f"X{n}") for n in range(20)], [])]
    edges = [edge("p", Relation.HOLDS, f"post{n % 20}", SHAPES[shape](n), (), n) for n in range(many)]
    return engine(*parts, ([node("p", Kind.PERSON, "A")], edges))


def calls(ask: Callable[[], int], rows: int) -> int:
    """How many functions were called until the answer was there: the same on every machine, however busy."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        found = ask()
    finally:
        sys.setprofile(before)
    assert found == rows
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_the_holders_of_a_post_are_put_in_order_soon(shape: str) -> None:
    few, many = post_of(50, shape), post_of(200, shape)
    assert calls(lambda: len(succession(many, "post").rows()), 200) < 24 * calls(lambda: len(succession(few, "post").rows()), 50)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_posts_of_a_person_are_put_in_order_soon(shape: str) -> None:
    few, many = person_of(50, shape), person_of(200, shape)
    assert calls(lambda: len(career(many, "p").rows()), 200) < 24 * calls(lambda: len(career(few, "p").rows()), 50)
