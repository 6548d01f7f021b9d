"""Write a table as lines, a row as a curriculum vitae has it where it says from when to when."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Cell: TypeAlias = Sequence[str] | None
"""The lines of a cell; None where the cell above reaches down."""

_DATE = r"(?:(?:ngày|tháng|năm|đầu|giữa|cuối|quý)\s+)*(?:\d{1,2}\s?[/.-]\s?){0,2}(?:19|20)\d\d"
_NOW = r"(?:đến\s+)?(?:hiện\s+)?(?:nay|tại)"
_PERIOD = re.compile(rf"(?:từ\s+)?{_DATE}\s*(?:(?:[-–—]+|đến|tới)\s*(?:hết\s+)?(?:{_DATE}|{_NOW}))?\s*:?", re.IGNORECASE)
_FROM = re.compile(rf"(?:từ\s+)?({_DATE})", re.IGNORECASE)
_TO = re.compile(rf"(?:(?:đến|tới)\s+)?(?:hết\s+)?({_DATE}|nay|hiện nay|hiện tại)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}\.?")
_LONGEST_CELL, _LONGEST_PERIOD = 1500, 100


def is_period(cell: str) -> bool:
    """Whether a cell says from when to when and nothing else: ``9/1990 - 8/1996``, ``Từ 2010 đến nay``."""
    return len(cell) < _LONGEST_PERIOD and _PERIOD.fullmatch(cell) is not None


def row_line(cells: Sequence[str]) -> str:
    """Return the cells of a row as one line; a period comes first and ends in a colon, other cells are parted by bars."""
    told = [cell for cell in cells if cell]
    if len(told) > 2 and _NUMBER.fullmatch(told[0]) and is_period(told[1]):
        told = told[1:]
    if len(told) > 2 and (start := _FROM.fullmatch(told[0][:_LONGEST_PERIOD])) and (end := _TO.fullmatch(told[1][:_LONGEST_PERIOD])):
        return f"Từ {start.group(1)} đến {end.group(1)}: {' | '.join(told[2:])}"
    if len(told) > 1 and is_period(told[0]):
        return f"{told[0].rstrip(': ')}: {' | '.join(told[1:])}"
    return " | ".join(told)


def table_lines(rows: Sequence[Sequence[Cell]]) -> Sequence[str]:
    """Return a table as one line per row; none where its rows have single cells or long ones, and so it only lays the page out."""
    told = [row for row in rows if any(row)]
    wide = [row for row in told if sum(bool(cell) for cell in row) > 1]
    longest = max((sum(map(len, cell)) for row in told for cell in row if cell), default=0)
    if len(wide) < 2 or len(wide) * 2 < len(told) or longest > _LONGEST_CELL:
        return ()
    return [row_line([_joined(cell) for cell in row]) for row in _filled(told)]


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Sequence[str]]]:
    """Yield the rows, with what the cell above says where it reaches down."""
    above: Sequence[Sequence[str]] = ()
    for row in rows:
        above = [(above[at] if at < len(above) else ()) if cell is None else cell for at, cell in enumerate(row)]
        yield above


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a cell as one; a line that goes on with a small letter goes on in the sentence."""
    out = ""
    for line in lines:
        mark = " " if line[:1].islower() or out.endswith((";", ":", ",", ".")) else "; "
        out = f"{out}{mark}{line}" if out else line
    return out
