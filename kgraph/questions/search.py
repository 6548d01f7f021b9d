"""Names that fit what is typed, with accents or without, exact accents first."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.engines.base import Engine
from kgraph.model import Kind, Node
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.questions.detail import RECIPE, detail
from kgraph.text import fold, spelling

__all__ = ["RECIPE", "Hit", "Search", "search"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A node whose name fits, with a few words that tell it apart from its namesakes."""

    node: Node
    detail: str


@dataclass(frozen=True, slots=True)
class Search(Answer):
    """The hits, best first; ``found`` counts all of them, also those beyond the limit."""

    text: str
    hits: tuple[Hit, ...]
    found: int

    def rows(self) -> tuple[Row, ...]:
        """Return a row per hit."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for hit in self.hits:
            node = hit.node
            yield {"id": node.id, "kind": str(node.kind), "name": name_of(node), "detail": hit.detail}


def search(engine: Engine, text: str, kinds: frozenset[Kind] = frozenset(), limit: int = 200) -> Search:
    """Return what has each word of the text in its name; without accents typed, accents do not count.

    Whole names come before parts of names, and exact accents before folded ones: Nậm Cắn finds Nậm Càn too, after Nậm
    Cắn. The place of a tone mark (Hòe, Hoè) never counts.
    """
    if not fold(text):
        return Search(text, (), 0)
    exact, folded = spelling(text), fold(text)
    nodes = sorted(engine.named(text, kinds), key=lambda node: _rank(node, exact, folded))
    around = engine.gather_each(RECIPE, nodes[:limit])
    return Search(text, tuple(Hit(node, detail(around[node.id], node)) for node in nodes[:limit]), len(nodes))


def _rank(node: Node, exact: str, folded: str) -> tuple[int, str, str, str]:
    spelled = spelling(node.full_name)
    tests = (
        exact in (spelled, spelling(node.name)),
        folded in (fold(node.full_name), fold(node.name)),
        set(exact.split()) <= set(spelled.split()),
        exact in spelled,
    )
    rank = next((place for place, passed in enumerate(tests) if passed), len(tests))
    return rank, fold(node.name), node.name, node.id
