"""Fill in what a text leaves out of a post: its body, and the place of a bare "tỉnh", "huyện" or "Tỉnh ủy"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.article.bodies import Bodies, Named
from loaders.article.completing import full_name_of
from loaders.article.existing import Held, above, lies_in, settled, was_there
from loaders.article.framing import Found
from loaders.article.lexicon import surnames
from loaders.article.mentions import Body, Place
from loaders.article.nearby import Said, is_there, places_said
from loaders.article.placing import known_place, level_of
from loaders.article.scan import Sentence
from loaders.article.tokens import Token, key_of

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
_COMMUNES = frozenset({"xã", "thị trấn"})
_SCHOOLS = frozenset(key_of(word) for word in ("non", "học", "thcs"))


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with all its parts: title, body and place as text, each with where it stands and how it was read."""

    title: str
    body: str
    place: str
    body_from: str = "explicit"
    place_from: str = "explicit"
    place_at: tuple[int, int] | None = None
    body_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """The place of a post, how it was read, and the characters that say so."""

    place: Place | None = None
    reading: str = "explicit"
    at: tuple[int, int] | None = None


class Context:
    """The places and bodies of a whole text, to look up the nearest."""

    def __init__(self, sentences: Sequence[Sentence], home: Place | None) -> None:
        self._sentences, self._home, self._bodies = sentences, home, Bodies(sentences)
        self._places: dict[str, list[Said]] = {}
        for number, sentence in enumerate(sentences):
            for said in places_said(number, sentence):
                for word in {said.place.word, "", *(("tỉnh",) if said.place.level == "province" else ())}:
                    self._places.setdefault(word, []).append(said)

    def seat(self, found: Found, row: Sequence[Found], held: Held) -> Seat:
        """Return the post that was found with its body and place, from its own words, its neighbours or the text around."""
        body = self._bodies.of(found, row)
        located = self._place(found, row, body, held)
        text = full_name_of(found.post, body, located.place)
        where = f"{located.place.word} {located.place.name}".strip() if located.place and located.place.name else ""
        place = where or ("trung ương" if body.level == "centre" else "")
        return Seat(found.post.title, text, place, body.reading, located.reading, located.at, body.at)

    def _place(self, found: Found, row: Sequence[Found], body: Named, held: Held) -> Located:
        own = settled(found.post.place, old=held.old) if found.post.place is not None else None
        if own is not None and own.name:
            return Located(own, "explicit", self._at(found.sentence, own))
        if body.level == "centre":
            return Located()
        if own is None and body.place is not None and (theirs := settled(body.place, old=held.old)).name:
            return Located(theirs, "context")
        word = own.word if own is not None else body.place.word if body.place is not None else _WORD.get(body.level, "")
        if not word and found.post.head.bare == "committee":
            word = next((one.post.place.word for one in row if one.post.place is not None and one.post.first > found.post.first), "")
        near = self._neighbour(found, row, word)
        if near is not None:
            return Located(near.post.place, "context", self._at(near.sentence, near.post.place))
        return self._around(found, word, body, held)

    def _around(self, found: Found, word: str, named: Named, held: Held) -> Located:
        if not word and named.whose is not None and (commune := self._own_commune(*named.whose)):
            return Located(commune, "inferred")
        said = self._nearest(found, word, held)
        home = self._home if self._home is not None and word in ("", self._home.word) else None
        if said is not None and (home is None or _was_there(said, held)):
            return Located(said.place, "context", self._at(said.sentence, said.place))
        if home is not None:
            return Located(home, "inferred")
        if word and (higher := self._above(found, word, held)):
            return Located(higher, "inferred")
        return Located(Place(0, 0, level_of(word), word, "") if word else None, "context")

    def _above(self, found: Found, word: str, held: Held) -> Place | None:
        """The unit of a kind that the places around the post lay in: the district of a commune that the text is about."""
        known = self._places.get("", [])
        at = bisect_left(known, (found.sentence, found.post.first), key=lambda said: (said.sentence, said.at))
        around = [*known[max(0, at - _FAR) : at][::-1], *known[at : at + _FAR]]
        return next((higher for said in around if (higher := above(said.place, word, held.day))), None)

    def _own_commune(self, number: int, body: Body) -> Place | None:
        """The commune that a school is named after: ``Trường Mầm non Nậm Cắn``."""
        tokens = self._sentences[number].tokens
        if not any(tokens[k].key in _SCHOOLS for k in range(body.first, body.last)):
            return None
        for k in range(body.first + 1, body.last):
            place = known_place(tokens, k, body.last, _COMMUNES)
            if place is not None and place.last == body.last and place.word in _COMMUNES and self._is_near(tokens, k, place):
                return place
        return None

    def _is_near(self, tokens: Sequence[Token], k: int, place: Place) -> bool:
        """Whether a name can be that of a commune the text is about, and not the end of another name or that of a person."""
        before = tokens[k - 1]
        if before.capital and not (before.text.isupper() or before.key in _SCHOOLS):
            return False
        names = {f"{said.place.word} {said.place.name}" for said in self._places.get("", ())}
        home = {f"{self._home.word} {self._home.name}"} if self._home is not None else set()
        around = names | home
        return f"{place.word} {place.name}" in names or (tokens[k].key not in surnames() and (not around or lies_in(place, around)))

    def _at(self, number: int, place: Place | None) -> tuple[int, int] | None:
        return _span(self._sentences[number], place.first, place.last) if place is not None and place.last > place.first else None

    def _neighbour(self, found: Found, row: Sequence[Found], word: str) -> Found | None:
        """The nearest post of the same row whose place has a name and fits: the place stands only after the last."""
        fits = [one for one in row if one.post.place is not None and word in ("", one.post.place.word) and is_there(one.post.place)]
        after = [one for one in fits if one.post.first > found.post.first]
        before = [one for one in fits if one.post.first < found.post.first]
        return after[0] if after else before[-1] if before else None

    def _nearest(self, found: Found, word: str, held: Held) -> Said | None:
        """The place nearest to a post: before it in the sentence, behind it there, else above it, then below.

        One that was there when the post was held goes before those that were not.
        """
        known = self._places.get(word, [])
        here = (found.sentence, found.post.first)
        at = bisect_left(known, here, key=lambda said: (said.sentence, said.at))
        before = _first_there(known[max(0, at - _FAR) : at][::-1], held)
        behind = _first_there(known[at : at + _FAR], held)
        if before is None and behind is None:
            before, behind = known[at - 1] if at else None, known[at] if at < len(known) else None
        if before is not None and before.sentence == found.sentence:
            return before
        return behind if behind is not None and behind.sentence == found.sentence else before or behind


_FAR = 8
"""How many places are looked at on each side for one that was there."""


def _first_there(places: Sequence[Said], held: Held) -> Said | None:
    return next((said for said in places if _was_there(said, held)), None)


def _was_there(said: Said, held: Held) -> bool:
    return was_there(f"{said.place.word} {said.place.name}", held.day)


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    return (sentence.tokens[first].start, sentence.tokens[last - 1].end) if last > first else None
