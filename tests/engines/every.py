"""Every engine that the conformance and the parity suite run on; another engine is one line of ``ENGINES``."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from kgraph.engines import Engine, open_engine
from kgraph.engines.cypher import CypherEngine
from kgraph.graph import TemporalGraph
from kgraph.graph_records import revision

NO_WHEEL = pytest.mark.skipif(find_spec("arcadedb_embedded") is None, reason="arcadedb-embedded has no wheel for this machine")


def _memory(request: pytest.FixtureRequest, folder: Path) -> str:
    return "memory:"


def _embedded(request: pytest.FixtureRequest, folder: Path) -> str:
    return str(folder / "arcadedb")


def _server(request: pytest.FixtureRequest, folder: Path) -> str:
    address: str = request.getfixturevalue("neo4j_address")
    return address


Address = Callable[[pytest.FixtureRequest, Path], str]
ENGINES: dict[str, tuple[Address, tuple[pytest.MarkDecorator, ...]]] = {
    "memory": (_memory, ()),
    "embedded": (_embedded, (NO_WHEEL,)),
    "server": (_server, (pytest.mark.server,)),
}


def parameters(*names: str) -> list[object]:
    """The engines as parameters of a fixture, each with its marks."""
    return [pytest.param(name, marks=ENGINES[name][1], id=name) for name in names]


@contextmanager
def opened(name: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Engine]:
    with open_engine(ENGINES[name][0](request, folder)) as engine:
        yield engine


def hold(engine: Engine, graph: TemporalGraph) -> Engine:
    """Let the engine hold the graph; it is put only where it is not there already."""
    if not isinstance(engine, CypherEngine) or not _holds(engine, graph):
        engine.put(graph)
    return engine


def _holds(engine: CypherEngine, graph: TemporalGraph) -> bool:
    from kgraph.errors import EngineError

    try:
        return engine.revision() == revision(graph)
    except EngineError:
        return False


EXAMPLES = int(os.environ.get("KGRAPH_EXAMPLES", "2"))
"""How many graphs each engine is filled with one by one; where many side by side differ, this finds the least that does."""
