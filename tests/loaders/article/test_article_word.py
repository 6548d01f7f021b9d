"""A Word document gives its paragraphs and the rows of its tables; what is broken, or made to break, is refused in words."""

from pathlib import Path

import pytest

from kgraph import LoadError
from loaders.article import read
from loaders.article.reading import read_page
from tests.loaders.article.making import archive, docx, paragraph, table

ROWS = table(
    ["Từ tháng, năm|đến tháng, năm", "Chức vụ"],
    ["9/1990 - 8/1996", "Giáo viên"],
    ["Từ 2000 đến nay", "Bí thư|Chủ tịch"],
    [None, "Đại biểu"],
)


def text_of(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    return read_page(path).text


def test_paragraphs_and_rows_become_lines(tmp_path: Path) -> None:
    assert text_of(tmp_path, docx(paragraph("Họ và tên: Lò Văn Khằm") + ROWS + paragraph("Hết"))).splitlines() == [
        "Họ và tên: Lò Văn Khằm",
        "Từ tháng, năm đến tháng, năm | Chức vụ",
        "9/1990 - 8/1996: Giáo viên",
        "Từ 2000 đến nay: Bí thư; Chủ tịch",
        "Từ 2000 đến nay: Đại biểu",
        "Hết",
    ]


def test_the_curriculum_vitae_of_a_document_is_read_with_its_person(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    rows = table(["1/2001 - 5/2004", "Trưởng phòng Nội vụ huyện Nậm Na"], ["6/2004 - nay", "Phó Chủ tịch UBND huyện Nậm Na"])
    path.write_bytes(docx(paragraph("Họ và tên: LÒ VĂN KHẰM") + rows))
    assert [(row["person"], row["title"], row["start"], row["end"]) for row in read(path).rows() if row["what"] == "posting"] == [
        ("Lò Văn Khằm", "Trưởng phòng", "2001-01", "2004-05"),
        ("Lò Văn Khằm", "Phó Chủ tịch", "2004-06", ".."),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>C</w:t></w:r></w:p>", "a b\nC\n"),
        ("<w:p><w:r><w:t>Đồng </w:t></w:r><w:r><w:t>chí</w:t></w:r></w:p>", "Đồng chí\n"),
        ("<w:p><w:del><w:r><w:delText>a</w:delText><w:t>b</w:t></w:r></w:del><w:ins><w:r><w:t>c</w:t></w:r></w:ins></w:p>", "c\n"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>", "b\n"),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a\n"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", "a\n"),
        ("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "a\n"),
        (table(["một ô"]), "một ô\n"),
        (table(["TỈNH ỦY|*", "ĐẢNG CỘNG SẢN|Ngày 1"]), "TỈNH ỦY\n*\nĐẢNG CỘNG SẢN\nNgày 1\n"),
        ("<w:tbl><w:tr><w:tc>" + ROWS + "</w:tc></w:tr></w:tbl>" + paragraph("a"), None),
    ],
)
def test_marks_of_a_document_become_text(tmp_path: Path, body: str, text: str | None) -> None:
    said = text_of(tmp_path, docx(body))
    assert said == text if text else "9/1990 - 8/1996: Giáo viên\n" in said


def test_headers_footers_macros_and_what_is_referred_to_are_not_read(tmp_path: Path) -> None:
    more = {
        "word/header1.xml": docx(paragraph("đầu trang")),
        "word/vbaProject.bin": b"macro",
        "word/_rels/document.xml.rels": b'<Relationships><Relationship Target="http://127.0.0.1:9/x"/></Relationships>',
    }
    assert text_of(tmp_path, docx(paragraph("a"), more=more)) == "a\n"


def test_the_main_part_may_have_another_name(tmp_path: Path) -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    said = f'<Relationships xmlns="{names}"><Relationship Type="{relation}" Target="/x/main.xml"/></Relationships>'.encode()
    body = b'<w:document xmlns:w="w"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:document>'
    assert text_of(tmp_path, archive({"_rels/.rels": said, "x/main.xml": body})) == "a\n"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (docx(paragraph("a"))[:-40], "damaged"),
        (docx(paragraph("a"))[:100], "damaged"),
        (docx("<w:p>"), "damaged: a part of it is no XML"),
        (docx(""), "has no text"),
        (docx(paragraph("&x;"), before='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "damaged"),
        (docx(paragraph("&x;"), before='<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>'), "damaged"),
        (docx(paragraph("a"), before='<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'), "damaged"),
        (docx(f"<w:p><w:r><w:t>{'a' * (65 * 2**20)}</w:t></w:r></w:p>"), "unpacks to more than"),
        (docx(paragraph("Từ " + "a" * 2**16) * 300), "more than a text can have"),
        (archive({f"{number}": b"" for number in range(10_001)}), "more than one has"),
        (archive({"xl/workbook.xml": b"<a/>"}), "damaged, or is none"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"Just text", "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "of the old kind, or an encrypted one"),
        (b"%PDF-1.7", "is a PDF"),
        (docx(paragraph("§ång chÝ Lß V¨n Kh»m gi÷ chøc Chñ tÞch")), "seems to be Vietnamese in TCVN3"),
    ],
)
def test_a_document_that_is_broken_or_made_to_break_is_refused_in_words(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(LoadError, match=what) as err:
        text_of(tmp_path, content)
    assert err.value.where.startswith("a.docx")
    assert err.value.fix


@pytest.mark.parametrize("around", ["<w:p>", "<w:tbl><w:tr><w:tc>", "<w:x>"])
def test_a_document_that_is_nested_ten_thousand_deep_ends(tmp_path: Path, around: str) -> None:
    closing = "".join(f"</{tag}>" for tag in reversed(around.strip("<>").split("><")))
    assert text_of(tmp_path, docx(around * 10_000 + paragraph("a") + closing * 10_000)) == "a\n"
