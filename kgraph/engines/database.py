"""A folder of ArcadeDB: written once, closed cleanly, then opened read-only, once in a process."""

import atexit
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeVar

import orjson

from kgraph.engines.cypher import Limits, Table
from kgraph.engines.java import HEAP, Java, failing, read_table, started
from kgraph.engines.names import Names
from kgraph.engines.patience import too_slow
from kgraph.engines.stored import DAYS, Stored, stored_edge, stored_node
from kgraph.engines.writing import mark
from kgraph.errors import EngineError, QueryError
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation

_T = TypeVar("_T")
_AT_ONCE = 5_000
_MOST_NODES = 200_000
_REFUSED = {"QueryNotIdempotentException", "SecurityException", "DatabaseIsReadOnlyException", "FeatureNotImplementedException"}
_MEMORY = {"OutOfMemoryError", "QueryMemoryExceededException"}


class _Value:
    """A graph that is a value, as it is written."""

    def __init__(self, graph: TemporalGraph) -> None:
        self.nodes = graph.nodes
        self._graph = graph

    def stored_edges(self) -> Iterator[tuple[str, str, Relation, Stored]]:
        return ((edge.subject, edge.object, edge.relation, stored_edge(edge)) for edge in self._graph.edges())


class Whole(Protocol):
    """A graph that is written down as it comes: a value, or a file of one."""

    def nodes(self, kind: Kind) -> Iterable[Node]:
        """Return the nodes of a kind."""

    def stored_edges(self) -> Iterable[tuple[str, str, Relation, Stored]]:
        """Return of each edge the ids of its ends, its relation, and what is stored of it."""


def write_database(path: Path, graph: TemporalGraph) -> None:
    """Write a graph into a new folder and close it cleanly, so that it opens read-only.

    Raises:
        EngineError: the folder is there already, or cannot be written.
        MissingEngineError: the engine cannot start here.
    """
    write_whole(path, _Value(graph), mark(graph))


def write_whole(path: Path, graph: Whole, said: Stored) -> None:
    """Write a graph, as ``write_database`` does, with what its mark says.

    Raises:
        EngineError: the folder is there already, or cannot be written.
        MissingEngineError: the engine cannot start here.
    """
    java = started()
    with failing(cannot("write", path)):
        database = java.factory(str(path)).create()
        try:
            database.command("sqlscript", ";\n".join(_schema()))
            _fill(database, java, graph, said)
            database.command("sqlscript", ";\n".join(f"CREATE INDEX ON {relation} (id) UNIQUE" for relation in Relation))
        finally:
            database.close()
    _sync(path)


def change_database(path: Path, nodes: Sequence[Node], edges: Sequence[Edge], gone: Iterable[Node | Edge], said: Stored) -> None:
    """Change a folder that nobody has open: nodes and edges are put in the place of those with their ids, others are removed.

    Raises:
        EngineError: the folder cannot be opened or changed.
    """
    java = started()
    with failing(cannot("change", path)):
        database = java.factory(str(path)).open(java.read_write)
        try:
            database.begin()
            for thing in (*edges, *gone):
                found = database.lookupByKey(str(thing.relation if isinstance(thing, Edge) else thing.kind), "id", thing.id)
                if found.hasNext():
                    found.next().getRecord().delete()
            for node in nodes:
                query = f"MERGE (n:{node.kind} {{id: $row.id}}) SET n = $row"
                database.command("opencypher", query, java.given({"row": stored_node(node)}))
            for edge in edges:
                subject, object_ = (_vertex(database, end) for end in (edge.subject, edge.object))
                subject.newEdge(str(edge.relation), object_, java.given(stored_edge(edge)))
            database.command("opencypher", "MATCH (k:Kgraph) SET k = $row", java.given({"row": said}))
            database.commit()
        finally:
            database.close()
    _sync(path)


def _vertex(database: Any, node_id: str) -> Any:
    kinds = (database.lookupByKey(str(kind), "id", node_id) for kind in Kind)
    return next(found.next().asVertex() for found in kinds if found.hasNext())


def _fill(database: Any, java: Java, graph: Whole, said: Stored) -> None:
    """Load without Cypher and without a log, many at once, carried over as one text; days go as text into properties declared as days.

    Java writes what was carried over while Python reads on.
    """
    with ThreadPoolExecutor(1) as java_side:

        def done(work: Callable[[], _T]) -> _T:
            return java_side.submit(work).result()

        batch = done(lambda: database.batch().withWAL(False).build())
        places: dict[str, str] = {}
        for kind in Kind:
            for nodes in _chunks(graph.nodes(kind)):
                text = _text(map(stored_node, nodes))
                made = done(partial(java.vertices.createVerticesJson, batch, str(kind), text))
                places |= zip((node.id for node in nodes), str(made).split(";"), strict=True)
        waiting: Future[Any] | None = None
        for relation, text in _edge_texts(graph.stored_edges(), places):
            if waiting is not None:
                waiting.result()
            waiting = java_side.submit(partial(java.edges.newEdgesJson, batch, str(relation), text))
        if waiting is not None:
            waiting.result()
        done(partial(java.vertices.createVerticesJson, batch, "Kgraph", _text([said])))
        done(batch.close)


def _edge_texts(edges: Iterable[tuple[str, str, Relation, Stored]], places: Mapping[str, str]) -> Iterator[tuple[Relation, str]]:
    """Yield chunks of edges of one relation as text, with the places of their ends."""
    rows: dict[Relation, list[Stored]] = defaultdict(list)
    for subject, object_, relation, said in edges:
        rows[relation].append({"_src": places[subject], "_dst": places[object_]} | said)
        if len(rows[relation]) == _AT_ONCE:
            yield relation, _text(rows.pop(relation))
    yield from ((relation, _text(rest)) for relation, rest in sorted(rows.items()))


def _text(rows: Iterable[Stored]) -> str:
    return orjson.dumps(list(rows)).decode()


def _chunks(things: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(things)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk


def _sync(folder: Path) -> None:
    """Let the files reach the disk before the folder is moved into place; Windows syncs none that is open for reading."""
    for file in folder.iterdir() if os.name == "posix" else ():
        with file.open("rb") as written:
            os.fsync(written.fileno())


def _schema() -> Iterator[str]:
    """Types, days and unique ids of nodes, declared before anything is loaded; the index of edges is made in one go afterwards."""
    yield "CREATE VERTEX TYPE Kgraph"
    for kind in Kind:
        yield from (f"CREATE VERTEX TYPE {kind}", f"CREATE PROPERTY {kind}.id STRING", f"CREATE INDEX ON {kind} (id) UNIQUE")
    for relation in Relation:
        yield from (f"CREATE EDGE TYPE {relation}", f"CREATE PROPERTY {relation}.id STRING")
        yield from (f"CREATE PROPERTY {relation}.{day} DATE" for day in DAYS)


@dataclass
class Folder:
    """A folder that this process has open, once for all engines in it: Java opens none twice."""

    path: Path
    database: Any
    readers: int = 0
    asking: Lock = field(default_factory=Lock)
    nodes: dict[str, Node] = field(default_factory=dict)
    """Nodes by their place in the folder, which nobody changes, as they were read."""

    @cached_property
    def names(self) -> Names:
        """The folded names of all nodes, read when first searched."""
        found: list[tuple[str, Kind, str]] = []
        for kind in Kind:
            rows = started().records(self.database.query("sql", f"SELECT @rid, full_name_folded FROM {kind}"))
            found += ((row["@rid"], kind, row["full_name_folded"]) for row in rows)
        return Names(found)

    def keep(self, place: str, node: Node) -> None:
        """Keep a node that was read; where there are too many, the others are forgotten."""
        if len(self.nodes) >= _MOST_NODES:
            self.nodes.clear()
        self.nodes[place] = node

    def ask(self, query: str, given: Any, limits: Limits) -> Table:
        """Run somebody's query, one at a time: ArcadeDB keeps the time of a folder, not of a query.

        Its clock starts at the first record, so the limit stays until the records are read.
        """
        if not self.asking.acquire(timeout=limits.seconds):
            raise QueryError("another query is still running", fix="wait for it to end, or start kgraph again")
        try:
            self._limit(limits.seconds)
            with failing(lambda thrown, message: _query_error(thrown, message, limits)):
                return read_table(self.database.query("opencypher", query, given), limits.rows)
        finally:
            self._limit(0)
            self.asking.release()
            with _OPENING:
                _close_unread(self)

    def _limit(self, seconds: float) -> None:
        java = started()
        self.database.getConfiguration().setValue(java.timeout, java.milliseconds.valueOf(int(seconds * 1000)))


_FOLDERS: dict[Path, Folder] = {}
_OPENING = Lock()


@cache
def _close_at_exit() -> None:
    """Once Java runs: what registers later is called earlier, and Java would wait for what is still open."""
    atexit.register(_close_all)


def _close_all() -> None:
    """Close what is open; where a query goes on that nothing can stop, end at once: Python cannot end around it."""
    if any(folder.asking.locked() for folder in _FOLDERS.values()):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(1)
    for folder in list(_FOLDERS.values()):
        folder.readers = 1
        let_go(folder)


def is_open(path: Path) -> bool:
    """Whether this process has the folder open."""
    return path in _FOLDERS


def opened(path: Path) -> Folder:
    """Open a folder read-only, or join those of this process who have it open.

    Raises:
        EngineError: it is no folder of ArcadeDB, or damaged.
    """
    java = started()
    with _OPENING:
        if path not in _FOLDERS:
            _close_at_exit()
            with failing(cannot("open", path)):
                _FOLDERS[path] = Folder(path, java.factory(str(path)).open(java.read_only))
        _FOLDERS[path].readers += 1
        return _FOLDERS[path]


def let_go(folder: Folder) -> None:
    """Close the folder if nobody else in this process has it open; where a query goes on, when that ends."""
    with _OPENING:
        folder.readers -= 1
        _close_unread(folder)


def _close_unread(folder: Folder) -> None:
    if folder.readers or folder.asking.locked() or _FOLDERS.get(folder.path) is not folder:
        return
    del _FOLDERS[folder.path]
    with failing(cannot("close", folder.path)):
        folder.database.close()


def cannot(verb: str, path: Path) -> Callable[[str, str], EngineError]:
    """Return what makes of a failure of Java the error that the graph there could not be read, written, opened or closed."""

    fix = "kgraph build KB makes it again"
    return lambda thrown, message: EngineError(f"cannot {verb} the graph: {message or thrown}", where=str(path), fix=fix)


def _query_error(thrown: str, message: str, limits: Limits) -> QueryError:
    if thrown == "TimeoutException":
        return too_slow(limits.seconds)
    if thrown in _REFUSED:
        return QueryError(
            "the query would do more than read the graph", fix="only queries that read are run; kgraph load adds what sources say"
        )
    if thrown in _MEMORY or "heap" in message:
        return QueryError(f"the query needs more memory than {HEAP}", fix="narrow it, or give Java more: KGRAPH_HEAP=4g")
    return QueryError(f"the query is wrong: {message or thrown}", fix="kgraph recipe NAME prints one that runs")
