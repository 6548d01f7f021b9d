"""The engines as fixtures, each opened once in a worker, and the marks for what one of them lacks."""

from collections.abc import Iterator

import pytest

from kgraph.engines import Engine
from kgraph.engines.cypher import CypherEngine
from tests.engines.every import ENGINES, hold, opened, parameters
from tests.questions.graphs import ky_son


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect a test to fail on an engine that it says lacks something; it fails the run once the gap closes."""
    for item in items:
        engine = getattr(item, "callspec", None) and item.callspec.params.get("every_engine")  # type: ignore[attr-defined]  # of functions alone
        for mark in item.iter_markers("lacks"):
            if mark.args[0] == engine:
                item.add_marker(pytest.mark.xfail(strict=True, reason=mark.args[1]))


@pytest.fixture(scope="session", params=parameters(*ENGINES))
def every_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine, open for the session; it holds what the test before let it hold."""
    with opened(request.param, request, tmp_path_factory.mktemp(request.param)) as engine:
        yield engine


@pytest.fixture
def engine(every_engine: Engine) -> Engine:
    """Each engine with the hand-written graph of Kỳ Sơn in it."""
    return hold(every_engine, ky_son().graph())


@pytest.fixture(scope="session", params=parameters("embedded", "server"))
def every_cypher_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherEngine]:
    """Each engine with Cypher, open for the session."""
    with opened(request.param, request, tmp_path_factory.mktemp(request.param)) as engine:
        assert isinstance(engine, CypherEngine)
        yield engine


@pytest.fixture
def cypher_engine(every_cypher_engine: CypherEngine) -> CypherEngine:
    """Each engine with Cypher, with the hand-written graph of Kỳ Sơn in it."""
    hold(every_cypher_engine, ky_son().graph())
    return every_cypher_engine
