"""Read a file of prose as text: plain text, a saved page of the web, a Word document, a PDF with a text layer."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kgraph import LoadError
from loaders.article.reading.page import LARGEST, LONGEST, Page, too_large
from loaders.article.reading.pdf import read_pdf
from loaders.article.reading.plain import read_plain
from loaders.article.reading.web import read_html
from loaders.article.reading.word import read_docx

READERS: Mapping[str, Callable[[Path], Page]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_WITH_PICTURES = (".docx", ".pdf")
_SIGNS = {
    b"%PDF-": ("a PDF", (".pdf",), "give it a name that ends in .pdf"),
    b"PK\x03\x04": ("a Word document or another archive", (".docx",), "give a Word document a name that ends in .docx; unpack an archive"),
    b"\xd0\xcf\x11\xe0": ("a Word document of the old kind, or an encrypted one", (), "open it and save it as .docx, without a password"),
    b"{\\rtf": ("a text in RTF", (), "open it in a word processor and save it as .docx"),
    b"<!doctype html": ("a page of the web", (".html", ".htm"), "give it a name that ends in .html"),
    b"<html": ("a page of the web", (".html", ".htm"), "give it a name that ends in .html"),
}
"""What the first bytes of a file tell, the endings it may have, and what to do where it has another one."""


def read_page(path: Path) -> Page:
    """Return the text of a file, read by its ending, and what the file says of its work.

    Raises:
        LoadError: it cannot be opened, is larger than a text can be, is of another kind than its ending says, or damaged.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(1024)
    except OSError as err:
        raise LoadError(f"cannot read the file: {err.strerror}", where=str(path), fix="check the path and who may read it") from err
    ending = path.suffix.lower()
    if size > (LARGEST if ending in _WITH_PICTURES else LONGEST):
        raise too_large(size, path.name)
    _check_kind(first, ending, path.name)
    return READERS.get(ending, read_plain)(path)


def _check_kind(first: bytes, ending: str, name: str) -> None:
    """Refuse a file whose first bytes tell that it is of another kind than its ending says."""
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    for sign, (kind, endings, fix) in _SIGNS.items():
        if start.startswith(sign.lower()) and ending not in endings:
            raise LoadError(f"the file is {kind}, whatever its ending '{ending}' says", where=name, fix=fix)
    if ending == ".pdf" and b"%PDF-" not in first:
        raise LoadError("the file is no PDF", where=name, fix="check that it was copied wholly, and what it is")
    if ending == ".docx" and not first.startswith(b"PK"):
        raise LoadError("the file is no Word document", where=name, fix="check that it was copied wholly, and what it is")
