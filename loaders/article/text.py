"""Read the bytes of a text file as characters, or say why they are none."""

import codecs
from hashlib import sha256
from pathlib import Path

from kgraph import LoadError

LARGEST = 64 * 2**20
"""Bytes of a text; a book has one or two millions."""


def read_text(path: Path) -> str:
    """Return the text of a file: UTF-8, or UTF-16 with its mark.

    Raises:
        LoadError: the file cannot be read, is larger than a text can be, or its bytes are no text in Unicode.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as err:
        raise LoadError(f"cannot read the file: {err.strerror}", where=str(path), fix="check the path and who may read it") from err
    if size > LARGEST:
        raise LoadError(f"the file has {size:,} bytes, more than a text can have", where=str(path), fix="split it into its articles")
    return decoded(data, path.name)


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text without a byte order mark.

    Raises:
        LoadError: they are no text in UTF-8, nor in UTF-16 with its mark.
    """
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except UnicodeError as err:
        at = f"{name}, byte {err.start}" if isinstance(err, UnicodeDecodeError) else name
        raise LoadError(
            "the file is not a text in UTF-8", where=at, fix="save it as UTF-8; a font of one's own (TCVN3, VNI) must be converted first"
        ) from err
    if "\0" in text:
        raise LoadError("the file holds zero bytes, so it is no text", where=name, fix="save the article as plain text in UTF-8")
    return text


def digest_of(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, by which the stored document is known."""
    return sha256(text.encode("utf-8")).hexdigest()
