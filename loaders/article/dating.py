"""Say when a post was taken or left: the effective date, else the decision's, else the session's, else on or before the publication."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from loaders.article.dates import When
from loaders.article.framing import Found
from loaders.article.lexicon import Trigger
from loaders.article.scan import Sentence
from loaders.article.spans import NOW, OPENING, Spans, slot_of
from loaders.article.tokens import key_of
from loaders.article.values import ENTER, Slot

_EFFECT = re.compile(r"hiệu lực|kể từ|thi hành từ|thực hiện từ|chính thức|nghỉ (?:hưu|việc)? ?từ|nhận nhiệm vụ từ", re.IGNORECASE)
_RETIRING = re.compile(r"nghỉ\s[^.,;]{0,30}từ\s(?:ngày\s|tháng\s|năm\s)?\s?$", re.IGNORECASE)
_AFTER = 8
"""Sentences after the news within which its decision may be said to take effect."""
_CLOSE = 250
_UNTIL_THEN = re.compile(r"[\s,]{0,3}(?:thì\s|đã\s|ông\s|bà\s|đồng chí\s)?\s{0,3}(?:được|bầu|trúng)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới)\s{1,2}(?:(?:ngày|tháng|năm|cuối|đầu)\s{1,2}){0,2}", re.IGNORECASE)
_BACKWARDS = re.compile(r"\btừng\b|sau đó|trước đó|trước khi|trước đây", re.IGNORECASE)
_AT_SESSION = re.compile(r"tại (?:kỳ|cuộc|phiên) họp|tại hội nghị|tại buổi lễ|tại lễ", re.IGNORECASE)
_BACK = 40
"""Sentences that are looked at, and no more, however long a paragraph is."""
_BLOCKS = 3
"""Paragraphs before it within which the session or the decision it belongs to may be dated."""
_EMPTY = Slot("")
_DECISION = (key_of("quyết"), key_of("định"))


class Dating:
    """The dates of a text, to look up when something happened that a sentence tells."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: str) -> None:
        self.text, self.sentences, self.published = text, sentences, published
        self._spans = Spans(text, sentences, published)
        self._decisions = [number for number, sentence in enumerate(sentences) if sentence.dates and _has(sentence, "enter")]

    def of(self, found: Found) -> tuple[Slot, Slot]:
        """Return the start and the end of the tenure that was found."""
        if found.rule == "cv":
            return self._spans.of(found)
        if found.rule == "instead":
            return _EMPTY, Slot("..", reading="inferred") if found.event in ENTER else self._spans.retired(found)
        start, end = self._spans.of(found) if found.rule in ("to", "state", "past") else (_EMPTY, _EMPTY)
        if end.value and end.value != "..":
            return start, end
        if found.event in ENTER:
            return self._when(found), Slot("..", reading="inferred")
        if found.event in ("relieved", "dismissed", "retired"):
            return _EMPTY, self._when(found)
        return start, end

    def _when(self, found: Found) -> Slot:
        dates = self._dates(found)
        own = self._own(self.sentences[found.sentence], found, dates)
        for when in (
            self._effective(found.sentence, dates),
            own if own is not None and own.part else None,
            self._decided(found.sentence),
            own,
        ):
            if when is not None:
                return slot_of(when)
        session = None if self._of_a_career(found) else self._session(found)
        if session is not None:
            return slot_of(session, "context")
        return Slot(f"[..{self.published}]", reading="inferred") if self.published else _EMPTY

    def _of_a_career(self, found: Found) -> bool:
        """Whether the sentence looks back, so that the session of the news says nothing of it."""
        sentence = self.sentences[found.sentence]
        back = _BACKWARDS.search(self.text, sentence.start, sentence.end)
        return back is not None and _AT_SESSION.search(self.text, sentence.start, sentence.end) is None

    def _decided(self, number: int) -> When | None:
        """The date of the decision, where the next sentences begin with it and name no post: ``Quyết định số … ngày …``."""
        for sentence in self.sentences[number + 1 : number + 3]:
            opens = sentence.tokens[0].key == _DECISION[0] and len(sentence.tokens) > 1 and sentence.tokens[1].key == _DECISION[1]
            if opens and not any(element.kind == "post" for element in sentence.elements):
                return next((when for when in sentence.dates if when.part in ("", "decision")), None)
        return None

    def _effective(self, number: int, dates: Sequence[When]) -> When | None:
        """The day from which the decision counts: in the sentence itself, or in one behind it that names no post."""
        own = next((when for when in dates if when.part == "effective" and not NOW.match(self.text, when.end)), None)
        if own is not None:
            return own
        for sentence in self.sentences[number + 1 : number + 1 + _AFTER]:
            said = self.text[sentence.start : sentence.end]
            told = _EFFECT.search(said) and not any(element.kind == "post" for element in sentence.elements)
            if told and (when := next((when for when in sentence.dates if when.part in ("effective", "from")), None)):
                return when
        return None

    def _dates(self, found: Found) -> Sequence[When]:
        """The dates of the sentence that may be the event's: of its own clause where that says from when; of no one else's retirement."""
        sentence, tokens = self.sentences[found.sentence], self.sentences[found.sentence].tokens
        first, last = tokens[found.post.first].start, tokens[found.post.last - 1].end
        dates = [when for when in sentence.dates if when.part != "held"]
        if found.event in ENTER:
            dates = [when for when in dates if not _RETIRING.search(self.text, max(sentence.start, when.start - 45), when.start)]
        begin, end = self.text.rfind(";", sentence.start, first), self.text.find(";", last, sentence.end)
        own = [when for when in dates if begin < when.start and (end < 0 or when.start < end)]
        if found.event == "retired" and found.trigger is not None and tokens[found.trigger.first].start < end:
            return [when for when in dates if when.start < end]
        opens = begin > 0 and bool(own) and OPENING.fullmatch(self.text, begin + 1, own[0].start) is not None
        return own if opens or any(when.part in ("from", "effective", "decision") for when in own) else dates

    def _own(self, sentence: Sentence, found: Found, dates: Sequence[When]) -> When | None:
        """The date of the sentence that belongs to the post: from when, the decision's, else the nearest before it."""
        at = sentence.tokens[found.post.first].start
        for when in dates:
            if when.part == "from" and abs(when.start - at) < _CLOSE and not NOW.match(self.text, when.end):
                return when
        decided = next((when for when in dates if when.part == "decision"), None)
        if decided is not None:
            return decided
        before = [when for when in dates if when.start < at and (when.part != "to" or self._then(when, at))]
        return before[-1] if before else next((when for when in dates if when.part != "to"), None)

    def _then(self, when: When, at: int) -> bool:
        """Whether what the date ends is told before, and the post follows from then on: ``công tác đến 5/2010 được bầu``."""
        until = _UNTIL.search(self.text, max(0, when.start - 20), when.start)
        return until is not None and _UNTIL_THEN.match(self.text, when.end, at) is not None

    def _session(self, found: Found) -> When | None:
        """The day of the session or the decision that the news before it is about; else of an earlier one that names the place."""
        block = self.sentences[found.sentence].block
        for number in range(found.sentence - 1, max(-1, found.sentence - _BACK), -1):
            sentence = self.sentences[number]
            if sentence.block < block - _BLOCKS:
                break
            if when := _session_day(sentence):
                return when
        return self._of_place(found)

    def _of_place(self, found: Found) -> When | None:
        name = found.post.place.name if found.post.place is not None else ""
        at = bisect_left(self._decisions, found.sentence)
        for number in reversed(self._decisions[max(0, at - _BACK) : at]) if name else ():
            sentence = self.sentences[number]
            if name in self.text[sentence.start : sentence.end] and (when := _session_day(sentence)):
                return when
        return None


def _session_day(sentence: Sentence) -> When | None:
    """The date of a sentence that tells of a session, a ceremony or a decision, to the month at least."""
    if not _has(sentence, "enter", "leave") and not any(element.key in _SESSIONS for element in sentence.elements):
        return None
    return next((when for when in sentence.dates if when.part in ("", "decision", "effective") and len(when.iso) > 4), None)


def _has(sentence: Sentence, *parts: str) -> bool:
    return any(isinstance(element.value, Trigger) and element.value.part in parts for element in sentence.elements)


_SESSIONS = frozenset(key_of(word) for word in ("họp", "nghị", "lễ", "hội", "công", "trao", "quyết"))
