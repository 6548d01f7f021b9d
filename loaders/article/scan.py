"""Cut a text into sentences, and a sentence into mentions, words and marks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.article.dates import When, dates_in
from loaders.article.embodying import body_at
from loaders.article.lexicon import triggers
from loaders.article.mentions import Body, Element, Place, Post
from loaders.article.naming import name_at
from loaders.article.phrases import Phrases
from loaders.article.placing import known_place, place_at
from loaders.article.posts import post_at
from loaders.article.tokens import Token, key_of

_SHORT = "TP T P Q H X TX TT ThS Th TS PGS GS BS Đ đ TSKH KTS KS LS UB Tp"
_ABBREVIATIONS = frozenset(key_of(word) for word in _SHORT.split())
_INFO = Phrases(
    (word, True)
    for word in (
        "sinh năm",
        "sinh ngày",
        "SN",
        "sinh",
        "quê",
        "quê quán",
        "nguyên quán",
        "dân tộc",
        "trình độ",
        "tuổi",
        "bìa",
        "thứ",
        "giữa",
        "đứng",
        "ngồi",
        "cầm",
        "ảnh",
        "trái",
        "phải",
        "người",
        "hàng",
        "bên",
        "áo",
        "mặc",
        "từ",
        "ngoài",
        "chính giữa",
        "đeo",
        "viết tắt",
        "nhiệm kỳ",
        "khóa",
    )
)
_LONGEST = 800
"""Tokens of a sentence; what is longer is none, and is cut, so that the time stays that of the text."""
_BORN = Phrases((word, True) for word in ("SN", "sinh năm", "sinh ngày", "sinh tháng", "SN:"))
_YEARS_OLD = key_of("tuổi")
_TERM = Phrases((word, True) for word in ("khóa", "khoá", "nhiệm kỳ", "nhiệm kì", "NK", "giai đoạn"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, its mentions in order, and the number of the block it stands in."""

    tokens: Sequence[Token]
    elements: tuple[Element, ...]
    dates: tuple[When, ...]
    block: int
    start: int
    end: int


def places_of(sentence: Sentence) -> Iterator[str]:
    """Yield the places that a sentence names, in full."""
    for element in sentence.elements:
        value = element.value
        place = value if isinstance(value, Place) else value.place if isinstance(value, Post | Body) else None
        if place is not None and place.name:
            yield f"{place.word} {place.name}".strip()


def sentences_of(text: str, tokens: Sequence[Token], block: int, published: str) -> Iterator[Sentence]:
    """Yield the sentences of the tokens of one block."""
    i = 0
    while i < len(tokens):
        j = _end_of_sentence(tokens, i)
        cut = tokens[i:j]
        dates = tuple(dates_in(text, cut[0].start, cut[-1].end, published))
        yield Sentence(cut, tuple(_elements(cut, dates)), dates, block, cut[0].start, cut[-1].end)
        i = j


def _end_of_sentence(tokens: Sequence[Token], i: int) -> int:
    j = i
    while j < len(tokens):
        j += 1
        if j == len(tokens) or (
            tokens[j].first and not (tokens[j - 1].text in (",", ":", "-", "–") or (not tokens[j].capital and tokens[j].is_word))
        ):
            return j
        if tokens[j - 1].text in ".?!…" and _closes(tokens, j):
            return j
        if j - i >= _LONGEST:
            return j
    return j


def _closes(tokens: Sequence[Token], j: int) -> bool:
    mark, after = tokens[j - 1], tokens[j]
    if mark.end == after.start or mark.text != ".":
        return mark.text != "." and after.capital
    before = tokens[j - 2] if j > 1 else mark
    return (after.capital or after.is_number or not after.is_word) and before.key not in _ABBREVIATIONS


def _elements(tokens: Sequence[Token], dates: Sequence[When]) -> Iterator[Element]:
    starts = [token.start for token in tokens]
    dated = {bisect_left(starts, when.start): when for when in dates}
    i, end = 0, len(tokens)
    while i < end:
        element = _element_at(tokens, i, end, dated, starts)
        yield element
        i = element.last


def _element_at(tokens: Sequence[Token], i: int, end: int, dated: dict[int, When], starts: Sequence[int]) -> Element:
    token = tokens[i]
    if i in dated:
        return Element("date", i, max(i + 1, bisect_left(starts, dated[i].end)), dated[i])
    if not token.is_word:
        last = _past_bracket(tokens, i, end) if token.text == "(" else i
        return Element("info", i, last, "") if last > i else Element("mark", i, i + 1, token.text, token.text)
    if about := _about_person(tokens, i, end):
        return Element("info", i, about)
    if term := _TERM.at(tokens, i, end):
        return Element("info", i, _past_term(tokens, term[0], end))
    happened = triggers().at(tokens, i, end)
    post = post_at(tokens, i, end)
    if post is not None and not (happened and happened[0] > post.last):
        return Element("post", i, post.last, post)
    if happened is not None and not (i and tokens[i - 1].key == key_of("Ban") and tokens[i].key == key_of("bầu")):
        return Element("trigger", i, happened[0], happened[1])
    body = body_at(tokens, i, end)
    if body is not None:
        return Element("body", i, body.last, body)
    place = place_at(tokens, i, end) or None
    if place is not None:
        return Element("place", i, place.last, place)
    name = name_at(tokens, i, end)
    if name is not None and not _is_place(tokens, i, end, name.addressed, name.last):
        return Element("name", i, name.last, name)
    known = known_place(tokens, i, end, frozenset({"tỉnh", "thành phố"}))
    if known is not None:
        return Element("place", i, known.last, known)
    return Element("word", i, i + 1, token.text, token.key)


def _about_person(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the index after an age or a birthday, which parts nothing; 0 where none stands."""
    if tokens[i].is_number and i + 1 < end and tokens[i + 1].key == _YEARS_OLD:
        return i + 2
    born = _BORN.at(tokens, i, end)
    if born is None:
        return 0
    j = born[0]
    while j < end and (tokens[j].is_number or tokens[j].text in "/-."):
        j += 1
    return j


def _is_place(tokens: Sequence[Token], i: int, end: int, addressed: bool, last: int) -> bool:
    known = (
        None
        if addressed
        else known_place(tokens, i, end, frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"}))
    )
    return known is not None and known.last >= last


def _past_bracket(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the index after brackets that hold a birthday, a place in a picture or the like; ``i`` where they hold something else."""
    for j in range(i + 1, min(end, i + 40)):
        if tokens[j].text == ")":
            inside = tokens[i + 1 : j]
            told = inside and (
                _INFO.at(tokens, i + 1, end)
                or inside[-1].key == key_of("tuổi")
                or all(not t.is_word or t.is_number for t in inside)
                or len(inside) <= 2
            )
            plain = told or not any(post_at(tokens, k, j) for k in range(i + 1, j))
            return j + 1 if plain and not _holds_name(tokens, i + 1, j) else i
    return i


def _holds_name(tokens: Sequence[Token], i: int, j: int) -> bool:
    return any((name := name_at(tokens, k, j)) is not None and name.addressed for k in range(i, j)) or (
        name_at(tokens, i, j) is not None and body_at(tokens, i, j) is None
    )


def _past_term(tokens: Sequence[Token], i: int, end: int) -> int:
    j = i
    while j < end and j - i < 9 and (tokens[j].is_number or tokens[j].text in ("-", "–", "/", ":", "(", ")") or _is_roman(tokens[j].text)):
        j += 1
    while j > i and tokens[j - 1].text in ("(", ")", "/", ":", "-", "–"):
        j -= 1
    return max(j, i)


def _is_roman(text: str) -> bool:
    return text.isupper() and set(text) <= set("IVXL")
