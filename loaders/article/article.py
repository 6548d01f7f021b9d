"""An article as it was read: its text, what is known of it, and what it would claim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kgraph import Claim, Document, PartialDate, Work
from loaders.article.claims import Claims
from loaders.article.known import Known, known_of
from loaders.article.marked import page
from loaders.article.postings import Reading, reading_of
from loaders.article.quoting import Text, line_of, lines_of
from loaders.article.reading import read_page
from loaders.article.reading.page import line_of as line_of_text
from loaders.article.said import Row, Said, rows_of, said_of
from loaders.article.values import Posting

_LONGEST_TITLE = 100


@dataclass(frozen=True)
class Article:
    """A text that was read; nothing of it is in a knowledge base."""

    path: Path
    characters: str
    known: Known
    made: bool = False
    """Whether the text was made from a file of another kind, or of another encoding."""

    @cached_property
    def reading(self) -> Reading:
        """The postings of the text, and the people it names."""
        known = self.known
        return reading_of(self.characters, published=known.published, subject=known.subject, publisher=known.publisher)

    @property
    def title(self) -> str:
        """What the work is called; where nobody says so, the words that it begins with."""
        return self.known.title or self._beginning()

    @property
    def asserted(self) -> tuple[Posting, ...]:
        """The postings without those that cannot be as the text says."""
        return tuple(posting for posting in self.reading.postings if not posting.doubt)

    def claims(self) -> Iterator[Claim]:
        """Yield what the article would claim, each proposed."""
        yield from Claims(self._text(), self.reading, self.known.subject).all()

    def document(self) -> Document:
        """Return the text as the ledger keeps it: called as the work is, for the same text under another file name is the same."""
        document = Document.of_text(self.title, self.characters)
        return document if self.made else replace(document, path=self.path, text="")

    def rows(self) -> list[Row]:
        """Return one row per claim: the postings with their parts, then all others, each with its rule, its confidence and its words."""
        said = self.said
        return rows_of(said, {one.claim.source.start: self._line(one.claim.source.start) for one in said})

    @property
    def said(self) -> list[Said]:
        """What the article would claim, the postings first."""
        return said_of(self.reading.postings, self.claims())

    def predictions(self) -> Mapping[str, object]:
        """Return the people and postings in the form in which annotations are written."""
        return {"persons": list(self.reading.persons), "postings": [posting.row() for posting in self.asserted]}

    def html(self) -> str:
        """Return the text with its slots marked and the claims beside it, as one page."""
        return page(self.title, self.characters, self.said)

    @cached_property
    def _lines(self) -> list[int]:
        return lines_of(self.characters)

    def _line(self, at: int) -> int:
        return line_of(self._lines, at)

    def _beginning(self) -> str:
        line = next((line for line in map(line_of_text, self.characters.splitlines()) if line), "")
        return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rpartition(" ")[0] + " …"

    def _text(self) -> Text:
        known, document = self.known, self.document()
        published = PartialDate.parse(known.published)
        work = Work(f"src:text:{document.digest[:12]}", self.title, known.publisher, known.author, known.url, published)
        return Text(document, self.characters, work, self._lines)


def read(path: Path, *, map: Path | None = None, **given: str) -> Article:
    """Return the article in a file, with what is known of it: ``title``, ``publisher``, ``author``, ``url``, ``published``, ``subject``.

    ``published`` is its year, month or day, ``subject`` the person that a curriculum vitae is about, ``map`` a file that says the same.

    Raises:
        LoadError: the file cannot be read as text, or the map says what no article has.
        UsageError: ``published`` is no date.
    """
    said = Known(**given)
    found = read_page(path)
    return Article(path, found.text, known_of(said, path, map, found), made=found.made)
