"""Turn what was read of a text into claims: who holds which post of which body in which place, each with the sentence that says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph import Claim, DateError, Document, Kind, Node, PartialDate, Reading, Relation, Source, Span, Work
from loaders.article.lexicon import heads
from loaders.article.locating import Locator
from loaders.article.values import ENTER, Posting, Slot

_READINGS = {"explicit": 0, "context": 1, "inferred": 2}
_GOVERNING = (
    "ubnd",
    "ủy ban nhân dân",
    "hđnd",
    "hội đồng nhân dân",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
    "quận ủy",
    "thị ủy",
    "đảng ủy xã",
    "đảng ủy phường",
    "đảng ủy thị trấn",
    "đảng ủy đặc khu",
)


def lines_of(characters: str) -> list[int]:
    """Return where each line begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(characters))]


def line_of(lines: Sequence[int], at: int) -> int:
    """Return the number of the line that holds a character."""
    return bisect_right(lines, at)


_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is known of it: its document, its characters, its work and the day it appeared."""

    document: Document
    characters: str
    work: Work
    lines: Sequence[int]

    def source(self, start: int, end: int) -> Source:
        """Return the place of a stretch of the text, with its words."""
        return Source(
            self.work,
            f"{self.document.name}, line {line_of(self.lines, start)}",
            self.document.digest,
            start,
            end,
            self.characters[start:end],
        )


class Claims:
    """Makes the claims of one text; each person, post, body and place is one node of the text."""

    def __init__(self, text: Text, postings: tuple[Posting, ...]) -> None:
        self._text, self._postings = text, postings
        self._prefix = f"text:{text.document.digest[:12]}"
        named = [posting.place.value for posting in postings]
        self._places = Locator(self._prefix, text.work.published, named)
        self._ids: dict[tuple[str, ...], str] = {}
        self._told: set[tuple[str, str, str]] = set()

    def all(self) -> Iterator[Claim]:
        """Yield the claims of every posting in order; what ties a post to its body and its place is said once."""
        for posting in self._postings:
            yield from self._of(posting)

    def _of(self, posting: Posting) -> Iterator[Claim]:
        person = self._person(posting)
        post = self._post(posting)
        body = self._body(posting)
        yield self._claim(
            posting, person, Relation.HOLDS, post, self._span(posting), self._qualifiers(posting), _lowest(posting.start, posting.end)
        )
        if body is not None:
            yield from self._once(posting, post, Relation.POST_IN, body, _lowest(posting.body))
        place = self._places.node(posting.place.value)
        if place is not None:
            tie = Relation.GOVERNS if body and posting.body.value.lower().startswith(_GOVERNING) else Relation.LOCATED_IN
            yield from self._once(posting, body or post, tie, place, _lowest(posting.place))

    def _once(self, posting: Posting, subject: Node, relation: Relation, object_: Node, reading: Reading) -> Iterator[Claim]:
        if (subject.id, relation, object_.id) not in self._told:
            self._told.add((subject.id, relation, object_.id))
            yield self._claim(posting, subject, relation, object_, Span.attested(self._text.work.published), {}, reading)

    def _claim(
        self,
        posting: Posting,
        subject: Node,
        relation: Relation,
        object_: Node,
        valid: Span,
        said: Mapping[str, str | bool],
        reading: Reading,
    ) -> Claim:
        source = self._text.source(*posting.sentence)
        qualifiers = tuple(sorted(said.items()))
        return Claim(
            subject, relation, object_, valid, source, qualifiers, reading, proposed=True, confidence=posting.confidence, loader="article"
        )

    def _qualifiers(self, posting: Posting) -> dict[str, str | bool]:
        slots = {
            "person": posting.person,
            "title": posting.title,
            "body": posting.body,
            "place": posting.place,
            "start": posting.start,
            "end": posting.end,
        }
        spans = " ".join(f"{name}:{slot.start}-{slot.end}:{slot.reading}" for name, slot in slots.items() if slot.value and slot.end)
        said: dict[str, str | bool] = {"rule": posting.rule, "event": posting.event, "slots": spans, "doubt": posting.doubt}
        if posting.event == "acting":
            said["acting"] = True
        return {key: value for key, value in said.items() if value != ""}

    def _id(self, kind: str, *parts: str) -> str:
        return self._ids.setdefault((kind, *parts), f"{self._prefix}:{kind}{len(self._ids) + 1}")

    def _person(self, posting: Posting) -> Node:
        name = posting.person.value
        if name:
            return Node(self._id("person", name), Kind.PERSON, name)
        return Node(self._id("person", "", str(posting.title.start)), Kind.PERSON, "", (("unnamed", True),))

    def _post(self, posting: Posting) -> Node:
        title, body, place = posting.title.value, posting.body.value, posting.place.value
        head = next((head for name, head in heads().items() if title.startswith(name)), None)
        facts = {"title": title} | ({"rank": head.rank} if head else {})
        return Node(self._id("post", title.lower(), body.lower(), place), Kind.POST, named(title, body, place), tuple(facts.items()))

    def _body(self, posting: Posting) -> Node | None:
        body, place = posting.body.value, posting.place.value
        return Node(self._id("body", body.lower(), place), Kind.ORGANIZATION, named("", body, place)) if body else None

    def _span(self, posting: Posting) -> Span:
        published = self._text.work.published
        try:
            if posting.event in ENTER:
                return Span(PartialDate.parse(posting.start.value), published.on_or_after())
            if posting.event == "incumbent":
                return Span.attested(published)
            return Span(
                PartialDate.parse(posting.start.value),
                PartialDate.parse(posting.end.value) if posting.end.value else published.on_or_before(),
            )
        except DateError:
            return Span()


_TWO = ("thành phố ", "thị xã ", "thị trấn ", "đặc khu ")
_BEARING = ("tỉnh ủy", "huyện ủy", "thành ủy", "quận ủy", "thị ủy", "tỉnh uỷ", "huyện uỷ", "thành uỷ", "quận uỷ", "thị uỷ")
_UNITS = ("văn phòng", "thanh tra", "công an")


def named(title: str, body: str, place: str) -> str:
    """Return the name of a post or a body as people write it: ``Chủ tịch UBND xã Hữu Kiệm``."""
    word = next((two.strip() for two in _TWO if place.startswith(two)), place.partition(" ")[0])
    bare = place[len(word) + 1 :]
    told = body.lower().endswith((" " + word, *_BEARING))
    shown = "" if place == "trung ương" else bare if told else place
    return " ".join(part for part in (title, _rest(title.lower(), body), shown) if part)


def _rest(title: str, body: str) -> str:
    """The body without the word that the title ends with: ``Trưởng ban | Ban Dân vận``."""
    unit = next((two for two in _UNITS if body.lower().startswith(two + " ")), body.partition(" ")[0].lower())
    return body[len(unit) + 1 :] if unit and title.endswith(" " + unit) else body


def _lowest(*slots: Slot) -> Reading:
    worst = max((_READINGS[slot.reading] for slot in slots if slot.value and slot.value != ".."), default=0)
    return (Reading.EXPLICIT, Reading.CONTEXT, Reading.INFERRED)[worst]
