"""Rules that the source of every page keeps, read from its text."""

import ast
from pathlib import Path

import pytest

import kgraph.pages
from kgraph.languages import LANGUAGES, keys

SOURCES = sorted(Path(kgraph.pages.__file__).parent.glob("*.py"))
READS_MARKDOWN = {"markdown", "caption", "title", "header", "subheader", "info", "warning", "error", "success", "badge", "metric"}


def _calls(source: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call)]


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def test_there_are_pages_to_look_at() -> None:
    assert {source.stem for source in SOURCES} >= {"overview", "person", "commune", "tiles", "organization", "graph", "changes", "cypher"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_page_lets_text_be_html_or_opens_a_frame(source: Path) -> None:
    text = source.read_text("utf-8")
    assert not any(word in text for word in ("unsafe_allow", "iframe", "components.v1", "components.html"))
    assert source.stem == "style" or not any(_name(call) == "html" for call in _calls(source))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_page_shows_a_name_that_was_not_escaped(source: Path) -> None:
    """Words of a page come from ``t``; what comes from data passes ``md``, ``t_md``, ``prose`` or ``badge`` on its way to Markdown."""
    for call in _calls(source):
        if _name(call) in READS_MARKDOWN and isinstance(call.func, ast.Attribute):
            for argument in call.args:
                bare = [
                    node
                    for node in ast.walk(argument)
                    if isinstance(node, ast.Attribute) and node.attr in {"name", "full_name", "quote", "title", "what"}
                ]
                assert all(_is_escaped(argument, node) for node in bare), f"line {call.lineno}: {ast.unparse(call)}"


def _is_escaped(argument: ast.expr, wanted: ast.AST) -> bool:
    around = [node for node in ast.walk(argument) if isinstance(node, ast.Call) and wanted in ast.walk(node)]
    return any(_name(node) in {"md", "t_md", "prose", "badge"} for node in around)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_page_has_words_of_a_language_in_it(source: Path) -> None:
    """Vietnamese and English are in the language files; a page's own texts are signs, addresses and code."""
    docstrings = set()
    tree = ast.parse(source.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node, clean=False):
            docstrings.add(ast.get_docstring(node, clean=False))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docstrings.add(node.value.value)
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value not in docstrings]
    assert not [text for text in texts if any(letter.isalpha() and ord(letter) > 127 for letter in text)]


def test_every_text_that_pages_ask_for_is_there() -> None:
    asked = set()
    for source in SOURCES:
        for call in _calls(source):
            if _name(call) in {"t", "t_md"} and call.args and isinstance(call.args[0], ast.Constant):
                asked.add(call.args[0].value)
    assert asked <= keys(LANGUAGES[0])
