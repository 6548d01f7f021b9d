"""Rows of the register as one text, and each of them as the passage behind a claim."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from kgraph import Document, Source, Work

K = TypeVar("K")


class Listing(Generic[K]):
    """Rows by key, written as CSV under a line with their columns."""

    def __init__(self, name: str, columns: Sequence[str], rows: Mapping[K, Sequence[str]]) -> None:
        lines = [_line(columns), *map(_line, rows.values())]
        self.keys = tuple(rows)
        self.document = Document.of_text(name, "\n".join(lines) + "\n")
        self._passages: dict[K, tuple[int, str]] = {}
        start = len(lines[0]) + 1
        for key, line in zip(rows, lines[1:], strict=True):
            self._passages[key] = start, line
            start += len(line) + 1

    def source(self, work: Work, place: str, key: K) -> Source:
        """Return the row of a key as the passage that a work is retold in."""
        start, line = self._passages[key]
        return Source(work, place, self.document.digest, start, start + len(line), line)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
