"""Any bytes at all end in postings or in an error in words, the same each time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import KgraphError, LoadError
from loaders.article import load, read
from loaders.article.postings import reading_of

_PIECES = st.sampled_from(
    [
        "ông ",
        "Nguyễn Văn A",
        ", ",
        "Chủ tịch ",
        "UBND ",
        "xã ",
        "Hữu Kiệm",
        "bổ nhiệm ",
        "giữ chức ",
        "đối với ",
        "thay ",
        ". ",
        "; ",
        "(",
        ")",
        "\n",
        "1/7/2025 ",
        "từng ",
        "được ",
        "-",
        "Phó ",
        "Tỉnh ủy ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_any_text_is_read_and_read_alike(text: str) -> None:
    said = reading_of(text, published="2025-08")
    assert said == reading_of(text, published="2025-08")
    for posting in said.postings:
        assert text[posting.title.start : posting.title.end].strip()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    said: list[object] = []
    try:
        said += load(path)
    except KgraphError as err:
        said += (err.what, err.where, err.fix)
    assert said and all(said)


def test_a_file_in_another_encoding_is_refused_and_not_mangled(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Chủ tịch".encode()[:5] + b"\xff\xfe tr")
    with pytest.raises(LoadError, match="UTF-8"):
        read(path)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ông A.", encoding="utf-8")
    with pytest.raises(KgraphError, match="no day of publication"):
        read(path, published="24/4/2017")
    with pytest.raises(KgraphError, match="no day"):
        read(path, published="2017-13")
