"""Read Vietnamese prose on personnel: press articles, decisions and lists of posts, each fact with the characters that say so."""

from collections.abc import Iterator
from pathlib import Path

from kgraph import Loaded
from loaders.article.article import Article, read
from loaders.article.reading import READERS


def load(path: Path, *, map: Path | None = None) -> Iterator[Loaded]:
    """Yield the document, then what it claims, every claim proposed.

    ``map`` is the TOML file that says what is known of the article; without it, the file of the same name beside it, if there is one.

    Raises:
        LoadError: the file cannot be read as text, or the map says what no article has.
    """
    article = read(path, map=map)
    yield article.document()
    yield from article.claims()


load.endings = tuple(READERS)  # type: ignore[attr-defined]  # read by kgraph.loading.loader_for
load.read = read  # type: ignore[attr-defined]  # read by kgraph.reading.read

__all__ = ["Article", "load", "read"]
