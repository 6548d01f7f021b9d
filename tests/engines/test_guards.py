"""What is typed into Cypher can read the graph and nothing else, for as long as it may and no more."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from kgraph.engines.cypher import CypherEngine
from kgraph.engines.guard import refuse_all_but_reading
from kgraph.errors import KgraphError, QueryError, UsageError
from tests.questions.graphs import ky_son

SECRET = "do-not-tell-5b1f"

WRITES = [
    "CREATE (:Person {id: 'x'})",
    "MERGE (:Person {id: 'x'})",
    "MERGE (p:Person {id: 'luong'}) RETURN p",
    "MATCH (p:Person) SET p.name = 'x'",
    "MATCH (p:Person) SET p:Post",
    "MATCH (p:Person) REMOVE p.name",
    "MATCH (p:Person) DETACH DELETE p",
    "MATCH (:Person)-[h:HOLDS]->() DELETE h",
    "MATCH (a:Person {id: 'luong'}), (b:Post {id: 'hk_vice'}) CREATE (a)-[:HOLDS {id: 'x'}]->(b)",
    "FOREACH (n IN [1] | CREATE (:Person {id: 'x'}))",
    "CALL { CREATE (n:Person {id: 'x'}) RETURN n } RETURN n",
    "UNWIND [1, 2] AS n CALL { WITH n CREATE (:Person {id: toString(n)}) } IN TRANSACTIONS OF 1 ROWS RETURN n",
    "MATCH (p) \\u0053ET p.name = 'x'",
    "\ufeffCREATE (:Person {id: 'x'})",
    "PROFILE MATCH (p:Person) SET p.name = 'x' RETURN p",
    "MATCH (n) RETURN n UNION MATCH (n) SET n.name = 'x' RETURN n",
    "RETURN 1; CREATE (:Person {id: 'x'})",
    "CREATE INDEX FOR (p:Person) ON (p.name)",
    "CREATE CONSTRAINT FOR (p:Person) REQUIRE p.name IS UNIQUE",
    "DROP CONSTRAINT kgraph_Person_id",
    "CALL db.createLabel('X')",
    "CALL db.createProperty('x')",
    "CALL db.createRelationshipType('X')",
    "CALL apoc.create.node(['Person'], {id: 'x'})",
    "CALL apoc.cypher.doIt('CREATE (:Person {id: 1})', {})",
    "CALL apoc.cypher.run('CREATE (:Person {id: 1})', {})",
    "CALL apoc.periodic.commit('CREATE (:Person {id: 1})', {})",
    "CALL apoc.do.when(true, 'MATCH (n) DETACH DELETE n', '', {})",
    "CALL merge.node(['Person'], {id: 'x'}, {}, {})",
    "USE system CREATE USER x SET PASSWORD 'abcdefgh'",
    "CREATE USER x SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bcdefghi'",
    "CREATE DATABASE x",
    "DROP DATABASE neo4j",
    "BACKUP DATABASE",
    "DELETE FROM Person",
    "COMMIT",
]

DISGUISED = [
    "MATCH (p) WHERE p.name = '\\u0027 SET p.name = 1 //' RETURN p",
    "MATCH (p) RETURN p /* \\u002a/ SET p.name = 1 //*/",
    "RETURN 1 AS one // \\u000a UNION ALL MATCH (p) SET p.name = 'x' RETURN 1 AS one",
]
"""Neo4j decodes these before it parses, ArcadeDB does not: there they are texts and comments."""

ESCAPES = [
    "SHOW SETTINGS",
    "SHOW SETTINGS YIELD name RETURN name",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW USERS",
    "SHOW DATABASES",
    "CALL dbms.listConfig()",
    "CALL dbms.listConnections()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.queryJmx('java.lang:*')",
    "CALL db.clearQueryCaches()",
    "CALL dbms.components()",
    "CALL apoc.load.json('http://127.0.0.1:1/x')",
    "CALL apoc.export.csv.all('out.csv', {})",
    "MATCH (n) WHERE EXISTS { CALL dbms.listConfig() YIELD name RETURN name } RETURN n",
]


@pytest.mark.parametrize("query", WRITES)
def test_a_query_that_writes_is_refused(cypher_engine: CypherEngine, query: str) -> None:
    with pytest.raises(QueryError) as refusal:
        cypher_engine.cypher(query)
    assert refusal.value.fix
    assert cypher_engine.graph() == ky_son().graph()


@pytest.mark.parametrize("query", DISGUISED)
def test_a_write_in_disguise_changes_nothing(cypher_engine: CypherEngine, query: str) -> None:
    with suppress(QueryError):
        cypher_engine.cypher(query)
    assert cypher_engine.graph() == ky_son().graph()


@pytest.mark.parametrize("query", ESCAPES)
def test_a_query_that_leaves_the_graph_is_refused(cypher_engine: CypherEngine, query: str) -> None:
    with pytest.raises(QueryError):
        cypher_engine.cypher(query)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.csv"
    file.write_text(f"{SECRET}\n", "utf-8")
    return file


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM $file AS row RETURN row",
        "LOAD CSV FROM 'file://' + $file AS row RETURN row",
        "RETURN COLLECT { LOAD CSV FROM 'file://' + $file AS row RETURN row } AS rows",
        "MATCH (n) WHERE EXISTS { LOAD CSV FROM $file AS row RETURN row } RETURN n",
        "CALL { LOAD CSV WITH HEADERS FROM 'file://' + $file AS row RETURN row } RETURN row",
    ],
)
def test_a_file_is_not_read_nor_told_in_the_error(cypher_engine: CypherEngine, secret: Path, query: str) -> None:
    with pytest.raises(QueryError) as refusal:
        cypher_engine.cypher(query, {"file": str(secret)})
    assert SECRET not in str(refusal.value)


@pytest.fixture
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A port on this machine, and what came there."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear() -> None:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                heard.append(connection.recv(100))
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + SECRET.encode())

        Thread(target=hear, daemon=True).start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)


def test_an_address_is_not_fetched(cypher_engine: CypherEngine, listening: tuple[int, list[bytes]]) -> None:
    port, heard = listening
    with pytest.raises(QueryError) as refusal:
        cypher_engine.cypher(f"LOAD CSV FROM 'http://127.0.0.1:{port}/x.csv' AS row RETURN row")
    assert heard == []
    assert SECRET not in str(refusal.value)


@pytest.mark.parametrize("query", ["CALL db.labels() YIELD label RETURN label", "SHOW INDEXES", "EXPLAIN MATCH (n) RETURN n"])
def test_what_only_describes_the_graph_is_run(cypher_engine: CypherEngine, query: str) -> None:
    cypher_engine.cypher(query)


def test_a_query_may_name_other_words_for_writing_in_a_text(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher("RETURN 'CREATE (n) SET n.x = 1' AS text").records == (("CREATE (n) SET n.x = 1",),)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (a), (b), (c), (d), (e), (f) RETURN sum(size(a.id) * size(f.id)) AS product",
        "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id + c.id + d.id + e.id + f.id = 'x' RETURN a",
    ],
)
def test_a_query_that_runs_away_ends_at_its_time(cypher_engine: CypherEngine, query: str) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match="took longer than 1 s"):
        cypher_engine.cypher(query, timeout_seconds=1)
    assert time.monotonic() - began < 6
    assert cypher_engine.cypher("RETURN 1 AS one").records == ((1,),)


def test_a_result_is_cut_at_the_most_rows_and_says_so(cypher_engine: CypherEngine) -> None:
    cut = cypher_engine.cypher("MATCH (a), (b), (c) RETURN a.id AS id", most_rows=100)
    assert (len(cut.records), cut.truncated) == (100, True)
    whole = cypher_engine.cypher("MATCH (p:Decision) RETURN p.id AS id ORDER BY id", most_rows=3)
    assert (whole.records, whole.truncated) == ((("d1",), ("d2",), ("d3",)), False)


@pytest.mark.parametrize("limits", [{"timeout_seconds": 0}, {"timeout_seconds": -1}, {"most_rows": 0}])
def test_a_query_without_a_limit_is_a_wrong_call(cypher_engine: CypherEngine, limits: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        cypher_engine.cypher("RETURN 1", **limits)  # type: ignore[arg-type]  # one key at a time


@pytest.mark.parametrize(
    "query", ["", "MATCH (n", "RETURN nothing", "MATCH (n) RETURN n.name AS a, a", "SELECT * FROM Person", "RETURN '\udcff'"]
)
def test_a_wrong_query_says_what_is_wrong(cypher_engine: CypherEngine, query: str) -> None:
    with pytest.raises(QueryError) as refusal:
        cypher_engine.cypher(query)
    assert refusal.value.what
    assert "\n" not in refusal.value.what


def _nested(depth: int) -> list[object]:
    return [_nested(depth - 1)] if depth else []


@pytest.mark.parametrize("value", [{1, 2}, 2**64, object(), "\ud800", ["\udcff"], _nested(900)])
def test_a_parameter_that_no_engine_stores_is_an_error_of_ours(cypher_engine: CypherEngine, value: object) -> None:
    with pytest.raises(KgraphError):
        cypher_engine.cypher("RETURN $value", {"value": value})


@pytest.mark.parametrize(("query_type", "plan"), [("w", {}), ("rw", {}), ("s", {}), (None, {}), ("r", None)])
def test_only_a_query_explained_as_reading_passes(query_type: str | None, plan: dict[str, str] | None) -> None:
    with pytest.raises(QueryError):
        refuse_all_but_reading(query_type, plan)
