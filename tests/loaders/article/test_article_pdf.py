"""A PDF with a text layer gives its paragraphs; a scan, an encrypted one and a broken one are refused in words."""

import io
import logging
import sys
from pathlib import Path

import pypdf
import pytest

from kgraph import LoadError
from loaders.article import read
from loaders.article.reading import read_page
from loaders.article.reading.joining import joined
from tests.loaders.article.making import pdf

LINES = [
    "Ông Lò Văn Khằm được Ban Thường vụ Tỉnh ủy bổ nhiệm giữ chức Trưởng",
    "ban Dân vận Tỉnh ủy từ ngày 1/3/2020. Trước đó ông là Phó Trưởng ban",
    "Dân vận.",
]
WHOLE = pdf(LINES)


def text_of(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read_page(path).text


def encrypted(content: bytes, password: str) -> bytes:
    writer, out = pypdf.PdfWriter(pypdf.PdfReader(io.BytesIO(content))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_lines_of_a_page_become_paragraphs(tmp_path: Path) -> None:
    assert text_of(tmp_path, WHOLE) == f"{' '.join(LINES)}\n"


def test_a_pdf_is_read_as_its_text_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(WHOLE)
    article = read(path, published="2020")
    assert ("Lò Văn Khằm", "Trưởng ban", "2020-03-01") in [(row["person"], row["title"], row["start"]) for row in article.rows()]
    assert article.document().content() == article.characters.encode()


def test_what_repeats_at_the_edges_of_pages_is_left_out(tmp_path: Path) -> None:
    pages = [["CÔNG BÁO/Số 12", f"Câu thứ {name}.", f"{number}"] for number, name in enumerate(("nhất", "hai", "ba", "tư"), 1)]
    assert text_of(tmp_path, pdf(*pages)).splitlines() == ["Câu thứ nhất.", "Câu thứ hai.", "Câu thứ ba.", "Câu thứ tư."]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Từ 9/1990 đến 8/1996: Giáo viên", "9/1996 - nay: Hiệu trưởng"], 2),
        (["1. Ông A", "2. Ông B"], 2),
        (["Theo đó:", "ông A"], 1),
        (["ông Nguyễn Văn", "a"], 1),
        (["QUYẾT ĐỊNH", "Về việc bổ nhiệm"], 2),
        (["Hết câu.", "tiếp"], 2),
        (["x" * 70, "Yên Bái"], 2),
        (["x" * 70, "Yên " * 15, "y" * 70], 1),
    ],
)
def test_a_line_goes_on_where_its_sentence_does(lines: list[str], paragraphs: int) -> None:
    assert len(list(joined(["\n".join(lines)]))) == paragraphs


def test_a_soft_hyphen_goes_and_a_hyphen_stays() -> None:
    assert list(joined(["bổ nhi\u00ad\nệm ông Y-\nan"])) == ["bổ nhiệm ông Y-an"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (pdf([], []), "no text layer on 2 of its 2 pages"),
        (pdf(["a"], [], []), "no text layer on 2 of its 3 pages"),
        (pdf(), "no text layer"),
        (encrypted(WHOLE, "x"), "encrypted"),
        (encrypted(WHOLE, ""), "encrypted"),
        (WHOLE[: len(WHOLE) // 2], "cut off"),
        (WHOLE[:-10], "cut off"),
        (b"%PDF-1.7\n%%EOF\n", "cannot be read"),
        (b"%PDF-1.7\nstartxref\n999999\n%%EOF\n", "cannot be read"),
        (b"Just text", "no PDF"),
        (pdf(["a"], draw=b"0 0 m 1 1 l S " * 150_000), "cannot be read"),
        (pdf(*[["a"]] * 501), "501 pages"),
        (pdf(["§ång chÝ Lß V¨n Kh»m gi÷ chøc Chñ tÞch"]), "seems to be Vietnamese in TCVN3"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_words(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(LoadError, match=what) as err:
        text_of(tmp_path, content)
    assert err.value.where == "a.pdf"
    assert err.value.fix


def test_pages_that_draw_on_and_on_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="draws more than a document has"):
        text_of(tmp_path, pdf(*[["a"]] * 10, draw=b"% " + b"x" * 2**20 + b"\n"))


def test_without_its_library_the_error_names_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(LoadError, match="pypdf") as err:
        text_of(tmp_path, WHOLE)
    assert err.value.fix == "pip install 'kgraph[pdf]'"


def test_a_damaged_pdf_fills_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(LoadError):
        text_of(tmp_path, b"%PDF-1.7\nstartxref\n999999\n%%EOF\n")
    assert not caplog.records
