"""Quote a text: the line, the characters and the words of a stretch of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph import Document, Source, Work


def lines_of(characters: str) -> list[int]:
    """Return where each line begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(characters))]


def line_of(lines: Sequence[int], at: int) -> int:
    """Return the number of the line that holds a character."""
    return bisect_right(lines, at)


_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is known of it: its document, its characters, its work and the day it appeared."""

    document: Document
    characters: str
    work: Work
    lines: Sequence[int]

    def source(self, start: int, end: int) -> Source:
        """Return the place of a stretch of the text, with its words."""
        return Source(
            self.work,
            f"line {line_of(self.lines, start)}",
            self.document.digest,
            start,
            end,
            self.characters[start:end],
        )
