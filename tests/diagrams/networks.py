"""Graphs to draw as networks: around somebody of the graph written by hand, a crowd, and hostile names."""

from kgraph.diagrams.boxes import Network
from kgraph.diagrams.network import place
from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Relation
from kgraph.questions.career import RECIPE
from tests.diagrams.careers import hostile
from tests.questions.graphs import edge, ky_son, node


def around(person: str = "luong") -> TemporalGraph:
    """The posts, bodies, places and decisions of somebody."""
    return ky_son().gather(RECIPE, person=person)


def luong(language: str = "vi") -> Network:
    return place(around(), "luong", language=language)


def crowd(size: int) -> TemporalGraph:
    """A body with that many posts."""
    posts = [node(f"q{n:04}", Kind.POST, f"Chức vụ {n}") for n in range(size)]
    body = node("o", Kind.ORGANIZATION, "Cơ quan", kind="agency", level="province")
    return TemporalGraph([body, *posts], [edge(post.id, Relation.POST_IN, "o") for post in posts])


def bad() -> Network:
    """Names that hold what HTML, JavaScript and pyvis would read."""
    return place(hostile().gather(RECIPE, person="p"), "p", language="vi")
