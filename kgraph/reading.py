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
        """Return one row per claim, the postings first: ``what`` it is about, what it says, the rule, the confidence and its words.

        Every row has every column; only a ``posting`` fills ``person``, ``title``, ``org``, ``place``, ``start``, ``end`` and ``event``.
        """

    def predictions(self) -> Mapping[str, Any]:
        """Return the people and postings as an annotation writes them."""

    def claims(self) -> Iterator[Claim]:
        """Yield what it would claim, each proposed."""

    def document(self) -> Document:
        """Return the text as the ledger would keep it."""

    def html(self) -> str:
        """Return the text with the words of every claim marked in it and the claims beside it, as one page."""


def read(
    path: Path | str,
    *,
    published: str = "",
    title: str = "",
    publisher: str = "",
    url: str = "",
    subject: str = "",
    map: Path | str | None = None,
    with_: str = "article",
) -> Article:
    """Return what an article says, without writing anything.

    ``published`` is the year, month or day it appeared, ``subject`` the person that a curriculum vitae is about, ``map`` a TOML file that
    says the same. What is not given is taken from the file of that name with ``.toml``, and then from what the file says of itself.

    Raises:
        LoadError: the file is not there or cannot be read.
        UsageError: ``published`` is no date, or the loader reads no prose.
    """
    file = Path(path)
    check_file(file)
    reader = getattr(find_loader(with_), "read", None)
    if reader is None:
        raise UsageError(f"the loader '{with_}' reads no prose", fix="leave the loader out")
    article: Article = reader(
        file, map=Path(map) if map else None, published=published, title=title, publisher=publisher, url=url, subject=subject
    )
    return article
