"""The house: imports walk one way, each heavy library has one importer, nobody but the command asks the clock."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for folder in ("kgraph", "loaders") for path in (ROOT / folder).rglob("*.py"))
IMPORTERS = {
    "streamlit": ("kgraph/pages/", "app.py"),
    "neo4j": ("kgraph/engines/server.py",),
    "arcadedb_embedded": ("kgraph/engines/embedded.py", "kgraph/engines/java.py"),
    "jpype": ("kgraph/engines/embedded.py", "kgraph/engines/java.py"),
    "networkx": ("kgraph/engines/memory.py", "kgraph/exports/", "kgraph/asking.py"),
    "pyvis": ("kgraph/diagrams/network_html.py",),
    "vl_convert": ("kgraph/diagrams/raster.py",),
    "altair": ("kgraph/pages/",),
    "pandas": ("kgraph/questions/answers.py", "kgraph/engines/cypher.py", "kgraph/pages/"),
    "pypdf": ("loaders/article/reading/pdf.py",),
    "zstandard": ("kgraph/ledger/load_files.py",),
    "filelock": ("kgraph/ledger/folder.py",),
    "click": (
        "kgraph/cli/__init__.py",
        "kgraph/cli/loading.py",
        "kgraph/cli/parts.py",
        "kgraph/cli/place.py",
        "kgraph/cli/questions.py",
        "kgraph/cli/reading.py",
        "kgraph/cli/register.py",
        "kgraph/cli/review.py",
    ),
    "sqlite3": ("kgraph/generations/graph_store.py", "kgraph/generations/__init__.py"),
}
HEAVY = ("streamlit", "neo4j", "arcadedb_embedded", "jpype", "networkx", "pyvis", "vl_convert", "pandas", "altair", "sqlite3", "zstandard")
NO_CODE = ("data", "faults", "pages", "bench")
"""Folders of tests that mirror something else than a folder of modules."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node


def loaded_by(statement: str) -> set[str]:
    """Return which modules a fresh interpreter has after a statement."""
    code = f"{statement}\nimport sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split())


def test_imports_walk_in_one_direction() -> None:
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_every_module_of_the_house_has_its_place_in_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    placed = {one.strip() for layer in contracts[0]["layers"] for one in layer.replace("|", ":").split(":")}
    there = {path.stem for path in (ROOT / "kgraph").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert there - placed <= {"__init__", "__main__", "serving"}
    assert placed <= there


@pytest.mark.parametrize("library", sorted(IMPORTERS))
def test_a_library_is_imported_in_its_own_place_alone(library: str) -> None:
    importers = {name(path) for path in [*MODULES, ROOT / "app.py"] for module, _ in imported(path) if module.split(".")[0] == library}
    strangers = {importer for importer in importers if not importer.startswith(IMPORTERS[library])}
    assert strangers == set()


@pytest.mark.parametrize("statement", ["import kgraph", "import kgraph.cli"])
def test_starting_up_imports_nothing_heavy(statement: str) -> None:
    assert not loaded_by(statement).intersection(HEAVY)


def test_opening_a_base_and_asking_it_imports_no_app_and_no_driver(sample_folder: Path) -> None:
    asked = loaded_by(f"import kgraph\nwith kgraph.open({str(sample_folder)!r}) as kb: kb.career('Nguyễn Hữu Lượng').rows()")
    assert not asked.intersection({"streamlit", "neo4j", "arcadedb_embedded", "jpype", "pyvis", "vl_convert", "pandas", "altair"})


def test_loaders_import_names_of_kgraph_and_no_module_of_it() -> None:
    of_loaders = [path for path in MODULES if name(path).startswith("loaders/")]
    assert {module for path in of_loaders for module, _ in imported(path) if module.startswith("kgraph.")} == set()


def test_every_loader_that_is_installed_has_a_file_and_every_file_a_loader() -> None:
    there = {path.stem for path in (ROOT / "loaders").iterdir() if path.name not in ("__init__.py", "__pycache__")}
    assert {point.name for point in entry_points(group="kgraph.loaders")} == there


def test_nobody_but_the_command_asks_the_clock() -> None:
    asks = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow", "time_ns", "monotonic", "localtime")
    }
    assert asks <= {"kgraph/cli/parts.py"}


def test_nobody_draws_lots() -> None:
    found = {name(path) for path in MODULES for module, _ in imported(path) if module in ("random", "uuid", "secrets")}
    assert found == set()


def test_nobody_asks_an_engine_for_its_name() -> None:
    compared = [(path, node) for path in MODULES for node in ast.walk(tree(path)) if isinstance(node, ast.Compare)]
    asks = {name(path) for path, node in compared for side in (node.left, *node.comparators) if ast.unparse(side).endswith("engine.name")}
    assert asks == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_in_one_sentence_what_it_does(path: Path) -> None:
    first = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
    assert first.endswith((".", ":")) and "and also" not in first


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 450


def test_tests_mirror_the_house() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and list(path.glob("test_*.py"))}
    for folder in folders - set(NO_CODE):
        assert (ROOT / "kgraph" / folder).is_dir() or (ROOT / folder).is_dir(), folder


def test_no_prose_of_machines_stands_in_the_house() -> None:
    """Neither a folder of the machine that built it nor the address of a registry."""
    suspects = ("/work/", "/root/", "hosted.org")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout.splitlines()
    for file in tracked:
        path = ROOT / file
        if path.suffix in (".py", ".md", ".toml", ".lock", ".cypher", ".csv") and path != Path(__file__) and path.is_file():
            text = path.read_text("utf-8")
            assert not [word for word in suspects if word in text], file
