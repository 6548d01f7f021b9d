"""The notebook of the docs shows what running it gives, cell by cell; ``--update-golden`` runs it and writes what it shows."""

import asyncio
import re
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

pytestmark = pytest.mark.xdist_group("notebook")
"""One worker runs the notebook, once."""

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
SHOWN = nbformat.read(NOTEBOOK, as_version=4)
CODE = [cell for cell in SHOWN.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def executed(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> NotebookNode:
    """The notebook, run in a kernel of its own in a folder like a checkout, and told apart from the machine that ran it."""
    place = tmp_path_factory.mktemp("notebook")
    (place / "data").mkdir()
    (place / "data" / "kgraph.kg").symlink_to(sample_folder)
    notebook = deepcopy(SHOWN)
    with pytest.MonkeyPatch.context() as environment:
        for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
            environment.setenv(name, str(place / name))
        client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(place)}})
        asyncio.run(client.async_execute())
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = SHOWN.metadata
    if request.config.getoption("--update-golden"):
        nbformat.write(notebook, NOTEBOOK)
    return notebook


@pytest.mark.parametrize("number", range(len(CODE)), ids=lambda number: CODE[number].id)
def test_a_cell_shows_what_running_it_gives(executed: NotebookNode, number: int) -> None:
    cell = [cell for cell in executed.cells if cell.cell_type == "code"][number]
    assert [_plain(output) for output in cell.outputs] == [_plain(output) for output in CODE[number].outputs]
    assert cell.execution_count == CODE[number].execution_count == number + 1


def test_the_notebook_shows_tables_and_a_picture_and_no_error() -> None:
    kinds = {kind for cell in CODE for output in cell.outputs for kind in output.get("data", {})}
    assert kinds == {"text/plain", "text/html", "image/svg+xml"}
    assert {output.output_type for cell in CODE for output in cell.outputs} == {"execute_result", "stream"}


def test_the_notebook_tells_what_it_is_about() -> None:
    said = NOTEBOOK.read_text("utf-8")
    assert "2 of 5 known, 1 of them inferred" in said
    assert "Phó Chánh Văn phòng UBND huyện Kỳ Sơn" in said


def test_the_notebook_is_small_and_knows_no_machine() -> None:
    said = NOTEBOOK.read_text("utf-8")
    assert len(said.encode()) < 300_000
    assert re.findall(r"(?:/(?:work|root|home|tmp|usr|Users)/|[A-Z]:\\\\)", said) == []


def test_the_readme_leads_to_the_notebook() -> None:
    assert "(docs/notebook.ipynb)" in (ROOT / "README.md").read_text("utf-8")


def _plain(output: NotebookNode) -> dict[str, object]:
    """An output without what differs between two runs of one notebook: nothing but its own metadata of time."""
    return {key: value for key, value in output.items() if key != "metadata"}
