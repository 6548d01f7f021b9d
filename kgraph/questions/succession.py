"""The holders of one post, one after another, with handovers, gaps and double holdings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.answers import Answer, Row, edge_cells, name_of, names_of
from kgraph.questions.gaps import gaps
from kgraph.questions.order import Timed, comes_before, earlier, in_order
from kgraph.questions.shared_days import certainly_beside, tenure

RECIPE = Recipe(
    "succession",
    ("post",),
    (
        Step("post", Relation.HOLDS, Direction.IN, "person"),
        Step("post", Relation.POST_IN, Direction.OUT, "organization"),
    ),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One holder's time in the post; ``handover`` is the day shared with the one before, if that is certain."""

    person: Node
    edge: Edge
    handover: date | None
    gap_days: int | None


@dataclass(frozen=True, slots=True)
class Succession(Answer):
    """The terms of one post in order."""

    post: Node
    organization: Node | None
    terms: tuple[Term, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per term."""
        return tuple(self._rows())

    @property
    def gaps(self) -> tuple[Term, ...]:
        """The terms that certainly began some days after the one before; ``gap_days`` says how many."""
        return tuple(term for term in self.terms if term.gap_days)

    @property
    def double_holdings(self) -> tuple[tuple[Term, Term], ...]:
        """Pairs of terms that certainly share a day that is no handover, in a post with one seat."""
        if self.post.get("seats") != 1:
            return ()
        return tuple((one, other) for one, other in combinations(self.terms, 2) if certainly_beside(one.edge, other.edge))

    def _rows(self) -> Iterator[Row]:
        beside: dict[str, list[Node]] = {}
        for one, other in self.double_holdings:
            beside.setdefault(one.edge.id, []).append(other.person)
            beside.setdefault(other.edge.id, []).append(one.person)
        for term in self.terms:
            certain_days, possible_days = tenure(term.edge)
            cells: Row = {
                "person": name_of(term.person),
                "acting": term.edge.acting,
                "handover": term.handover.isoformat() if term.handover else "",
                "gap_days": term.gap_days,
                "certain_days": certain_days,
                "possible_days": possible_days,
                "double_holding": names_of(beside.get(term.edge.id, ())),
            }
            yield cells | edge_cells(term.edge)


def succession(engine: Engine, post_id: str) -> Succession:
    """Return who held a post, one after another, with the gaps between them.

    Holders come by named predecessor and successor and by dates that leave no doubt, else by earliest possible start;
    somebody named only as a predecessor stands before the one who names them. A gap is listed only when it is certain,
    its length in days strictly between: it is where no source names a holder, and no vacancy. Predecessor and successor
    follow Wikidata P1365 and P1366.

    Raises:
        UnknownNameError: no node has that id.
    """
    graph = engine.gather(RECIPE, post=post_id)
    edges = graph.into(post_id, Relation.HOLDS)
    before = earlier(edges, _came_before)
    days = gaps(edges, before)
    terms = (Term(graph.node(e.subject), e, _handover(e, edges), days[e.id]) for e in in_order(edges, before))
    return Succession(graph.node(post_id), _organization(graph, post_id), tuple(terms))


def _came_before(one: Timed, other: Timed) -> bool:
    who, whom = one.edge.subject, other.edge.subject
    named = who == other.edge.get("predecessor") or whom == one.edge.get("successor")
    return comes_before(one, other) or (named and who != whom and not comes_before(other, one))


def _handover(edge: Edge, edges: tuple[Edge, ...]) -> date | None:
    start = edge.valid.start
    others = (e.valid for e in edges if e.subject != edge.subject and e.valid.start_latest < start.earliest)
    return start.earliest if start.is_day and start in (span.end for span in others) else None


def _organization(graph: TemporalGraph, post_id: str) -> Node | None:
    return next((graph.node(edge.object) for edge in graph.out(post_id, Relation.POST_IN)), None)
