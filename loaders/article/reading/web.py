"""Read a page of the web that was saved as a file: its article as text, and what it says of itself."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.article.reading.about import about
from loaders.article.reading.mainpart import article_of
from loaders.article.reading.markup import parse
from loaders.article.reading.page import Page
from loaders.article.reading.passages import passages_of
from loaders.article.reading.plain import decoded

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"[\[{<%$]+\s*[\w.-]+\s*[\]}>%$]+")


def read_html(path: Path) -> Page:
    """Return the article of a page.

    Raises:
        LoadError: it is no text in UTF-8, has more tags than a page has, or no article.
    """
    return page_of(path.read_bytes(), path.name)


def page_of(data: bytes, name: str) -> Page:
    """Return the article of a page as bytes."""
    declared = _CHARSET.search(data[:4096])
    root = parse(decoded(data, name, declared.group(1).decode("ascii", "replace") if declared else ""), name)
    said = about(root)
    found = article_of(list(passages_of(root)), said.title)
    lines = _once(passage.text for passage in found)
    return Page.of(lines, name, title=said.title, publisher=said.publisher, url=said.url, published=said.published)


def _once(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without places left for a machine to fill, and without one that repeats the line before."""
    before = ""
    for line in lines:
        if line != before and not _PLACEHOLDER.fullmatch(line):
            yield line
        before = line
