"""What every test may ask for: the shared data where they are, golden files, a base of the bundled data."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase, init_sample

HERE = Path(__file__).parent


def _shared() -> Path | None:
    folder = Path(os.environ.get("KGRAPH_SHARED", HERE.parent.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read their diff like code")


def pytest_report_header() -> list[str]:
    return [f"shared data: {'found' if _shared() else 'missing; name their folder in KGRAPH_SHARED'}"]


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
