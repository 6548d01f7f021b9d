"""A base that is read through new graphs, moved, copied to another machine and another user, or written while clocks go back."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kgraph import BaseFolderError, KnowledgeBase, deep_check
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from tests.bases import DAY, files, kgraph, table, truth

pytestmark = pytest.mark.xdist_group("kill")
FUTURE = 4_000_000_000
"""A second of the year 2096."""

WRITER = """
import sys
from datetime import date
from kgraph import open
with open(sys.argv[1]) as base:
    for file in sys.argv[2:]:
        base.load(file, recorded=date(2026, 11, 24))
        print("loaded", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path), recorded=DAY)
        yield made


def generations(folder: Path) -> list[Path]:
    return sorted((folder / "graph").glob("*-*"))


def test_a_reader_keeps_its_graph_through_three_new_ones_and_turns_to_the_last(base: KnowledgeBase, tmp_path: Path) -> None:
    held, rows = base.generation.folder, base.career("p1").rows()
    tables = [str(table(tmp_path, rows, f"more{rows}")) for rows in (5, 7, 9)]
    command = [sys.executable, "-c", WRITER, str(base.folder), *tables]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as writer:
        assert writer.stdin is not None and writer.stdout is not None
        for _ in tables:
            assert writer.stdout.readline() == "loaded\n"
            assert held.is_dir()
            assert len(base.graph().edges()) == 3
            assert base.career("p1").rows() == rows
            writer.stdin.write("\n")
            writer.stdin.flush()
        assert writer.wait(timeout=60) == 0
    assert base.refresh()
    assert len(base.graph().edges()) == 9
    assert generations(base.folder) == [base.generation.folder]
    assert base.generation.folder != held


def test_a_base_that_is_moved_answers_from_its_new_place(base: KnowledgeBase, tmp_path: Path) -> None:
    revision, rows = base.revision, base.career("p1").rows()
    base.close()
    moved = tmp_path / "to" / "another place" / "Cơ sở tri thức.kg"
    moved.parent.mkdir(parents=True)
    base.folder.rename(moved)
    with KnowledgeBase(moved) as again:
        assert (again.revision, again.career("p1").rows()) == (revision, rows)
        assert again.load(table(tmp_path, 5, "more"), recorded=DAY).new
    assert deep_check(moved).is_sound
    with pytest.raises(BaseFolderError, match="no knowledge base"):
        KnowledgeBase(base.folder)


def test_a_base_that_is_moved_away_under_a_reader_is_told_and_made_nowhere(base: KnowledgeBase, tmp_path: Path) -> None:
    base.folder.rename(tmp_path / "away.kg")
    before = files(tmp_path / "away.kg")
    with pytest.raises(BaseFolderError) as told:
        base.load(table(tmp_path, 5, "more"), recorded=DAY)
    assert told.value.fix
    assert not base.folder.exists()
    assert files(tmp_path / "away.kg") == before
    (tmp_path / "away.kg").rename(base.folder)
    assert base.load(table(tmp_path, 5, "more"), recorded=DAY).new


def test_a_base_on_another_machine_is_read_by_another_user_from_a_disk_that_is_read_only(base: KnowledgeBase) -> None:
    rows = kgraph("career", base.folder, "p1", "--format", "csv").stdout
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        copy = Path(shutil.copytree(base.folder, Path(place) / "data" / "base.kg", ignore=shutil.ignore_patterns(".lock")))
        for path in (copy, *copy.rglob("*")):
            os.utime(path, (FUTURE, FUTURE))
            path.chmod(0o555 if path.is_dir() else 0o444)
        code = f"""
import contextlib, io, os, sys
from kgraph.cli import commands, main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    commands.main(["career", {str(base.folder)!r}, "p1"], standalone_mode=False)
os.umask(0o077)
os.chdir("/")
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
sys.argv = ["kgraph", "career", {str(copy)!r}, "p1", "--format", "csv"]
main()
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert (done.returncode, done.stderr, done.stdout) == (0, "", rows)
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o755)


def test_days_that_go_backwards_give_the_graph_of_days_that_go_forwards(base: KnowledgeBase, tmp_path: Path) -> None:
    days = [date(2026, 11, 20), date(2026, 11, 18), date(1999, 1, 1)]
    tables = [table(tmp_path, rows, f"more{rows}") for rows in (5, 7, 9)]
    for file, day in zip(tables, days, strict=True):
        assert base.load(file, recorded=day).new
    with init_base(tmp_path / "forwards.kg") as forwards:
        for file, day in sorted(zip(tables, days, strict=True), key=lambda pair: pair[1]):
            forwards.load(file, recorded=day)
        forwards.load(tmp_path / "holdings.csv", recorded=DAY)
        assert truth(forwards.folder) == truth(base.folder)
        assert (forwards.revision, forwards.graph()) == (base.revision, base.graph())


def test_files_from_the_future_do_not_hide_what_is_newer(base: KnowledgeBase, tmp_path: Path) -> None:
    """A clock that was set back: everything in the base is dated later than what is written now."""
    for path in (base.folder, *base.folder.rglob("*")):
        os.utime(path, (FUTURE, FUTURE))
    older = base.generation.folder.name
    base.load(table(tmp_path, 5, "more"), recorded=date(2020, 1, 1))
    assert base.generation.folder.name > older
    assert len(base.graph().edges()) == 5
    with KnowledgeBase(base.folder) as again:
        assert again.revision == base.revision
    assert [load.claims for load in Ledger.open(base.folder).loads()] == [5, 3]
