"""The text of a Word document, gathered while its XML goes by: no tree is held in memory."""

from collections.abc import Sequence

from loaders.article.reading.passages import BREAK, broken
from loaders.article.reading.rows import Cell, table_lines

MAIN = "/officeDocument"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rt"})
"""What was struck out, moved away, said twice for old readers, or is no text."""

_MARKS = {"tab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_MOST_COLUMNS = 20


class _Table:
    """The rows of a table that is open."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.lines: list[str] = []
        self.goes_on = False

    def end_cell(self) -> None:
        if self.rows:
            self.rows[-1].append(None if self.goes_on else tuple(self.lines))
        self.lines, self.goes_on = [], False

    def span(self, columns: str) -> None:
        if self.rows and columns.isdigit() and len(columns) < 4:
            self.rows[-1].extend([()] * (min(int(columns), _MOST_COLUMNS - len(self.rows[-1])) - 1))

    def told(self) -> Sequence[str]:
        """Return the rows as lines, or the paragraphs of the cells where the table only lays them out."""
        return table_lines(self.rows) or [line for row in self.rows for cell in row if cell for line in cell]


class WordText:
    """Takes the events of the XML, and gives the lines of the document."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._tables: list[_Table] = []
        self._left_out = 0
        self._in_text = self._in_run = self._hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        name = _local(tag)
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
            return
        said = {_local(key): value for key, value in attributes.items()}
        if name == "p":
            self._paragraphs.append([])
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name == "vanish" and self._in_run:
            self._hidden = said.get("val", "1") not in ("0", "false", "off")
        elif name == "t":
            self._in_text = True
        elif name in _MARKS and self._in_run:
            self._write(_MARKS[name])
        else:
            self._start_table(name, said)

    def _start_table(self, name: str, said: dict[str, str]) -> None:
        if name == "tbl":
            self._tables.append(_Table())
        elif self._tables:
            table = self._tables[-1]
            if name == "tr":
                table.rows.append([])
            elif name == "vMerge":
                table.goes_on = said.get("val", "continue") == "continue"
            elif name == "gridSpan":
                table.span(said.get("val", ""))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._left_out:
            self._left_out -= 1
            return
        name = _local(tag)
        if name == "p" and self._paragraphs:
            self._tell(list(broken("".join(self._paragraphs.pop()))))
        elif name == "r":
            self._in_run = False
        elif name == "t":
            self._in_text = False
        elif name == "tc" and self._tables:
            self._tables[-1].end_cell()
        elif name == "tbl" and self._tables:
            self._tell(self._tables.pop().told())

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_text and not self._left_out:
            self._write(text)

    def doctype(self, *_: object) -> None:
        """Refuse what could declare entities."""
        raise ValueError("the document declares a document type")

    def close(self) -> None:
        """Nothing is left to do at the end."""

    def _write(self, text: str) -> None:
        if self._paragraphs and not self._hidden:
            self._paragraphs[-1].append(text)

    def _tell(self, lines: Sequence[str]) -> None:
        (self._tables[-1].lines if self._tables else self.lines).extend(lines)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
