"""Cut a text into blocks: paragraphs, headlines, captions, lines of a list or of a curriculum vitae, bylines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.article.tokens import Token, tokens_of

_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
_CREDIT = re.compile(r"\(?(?:Ảnh|ẢNH|ảnh|Nguồn|Đồ họa|ĐỒ HỌA|Ảnh minh họa|Clip)(?:\s?[^:\n]{0,20})?:")
_FOOT = re.compile(
    r"^\s*(?:TIN LIÊN QUAN|Tin liên quan|Xem thêm|Đọc thêm|>>|Nguồn:|Tags?:|Từ khóa|Theo dõi|Chia sẻ|Bình luận)", re.IGNORECASE
)
_CV = re.compile(
    r"^\s*[-–•+*]?\s*(?:Từ\s|Tháng\s|Năm\s|Giai đoạn\s)?(?:tháng\s|năm\s|ngày\s)?\d{1,4}[/.\-\d]{0,8}\s?(?:[-–]|đến|:)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text: its kind and its tokens; what a caption credits its picture to is no part of it."""

    number: int
    kind: str
    start: int
    end: int
    tokens: Sequence[Token]


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; bylines and links to other articles are left out."""
    number = 0
    for line in _LINE.finditer(text):
        start, end = line.start(), line.end()
        body = line.group()
        if not body.strip() or _FOOT.match(body):
            continue
        credit = _CREDIT.search(body)
        if credit:
            for piece in _around(text, start, end, credit):
                if tokens := tokens_of(text, *piece):
                    number += 1
                    yield Block(number, "caption", *piece, tokens)
            continue
        tokens = tokens_of(text, start, end)
        if tokens and not _is_byline(tokens):
            number += 1
            yield Block(number, "cv" if _CV.match(body) else "paragraph", start, end, tokens)


def _around(text: str, start: int, end: int, credit: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The caption before the credit, and what follows the credit in brackets on the same line."""
    at = start + credit.start()
    yield start, at
    close = text.find(")", at, min(end, at + 80)) if credit.group().startswith("(") else -1
    if close > 0:
        yield close + 1, end


def _is_byline(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word]
    return len(words) <= 4 and len(tokens) <= 6 and all(token.capital for token in words) and not any(token.is_number for token in words)
