"""A node or an edge as one JSON object and back: equal values give equal objects."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from kgraph.dates import Span
from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.records import as_line

_LISTS = ("claims", "sources", "inferred")
_EDGE_FIELDS = tuple(field.name for field in fields(Edge))


def graph_lines(graph: TemporalGraph) -> Iterator[bytes]:
    """Yield a graph line by line: equal graphs give equal bytes."""
    yield from map(node_line, graph.nodes())
    yield from map(edge_line, graph.edges())


def node_line(node: Node) -> bytes:
    """Return the line that stands for a node: equal nodes give equal bytes."""
    return as_line({"node": node_record(node)})


def edge_line(edge: Edge) -> bytes:
    """Return the line that stands for an edge: equal edges give equal bytes."""
    return as_line({"edge": edge_record(edge)})


def revision(graph: TemporalGraph) -> str:
    """Return the version of a graph: 12 hex digits, equal for equal graphs."""
    digest = sha256()
    for line in graph_lines(graph):
        digest.update(line)
    return digest.hexdigest()[:12]


def node_record(node: Node) -> dict[str, Any]:
    """Return a node as a JSON object, without what is empty."""
    said = {"id": node.id, "kind": str(node.kind), "name": node.name, "properties": dict(node.properties)}
    return {key: value for key, value in said.items() if value}


def read_node(record: Mapping[str, Any]) -> Node:
    """Read a node."""
    return Node(record["id"], Kind(record["kind"]), record.get("name", ""), tuple(record.get("properties", {}).items()))


def edge_record(edge: Edge) -> dict[str, Any]:
    """Return an edge as a JSON object; dates are text."""
    said: dict[str, Any] = {name: getattr(edge, name) for name in _EDGE_FIELDS}
    attested = edge.attested and [[first.isoformat(), last.isoformat()] for first, last in edge.attested]
    return said | {
        "valid": str(edge.valid),
        "recorded": edge.recorded.isoformat(),
        "properties": dict(edge.properties),
        "attested": attested,
    }


def read_edge(record: Mapping[str, Any]) -> Edge:
    """Read an edge."""
    attested = record["attested"]
    read: dict[str, Any] = dict(record) | {name: tuple(record[name]) for name in _LISTS}
    read |= {"relation": Relation(record["relation"]), "valid": Span.parse(record["valid"]), "status": Status(record["status"])}
    read |= {"recorded": date.fromisoformat(record["recorded"]), "properties": tuple(record["properties"].items())}
    read["attested"] = None if attested is None else tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in attested)
    return Edge(**read)
