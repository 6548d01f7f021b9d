"""A table of places with the place of each of its rows, and the sources and bad rows that are made of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kgraph import BadRow, LoadError, Source, Work, places
from loaders.table.documents import digest_of
from loaders.table.rows import BrokenRow, Row, header_of, read_rows


@dataclass(frozen=True)
class Table:
    """The rows of a file by the line that each begins in; those whose quotes are broken are faults already."""

    path: Path
    digest: str
    header: tuple[str, ...]
    rows: Mapping[int, Row]
    broken: tuple[places.Fault, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a whole table.

        Raises:
            LoadError: it cannot be read, is empty, or is no UTF-8 text.
        """
        digest = digest_of(path)
        lines = read_rows(path, ",")
        header = header_of(path, lines)
        rows: dict[int, Row] = {}
        broken: list[places.Fault] = []
        for row in lines:
            if isinstance(row, BrokenRow):
                broken.append(places.Fault(row.line, row.text, row.error))
            else:
                rows[row.line] = row
        return cls(path, digest, header, rows, tuple(broken))

    @property
    def work(self) -> Work:
        """The work that the table speaks for: itself."""
        return Work(f"src:{self.path.name}", title=self.path.name)

    def lines(self) -> Iterator[places.Line]:
        """Yield where each row begins, its text, and its cells."""
        return ((row.line, row.text, row.cells) for row in self.rows.values())

    def source(self, line: int, place: str) -> Source:
        """Return the row of a line as a source."""
        row = self.rows[line]
        at = f"{self.path.name}, line {line}: {place}"
        return Source(self.work, at, self.digest, row.start, row.start + len(row.text), row.text)

    def bad(self, faults: Iterable[places.Fault]) -> Iterator[BadRow]:
        """Yield the faults of the table as bad rows, in the order of its lines."""
        for fault in sorted([*self.broken, *faults], key=lambda one: one.line):
            where = ", ".join(filter(None, (f"{self.path.name}, line {fault.line}", fault.error.where)))
            yield BadRow(LoadError(fault.error.what, where=where, fix=fault.error.fix), fault.text)


def told_apart(read: Iterable[places.Fault | places.Row]) -> tuple[list[places.Row], list[places.Fault]]:
    """Return the rows that were read, and the faults among them."""
    rows: list[places.Row] = []
    faults: list[places.Fault] = []
    for one in read:
        if isinstance(one, places.Fault):
            faults.append(one)
        else:
            rows.append(one)
    return rows, faults
