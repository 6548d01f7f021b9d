"""The row of a table that a source quotes: what stands under each heading, instead of a line of commas."""

import csv

from kgraph.claims import Source

_FEWEST = 3


def cells(source: Source, text: str) -> dict[str, str] | None:
    """Return the row by its headings, without what is empty; None where the quote is no row of the document, a table with headings."""
    if not _is_a_line(source, text):
        return None
    headings, row = _read(text.partition("\n")[0]), _read(source.quote)
    if len(headings) < _FEWEST or len(headings) != len(row) or not _are_headings(headings):
        return None
    return {heading: value for heading, value in zip(headings, row, strict=True) if value.strip()}


def _is_a_line(source: Source, text: str) -> bool:
    """Whether the quote is a whole line, or several where a cell has several, below the first."""
    stands = source.start > 0 and text[source.start : source.end] == source.quote
    return stands and text[source.start - 1] == "\n" and text[source.end : source.end + 1] in ("", "\n", "\r")


def _are_headings(headings: list[str]) -> bool:
    """Headings are different words; the parts of a sentence begin with the space after a comma."""
    return len(set(headings)) == len(headings) and all(heading and heading == heading.strip() for heading in headings)


def _read(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:  # A cell longer than csv reads: no table for people.
        return []
