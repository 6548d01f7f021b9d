"""The engine on top of Cypher, in what Neo4j 5 and openCypher share; a subclass runs the queries."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from kgraph.engines.base import Engine, Recipe, walk
from kgraph.engines.stored import read_edge, read_node
from kgraph.errors import EngineError, QueryError, UnknownNameError, UsageError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.tables import html
from kgraph.text import fold

if TYPE_CHECKING:
    import pandas as pd

Plain: TypeAlias = "str | int | float | bool | date | list[Plain] | dict[str, Plain] | None"
Row: TypeAlias = dict[str, Any]
Found: TypeAlias = tuple[dict[str, Node], dict[str, Edge]]
"""Nodes and edges by id."""

_ANY = "|".join(Kind)
"""Every label: with ``{id: $id}`` both engines seek in the unique index of each (docs/decisions/0007-lookup-by-id.md)."""

_NODE = f"MATCH (n:{_ANY} {{id: $id}}) RETURN n"
_EDGE = " UNION ALL ".join(
    f"MATCH (a)-[r:{relation} {{id: $id}}]->(b) RETURN a.id AS subject, r AS edge, b.id AS object" for relation in Relation
)
_UNREADABLE = (KeyError, ValueError, TypeError)
"""What reading a node or an edge that kgraph did not write can come to."""

_REVISION = "MATCH (k:Kgraph) WHERE k.complete RETURN k.revision AS revision"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query of somebody else may run, and how many rows it may return."""

    seconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """What a query returns: named columns and records of plain Python values; ``truncated`` where there were more rows than allowed.

    A node is a dict of its ``label`` and properties, a relationship one of its ``type`` and properties, a path one of its
    ``nodes`` and ``relationships``.
    """

    columns: tuple[str, ...]
    records: tuple[tuple[Plain, ...], ...]
    truncated: bool = False

    def rows(self) -> tuple[Row, ...]:
        """Return one mapping of column to value per record; days are text, as in every answer."""
        return tuple({column: _days_as_text(value) for column, value in zip(self.columns, record, strict=True)} for record in self.records)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the records as a pandas DataFrame."""
        import pandas as pd

        return pd.DataFrame(list(self.records), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """Return the rows as the table that a notebook shows."""
        return html(self.rows(), self.columns, is_cut=self.truncated)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return the table, and a line for where none can be shown."""
        return {"text/html": self._repr_html_(), "text/plain": f"<Table: {len(self.records):,} rows>"}


class CypherEngine(Engine):
    """An engine that is asked in Cypher; a subclass runs a query, and puts a graph."""

    def cypher(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, timeout_seconds: float = 10, most_rows: int = 10_000
    ) -> Table:
        """Run somebody's query, which may only read.

        Raises:
            QueryError: the query is wrong, too slow, or would do more than read the graph.
        """
        if timeout_seconds <= 0 or most_rows < 1:
            raise UsageError(f"a query cannot run {timeout_seconds:g} s for {most_rows} rows", fix="give more than 0 s, and 1 row at least")
        try:
            return self.run(query, dict(parameters or {}), Limits(timeout_seconds, most_rows))
        except UnicodeEncodeError as err:
            raise QueryError(f"the query or a parameter holds {err.object[:60]!r}, which is no text", fix="write it in UTF-8") from err
        except RecursionError as err:
            raise QueryError("a parameter is a list or a map nested too deep", fix="give a flatter one") from err

    @abstractmethod
    def run(self, query: str, parameters: Mapping[str, Any], limits: Limits | None = None) -> Table:
        """Run a query that reads and return its records; with limits, it is somebody's own and anything else is refused.

        Raises:
            QueryError: the query is wrong, too slow, or would do more than read the graph.
            EngineError: the engine failed.
        """

    def revision(self) -> str:
        """Return the revision of the graph that was put here; ``""`` where none was, or not to the end."""
        found = self._ask(_REVISION)
        return str(found[0][0]) if found else ""

    def node(self, node_id: str) -> Node:
        """Return the node with that id."""
        for (found,) in self._ask(_NODE, id=node_id):
            return _node(found)
        raise UnknownNameError(f"nothing has the id '{node_id}'", fix="kgraph search KB TEXT lists ids")

    def nodes(self, kind: Kind | None = None) -> Iterator[Node]:
        """Yield all nodes, or those of one kind, by id."""
        yield from _by_id(_node(found) for (found,) in self._ask(_nodes_query([kind] if kind else Kind)))

    def edges(self, node_id: str = "", relation: Relation | None = None, direction: Direction = Direction.BOTH) -> Iterator[Edge]:
        """Yield the edges of a node (of the whole graph without one), of one relation and direction, by id."""
        if node_id:
            label = self._label(node_id)
            rows = self._ask(_edges_query(label, relation, direction), id=node_id) if label else ()
        else:
            rows = self._ask(_all_edges_query(relation))
        yield from _by_id({edge.id: edge for edge in map(_edge, rows)}.values())

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None."""
        return next((_edge(row) for row in self._ask(_EDGE, id=edge_id)), None)

    def gather(self, recipe: Recipe, **ids: str) -> TemporalGraph:
        """Return the small graph a question is about, by the very text that analysts see."""
        nodes, edges = self._gathered(recipe, ids)
        nodes |= {node_id: self.node(node_id) for node_id in ids.values() if node_id not in nodes}
        if recipe.everything:
            found = self._ask(_nodes_query(recipe.everything))
            nodes |= {node.id: node for node in (_node(row) for (row,) in found)}
        return TemporalGraph(nodes.values(), edges.values())

    def gather_each(self, recipe: Recipe, nodes: Iterable[Node]) -> dict[str, TemporalGraph]:
        """Return by id what a recipe gathers for each node; in one round trip where all its steps start from the node itself."""
        wanted, (parameter,) = list(nodes), recipe.parameters
        if recipe.everything or any(step.start != parameter for step in recipe.steps):
            return super().gather_each(recipe, wanted)
        out = _typed(*(step.relation for step in recipe.steps if step.direction is not Direction.IN))
        into = _typed(*(step.relation for step in recipe.steps if step.direction is not Direction.OUT))
        near, edges = self._around(wanted, out, into)
        fetched = TemporalGraph([*wanted, *near.values()], edges.values())
        return {node.id: walk(fetched, recipe, {node.id: node}, {parameter: node.id}) for node in wanted}

    def surroundings(self, node_id: str, hops: int = 1) -> TemporalGraph:
        """Return what lies within that many edges of a node, one round trip for each hop."""
        nodes = {node_id: self.node(node_id)}
        frontier: Iterable[Node] = nodes.values()
        edges: dict[str, Edge] = {}
        for _ in range(hops):
            near, between = self._around(frontier)
            frontier = [node for node in near.values() if node.id not in nodes]
            nodes |= near
            edges |= between
        return TemporalGraph(nodes.values(), edges.values())

    def named(self, text: str, kinds: frozenset[Kind] = frozenset()) -> Iterator[Node]:
        """Yield the nodes whose name or full name holds each folded word of the text, by id; kinds narrow it."""
        words = {f"word{number}": word for number, word in enumerate(fold(text).split())}
        holding = " AND ".join(f"n.full_name_folded CONTAINS ${name}" for name in words)
        yield from _by_id(_node(found) for (found,) in self._ask(_nodes_query(kinds or Kind, holding), **words))

    def _gathered(self, recipe: Recipe, ids: Mapping[str, str]) -> Found:
        """Return by id what the rows of a recipe hold; engines override it for speed."""
        return self._triples(recipe.cypher, ids)

    def _triples(self, query: str, parameters: Mapping[str, Any]) -> Found:
        """Return by id what a query for rows of ``source, edge, target`` finds; engines override it for speed."""
        return _read_rows(self.run(query, parameters).records)

    def _around(self, nodes: Iterable[Node], out: str = "", into: str = "") -> Found:
        """Return by id the edges that leave and that reach the nodes, and their ends; of these types, if given."""
        ids: dict[str, list[str]] = {}
        for node in nodes:
            ids.setdefault(node.kind, []).append(node.id)
        query = " UNION ALL ".join(_around_query(label, out, into) for label in sorted(ids))
        return self._triples(query, ids) if ids else ({}, {})

    def _label(self, node_id: str) -> str:
        return next((found["label"] for (found,) in self._ask(_NODE, id=node_id)), "")

    def _ask(self, query: str, **parameters: Any) -> tuple[tuple[Any, ...], ...]:
        return self.run(query, parameters).records


def _nodes_query(kinds: Iterable[Kind], where: str = "") -> str:
    """The nodes of some kinds: label by label, which both engines scan several times faster than all labels in one pattern."""
    condition = f" WHERE {where}" if where else ""
    return " UNION ALL ".join(f"MATCH (n:{kind}){condition} RETURN n" for kind in sorted(kinds))


def _all_edges_query(relation: Relation | None) -> str:
    return f"MATCH (a)-[r{_typed(relation)}]->(b) RETURN a.id AS subject, r AS edge, b.id AS object"


def _edges_query(label: str, relation: Relation | None, direction: Direction) -> str:
    out = f"MATCH (a:{label} {{id: $id}})-[r{_typed(relation)}]->(b) RETURN a.id AS subject, r AS edge, b.id AS object"
    into = f"MATCH (b:{label} {{id: $id}})<-[r{_typed(relation)}]-(a) RETURN a.id AS subject, r AS edge, b.id AS object"
    return {Direction.OUT: out, Direction.IN: into, Direction.BOTH: f"{out} UNION ALL {into}"}[direction]


def _around_query(label: str, out: str, into: str) -> str:
    """The edges of nodes of one label, whose ids are the parameter of that name."""
    return (
        f"UNWIND ${label} AS id MATCH (source:{label} {{id: id}})-[edge{out}]->(target) RETURN source, edge, target UNION ALL "
        f"UNWIND ${label} AS id MATCH (target:{label} {{id: id}})<-[edge{into}]-(source) RETURN source, edge, target"
    )


def _typed(*relations: Relation | None) -> str:
    """The types of a pattern, from the enum alone; ``""`` for any."""
    named = sorted({str(relation) for relation in relations if relation})
    return f":{'|'.join(named)}" if named else ""


def _by_id(things: Iterable[Any]) -> Iterator[Any]:
    """Sort here: engines sort text by UTF-16, Python by code points."""
    yield from sorted(things, key=lambda thing: thing.id)


def _node(found: Row) -> Node:
    try:
        return read_node(found["label"], {key: value for key, value in found.items() if key != "label"})
    except _UNREADABLE as err:
        raise _foreign() from err


def _edge(row: tuple[str, Row, str]) -> Edge:
    subject, found, object_ = row
    try:
        return read_edge(subject, found["type"], object_, {key: value for key, value in found.items() if key != "type"})
    except _UNREADABLE as err:
        raise _foreign() from err


def _read_rows(rows: Iterable[tuple[Any, ...]]) -> Found:
    """Read rows of ``source, edge, target``."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for source, edge, target in rows:
        for end in (source, target):
            if end.get("id") not in nodes:
                nodes[end.get("id")] = _node(end)
        if edge.get("id") not in edges:
            edges[edge.get("id")] = _edge((source["id"], edge, target["id"]))
    return nodes, edges


def _foreign() -> EngineError:
    fix = "take it out, or push the base again: kgraph push KB bolt://…"
    return EngineError("the graph holds what kgraph did not write, or not so", fix=fix)


def _days_as_text(value: Plain) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_days_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _days_as_text(item) for key, item in value.items()}
    return value
