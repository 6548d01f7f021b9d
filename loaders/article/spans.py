"""Find the time for which somebody held a post, where the sentence tells it: before the post, or directly behind."""

import re
from collections.abc import Sequence

from loaders.article.dates import When
from loaders.article.framing import Found
from loaders.article.periods import Periods
from loaders.article.scan import Sentence
from loaders.article.values import Slot

NOW = re.compile(r"\s{0,3}(?:cho\s)?(?:đến|tới|-|–|—|→|~)\s{0,2}(?:nay|hiện nay|hiện tại)", re.IGNORECASE)
OPENING = re.compile(r"\W*(?:(?:vào|từ|đến|tới|đầu|cuối|giữa|tháng|năm)\s){0,3}\s?", re.IGNORECASE)
_SPAN = re.compile(r"\s{0,3}(?:cho\s)?(?:đến|tới|-|–|—|→|~)", re.IGNORECASE)
_FROM_THEN = re.compile(r"\s?,?\s(?:từ|trong)\s(?:(?:khoảng|giữa|cuối|đầu|tháng|năm|ngày)\s){0,2}", re.IGNORECASE)
_RETIRES = re.compile(r"\s(?:(?:vừa|đã|sẽ|được|đến tuổi)\s){0,2}nghỉ\s[^.,;]{0,30}từ\s(?:ngày\s|tháng\s|năm\s)?\s?", re.IGNORECASE)
_HE_WAS = re.compile(r"[\s,]{0,3}(?:ông|bà|đồng chí|anh|chị)\s(?:[^\s,.;:]{1,9}\s){0,4}?(?:là|làm|giữ)\s", re.IGNORECASE)
_BRACKET = re.compile(r"\s{0,2}\(\s?(?:(?:từ|năm|tháng|ngày)\s{1,2}){0,2}", re.IGNORECASE)
_JOINT = re.compile(r"(?:\s?\([^()]{3,60}\))?\s?[(:,–-]?\s?(?:(?:từ|năm|tháng|ngày|giai đoạn)\s{1,2}){0,3}T?", re.IGNORECASE)
"""What may stand between a post and its time: in news only a bracket, in a line of a curriculum nearly nothing."""
_EMPTY = Slot("")


class Spans:
    """The periods of a text, to look up from when to when somebody held what a sentence tells."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: str) -> None:
        self.text, self.sentences = text, sentences
        self._periods = Periods(text, sentences, published)

    def of(self, found: Found) -> tuple[Slot, Slot]:
        """Return the time that stands before a post, ``Tháng 11/2003 - 1/2007, ông là …``, or behind it in brackets."""
        sentence, tokens = self.sentences[found.sentence], self.sentences[found.sentence].tokens
        at, last = tokens[found.post.first].start, tokens[found.post.last - 1].end
        before = next((when for when in reversed(sentence.dates) if when.end <= at and when.part not in ("to", "held")), None)
        joint = _JOINT if found.rule == "cv" and before is None else _BRACKET
        first = next((when for when in sentence.dates if when.start >= last and self._follows(when, last, joint)), before)
        if first is None and found.rule == "cv":
            return self._periods.beside(found.sentence)
        if first is not None and found.rule == "state" and self._opens_life(first, found):
            return slot_of(first), _EMPTY
        if first is None or (found.rule != "cv" and first.part != "from" and not _SPAN.match(self.text, first.end)):
            return _EMPTY, _EMPTY
        if found.rule == "past" and self._posts_between(first, found):
            return _EMPTY, _EMPTY
        until = next((when for when in sentence.dates if first.end <= when.start <= first.end + 20 and when.part in ("to", "")), None)
        if until is not None:
            return slot_of(first), slot_of(until)
        open_ = NOW.match(self.text, first.end) is not None
        return slot_of(first), Slot("..", reading="inferred") if open_ else _EMPTY

    def _opens_life(self, when: When, found: Found) -> bool:
        """Whether a month or a year opens a sentence of somebody's life: ``Tháng 8/1980, ông là …``, no day of a meeting."""
        sentence = self.sentences[found.sentence]
        post = sentence.tokens[found.post.first].start
        alone = not any(other is not when and other.start < post for other in sentence.dates)
        opens = OPENING.fullmatch(self.text, sentence.start, when.start) is not None
        return alone and opens and len(when.iso) <= 7 and _HE_WAS.match(self.text, when.end) is not None

    def retired(self, found: Found) -> Slot:
        """Return the day from which a predecessor retires, where it stands with the name: ``thay ông A nghỉ hưu từ ngày …``."""
        if found.name is None:
            return _EMPTY
        sentence = self.sentences[found.named_in if found.named_in >= 0 else found.sentence]
        last = sentence.tokens[found.name.last - 1].end
        return next((slot_of(when) for when in sentence.dates if _RETIRES.fullmatch(self.text, last, when.start)), _EMPTY)

    def _follows(self, when: When, last: int, joint: re.Pattern[str]) -> bool:
        """Whether a time stands directly behind a post: in brackets, or ``từ … đến …``."""
        if joint.fullmatch(self.text, last, when.start) is not None:
            return True
        return _FROM_THEN.fullmatch(self.text, last, when.start) is not None and _SPAN.match(self.text, when.end) is not None

    def _posts_between(self, when: When, found: Found) -> bool:
        """Whether the time is that of a whole list of posts."""
        sentence, at = self.sentences[found.sentence], self.sentences[found.sentence].tokens[found.post.first].start
        posts = [e for e in sentence.elements if e.kind == "post" and when.end <= sentence.tokens[e.first].start]
        return len(posts) > 1 or any(sentence.tokens[e.first].start < at for e in posts)


def slot_of(when: When, reading: str = "explicit") -> Slot:
    """Return a date as a part of a posting."""
    return Slot(when.iso, when.start, when.end, reading if when.told else "context")
