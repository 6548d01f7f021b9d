"""What a plain ``pip install`` brings: the command, the loaders, the app, the fonts, the words and the bundled data."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_all_that_the_command_needs(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())
    wanted = {
        "kgraph/py.typed",
        "kgraph/questions/career.cypher",
        "kgraph/languages/vi.toml",
        "kgraph/pages/network.js",
        "kgraph/diagrams/drawing.js",
        "kgraph/engines/java_logging.properties",
        "kgraph/_bundled/app.py",
        "kgraph/_bundled/data/README.md",
        "kgraph/_bundled/data/ky_son/holdings.csv",
        "kgraph/_bundled/data/nghe_an/terms.toml",
        "kgraph/_bundled/data/register/register.zip",
        "kgraph/_bundled/data/structure/posts.csv",
        "loaders/article/lexicon/posts.toml",
        "loaders/table/__init__.py",
    }
    assert wanted <= names
    assert any(name.startswith("kgraph/diagrams/fonts/") and name.endswith(".ttf") for name in names)


def test_the_wheel_carries_nothing_made_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        assert not [name for name in packed.namelist() if ".kg/" in name or name.startswith(("tests/", "bench/", "data/"))]


def test_the_bundled_base_is_made_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-m", "kgraph", "init", "demo.kg", "--sample"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.startswith("made demo.kg:")) == (0, True), done.stderr
    where = [sys.executable, "-c", "import kgraph, kgraph.bundled; print(kgraph.__file__, kgraph.bundled.data_folder())"]
    told = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert told.count(str(tmp_path)) == 2
