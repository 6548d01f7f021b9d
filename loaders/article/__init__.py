"""Read Vietnamese prose on personnel: press articles, decisions and lists of posts, each fact with the characters that say so."""

from collections.abc import Iterator
from pathlib import Path

from kgraph import Loaded
from loaders.article.article import Article, read


def load(path: Path, *, map: Path | None = None) -> Iterator[Loaded]:
    """Yield the document, then what it claims, every claim proposed.

    Raises:
        LoadError: the file is no text in UTF-8.
    """
    article = read(path)
    yield article.document()
    yield from article.claims()


load.endings = (".txt",)  # type: ignore[attr-defined]  # read by kgraph.loading.loader_for
load.read = read  # type: ignore[attr-defined]  # read by kgraph.reading.read

__all__ = ["Article", "load", "read"]
