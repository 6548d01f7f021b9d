"""Java inside the process, started once with every setting that keeps ArcadeDB to its folder; values carried over and back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import gettempdir
from threading import Lock
from typing import Any

import orjson

from kgraph.engines.cypher import Table
from kgraph.engines.java_values import plain
from kgraph.engines.stored import Stored
from kgraph.errors import KgraphError, MissingEngineError, QueryError

HEAP = os.environ.get("KGRAPH_HEAP", "1g")
"""The most memory that Java may take, from the environment."""

_OPTIONS = (
    f"-Xmx{HEAP}",
    # Filling a folder takes a sixth less than with the collector that Java chooses on two cores; answers take the same.
    "-XX:+UseParallelGC",
    # Without it SIGTERM crashes the process, and Ctrl-C is lost.
    "-Xrs",
    # Else `LOAD CSV FROM '/etc/passwd'` runs inside a query that reads.
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.polyglotEngineEnabled=false",
    # Else it writes log/ into the working directory.
    f"-Djava.util.logging.config.file={files('kgraph.engines').joinpath('java_logging.properties')}",
    f"-XX:ErrorFile={Path(gettempdir(), 'kgraph-java-%p.log')}",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
)
_STARTING = Lock()
_AT_ONCE = 5_000


@dataclass(frozen=True)
class Java:
    """The classes of Java that kgraph uses."""

    factory: Any
    read_only: Any
    read_write: Any
    timeout: Any
    map: Any
    list: Any
    day: Any
    milliseconds: Any
    rows: Any
    vertices: Any
    edges: Any

    def records(self, found: Any) -> "list[Stored]":
        """Return what a query found, carried over as one text; days are days since 1970, and records have no label."""
        read: list[Stored] = []
        while more := orjson.loads(str(self.rows.nextJsonBatch(found, _AT_ONCE))):
            read += more
        return read

    def given(self, value: Any) -> Any:
        """Return a parameter as Java takes it.

        Raises:
            QueryError: it is of a type that no engine stores.
        """
        if isinstance(value, dict):
            made = self.map()
            for key, item in value.items():
                made.put(key, self.given(item))
            return made
        if isinstance(value, list | tuple):
            made = self.list()
            for item in value:
                made.add(self.given(item))
            return made
        if isinstance(value, date) and not isinstance(value, datetime):
            return self.day.of(value.year, value.month, value.day)
        if value is None or isinstance(value, str | bool | float) or (isinstance(value, int) and -(2**63) <= value < 2**63):
            return value
        raise QueryError(f"a query cannot take {value!r}", fix="give text, numbers of 64 bits, true or false, days, lists or maps of them")


def started() -> Java:
    """Return Java, starting it on first use.

    Raises:
        MissingEngineError: it cannot start here, with the reason.
    """
    with _STARTING:
        return _start()


@cache
def _start() -> Java:
    try:
        import jpype
        from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path

        if not jpype.isJVMStarted():
            jars = sorted(map(str, Path(get_jar_path()).glob("*.jar")))
            jpype.startJVM(get_bundled_jre_lib_path(), *_OPTIONS, classpath=jars, interrupt=False)
            # At its end Java waits for the thread that started it, also one that is gone; attached again, it is a daemon.
            jpype.java.lang.Thread.detach()
        return _classes(jpype.JClass)
    except Exception as err:  # whatever keeps Java from starting, all but Cypher works without it
        raise MissingEngineError(
            f"the embedded engine cannot start: {err}", fix="pip install arcadedb-embedded, where it has a wheel"
        ) from err


def _classes(named: Any) -> Java:
    settings = named("com.arcadedb.GlobalConfiguration")
    # Set again: a JVM that somebody else started has none of the options above.
    settings.OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS.setValue(False)
    settings.OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS.setValue(False)
    modes = named("com.arcadedb.engine.ComponentFile").MODE
    return Java(
        factory=named("com.arcadedb.database.DatabaseFactory"),
        read_only=modes.READ_ONLY,
        read_write=modes.READ_WRITE,
        timeout=settings.COMMAND_TIMEOUT,
        map=named("java.util.HashMap"),
        list=named("java.util.ArrayList"),
        day=named("java.time.LocalDate"),
        milliseconds=named("java.lang.Long"),
        rows=named("com.arcadedb.python.RowBatcher"),
        vertices=named("com.arcadedb.python.VertexBatcher"),
        edges=named("com.arcadedb.python.EdgeBatcher"),
    )


def read_table(records: Any, most_rows: int | None) -> Table:
    """Read what a query returns; where nothing comes, the names of the columns do not come either."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    while records.hasNext():
        if most_rows is not None and len(rows) >= most_rows:
            records.close()
            return Table(columns, tuple(rows), truncated=True)
        record = records.next()
        columns = columns or tuple(map(str, record.getPropertyNames()))
        rows.append(tuple(plain(record.getProperty(column)) for column in columns))
    return Table(columns, tuple(rows))


@contextmanager
def failing(told: "Any") -> Iterator[None]:
    """Turn what Java throws into an error of ours: ``told`` is given the name of its class and the first line of its message."""
    import jpype

    try:
        yield
    except jpype.JException as err:
        lines = str(err.message() or "").splitlines() or [""]
        error: KgraphError = told(type(err).__name__.rpartition(".")[2], lines[0].strip())
        raise error from err
