"""Say which body a post is of: the one named with it, that of its neighbour in the row, or the one that was spoken of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.article.framing import Found
from loaders.article.lexicon import full_forms
from loaders.article.mentions import Body, Place, Post
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of

_LEADS = {
    "giám đốc": frozenset(key_of(word) for word in ("Sở", "Công", "Trung", "Bệnh", "Học", "Chi", "Kho", "Ngân", "BHXH")),
    "tổng giám đốc": frozenset(key_of(word) for word in ("Công", "Tổng", "Tập", "Ngân", "Đài")),
    "bộ trưởng": frozenset({key_of("Bộ")}),
    "hiệu trưởng": frozenset(key_of(word) for word in ("Trường", "Đại", "Học")),
    "chủ tịch": frozenset(key_of(word) for word in ("UBND", "HĐND", "MTTQ", "Ủy", "Hội")),
    "chủ nhiệm": frozenset(key_of(word) for word in ("UBKT", "Ủy")),
    "chánh án": frozenset(key_of(word) for word in ("Tòa", "TAND")),
    "viện trưởng": frozenset(key_of(word) for word in ("Viện", "VKSND")),
}


_COMMANDS = frozenset(("tư lệnh", "tham mưu trưởng", "chỉ huy trưởng", "chính ủy", "chính trị viên"))
_PARTY_CELLS = frozenset(("chi bộ", "đảng bộ", "đảng ủy", "đảng uỷ"))
_UNITS = ("Công an", "Thanh tra")


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a body: how it was read, the characters that say so, its level, and the place that stands with it."""

    text: str = ""
    level: str = ""
    reading: str = "context"
    at: tuple[int, int] | None = None
    place: Place | None = None
    whose: tuple[int, Body] | None = None
    """The sentence and the words of the body, where it has a name of its own."""


class Bodies:
    """The bodies of a whole text, to look up the one that a bare post is of."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._known: dict[str, list[tuple[int, int, Post | Body, Body]]] = {}
        for number, sentence in enumerate(sentences):
            self._learn(number, sentence)

    def _learn(self, number: int, sentence: Sentence) -> None:
        for element in sentence.elements:
            value = element.value
            if isinstance(value, Post) and value.body is not None and not _is_bare(sentence, value.body):
                self._known.setdefault(_family(value.head.title), []).append((number, element.first, value, value.body))
            elif isinstance(value, Body):
                for family in _led_by(sentence.tokens[value.first].key):
                    self._known.setdefault(family, []).append((number, element.first, value, value))

    def of(self, found: Found, row: Sequence[Found]) -> Named:
        """Return the body of a post; ``row`` are the posts that stand together with it."""
        post, sentence = found.post, self._sentences[found.sentence]
        if post.head.whole is not None:
            level = "" if post.head.title == "Đảng ủy viên" else post.head.level or "centre"
            return Named(post.head.whole, level, "explicit", _span(sentence, post.first, post.head_last))
        if post.body is not None and not _is_bare(sentence, post.body):
            return self._own(found, row)
        if post.place is not None and post.body is None:
            return Named(post.unit if post.unit in _UNITS else "", reading="explicit")
        if post.head.bare == "UBND" and (place := self._place_beside(found, row)) is not None:
            return Named(f"UBND {place.word}", place.level, "context", None, place)
        borrowed = self._beside(found, row) or (None if post.head.bare == "committee" else self._like(found))
        if borrowed is None:
            return self._own(found, row) if post.body is not None else Named()
        return self._borrowed(*borrowed)

    def _place_beside(self, found: Found, row: Sequence[Found]) -> Place | None:
        """The place of the next post, which has no body either: ``Chủ tịch và Bí thư huyện Kiên Lương``."""
        after = next((one.post for one in row if one.post.first >= found.post.last), None)
        return (
            after.place
            if after is not None and after.body is None and after.head.whole is None and after.head.bare == "committee"
            else None
        )

    def _own(self, found: Found, row: Sequence[Found]) -> Named:
        """The body that stands with the post; a bare cell of the Party is that of the school or firm beside it."""
        post, sentence = found.post, self._sentences[found.sentence]
        assert post.body is not None
        text, at = self._text(post, sentence), _span(sentence, post.body.first, post.body.last)
        beside = _next(found, row) or _before(found, row)
        if text.lower() in _PARTY_CELLS and beside is not None and beside.body is not None and (beside.body.proper or beside.unit):
            host = self._text(beside, sentence)
            return Named(f"{text} {host}", beside.body.level, "context", at, beside.place)
        national = text.endswith("Việt Nam") and "MTTQ" not in text and post.body.place is None
        whose = (found.sentence, post.body) if post.body.proper else None
        return Named(text, "centre" if national else post.body.level, "explicit", at, post.body.place, whose)

    def _borrowed(self, number: int, other: Post | Body, body: Body) -> Named:
        sentence = self._sentences[number]
        text = self._text(other, sentence) if isinstance(other, Post) else body_text(sentence, other)
        whose = (number, body) if body.proper else None
        return Named(text, body.level, "context", _span(sentence, body.first, body.last), body.place, whose)

    def _text(self, post: Post, sentence: Sentence) -> str:
        assert post.body is not None
        return f"{post.unit} {body_text(sentence, post.body)}".strip()

    def _beside(self, found: Found, row: Sequence[Found]) -> tuple[int, Post | Body, Body] | None:
        """The body of the next post of the row, where it can be this one's too: ``Hiệu trưởng, Bí thư Chi bộ Trường …``."""
        after = _next(found, row)
        if after is None or after.body is None:
            return None
        head, tokens, body = found.post.head, self._sentences[found.sentence].tokens, after.body
        if head.bare == "committee":
            same = _family(after.head.title) == _family(head.title) or (body.level == "centre" and head.rank == "member")
            return (found.sentence, after, body) if same else None
        if found.post.last < len(tokens) and tokens[found.post.last].key == key_of("kiêm") and not head.bare:
            return found.sentence, after, body
        if {_family(head.title), _family(after.head.title)} <= _COMMANDS:
            return found.sentence, after, body
        for k in range(body.first, body.last):
            if tokens[k].key in _LEADS.get(_family(head.title), frozenset()) and tokens[k].capital:
                own = replace(body, first=k)
                return found.sentence, own, own
        return (found.sentence, after, body) if head.unit == "Văn phòng" or body.proper else None

    def _like(self, found: Found) -> tuple[int, Post | Body, Body] | None:
        """The nearest post of the same family with a body before it, else the nearest behind it within two sentences."""
        known = self._known.get(_family(found.post.head.title), [])
        at = bisect_left(known, (found.sentence, found.post.first), key=lambda one: one[:2])
        if at > 0:
            number, _, value, body = known[at - 1]
            return number, value, body
        for number, first, value, body in known[at : at + 2]:
            if isinstance(value, Post) and number <= found.sentence + 2 and first != found.post.first:
                return number, value, body
        return None


def _next(found: Found, row: Sequence[Found]) -> Post | None:
    return next((one.post for one in row if one.post.first >= found.post.last and one.post.body is not None), None)


def _before(found: Found, row: Sequence[Found]) -> Post | None:
    return next((one.post for one in reversed(row) if one.post.last <= found.post.first and one.post.body is not None), None)


def _is_bare(sentence: Sentence, body: Body) -> bool:
    """Whether only the word for a sort of body stands, as in ``Giám đốc Bệnh viện``, so that the text has named it before."""
    name = " ".join(token.key for token in sentence.tokens[body.first : body.last])
    return body.place is None and name in _BARE


_BARE_WORDS = (
    "bệnh viện",
    "công ty",
    "trung tâm",
    "trường",
    "nhà trường",
    "tổng công ty",
    "tập đoàn",
    "học viện",
    "viện",
    "ngân hàng",
    "sở",
    "cục",
    "chi cục",
)
_BARE = frozenset(" ".join(key_of(word) for word in words.split()) for words in _BARE_WORDS)


def _led_by(key: str) -> list[str]:
    """Return the families of posts that lead a body whose name begins with this word."""
    return [family for family, words in _LEADS.items() if key in words]


def _family(title: str) -> str:
    plain = title.lower().removeprefix("phó ").removesuffix(" thường trực").removesuffix(" phụ trách")
    return "bộ trưởng" if plain.startswith("thứ trưởng") else plain


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    return (sentence.tokens[first].start, sentence.tokens[last - 1].end) if last > first else None


def body_text(sentence: Sentence, body: Body) -> str:
    """Return the name of a body without the name of its place, but with the word for its level."""
    last = body.place.first if body.place is not None else body.last
    words = [token.text for token in sentence.tokens[body.first : last] if token.text not in "(),"]
    text = " ".join(full_forms().get(word, word) for word in " ".join(words).replace(" & ", "&").replace(" . ", ".").split(" "))
    level = body.place.word if body.place is not None and body.place.word and _says_level(sentence, body.place) else ""
    return f"{text} {level}".strip()


def _says_level(sentence: Sentence, place: Place) -> bool:
    return len(place.name.split()) < place.last - place.first or not place.name
