"""A graph on a real Neo4j: who may be there, what a killed push leaves, and how a base asks there."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import neo4j
import pytest

from kgraph.engines import open_engine
from kgraph.engines.server import ServerEngine
from kgraph.errors import EngineError, QueryError
from kgraph.graph import TemporalGraph
from kgraph.graph_records import revision
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind
from tests.engines.test_guards import DISGUISED
from tests.questions.graphs import ky_son, nghe_an, node

pytestmark = pytest.mark.server


@pytest.fixture
def server(neo4j_address: str) -> Iterator[ServerEngine]:
    with ServerEngine(neo4j_address) as engine:
        yield engine


@pytest.fixture
def driver(neo4j_address: str) -> Iterator[neo4j.Driver]:
    """A client that is not kgraph."""
    user, password = os.environ["KGRAPH_NEO4J_USER"], os.environ["KGRAPH_NEO4J_PASSWORD"]
    with neo4j.GraphDatabase.driver(neo4j_address, auth=(user, password)) as client:
        yield client


@pytest.mark.parametrize("query", DISGUISED)
def test_a_write_in_disguise_is_refused(server: ServerEngine, query: str) -> None:
    with pytest.raises(QueryError):
        server.cypher(query)


@pytest.mark.parametrize(
    "theirs",
    [
        "CREATE (:Movie {title: 'x'})",
        "CREATE (:Kgraph {format: 99, id: 'x'})",
        "CREATE (:Person {name: 'x'})",
        "CREATE (:Person:Movie {id: 'x'})",
    ],
)
def test_what_somebody_else_wrote_is_never_touched(server: ServerEngine, driver: neo4j.Driver, theirs: str) -> None:
    server.put(ky_son().graph())
    driver.execute_query(theirs)
    try:
        with pytest.raises(EngineError, match="the server holds 1 nodes or relationships that kgraph did not write") as refusal:
            server.put(nghe_an().graph())
        assert refusal.value.fix == "give kgraph a database of its own"
        assert server.revision() == revision(ky_son().graph())
    finally:
        driver.execute_query("MATCH (n) WHERE n.title = 'x' OR n.name = 'x' OR n.id = 'x' DETACH DELETE n")


def test_a_relationship_of_somebody_else_is_never_touched(server: ServerEngine, driver: neo4j.Driver) -> None:
    server.put(ky_son().graph())
    driver.execute_query("MATCH (a:Person {id: 'luong'}), (b:Person {id: 'hoe'}) CREATE (a)-[:KNOWS]->(b)")
    try:
        with pytest.raises(EngineError, match="did not write"):
            server.put(nghe_an().graph())
    finally:
        driver.execute_query("MATCH ()-[r:KNOWS]->() DELETE r")


@pytest.mark.parametrize("theirs", ["CREATE (p)-[:KNOWS]->(:Movie)", "CREATE (p)-[:HOLDS]->(:Post {id: 'x', name: 'x'})", "SET p:Movie"])
def test_what_somebody_else_wrote_among_ours_is_told_when_it_is_read(server: ServerEngine, driver: neo4j.Driver, theirs: str) -> None:
    server.put(ky_son().graph())
    driver.execute_query(f"MATCH (p:Person {{id: 'luong'}}) {theirs}")
    try:
        with pytest.raises(EngineError, match="what kgraph did not write"):
            server.surroundings("luong")
    finally:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def test_a_server_without_the_mark_of_kgraph_is_somebody_elses(server: ServerEngine, driver: neo4j.Driver) -> None:
    server.put(TemporalGraph([node("p1", Kind.PERSON)]))
    driver.execute_query("MATCH (k:Kgraph) DELETE k")
    try:
        with pytest.raises(EngineError, match="the server holds 1 nodes"):
            server.put(ky_son().graph())
    finally:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def test_the_mark_of_kgraph_is_no_node_of_the_graph(server: ServerEngine) -> None:
    server.put(TemporalGraph())
    assert list(server.nodes()) == []
    assert server.cypher("MATCH (k:Kgraph) RETURN k.format AS format, k.complete AS complete").records == ((1, True),)


def test_a_push_that_was_killed_is_told_and_mended_by_the_next(
    server: ServerEngine, sample_folder: Path, sample: KnowledgeBase, neo4j_address: str
) -> None:
    server.put(TemporalGraph())
    push = subprocess.Popen([sys.executable, "-m", "kgraph", "push", sample_folder, neo4j_address], stderr=subprocess.DEVNULL)
    while server.cypher("MATCH (n:Commune) RETURN count(n) AS n").records == ((0,),):
        assert push.poll() is None
        time.sleep(0.02)
    push.send_signal(signal.SIGKILL)
    push.wait()
    assert server.revision() == ""
    server.put(sample.graph())
    assert server.revision() == sample.revision
    assert server.graph() == sample.graph()


def test_of_two_who_push_at_once_the_later_one_is_whole_and_the_other_is_told(server: ServerEngine, neo4j_address: str) -> None:
    server.put(TemporalGraph())
    with ServerEngine(neo4j_address) as other, pytest.MonkeyPatch.context() as patched:
        write_alone = server._write_alone

        def after_the_other(query: str, rows: list[dict[str, object]], writer: str) -> None:
            patched.undo()
            other.put(nghe_an().graph())
            write_alone(query, rows, writer)

        patched.setattr(server, "_write_alone", after_the_other)
        with pytest.raises(EngineError, match="somebody else began to push") as refusal:
            server.put(ky_son().graph())
    assert refusal.value.fix == "push again when that is done"
    assert server.revision() == revision(nghe_an().graph())
    assert server.graph() == nghe_an().graph()


def test_pushes_at_once_to_a_new_server_leave_one_whole_graph(server: ServerEngine, driver: neo4j.Driver, neo4j_address: str) -> None:
    graphs = {revision(graph): graph for graph in (ky_son().graph(), nghe_an().graph())}

    def push(graph: TemporalGraph) -> None:
        with suppress(EngineError), ServerEngine(neo4j_address) as engine:
            engine.put(graph)

    for _ in range(3):
        driver.execute_query("MATCH (n) DETACH DELETE n")
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(push, graphs.values()))
        assert server.graph() == graphs[server.revision()]
        assert server.cypher("MATCH (k:Kgraph) RETURN k.complete AS complete, k.writer AS writer").records == ((True, None),)


def test_a_wrong_password_is_one_error(neo4j_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_NEO4J_PASSWORD", "wrong-password")
    with pytest.raises(EngineError) as refusal:
        open_engine(neo4j_address)
    assert str(refusal.value).splitlines() == [
        "the server does not accept the user or the password",
        f"  where: {neo4j_address}",
        "  fix:   set KGRAPH_NEO4J_USER and KGRAPH_NEO4J_PASSWORD",
    ]


def test_no_password_is_told_as_a_wrong_one_is(neo4j_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KGRAPH_NEO4J_USER")
    with pytest.raises(EngineError, match="does not accept the user or the password"):
        open_engine(neo4j_address)


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_a_server_without_tls_is_told_so(neo4j_address: str, scheme: str) -> None:
    with pytest.raises(EngineError, match="no Neo4j answers") as refusal:
        open_engine(f"{scheme}://{neo4j_address.partition('://')[2]}")
    assert "TLS" in refusal.value.fix


def test_a_routing_address_answers_as_a_direct_one(neo4j_address: str, server: ServerEngine) -> None:
    server.put(ky_son().graph())
    with open_engine(f"neo4j://{neo4j_address.partition('://')[2]}") as routed:
        assert routed.node("luong").name == "Nguyễn Hữu Lượng"


def test_a_base_asks_the_server_its_settings_name(server: ServerEngine, asking_there: Path, sample: KnowledgeBase) -> None:
    server.put(sample.graph())
    with KnowledgeBase(asking_there) as base:
        assert base.engine.name == "server"
        assert base.career("nguyen huu luong").rows() == sample.career("nguyen huu luong").rows()
        assert base.cypher("MATCH (p:Person {id: 'ks:p1'}) RETURN p.name AS name").records == (("Nguyễn Hữu Lượng",),)


def test_an_older_graph_on_the_server_is_told_with_the_remedy(
    server: ServerEngine, asking_there: Path, neo4j_address: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.put(ky_son().graph())
    with KnowledgeBase(asking_there) as base:
        base.cypher("RETURN 1 AS one")
        told = (
            f"holds revision {server.revision()}, the claims give {base.revision}; push again: kgraph push {asking_there} {neo4j_address}"
        )
    assert told in caplog.text


def test_a_server_without_a_whole_graph_is_not_asked(server: ServerEngine, driver: neo4j.Driver, asking_there: Path) -> None:
    server.put(ky_son().graph())
    driver.execute_query("MATCH (k:Kgraph) SET k.complete = false")
    with KnowledgeBase(asking_there) as base, pytest.raises(EngineError, match="or a push was not finished") as refusal:
        base.career("luong")
    assert refusal.value.fix.startswith("kgraph push ")


@pytest.fixture
def asking_there(tmp_path: Path, neo4j_address: str) -> Path:
    """A base of the bundled data whose settings name the server."""
    from kgraph.knowledge_base import init_sample

    folder = tmp_path / "there.kg"
    init_sample(folder).close()
    settings = folder / "kgraph.toml"
    settings.write_text(settings.read_text("utf-8").replace('address = "embedded"', f'address = "{neo4j_address}"'), "utf-8")
    return folder


def test_a_port_that_nobody_listens_on_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    began = time.monotonic()
    with pytest.raises(EngineError, match="no Neo4j answers"):
        open_engine(f"bolt://127.0.0.1:{port}")
    assert time.monotonic() - began < 5


def test_a_server_that_says_nothing_is_given_up_after_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(EngineError, match="no Neo4j answers"):
            open_engine(f"bolt://127.0.0.1:{silent.getsockname()[1]}")
    assert time.monotonic() - began < 10
