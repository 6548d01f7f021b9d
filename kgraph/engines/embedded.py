"""The engine inside the process: ArcadeDB, whose folder any number of processes open read-only."""

import atexit
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from kgraph.engines.cypher import CypherEngine, Limits, Table
from kgraph.engines.java import HEAP, failing, read_table, started
from kgraph.engines.java_values import edge_properties
from kgraph.engines.patience import too_slow, within
from kgraph.engines.stored import DAYS, read_edge
from kgraph.engines.writing import finished, writes
from kgraph.errors import EngineError, MissingEngineError, QueryError
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Relation

_REFUSED = {"QueryNotIdempotentException", "SecurityException", "DatabaseIsReadOnlyException", "FeatureNotImplementedException"}
_MEMORY = {"OutOfMemoryError", "QueryMemoryExceededException"}


def why_absent() -> str:
    """Return why the engine cannot start on this machine; ``""`` where it does. The first call starts Java."""
    try:
        started()
    except MissingEngineError as err:
        return err.what
    return ""


def write_database(path: Path, graph: TemporalGraph) -> None:
    """Write a graph into a new folder and close it cleanly, so that it opens read-only.

    Raises:
        EngineError: the folder is there already, or cannot be written.
        MissingEngineError: the engine cannot start here.
    """
    java = started()
    with failing(_cannot("write", path)):
        database = java.factory(str(path)).create()
        try:
            database.command("sqlscript", ";\n".join(_schema()))
            for query, rows in (*writes(graph, "CREATE"), finished(graph)):
                database.begin()
                database.command("opencypher", query, java.given({"rows": rows}))
                database.commit()
        finally:
            database.close()
    _sync(path)


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


class EmbeddedEngine(CypherEngine):
    """A graph in a folder, opened read-only; ``put`` writes another folder and moves it into place."""

    name = "embedded"

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).absolute()
        self._java = started()
        self._open: _Folder | None = _opened(self.path) if self.path.is_dir() else None

    def put(self, graph: TemporalGraph) -> None:
        """Make the folder hold exactly this graph; other processes keep reading what they opened."""
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        shutil.rmtree(beside, ignore_errors=True)
        write_database(beside, graph)
        self.close()
        if self.path in _FOLDERS:
            shutil.rmtree(beside)
            raise EngineError("another part of this program has the graph open", where=str(self.path), fix="close it first")
        shutil.rmtree(self.path, ignore_errors=True)
        beside.rename(self.path)
        self._open = _opened(self.path)

    def run(self, query: str, parameters: Mapping[str, Any], limits: Limits | None = None) -> Table:
        """Run a query; ArcadeDB refuses what would write, Java was started without the other ways out."""
        folder, given = self._folder, self._java.given(dict(parameters))
        if limits is not None:
            return within(limits.seconds, lambda: folder.ask(query, given, limits))
        with failing(_cannot("read", self.path)):
            return read_table(folder.database.query("opencypher", query, given), None)

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None; in Cypher it would be searched for without the index."""
        with failing(_cannot("read", self.path)):
            for relation in Relation:
                found = self._folder.database.lookupByKey(str(relation), "id", edge_id)
                if found.hasNext():
                    edge = found.next().asEdge()
                    subject, object_ = (str(end.get("id")) for end in (edge.getOutVertex(), edge.getInVertex()))
                    return read_edge(subject, relation, object_, edge_properties(edge))
        return None

    def close(self) -> None:
        """Let go of the folder; the last one in this process closes it."""
        if self._open is not None:
            _let_go(self._open)
            self._open = None

    @property
    def _folder(self) -> "_Folder":
        if self._open is None:
            raise EngineError("there is no graph in the folder", where=str(self.path), fix="put one there: kgraph build KB")
        return self._open


@dataclass
class _Folder:
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

    def _limit(self, seconds: float) -> None:
        java = started()
        self.database.getConfiguration().setValue(java.timeout, java.milliseconds.valueOf(int(seconds * 1000)))


_FOLDERS: dict[Path, _Folder] = {}
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
        _let_go(folder)


def _opened(path: Path) -> _Folder:
    java = started()
    with _OPENING:
        if path not in _FOLDERS:
            _close_at_exit()
            with failing(_cannot("open", path)):
                _FOLDERS[path] = _Folder(path, java.factory(str(path)).open(java.read_only))
        _FOLDERS[path].readers += 1
        return _FOLDERS[path]


def _let_go(folder: _Folder) -> None:
    with _OPENING:
        folder.readers -= 1
        if folder.readers or folder.asking.locked():
            return
        del _FOLDERS[folder.path]
        with failing(_cannot("close", folder.path)):
            folder.database.close()


def _cannot(verb: str, path: Path) -> Any:
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
