"""A body on one day: its posts and who holds them, superior and subordinate bodies; what it came from and what it became."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.dates import PartialDate, Span
from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, name_of
from kgraph.questions.bodies import by_block, posts_of
from kgraph.questions.lines import Day, Line, blank
from kgraph.questions.order import begins
from kgraph.questions.seats import place_of

__all__ = ["RECIPE", "Line", "Organization", "organization"]

_IN, _OUT = Direction.IN, Direction.OUT
_BODIES = frozenset({Kind.ORGANIZATION})
_PLACE = (Relation.GOVERNS, Relation.LOCATED_IN)
_CHANGE = ("change", "extent")
NO_CHANGE: Row = dict.fromkeys(_CHANGE, "")
"""The columns of a change, for a row that is about none."""

RECIPE = Recipe(
    "organization",
    ("organization",),
    (
        Step("organization", Relation.PART_OF, _OUT, "superior", _BODIES),
        Step("superior", Relation.PART_OF, _OUT, "above", _BODIES),
        Step("organization", Relation.PART_OF, _IN, "subordinate", _BODIES),
        Step("organization", Relation.BECAME, _IN, "predecessor", _BODIES),
        Step("organization", Relation.BECAME, _OUT, "successor", _BODIES),
        *(
            Step(body, relation, _OUT, "place")
            for body in ("organization", "superior", "above", "subordinate", "predecessor", "successor")
            for relation in _PLACE
        ),
        Step("organization", Relation.POST_IN, _IN, "post"),
        Step("post", Relation.HOLDS, _IN, "holder"),
        Step("post", Relation.VACANT, _OUT, "vacated"),
    ),
)


@dataclass(frozen=True, slots=True)
class Organization(Answer):
    """What is known of a body on a day, section by section: body, post, superior, subordinate, predecessor, successor.

    A body without a place of its own has no line ``body``, and the ``place`` of its superior.
    """

    body: Node
    place: Node | None
    as_of: date
    lines: tuple[Line, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per line, and one for the body in any case.

        ``certainty`` is on the day; of what the body came from and became, it is that of the change.
        """
        return tuple(self._rows())

    def section(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one section."""
        return tuple(line for line in self.lines if line.section == name)

    def _rows(self) -> Iterator[Row]:
        if not self.section("body"):
            yield blank("body", self.body, self.place) | NO_CHANGE | NO_EDGE
        for line in self.lines:
            is_change = line.edge.relation is Relation.BECAME
            change: Row = {key: str(line.edge.get(key)) if is_change else "" for key in _CHANGE}
            yield line.cells() | change | line.edge_cells(None if is_change else self.as_of)


def organization(engine: Engine, organization_id: str, as_of: date) -> Organization:
    """Return what is known of a body on a day; what is possible is shown, and marked where it is not certain.

    Holders read as those of a commune do. Superior and subordinate bodies are those of the day, one step away. What the body
    came from and what it became is listed whatever the day, by its date, with how it changed.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: the node is no organization.
    """
    graph = engine.gather(RECIPE, organization=organization_id)
    body = graph.node(organization_id)
    if body.kind is not Kind.ORGANIZATION:
        raise UsageError(f"'{name_of(body)}' is a {body.kind}, no Organization", fix="kgraph search KB TEXT --kind Organization")
    day = Day(graph, as_of)
    place = _place(day, body)
    lines = (*_body_lines(day, body), *posts_of(day, body, place, set()), *_bodies_around(day, body), *_changes(graph, body))
    return Organization(body, place, as_of, lines)


def _body_lines(day: Day, body: Node) -> Iterator[Line]:
    for relation in _PLACE:
        yield from (Line("body", body, day.graph.node(edge.object), edge) for edge in day.graph.out(body.id, relation))


def _bodies_around(day: Day, body: Node) -> Iterator[Line]:
    above = [("superior", edge, edge.object) for edge in day.graph.out(body.id, Relation.PART_OF)]
    below = [("subordinate", edge, edge.subject) for edge in day.graph.into(body.id, Relation.PART_OF)]
    for some in (above, below):
        found = [(day.graph.node(end), section, edge) for section, edge, end in some]
        bodies = [one for one in found if one[0].kind is Kind.ORGANIZATION]
        for node, section, edge in sorted(bodies, key=lambda one: (by_block(one[0]), one[2].id)):
            yield Line(section, node, _place(day, node), edge)


def _changes(graph: TemporalGraph, body: Node) -> Iterator[Line]:
    """What the body came from and what it became; each has the place that it had nearest to the change."""
    came_from = [("predecessor", edge, edge.subject) for edge in graph.into(body.id, Relation.BECAME)]
    became = [("successor", edge, edge.object) for edge in graph.out(body.id, Relation.BECAME)]
    for some in (came_from, became):
        for section, edge, end in sorted(some, key=lambda one: (begins(one[1]), one[1].id)):
            node = graph.node(end)
            if node.kind is Kind.ORGANIZATION:
                yield Line(section, node, place_of(graph, node, edge.valid), edge)


def _place(day: Day, body: Node) -> Node | None:
    on_the_day = PartialDate.day(day.as_of)
    return place_of(day.graph, body, Span(on_the_day, on_the_day))
