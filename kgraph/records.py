"""A claim as one line of JSON and back: equal claims give equal bytes."""

import sys
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

import orjson

from kgraph.claims import Claim, Reading, Source, Work
from kgraph.dates import PartialDate, Span
from kgraph.model import Kind, Node, Properties, Relation

_KEPT = 1 << 19
_WORK_TEXTS = ("title", "publisher", "author", "url")


def as_line(value: Mapping[str, Any]) -> bytes:
    """Return one canonical line: UTF-8, keys sorted, no spaces."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def work_record(work: Work) -> dict[str, Any]:
    """Return a work as a JSON object, without what is empty."""
    said: dict[str, Any] = {field.name: getattr(work, field.name) for field in fields(work)} | {"published": str(work.published)}
    return {key: value for key, value in said.items() if value}


def read_work(record: Mapping[str, Any]) -> Work:
    """Read a work."""
    texts = {key: record.get(key, "") for key in _WORK_TEXTS}
    marks = {mark: record.get(mark, False) for mark in ("register", "act")}
    return Work(record["id"], **texts, published=PartialDate.parse(record.get("published", "")), **marks)


def claim_record(claim: Claim) -> dict[str, Any]:
    """Return a claim as a JSON object that names its work by id, without what is empty or usual; ``recorded`` is the load's."""
    source = claim.source
    said: dict[str, Any] = {
        "id": claim.id,
        "subject": _node_record(claim.subject),
        "relation": str(claim.relation),
        "object": _node_record(claim.object),
        "valid": str(claim.valid),
        "work": source.work.id,
        "place": source.place,
        "document": source.document,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
        "qualifiers": dict(claim.qualifiers),
        "reading": "" if claim.reading is Reading.EXPLICIT else str(claim.reading),
        "retold": claim.retold,
        "proposed": claim.proposed,
        "loader": claim.loader,
        "corrects": claim.corrects,
    }
    kept = {key: value for key, value in said.items() if value}
    return kept if claim.confidence == 1.0 else kept | {"confidence": claim.confidence}


def read_claim(record: Mapping[str, Any], works: Mapping[str, Work], recorded: str) -> Claim:
    """Read a claim whose work was read before."""
    source = Source(
        works[record["work"]],
        record.get("place", ""),
        record.get("document", ""),
        record.get("start", 0),
        record.get("end", 0),
        record.get("quote", ""),
    )
    return _claim(record, source, recorded)


def read_saying(record: Mapping[str, Any], said_by: Source, recorded: str) -> Claim:
    """Read what a claim says, under its id, and not where: all that resolving needs, in a third of the memory."""
    saying = _claim(record, said_by, recorded)
    if not isinstance(record["id"], str):
        raise TypeError("the id of a claim is text")
    object.__setattr__(saying, "id", record["id"])  # not through __dict__, which would be made for each
    return saying


def _claim(record: Mapping[str, Any], source: Source, recorded: str) -> Claim:
    return Claim(
        _read_node(record["subject"]),
        Relation(record["relation"]),
        _read_node(record["object"]),
        _read_span(record["valid"]),
        source,
        tuple(record.get("qualifiers", {}).items()),
        Reading(record.get("reading", Reading.EXPLICIT)),
        record.get("retold", False),
        record.get("proposed", False),
        record.get("confidence", 1.0),
        sys.intern(record.get("loader", "")),
        recorded,
        record.get("corrects", ""),
    )


def _node_record(node: Node) -> list[Any]:
    return [node.id, str(node.kind), node.name, dict(node.properties)]


def _read_node(record: list[Any]) -> Node:
    node_id, kind, name, properties = record
    return _node(node_id, kind, name, tuple(properties.items()), tuple(map(type, properties.values())))


@lru_cache(maxsize=_KEPT)
def _node(node_id: str, kind: str, name: str, properties: Properties, types: tuple[type, ...]) -> Node:
    """``types`` keeps 1 and true apart, which are equal to a cache."""
    return Node(node_id, Kind(kind), name, properties)


@lru_cache(maxsize=_KEPT)
def _read_span(text: str) -> Span:
    return Span.parse(text)


def forget() -> None:
    """Let go of the nodes and spans that were read: claims share them, and a base of a province has a hundred thousand."""
    _node.cache_clear()
    _read_span.cache_clear()
