"""Plain text is kept letter for letter; what is no Unicode is named and refused."""

import subprocess
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

from kgraph import KgraphError, LoadError
from loaders.article import load, read
from loaders.article.reading import read_page
from loaders.article.reading.legacy import encoding_of

SAID = "Đồng chí Lò Văn Khằm được bổ nhiệm giữ chức Chủ tịch UBND huyện Nậm Na từ năm 2010.\n"
TCVN3 = "§ång chÝ Lß V¨n Kh»m gi÷ chøc Chñ tÞch UBND huyÖn NËm Na"
VNI = "Ñoàng chí Loø Vaên Khaèm giöõ chöùc Chuû tòch UBND huyeän Naäm Na"
VISCII = "Ð°ng chí Lò Vån Kh¢m giæ chÑc Chü t¸ch UBND huy®n N§m Na"
WINDOWS = "Ðô\u0300ng chi\u0301 Lo\u0300 Vãn A giýÞ chýìc Chuò tiòch UBND huyêòn"


def written(tmp_path: Path, data: bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_each_of_its_forms(tmp_path: Path, encoding: str) -> None:
    assert read_page(written(tmp_path, SAID.encode(encoding))).text == SAID


def test_the_stored_document_is_the_text_in_utf_8(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        document = read(written(tmp_path, SAID.encode(encoding))).document()
        assert document.content() == SAID.encode()
        assert document.digest == sha256(SAID.encode()).hexdigest()


def test_letters_that_are_taken_apart_stay_so_and_name_the_same_person(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", SAID)
    article = read(written(tmp_path, apart.encode()))
    assert article.characters == apart
    assert [row["person"] for row in article.rows() if row["what"] == "posting"] == ["Lò Văn Khằm"]


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI"), (VISCII, "VISCII"), (WINDOWS, "windows-1258")])
def test_an_older_encoding_is_named_and_how_to_leave_it(text: str, name: str) -> None:
    assert encoding_of(text.replace("\u0300", "Ì").replace("\u0301", "ì")).startswith(name)


@pytest.mark.parametrize("ending", [".txt", ".html"])
@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI"), (VISCII, "VISCII")])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_file_in_an_older_encoding_is_refused(tmp_path: Path, text: str, name: str, encoding: str, ending: str) -> None:
    with pytest.raises(LoadError, match=f"seems to be Vietnamese in {name}") as err:
        read_page(written(tmp_path, text.encode(encoding), f"a{ending}"))
    assert "Unicode" in err.value.fix


@pytest.mark.parametrize(
    "text",
    [SAID, SAID + VNI, "très bien, à bientôt, déjà vu", "Ele não é daqui: são dois irmãos", "Müller über Straße", "bé, thò, bé, thò"],
)
def test_other_texts_are_not_taken_for_an_older_encoding(text: str) -> None:
    assert encoding_of(text) == ""


def test_a_control_character_that_a_program_left_in_a_text_does_no_harm(tmp_path: Path) -> None:
    article = read(written(tmp_path, f"\x01{SAID * 3}".encode()))
    assert article.characters == f"\x01{SAID * 3}"
    assert [row["person"] for row in article.rows() if row["what"] == "posting"] == ["Lò Văn Khằm"]


def test_an_encoding_agrees_with_the_table_of_the_system() -> None:
    for name, called in (("TCVN5712-1", "TCVN3 (ABC)"), ("VISCII", "VISCII"), ("CP1258", "windows-1258")):
        done = subprocess.run(["iconv", "-f", "UTF-8", "-t", f"{name}//TRANSLIT"], input=SAID.encode(), capture_output=True, check=False)
        if done.returncode:
            pytest.skip("iconv is not here, or knows no Vietnamese")
        assert encoding_of(done.stdout.decode("latin-1")) == called


@pytest.mark.parametrize(
    ("data", "what", "where"),
    [
        (b"", "is empty", "a.txt"),
        (b"\xef\xbb\xbf \n", "is empty", "a.txt"),
        (b"abc\ndef\0\n", "U\\+0000", "line 2"),
        (b"abc\x1b[31m", "U\\+001B", "line 1"),
        (b"ab\n\xff\xfe", "no.*text in UTF-8|not a text in UTF-8", "line 2, byte 3"),
        (b"\xff\xfe\x00\xd8", "not a text in UTF-16", "byte 2"),
        (b"\xff\xfea", "not a text in UTF-16", "byte 2"),
        (b"%PDF-1.7\n", "is a PDF", "a.txt"),
        (b"PK\x03\x04", "is a Word document or another archive", "a.txt"),
        (b"{\\rtf1 a}", "is a text in RTF", "a.txt"),
        (b"<!DOCTYPE html><p>a", "is a page of the web", "a.txt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of the old kind", "a.txt"),
    ],
)
def test_what_is_no_text_is_refused_in_words(tmp_path: Path, data: bytes, what: str, where: str) -> None:
    with pytest.raises(LoadError, match=what) as err:
        list(load(written(tmp_path, data)))
    assert where in err.value.where
    assert err.value.fix


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(17 * 2**20)
    with pytest.raises(KgraphError, match="more than a text can have"):
        read_page(path)
