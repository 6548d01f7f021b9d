"""Find periods that stand on a line of their own, before or behind the posts that were held in them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.article.dates import dates_in
from loaders.article.scan import Sentence
from loaders.article.values import Slot

_LABEL = re.compile(r"\s*(?:Nhiệm kỳ|Nhiệm kì|Tại nhiệm|Tại chức|Thời gian)\s?[:|]?\s?", re.IGNORECASE)
_POINT = r"(?:(?:tháng|năm|ngày)\s|T)?(?:\d{1,2}\s{1,2}tháng\s{1,2}\d{1,2}(?:\s{1,2}năm|,)?\s{1,2}|\d{1,2}\s?năm\s)?\d[\d/.]*(?:-\d{4})?"
_PERIOD = re.compile(
    rf"\W*(?:từ\s|giai đoạn\s)?{_POINT}\s?(?:-|–|—|→|~|đến|tới)\s?(?:{_POINT}|nay|hiện nay|đương nhiệm|hiện tại)\W*", re.IGNORECASE
)
_OPEN = re.compile(r"(?:nay|hiện tại|đương nhiệm)\W*$", re.IGNORECASE)
_TERM_OF_YEARS = re.compile(r"\s{0,3}(?:Nhiệm k[ỳì])\s{0,2}:?\s{1,2}\d{4}\s?[-–]\s?\d{4}\s*", re.IGNORECASE)
"""``Nhiệm kỳ 2015 - 2020`` is the term of a council; glued to its label, ``Nhiệm kỳ1997 – 1999``, it is a box about one person."""
_REACH = 4
"""Lines that a period may stand away from its posts."""
_EMPTY = (Slot(""), Slot(""))


class Periods:
    """The lines of a text that are a period alone."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: str) -> None:
        self._sentences = sentences
        self._at: dict[int, tuple[Slot, Slot]] = {}
        self._behind: set[int] = set()
        for number, sentence in enumerate(sentences):
            if sentence.end - sentence.start > 80 or not self._alone(number):
                continue
            label = _LABEL.match(text, sentence.start, sentence.end)
            begins = label.end() if label else sentence.start
            if _TERM_OF_YEARS.fullmatch(text, sentence.start, sentence.end) or not _PERIOD.fullmatch(text, begins, sentence.end):
                continue
            dates = dates_in(text, begins, sentence.end, published)
            if dates:
                ends = Slot("..", reading="inferred") if _OPEN.search(text, begins, sentence.end) else Slot("")
                until = Slot(dates[1].iso, dates[1].start, dates[1].end) if len(dates) > 1 else ends
                self._at[number] = (Slot(dates[0].iso, dates[0].start, dates[0].end), until)
                if label:
                    self._behind.add(number)
        self._behind_all = self._stand_behind()

    def beside(self, number: int) -> tuple[Slot, Slot]:
        """Return the start and the end that stand on a line of their own beside the line of a post; empty where none does."""
        before = next((k for k in range(number - 1, max(-1, number - _REACH), -1) if k in self._at or self._sentences[k].dates), -1)
        after = next((k for k in range(number + 1, min(len(self._sentences), number + _REACH)) if k in self._at or self._posts(k)), -1)
        if after in self._at and (after in self._behind or self._behind_all):
            return self._at[after]
        return self._at[before] if before in self._at and before not in self._behind and not self._behind_all else _EMPTY

    def _alone(self, number: int) -> bool:
        here = self._sentences[max(0, number - 1) : number + 2]
        return all(a.block != b.block for a, b in pairwise(here))

    def _posts(self, number: int) -> bool:
        return any(element.kind == "post" for element in self._sentences[number].elements)

    def _stand_behind(self) -> bool:
        """Whether the periods close their posts: a post stands before the first, and none behind the last."""
        numbers = sorted(set(self._at) - self._behind)
        if not numbers:
            return False
        first, last = numbers[0], numbers[-1]
        return first > 0 and self._posts(first - 1) and not (last + 1 < len(self._sentences) and self._posts(last + 1))
