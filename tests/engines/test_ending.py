"""A process in which Java runs ends as any other: by itself, and when it is asked to."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.every import NO_WHEEL

_ASKS = """
import sys, threading
from kgraph.knowledge_base import open_base
base = open_base(sys.argv[1])
query = "MATCH (n:Person {id: 'ks:p1'}) RETURN n.name AS name"
asks = threading.Thread(target=lambda: print(base.cypher(query).records, flush=True), daemon=True)
asks.start(); asks.join()
if "waits" in sys.argv: threading.Event().wait(60)
"""

pytestmark = NO_WHEEL


def test_a_process_whose_java_was_started_by_a_thread_ends_by_itself(sample_folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _ASKS, str(sample_folder)], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "(('Nguyễn Hữu Lượng',),)\n"), done.stderr


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_process_in_which_java_runs_ends_when_it_is_asked_to(sample_folder: Path, asked: signal.Signals) -> None:
    command = [sys.executable, "-c", _ASKS, str(sample_folder), "waits"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "(('Nguyễn Hữu Lượng',),)\n"
        process.send_signal(asked)
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == -asked, complaint
