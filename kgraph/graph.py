"""The graph that claims resolve to: an edge, and an immutable value that holds nodes and edges."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypeAlias

from kgraph.dates import Certainty, Span
from kgraph.errors import UnknownNameError
from kgraph.model import Kind, Node, Properties, Relation, Value, frozen

Stretch: TypeAlias = tuple[date, date]


class Status(StrEnum):
    """What became of an edge's claims: taken, waiting for review, or contradicting each other."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    DISPUTED = "disputed"


class Direction(StrEnum):
    """Which edges of a node are meant: those that leave it, those that reach it, or both."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes during a span, with the claims that say so.

    ``subject`` and ``object`` are node ids. ``properties`` are the claims' qualifiers (acting, decision, role, value …).
    ``inferred`` names what no source says outright: ``edge``, ``start``, ``end``, ``decision`` … Where ``attested`` is given, the
    edge was joined from separate sightings (its continuity is inferred): certain within these stretches alone.
    """

    id: str
    subject: str
    relation: Relation
    object: str
    valid: Span
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    status: Status = Status.ACCEPTED
    recorded: date = date.min
    confidence: float = 1.0
    properties: Properties = ()
    inferred: tuple[str, ...] = ()
    attested: tuple[Stretch, ...] | None = None
    retold: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "properties", frozen(self.properties))

    def get(self, key: str, default: Value = "") -> Value:
        """Return a property, or the default where no claim gives it."""
        return next((value for name, value in self.properties if name == key), default)

    @property
    def acting(self) -> bool:
        """Whether the holder only acts in the post (quyền, phụ trách)."""
        return self.get("acting") is True

    def certainly_covers(self, day: date) -> bool:
        """Whether it held on that day on every reading of its claims."""
        if self.attested is not None:
            return any(start <= day <= end for start, end in self.attested)
        return self.valid.certainly_covers(day)

    def possibly_covers(self, day: date) -> bool:
        """Whether it held on that day on some reading of its claims."""
        return self.valid.possibly_covers(day)

    def certainty(self, day: date | None = None) -> Certainty:
        """Return how sure the edge is on that day; without a day, certain if some day of it is, unknown if undated."""
        if self.valid.is_undated:
            return Certainty.UNKNOWN
        if day is not None:
            if self.certainly_covers(day):
                return Certainty.CERTAIN
            return Certainty.POSSIBLE if self.possibly_covers(day) else Certainty.UNKNOWN
        some_day = bool(self.attested) if self.attested is not None else self.valid.has_certain_day()
        return Certainty.CERTAIN if some_day else Certainty.POSSIBLE


class TemporalGraph:
    """Nodes and edges, sorted by id; a value that never changes.

    Two graphs are equal if their nodes and edges are.
    """

    def __init__(self, nodes: Iterable[Node] = (), edges: Iterable[Edge] = ()) -> None:
        self._nodes = {node.id: node for node in sorted(nodes, key=lambda n: n.id)}
        self._edges = {edge.id: edge for edge in sorted(edges, key=lambda e: e.id)}
        for edge in self._edges.values():
            for end in (edge.subject, edge.object):
                if end not in self._nodes:
                    raise UnknownNameError(f"edge {edge.id} ends at '{end}', which is not in the graph", fix="add the node")

    @property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by id."""
        return MappingProxyType(self._nodes)

    def node(self, node_id: str) -> Node:
        """Return the node with that id.

        Raises:
            UnknownNameError: there is none.
        """
        if node_id not in self._nodes:
            raise UnknownNameError(f"nothing has the id '{node_id}'", fix="kgraph search KB TEXT lists ids")
        return self._nodes[node_id]

    def nodes(self, kind: Kind | None = None) -> tuple[Node, ...]:
        """Return all nodes, or those of one kind, by id."""
        return tuple(node for node in self._nodes.values() if kind in (None, node.kind))

    def edge(self, edge_id: str) -> Edge:
        """Return the edge with that id.

        Raises:
            UnknownNameError: there is none.
        """
        if edge_id not in self._edges:
            raise UnknownNameError(f"no edge has the id '{edge_id}'", fix="take an id from the column 'edge' of an answer")
        return self._edges[edge_id]

    def edges(self, node_id: str = "", relation: Relation | None = None, direction: Direction = Direction.BOTH) -> tuple[Edge, ...]:
        """Return the edges of a node (of the whole graph without one), of one relation and direction, by id."""
        found: Iterable[Edge] = self._edges.values()
        if node_id:
            out = self._adjacent[0].get(node_id, ()) if direction is not Direction.IN else ()
            into = self._adjacent[1].get(node_id, ()) if direction is not Direction.OUT else ()
            found = {edge.id: edge for edge in (*out, *into)}.values()
        return tuple(sorted((e for e in found if relation in (None, e.relation)), key=lambda e: e.id))

    def out(self, node_id: str, relation: Relation) -> tuple[Edge, ...]:
        """Return the edges of that relation that leave a node, by id."""
        return tuple(edge for edge in self._adjacent[0].get(node_id, ()) if edge.relation == relation)

    def into(self, node_id: str, relation: Relation) -> tuple[Edge, ...]:
        """Return the edges of that relation that reach a node, by id."""
        return tuple(edge for edge in self._adjacent[1].get(node_id, ()) if edge.relation == relation)

    def as_of(self, day: date) -> Self:
        """Return the graph of what is possible on that day; nodes stay."""
        return type(self)(self._nodes.values(), (edge for edge in self._edges.values() if edge.possibly_covers(day)))

    def __or__(self, other: Self) -> Self:
        return type(self)((*self.nodes(), *other.nodes()), (*self.edges(), *other.edges()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TemporalGraph):
            return NotImplemented
        return self._nodes == other._nodes and self._edges == other._edges

    def __hash__(self) -> int:
        return hash((tuple(self._nodes.values()), tuple(self._edges.values())))

    def __len__(self) -> int:
        return len(self._nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def __repr__(self) -> str:
        return f"TemporalGraph({len(self._nodes)} nodes, {len(self._edges)} edges)"

    @cached_property
    def _adjacent(self) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
        out: dict[str, list[Edge]] = {}
        into: dict[str, list[Edge]] = {}
        for edge in self._edges.values():
            out.setdefault(edge.subject, []).append(edge)
            into.setdefault(edge.object, []).append(edge)
        return out, into
