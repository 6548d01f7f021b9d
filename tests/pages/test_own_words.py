"""Kinds and levels that the data have of their own, and words that try to be more: pages and pictures show them."""

from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase
from tests.pages import poisoned
from tests.pages.visiting import said, visit

VIEWS = {"can-bo": "p1", "dia-ban": "c1", "do-thi": "org1"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poisoned.make(tmp_path_factory.mktemp("poisoned") / "base.kg")


@pytest.mark.parametrize("page", VIEWS)
def test_a_page_shows_a_body_of_a_kind_and_level_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv("KGRAPH_BASE", str(folder))
    visited = visit(page, id=VIEWS[page], day="2017-01-01")
    assert not visited.error
    assert "beacon" in said(visited)


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".mmd", ".html"])
def test_a_picture_shows_a_body_of_a_kind_and_level_of_its_own(folder: Path, suffix: str) -> None:
    with KnowledgeBase(folder) as base:
        assert base.draw("p1", suffix)
