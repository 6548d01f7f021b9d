"""Every page test is about a base that the environment names, as the served app is."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _base(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_BASE", str(sample_folder))
