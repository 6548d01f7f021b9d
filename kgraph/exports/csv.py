"""Rows as CSV that a spreadsheet opens as text: no cell of ours starts a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from kgraph.tables import as_text

_STARTS_A_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_PICTURES = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\r\n"} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
)
"""Marks that stand for what a terminal would obey."""


def write(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return CSV with a header; ``""`` for no rows, which all have the same columns in one order.

    Text that a spreadsheet would run has an apostrophe before it; what a terminal would obey is shown as a mark.
    """
    kept = list(rows)
    if not kept:
        return ""
    return "".join(_line([cell(value) for value in row]) for row in ([*kept[0]], *([*row.values()] for row in kept)))


def _line(cells: Iterable[str]) -> str:
    """Return one line; the writer quotes a carriage return only where it ends its lines with one."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def cell(value: object) -> str:
    """Return a value as the text of a CSV cell."""
    text = as_text(value).translate(_PICTURES)
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return f"'{text}" if not plain and text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text
