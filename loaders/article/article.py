"""An article as it was read: its text, what is known of it, and what it would claim."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kgraph import Claim, Document, PartialDate, UsageError, Work
from loaders.article.claims import Claims, Text, line_of, lines_of
from loaders.article.marked import page
from loaders.article.postings import Reading, reading_of
from loaders.article.text import digest_of, read_text
from loaders.article.values import Posting

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Article:
    """A text that was read; nothing of it is in a knowledge base."""

    path: Path
    characters: str
    published: str = ""
    subject: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""

    @cached_property
    def reading(self) -> Reading:
        """The postings of the text, and the people it names."""
        return reading_of(self.characters, published=self.published, subject=self.subject, publisher=self.publisher)

    @property
    def asserted(self) -> tuple[Posting, ...]:
        """The postings without those that cannot be as the text says."""
        return tuple(posting for posting in self.reading.postings if not posting.doubt)

    def claims(self) -> Iterator[Claim]:
        """Yield what the article would claim, each proposed."""
        yield from Claims(self._text(), self.reading.postings).all()

    def document(self) -> Document:
        """Return the text as the ledger keeps it."""
        return Document(digest_of(self.characters), self.path.name, self.path)

    def rows(self) -> list[dict[str, str | float]]:
        """Return one row per posting: its parts, the rule that made it, how sure it is, and what speaks against it."""
        return [
            {
                **posting.row(),
                "rule": posting.rule,
                "confidence": posting.confidence,
                "line": self._line(posting.sentence[0]),
                "doubt": posting.doubt,
            }
            for posting in self.reading.postings
        ]

    def predictions(self) -> Mapping[str, object]:
        """Return the people and postings in the form in which annotations are written."""
        return {"persons": list(self.reading.persons), "postings": [posting.row() for posting in self.asserted]}

    def html(self) -> str:
        """Return the text with its slots marked and the claims beside it, as one page."""
        return page(self.title or self.path.name, self.characters, self.reading.postings)

    @cached_property
    def _lines(self) -> list[int]:
        return lines_of(self.characters)

    def _line(self, at: int) -> int:
        return line_of(self._lines, at)

    def _text(self) -> Text:
        published = PartialDate.parse(self.published)
        document = self.document()
        work = Work(f"src:text:{document.digest[:12]}", self.title or self.path.name, self.publisher, "", self.url, published)
        return Text(document, self.characters, work, self._lines)


def read(path: Path, *, published: str = "", subject: str = "", title: str = "", publisher: str = "", url: str = "") -> Article:
    """Return the article in a file; ``published`` is its year, month or day, ``subject`` the person that a curriculum vitae is about.

    Raises:
        LoadError: the file is no text in UTF-8.
        UsageError: ``published`` is no date.
    """
    if published and not _DAY.fullmatch(published):
        raise UsageError(f"'{published}' is no day of publication", fix="write 2017, 2017-04 or 2017-04-24")
    PartialDate.parse(published)
    return Article(path, read_text(path), published, subject, title, publisher, url)
