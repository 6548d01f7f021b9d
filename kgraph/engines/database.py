"""A folder of ArcadeDB: written once, closed cleanly, then opened read-only, once in a process."""

import atexit
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from kgraph.engines.cypher import Limits, Table
from kgraph.engines.java import HEAP, Java, failing, read_table, started
from kgraph.engines.patience import too_slow
from kgraph.engines.stored import DAYS, stored_edge, stored_node
from kgraph.engines.writing import mark
from kgraph.errors import EngineError, QueryError
from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Relation

_T = TypeVar("_T")
_BATCH = 10_000
_REFUSED = {"QueryNotIdempotentException", "SecurityException", "DatabaseIsReadOnlyException", "FeatureNotImplementedException"}
_MEMORY = {"OutOfMemoryError", "QueryMemoryExceededException"}


def write_database(path: Path, graph: TemporalGraph) -> None:
    """Write a graph into a new folder and close it cleanly, so that it opens read-only.

    Raises:
        EngineError: the folder is there already, or cannot be written.
        MissingEngineError: the engine cannot start here.
    """
    java = started()
    with failing(cannot("write", path)):
        database = java.factory(str(path)).create()
        try:
            database.command("sqlscript", ";\n".join(_schema()))
            _fill(database, java, graph)
        finally:
            database.close()
    _sync(path)


def _fill(database: Any, java: Java, graph: TemporalGraph) -> None:
    """Load without Cypher, which would take four times as long; days go as text into properties declared as days."""
    places: dict[str, Any] = {}
    for nodes in _batches(database, graph.nodes()):
        for node in nodes:
            vertex = database.newVertex(str(node.kind)).fromMap(java.map_of(stored_node(node)))
            vertex.save()
            places[node.id] = vertex.getIdentity()
    for edges in _batches(database, graph.edges()):
        for edge in edges:
            subject = database.lookupByRID(places[edge.subject], True).asVertex()
            subject.newEdge(str(edge.relation), places[edge.object], java.map_of(stored_edge(edge)))
    for marks in _batches(database, (mark(graph),)):
        for said in marks:
            database.newVertex("Kgraph").fromMap(java.map_of(said)).save()


def _batches(database: Any, things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield things, so many in each transaction."""
    for first in range(0, len(things), _BATCH):
        database.begin()
        yield things[first : first + _BATCH]
        database.commit()


def _sync(folder: Path) -> None:
    """Let the files reach the disk before the folder is moved into place; Windows syncs none that is open for reading."""
    for file in folder.iterdir() if os.name == "posix" else ():
        with file.open("rb") as written:
            os.fsync(written.fileno())


def _schema() -> Iterator[str]:
    """Types, days and unique ids, declared before anything is loaded."""
    yield "CREATE VERTEX TYPE Kgraph"
    for kind in Kind:
        yield from (f"CREATE VERTEX TYPE {kind}", f"CREATE PROPERTY {kind}.id STRING", f"CREATE INDEX ON {kind} (id) UNIQUE")
    for relation in Relation:
        yield from (f"CREATE EDGE TYPE {relation}", f"CREATE PROPERTY {relation}.id STRING")
        yield from (f"CREATE PROPERTY {relation}.{day} DATE" for day in DAYS)
        yield f"CREATE INDEX ON {relation} (id) UNIQUE"


@dataclass
class Folder:
    """A folder that this process has open, once for all engines in it: Java opens none twice."""

    path: Path
    database: Any
    readers: int = 0
    asking: Lock = field(default_factory=Lock)

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
