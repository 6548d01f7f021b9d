"""Rows as a notebook shows them: an HTML table in which text from data stays text; and a value of any kind as one piece of text."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

_SHOWN = 100
_PLAIN = "tex2jax_ignore mathjax_ignore"
"""What keeps a notebook from reading a name with dollar signs as a formula."""

_CELL = "padding:0.2em 0.7em;vertical-align:top;text-align:"
_SHORT = 48
"""Letters of a cell that stays on one line; a table that is wider than its place can be scrolled sideways."""


def html(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = (), *, is_cut: bool = False) -> str:
    """Return the rows as one HTML table with its number of rows; of many rows the first hundred, and how many more there are.

    The columns are those given, else those of the first row; ``is_cut`` says that there are more rows than these.
    """
    kept = list(rows)
    names = list(columns or (kept[0] if kept else ()))
    lines = [_line("th", map(_cell, names)), *(_line("td", map(_cell, row.values())) for row in kept[:_SHOWN])]
    table = f"<table>\n{chr(10).join(lines)}\n</table>\n" if names else ""
    return f'<div class="{_PLAIN}" style="overflow-x:auto">\n{table}<p>{_counted(len(kept), is_cut)}</p>\n</div>'


def as_text(value: object) -> str:
    """Return a value as one piece of text: nothing as ``""``, truth in lower case, lists joined by ``; ``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(map(as_text, value))
    return str(value)


def _line(tag: str, cells: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<{tag} style="{style}">{escape(text)}</{tag}>' for text, style in cells)
    return f"<tr>{told}</tr>"


def _cell(value: object) -> tuple[str, str]:
    """The text of a cell and its style: numbers to the right, short texts on one line, long ones in a column that can be read."""
    text = as_text(value)
    side = "right" if isinstance(value, int | float) and not isinstance(value, bool) else "left"
    return text, f"{_CELL}{side};{'white-space:nowrap' if len(text) <= _SHORT else 'min-width:24em'}"


def _counted(count: int, is_cut: bool) -> str:
    said = f"{count:,} row{'' if count == 1 else 's'}" + (", and there are more" if is_cut else "")
    return f"{said}; the first {_SHOWN} are shown" if count > _SHOWN else said
