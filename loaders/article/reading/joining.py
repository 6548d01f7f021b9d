"""Join the lines of printed pages to paragraphs, and leave out what only belongs to the paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.article.reading.page import line_of
from loaders.article.reading.rows import is_period

_EDGE = 3
"""Lines at the top and at the bottom of a page in which furniture stands."""

_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_ITEM = re.compile(
    r"[-–—•+*●▪]\s|\(?[a-zđ0-9]{1,2}[.)]\s|(?:Điều|Chương|Mục|Phần|Từ)\s+(?:\d|[IVX]+\b|tháng)|\d{1,2}/\d{4}|(?:19|20)\d\d\s*[-–:]"
)
_STOPS = (".", "!", "?", "…", ".”", '."')
_FULL = 0.85
"""What share of the widest usual line of a page a line has that goes on in the next one."""

_HYPHEN = re.compile(r"[^\W\d_]-$")
_SOFT = "\u00ad"


def joined(pages: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of pages in order."""
    lines = [[line for line in map(_trimmed, text.splitlines()) if line] for text in pages]
    furniture = _repeated(lines)
    paragraph, before, width = "", "", 0
    for page in lines:
        kept = [line for at, line in enumerate(page) if not _is_furniture(line, at, len(page), furniture)]
        width = _width(kept) or width
        for line in kept:
            if before and _goes_on(before, line, width):
                paragraph = _glued(paragraph, line)
            else:
                if paragraph:
                    yield line_of(paragraph)
                paragraph = line
            before = line
    if paragraph:
        yield line_of(paragraph)


def _trimmed(line: str) -> str:
    soft = _SOFT if line.rstrip().endswith(_SOFT) else ""
    return line_of(line.replace(_SOFT, "")) + soft


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, digits aside, that stand at the edges of more than half of three pages or more."""
    if len(pages) < 3:
        return frozenset()
    found = Counter(line for page in pages for line in {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(line for line, times in found.items() if times * 2 > len(pages))


def _is_furniture(line: str, at: int, count: int, furniture: frozenset[str]) -> bool:
    if at in (0, count - 1) and _PAGE_NUMBER.fullmatch(line):
        return True
    return (at < _EDGE or at >= count - _EDGE) and _shape(line) in furniture


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _width(lines: Sequence[str]) -> int:
    """Return how many characters the wide lines of a page have."""
    lengths = sorted(map(len, lines))
    return lengths[int(len(lengths) * 0.9)] if len(lengths) > 2 else 0


def _goes_on(before: str, line: str, width: int) -> bool:
    if before.endswith(_SOFT):
        return True
    if _ITEM.match(line) or is_period(before) or before.isupper() != line.isupper():
        return False
    if line[0].islower():
        return not before.endswith(_STOPS)
    return len(before) >= width * _FULL and width > 40 and not before.endswith(":")


def _glued(paragraph: str, line: str) -> str:
    """Join two lines; a mark that only parts a word goes, a hyphen stays, for it may belong to the name."""
    if paragraph.endswith(_SOFT):
        return paragraph.removesuffix(_SOFT) + line
    return f"{paragraph}{'' if _HYPHEN.search(paragraph) else ' '}{line}"
