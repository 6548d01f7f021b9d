"""Read a Word document: its paragraphs and the rows of its tables; nothing it refers to is opened and no macro runs."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from kgraph import LoadError
from loaders.article.reading.page import LARGEST, Page
from loaders.article.reading.wordtext import MAIN, WordText

_CHUNK = 1 << 16
_MOST_PARTS = 10_000
_TARGET = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_AGAIN = "open it in a word processor and save it again as .docx"


def read_docx(path: Path) -> Page:
    """Return the text of a document, without headers, footers, notes, and what was struck out.

    Raises:
        LoadError: it is no whole document, is encrypted, or unpacks to more than a document has.
    """
    try:
        with ZipFile(path) as parts:
            if len(parts.namelist()) > _MOST_PARTS:
                raise LoadError(f"the document has {len(parts.namelist()):,} parts, more than one has", where=path.name, fix=_AGAIN)
            reader = WordText()
            _parse(parts, _main_part(parts, path.name), reader, path.name)
    except (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, UnicodeError, ValueError, zlib.error) as err:
        raise LoadError("the document is damaged, or is none", where=path.name, fix=_AGAIN) from err
    return Page.of(reader.lines, path.name)


def _main_part(parts: ZipFile, name: str) -> str:
    """Return which part holds the text."""
    if "word/document.xml" in parts.namelist():
        return "word/document.xml"
    found = _Relations()
    _parse(parts, "_rels/.rels", found, name)
    return found.main


def _parse(parts: ZipFile, part: str, target: "WordText | _Relations", name: str) -> None:
    parser = ElementTree.XMLParser(target=target)
    try:
        for chunk in _unpacked(parts, part, name):
            parser.feed(chunk)
        parser.close()
    except ElementTree.ParseError as err:
        where = f"{name}, {part}, line {err.position[0]}"
        raise LoadError("the document is damaged: a part of it is no XML", where=where, fix=_AGAIN) from err


def _unpacked(parts: ZipFile, part: str, name: str) -> Iterator[bytes]:
    with parts.open(part) as file:
        size = 0
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST:
                what = f"the document unpacks to more than {LARGEST:,} bytes"
                raise LoadError(what, where=f"{name}, {part}", fix="copy its text into a new document")
            yield chunk


class _Relations:
    """What a package says its main part is."""

    main = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TARGET and attributes.get("Type", "").endswith(MAIN):
            self.main = attributes.get("Target", "").lstrip("/")

    def doctype(self, *_: object) -> None:
        """Refuse what could declare entities."""
        raise ValueError("a part declares a document type")

    def close(self) -> None:
        """Nothing is left to do at the end."""
