"""Where and when a person served together with others, or with one other: the body, and the days that are certain and possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, Edge, Status, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.answers import Answer, Row, edge_cells, name_of
from kgraph.questions.lines import by_name
from kgraph.questions.order import earlier, in_order
from kgraph.questions.side_by_side import HANDOVER, SUREST, Pair, pairs

__all__ = ["RECIPE", "Overlap", "Pair", "overlap"]

_IN, _OUT = Direction.IN, Direction.OUT
_FIRMEST = (Status.ACCEPTED, Status.PROPOSED, Status.DISPUTED)

RECIPE = Recipe(
    "overlap",
    ("person",),
    (
        Step("person", Relation.HOLDS, _OUT, "post"),
        Step("post", Relation.HOLDS, _IN, "other"),
        Step("post", Relation.POST_IN, _OUT, "body"),
        Step("body", Relation.POST_IN, _IN, "beside"),
        Step("beside", Relation.POST_IN, _OUT, "organization"),
        Step("beside", Relation.HOLDS, _IN, "other"),
    ),
)


@dataclass(frozen=True, slots=True)
class Overlap(Answer):
    """A person's holdings paired with those of the people who possibly served beside them."""

    graph: TemporalGraph
    person: Node
    pairs: tuple[Pair, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per pair of holdings; ``certainty``, ``status``, ``sources`` and ``inferred_parts`` are of both."""
        return tuple(self._rows())

    @property
    def others(self) -> tuple[Node, ...]:
        """The people, each once, by name."""
        return tuple(sorted({self.graph.node(pair.other.subject) for pair in self.pairs}, key=by_name))

    def _rows(self) -> Iterator[Row]:
        for pair in self.pairs:
            cells: Row = {
                "person": name_of(self.person),
                "other": name_of(self.graph.node(pair.other.subject)),
                "other_id": pair.other.subject,
                "organization": name_of(pair.organization),
                "post": name_of(self.graph.node(pair.one.object)),
                "other_post": name_of(self.graph.node(pair.other.object)),
                "acting": pair.one.acting,
                "other_acting": pair.other.acting,
                "same": pair.same,
                "together": str(pair.together),
                "certain_days": pair.certain_days,
                "possible_days": pair.possible_days,
            }
            yield cells | edge_cells(pair.one) | _of_both(pair) | {"other_edge": pair.other.id, "other_valid": str(pair.other.valid)}


def overlap(engine: Engine, person_id: str, other_id: str = "") -> Overlap:
    """Return where and when a person served together with others, or with one other.

    Two people served together where they held one post, or posts of one body, and may have done so on one day. A body that
    is part of another is a body of its own. Those who follow one another in a seat for one did not serve together: only a
    double holding counts there. Pairs come in the order of the person's holdings, the certain first.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: both are the same person.
    """
    if person_id == other_id:
        raise UsageError("nobody serves together with themselves", fix="name two people, or one to see all")
    graph = engine.gather(RECIPE, person=person_id)
    held = graph.out(person_id, Relation.HOLDS)
    found = (pair for holding in in_order(held, earlier(held)) for pair in _beside(graph, holding))
    return Overlap(graph, graph.node(person_id), tuple(pair for pair in found if other_id in ("", pair.other.subject)))


def _beside(graph: TemporalGraph, holding: Edge) -> list[Pair]:
    def place(pair: Pair) -> tuple[object, ...]:
        return SUREST.index(pair.certainty), pair.together.start_earliest, by_name(graph.node(pair.other.subject)), pair.other.id

    return sorted((pair for pair in pairs(graph, holding) if pair.same != HANDOVER), key=place)


def _of_both(pair: Pair) -> Row:
    both = (pair.one, pair.other)
    return {
        "certainty": str(pair.certainty),
        "status": str(max((edge.status for edge in both), key=_FIRMEST.index)),
        "sources": sorted({source for edge in both for source in edge.sources}),
        "inferred_parts": sorted({part for edge in both for part in edge.inferred}),
    }
