"""Read a table of a page as rows of cells."""

from collections.abc import Sequence

from loaders.article.reading.markup import BLOCKS, Element
from loaders.article.reading.page import line_of
from loaders.article.reading.rows import Cell, table_lines
from loaders.article.reading.shown import is_left_out

_BREAK = "\v"
_CELLS = frozenset({"td", "th"})
_MOST_ROWS, _MOST_COLUMNS = 1000, 20
"""Rows that a cell reaches over, and columns of a table in which cells that reach over others count."""


def rows_of(table: Element) -> Sequence[str]:
    """Return the rows of a table as lines; none where it only lays the page out."""
    if any(within.tag in ("table", "h1") for within in table.all() if within is not table):
        return ()
    rows = [row for row in table.all() if row.tag == "tr"]
    return table_lines(_spanned([[cell for cell in row.all() if cell.tag in _CELLS] for row in rows]))


def _spanned(rows: Sequence[Sequence[Element]]) -> list[list[Cell]]:
    """Return the cells, with None in the places that cells of rows above reach down to."""
    out: list[list[Cell]] = []
    reach: dict[int, int] = {}
    for row in rows:
        line: list[Cell] = []
        for cell in row:
            _reached(line, reach)
            down = _number(cell, "rowspan", _MOST_ROWS) - 1
            if down and len(line) < _MOST_COLUMNS:
                reach[len(line)] = down
            line.append(_lines(cell))
            line.extend([()] * (_number(cell, "colspan", _MOST_COLUMNS - len(line)) - 1))
        _reached(line, reach)
        out.append(line)
    return out


def _reached(line: list[Cell], reach: dict[int, int]) -> None:
    while reach.get(len(line), 0):
        reach[len(line)] -= 1
        line.append(None)


def _number(cell: Element, key: str, most: int) -> int:
    said = cell.attributes.get(key, "")
    return max(1, min(int(said), most)) if said.isascii() and said.isdigit() and len(said) < 5 else 1


def _lines(cell: Element) -> Sequence[str]:
    texts: list[str] = []
    _gather(cell, texts)
    return [line for line in map(line_of, "".join(texts).split(_BREAK)) if line]


def _gather(element: Element, texts: list[str]) -> None:
    for child in element.children:
        if isinstance(child, str):
            texts.append(child.replace(_BREAK, " "))
        elif child.tag == "br":
            texts.append(_BREAK)
        elif not is_left_out(child):
            edge = _BREAK if child.tag in BLOCKS else ""
            texts.append(edge)
            _gather(child, texts)
            texts.append(edge)
