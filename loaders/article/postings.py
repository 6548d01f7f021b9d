"""Make postings of what the sentences of a text say: context filled in, dates given, the same post of the same person once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.article.blocks import blocks_of
from loaders.article.context import Context, Seat
from loaders.article.curriculum import posts_of_line
from loaders.article.dating import Dating
from loaders.article.doubting import doubted
from loaders.article.existing import held
from loaders.article.framing import Carried, Found, Frame
from loaders.article.home import home_of
from loaders.article.mentions import Place
from loaders.article.merging import left, merged
from loaders.article.people import People
from loaders.article.scan import Sentence, places_of, sentences_of
from loaders.article.values import ENTER, LEAVE, Posting, Slot

CONFIDENCE = {
    "to": 0.95,
    "object": 0.93,
    "title": 0.95,
    "apposition": 0.93,
    "list": 0.88,
    "leave": 0.92,
    "instead": 0.9,
    "past": 0.85,
    "state": 0.88,
    "cv": 0.93,
    "unnamed": 0.8,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a text: the postings in their order, and every person it names in full."""

    postings: tuple[Posting, ...]
    persons: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    home: Place | None = None
    """The province that the text speaks of where it says only "tỉnh"."""

    @property
    def home_name(self) -> str:
        """The province in full: ``tỉnh Nghệ An``; ``""`` where none is known."""
        return f"{self.home.word} {self.home.name}" if self.home is not None else ""

    @property
    def named_places(self) -> tuple[str, ...]:
        """Every place that the text names or that a posting is at, in full."""
        said = (place for sentence in self.sentences for place in places_of(sentence))
        return tuple(dict.fromkeys([*(one.place.value for one in self.postings), *said, *([self.home_name] if self.home else [])]))


def reading_of(text: str, *, published: str = "", subject: str = "", publisher: str = "") -> Reading:
    """Return the postings of a text in the order in which it gives them, and the people it names."""
    people = People()
    if subject:
        people.introduce(subject)
    sentences: list[Sentence] = []
    found: list[Found] = []
    inherited, carried, life = "", Carried(), ""
    for block in blocks_of(text):
        for sentence in sentences_of(text, block.tokens, block.number, published):
            frame = Frame(len(sentences), sentence, people, inherited, carried=carried)
            said = frame.read()
            if block.kind == "cv" and not said and (subject or life):
                said = list(posts_of_line(len(sentences), sentence, subject or life, dated=True))
            elif subject and not said:
                said = list(posts_of_line(len(sentences), sentence, subject, dated=False))
            sentences.append(sentence)
            found += [_of_career(one, subject) for one in said]
            carried = frame.carried
            if frame.act is not None and frame.act.part == "enter":
                inherited = frame.act.event
        if block.kind != "cv" and _LIFE.search(text, block.start, block.end):
            life = people.latest
    home = home_of(text, sentences, published, publisher)
    context, dating = Context(sentences, home), Dating(text, sentences, published)
    chains: dict[tuple[int, str, int], list[Found]] = {}
    for one in found:
        chains.setdefault((one.sentence, one.person, one.chain), []).append(one)
    made = [_posting(one, context, dating, chains[one.sentence, one.person, one.chain], sentences, published) for one in found]
    postings = doubted(tuple(merged(left(made))), published)
    named = dict.fromkeys([*(one.person.value for one in postings if one.person.value), *people.addressed])
    return Reading(postings, tuple(named), tuple(sentences), home)


_LIFE = re.compile(r"quá trình công tác|sinh ngày|sinh năm|tiểu sử|lý lịch", re.IGNORECASE)
"""Words of a line that begins somebody's life; the dated lines behind it are of the person it speaks of."""


def _of_career(found: Found, subject: str) -> Found:
    """What a curriculum vitae says its person was made is a station of the career, not the news of the day."""
    if subject and found.person == subject and found.rule == "to" and found.event in ENTER and found.event != "acting":
        return replace(found, rule="cv", event="career")
    return found


def _posting(
    found: Found, context: Context, dating: Dating, all_: Sequence[Found], sentences: Sequence[Sentence], published: str
) -> tuple[Found, Posting]:
    chain = all_
    start, end = dating.of(found)
    seat = context.seat(found, chain, held(found.event, start.value, end.value, published))
    ended = found.rule in ("to", "state") and start.value != "" and end.value not in ("", "..") and found.event not in LEAVE
    tokens = sentences[found.sentence].tokens
    named = sentences[found.named_in if found.named_in >= 0 else found.sentence].tokens
    name, post = found.name, found.post
    person = (
        Slot(found.person, named[name.at].start, named[name.last - 1].end)
        if name and name.last > name.at
        else Slot(found.person, reading="context")
    )
    title = Slot(seat.title, tokens[post.first].start, tokens[post.head_last - 1].end)
    sentence = (
        sentences[found.sentence].start,
        max(sentences[found.sentence].end, sentences[found.named_in].end if found.named_in >= 0 else 0),
    )
    return found, Posting(
        person,
        title,
        _slot(seat.body, seat.body_at, seat.body_from),
        _slot(seat.place, seat.place_at, seat.place_from),
        start,
        end,
        "career" if ended else found.event,
        found.rule,
        _confidence(found, seat),
        sentence,
    )


def _slot(value: str, at: tuple[int, int] | None, reading: str) -> Slot:
    return Slot(value, *(at or (0, 0)), reading)


def _confidence(found: Found, seat: Seat) -> float:
    factor = {"explicit": 1.0, "context": 0.9, "inferred": 0.8}
    return round(CONFIDENCE[found.rule] * factor[seat.place_from] * factor[seat.body_from], 3)
