"""Cypher that writes a graph, batch by batch, and marks it as kgraph's."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeAlias

from kgraph.engines.stored import Stored, stored_edge, stored_node
from kgraph.graph import TemporalGraph
from kgraph.graph_records import revision
from kgraph.model import Kind, Relation

Held: TypeAlias = tuple[Any, ...]

BATCH = 5_000
"""Rows that one query takes along."""

FORMAT = 1
_KINDS, _RELATIONS = "|".join(Kind), "|".join(Relation)
FOREIGN = (
    f"CALL {{ MATCH (n) WHERE NOT (n:Kgraph AND n.format = {FORMAT}) "
    f"AND (NOT n:{_KINDS} OR n.id IS NULL OR size(labels(n)) > 1 OR NOT EXISTS {{ (:Kgraph) }}) "
    f"RETURN count(n) AS nodes }} CALL {{ MATCH ()-[r]->() WHERE NOT r:{_RELATIONS} OR r.id IS NULL RETURN count(r) AS edges }} "
    "RETURN nodes + edges AS foreign"
)
"""Counts what kgraph did not write: where the mark is missing, everything."""

HELD_NODES = f"MATCH (n:{_KINDS}) RETURN labels(n)[0] AS kind, n.id AS id"
HELD_EDGES = "MATCH (a)-[r]->(b) RETURN type(r) AS relation, a.id AS subject, b.id AS object, r.id AS id"
_MARK = "UNWIND $rows AS row MERGE (k:Kgraph {format: row.format}) SET k = row"


def writes(graph: TemporalGraph) -> Iterator[tuple[str, list[Stored]]]:
    """Yield queries, each with the ``$rows`` it takes: first the nodes of each kind, then the edges between each two kinds.

    Run twice, they change nothing.
    """
    for kind in Kind:
        query = f"UNWIND $rows AS row MERGE (n:{kind} {{id: row.id}}) SET n = row"
        yield from _batches(query, [stored_node(node) for node in graph.nodes(kind)])
    edges: dict[tuple[Relation, Kind, Kind], list[Stored]] = defaultdict(list)
    for edge in graph.edges():
        ends = graph.node(edge.subject).kind, graph.node(edge.object).kind
        edges[(edge.relation, *ends)].append({"subject": edge.subject, "object": edge.object, "edge": stored_edge(edge)})
    for (relation, subject, object_), rows in sorted(edges.items()):
        query = (
            f"UNWIND $rows AS row MATCH (a:{subject} {{id: row.subject}}) MATCH (b:{object_} {{id: row.object}}) "
            f"MERGE (a)-[r:{relation} {{id: row.edge.id}}]->(b) SET r = row.edge"
        )
        yield from _batches(query, rows)


def unfinished(writer: str) -> tuple[str, list[Stored]]:
    """Return the query that marks the graph as kgraph's, as not whole, and as being written by this writer alone."""
    return _MARK, [{"format": FORMAT, "complete": False, "writer": writer}]


def as_writer(query: str) -> str:
    """Return the query as it runs only while ``$writer`` is the one who writes: then it returns a row, else none.

    The mark is written to first, which locks it until the query ends: of two who push at once, each batch is wholly before
    the other began, or does nothing.
    """
    return f"MATCH (k:Kgraph) SET k.locked = true WITH k WHERE k.writer = $writer CALL {{ {query} }} RETURN true AS mine"


def finished(graph: TemporalGraph) -> tuple[str, list[Stored]]:
    """Return the query that marks the graph as whole."""
    return _MARK, [mark(graph)]


def mark(graph: TemporalGraph) -> Stored:
    """Return what the mark of a whole graph says."""
    return marked(revision(graph), len(graph), len(graph.edges()))


def marked(revision_: str, nodes: int, edges: int) -> Stored:
    """Return what the mark of a whole graph of that revision and size says."""
    return {"format": FORMAT, "complete": True, "revision": revision_, "nodes": nodes, "edges": edges}


def constraints(there: Collection[str]) -> Iterator[str]:
    """Yield queries for what makes ids, and the mark, unique and quick to find, without those that are there by name."""
    if "kgraph_format" not in there:
        yield "CREATE CONSTRAINT kgraph_format IF NOT EXISTS FOR (n:Kgraph) REQUIRE n.format IS UNIQUE"
    patterns = {str(kind): f"(n:{kind})" for kind in Kind} | {str(relation): f"()-[n:{relation}]-()" for relation in Relation}
    for word, pattern in patterns.items():
        if f"kgraph_{word}_id" not in there:
            yield f"CREATE CONSTRAINT kgraph_{word}_id IF NOT EXISTS FOR {pattern} REQUIRE n.id IS UNIQUE"


def removals(graph: TemporalGraph, nodes: Sequence[Held], edges: Sequence[Held]) -> Iterator[tuple[str, list[Stored]]]:
    """Yield queries that remove what is held (rows of HELD_NODES and HELD_EDGES) and not in the graph, or elsewhere in it."""
    kept_edges = {(str(edge.relation), edge.subject, edge.object, edge.id) for edge in graph.edges()}
    gone = [dict(zip(("relation", "subject", "object", "id"), held, strict=True)) for held in edges if held not in kept_edges]
    for relation in Relation:
        query = f"UNWIND $rows AS row MATCH (a)-[r:{relation} {{id: row.id}}]->(b) DELETE r"
        yield from _batches(query, [row for row in gone if row["relation"] == relation])
    kept = {(str(node.kind), node.id) for node in graph.nodes()}
    for kind in Kind:
        query = f"UNWIND $rows AS row MATCH (n:{kind} {{id: row.id}}) DETACH DELETE n"
        yield from _batches(query, [{"id": node_id} for label, node_id in nodes if label == kind and (label, node_id) not in kept])


def _batches(query: str, rows: list[Stored]) -> Iterator[tuple[str, list[Stored]]]:
    for first in range(0, len(rows), BATCH):
        yield query, rows[first : first + BATCH]
