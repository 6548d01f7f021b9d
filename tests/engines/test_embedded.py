"""The engine inside the process: many readers, clean ends, and a machine on which it cannot start."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest

from kgraph.engines import open_engine
from kgraph.engines.database import is_open
from kgraph.engines.embedded import EmbeddedEngine, why_absent, write_database
from kgraph.errors import EngineError, QueryError
from kgraph.knowledge_base import KnowledgeBase
from tests.bases import DAY, table
from tests.engines.every import NO_WHEEL
from tests.questions.graphs import ky_son, nghe_an

pytestmark = NO_WHEEL

UNSTOPPABLE = "RETURN size([x IN range(1, 999999) | reduce(s = 0, y IN range(1, 9999) | s + y)]) AS size"
COUNT = "MATCH (p:Person) RETURN count(p) AS people"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of Kỳ Sơn, written, and opened once: as that closes, the engine puts its own figures into another order."""
    path = tmp_path_factory.mktemp("embedded") / "arcadedb"
    write_database(path, ky_son().graph())
    with EmbeddedEngine(path):
        pass
    return path


@pytest.fixture
def engine(folder: Path) -> Iterator[EmbeddedEngine]:
    with EmbeddedEngine(folder) as opened:
        yield opened


def python(program: str, *arguments: object, folder: Path | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", dedent(program), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", cwd=folder, env=environment)


READER = """
    import sys
    from kgraph.engines import open_engine
    engine = open_engine(sys.argv[1])
    print(engine.cypher("MATCH (p:Person) RETURN count(p) AS people").records[0][0], flush=True)
    sys.stdin.readline()
"""


def test_the_engine_starts_here() -> None:
    assert why_absent() == ""


def test_several_processes_read_one_folder_at_once(engine: EmbeddedEngine, folder: Path) -> None:
    readers = [python(READER, folder) for _ in range(2)]
    assert [reader.stdout.readline() for reader in readers if reader.stdout] == ["7\n", "7\n"]
    assert engine.cypher(COUNT).records == ((7,),)
    for reader in readers:
        assert reader.communicate("\n", timeout=30) == ("", "")
        assert reader.returncode == 0


def test_reading_changes_no_file_of_the_folder(folder: Path) -> None:
    def state() -> dict[str, str]:
        return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}

    before = state()
    with EmbeddedEngine(folder) as engine:
        assert engine.graph() == ky_son().graph()
        assert state() == before
    assert state() == before


def test_a_process_that_ends_without_closing_ends_well_and_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    reader = python(READER, folder, folder=tmp_path)
    assert reader.communicate("\n", timeout=30) == ("7\n", "")
    assert reader.returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_ends_a_reader_at_once_and_leaves_the_folder_whole(folder: Path, tmp_path: Path) -> None:
    reader = python(READER, folder, folder=tmp_path)
    assert reader.stdout is not None and reader.stdout.readline() == "7\n"
    reader.send_signal(signal.SIGTERM)
    assert reader.communicate(timeout=30)[1] == ""
    assert reader.returncode == -signal.SIGTERM
    assert list(tmp_path.iterdir()) == []
    with EmbeddedEngine(folder) as engine:
        assert engine.graph() == ky_son().graph()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_reaches_a_process_that_waits_for_a_query(folder: Path) -> None:
    program = f"""
        import sys
        from kgraph.engines import open_engine
        engine = open_engine(sys.argv[1])
        print("asking", flush=True)
        engine.cypher("{UNSTOPPABLE}", timeout_seconds=60)
    """
    asking = python(program, folder)
    assert asking.stdout is not None and asking.stdout.readline() == "asking\n"
    time.sleep(0.5)
    asking.send_signal(signal.SIGTERM)
    asking.communicate(timeout=30)
    assert asking.returncode == -signal.SIGTERM


def test_a_query_that_nothing_stops_is_given_up_and_the_process_ends(folder: Path) -> None:
    program = f"""
        import sys
        from kgraph.engines import open_engine
        from kgraph.errors import QueryError
        with open_engine(sys.argv[1]) as engine:
            for query in ("{UNSTOPPABLE}", "RETURN 1"):
                try:
                    engine.cypher(query, timeout_seconds=0.5)
                except QueryError as err:
                    print(err.what, flush=True)
    """
    out, err = python(program, folder).communicate(timeout=60)
    assert out.splitlines() == ["the query took longer than 0.5 s and was given up", "another query is still running"]
    assert err == ""


def test_a_folder_left_under_a_query_is_closed_when_the_query_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.engines.patience._GRACE", 0.0)
    with EmbeddedEngine(folder) as engine, pytest.raises(QueryError, match="was given up"):
        engine.cypher(UNSTOPPABLE.replace("999999", "800"), timeout_seconds=0.2)
    assert is_open(folder)
    until = time.monotonic() + 60
    while is_open(folder) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_open(folder)
    with EmbeddedEngine(folder) as engine:
        assert engine.cypher(COUNT).records == ((7,),)


def test_two_engines_of_one_process_share_a_folder(folder: Path) -> None:
    with EmbeddedEngine(folder) as one, open_engine(folder) as other:
        assert isinstance(other, EmbeddedEngine)
        one.close()
        assert other.cypher(COUNT).records == ((7,),)


def test_several_threads_ask_at_once(engine: EmbeddedEngine) -> None:
    with ThreadPoolExecutor(4) as threads:
        names = list(threads.map(lambda _: engine.node("luong").name, range(40)))
        counts = list(threads.map(lambda _: engine.cypher(COUNT).records, range(8)))
    assert set(names) == {"Nguyễn Hữu Lượng"}
    assert counts == [((7,),)] * 8


def test_a_query_that_needs_too_much_memory_is_refused_and_the_next_one_runs(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryError):
        engine.cypher("MATCH (a), (b), (c), (d) RETURN a, b, c, d ORDER BY b.id + c.id", timeout_seconds=30)
    assert engine.cypher(COUNT).records == ((7,),)


def test_a_folder_without_a_graph_is_told_so(tmp_path: Path) -> None:
    with EmbeddedEngine(tmp_path / "nothing") as engine, pytest.raises(EngineError, match="there is no graph in the folder"):
        engine.node("luong")


def test_a_folder_of_something_else_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text("no schema", "utf-8")
    with pytest.raises(EngineError, match="cannot open the graph"):
        EmbeddedEngine(tmp_path)


def test_a_graph_that_is_open_elsewhere_in_the_process_is_not_replaced(tmp_path: Path) -> None:
    with EmbeddedEngine(tmp_path / "arcadedb") as one:
        one.put(ky_son().graph())
        with EmbeddedEngine(tmp_path / "arcadedb") as other, pytest.raises(EngineError, match="another part of this program"):
            other.put(nghe_an().graph())
        assert [path.name for path in tmp_path.iterdir()] == ["arcadedb"]


@pytest.mark.parametrize("harm", ["a file is lost", "a file is cut", "only half was written"])
def test_a_damaged_graph_is_made_again_with_a_word_about_it(
    tmp_path: Path, sample: KnowledgeBase, caplog: pytest.LogCaptureFixture, harm: str
) -> None:
    before = sample.cypher(COUNT).records
    base_folder = tmp_path / "base.kg"
    shutil.copytree(sample.folder, base_folder)
    database = base_folder / "graph" / sample.generation.folder.name / "arcadedb"
    match harm:
        case "a file is lost":
            (database / "schema.json").unlink()
            (database / "schema.prev.json").unlink(missing_ok=True)
        case "a file is cut":
            for bucket in database.glob("*.bucket"):
                os.truncate(bucket, 0)
        case _:
            shutil.rmtree(database)
            write_database(database, ky_son().graph())
    with KnowledgeBase(base_folder) as base:
        assert base.cypher(COUNT).records == before
    assert "the graph that Cypher reads is damaged; it is made again from the claims" in caplog.text


WITHOUT_THE_PACKAGE = """
    import sys
    sys.modules["arcadedb_embedded"] = sys.modules["jpype"] = None
    from kgraph.cli import main
    sys.argv[0] = "kgraph"
    main()
"""


def test_without_the_package_every_question_is_answered(sample_folder: Path) -> None:
    out, err = python(WITHOUT_THE_PACKAGE, "career", sample_folder, "nguyen huu luong", "--format", "csv").communicate(timeout=60)
    assert "Chủ tịch UBND xã Hữu Kiệm" in out
    assert err == ""


def test_without_the_package_cypher_says_so_and_what_works(sample_folder: Path) -> None:
    process = python(WITHOUT_THE_PACKAGE, "cypher", sample_folder, "RETURN 1")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err.splitlines()[0].startswith("kgraph: Cypher is not available here: the embedded engine cannot start: ")
    assert err.splitlines()[1] == "  fix:   everything else works; or push the base to a Neo4j: kgraph push KB bolt://…"


def test_without_the_package_a_large_base_answers_from_memory_and_says_so(sample_folder: Path) -> None:
    program = """
        import sys
        sys.modules["arcadedb_embedded"] = sys.modules["jpype"] = None
        from kgraph import knowledge_base, open_graph
        open_graph.EMBEDDED_ABOVE = 10
        with knowledge_base.KnowledgeBase(sys.argv[1]) as base:
            print(base.engine.name, len(base.career("nguyen huu luong").rows()))
    """
    out, err = python(program, sample_folder).communicate(timeout=60)
    assert out == "memory 3\n"
    assert err.endswith("; questions are answered from memory\n")


def test_a_large_base_answers_from_the_embedded_engine(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.open_graph.EMBEDDED_ABOVE", 10)
    with KnowledgeBase(sample_folder) as base:
        assert base.engine.name == "embedded"
        assert len(base.career("nguyen huu luong").rows()) == 3


def test_a_question_is_not_cut_off_where_the_base_turns_to_a_newer_graph(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgraph.open_graph.EMBEDDED_ABOVE", 10)
    folder = Path(shutil.copytree(sample_folder, tmp_path / "copy.kg"))
    with KnowledgeBase(folder) as base, ThreadPoolExecutor(3) as threads:
        before = base.generation.folder
        asked = [threads.submit(lambda: len(base.career("ks:p1").rows())) for _ in range(24)]
        base.load(table(tmp_path), recorded=DAY)
        assert {answer.result(60) for answer in asked} == {3}
        assert base.generation.folder != before
        assert not before.exists()
