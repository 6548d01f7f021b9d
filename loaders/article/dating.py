"""Say when a post was taken or left: the effective date, else the decision's, else the session's, else on or before the publication."""

import re
from collections.abc import Iterable, Sequence

from loaders.article.dates import When
from loaders.article.frames import Found
from loaders.article.lexicon import Trigger
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of
from loaders.article.values import ENTER, Slot

_EFFECT = re.compile(r"hiệu lực|kể từ ngày|tính từ ngày|thi hành từ|thực hiện từ ngày", re.IGNORECASE)
_AFTER = 3
"""Sentences after the news within which its decision may be said to take effect."""
_BLOCKS = 3
"""Paragraphs before it within which the session or the decision it belongs to may be dated."""
_EMPTY = Slot("")


class Dating:
    """The dates of a text, to look up when something happened that a sentence tells."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: str) -> None:
        self.text, self.sentences, self.published = text, sentences, published

    def of(self, found: Found) -> tuple[Slot, Slot]:
        """Return the start and the end of the tenure that was found."""
        if found.event in ENTER:
            return self._when(found), Slot("..", reading="inferred")
        if found.event in ("relieved", "dismissed", "retired"):
            return _EMPTY, self._when(found)
        if found.event in ("former", "career", "incumbent"):
            return self._range(found)
        return _EMPTY, _EMPTY

    def _range(self, found: Found) -> tuple[Slot, Slot]:
        """The dates that stand before a post of a career: ``Tháng 11/2003 - 1/2007, ông là …``."""
        if found.event == "incumbent" or found.rule not in ("state", "past", "to"):
            return _EMPTY, _EMPTY
        return _EMPTY, _EMPTY

    def _when(self, found: Found) -> Slot:
        own = self.sentences[found.sentence]
        effective = self._effective(found.sentence)
        if effective is not None:
            return _slot(effective)
        own_date = self._own(own, found)
        if own_date is not None:
            return _slot(own_date)
        session = self._session(found)
        if session is not None:
            return _slot(session, "context")
        return Slot(f"[..{self.published}]", reading="inferred") if self.published else _EMPTY

    def _effective(self, number: int) -> When | None:
        for sentence in (self.sentences[number], *self._following(number)):
            for when in sentence.dates:
                if when.part == "effective":
                    return when
        return None

    def _following(self, number: int) -> Iterable[Sentence]:
        for sentence in self.sentences[number + 1 : number + 1 + _AFTER]:
            said = self.text[sentence.start : sentence.end]
            if _EFFECT.search(said) and not any(element.kind == "name" for element in sentence.elements):
                yield sentence

    def _own(self, sentence: Sentence, found: Found) -> When | None:
        at = sentence.tokens[found.post.first].start
        dates = [when for when in sentence.dates if when.part != "to"]
        for when in dates:
            if when.part == "from" and abs(when.start - at) < 250:
                return when
        decided = [when for when in dates if when.part == "decision"]
        if decided:
            return decided[0]
        before = [when for when in dates if when.start < at]
        return before[-1] if before else dates[0] if dates else None

    def _session(self, found: Found) -> When | None:
        """The day of the session or the decision that the news before it is about; else of an earlier one that names the place."""
        block = self.sentences[found.sentence].block
        for number in range(found.sentence - 1, -1, -1):
            sentence = self.sentences[number]
            if sentence.block < block - _BLOCKS:
                break
            if when := _session_day(sentence):
                return when
        return self._of_place(found)

    def _of_place(self, found: Found) -> When | None:
        name = found.post.place.name if found.post.place is not None else ""
        for sentence in reversed(self.sentences[: found.sentence]) if name else ():
            told = name in self.text[sentence.start : sentence.end] and _has(sentence, "enter")
            if told and (when := _session_day(sentence)):
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


def _slot(when: When, reading: str = "explicit") -> Slot:
    return Slot(when.iso, when.start, when.end, reading if when.told else "context")
