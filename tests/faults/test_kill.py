"""A load or a build that is killed has happened or has not; the base opens, answers, and holds nothing half-written."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgraph import KnowledgeBase, deep_check
from kgraph.knowledge_base import init_base
from tests.bases import DAY, table, truth

ROWS = 800
"""Rows for a load of about a second, in which moments differ."""

KILLS = int(os.environ.get("KGRAPH_KILLS", "20"))
"""How often each of them is killed; `make test-long` takes a hundred."""

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.xdist_group("kill")


@dataclass(frozen=True)
class States:
    """What a base may be: its revision and its true files without the load, and with it."""

    absent: tuple[str, dict[str, bytes]]
    whole: tuple[str, dict[str, bytes]]


def state(folder: Path) -> tuple[str, dict[str, bytes]]:
    """Open the base, ask it, build it afresh from its ledger; return revision and true files."""
    with KnowledgeBase(folder) as base:
        revision, graph = base.revision, base.graph()
        base.build()
        assert (base.revision, base.graph()) == (revision, graph)
        return revision, truth(folder)


@pytest.fixture
def states(tmp_path: Path) -> States:
    few, many = table(tmp_path, 3, "few"), table(tmp_path, ROWS, "many")
    with init_base(tmp_path / "fresh.kg") as fresh:
        fresh.load(few, recorded=DAY)
        absent = state(fresh.folder)
        shutil.copytree(fresh.folder, tmp_path / "few.kg")
        fresh.load(many, recorded=DAY)
        return States(absent, state(fresh.folder))


def before(tmp_path: Path, name: str) -> Path:
    """Return a base that holds the first load."""
    return Path(shutil.copytree(tmp_path / "few.kg", tmp_path / name))


def loaded_again(folder: Path, file: Path) -> tuple[str, dict[str, bytes]]:
    with KnowledgeBase(folder) as base:
        base.load(file, recorded=DAY)
        return base.revision, truth(folder)


def start(base: Path, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kgraph", "load", str(base), str(file), "--recorded", DAY.isoformat()]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def duration(tmp_path: Path, file: Path) -> float:
    init_base(tmp_path / "timed.kg").close()
    began = time.monotonic()
    assert start(tmp_path / "timed.kg", file).wait() == 0
    return time.monotonic() - began


@pytest.mark.long
def test_a_load_killed_at_any_moment_is_whole_or_absent(states: States, tmp_path: Path) -> None:
    file, chance = tmp_path / "many.csv", random.Random(20151201)
    longest = duration(tmp_path, file)
    for number in range(KILLS):
        folder = before(tmp_path, f"killed{number}.kg")
        running = start(folder, file)
        time.sleep(chance.uniform(0.1, longest))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert state(folder) in (states.absent, states.whole), f"killed at moment {number}"
        assert loaded_again(folder, file) == states.whole
        assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("step", ["the document", "the claims", "the graph", "the pointer"])
def test_a_load_killed_before_it_puts_a_part_in_its_place_is_whole_or_absent(states: States, tmp_path: Path, step: str) -> None:
    """The moments that a clock hits too seldom: just before each rename that publishes something."""
    suffix = {"the document": ".txt", "the claims": ".jsonl", "the graph": "", "the pointer": "current"}[step]
    folder, file = before(tmp_path, "killed.kg"), tmp_path / "many.csv"
    dying = f"""
import os, signal, sys
from datetime import date
from pathlib import Path
from kgraph import durable, generations, open
from kgraph.ledger import load_files
def renamed(beside, path, real=durable.renamed):
    if ({suffix!r} and path.name.removesuffix(".zst").endswith({suffix!r})) or (not {suffix!r} and beside.is_dir()):
        os.kill(os.getpid(), signal.SIGKILL)
    real(beside, path)
durable.renamed = generations.renamed = load_files.renamed = renamed
open({str(folder)!r}).load({str(file)!r}, recorded=date(2026, 11, 24))
"""
    assert subprocess.run([sys.executable, "-c", dying], check=False, capture_output=True).returncode == -signal.SIGKILL
    assert state(folder) == (states.absent if step in ("the document", "the claims") else states.whole)
    assert loaded_again(folder, file) == states.whole
    assert not list(folder.rglob("*.part"))


def test_a_load_ended_by_the_system_leaves_the_base_as_it_was(states: States, tmp_path: Path) -> None:
    folder = before(tmp_path, "ended.kg")
    running = start(folder, tmp_path / "many.csv")
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    assert running.wait() in (0, 130, -signal.SIGINT)
    assert state(folder) in (states.absent, states.whole)
    assert os.listdir(folder / "claims")


@pytest.mark.long
def test_a_build_killed_at_any_share_of_its_work_is_made_by_the_next_who_asks(tmp_path: Path) -> None:
    """The moments are shares of the calls that a build makes, one in each stretch, so that all of them fall within it on any machine."""
    few, more = table(tmp_path, 3, "few"), table(tmp_path, 40, "more")
    folder = tmp_path / "base.kg"
    with init_base(folder) as base:
        base.load(few, recorded=DAY)
        shutil.copytree(folder / "graph", tmp_path / "old")
        base.load(more, recorded=DAY)
        whole = state(folder)
    shutil.rmtree(folder / "graph")
    shutil.copytree(tmp_path / "old", folder / "graph")
    (tmp_path / "killed").mkdir()
    chance = random.Random(20151201)
    shares = [(number + chance.random()) / KILLS for number in range(KILLS)]
    command = [sys.executable, "-m", "tests.faults.dying", "killed", "build", folder, more, tmp_path / "killed", *map(str, shares)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60 + KILLS)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["signal"] for one in told] == [signal.SIGKILL] * KILLS
    for one in told:
        assert deep_check(one["base"]).is_sound
        assert state(Path(one["base"])) == whole
        assert not list(Path(one["base"]).rglob("*.part"))
