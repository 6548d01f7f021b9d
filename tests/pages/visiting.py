"""A visit to a page without a browser: what Streamlit would show, by the address of the view."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = Path(__file__).parents[2] / "app.py"


def visit(path: str = "tong-quan", **parameters: str | list[str]) -> AppTest:
    """Return a page after its first run; ``path`` and parameters are those of its address."""
    visited = AppTest.from_file(str(APP), default_timeout=30)
    # AppTest cannot open a page that is a function; its address decides which one runs.
    visited._page_hash = calc_hash(path)
    for name, text in parameters.items():
        visited.query_params[name] = text
    return visited.run()


def said(visited: AppTest) -> str:
    """Return all words of a page that Streamlit's tests can see, without the invisible marks of escaping."""
    blocks = [*visited.title, *visited.header, *visited.subheader, *visited.markdown, *visited.caption]
    notes = [*visited.info, *visited.warning, *visited.error]
    text = "\n".join(str(block.value) for block in [*blocks, *notes])
    return text.replace("\u2060", "").replace("\\", "")


def links(visited: AppTest) -> dict[str, str]:
    """Return where the links of a page lead, by their words; of equal words the last."""
    found = [element.proto for element in visited.get("page_link")]
    return {link.label.replace("\u2060", "").replace("\\", ""): f"{link.page}?{link.query_string}" for link in found}
