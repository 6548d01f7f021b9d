"""A few words that tell a node apart from its namesakes: a post, a superior, years, a body, a publisher."""

from collections.abc import Callable, Iterable

from kgraph.dates import Span
from kgraph.engines.base import Recipe, Step
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.questions.answers import name_of
from kgraph.questions.order import earlier, in_order

RECIPE = Recipe(
    "search",
    ("node",),
    (
        Step("node", Relation.HOLDS, Direction.OUT, "post"),
        Step("node", Relation.POST_IN, Direction.OUT, "organization"),
        Step("node", Relation.PART_OF, Direction.OUT, "superior"),
        Step("node", Relation.GOVERNS, Direction.OUT, "place"),
        Step("node", Relation.LOCATED_IN, Direction.OUT, "place"),
        Step("node", Relation.ISSUED, Direction.IN, "issuer"),
    ),
)
"""What is gathered about one node to tell it apart."""

_WHERE = (Relation.POST_IN, Relation.PART_OF, Relation.GOVERNS, Relation.LOCATED_IN)


def detail(graph: TemporalGraph, node: Node, worded: Callable[[Span], str] = str) -> str:
    """Return the words that tell a node apart, from a graph gathered with the recipe; ``""`` where nothing is known.

    ``worded`` says how a span is written.
    """
    if node.kind is Kind.PERSON:
        return _latest_post(graph, node, worded)
    if node.kind in PLACES:
        return _joined(_with_span(graph, edge, worded) for edge in graph.out(node.id, Relation.PART_OF))
    if node.kind is Kind.SOURCE:
        return ", ".join(str(node.get(key)) for key in ("publisher", "author", "published") if node.get(key))
    if node.kind is Kind.DECISION:
        issuers = (name_of(graph.node(edge.subject)) for edge in graph.into(node.id, Relation.ISSUED))
        return _joined([*issuers, str(node.get("date"))], ", ")
    edges = (edge for relation in _WHERE for edge in graph.out(node.id, relation))
    return _joined((name_of(graph.node(edge.object)) for edge in edges), ", ")


def _latest_post(graph: TemporalGraph, person: Node, worded: Callable[[Span], str]) -> str:
    edges = graph.out(person.id, Relation.HOLDS)
    ordered = in_order(edges, earlier(edges))
    dated = [edge for edge in ordered if not edge.valid.is_undated]
    return next((_with_span(graph, edge, worded) for edge in reversed(dated or ordered)), "")


def _with_span(graph: TemporalGraph, edge: Edge, worded: Callable[[Span], str]) -> str:
    name = name_of(graph.node(edge.object))
    return name if edge.valid.is_undated else f"{name}, {worded(edge.valid)}"


def _joined(parts: Iterable[str], separator: str = "; ") -> str:
    return separator.join(dict.fromkeys(part for part in parts if part))
