"""Read an article without a knowledge base: what it would claim, and which words say so."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from kgraph.claims import Claim, Document
from kgraph.errors import UsageError
from kgraph.loading import check_file, find_loader


class Article(Protocol):
    """An article that was read."""

    @property
    def characters(self) -> str:
        """The text, in which every start and end counts characters."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """Return one row per posting: its parts, the rule that made it, its confidence, and what speaks against it."""

    def predictions(self) -> Mapping[str, Any]:
        """Return the people and postings as an annotation writes them."""

    def claims(self) -> Iterator[Claim]:
        """Yield what it would claim, each proposed."""

    def document(self) -> Document:
        """Return the text as the ledger would keep it."""

    def html(self) -> str:
        """Return the text with what was read marked in it, as one page."""


def read(path: Path | str, *, published: str = "", subject: str = "", with_: str = "article") -> Article:
    """Return what an article says, without writing anything.

    ``published`` is the year, month or day it appeared, ``subject`` the person that a curriculum vitae is about.

    Raises:
        LoadError: the file is not there or cannot be read.
        UsageError: ``published`` is no date, or the loader reads no prose.
    """
    file = Path(path)
    check_file(file)
    reader = getattr(find_loader(with_), "read", None)
    if reader is None:
        raise UsageError(f"the loader '{with_}' reads no prose", fix="leave the loader out")
    article: Article = reader(file, published=published, subject=subject)
    return article
