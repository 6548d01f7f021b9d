"""What a place or body became and came from, change by change, with the acts that made it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.questions.answers import Answer, Row, edge_cells, name_of
from kgraph.questions.kinship import KINDS, STEPS, after, before, gathered
from kgraph.questions.lines import by_name
from kgraph.questions.lives import UNITS, ended_with_its_tier, lost_end, lost_start

__all__ = ["RECIPE", "Lineage", "Link", "lineage"]

KNOWN, NO_SUCCESSOR, NO_PREDECESSOR, TIER_ENDED = "known", "successor unknown", "predecessor unknown", "tier ended"

RECIPE = Recipe(
    "lineage",
    ("place",),
    (
        *STEPS,
        Step("earlier", Relation.BECAME, Direction.OUT, "beside"),
        *(Step(some, Relation.PART_OF, Direction.OUT, "superior") for some in ("place", "later", "earlier")),
    ),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A change: what became what. One of the two is None where no source says; ``state`` says so in words.

    ``direction`` is ``before`` for what led to the place or body asked about, ``after`` for what came of it. ``acts`` are the numbers of
    those that can have made the change, where the source only dates it.
    """

    direction: str
    place: Node | None
    became: Node | None
    state: str
    extent: str
    change: str
    date: str
    acts: str
    edge: Edge

    def cells(self) -> Row:
        """Return the columns of the row; nobody knows how sure a change is of which one end is unknown."""
        told: Row = {
            "direction": self.direction,
            "place": name_of(self.place),
            "place_id": self.place.id if self.place else "",
            "became": name_of(self.became),
            "became_id": self.became.id if self.became else "",
            "state": self.state,
            "extent": self.extent,
            "change": self.change,
            "date": self.date,
            "acts": self.acts,
        }
        return told | edge_cells(self.edge) | ({} if self.state in (KNOWN, TIER_ENDED) else {"certainty": "unknown"})


@dataclass(frozen=True, slots=True)
class Lineage(Answer):
    """What a place or body came from, then what it became, each by date."""

    place: Node
    links: tuple[Link, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per change."""
        return tuple(link.cells() for link in self.links)


def lineage(engine: Engine, node_id: str) -> Lineage:
    """Return what a place or body became and came from, across any number of changes; whole and part alike.

    What else went into the same unit is no part of the lineage: ask that unit. Where a unit began or ended on a known day and no source
    says what it came from or became, a link says so, on the edge that dates it.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: the node is neither place nor body.
    """
    graph = gathered(engine, RECIPE, node_id)
    node = graph.node(node_id)
    if node.kind not in KINDS:
        raise UsageError(f"'{name_of(node)}' is a {node.kind}, no place and no body", fix="kgraph search KB TEXT lists names and ids")
    links = [*_earlier(graph, node), *_later(graph, node)]
    return Lineage(node, tuple(sorted(links, key=_by_date)))


def _earlier(graph: TemporalGraph, node: Node) -> Iterator[Link]:
    links = list(before(graph, node.id))
    yield from (_known(graph, "before", link) for link in links)
    for end in sorted({node.id, *(link.subject for link in links)}):
        unit = graph.node(end)
        edge = lost_start(graph, unit)
        if edge is not None and unit.kind in UNITS and edge.valid.start.is_day:
            said = str(edge.get("begun")) or "created", str(edge.valid.start), str(edge.get("begun_acts"))
            yield Link("before", None, unit, NO_PREDECESSOR, "", *said, edge)


def _later(graph: TemporalGraph, node: Node) -> Iterator[Link]:
    links = list(after(graph, node.id))
    yield from (_known(graph, "after", link) for link in links)
    for end in sorted({node.id, *(link.object for link in links)}):
        unit = graph.node(end)
        edge = lost_end(graph, unit)
        if edge is not None and unit.kind in UNITS and edge.valid.end.is_day:
            state = TIER_ENDED if ended_with_its_tier(edge) else NO_SUCCESSOR
            said = str(edge.get("ended")) or "abolished", str(edge.valid.end), str(edge.get("ended_acts"))
            yield Link("after", unit, None, state, "", *said, edge)


def _known(graph: TemporalGraph, direction: str, link: Edge) -> Link:
    ends = graph.node(link.subject), graph.node(link.object)
    said = str(link.get("extent")), str(link.get("change")), str(link.valid), str(link.get("acts"))
    return Link(direction, *ends, KNOWN, *said, link)


def _by_date(link: Link) -> tuple[bool, date, tuple[str, str, str], tuple[str, str, str], str]:
    when = link.edge.valid.end_latest if link.direction == "after" or link.state == KNOWN else link.edge.valid.start_earliest
    names = tuple(by_name(end) if end else ("", "", "") for end in (link.place, link.became))
    return link.direction == "after", when, names[0], names[1], link.edge.id
