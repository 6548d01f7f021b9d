"""The career of a person: their holdings in order, posts held together, gaps, and moves with their kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.graph import Direction, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.answers import Answer, Row, decision_of, edge_cells, name_of, names_of
from kgraph.questions.gaps import gaps
from kgraph.questions.moves import NO_MOVE, Holding, Move, with_moves
from kgraph.questions.order import earlier, in_order
from kgraph.questions.seats import STEPS, seat
from kgraph.questions.shared_days import certainly_beside, tenure

__all__ = ["RECIPE", "Career", "Holding", "Move", "career", "career_in"]

RECIPE = Recipe(
    "career",
    ("person",),
    (
        Step("person", Relation.HOLDS, Direction.OUT, "post"),
        Step("post", Relation.FILLS, Direction.IN, "decision"),
        *STEPS,
    ),
)


@dataclass(frozen=True, slots=True)
class Career(Answer):
    """A person's holdings, those that came before first, and the moves between them."""

    person: Node
    holdings: tuple[Holding, ...]
    moves: tuple[Move, ...]
    as_of: date | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return a row per holding; with a day, ``certainty`` is on that day."""
        return tuple(self._rows())

    def beside(self, holding: Holding) -> tuple[Holding, ...]:
        """Return the holdings that certainly went together with one (kiêm nhiệm): not those that only met it on the day of a move."""
        return tuple(one for one in self.holdings if one is not holding and certainly_beside(one.edge, holding.edge))

    def _rows(self) -> Iterator[Row]:
        moves = {holding.edge.id: move for move in self.moves for holding in move.after}
        for holding in self.holdings:
            move = moves.get(holding.edge.id)
            certain_days, possible_days = tenure(holding.edge)
            cells: Row = {
                "person": name_of(holding.person),
                "post": name_of(holding.post),
                "organization": name_of(holding.organization),
                "place": name_of(holding.place),
                "level": holding.level,
                "acting": holding.edge.acting,
                "concurrent": names_of(other.post for other in self.beside(holding)),
                **(move.cells() if move else NO_MOVE),
                "decision": name_of(holding.decision),
                "gap_days": holding.gap_days,
                "certain_days": certain_days,
                "possible_days": possible_days,
            }
            yield cells | edge_cells(holding.edge, self.as_of)


def career(engine: Engine, person_id: str, as_of: date | None = None) -> Career:
    """Return the posts a person held, in order, with the gaps and the moves between them.

    A holding stands after those it certainly followed, else by earliest possible start; the undated come last. A move
    is named only where one holding certainly was left for another. ``as_of`` drops nothing: it asks how certain each
    holding is on that day.

    Raises:
        UnknownNameError: no node has that id.
    """
    return career_in(engine, engine.gather(RECIPE, person=person_id), person_id, as_of)


def career_in(engine: Engine, graph: TemporalGraph, person_id: str, as_of: date | None = None) -> Career:
    """Return the career of a person in a graph that was gathered already."""
    person = graph.node(person_id)
    edges = graph.out(person_id, Relation.HOLDS)
    before = earlier(edges)
    days = gaps(edges, before)
    holdings = [
        Holding.at(
            person,
            seat(graph, edge.object, edge.valid),
            edge,
            decision_of(engine, graph, edge),
            days[edge.id],
        )
        for edge in in_order(edges, before)
    ]
    return Career(person, *with_moves(holdings, before), as_of)
