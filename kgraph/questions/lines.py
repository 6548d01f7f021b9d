"""One line of an answer about a commune or a body, and the gathered graph as it possibly was on the day asked for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import Row, edge_cells, name_of
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

    def cells(self) -> Row:
        """Return the columns that communes and bodies share, up to those that stand for the edge."""
        return blank(self.section, self.node, self.place) | {
            "organization": name_of(self.organization),
            "holder": name_of(self.holder),
            "holder_state": self.holder_state,
            "responsible": name_of(self.responsible),
            "role": self.role,
            "responsible_state": self.responsible_state,
            "value": self.value,
            "total": self.total,
        }

    def edge_cells(self, as_of: date | None) -> Row:
        """Return the columns that stand for the edge; ``certainty`` is unknown where the holder or who answers is."""
        return edge_cells(self.edge, as_of) | ({"certainty": "unknown"} if self.is_unknown else {})


def blank(section: str, node: Node, place: Node | None) -> Row:
    """Return the columns that communes and bodies share, of which only the first three apply."""
    told: Row = {"section": section, "name": name_of(node), "place": name_of(place)}
    texts = ("organization", "holder", "holder_state", "responsible", "role", "responsible_state")
    return told | dict.fromkeys(texts, "") | {"value": None, "total": None}


@dataclass(frozen=True)
class Day:
    """A gathered graph, and the day; every edge it hands out is possible on that day."""

    gathered: TemporalGraph
    as_of: date

    @cached_property
    def graph(self) -> TemporalGraph:
        """What is possible on the day."""
        return self.gathered.as_of(self.as_of)


@dataclass(frozen=True)
class CommuneDay(Day):
    """A commune and what was gathered around it, on the day."""

    place: Node

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
