"""The docs leave nothing out, and what README and docs tell a reader to type works."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import kgraph
from kgraph.cli import commands
from kgraph.loading import loaders
from tests.bases import table

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EVERYTHING = "\n".join(path.read_text("utf-8") for path in [*PAGES, *sorted((ROOT / "docs").rglob("*/*.md"))])
QUESTIONS = sorted(path.stem for path in (ROOT / "kgraph" / "questions").glob("*.cypher"))
ENGINES = ("embedded", "memory", "server")
ERRORS = sorted(name for name in kgraph.__all__ if name.endswith("Error"))

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELLS = ("sh", "shell", "bash", "console")
_KGRAPH = ("kgraph", ".venv/bin/kgraph")
_SET_UP = ("make", "git", "cd", "pip", "python3", ".venv/bin/pip", ".venv/bin/python", "apt-get", "sudo", "export", "docker", "xdg-open")
"""What sets a machine up is tried by the tests of the wheel and by the continuous run, not here."""
_STAYS_OR_LEAVES = ("app", "push", "serve")
"""Commands that stay open or talk to a server: here only their names and options are tried."""
_PLACEHOLDER = re.compile(r"\b(KB|FILE|NAME|TEXT|POST|DAY|ADDRESS|EDGE|CLAIM|PERSON|PLACE|LOADER|FOLDER)\b|…")


@dataclass(frozen=True)
class Block:
    """What stands between two fences: where, in which language, and the lines, those that are continued joined."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def lines(self) -> list[str]:
        joined = self.text.replace("\\\n", " ")
        return [line.removeprefix("$ ").strip() for line in joined.splitlines() if line.strip() and not line.startswith("#")]

    @property
    def is_shell(self) -> bool:
        told = self.language in _SHELLS or not self.language
        return told and all(line.split()[0] in (*_KGRAPH, *_SET_UP) for line in self.lines)

    def __str__(self) -> str:
        return f"{self.page.name}, line {self.line}"


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [Block(page, text.count("\n", 0, match.start()) + 1, *match.groups()) for match in _FENCE.finditer(text)]


BLOCKS = [block for page in PAGES for block in blocks(page)]
SHELL = [block for block in BLOCKS if block.is_shell]
TYPED = [(block, line) for block in SHELL for line in block.lines if line.split()[0] in _KGRAPH]
PYTHON = [block for block in BLOCKS if block.language == "python" and "import kgraph" in block.text]
ONLY_RUN = [block for block in PYTHON if block.page.name != "python.md"]
"""The examples of python.md are run, and what they print is compared, in a test of their own."""


@pytest.fixture
def place(sample_folder: Path, tmp_path: Path) -> Path:
    """A folder like a checkout that was set up: the environment, the bundled base, tables and an article of one's own."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kgraph.kg").symlink_to(sample_folder)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    for name in ("postings", "holdings"):
        table(tmp_path, name=name)
    (tmp_path / "article.txt").write_text("Bà Lô Thị Mẫu được bầu làm Chủ tịch UBND xã Tà Cạ.\n", encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text('{"path": "article.txt"}\n', encoding="utf-8")
    return tmp_path


def run(program: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = os.environ | {"PATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(program, cwd=place, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_stands_in_the_docs(name: str) -> None:
    assert re.search(rf"kgraph {name}\b", EVERYTHING)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_a_page(name: str) -> None:
    assert (ROOT / "docs" / "questions" / f"{name}.md").is_file() or name == "detail"


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_stands_in_the_docs(name: str) -> None:
    assert (ROOT / "kgraph" / "engines" / f"{name}.py").is_file()
    assert re.search(rf"\b{name}\b", EVERYTHING)


@pytest.mark.parametrize("name", sorted(loaders()))
def test_every_loader_stands_in_the_docs(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "loaders.md").read_text("utf-8")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_stands_in_the_docs(name: str) -> None:
    assert f"`{name}`" in EVERYTHING


@pytest.mark.parametrize("block", [block for block in SHELL if any(line.split()[0] in _KGRAPH for line in block.lines)], ids=str)
def test_what_a_reader_types_works(block: Block, place: Path) -> None:
    kept = [line for line in block.lines if line.split()[0] in _KGRAPH and line.split()[1] not in _STAYS_OR_LEAVES]
    script = [line for line in kept if not _PLACEHOLDER.search(line)]
    for base in sorted({word for line in script for word in re.findall(r"[\w./-]+\.kg", line)} - {"data/kgraph.kg"}):
        if not any(line.split()[1] == "init" and base in line for line in script):
            assert run(["kgraph", "init", base, "--sample"], place).returncode == 0
    script = [line for line in script if not re.search(r"init data/kgraph\.kg", line)]
    done = run(["sh", "-ec", "\n".join(script)], place)
    assert done.returncode == 0, f"{block}: {done.stderr}"


@pytest.mark.parametrize(("block", "line"), TYPED, ids=lambda said: str(said)[:60])
def test_a_command_that_is_shown_exists_with_its_options(block: Block, line: str) -> None:
    name = line.split()[1]
    if name.startswith("-") or _PLACEHOLDER.fullmatch(name):
        return
    assert name in commands.commands, block
    command = commands.commands[name]
    params = [*command.params, *(param for verb in getattr(command, "commands", {}).values() for param in verb.params)]
    known = {option for parameter in params for option in (*parameter.opts, *parameter.secondary_opts)}
    shown = re.findall(r"(?<=[\s[])--?[a-z][a-z-]*", re.sub(r'"[^"]*"|\'[^\']*\'', "", line.partition("|")[0]))
    assert set(shown) <= known | {"--help", "-h"}, block


@pytest.mark.parametrize("block", ONLY_RUN, ids=str)
def test_python_that_is_shown_runs(block: Block, place: Path) -> None:
    done = run([sys.executable, "-W", "error", "-c", block.text], place)
    assert (done.returncode, done.stderr) == (0, ""), str(block)


def shown_in_python() -> str:
    """Return all Python that the docs show and that is run, here or beside the questions that it asks."""
    pages = [*PAGES, *sorted((ROOT / "docs" / "questions").glob("*.md"))]
    return "\n".join(block.text for page in pages for block in blocks(page) if block.language == "python" and "import kgraph" in block.text)


@pytest.mark.parametrize("name", sorted(name for name in dir(kgraph.KnowledgeBase) if not name.startswith("_")))
def test_what_a_base_can_do_has_an_example_that_runs(name: str) -> None:
    assert re.search(rf"\b(kb|base|again)\.{name}\b", shown_in_python())


@pytest.mark.parametrize("name", sorted(set(kgraph.__all__) - set(ERRORS)))
def test_what_kgraph_exports_has_an_example_that_runs(name: str) -> None:
    assert re.search(rf"\bkgraph\.{name}\b", shown_in_python())


def test_readme_shows_what_to_type_in_the_shell_and_in_python() -> None:
    assert [block for block in SHELL if block.page.name == "README.md" and any(line.split()[0] in _KGRAPH for line in block.lines)]
    assert [block for block in PYTHON if block.page.name == "README.md"]


@pytest.mark.parametrize("page", [*PAGES, *sorted((ROOT / "docs").rglob("*/*.md"))], ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_to_a_file_that_is_there(page: Path) -> None:
    text = _FENCE.sub("", page.read_text("utf-8"))
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (page.parent / target).exists()] == []
