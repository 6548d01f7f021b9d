"""The surroundings of a node as boxes and arrows with numbers: person → post → organization → place, from left to right."""

from collections.abc import Collection, Iterator
from datetime import date

from kgraph.dates import UNDATED
from kgraph.diagrams import fonts
from kgraph.diagrams.arrow_words import LABEL, with_words_placed
from kgraph.diagrams.boxes import Arrow, Box, Network
from kgraph.diagrams.layout import Point, Size, layered
from kgraph.diagrams.lettering import DOT, LINE, balanced, joined, printable, width
from kgraph.diagrams.palette import block_of
from kgraph.diagrams.vis import TEXT, style
from kgraph.diagrams.wording import brief_words, span_words
from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.languages import has, say
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.questions.answers import name_of
from kgraph.questions.seats import seat

__all__ = ["MOST_BOXES", "Arrow", "Box", "Network", "name_words", "place", "source_words", "style"]

MOST_BOXES = 300
"""Above this a picture tells nothing; what lies farther from the centre is left out, and the picture says so."""

_SIDE, _TOP = 12.0, 9.0
_WIDEST, _WIDEST_LABEL = 190.0, 118.0

_COLUMNS = {Kind.PERSON: 0, Kind.DECISION: 0, Kind.POST: 1, Kind.ORGANIZATION: 2, Kind.INITIATIVE: 3, Kind.SOURCE: 3}
_TURNED = frozenset({Relation.ISSUED, Relation.MEASURED})
"""Relations that would run from right to left: a body issues the decision that fills its posts."""


def place(
    graph: TemporalGraph,
    center_id: str,
    *,
    language: str,
    expanded: Collection[str] = (),
    as_of: date | None = None,
    most: int = MOST_BOXES,
) -> Network:
    """Place a graph around one of its nodes; sources are no boxes, edges name them.

    ``expanded`` are nodes whose surroundings are in the graph too: what is near them is kept like what is near the centre.
    With a day, the certainty of each arrow is that of the day.

    Raises:
        UnknownNameError: the centre is not in the graph.
    """
    center = graph.node(center_id)
    near = _nearest_first(graph, [center.id, *sorted(expanded)])
    kept = {node.id: node for node in sorted(near[:most], key=lambda node: node.id)}
    edges = [edge for edge in graph.edges() if edge.subject in kept and edge.object in kept]
    texts = {node_id: _lines(graph, node, language) for node_id, node in kept.items()}
    sizes = {node_id: _size(lines) for node_id, lines in texts.items()}
    points = layered(sizes, map(_link, edges), {node_id: _COLUMNS.get(node.kind, 4) for node_id, node in kept.items()})
    boxes = [_box(graph, node, texts[node.id], points[node.id], node == center, node.id in expanded, language) for node in kept.values()]
    arrows = with_words_placed(boxes, [_arrow(graph, edge, language, as_of) for edge in edges])
    return Network(center.id, tuple(boxes), arrows, len(near), language)


def name_words(node: Node, language: str) -> str:
    """Return a name to show; the words for somebody or something unnamed where it has none."""
    return printable(name_of(node)) or say(language, "holder.unnamed" if node.kind is Kind.PERSON else "diagram.unnamed")


def relation_words(edge: Edge, language: str) -> str:
    """Return what an edge says: the role where it has one, else the relation."""
    role = f"role.{edge.get('role')}"
    return say(language, role if has(language, role) else f"relation.{edge.relation}")


def source_words(source: Node) -> str:
    """Return a source by its title, else by who published and wrote it and when."""
    said = (str(source.get(key)) for key in ("publisher", "author", "published"))
    return printable(source.name or ", ".join(part for part in said if part) or source.id)


def _nearest_first(graph: TemporalGraph, starts: list[str]) -> list[Node]:
    """The nodes by their distance from the starts, then by id; those that no edge ties to them come last."""
    frontier = [node_id for node_id in dict.fromkeys(starts) if node_id in graph.by_id]
    found = dict.fromkeys(frontier)
    while frontier:
        near = {end for start in frontier for edge in graph.edges(start) for end in (edge.subject, edge.object)}
        frontier = sorted(near - found.keys())
        found |= dict.fromkeys(frontier)
    found |= dict.fromkeys(graph.by_id)
    return [graph.node(node_id) for node_id in found if node_id == starts[0] or graph.node(node_id).kind is not Kind.SOURCE]


def _link(edge: Edge) -> tuple[str, str]:
    return (edge.object, edge.subject) if edge.relation in _TURNED else (edge.subject, edge.object)


def _lines(graph: TemporalGraph, node: Node, language: str) -> tuple[str, ...]:
    letter = f"{say(language, f'block_letter.{_block(graph, node)}')} · " if node.kind is Kind.ORGANIZATION else ""
    return balanced(letter + name_words(node, language), TEXT, fonts.SEMIBOLD, _WIDEST)


def _size(lines: tuple[str, ...]) -> Size:
    return max(width(line, TEXT, fonts.SEMIBOLD) for line in lines) + 2 * _SIDE, len(lines) * TEXT * LINE + 2 * _TOP


def _box(graph: TemporalGraph, node: Node, lines: tuple[str, ...], at: Point, center: bool, expanded: bool, language: str) -> Box:
    name, (x, y) = name_words(node, language), at
    look = _block(graph, node), _level(graph, node), center, expanded
    return Box(node.id, node.kind, name, lines, *look, round(x, 1), round(y, 1), *(round(side, 1) for side in _size(lines)))


def _block(graph: TemporalGraph, node: Node) -> str:
    if node.kind is Kind.ORGANIZATION:
        return block_of(node)
    if node.kind is not Kind.POST:
        return "none"
    sits = seat(graph, node.id, UNDATED)
    return block_of(sits.organization, sits.block)


def _level(graph: TemporalGraph, node: Node) -> str:
    if node.kind in PLACES:
        return node.kind.lower()
    return seat(graph, node.id, UNDATED).level if node.kind is Kind.POST else str(node.get("level"))


def _arrow(graph: TemporalGraph, edge: Edge, language: str, as_of: date | None) -> Arrow:
    valid = span_words(edge.valid, language)
    parts = tuple(_label(edge, language))
    lines = joined(parts, LABEL, fonts.REGULAR, _WIDEST_LABEL)
    sources = tuple(source_words(graph.node(source)) if source in graph.by_id else source for source in edge.sources)
    state = str(edge.certainty(as_of)), str(edge.status), bool(edge.inferred)
    label = relation_words(edge, language), DOT.join(parts), lines
    return Arrow(edge.id, edge.subject, edge.object, edge.relation, *label, valid, *state, sources)


def _label(edge: Edge, language: str) -> Iterator[str]:
    """The words on an arrow: a holding by its span, anything else by what it says; then what is not plain about it."""
    yield brief_words(edge.valid, language) if edge.relation is Relation.HOLDS else relation_words(edge, language)
    if edge.acting:
        yield say(language, "diagram.acting")
    if edge.inferred:
        yield say(language, "diagram.inferred")
    if edge.status is not Status.ACCEPTED:
        yield say(language, f"status.{edge.status}")
