"""Read the text layer of a PDF."""

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import LoadError
from loaders.article.reading.joining import joined
from loaders.article.reading.page import Page

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_MOST_UNPACKED = 16 * 2**20
_MOST_DRAWN = 8 * 2**20
"""Bytes that draw the pages of a document; a full page has some ten thousands."""

_MOST_STEPS = 1_000_000
"""Drawing steps of a document; a full page has some thousands."""

_TAIL = 2048
"""Bytes at the end among which the mark of the end stands."""

_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": _MOST_UNPACKED,
    "lzw_maximum_output_length": _MOST_UNPACKED,
    "run_length_maximum_output_length": _MOST_UNPACKED,
    "array_based_stream_maximum_output_length": _MOST_UNPACKED,
    "stream_decoding_work_maximum_length": 4 * _MOST_UNPACKED,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 500,
    "disable_legacy_handling": True,
}


def read_pdf(path: Path) -> Page:
    """Return the text of a PDF: lines joined to paragraphs, what repeats at the edges of the pages left out.

    Raises:
        LoadError: it is damaged, encrypted, has no text layer or more than a document has, or pypdf is not installed.
    """
    try:
        from pypdf import apply_configuration
    except ImportError as err:
        raise LoadError("reading PDF needs pypdf, which is not installed", where=path.name, fix="pip install 'kgraph[pdf]'") from err
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**_LIMITS):
            pages = list(_texts(path.read_bytes(), path.name))
    except LoadError:
        raise
    except Exception as err:  # arbitrary bytes make pypdf raise anything
        what = f"the PDF cannot be read: {type(err).__name__}"
        raise LoadError(what, where=path.name, fix="open it and save it again as PDF, or copy its text into a .txt file") from err
    _refuse_scan(pages, path.name)
    return Page.of(joined(pages), path.name)


def _refuse_scan(pages: Sequence[str], name: str) -> None:
    """Refuse a document most of whose pages have no text: what is left of it would not be what it says."""
    blank = sum(not text.strip() for text in pages)
    if blank * 2 > len(pages) or not pages:
        what = f"the PDF has no text layer on {blank} of its {len(pages)} pages: they are pictures, as a scan makes them"
        raise LoadError(what, where=name, fix="let a program for text recognition (OCR) write a PDF with text, or type the text")


def _texts(data: bytes, name: str) -> Iterator[str]:
    from pypdf import PdfReader

    if b"%%EOF" not in data[-_TAIL:]:
        raise LoadError("the PDF is cut off: its end is missing", where=name, fix="copy or download it again, wholly")
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise LoadError("the PDF is encrypted", where=name, fix="open it with its password and save a copy without one")
    if len(reader.pages) > _MOST_PAGES:
        what = f"the PDF has {len(reader.pages):,} pages; more than {_MOST_PAGES:,} are no article"
        raise LoadError(what, where=name, fix="save the pages of the article alone")
    yield from _pages(reader, name)


def _pages(reader: "PdfReader", name: str) -> Iterator[str]:
    steps = drawn = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps > _MOST_STEPS:
            raise _too_much(name)

    for page in reader.pages:
        contents = page.get_contents()
        drawn += 0 if contents is None else len(contents.get_data())
        if drawn > _MOST_DRAWN:
            raise _too_much(name)
        yield page.extract_text(visitor_operand_before=count)


def _too_much(name: str) -> LoadError:
    return LoadError("the PDF draws more than a document has", where=name, fix="save the pages of the article alone")
