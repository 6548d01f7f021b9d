"""What stands around a fact: the place a sentence is about, the people it means, and what is only quoted or planned."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.article.bodies import body_text
from loaders.article.facts.unsaid import Unsaid
from loaders.article.lexicon import place_names
from loaders.article.mentions import Body, Element, Name, Place, Post
from loaders.article.people import People
from loaders.article.phrases import Phrases
from loaders.article.placing import level_of, parted, place_at, rank_of
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of, tokens_of
from loaders.article.values import LEAVE, Posting, Slot

_BACK = 10
"""Sentences before one within which the same paragraph may say what it is about."""


@dataclass(frozen=True, slots=True)
class Here:
    """A place with its name, as a text says it, and how it was read."""

    place: str
    slot: Slot
    rank: int


class Ground:
    """A text with its sentences and postings, to ask of any word what place and whom it is about."""

    def __init__(self, text: str, sentences: Sequence[Sentence], postings: Sequence[Posting], subject: str = "") -> None:
        self.text, self.sentences, self.postings = text, sentences, postings
        self._subject = subject
        self._unsaid = Unsaid(text, sentences)
        self._right = {one.place.value: right for one in postings if one.doubt and (right := _rightly(one.place.value, postings))}
        self._posts_of: dict[str, list[Posting]] = {}
        self._holding: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for posting in (one for one in postings if one.person.value and not one.doubt):
            self._posts_of.setdefault(posting.person.value, []).append(posting)
            if posting.event not in LEAVE:
                seat = posting.title.value, posting.place.value
                self._holding.setdefault(seat, []).append((posting.person.value, posting.title.start))
        self._at = [_positions(sentence) for sentence in sentences]
        self._numbers = [[i for i, token in enumerate(sentence.tokens) if token.is_number] for sentence in sentences]
        self._elements = [{element.first: element for element in sentence.elements} for sentence in sentences]
        self.people: list[Mapping[int, str]] = list(self._meet())
        self._seen = [(number, first, here) for number in range(len(sentences)) for first, here in self._places(number)]
        self._by_rank = {rank: [one for one in self._seen if one[2].rank == rank] for rank in (1, 2, 3)}
        self._lowest = [one for i, one in enumerate(self._seen) if not (i and self._is_superior(self._seen[i - 1][2], one[2]))]
        self.number_of = {sentence.start: number for number, sentence in enumerate(sentences)}

    def starts(self, number: int, phrases: Phrases[Any]) -> list[int]:
        """Return the tokens of a sentence that a phrase of a list can begin with, in order."""
        at = self._at[number]
        return sorted(i for key in at.keys() & phrases.firsts for i in at[key])

    def has(self, number: int, key: str) -> bool:
        """Whether a word stands in a sentence."""
        return key in self._at[number]

    def numbers(self, number: int) -> Sequence[int]:
        """Return the tokens of a sentence that are numbers, in order."""
        return self._numbers[number]

    def words(self, number: int, first: int, last: int) -> str:
        """Return the words of the tokens of a sentence, as they are written."""
        tokens = self.sentences[number].tokens
        return self.text[tokens[first].start : tokens[last - 1].end] if last > first else ""

    def slot(self, number: int, first: int, last: int, reading: str = "explicit") -> Slot:
        """Return the words of the tokens with their place in the text."""
        tokens = self.sentences[number].tokens
        return Slot(self.words(number, first, last), tokens[first].start, tokens[last - 1].end, reading)

    def block_text(self, number: int) -> str:
        """Return the paragraph that a sentence stands in, up to and with the sentence."""
        block, first = self.sentences[number].block, number
        while first and self.sentences[first - 1].block == block and number - first < _BACK:
            first -= 1
        return self.text[self.sentences[first].start : self.sentences[number].end]

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in what somebody is quoted with."""
        return self._unsaid.is_quoted(at)

    def is_planned(self, number: int, first: int) -> bool:
        """Whether the words before a token say that it is still to come, or that it is not so."""
        return self._unsaid.is_planned(number, first)

    def is_commune_at(self, number: int, first: int) -> bool:
        """Whether a commune with its name begins at a token of a sentence."""
        here = self.here(number, first, 3)
        return here is not None and here.slot.start == self.sentences[number].tokens[first].start

    def element_at(self, number: int, first: int) -> Element | None:
        """Return the mention that begins at a token of a sentence."""
        return self._elements[number].get(first)

    def here(self, number: int, first: int, rank: int = 0) -> Here | None:
        """Return the place named last before a token of a sentence; of one rank only, where given."""
        seen = self._by_rank.get(rank, []) if rank else self._lowest
        at = bisect_right(seen, (number, first), key=lambda one: one[:2])
        return seen[at - 1][2] if at else None

    def near(self, number: int, first: int, rank: int) -> Here | None:
        """Return the place of a rank named last before a token, else the first one of the text."""
        return self.here(number, first, rank) or next((here for _, _, here in self._by_rank.get(rank, ())), None)

    def holder_of(self, number: int, post: Post) -> str:
        """Return whom a post without a name means: who was told before to hold it; ``""`` where nobody or several were."""
        here = self.here(number, post.first, 3)
        place = f"{post.place.word} {post.place.name}" if post.place is not None and post.place.name else here.place if here else ""
        before = self.sentences[number].tokens[post.first].start
        told = {person: None for person, start in self._holding.get((post.head.title, place), ()) if start < before}
        return next(iter(told)) if len(told) == 1 else ""

    def body(self, number: int, body: Body) -> tuple[str, str]:
        """Return the name of a body and its place, which may come from around it."""
        place = body.place
        if place is not None and place.name:
            return body_text(self.sentences[number], body), self._right.get(_full(place), _full(place))
        word = place.word if place is not None else ""
        rank = rank_of(level_of(word)) if word else rank_of(body.level)
        here = self.here(number, body.first, rank)
        if rank == 0 and here is not None and here.rank < 3:
            here = self.here(number, body.first, 3) or here
        name = body_text(self.sentences[number], body)
        if here is None:
            return name, ""
        bare = name.lower() in _TERRITORIAL and not word
        return (f"{name} {parted(here.place)[0]}" if bare else name), here.place

    # --- inside ----------------------------------------------------------

    def _meet(self) -> Iterator[Mapping[int, str]]:
        people = People()
        if self._subject:
            people.introduce(self._subject)
        for sentence in self.sentences:
            named = [e for e in sentence.elements if isinstance(e.value, Name) and not _is_folk(sentence, e)]
            met = {e.first: people.meet(sentence.tokens, e.value) for e in named if isinstance(e.value, Name)}
            yield {first: name for first, name in met.items() if name}

    def _places(self, number: int) -> Iterator[tuple[int, Here]]:
        sentence = self.sentences[number]
        for element in sentence.elements:
            for place in (*places_of(element), *_between(sentence, element)):
                yield from self._place(number, place)
            if element.kind == "name" and (posted := self._commune_of(self.people[number].get(element.first, ""), sentence.end)):
                yield element.first, Here(posted.value, Slot(posted.value, posted.start, posted.end, "context"), 3)

    def _place(self, number: int, place: Place) -> Iterator[tuple[int, Here]]:
        sentence = self.sentences[number]
        if not _compared(sentence, place) and not _counted(sentence, place):
            said = _full(place)
            full = self._right.get(said, said)
            rank = rank_of(level_of(parted(full)[0]), parted(full)[1])
            if 1 <= rank <= 3:
                yield place.first, Here(full, self.slot(number, place.first, place.last), rank)

    def _is_superior(self, before: Here, here: Here) -> bool:
        """Whether a place only says where the one before it lies: "xã Tà Cạ, huyện Kỳ Sơn"."""
        between = self.text[before.slot.end : here.slot.start]
        return here.rank < before.rank and before.slot.end <= here.slot.start and between.strip() in _BETWEEN

    def _commune_of(self, person: str, before: int) -> Slot | None:
        posts = [one for one in self._posts_of.get(person, ()) if one.event not in LEAVE and one.title.start < before]
        communes = [one.place for one in posts if rank_of(level_of(parted(one.place.value)[0])) == 3]
        return communes[-1] if communes else None


_TERRITORIAL = frozenset({"ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "đảng ủy", "đảng bộ", "công an"})
_BETWEEN = frozenset({",", "-", "–", "(", ""})
_COMPARING = frozenset(key_of(word) for word in ("với", "hơn", "giáp", "bằng"))


def _is_folk(sentence: Sentence, element: Element) -> bool:
    """Whether it is "bà con", which is no lady."""
    return element.last < len(sentence.tokens) and sentence.tokens[element.last].key == key_of("con")


def _positions(sentence: Sentence) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, token in enumerate(sentence.tokens):
        found.setdefault(token.key, []).append(i)
    return found


def _full(place: Place) -> str:
    return f"{place.word} {place.name}".strip()


def places_of(element: Element) -> tuple[Place, ...]:
    """Return the place with a name that a mention is, or that is its own."""
    value = element.value
    if isinstance(value, Place):
        return (value,) if value.name else ()
    own = value.place if isinstance(value, Post | Body) else None
    return (own,) if own is not None and own.name else ()


def _between(sentence: Sentence, element: Element) -> Iterator[Place]:
    """The places that stand behind a post and say where its own place lies: "bản …, xã …, huyện …"."""
    post = element.value
    if isinstance(post, Post) and post.wider is not None and post.place is not None:
        at = (place_at(sentence.tokens, i, element.last) for i in range(post.place.last, element.last))
        yield from (place for place in at if place is not None and place.name)


def _compared(sentence: Sentence, place: Place) -> bool:
    return any(token.key in _COMPARING for token in sentence.tokens[max(0, place.first - 2) : place.first])


def _counted(sentence: Sentence, place: Place) -> bool:
    """Whether a number stands before the word for the level: several places follow, and the text is about none of them alone."""
    return place.first > 0 and sentence.tokens[place.first - 1].is_number


def _rightly(place: str, postings: Sequence[Posting]) -> str:
    """The place of the same name that other postings give, where the register has no unit as this one is called."""
    name = parted(place)[1]
    others = {one.place.value for one in postings if not one.doubt and parted(one.place.value)[1] == name and one.place.value != place}
    return others.pop() if len(others) == 1 else ""


def is_unit(name: str) -> bool:
    """Whether any unit of the register bears the name."""
    tokens = tokens_of(name)
    found = place_names().at(tokens, 0, len(tokens)) if tokens else None
    return found is not None and found[0] == len(tokens)
