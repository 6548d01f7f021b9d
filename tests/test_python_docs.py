"""The examples of docs/python.md run, each on its own names, in one process for all, and print what stands below them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("examples in Python")
"""One worker runs the examples, once."""

PAGE = (Path(__file__).parent.parent / "docs" / "python.md").read_text("utf-8")
EXAMPLES = [match.groups() for match in re.finditer(r"```python\n(.*?)```\n\n```text\n(.*?)```\n", PAGE, re.DOTALL)]

_RUN = """
import contextlib, io, json, sys, traceback
printed = []
for example in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(example, {"__name__": "__main__"})
        except Exception:
            print(traceback.format_exc())
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)
"""


@pytest.fixture(scope="module")
def printed(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the examples print, in order, in a folder like a checkout."""
    place = tmp_path_factory.mktemp("python")
    (place / "data").mkdir()
    (place / "data" / "kgraph.kg").symlink_to(sample_folder)
    program = [sys.executable, "-X", "utf8", "-W", "error", "-c", _RUN]
    examples = json.dumps([example for example, _ in EXAMPLES])
    done = subprocess.run(program, input=examples, cwd=place, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    told: list[str] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda number: EXAMPLES[number][0].splitlines()[-1].strip()[:40])
def test_an_example_prints_what_is_shown(printed: list[str], number: int) -> None:
    assert printed[number] == EXAMPLES[number][1]


def test_every_example_shows_what_it_prints() -> None:
    assert len(EXAMPLES) == PAGE.count("```python\n") > 10
