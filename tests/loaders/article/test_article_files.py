"""Any bytes under any name end in claims or in an error in words, and no reader opens a connection."""

import random
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import Claim, Document, KgraphError, Loaded, LoadError, UsageError
from kgraph.knowledge_base import init_base
from kgraph.loading import loader_for
from loaders.article import load, read
from loaders.article.known import Known
from loaders.article.reading import READERS
from loaders.article.reading.subject import subject_of
from tests.bases import DAY
from tests.loaders.article.making import docx, paragraph, pdf, table
from tests.profiles import cases

SAID = "Ông Lò Văn Khằm giữ chức Chủ tịch UBND xã Nậm Na, huyện Mường Khăng từ tháng 5/2010."
PAGE = f'<html><head><meta property="og:title" content="Tin"></head><body><div class="menu">x</div><p>{SAID}</p><table><tr><td>1</table>'
SAMPLES = {
    ".txt": SAID.encode(),
    ".html": PAGE.encode(),
    ".htm": PAGE.encode(),
    ".docx": docx(paragraph(SAID) + table(["1/2001 - 5/2004", "Bí thư"], ["2005", "Chủ tịch"])),
    ".pdf": pdf([SAID]),
}
_TAGS = ["<", ">", "<p>", "</p>", "<table>", "<tr>", "<td rowspan=2>", "</table>", "<div class='menu'>", "<h1>", "<a href=x>", "<br>"]
_MARKS = ["<!--", "-->", "<script>", "</script>", "<title>", "&amp;", "&#", "&#999;", "'", '"', SAID, "{keywords}", "\n", "\v"]
_PIECES = st.sampled_from(_TAGS + _MARKS)


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def ends_in_words(folder: Path, ending: str, content: bytes) -> None:
    """Load bytes; the quotes of what is claimed stand in the document."""
    path = folder / f"any{ending}"
    path.write_bytes(content)
    said: list[Loaded] = []
    words: tuple[str, ...] = ("read",)
    try:
        said += load(path)
    except KgraphError as err:
        words = (err.what, err.where, err.fix)
    assert all(words)
    document = next((item for item in said if isinstance(item, Document)), Document("", ""))
    assert said or words != ("read",)
    text = document.content().decode()
    sources = [item.source for item in said if isinstance(item, Claim)]
    assert all(source.quote and text[source.start : source.end] == source.quote for source in sources)


def test_every_ending_has_a_sample_that_is_read(tmp_path: Path) -> None:
    assert SAMPLES.keys() == READERS.keys()
    for ending, content in SAMPLES.items():
        path = tmp_path / f"a{ending.upper()}"
        path.write_bytes(content)
        assert loader_for(path) == "article"
        assert ("Lò Văn Khằm", "Chủ tịch", "2010-05") in [(row["person"], row["title"], row["start"]) for row in read(path).rows()]


@pytest.mark.parametrize("ending", sorted(READERS))
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_end_in_claims_or_in_words(tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes) -> None:
    ends_in_words(tmp_path_factory.getbasetemp(), ending, content)


@given(st.lists(_PIECES, max_size=60))
def test_any_marks_end_in_claims_or_in_words(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    ends_in_words(tmp_path_factory.getbasetemp(), ".html", "".join(pieces).encode())


@pytest.mark.parametrize("ending", sorted(READERS))
@pytest.mark.parametrize("other", sorted(READERS))
def test_a_file_under_a_wrong_name_ends_in_claims_or_in_words(tmp_path: Path, ending: str, other: str) -> None:
    ends_in_words(tmp_path, ending, SAMPLES[other])


@pytest.mark.parametrize("ending", sorted(READERS))
@cases(60)
@given(seed=st.integers(0, 2**32))
def test_a_file_that_was_damaged_ends_in_claims_or_in_words(tmp_path_factory: pytest.TempPathFactory, ending: str, seed: int) -> None:
    ends_in_words(tmp_path_factory.getbasetemp(), ending, bytes(_damaged(SAMPLES[ending], random.Random(seed))))


def _damaged(content: bytes, chance: random.Random) -> bytearray:
    """Return bytes with some changed, lost and said twice."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(damaged))
        match chance.randrange(3):
            case 0:
                damaged[at] = chance.randrange(256)
            case 1:
                del damaged[at : at + chance.randrange(30)]
            case _:
                damaged[at:at] = damaged[: chance.randrange(60)]
        if not damaged:
            return bytearray(b"x")
    return damaged


@pytest.mark.parametrize("ending", sorted(READERS))
def test_a_file_is_loaded_with_its_words_and_twice_adds_nothing(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(SAMPLES[ending])
    with init_base(tmp_path / "base.kg") as base:
        done = base.load(path, recorded=DAY)
        assert done.new and done.claims > 0
        assert not base.load(path, recorded=DAY).new


def test_a_file_beside_an_article_says_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    known = 'format = 1\n[work]\npublisher = "Báo Miền Tây"\nurl = "https://bao.example/1"\npublished = 2019-03-14\n'
    path.with_suffix(".toml").write_text(known, "utf-8")
    works = {item.source.work for item in load(path) if isinstance(item, Claim)}
    assert [(work.title, work.publisher, work.url, str(work.published)) for work in works] == [
        ("Tin", "Báo Miền Tây", "https://bao.example/1", "2019-03-14")
    ]
    assert read(path, publisher="Báo khác").known.publisher == "Báo khác"


def test_a_file_says_the_same_under_another_name(tmp_path: Path) -> None:
    path, known = tmp_path / "a.txt", tmp_path / "about.toml"
    path.write_text("Từ 1/2001 đến 5/2004: Trưởng phòng Nội vụ huyện Nậm Na", "utf-8")
    known.write_text('format = 1\n[work]\nsubject = "Lò Văn Khằm"\n', "utf-8")
    assert [row["person"] for row in read(path, map=known).rows() if row["what"] == "posting"] == ["Lò Văn Khằm"]
    assert read(path).rows() == []


def test_the_map_of_a_table_beside_an_article_says_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / "a.toml").write_text('format = 1\n[[claim]]\nrelation = "=HOLDS"\n', "utf-8")
    assert read(tmp_path / "a.txt").known == Known()


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        ('[work]\ntitle = "a"', "no format that this kgraph knows", "a.toml, format"),
        ('format = 2\n[work]\ntitle = "a"', "no format that this kgraph knows", "a.toml, format"),
        ('format = 1\n[work]\ntitel = "a"', "'titel' is no key here", "a.toml, work"),
        ('format = 1\n[work]\npublished = "14/3/2019"', "no day of publication", "a.toml, work, published"),
        ('format = 1\n[work]\npublished = "2019-13"', "2019-13", "a.toml, work, published"),
        ("format = 1\n[work]\ntitle = 5", "must be text", "a.toml, work, title"),
        ("format = 1\nwork = 5", "must be a table", "a.toml, work"),
        ("format = ", "is not TOML", "a.toml"),
    ],
)
def test_a_file_beside_an_article_that_says_something_else_is_refused(tmp_path: Path, content: str, what: str, where: str) -> None:
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / "a.toml").write_text(content, "utf-8")
    with pytest.raises(LoadError, match=what) as err:
        list(load(tmp_path / "a.txt"))
    assert err.value.where == where
    assert err.value.fix


def test_what_is_given_must_be_a_day() -> None:
    with pytest.raises(UsageError, match="no day of publication"):
        Known(published="14/3/2019")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Họ và tên: Lò Văn Khằm\nDân tộc: Thái", "Lò Văn Khằm"),
        ("1. Họ và tên khai sinh: LÒ VĂN KHẰM   Giới tính: Nam", "Lò Văn Khằm"),
        ("- Họ, chữ đệm và tên: Vừ A Sùng.", "Vừ A Sùng"),
        ("Họ và tên (viết chữ in hoa): VI THỊ NỤ", "Vi Thị Nụ"),
        ("Họ và tên | Lò Văn Khằm", "Lò Văn Khằm"),
        ("Họ và tên: Lò Văn Khằm\nHọ và tên: Lò Văn Khằm", "Lò Văn Khằm"),
        ("Họ và tên: Lò Văn Khằm\nHọ và tên: Vi Thị Nụ", ""),
        ("Họ và tên | Chức vụ | Đơn vị", ""),
        ("Ông ghi rõ họ và tên: không ai biết", ""),
        ("Họ và tên: .......", ""),
    ],
)
def test_a_form_says_whose_curriculum_vitae_it_is(text: str, subject: str) -> None:
    assert subject_of(text) == subject


def test_a_form_without_end_names_nobody() -> None:
    assert subject_of("Họ và tên: " + "Lò " * 100_000) == ""
