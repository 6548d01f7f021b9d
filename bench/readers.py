"""Files of prose: an article of 1,500 words in each kind of file beside plain text, and files made to break their reader."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from bench.timing import Figure, in_turn, seconds
from kgraph import LoadError
from loaders.article.reading import read_page
from tests.loaders.article.making import docx, paragraph, pdf

_SENTENCE = "Ông Lò Văn Khằm được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện Nậm Na từ ngày 1/3/2020. "
_LINES = [_SENTENCE * 3] * 24
_MENU = "<div class=menu><a href=/>Trang chủ</a></div>" * 50
_KINDS = {
    ".txt": "\n".join(_LINES).encode(),
    ".html": f"<body>{_MENU}<div>{''.join(f'<p>{line}</p>' for line in _LINES)}</div></body>".encode(),
    ".docx": docx("".join(map(paragraph, _LINES))),
    ".pdf": pdf(*[[line[at : at + 90] for line in _LINES[part : part + 8] for at in range(0, len(line), 90)] for part in (0, 8, 16)]),
}
_HOSTILE = {
    "10,000 deep.html": b"<div>" * 10_000 + _SENTENCE.encode(),
    "10 MB of paragraphs.html": f"<p>{_SENTENCE * 2}</p>".encode() * 45_000,
    "8 MB of tags.html": b"<p>a</p>" * 1_000_000,
    "zip bomb.docx": docx(f"<w:p><w:r><w:t>{'a' * (65 * 2**20)}</w:t></w:r></w:p>"),
    "150,000 lines drawn.pdf": pdf(["a"], draw=b"0 0 m 1 1 l S " * 150_000),
}


def figures(base: Path) -> Iterator[Figure]:
    """Yield how long reading takes, without a look for postings; the base given is not asked."""
    with tempfile.TemporaryDirectory() as folder:
        files = {ending: _written(Path(folder) / f"article{ending}", content) for ending, content in _KINDS.items()}
        for ending in (".html", ".docx", ".pdf"):
            took, plain = in_turn([partial(read_page, files[ending]), partial(read_page, files[".txt"])])
            yield Figure(f"1,500 words, {ending}", took, "the same as .txt", plain)
        for name, content in _HOSTILE.items():
            yield Figure(name, seconds(partial(_tried, _written(Path(folder) / name, content))), bound=10)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _tried(path: Path) -> None:
    with suppress(LoadError):
        read_page(path)
