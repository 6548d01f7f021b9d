"""The span of a claim: dates of a row, 'still so' counted from the day the work appeared, and days it was seen."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from kgraph import DataError, DateError, PartialDate, Span, Work
from loaders.table.dates import Shapes
from loaders.table.fields import Field
from loaders.table.rules import PUBLISHED, SpanRule

Said: TypeAlias = tuple[Field, str]
"""What a cell says, with the field it was read from."""

_ISO = Shapes()


class Spans:
    """Reads spans in the shapes of date that a map allows."""

    def __init__(self, shapes: Shapes, still: frozenset[str]) -> None:
        self._date = lru_cache(maxsize=65536)(shapes.read)
        self._still = still

    def read(self, rule: SpanRule, cells: Sequence[str], work: Work) -> Span:
        """Return when a row says that it was so; an undated span where it says nothing.

        Raises:
            DataError: a date cannot be read, the span ends before it starts, or the work has no day to count from.
        """
        whole = rule.valid.text(cells)
        if whole:
            start, slash, end = whole.partition("/")
            span = self._between((rule.valid, start), (rule.valid, end if slash else start), work, _ISO.read)
        else:
            start, end = rule.start.text(cells), rule.end.text(cells)
            span = self._between((rule.start, start), (rule.end, end), work, self._date)
        return self._seen(span, rule.attested, cells, work)

    def _between(self, start: Said, end: Said, work: Work, read: Callable[[str], PartialDate]) -> Span:
        first, still = _read(start, read), end[1] in self._still
        last = published(end[0], work).on_or_after() if still else _read(end, read)
        if still and first.earliest > work.published.latest:
            what = f"it begins in {first}, and was so when '{work.id}' appeared in {work.published}"
            raise start[0].fault(DataError(what, fix="check the date, and the day the work was published"))
        try:
            return Span(first, last)
        except DateError as err:
            where = " and ".join(dict.fromkeys((start[0].name, end[0].name)))
            raise DataError(err.what, where=where, fix=err.fix) from err

    def _seen(self, span: Span, field: Field, cells: Sequence[str], work: Work) -> Span:
        seen = field.text(cells)
        if not seen:
            return span
        when = published(field, work) if field.is_constant and seen == PUBLISHED else _read((field, seen), self._date)
        try:
            return span.intersection(Span.attested(when))
        except DateError as err:
            fix = "check the dates: what was seen on a day has neither ended before it nor begun after it"
            raise field.fault(DataError(f"it was seen in {when} and is said to be valid {span}", fix=fix)) from err


def _read(said: Said, read: Callable[[str], PartialDate]) -> PartialDate:
    field, text = said
    try:
        return read(text)
    except DataError as err:
        raise field.fault(err) from err


def published(field: Field, work: Work) -> PartialDate:
    """Return the day that a work appeared, for what a field counts from it.

    Raises:
        DataError: nobody says when it appeared.
    """
    if work.published.is_unknown:
        what = f"it was so when '{work.id}' appeared, and nobody says when that was"
        raise field.fault(DataError(what, fix='write published = "2017-04" in the work, or a date in the cell'))
    return work.published
