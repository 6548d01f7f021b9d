"""What the tests need beside Python is found, or missed aloud."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import real_parts

ROOT = Path(__file__).parents[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False)


def test_a_neo4j_that_was_never_fetched_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path))
    assert real_parts.neo4j() == ""


def test_a_neo4j_that_runs_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://example.org")
    assert real_parts.neo4j() == "bolt://example.org"


def test_a_chromium_that_is_named_and_not_there_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_CHROMIUM", str(tmp_path / "chromium"))
    assert real_parts.chromium() == ""


def test_a_missing_part_is_told_with_the_command_that_brings_it() -> None:
    assert str(real_parts.Part("neo4j", "server", "", "make neo4j")) == "neo4j: missing; make neo4j brings it"


@pytest.mark.parametrize(
    ("required", "told"),
    [("neo4j", "neo4j: missing; make neo4j brings it"), ("firefox", "'firefox' is no real part; there are: chromium, neo4j")],
)
def test_a_part_that_is_required_and_missing_fails_the_run(tmp_path: Path, required: str, told: str) -> None:
    done = run("pytest", "-q", "tests/test_real_parts.py", "-k", "never", KGRAPH_REQUIRE=required, KGRAPH_CACHE=str(tmp_path), NEO4J_URI="")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert told in done.stderr


def test_what_was_found_is_told_at_the_top_of_a_quiet_run(tmp_path: Path) -> None:
    nothing = {"KGRAPH_CACHE": str(tmp_path), "KGRAPH_REQUIRE": "", "NEO4J_URI": ""}
    done = run("pytest", "-q", "tests/test_real_parts.py", "-k", "named_and_not_there", **nothing)
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:3]] == ["chromium", "neo4j", "shared data"]
    assert done.returncode == pytest.ExitCode.OK


def test_where_there_is_no_maven_the_fetch_says_what_brings_it(tmp_path: Path) -> None:
    done = run("tests.neo4j_server", "fetch", KGRAPH_CACHE=str(tmp_path), PATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("fix:   apt-get install maven\n")
    assert list(tmp_path.iterdir()) == []
