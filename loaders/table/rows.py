"""Rows of a CSV file, read as they come, each with the characters of the file it stands in."""

import csv
import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kgraph import DataError, LoadError

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters of other scripts that look like a space."""

_BROKEN = {
    "unexpected end of data": ("a quote is opened and never closed", 'write a second " where the cell ends'),
    "field larger than field limit": (
        "a quote is opened and not closed for very long",
        'write a second " where the cell ends',
    ),
    "cell larger than field limit": (
        f"a cell is too long: it has more than {csv.field_size_limit()} characters",
        "shorten it, or keep long texts in a document that the map names",
    ),
    "expected after": ("a cell goes on after its closing quote", 'write a quote inside a quoted cell twice: ""'),
}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, its first line (from 1), the character it begins at, and the text of all its lines."""

    line: int
    start: int
    text: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line whose quotes or number of cells are wrong, with what is wrong."""

    line: int
    text: str
    error: DataError


def clean(cell: str) -> str:
    """Return the cell in Unicode NFC, without marks that cannot be seen and without spaces around it."""
    if not cell.isascii():
        cell = unicodedata.normalize("NFC", _BLANK.sub(" ", _INVISIBLE.sub("", cell)))
    return cell.strip()


def read_rows(path: Path, delimiter: str) -> Iterator[Row | BrokenRow]:
    """Yield the rows, the header among them; rows without any text are passed over.

    Characters are counted after the byte order mark is dropped, line ends as they stand. After a broken quote, reading
    goes on with the next line of the file.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        width = 0
        while True:
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as err:
                yield _broken(lines, str(err))
                continue
            if any(cells):
                width = width or len(cells)
                yield _row(lines, cells, width)


def _broken(lines: "_Lines", message: str) -> BrokenRow:
    lines.give_back()
    if len(lines.text) > csv.field_size_limit():
        message = message.replace("field larger", "cell larger")
    what, fix = next((told for part, told in _BROKEN.items() if part in message), (message, "check the quotes of the line"))
    return BrokenRow(lines.line, lines.text, DataError(what, fix=fix))


def _row(lines: "_Lines", cells: list[str], width: int) -> Row | BrokenRow:
    if len(cells) == width:
        return Row(lines.line, lines.start, lines.text, cells)
    what = f"the row has {len(cells)} cells, the header {width}"
    fix = "give every row a cell for each column; put a cell that holds the delimiter in quotes"
    return BrokenRow(lines.line, lines.text, DataError(what, fix=fix))


class _Lines:
    """The lines of a file, and which of them the row being read has taken."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._given_back: deque[str] = deque()
        self._taken: list[str] = []
        self.line, self.start = 1, 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else next(self._file)
        self._taken.append(line)
        return line

    def begin(self) -> None:
        """Begin a row where the last one ended."""
        self.line += len(self._taken)
        self.start += sum(map(len, self._taken))
        self._taken = []

    def give_back(self) -> None:
        """Keep only the first line of the row, so that the next row begins on the second."""
        self._given_back.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]

    @property
    def text(self) -> str:
        """The text of the row without its last line end."""
        text = "".join(self._taken)
        return text[:-2] if text.endswith("\r\n") else text[:-1] if text.endswith(("\r", "\n")) else text


def header_of(path: Path, rows: Iterator[Row | BrokenRow]) -> tuple[str, ...]:
    """Take the header off the rows and return the names of the columns; a column may go without a name.

    Raises:
        LoadError: there is no header, it cannot be read, or it names a column twice.
    """
    header = next(rows, None)
    if header is None:
        raise LoadError("the table has no header", where=path.name, fix="write the names of the columns in the first line")
    where = f"{path.name}, line {header.line}"
    if isinstance(header, BrokenRow):
        raise LoadError(f"the header cannot be read: {header.error.what}", where=where, fix=header.error.fix)
    names = tuple(map(clean, header.cells))
    for place, name in enumerate(names):
        first = names.index(name)
        if name and first < place:
            both = f"{where}, cells {first + 1} and {place + 1}"
            raise LoadError(f"the column '{name}' stands twice", where=both, fix="give each column a name of its own")
    return names
