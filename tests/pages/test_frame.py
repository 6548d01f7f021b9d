"""What surrounds every page: errors in words, a base that changes or goes, no traceback anywhere."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase, open_base
from tests.pages.visiting import said, visit

PATHS = ("tong-quan", "can-bo", "dia-ban", "to-chuc", "do-thi", "thay-doi", "cypher")


@pytest.fixture
def copy(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled base, which a test may change or damage."""
    folder = Path(shutil.copytree(sample_folder, tmp_path / "copy.kg"))
    monkeypatch.setenv("KGRAPH_BASE", str(folder))
    return folder


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_every_language(path: str, language: str) -> None:
    visited = visit(path, lang=language)
    assert len(visited.title) == 1
    assert not visited.exception
    assert not visited.error


def test_no_base_at_all_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_BASE", str(tmp_path / "none.kg"))
    visited = visit("can-bo", id="ks:p1")
    assert "Không mở được" in said(visited)
    assert "this is no knowledge base" in said(visited)
    assert "kgraph init" in said(visited)
    assert not visited.exception


def test_a_damaged_base_is_told_in_words(copy: Path) -> None:
    (copy / "kgraph.toml").write_text("format = ", "utf-8")
    assert "cannot read the settings" in said(visit())


def test_a_base_of_a_newer_format_is_told_in_words(copy: Path) -> None:
    (copy / "kgraph.toml").write_text("format = 99\n", "utf-8")
    assert "install a newer kgraph" in said(visit())


def test_a_base_that_goes_while_it_is_open_is_told_in_words(copy: Path) -> None:
    visited = visit("can-bo", id="ks:p1")
    shutil.rmtree(copy)
    visited.run()
    assert "Không mở được" in said(visited)
    assert not visited.exception


def test_a_document_that_is_gone_is_told_in_words(copy: Path) -> None:
    shutil.rmtree(copy / "documents")
    (copy / "documents").mkdir()
    visited = visit("can-bo", id="ks:p1")
    assert "the document is not here" in said(visited)
    assert not visited.exception


def test_a_load_by_another_hand_shows_at_the_next_run(copy: Path, tmp_path: Path) -> None:
    visited = visit("can-bo", id="new:1")
    assert "Không có gì mang mã" in said(visited)
    _load(open_base(copy), tmp_path / "new.csv")
    visited.query_params["id"] = "new:1"
    assert visited.run().title[0].value == "Người Mới Vào"


def test_the_page_tells_which_revision_it_shows(sample: KnowledgeBase) -> None:
    assert f"bản {sample.revision}, ghi nhận đến 24/11/2026" in said(visit())


def _load(base: KnowledgeBase, file: Path) -> None:
    file.write_text("person_id,person,post_id,post,start,end\nnew:1,Người Mới Vào,new:post,Chức Mới,2019,2020\n", "utf-8")
    ends = 'subject = { kind = "=Person", id = "person_id", name = "person" }\nobject = { kind = "=Post", id = "post_id", name = "post" }'
    file.with_suffix(".toml").write_text(f'format = 1\n[[claim]]\nrelation = "=HOLDS"\nstart = "start"\nend = "end"\n{ends}\n', "utf-8")
    with base:
        base.load(file, recorded=date(2026, 11, 24))
