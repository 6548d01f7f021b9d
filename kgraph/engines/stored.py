"""The shape in which engines with Cypher keep nodes and edges: property maps of plain values, and back without loss."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from kgraph.dates import Span
from kgraph.graph import Edge, Status, Stretch
from kgraph.model import Kind, Node, Properties, Relation
from kgraph.text import fold

Stored: TypeAlias = dict[str, Any]

OTHER = "other_properties"
"""Where properties stand whose own name is taken, or odd, as a JSON object."""

DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest", "recorded")
LISTS = ("sources", "claims", "inferred", "attested")
_EPOCH = date(1970, 1, 1).toordinal()
_KEPT_AS_THEY_ARE = ("id", "valid", "recorded", "sources", "claims", "inferred", "status", "confidence", "retold")
_FOLDED = frozenset({"name_folded", "full_name_folded"})
_NODE_NAMES = frozenset({"id", "name", *_FOLDED, "label", OTHER})
_EDGE_NAMES = frozenset({"id", "valid", *DAYS, *LISTS, "status", "confidence", "retold", "type", "in", "out", OTHER})
"""Not for own properties: what kgraph stores itself, ``label`` and ``type`` of answers, and the ends as ArcadeDB calls them."""

_PLAIN_NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")


def stored_node(node: Node) -> Stored:
    """Return what is stored of a node; its kind is the label."""
    names = {"name": node.name, "name_folded": fold(node.name), "full_name_folded": fold(node.full_name)}
    return {"id": node.id} | names | _stored(node.properties, _NODE_NAMES)


def stored_record(record: Mapping[str, Any]) -> Stored:
    """Return what is stored of an edge from the record that stands for it, without making the edge: equal to ``stored_edge``."""
    said: Stored = {key: record[key] for key in _KEPT_AS_THEY_ARE}
    span = _span(said["valid"])
    said |= {day: getattr(span, day) for day in DAYS if day != "recorded"}
    if record["attested"] is not None:
        said["attested"] = [f"{first}/{last}" for first, last in record["attested"]]
    return said | _stored(tuple(record["properties"].items()), _EDGE_NAMES)


def stored_edge(edge: Edge) -> Stored:
    """Return what is stored of an edge; its relation is the type, and ``attested`` is absent where nothing was joined."""
    said: Stored = {"id": edge.id, "valid": str(edge.valid), "recorded": edge.recorded}
    said |= {day: getattr(edge.valid, day) for day in DAYS if day != "recorded"}
    said |= {"sources": list(edge.sources), "claims": list(edge.claims), "inferred": list(edge.inferred)}
    said |= {"status": str(edge.status), "confidence": float(edge.confidence), "retold": edge.retold}
    if edge.attested is not None:
        said["attested"] = [f"{first}/{last}" for first, last in edge.attested]
    return said | _stored(edge.properties, _EDGE_NAMES)


def read_node(label: str, stored: Mapping[str, Any]) -> Node:
    """Read a node."""
    return Node(stored["id"], Kind(label), stored["name"], _read(stored, _NODE_NAMES))


def read_edge(subject: str, relation: str, object_: str, stored: Mapping[str, Any]) -> Edge:
    """Read an edge between two node ids."""
    attested, recorded = stored.get("attested"), stored["recorded"]
    return Edge(
        stored["id"],
        subject,
        Relation(relation),
        object_,
        _span(stored["valid"]),
        tuple(stored["claims"]),
        tuple(stored["sources"]),
        Status(stored["status"]),
        recorded if isinstance(recorded, date) else day_of(recorded),
        stored["confidence"],
        _read(stored, _EDGE_NAMES),
        tuple(stored["inferred"]),
        None if attested is None else tuple(map(_stretch, attested)),
        stored["retold"],
    )


def day_of(number: int) -> date:
    """Return a day that is stored as days since 1970."""
    return date.fromordinal(_EPOCH + number)


def shown_node(label: str, stored: Mapping[str, Any]) -> Stored:
    """Return a node as people see it: its label, id and name first, without the folded names, which serve search alone."""
    first = {"label": label} | {key: stored[key] for key in ("id", "name") if key in stored}
    return first | {key: stored[key] for key in sorted(stored.keys() - _FOLDED)}


def shown_edge(relation: str, stored: Mapping[str, Any]) -> Stored:
    """Return a relationship as people see it: its type, id and span first."""
    first = {"type": relation} | {key: stored[key] for key in ("id", "valid") if key in stored}
    return first | {key: stored[key] for key in sorted(stored)}


def _stored(properties: Properties, taken: frozenset[str]) -> Stored:
    own = {key: value for key, value in properties if _PLAIN_NAME.fullmatch(key) and key not in taken}
    other = {key: value for key, value in properties if key not in own}
    return own | ({OTHER: json.dumps(other, ensure_ascii=False, sort_keys=True)} if other else {})


def _read(stored: Mapping[str, Any], taken: frozenset[str]) -> Properties:
    own = {key: value for key, value in stored.items() if key not in taken}
    return tuple((own | json.loads(stored[OTHER]) if OTHER in stored else own).items())


@lru_cache(maxsize=1 << 16)
def _span(text: str) -> Span:
    return Span.parse(text)


def _stretch(text: str) -> Stretch:
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)
