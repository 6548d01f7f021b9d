"""When a figure held: on the date its sentence gives, at the end of the year it speaks of, else when the text appeared."""

import re
from collections.abc import Sequence

from kgraph import PartialDate, Span
from loaders.article.scan import Sentence

_END_OF_YEAR = re.compile(r"(?:cuối|hết)\s+năm(?:\s+((?:19|20)\d\d))?", re.IGNORECASE)
_NOW = re.compile(r"(?:đến nay|hiện nay|hiện tại|tới nay|hiện có|lúc này)", re.IGNORECASE)
_BACK = 6


class Times:
    """The dates of a text, to look up for when something that is counted was so."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: PartialDate) -> None:
        self._text, self._sentences, self._published = text, sentences, published

    @property
    def attested(self) -> Span:
        """The time of the text: it was so when the text appeared."""
        return Span.attested(self._published)

    def of(self, number: int, first: int) -> Span:
        """Return when the figure at a token of a sentence held."""
        sentence = self._sentences[number]
        said = self._text[sentence.start : sentence.end]
        if (ended := _END_OF_YEAR.search(said)) is not None:
            year = ended[1] or self._year(number)
            return Span.attested(PartialDate.parse(f"{year}-12")) if year else self.attested
        if _NOW.search(said):
            return self.attested
        at = sentence.tokens[first].start
        before = [when.iso for when in sentence.dates if when.start < at and when.part not in ("from", "decision")]
        return self.dated(before[-1]) if before else self.attested

    def dated(self, iso: str) -> Span:
        """Return the span of something that held on a day, or through a year or a month, as the text dates it."""
        return Span.parse(iso) if "-" not in iso else Span.attested(PartialDate.parse(iso))

    def year_of(self, number: int) -> str:
        """Return the year that the paragraph up to a sentence spoke of last; ``""`` where it speaks of none."""
        return self._year(number)

    def _year(self, number: int) -> str:
        block = self._sentences[number].block
        for sentence in reversed(self._sentences[max(0, number - _BACK) : number + 1]):
            if sentence.block == block and sentence.dates:
                return sentence.dates[-1].iso[:4]
        return ""
