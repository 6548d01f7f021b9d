"""Rows as a table for a terminal: columns as wide as their letters, nothing that a terminal would obey."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from kgraph.exports.csv import as_text

_WIDEST = 60


def write(rows: Iterable[Mapping[str, Any]], widest: int = _WIDEST) -> str:
    """Return the rows under their column names; ``""`` for no rows. Cells wider than ``widest`` are cut with …"""
    kept = [{key: _plain(as_text(value)) for key, value in row.items()} for row in rows]
    if not kept:
        return ""
    columns = list(kept[0])
    width = {c: min(widest, max(_width(c), *(_width(row[c]) for row in kept))) for c in columns}
    lines = [{c: _plain(c) for c in columns}, {c: "─" * width[c] for c in columns}, *kept]
    return "".join("  ".join(_padded(line[c], width[c]) for c in columns).rstrip() + "\n" for line in lines)


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
