"""Writers and readers at one time, and disks that refuse."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kgraph import BaseFolderError, KnowledgeBase, generations
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from tests.bases import DAY, kgraph, table, truth

pytestmark = pytest.mark.xdist_group("kill")

NOBODY = 65534
"""A user that is not root, to whom a folder without write permission is closed."""


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path), recorded=DAY)
        yield made


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_a_second_writer_is_refused_with_one_message(base: KnowledgeBase, tmp_path: Path) -> None:
    with Ledger.open(base.folder).writing():
        done = kgraph("load", base.folder, table(tmp_path, 9, "more"))
    assert done.returncode == 1
    assert done.stderr.startswith("kgraph: another process is writing to it")
    assert "fix:   wait until it is done" in done.stderr
    assert len(list((base.folder / "claims").iterdir())) == 1


def test_a_lock_goes_with_the_process_that_held_it(base: KnowledgeBase, tmp_path: Path) -> None:
    python(f"import os, signal; from pathlib import Path; from kgraph.ledger.folder import Ledger\n"
           f"with Ledger.open(Path({str(base.folder)!r})).writing(): os.kill(os.getpid(), signal.SIGKILL)")  # fmt: skip
    assert base.load(table(tmp_path, 9, "more"), recorded=DAY).new


def test_readers_are_answered_from_the_old_graph_while_a_writer_writes(base: KnowledgeBase) -> None:
    with Ledger.open(base.folder).writing() as ledger:
        ledger.judge(Verb.WITHDRAW, ["src:paper"], who="Lan", when="2026-11-24")
        assert kgraph("career", base.folder, "p1").returncode == 0
        with KnowledgeBase(base.folder) as reader:
            assert len(reader.graph().edges()) == 3


def test_a_command_asks_while_another_loads(base: KnowledgeBase, tmp_path: Path) -> None:
    many = table(tmp_path, 700, "many")
    with subprocess.Popen([sys.executable, "-m", "kgraph", "load", str(base.folder), str(many)], stderr=subprocess.DEVNULL) as writer:
        answers = 0
        while writer.poll() is None:
            done = kgraph("career", base.folder, "p1", "--format", "csv")
            assert done.returncode == 0, done.stderr
            answers += 1
    assert writer.returncode == 0
    assert answers
    assert base.refresh()
    assert len(base.graph().edges()) == 700


def test_a_disk_that_is_full_takes_nothing_in(base: KnowledgeBase, tmp_path: Path) -> None:
    before, many = truth(base.folder), table(tmp_path, 3000, "many")
    done = python(
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))\n"
        f"sys.argv = ['kgraph', 'load', {str(base.folder)!r}, {str(many)!r}]\n"
        "from kgraph.cli import main; main()"
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("kgraph: cannot write: File too large")
    assert "fix:   free space" in done.stderr
    assert truth(base.folder) == before
    assert base.load(many, recorded=DAY).new


def test_a_disk_that_fills_up_before_the_graph_is_made_keeps_the_load(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(generations.GraphStore, "keep_edges", full)
        with pytest.raises(BaseFolderError, match="cannot write the graph: No space left"):
            base.load(table(tmp_path, 9, "more"), recorded=DAY)
    assert not list(base.folder.rglob("*.part"))
    assert base.refresh()
    assert len(base.graph().edges()) == 9


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A base whose folders nobody but root may write to, where others may go."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "base.kg"
        with init_base(folder) as made:
            made.load(table(tmp_path), recorded=DAY)
        folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        for path in folders:
            path.chmod(0o555)
        yield folder
        for path in folders:
            path.chmod(0o755)


def without_rights(arguments: list[str], rehearsal: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody who is not root; a rehearsal imports what it needs, from folders that are root's."""
    return python(
        f"""
import contextlib, io, os, sys
from kgraph.cli import commands, main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    commands.main({rehearsal!r}, standalone_mode=False)
if os.geteuid() == 0:
    os.setuid({NOBODY})
sys.argv = ["kgraph", *{arguments!r}]
main()
"""
    )


def test_a_base_that_may_only_be_read_is_read(closed: Path, base: KnowledgeBase) -> None:
    done = without_rights(["career", str(closed), "p1", "--format", "csv"], ["career", str(base.folder), "p1", "--format", "csv"])
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 2)


def test_a_base_that_may_only_be_read_takes_no_load(closed: Path, base: KnowledgeBase, tmp_path: Path) -> None:
    file = Path(shutil.copytree(tmp_path, closed.parent / "tables", ignore=shutil.ignore_patterns("*.kg"))) / "holdings.csv"
    done = without_rights(["load", str(closed), str(file)], ["load", str(base.folder), str(table(tmp_path, 9, "more"))])
    assert done.returncode == 1
    assert done.stderr.startswith("kgraph: cannot write: Permission denied")
    assert "fix:   make the folder writable" in done.stderr
