"""Articles in a knowledge base: the same text adds nothing, a corrected one stands beside the first, many are told by their sum."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph import KgraphError, KnowledgeBase
from kgraph.knowledge_base import init_base
from kgraph.loading import Refused
from tests.bases import DAY, kgraph

TEXT = "Chiều 5/3/2021, Ban Thường vụ Tỉnh ủy Nghệ An bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ Sơn.\n"
KNOWN = 'format = 1\n[work]\nurl = "https://bao.example/1"\npublisher = "Báo Mẫu"\npublished = "2021-03-06"\n'


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return init_base(tmp_path / "base.kg")


def article(folder: Path, name: str, text: str = TEXT, known: str = KNOWN) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    path.with_suffix(".toml").write_text(known, "utf-8")
    return path


def test_the_same_text_adds_nothing_whatever_its_file_is_called(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.load(article(tmp_path, "one"), recorded=DAY)
    revision = base.revision
    again = base.load(article(tmp_path, "other"), recorded=DAY)
    assert (first.new, again.new, again.id, base.revision) == (True, False, first.id, revision)
    assert len(list((base.folder / "claims").iterdir())) == len(list((base.folder / "documents").iterdir())) == 1


def test_a_work_without_a_title_is_called_by_the_words_it_begins_with(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(article(tmp_path, "one", known='format = 1\n[work]\npublished = "2021-03-06"\n'), recorded=DAY)
    (source,) = {claim.source for claim in base.review().proposed if claim.relation == "HOLDS"}
    assert source.work.title == "Chiều 5/3/2021, Ban Thường vụ Tỉnh ủy Nghệ An bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ …"
    assert (source.place, source.quote) == ("line 1", TEXT.strip())


def test_a_corrected_text_stands_beside_the_first_until_somebody_judges(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(article(tmp_path, "one"), recorded=DAY)
    base.load(article(tmp_path, "mended", TEXT.replace("Kỳ Sơn", "Quế Phong")), recorded=DAY)
    assert posts(base) == ["Bí thư Huyện ủy Kỳ Sơn", "Bí thư Huyện ủy Quế Phong"]
    (edition,) = [row for row in base.review().rows() if row["section"] == "edition"]
    assert edition["what"] == "2 texts of one address: https://bao.example/1"
    base.judge("withdraw", str(edition["id"]).split()[0], who="Lan", when="2026-11-25")
    assert len(posts(base)) == 1 and not [row for row in base.review().rows() if row["section"] == "edition"]
    base.judge("undo", "j1", who="Lan", when="2026-11-25")
    assert len(posts(base)) == 2


def test_a_corrected_text_takes_the_place_of_the_first_where_it_is_told_to(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(article(tmp_path, "one"), recorded=DAY)
    done = base.load(article(tmp_path, "mended", TEXT.replace("Kỳ Sơn", "Quế Phong")), recorded=DAY, replaces="one.txt")
    assert posts(base) == ["Bí thư Huyện ủy Quế Phong"]
    base.judge("withdraw", done.id, who="Lan", when="2026-11-25")
    assert posts(base) == ["Bí thư Huyện ủy Kỳ Sơn"]


def test_a_file_that_cannot_be_read_stops_the_load_or_is_kept_aside(base: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04")
    files = [tmp_path / "cut.docx", article(tmp_path, "one"), tmp_path / "missing.txt"]
    with pytest.raises(KgraphError):
        list(base.load_each(files, recorded=DAY))
    refused: list[Refused] = []
    assert [done.file for done in base.load_each(files, recorded=DAY, refused=refused)] == ["one.txt"]
    assert [one.path.name for one in refused] == ["cut.docx", "missing.txt"]
    assert posts(base) == ["Bí thư Huyện ủy Kỳ Sơn"]


def test_of_many_files_the_command_tells_the_sum_and_what_it_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    base.close()
    files = [article(tmp_path, f"a{n}", TEXT.replace("2021", str(2000 + n))) for n in range(21)]
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04")
    done = kgraph("load", base.folder, *files, files[0], tmp_path / "cut.docx", "--skip-bad-files")
    told = done.stderr.splitlines()
    assert done.returncode == 0 and len(told) == 2 and told[0].startswith("cut.docx: refused, ")
    claims = len(list(base.review().proposed))
    assert told[1] == f"23 files: {claims} claims, {claims} of them proposed, 1 file here already, 1 file refused"


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own")
def test_on_a_terminal_a_bar_shows_how_far_a_long_load_is(base: KnowledgeBase, tmp_path: Path) -> None:
    base.close()
    files = [article(tmp_path, f"a{n}", TEXT.replace("2021", str(2000 + n))) for n in range(21)]
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "kgraph", "load", str(base.folder), *map(str, files)]
    with subprocess.Popen(command, stderr=theirs) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    assert process.returncode == 0
    assert " 1/21: " in shown and "█" * 30 + " 21/21: " in shown
    assert shown.rstrip().endswith(", 0 files refused")


def _read(terminal: int) -> bytes:
    """What the other side of a terminal shows next; nothing once it is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_the_graph_is_made_once_for_all_files(base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgraph import generations

    made: list[object] = []
    build = generations.build
    monkeypatch.setattr(generations, "build", lambda ledger: made.append(ledger) or build(ledger))
    list(base.load_each([article(tmp_path, f"a{n}", TEXT.replace("2021", str(2000 + n))) for n in range(3)], recorded=DAY))
    assert len(made) == 1


def posts(base: KnowledgeBase) -> list[str]:
    graph = base.graph()
    names = {node.id: node.name for node in graph.nodes()}
    return sorted(names[edge.object] for edge in graph.edges() if edge.relation == "HOLDS")
