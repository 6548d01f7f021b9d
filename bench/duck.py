"""The same questions in plain DuckDB, over tables of the same nodes, edges and claims: the reference of the country bench."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import duckdb
import pandas as pd

from kgraph.generations.graph_store import GraphStore
from kgraph.graph import Edge
from kgraph.model import Kind
from kgraph.text import fold

_AT_ONCE = 50_000
_CAREER = """
SELECT h.id, h.valid, h.sources, post.name, body.name, place.name
FROM edge h JOIN node post ON post.id = h.object
LEFT JOIN edge i ON i.subject = h.object AND i.relation = 'POST_IN' LEFT JOIN node body ON body.id = i.object
LEFT JOIN edge g ON g.subject = i.object AND g.relation = 'GOVERNS' LEFT JOIN node place ON place.id = g.object
WHERE h.subject = $id AND h.relation = 'HOLDS' ORDER BY h.start_earliest, h.id
"""
_HOLDERS = """
FROM edge g JOIN edge i ON i.object = g.subject AND i.relation = 'POST_IN' JOIN node post ON post.id = i.subject
LEFT JOIN edge h ON h.object = i.subject AND h.relation = 'HOLDS' AND h.start_earliest <= $day AND h.end_latest >= $day
LEFT JOIN node person ON person.id = h.subject
"""
_COMMUNE = f"""
SELECT 'post', post.name, person.name, h.id, h.valid, h.sources {_HOLDERS} WHERE g.object = $id AND g.relation = 'GOVERNS'
UNION ALL SELECT 'village', v.name, '', p.id, p.valid, p.sources FROM edge p JOIN node v ON v.id = p.subject
WHERE p.object = $id AND p.relation = 'PART_OF'
UNION ALL SELECT 'initiative', n.name, who.name, r.id, r.valid, r.sources FROM edge l JOIN node n ON n.id = l.subject
LEFT JOIN edge r ON r.object = l.subject AND r.relation = 'RESPONSIBLE_FOR' LEFT JOIN node who ON who.id = r.subject
WHERE l.object = $id AND l.relation = 'LOCATED_IN'
"""
_ORGANIZATION = """
SELECT 'post', post.name, person.name, h.id, h.valid, h.sources
FROM edge i JOIN node post ON post.id = i.subject
LEFT JOIN edge h ON h.object = i.subject AND h.relation = 'HOLDS' AND h.start_earliest <= $day AND h.end_latest >= $day
LEFT JOIN node person ON person.id = h.subject WHERE i.object = $id AND i.relation = 'POST_IN'
UNION ALL SELECT 'superior', n.name, '', p.id, p.valid, p.sources FROM edge p JOIN node n ON n.id = p.object
WHERE p.subject = $id AND p.relation = 'PART_OF'
UNION ALL SELECT 'subordinate', n.name, '', p.id, p.valid, p.sources FROM edge p JOIN node n ON n.id = p.subject
WHERE p.object = $id AND p.relation = 'PART_OF'
"""
_SUCCESSION = """
SELECT h.id, person.name, h.valid, h.sources FROM edge h JOIN node person ON person.id = h.subject
WHERE h.object = $id AND h.relation = 'HOLDS' ORDER BY h.start_earliest, h.id
"""
_OVERLAP = """
SELECT h.id, o.id, other.name, post.name, h.valid, o.valid
FROM edge h JOIN edge i ON i.subject = h.object AND i.relation = 'POST_IN'
JOIN edge j ON j.object = i.object AND j.relation = 'POST_IN'
JOIN edge o ON o.object = j.subject AND o.relation = 'HOLDS' AND o.subject <> $id
 AND o.start_earliest <= h.end_latest AND h.start_earliest <= o.end_latest
JOIN node other ON other.id = o.subject JOIN node post ON post.id = o.object
WHERE h.subject = $id AND h.relation = 'HOLDS'
"""
_RESPONSIBILITIES = """
WITH inside AS (SELECT $id AS id UNION ALL SELECT p.subject FROM edge p WHERE p.object = $id AND p.relation = 'PART_OF'),
 what AS (SELECT id FROM inside UNION ALL SELECT l.subject FROM edge l JOIN inside ON l.object = inside.id AND l.relation = 'LOCATED_IN')
SELECT r.id, who.name, n.name, r.valid, r.sources FROM what JOIN edge r ON r.object = what.id AND r.relation = 'RESPONSIBLE_FOR'
JOIN node who ON who.id = r.subject JOIN node n ON n.id = r.object
"""
_PATH = """
WITH near AS (SELECT DISTINCT $id AS one, h.id AS edge, j.subject AS post FROM edge h
 JOIN edge i ON i.subject = h.object AND i.relation = 'POST_IN' JOIN edge j ON j.object = i.object AND j.relation = 'POST_IN'
 WHERE h.subject = $id AND h.relation = 'HOLDS'),
 far AS (SELECT DISTINCT h.id AS edge, j.subject AS post FROM edge h
 JOIN edge i ON i.subject = h.object AND i.relation = 'POST_IN' JOIN edge j ON j.object = i.object AND j.relation = 'POST_IN'
 WHERE h.subject = $other AND h.relation = 'HOLDS')
SELECT near.edge, a.id, far.edge FROM near JOIN far ON near.post = far.post JOIN edge a ON a.object = near.post AND a.relation = 'HOLDS'
UNION ALL SELECT near.edge, a.id, b.id FROM near JOIN edge a ON a.object = near.post AND a.relation = 'HOLDS'
JOIN edge b ON b.subject = a.subject AND b.relation = 'HOLDS' JOIN far ON far.post = b.object LIMIT 50
"""
_EVIDENCE = "SELECT line FROM claim WHERE id IN (SELECT unnest(claims) FROM edge WHERE id = $id)"


class Duck:
    """Tables of one graph in DuckDB, in memory, with an index wherever a question starts or joins."""

    def __init__(self, store: GraphStore) -> None:
        self._database = duckdb.connect()
        self._database.execute("SET threads = 2")
        _fill(
            self._database, "node", ({"id": n.id, "kind": str(n.kind), "name": n.name, "folded": fold(n.full_name)} for n in _nodes(store))
        )
        _fill(self._database, "edge", map(_edge, store.edges()))
        _fill(self._database, "claim", ({"id": claim, "line": line} for claim, line in store.claim_lines()))
        for table, columns in (("node", ("id",)), ("edge", ("id", "subject", "object")), ("claim", ("id",))):
            for column in columns:
                self._database.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")

    def questions(self, day: date) -> dict[str, Callable[[str, str], object]]:
        """Return each question as a function of an id and, for those of two people, another."""

        def asked(query: str, **more: object) -> Callable[[str, str], object]:
            return lambda node_id, _: self._rows(query, id=node_id, **more)

        return {
            "career": asked(_CAREER),
            "commune": asked(_COMMUNE, day=day),
            "organization": asked(_ORGANIZATION, day=day),
            "responsibilities": asked(_RESPONSIBILITIES),
            "succession": asked(_SUCCESSION),
            "overlap": asked(_OVERLAP),
            "path": lambda node_id, other: self._rows(_PATH, id=node_id, other=other),
            "evidence": asked(_EVIDENCE),
            "search": lambda text, _: self._search(text),
        }

    def _search(self, text: str) -> list[tuple[Any, ...]]:
        words = fold(text).split()
        condition = " AND ".join(f"contains(folded, $w{number})" for number in range(len(words)))
        return self._rows(f"SELECT id, kind, name FROM node WHERE {condition}", **{f"w{number}": word for number, word in enumerate(words)})

    def _rows(self, query: str, **given: object) -> list[tuple[Any, ...]]:
        return self._database.execute(query, given).fetchall()


def _nodes(store: GraphStore) -> Iterator[Any]:
    for kind in Kind:
        yield from store.nodes(kind)


def _edge(edge: Edge) -> dict[str, Any]:
    said = {"id": edge.id, "relation": str(edge.relation), "subject": edge.subject, "object": edge.object, "valid": str(edge.valid)}
    days = {"start_earliest": edge.valid.start_earliest, "end_latest": edge.valid.end_latest}
    return said | days | {"claims": list(edge.claims), "sources": list(edge.sources), "status": str(edge.status)}


def _fill(database: duckdb.DuckDBPyConnection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """Take rows in, chunk by chunk; the first makes the table."""
    made = False
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _AT_ONCE:
            made = _take(database, table, chunk, made)
            chunk = []
    if chunk:
        _take(database, table, chunk, made)


def _take(database: duckdb.DuckDBPyConnection, table: str, chunk: list[dict[str, Any]], made: bool) -> bool:
    frame = pd.DataFrame(chunk)
    for day in ("start_earliest", "end_latest"):
        if day in frame:
            frame[day] = frame[day].map(str)
    database.register("chunk", frame)
    typed = "* REPLACE (start_earliest::DATE AS start_earliest, end_latest::DATE AS end_latest)" if "start_earliest" in frame else "*"
    database.execute(f"INSERT INTO {table} SELECT {typed} FROM chunk" if made else f"CREATE TABLE {table} AS SELECT {typed} FROM chunk")
    database.unregister("chunk")
    return True
