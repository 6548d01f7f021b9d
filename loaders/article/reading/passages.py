"""Cut a page into passages: a paragraph, a heading, an item of a list, a row of a table, each one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.article.reading.cells import rows_of
from loaders.article.reading.markup import BLOCKS, Element
from loaders.article.reading.page import line_of
from loaders.article.reading.shown import is_left_out

BREAK = "\v"
"""Stands where a line is broken within a paragraph."""
_SENTENCE_ENDS = '.!?…:;”"»)'


@dataclass(frozen=True)
class Passage:
    """A line of a page, the element it stands in, and how many of its characters are links."""

    text: str
    element: Element
    links: int = 0

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1

    @property
    def leads_away(self) -> bool:
        """Whether it is mostly links."""
        return self.links > len(self.text) * 0.5


def passages_of(root: Element) -> Iterator[Passage]:
    """Yield the passages of a page that its readers see, in order."""
    flow = _Flow(root)
    yield from flow.walk(root, linked=False)
    yield from flow.ended(root)


class _Flow:
    """What runs on since the last block began."""

    def __init__(self, root: Element) -> None:
        self._texts: list[str] = []
        self._links = 0
        self._element = root

    def walk(self, element: Element, *, linked: bool) -> Iterator[Passage]:
        """Yield the passages that end within an element."""
        for child in element.children:
            if isinstance(child, str):
                self._texts.append(child)
                self._links += len(child.strip()) if linked else 0
            elif child.tag in ("br", "hr"):
                self._texts.append(BREAK)
            elif is_left_out(child):
                continue
            elif child.tag in BLOCKS:
                yield from self.ended(element)
                yield from self._block(child, linked=linked)
            else:
                yield from self.walk(child, linked=linked or child.tag == "a")

    def _block(self, element: Element, *, linked: bool) -> Iterator[Passage]:
        rows = rows_of(element) if element.tag == "table" else ()
        for row in rows:
            yield Passage(row, element)
        if not rows:
            yield from self.walk(element, linked=linked)
            yield from self.ended(element)

    def ended(self, element: Element) -> Iterator[Passage]:
        """Yield what has run on, as it ends here."""
        text, links = "".join(self._texts), self._links
        self._texts, self._links = [], 0
        lines = list(broken(text))
        for line in lines:
            yield Passage(line, element, links if len(lines) == 1 else 0)


def broken(text: str) -> Iterator[str]:
    """Yield the lines of a text with breaks; one that stands within a sentence breaks nothing."""
    line = ""
    for piece in re.split(BREAK, text):
        said = line_of(piece)
        if not said:
            if line:
                yield line
            line = ""
        elif line and line[-1] not in _SENTENCE_ENDS and said[0].islower():
            line = f"{line} {said}"
        else:
            if line:
                yield line
            line = said
    if line:
        yield line
