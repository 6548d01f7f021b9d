"""Rows as CSV that a spreadsheet opens as text: no cell of ours starts a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return CSV with a header; ``""`` for no rows. Text that a spreadsheet would run has an apostrophe before it."""
    kept = list(rows)
    if not kept:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(kept[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: cell(value) for key, value in row.items()} for row in kept)
    return out.getvalue()


def cell(value: object) -> str:
    """Return a value as the text of a CSV cell."""
    text = as_text(value)
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return f"'{text}" if not plain and text.startswith(_STARTS_A_FORMULA) else text


def as_text(value: object) -> str:
    """Return a value as one piece of text: nothing as ``""``, truth in lower case, lists joined by ``; ``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(map(as_text, value))
    return str(value)
