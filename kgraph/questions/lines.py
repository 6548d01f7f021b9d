"""One line of an answer about a commune, and the commune's graph as it possibly was on the day asked for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.text import fold


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is about, and the edge that says so; None, ``""`` where a column does not apply."""

    section: str
    node: Node
    place: Node | None
    edge: Edge
    organization: Node | None = None
    holder: Node | None = None
    holder_state: str = ""
    responsible: Node | None = None
    role: str = ""
    responsible_state: str = ""
    value: int | float | None = None
    total: int | float | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether the line says that no source says who: the edge is only what the question is about."""
        return "unknown" in (self.holder_state, self.responsible_state)


@dataclass(frozen=True)
class Day:
    """A commune's gathered graph, and the day; every edge it hands out is possible on that day."""

    gathered: TemporalGraph
    place: Node
    as_of: date

    @cached_property
    def graph(self) -> TemporalGraph:
        """What is possible on the day."""
        return self.gathered.as_of(self.as_of)

    @cached_property
    def villages(self) -> tuple[tuple[Node, Edge], ...]:
        """The villages of the commune by name, with the edges that say so."""
        inside = [(self.graph.node(edge.subject), edge) for edge in self.graph.into(self.place.id, Relation.PART_OF)]
        villages = [pair for pair in inside if pair[0].kind is Kind.VILLAGE]
        return tuple(sorted(villages, key=lambda pair: by_name(pair[0])))

    @property
    def places(self) -> tuple[Node, ...]:
        """The commune, then its villages."""
        return (self.place, *(village for village, _ in self.villages))


def by_name(node: Node) -> tuple[str, str, str]:
    """Return a sort key: the folded name, then the name itself, then the id."""
    return fold(node.name), node.name, node.id
