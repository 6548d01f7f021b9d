"""Read the bytes of a text file as characters, or say why they are none."""

import codecs
import re
from pathlib import Path

from kgraph import LoadError
from loaders.article.reading.legacy import refuse_outdated
from loaders.article.reading.page import Page

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_HIGH = frozenset(b"\x00\x01\x03\x1e\x20")
"""High bytes of the letters of Vietnamese, of tone marks and of quotation marks."""

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_RARE = 100
"""Characters of a text for each control character that may stand in it."""

_UNICODE = "save it as plain text in UTF-8"


def read_plain(path: Path) -> Page:
    """Return the text of a file in UTF-8, or in UTF-16 where its mark or its zero bytes tell so; kept letter for letter.

    Raises:
        LoadError: its bytes are no text in Unicode; an older encoding of Vietnamese is named.
    """
    data = path.read_bytes()
    text = decoded(data, path.name)
    if not text.strip():
        raise LoadError("the file is empty", where=path.name, fix="check that it was saved and copied wholly")
    return Page(text, made=text.encode() != data.removeprefix(codecs.BOM_UTF8))


def decoded(data: bytes, name: str, declared: str = "") -> str:
    """Return bytes as text without a byte order mark; ``declared`` is the encoding that the text itself names.

    Raises:
        LoadError: they are no text in Unicode, or hold what no text does.
    """
    encoding, mark = _encoding(data)
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as err:
        raise _refusal(data, name, err, declared, mark) from err
    _refuse_binary(text, name)
    refuse_outdated(text, name)
    return text


def _refuse_binary(text: str, name: str) -> None:
    """Refuse zero bytes, and more than a few control characters, which are left in texts by programs that fetch them."""
    found = text.find("\0")
    if found < 0 and len(_CONTROL.findall(text)) * _RARE > len(text):
        found = next(_CONTROL.finditer(text)).start()
    if found >= 0:
        where = f"{name}, line {text.count(chr(10), 0, found) + 1}"
        raise LoadError(f"the file holds U+{ord(text[found]):04X} as no text does", where=where, fix=_UNICODE)


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding, len(mark)
    return _without_mark(data[: 1 << 16]) or "utf-8", 0


def _without_mark(data: bytes) -> str:
    """Return which UTF-16 it is, where zero bytes stand in every other place alone and all high bytes are those of Vietnamese."""
    if len(data) % 2 or len(data) < 4 or 0 not in data:
        return ""
    for encoding, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if 0 not in low and _HIGH.issuperset(high):
            return encoding
    return ""


def _refusal(data: bytes, name: str, err: UnicodeDecodeError, declared: str, mark: int) -> LoadError:
    refuse_outdated(data.decode("latin-1"), name)
    said = f", though it names itself {declared}" if declared else ""
    at = mark + err.start
    line = data.count(b"\n", 0, at) + 1
    return LoadError(f"the file is not a text in {err.encoding.upper()}{said}", where=f"{name}, line {line}, byte {at}", fix=_UNICODE)
