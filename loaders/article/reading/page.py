"""What a reader hands on: the text of a file, and what the file itself says of the work."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph import LoadError
from loaders.article.reading.legacy import refuse_outdated

LARGEST = 64 * 2**20
"""Bytes of a file with pictures, and of what is unpacked from it."""

LONGEST = 16 * 2**20
"""Bytes of a text; an article has thousands, a book one or two millions."""

_OBEYED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its work; what the file does not say is empty, and ``published`` is a year, a month or a day.

    ``made`` tells that the text is not the file byte for byte.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    made: bool = False

    @classmethod
    def of(cls, lines: Iterable[str], name: str, *, title: str = "", publisher: str = "", url: str = "", published: str = "") -> "Page":
        """Return a page made of lines.

        Raises:
            LoadError: no line has a word, there are more than a book has, or the letters are those of an older encoding.
        """
        text = "".join(f"{line}\n" for line in lines)
        if not text.strip():
            raise LoadError("the file has no text to read", where=name, fix="open it and see whether an article stands in it")
        if len(text) > LONGEST:
            raise too_large(len(text), name)
        refuse_outdated(text, name)
        return cls(text, title, publisher, url, published, made=True)


def too_large(size: int, name: str) -> LoadError:
    """Return the error that there is more than a text can have."""
    return LoadError(f"the file has {size:,} bytes, more than a text can have", where=name, fix="split it into its articles")


def line_of(text: str) -> str:
    """Return a piece of text as one line of a stored document: NFC, single spaces, nothing that a terminal obeys."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _OBEYED.sub("", text)).replace("\n", " ")).strip()
