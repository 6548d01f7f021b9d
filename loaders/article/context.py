"""Fill in what a text leaves out: the body of a bare post, and the place of a bare "tỉnh", "huyện" or "Tỉnh ủy"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.article.framing import Found
from loaders.article.lexicon import committees, full_forms
from loaders.article.mentions import Body, Place, Post
from loaders.article.placing import known_place, level_of
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of

_WORD = {
    "province": "tỉnh",
    "city": "thành phố",
    "district": "huyện",
    "ward district": "quận",
    "town": "thị xã",
    "commune": "xã",
    "ward": "phường",
    "township": "thị trấn",
    "special zone": "đặc khu",
    "village": "thôn",
}
_TERRITORIAL = tuple(key_of(word) for word in ("ubnd", "hđnd", "mttq", "nhân", "mặt"))


@dataclass(frozen=True, slots=True)
class Said:
    """A place with a name, and where in the text it stands."""

    place: Place
    sentence: int
    at: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with all its parts: title, body and place as text, each with where it stands and how it was read."""

    title: str
    body: str
    place: str
    level: str
    body_from: str = "explicit"
    place_from: str = "explicit"
    place_at: tuple[int, int] | None = None
    body_at: tuple[int, int] | None = None


class Context:
    """The places and posts of a whole text, to look up the nearest."""

    def __init__(self, sentences: Sequence[Sentence], home: Place | None) -> None:
        self.sentences = sentences
        self.home = home
        self._places: dict[str, list[Said]] = {}
        self._like_posts: dict[str, list[tuple[int, int, Post | Body, Body]]] = {}
        for number, sentence in enumerate(sentences):
            self._learn(number, sentence)

    def _learn(self, number: int, sentence: Sentence) -> None:
        for said in _places(number, sentence):
            for word in {said.place.word, "", *(("tỉnh",) if said.place.level == "province" else ())}:
                self._places.setdefault(word, []).append(said)
        for element in sentence.elements:
            value = element.value
            if isinstance(value, Post) and value.body is not None:
                self._like_posts.setdefault(_family(value.head.title), []).append((number, element.first, value, value.body))
            elif isinstance(value, Body):
                for family in _led_by(sentence.tokens[value.first].key):
                    self._like_posts.setdefault(family, []).append((number, element.first, value, value))

    def seat(self, found: Found, chain: Sequence[Found]) -> Seat:
        """Return the post that was found with its body and place, from its own words, its neighbours or the text around."""
        post = found.post
        body, level, how, at = self._body(found, chain)
        place, place_how, place_at = self._place(found, chain, level)
        if place is not None and place.word and not level:
            level = place.level
        if post.head.bare == "committee" and post.body is None:
            body = _committee(place, level) or body
        elif post.head.bare == "UBND" and post.body is None and not body and place is not None:
            body = f"UBND {place.word}".strip()
        body = _with_level(body, place)
        text = f"{place.word} {place.name}".strip() if place and place.name else ("trung ương" if level == "centre" else "")
        return Seat(post.title, body, text, level, how, place_how, place_at, at)

    # --- the body ------------------------------------------------------

    def _body(self, found: Found, chain: Sequence[Found]) -> tuple[str, str, str, tuple[int, int] | None]:
        post, sentence = found.post, self.sentences[found.sentence]
        if post.head.whole is not None:
            level = "" if post.head.title == "Đảng ủy viên" else post.head.level or "centre"
            return post.head.whole, level, "explicit", _span(sentence, post.first, post.head_last)
        if post.body is not None:
            return self._named_body(post, sentence), post.body.level, "explicit", _span(sentence, post.body.first, post.body.last)
        if post.place is not None:
            return post.unit if post.unit in _UNITS else "", "", "explicit", None
        if post.head.bare == "committee":
            return "", "", "context", None
        like: tuple[int, Post | Body, Body] | None = self._beside(found, chain) or self._like(found)
        if like is None:
            return "", "", "context", None
        number, other, body = like
        inner = self.sentences[number]
        text = self._named_body(other, inner) if isinstance(other, Post) else _body_text(inner, other)
        return text, body.level, "context", _span(inner, body.first, body.last)

    def _beside(self, found: Found, chain: Sequence[Found]) -> "tuple[int, Post | Body, Body] | None":
        """The body of the next post of the row, where it can be this one's too: ``Hiệu trưởng, Bí thư Chi bộ Trường …``."""
        after = [
            one.post for one in chain if one.post.first >= found.post.last and one.post.body is not None and one.sentence == found.sentence
        ]
        if not after or after[0].body is None:
            return None
        tokens, body = self.sentences[found.sentence].tokens, after[0].body
        if found.post.last < len(tokens) and tokens[found.post.last].key == key_of("kiêm"):
            return found.sentence, after[0], body
        for k in range(body.first, body.last):
            if tokens[k].key in _LEADS.get(_family(found.post.head.title), frozenset()) and tokens[k].capital:
                own = replace(body, first=k)
                return found.sentence, own, own
        return (found.sentence, after[0], body) if found.post.head.unit == "Văn phòng" or body.proper else None

    def _named_body(self, post: Post, sentence: Sentence) -> str:
        assert post.body is not None
        return f"{post.unit} {_body_text(sentence, post.body)}".strip()

    def _like(self, found: Found) -> "tuple[int, Post | Body, Body] | None":
        """The nearest post of the same family with a body before it, else the nearest behind it within two sentences."""
        known = self._like_posts.get(_family(found.post.head.title), [])
        at = bisect_left(known, (found.sentence, found.post.first), key=lambda one: one[:2])
        if at > 0:
            number, _, value, body = known[at - 1]
            return number, value, body
        behind = next(
            (one for one in known[at : at + 2] if isinstance(one[2], Post) and one[0] <= found.sentence + 2 and one[1] != found.post.first),
            None,
        )
        return (behind[0], behind[2], behind[3]) if behind else None

    # --- the place -----------------------------------------------------

    def _place(self, found: Found, chain: Sequence[Found], level: str) -> tuple[Place | None, str, tuple[int, int] | None]:
        post = found.post
        if post.place is not None and post.place.name:
            return post.place, "explicit", self._at(found.sentence, post.place)
        if level == "centre":
            return None, "explicit", None
        word = post.place.word if post.place is not None else _WORD.get(level, "")
        near = self._neighbour(found, chain, word)
        if near is not None:
            return near.post.place, "context", self._at(near.sentence, near.post.place)
        if not word and post.body is not None and post.body.proper and (own := self._own_commune(found)):
            return own, "inferred", None
        said = self._nearest(found, word)
        if said is not None:
            return said.place, "context", self._at(said.sentence, said.place)
        if self.home is not None and (not word or word == self.home.word):
            return self.home, "inferred", None
        return (Place(0, 0, level_of(word), word, "") if word else None), "context", None

    def _own_commune(self, found: Found) -> Place | None:
        """The commune that a school is named after: ``Trường Mầm non Nậm Cắn``."""
        tokens, body = self.sentences[found.sentence].tokens, found.post.body
        if body is None or not any(tokens[k].key in _SCHOOLS for k in range(body.first, body.last)):
            return None
        for k in range(body.first + 1, body.last):
            place = known_place(tokens, k, body.last, _COMMUNES)
            if place is not None and place.last == body.last and place.word in _COMMUNES:
                return place
        return None

    def _at(self, number: int, place: Place | None) -> tuple[int, int] | None:
        return _span(self.sentences[number], place.first, place.last) if place is not None and place.last > place.first else None

    def _neighbour(self, found: Found, chain: Sequence[Found], word: str) -> Found | None:
        """The nearest post of the same row whose place has a name and fits: the place stands only after the last."""
        row = [
            one
            for one in chain
            if one.sentence == found.sentence
            and one.post.place is not None
            and one.post.place.name
            and (not word or one.post.place.word == word)
        ]
        after = [one for one in row if one.post.first > found.post.first]
        before = [one for one in row if one.post.first < found.post.first]
        return after[0] if after else before[-1] if before else None

    def _nearest(self, found: Found, word: str) -> Said | None:
        """The place nearest to a post: before it in the sentence, behind it there, else above it, then below."""
        known = self._places.get(word, [])
        here = (found.sentence, found.post.first)
        at = bisect_left(known, here, key=lambda said: (said.sentence, said.at))
        before, behind = known[at - 1] if at else None, known[at] if at < len(known) else None
        if before is not None and before.sentence == found.sentence:
            return before
        return behind if behind is not None and behind.sentence == found.sentence else before or behind


_COMMUNES = frozenset({"xã", "thị trấn"})
_SCHOOLS = frozenset(key_of(word) for word in ("non", "học", "thcs"))
_LEADS = {
    "giám đốc": frozenset(key_of(word) for word in ("Sở", "Công", "Trung", "Bệnh", "Học", "Chi", "Kho", "Ngân", "BHXH")),
    "bộ trưởng": frozenset({key_of("Bộ")}),
    "hiệu trưởng": frozenset(key_of(word) for word in ("Trường", "Đại", "Học")),
    "chủ tịch": frozenset(key_of(word) for word in ("UBND", "HĐND", "MTTQ", "Ủy", "Hội")),
    "chủ nhiệm": frozenset(key_of(word) for word in ("UBKT", "Ủy")),
    "chánh án": frozenset(key_of(word) for word in ("Tòa", "TAND")),
    "viện trưởng": frozenset(key_of(word) for word in ("Viện", "VKSND")),
}


def _led_by(key: str) -> list[str]:
    """Return the families of posts that lead a body whose name begins with this word."""
    return [family for family, words in _LEADS.items() if key in words]


def _family(title: str) -> str:
    plain = title.lower().removeprefix("phó ").removesuffix(" thường trực").removesuffix(" phụ trách")
    return "bộ trưởng" if plain.startswith("thứ trưởng") else plain


def _committee(place: Place | None, level: str) -> str:
    """Return the Party committee of a level of places, with the word for the level where its name has none."""
    if place is None:
        return ""
    name = committees().get(place.level or level, "")
    return f"{name} {place.word}" if name == "Đảng ủy" else name


def _with_level(body: str, place: Place | None) -> str:
    """Return a body of a territory with the word for its level, which a text leaves out where the place stands elsewhere."""
    bare = body in _UNITS or body.lower() in _TERRITORIAL_NAMES
    return f"{body} {place.word}" if bare and place is not None and place.word else body


_UNITS = ("Công an", "Thanh tra")
_TERRITORIAL_NAMES = frozenset(
    {"ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd", "hội đồng nhân dân", "đảng ủy", "đảng uỷ", "đảng bộ", "công an"}
)


def _places(number: int, sentence: Sentence) -> list[Said]:
    found: list[Said] = []
    for element in sentence.elements:
        value = element.value
        place = value if isinstance(value, Place) else value.place if isinstance(value, Post | Body) else None
        if place is not None and place.name:
            found.append(Said(place, number, place.first))
    return found


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    return (sentence.tokens[first].start, sentence.tokens[last - 1].end) if last > first else None


def _body_text(sentence: Sentence, body: Body) -> str:
    """Return the name of a body without the name of its place, but with the word for its level."""
    last = body.place.first if body.place is not None else body.last
    words = [token.text for token in sentence.tokens[body.first : last] if token.text not in "(),"]
    text = " ".join(full_forms().get(word, word) for word in " ".join(words).replace(" & ", "&").replace("T . Ư", "T.Ư").split(" "))
    level = body.place.word if body.place is not None and body.place.word and _says_level(sentence, body.place) else ""
    return f"{text} {level}".strip()


def _says_level(sentence: Sentence, place: Place) -> bool:
    return len(place.name.split()) < place.last - place.first or not place.name
