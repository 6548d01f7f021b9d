"""Texts that quotes stand in: their digest, whether they are readable text at all, and the place of a quote in them."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from kgraph import DataError, LoadError

_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 24
"""Bytes of a line: a row of ten thousand columns has a hundredth of it, and what is longer would have to be held in memory."""

_NOT_TEXT = {
    b"PK\x03\x04": ("is a spreadsheet or an archive, not text", "open it and save the sheet as 'CSV UTF-8'"),
    codecs.BOM_UTF16_LE: ("is UTF-16, not UTF-8", "save it as 'CSV UTF-8'"),
    codecs.BOM_UTF16_BE: ("is UTF-16, not UTF-8", "save it as 'CSV UTF-8'"),
}


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a UTF-8 text without its byte order mark, in hex; the file is read in pieces.

    Raises:
        LoadError: the file cannot be opened, is empty or blank, holds a NUL or a line of endless length, or is not UTF-8.
    """
    digest, decoder, offset, blank, line = sha256(), codecs.getincrementaldecoder("utf-8")(), 0, True, 0
    for chunk in _chunks(path):
        pending = len(decoder.getstate()[0])
        _refuse_nul(path, chunk, offset)
        line = _refuse_endless(path, chunk, offset, line)
        try:
            blank = not decoder.decode(chunk, final=not chunk).strip("\ufeff \t\r\n") and blank
        except UnicodeDecodeError as err:
            raise _not_utf8(path, offset - pending + err.start, err.object[err.start]) from err
        digest.update(chunk.removeprefix(codecs.BOM_UTF8) if offset == 0 else chunk)
        offset += len(chunk)
    if blank:
        raise LoadError("the file is empty", where=path.name, fix="check that it was saved and copied wholly")
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield the file in pieces, the first long enough to tell what it is, and an empty one at the end."""
    try:
        with path.open("rb") as file:
            chunk = file.read(_CHUNK)
            for opening, (what, fix) in _NOT_TEXT.items():
                if chunk.startswith(opening):
                    raise LoadError(f"the file {what}", where=f"{path.name}, byte 0", fix=fix)
            while chunk:
                yield chunk
                chunk = file.read(_CHUNK)
            yield b""
    except OSError as err:
        raise LoadError(f"cannot read the file: {err.strerror}", where=str(path), fix="check the path, and that you may read it") from err


def _refuse_endless(path: Path, chunk: bytes, offset: int, line: int) -> int:
    """Return how many bytes of the last line there are, of which there were ``line`` before the chunk."""
    ended = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    line = len(chunk) - ended - 1 if ended >= 0 else line + len(chunk)
    if line > _LONGEST_LINE:
        where = f"{path.name}, line {_line_at(path, offset)}"
        fix = "check that its lines end where rows end, and keep long texts in a document that the map names"
        raise LoadError(f"a line is longer than {_LONGEST_LINE:,} bytes", where=where, fix=fix)
    return line


def _refuse_nul(path: Path, chunk: bytes, offset: int) -> None:
    at = chunk.find(0)
    if at in (0, 1) and not offset:
        where = f"{path.name}, line 1, byte {at}"
        raise LoadError(
            "the file holds a NUL where its first letter is: it is UTF-16, not UTF-8", where=where, fix="save it as 'CSV UTF-8'"
        )
    if at >= 0:
        where = f"{path.name}, line {_line_at(path, offset + at)}, byte {offset + at}"
        raise LoadError("the file holds a NUL, which no text does", where=where, fix="export the table again as 'CSV UTF-8'")


def _not_utf8(path: Path, at: int, byte: int) -> LoadError:
    where = f"{path.name}, line {_line_at(path, at)}, byte {at}"
    return LoadError(
        f"the file is not UTF-8: byte 0x{byte:02X} is no letter there",
        where=where,
        fix="save it as 'CSV UTF-8' or 'UTF-8'",
    )


def _line_at(path: Path, offset: int) -> int:
    """Return the line, from 1, in which a byte stands; the file is read in pieces."""
    line, before = 1, b""
    with path.open("rb") as file:
        while offset and (chunk := file.read(min(_CHUNK, offset))):
            joined = before.endswith(b"\r") and chunk.startswith(b"\n")
            line += chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n") - joined
            offset, before = offset - len(chunk), chunk
    return line


@dataclass(frozen=True, slots=True)
class Text:
    """A text that quotes are looked up in, without its byte order mark, its line ends as they stand."""

    path: Path
    digest: str
    text: str

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the whole text.

        Raises:
            LoadError: it cannot be read, is empty, or is not UTF-8.
        """
        digest = digest_of(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            return cls(path, digest, file.read())

    def find(self, quote: str) -> int:
        """Return the character at which the quote begins.

        Raises:
            DataError: the text does not hold it, or holds it more than once.
        """
        found = list(_places(self.text, quote))
        if not found:
            raise self._missing(quote)
        if len(found) > 1:
            places = ", ".join(f"line {self.line(at)} (character {at})" for at in found[:5]) + (" …" if len(found) > 5 else "")
            fix = "quote more of the words around it, so that it stands there once"
            raise DataError(f"{_short(quote)} stands {len(found)} times in {self.path.name}: {places}", fix=fix)
        return found[0]

    def _missing(self, quote: str) -> DataError:
        fix = "copy the words from the document, letter for letter"
        if _plain(quote) in _plain(self.text):
            fix += "; it has the same words with other spaces, line ends or Unicode form"
        return DataError(f"{_short(quote)} does not stand in {self.path.name}", fix=fix)

    def line(self, at: int) -> int:
        """Return the line, from 1, in which a character stands."""
        return len(re.findall(r"\r\n|\r|\n", self.text[:at])) + 1


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _short(quote: str) -> str:
    return f"'{quote}'" if len(quote) <= 60 else f"'{quote[:40]} … {quote[-15:]}'"
