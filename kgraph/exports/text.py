"""Rows as a table for a terminal: columns as wide as their letters, nothing that a terminal would obey."""

import unicodedata
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from kgraph.tables import as_text

_WIDEST = 60


def write(rows: Iterable[Mapping[str, Any]], widest: int = _WIDEST, screen: int = 0) -> str:
    """Return the rows under their column names; ``""`` for no rows. Cells wider than ``widest`` are cut with …

    Where a table is wider than the ``screen`` (columns of a terminal, 0 for none), each row is a block of its own, a line for each column
    that says something, wrapped.
    """
    kept = [{key: _plain(as_text(value)) for key, value in row.items()} for row in rows]
    if not kept:
        return ""
    columns = list(kept[0])
    width = {c: min(widest, max(_width(c), *(_width(row[c]) for row in kept))) for c in columns}
    if screen and sum(width.values()) + 2 * (len(columns) - 1) > screen:
        return "\n".join(_block(row, screen) for row in kept)
    lines = [{c: _plain(c) for c in columns}, {c: "─" * width[c] for c in columns}, *kept]
    return "".join("  ".join(_padded(line[c], width[c]) for c in columns).rstrip() + "\n" for line in lines)


def _block(row: Mapping[str, str], screen: int) -> str:
    margin = max(map(_width, row)) + 2
    return "".join(_entry(_plain(column), wrap(text, max(20, screen - margin)), margin) for column, text in row.items())


def _entry(label: str, parts: list[str], margin: int) -> str:
    labels = [label, *[""] * len(parts)]
    return "".join(f"{_padded(shown, margin)}{part}\n" for shown, part in zip(labels, parts, strict=False))


def _plain(text: str) -> str:
    return "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)


def _width(text: str) -> int:
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _padded(text: str, width: int) -> str:
    if _width(text) > width:
        kept = ""
        for letter in text:
            if _width(kept) + _columns(letter) > width - 1:
                break
            kept += letter
        text = kept + "…"
    return text + " " * (width - _width(text))
