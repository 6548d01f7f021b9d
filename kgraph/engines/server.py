"""The engine on a server: Neo4j 5 over Bolt, through the neo4j driver."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from socket import gethostname
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired
from neo4j.graph import Node, Path, Relationship

from kgraph.engines.cypher import CypherEngine, Limits, Table
from kgraph.engines.guard import refuse_all_but_reading
from kgraph.engines.patience import too_slow, within
from kgraph.engines.stored import shown_edge, shown_node
from kgraph.engines.writing import FOREIGN, HELD_EDGES, HELD_NODES, as_writer, constraints, finished, removals, unfinished, writes
from kgraph.errors import EngineError, KgraphError, QueryError
from kgraph.graph import TemporalGraph

_CONNECTION_SECONDS = 5.0
# What goes wrong comes as an exception; the driver would tell it a second time.
logging.getLogger("neo4j").setLevel(logging.CRITICAL)


class ServerEngine(CypherEngine):
    """A graph on a server that holds nothing else; KGRAPH_NEO4J_USER and KGRAPH_NEO4J_PASSWORD say who asks."""

    name = "server"

    def __init__(self, address: str) -> None:
        self.address = address
        self._driver = _connected(address)

    def put(self, graph: TemporalGraph) -> None:
        """Make the server hold exactly this graph, marked as whole at the end; what a killed ``put`` left is mended.

        Raises:
            EngineError: the server holds what kgraph did not write, or somebody else began to put another graph there.
        """
        foreign = self._ask(FOREIGN)[0][0]
        if foreign:
            fix = "give kgraph a database of its own"
            raise EngineError(f"the server holds {foreign} nodes or relationships that kgraph did not write", where=self.address, fix=fix)
        for query in constraints(there={name for (name,) in self._ask("SHOW CONSTRAINTS YIELD name")}):
            self._write(query)
        writer = f"{gethostname()}, process {os.getpid()}, {id(self)}"
        query, rows = unfinished(writer)
        self._write(query, rows=rows)
        for query, rows in removals(graph, self._ask(HELD_NODES), self._ask(HELD_EDGES)):
            self._write_alone(query, rows, writer)
        for query, rows in (*writes(graph), finished(graph)):
            self._write_alone(query, rows, writer)

    def run(self, query: str, parameters: Mapping[str, Any], limits: Limits | None = None) -> Table:
        """Run a query; somebody's own is explained first, refused if it does more than read, and never tried twice."""
        if limits is not None:
            return within(limits.seconds, lambda: self._run_limited(query, parameters, limits))
        with _failing(self._cannot):
            read = neo4j.RoutingControl.READ
            result = self._driver.execute_query(query, dict(parameters), routing_=read)
            return Table(tuple(result.keys), tuple(tuple(map(plain, record.values())) for record in result.records))

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _run_limited(self, query: str, parameters: Mapping[str, Any], limits: Limits) -> Table:
        given, seconds = dict(parameters), limits.seconds
        with (
            _failing(lambda err: _query_error(err, seconds) or self._cannot(err)),
            self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
        ):
            explained = session.run(neo4j.Query(f"EXPLAIN {query}", timeout=seconds), given).consume()
            refuse_all_but_reading(explained.query_type, explained.plan)
            with session.begin_transaction(timeout=seconds) as transaction:
                return _table(transaction.run(query, given), limits.rows)

    def _write(self, query: str, **parameters: Any) -> list[neo4j.Record]:
        with _failing(self._cannot):
            return self._driver.execute_query(query, parameters).records

    def _write_alone(self, query: str, rows: list[dict[str, Any]], writer: str) -> None:
        if not self._write(as_writer(query), rows=rows, writer=writer):
            fix = "push again when that is done"
            raise EngineError("somebody else began to push to the server meanwhile", where=self.address, fix=fix)

    def _cannot(self, err: Exception) -> EngineError:
        lost = isinstance(err, ServiceUnavailable | SessionExpired)
        fix = "see that the server runs, and try again" if lost else "see the server's log"
        return EngineError(f"the server {'cannot be reached' if lost else 'refused'}: {_message(err)}", where=self.address, fix=fix)


def plain(value: Any) -> Any:
    """Return a value of the driver as str, int, float, bool, None, date, list or dict; times and durations as their text."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, neo4j.time.Date):
        return value.to_native()
    if isinstance(value, Node):
        return shown_node(":".join(sorted(value.labels)), {key: plain(item) for key, item in value.items()})
    if isinstance(value, Relationship):
        return shown_edge(value.type, {key: plain(item) for key, item in value.items()})
    if isinstance(value, Path):
        return {"nodes": [plain(node) for node in value.nodes], "relationships": [plain(edge) for edge in value.relationships]}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _table(result: neo4j.Result, most_rows: int) -> Table:
    records: list[tuple[Any, ...]] = []
    for record in result:
        if len(records) >= most_rows:
            return Table(tuple(result.keys()), tuple(records), truncated=True)
        records.append(tuple(map(plain, record.values())))
    return Table(tuple(result.keys()), tuple(records))


def _connected(address: str) -> neo4j.Driver:
    user, password = os.environ.get("KGRAPH_NEO4J_USER", ""), os.environ.get("KGRAPH_NEO4J_PASSWORD", "")
    with _failing(lambda err: _no_connection(err, address)):
        driver = neo4j.GraphDatabase.driver(
            address,
            auth=(user, password) if user else None,
            connection_timeout=_CONNECTION_SECONDS,
            connection_acquisition_timeout=_CONNECTION_SECONDS,
            notifications_min_severity="OFF",
        )
        try:
            driver.verify_connectivity()
        except Exception:
            driver.close()
            raise
        return driver


@contextmanager
def _failing(told: Callable[[Exception], KgraphError]) -> Iterator[None]:
    """Turn what the driver raises into an error of ours."""
    try:
        yield
    except (DriverError, Neo4jError, TypeError, ValueError, OverflowError) as err:
        raise told(err) from err


def _no_connection(err: Exception, address: str) -> EngineError:
    if isinstance(err, AuthError):
        fix = "set KGRAPH_NEO4J_USER and KGRAPH_NEO4J_PASSWORD"
        return EngineError("the server does not accept the user or the password", where=address, fix=fix)
    if isinstance(err, ServiceUnavailable | SessionExpired | Neo4jError):
        encrypted = "+s" in address.partition("://")[0]
        fix = "see that it runs, and that host and port are right" + ("; it may have no TLS: bolt://" if encrypted else "")
        return EngineError(f"no Neo4j answers: {_message(err)}", where=address, fix=fix)
    return EngineError(f"this is no address of a server: {_message(err)}", where=address, fix="write bolt://127.0.0.1:7687")


def _query_error(err: Exception, seconds: float) -> QueryError | None:
    """What is wrong with somebody's query; None where it is the server."""
    code = str(getattr(err, "code", "") or "")
    if "TransactionTimedOut" in code or code.endswith("TransactionTerminated"):
        return too_slow(seconds)
    if "OutOfMemory" in code:
        return QueryError("the query needs more memory than the server gives it", fix="narrow it, or add LIMIT")
    if code.endswith("AccessMode"):
        return QueryError("the query would do more than read the graph", fix="only queries that read are run")
    if ".ClientError.Statement." in code or ".ClientError.Procedure." in code or not isinstance(err, DriverError | Neo4jError):
        return QueryError(f"the query is wrong: {_message(err)}", fix="kgraph recipe NAME prints one that runs")
    return None


def _message(err: Exception) -> str:
    lines = str(getattr(err, "message", "") or err).strip().splitlines() or [type(err).__name__]
    return lines[0]
