"""The commands that ask and fill engines, as a person runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.knowledge_base import KnowledgeBase
from tests.engines.every import NO_WHEEL


def kgraph(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=120, env=os.environ)


NAMES = "MATCH (p:Person {id: $id})-[h:HOLDS]->(o:Post) RETURN o.id AS post, h.start_earliest AS since ORDER BY post"


@NO_WHEEL
def test_cypher_prints_typed_rows(sample_folder: Path) -> None:
    done = kgraph("cypher", sample_folder, NAMES, "--param", "id=ks:p1", "--format", "json")
    assert done.stderr == ""
    assert json.loads(done.stdout)[0] == {"post": "ks:post1", "since": "0001-01-01"}


@NO_WHEEL
def test_cypher_takes_a_recipe_from_standard_input(sample_folder: Path) -> None:
    recipe = kgraph("recipe", "succession").stdout
    done = kgraph("cypher", sample_folder, "-", "--param", "post=ks:post1", "--format", "json", stdin=recipe)
    assert [row["source"]["id"] for row in json.loads(done.stdout)] == ["ks:p1", "ks:post1"]


@NO_WHEEL
@pytest.mark.parametrize(("query", "what"), [("CREATE (:Person {id: 'x'})", "would do more than read"), ("MATCH (n", "the query is wrong")])
def test_a_query_that_is_refused_is_one_error(sample_folder: Path, query: str, what: str) -> None:
    done = kgraph("cypher", sample_folder, query)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kgraph: the query ")
    assert what in done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.server
def test_a_base_is_pushed_and_answers_from_the_server(sample_folder: Path, neo4j_address: str, tmp_path: Path) -> None:
    there = tmp_path / "there.kg"
    shutil.copytree(sample_folder, there)
    settings = there / "kgraph.toml"
    settings.write_text(settings.read_text("utf-8").replace('address = "embedded"', f'address = "{neo4j_address}"'), "utf-8")
    pushed = kgraph("push", sample_folder, neo4j_address)
    with KnowledgeBase(sample_folder) as base:
        assert pushed.stderr.startswith(f"pushed revision {base.revision}; ")
    for question in (["career", "nguyen huu luong"], ["rotations"], ["cypher", NAMES, "--param", "id=ks:p1"]):
        here, answered = (kgraph(question[0], folder, *question[1:], "--format", "json") for folder in (sample_folder, there))
        assert answered.stderr == ""
        assert json.loads(answered.stdout) == json.loads(here.stdout)


def test_a_push_to_nobody_is_one_error(sample_folder: Path) -> None:
    done = kgraph("push", sample_folder, "bolt://127.0.0.1:1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kgraph: no Neo4j answers: ")
    assert "  where: bolt://127.0.0.1:1\n" in done.stderr
