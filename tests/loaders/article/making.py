"""Files of prose that tests make themselves: Word documents, PDFs, and broken ones of both."""

import io
import zipfile
from collections.abc import Sequence

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_INNER_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: Sequence[str | None]) -> str:
    """Return a table; a cell is text, of several paragraphs where it has bars, or None where the cell above reaches down."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: Sequence[str | None]) -> str:
    return f"<w:tr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(text: str | None) -> str:
    if text is None:
        return "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    return f"<w:tc>{''.join(map(paragraph, text.split('|')))}</w:tc>"


def docx(body: str, *, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Return a Word document; ``before`` stands above its root, ``more`` are further parts."""
    document = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": document.encode(), **(more or {})})


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def pdf(*pages: Sequence[str], draw: bytes = b"") -> bytes:
    """Return a PDF of pages of lines; ``draw`` is drawn on each page first."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    letters = sorted({letter for lines in pages for line in lines for letter in line})
    mapped = "".join(f" 1 beginbfchar <{ord(letter):04x}> <{ord(letter):04x}> endbfchar" for letter in letters)
    to_unicode = f"1 begincodespacerange <0000> <FFFF> endcodespacerange{mapped}".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [%b] >>" % _INNER_FONT,
        _stream(to_unicode),
    ]
    for at, lines in enumerate(pages):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {6 + 2 * at} 0 R"
        objects.append(f"{page} /Resources << /Font << /F 3 0 R >> >> >>".encode())
        objects.append(_stream(draw + b" BT /F 10 Tf 14 TL 40 760 Td " + b" ".join(map(_shown, lines)) + b" ET"))
    return _numbered(objects)


def _shown(line: str) -> bytes:
    return f"<{line.encode('utf-16-be').hex()}> Tj T*".encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
