"""What every test may ask for: the shared data where they are, golden files, a base of the bundled data."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase, init_sample
from tests import neo4j_server, profiles
from tests.real_parts import missing, parts

HERE = Path(__file__).parent
_SHORT = 40
"""Bytes that may stand in the name of a case."""

profiles.register()


def _shared() -> Path | None:
    folder = Path(os.environ.get("KGRAPH_SHARED", HERE.parent.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read their diff like code")


def pytest_configure() -> None:
    lacking = missing(os.environ.get("KGRAPH_REQUIRE", ""))
    if lacking:
        raise pytest.UsageError("KGRAPH_REQUIRE asks for what is not here\n" + "\n".join(lacking))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Say at the top what was found; pytest's own header would keep quiet under -q."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        shared = "found" if _shared() else "missing; name their folder in KGRAPH_SHARED"
        for line in (*map(str, parts().values()), f"shared data: {shared}"):
            reporter.write_line(line)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by its argument where that is a file's bytes: they differ from run to run, and workers must name a case alike."""
    return argname if isinstance(val, bytes) and len(val) > _SHORT else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a part that is missing, and keep the tests of one part in one worker, so that it starts once."""
    for item in items:
        for part in parts().values():
            if item.get_closest_marker(part.marker):
                item.add_marker(pytest.mark.xdist_group(part.name))
                if not part.found:
                    item.add_marker(pytest.mark.skip(reason=str(part)))


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a base of the bundled data; nobody writes to it."""
    folder = tmp_path_factory.mktemp("sample") / "sample.kg"
    init_sample(folder).close()
    return folder


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[KnowledgeBase]:
    """A base of the bundled data, open."""
    with KnowledgeBase(sample_folder) as base:
        yield base


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Neo4j: the one NEO4J_URI names, with the credentials of the environment, else one started for these tests."""
    given = os.environ.get("NEO4J_URI", "")
    if given:
        yield given
        return
    with neo4j_server.running(tmp_path_factory.mktemp("neo4j") / "home") as address, pytest.MonkeyPatch.context() as environment:
        environment.setenv("KGRAPH_NEO4J_USER", neo4j_server.USER)
        environment.setenv("KGRAPH_NEO4J_PASSWORD", neo4j_server.PASSWORD)
        yield address
