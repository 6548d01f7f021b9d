"""Disks that are full or turn read-only at any moment of a load or a build: the base is what it was, or holds the whole load."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgraph import KnowledgeBase, deep_check
from kgraph.knowledge_base import init_base
from tests.bases import DAY, table, truth

pytestmark = [
    pytest.mark.xdist_group("kill"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows can neither fork nor limit the size of a file"),
]
ROOT = Path(__file__).parent.parent.parent
Told = list[dict[str, Any]]
Run = Callable[..., Told]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base of one load, the whole of two, one whose second load no graph was made of yet, and the file of the second."""
    folder = tmp_path_factory.mktemp("disks")
    with init_base(folder / "base.kg") as base:
        base.load(table(folder, 3, "few"), recorded=DAY)
    shutil.copytree(folder / "base.kg", folder / "whole.kg")
    with KnowledgeBase(folder / "whole.kg") as base:
        base.load(table(folder, 40, "more", "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n"), recorded=DAY, skip_bad_rows=True)
    shutil.copytree(folder / "whole.kg", folder / "ahead.kg")
    shutil.rmtree(folder / "ahead.kg" / "graph")
    shutil.copytree(folder / "base.kg" / "graph", folder / "ahead.kg" / "graph")
    return folder


@pytest.fixture
def dying(place: Path, tmp_path: Path) -> Run:
    """Run the program of that name and return a line for each of its children."""

    def run(how: str, act: str, *numbers: float) -> Told:
        base = place / ("base.kg" if act == "load" else "ahead.kg")
        command = [
            sys.executable,
            "-m",
            "tests.faults.dying",
            how,
            act,
            str(base),
            str(place / "more.csv"),
            str(tmp_path),
            *map(str, numbers),
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def sound_afterwards(told: Told, place: Path, act: str) -> Told:
    """See that each base is what it was or whole, answers, and takes the load when the disk is well again; return the refusals."""
    absent, whole = truth(place / "base.kg"), truth(place / "whole.kg")
    for one in told:
        folder = Path(one["base"])
        assert "crash" not in one, one["crash"]
        if one["error"]:
            assert "cannot" in one["error"] and "  fix:   " in one["error"], one["error"]
        assert deep_check(folder).is_sound, [row for row in deep_check(folder).rows() if row["state"] == "damaged"]
        with KnowledgeBase(folder) as base:
            edges = len(base.graph().edges())
            assert edges in ((3, 40) if act == "load" and one["error"] else (40,))
            base.load(place / "more.csv", recorded=DAY, skip_bad_rows=True)
            base.build()
        assert truth(folder) == whole, one
        assert list(folder.rglob("*.part")) == []
    assert absent != whole
    return [one for one in told if one["error"]]


@pytest.mark.parametrize("act", ["load", "build"])
@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_disk_that_refuses_from_any_moment_on_leaves_a_sound_base(dying: Run, place: Path, how: str, act: str) -> None:
    told = dying(how, act)
    refused = sound_afterwards(told, place, act)
    assert len(refused) >= (8 if act == "load" else 4)
    assert not told[-1]["refused"]
    word = "No space left on device" if how == "full" else "Read-only file system"
    assert all(word in one["error"] or "unable to open database" in one["error"] for one in refused), [one["error"] for one in refused]


@pytest.mark.parametrize("act", ["load", "build"])
def test_a_write_that_is_refused_in_its_midst_leaves_a_sound_base(dying: Run, place: Path, act: str) -> None:
    told = dying("limited", act, *range(0, 34_000, 3_000), 1_000_000)
    refused = sound_afterwards(told, place, act)
    assert len(refused) >= 4
    assert not told[-1]["error"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a test a small disk of its own")
@pytest.mark.parametrize("act", ["load", "build"])
def test_a_disk_with_any_number_of_blocks_left_leaves_a_sound_base(dying: Run, place: Path, tmp_path: Path, act: str) -> None:
    tried = subprocess.run(["mount", "-t", "tmpfs", "none", str(tmp_path)], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    subprocess.run(["umount", str(tmp_path)], check=True)
    told = dying("small", act, *range(0, 40, 3), 2_000)
    refused = sound_afterwards(told, place, act)
    assert len(refused) >= 4
    assert not told[-1]["error"]
