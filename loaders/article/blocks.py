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
    r"^\s*[-–•●▪+*]?\s*(?:Từ\s|Giai đoạn\s|Đầu\s|Cuối\s)?(?:tháng\s|năm\s|ngày\s|T)?"
    r"\d{1,4}[/.\-\d]{0,8}(?:\s?tháng\s\d{1,2})?(?:\s?năm\s\d{4})?\s?(?:[-–—→~]|đến|tới|:)",
    re.IGNORECASE,
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
    for start, end in _paragraphs(text):
        body = text[start:end]
        credit = _CREDIT.search(body)
        for piece in _around(text, start, end, credit) if credit else [(start, end)]:
            tokens = tokens_of(text, *piece)
            if tokens and (credit or not _is_byline(tokens)):
                number += 1
                yield Block(number, "caption" if credit else "cv" if _CV.match(body) else "paragraph", *piece, tokens)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that say something; lines that were broken for their width are one."""
    lines = [(line.start(), line.end()) for line in _LINE.finditer(text) if line.group().strip()]
    wrapped = _is_wrapped(text, lines)
    held: tuple[int, int] | None = None
    for start, end in lines:
        if held is not None and _goes_on(text, held, start, wrapped):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = None if _FOOT.match(text[start:end]) else (start, end)
    if held is not None:
        yield held


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether most lines are broken for their width: of about one length, without a mark at their end."""
    full = [end - start for start, end in lines if _WIDTH[0] <= end - start <= _WIDTH[1]]
    open_ = [1 for start, end in lines if _WIDTH[0] <= end - start <= _WIDTH[1] and text[start:end].rstrip()[-1] not in _ENDS]
    return len(lines) >= _FEW and len(full) * 2 > len(lines) and len(open_) * 3 > len(full) * 2


def _goes_on(text: str, held: tuple[int, int], start: int, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    gap, last, after = (
        text[held[1] : start],
        text[max(held[0], held[1] - 80) : held[1]].rstrip()[-1:],
        text[start : start + 80].lstrip()[:1],
    )
    if held[1] - held[0] <= _PERIOD_LONGEST and _PERIOD.fullmatch(text, *held):
        return True
    if gap.count("\n") > 1 or last in _ENDS or _CV.match(text[start : start + 80]):
        return False
    return after.islower() or (wrapped and (after.isalnum() or after in "(,;"))


_PERIOD = re.compile(
    r"\s*[-–•●▪+*]?\s*(?:từ\s)?(?:tháng\s|năm\s)?[\d/.-]{4,10}\s?(?:[-–]|đến)\s?(?:tháng\s|năm\s)?(?:[\d/.-]{4,10}|nay)\s*:\s*",
    re.IGNORECASE,
)
"""A line that is a period alone, of which the next line says what was then."""
_WIDTH = (55, 120)
_PERIOD_LONGEST = 40
_FEW = 5
_ENDS = ".:!?…"


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
