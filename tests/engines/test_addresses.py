"""Which engine answers at which address."""

from pathlib import Path

import pytest

from kgraph.engines import open_engine
from kgraph.errors import EngineError
from tests.engines.every import NO_WHEEL


def test_memory_has_an_address_of_its_own() -> None:
    with open_engine("memory:") as engine:
        assert engine.name == "memory"


@NO_WHEEL
def test_a_folder_is_the_address_of_the_embedded_engine(tmp_path: Path) -> None:
    with open_engine(tmp_path / "arcadedb") as engine:
        assert engine.name == "embedded"


@pytest.mark.parametrize("address", ["http://127.0.0.1:7474", "postgres://x", "BOLT+X://127.0.0.1", "://"])
def test_an_address_of_nothing_names_those_there_are(address: str) -> None:
    with pytest.raises(EngineError) as refusal:
        open_engine(address)
    assert refusal.value.what == f"no engine answers at '{address}'"
    assert refusal.value.fix.startswith("write memory:, a folder, or one of bolt://, bolt+s://")


@pytest.mark.parametrize("address", ["bolt://user:word@127.0.0.1:1", "bolt://127.0.0.1:port"])
def test_an_address_that_cannot_be_read_says_how_to_write_one(address: str) -> None:
    with pytest.raises(EngineError, match="this is no address of a server") as refusal:
        open_engine(address)
    assert refusal.value.fix == "write bolt://127.0.0.1:7687"
