"""Rows of the register as texts, one for each province, and each row as the passage behind a claim."""

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from kgraph import Document, Source, Work, places

K = TypeVar("K")


class Passages(Generic[K]):
    """Rows by key in the texts of their provinces: a row has one passage, whatever else is taken in with it."""

    def __init__(self, texts: Iterable["_Text[K]"]) -> None:
        self._texts = list(texts)
        self._of = {key: text for text in self._texts for key in text.passages}

    def documents(self) -> Iterator[Document]:
        """Yield the texts."""
        return (text.document for text in self._texts)

    def source(self, work: Work, place: str, key: K) -> Source:
        """Return the row of a key as the passage that a work is retold in."""
        text = self._of[key]
        start, line = text.passages[key]
        return Source(work, place, text.document.digest, start, start + len(line), line)


def passages(register: places.Register, ids: Collection[str], old: Collection[str]) -> tuple[Passages[str], Passages[places.Link]]:
    """Return the passages of the units, and those of the links from some of them: whole texts of the provinces that they are in."""
    province = {id: _province(register, id) for id in register.units}
    units: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    for id in sorted(register.units):
        units[province[id]][id] = places.unit_row(register.units[id])
    links: dict[str, dict[places.Link, Sequence[str]]] = defaultdict(dict)
    for link in register.links:
        links[province[link.old]][link] = places.link_row(link)
    return (
        Passages(_Text(f"units-{code}.csv", places.UNIT_COLUMNS, units[code]) for code in sorted({province[id] for id in ids})),
        Passages(_Text(f"links-{code}.csv", places.LINK_COLUMNS, links[code]) for code in sorted({province[id] for id in old})),
    )


class _Text(Generic[K]):
    """Rows by key, written as CSV under a line with their columns."""

    def __init__(self, name: str, columns: Sequence[str], rows: Mapping[K, Sequence[str]]) -> None:
        lines = [_line(columns), *map(_line, rows.values())]
        self.document = Document.of_text(name, "\n".join(lines) + "\n")
        self.passages: dict[K, tuple[int, str]] = {}
        start = len(lines[0]) + 1
        for key, line in zip(rows, lines[1:], strict=True):
            self.passages[key] = start, line
            start += len(line) + 1


def _province(register: places.Register, id: str) -> str:
    """Return the code of the province in which a unit began."""
    unit = register.units[id]
    while unit.parents:
        unit = register.units[unit.parents[0].unit_id]
    return unit.code


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
