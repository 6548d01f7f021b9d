"""Dates and spans as sources give them: what is certain, what is possible.

A date is the two days it lies between; a span has two such dates. The text form is ISO 8601-2 (EDTF) with sets as the ends of
an interval: ``1998``, ``1998-03``, ``1998/2004-05``, ``2004/`` (end unknown), ``2004/[2017-04..]`` (still so when the source
appeared), ``[..2017]/[2017..]`` (attested in 2017). A year, a month and a day are three precisions and stay so.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from kgraph.errors import DateError

FIRST_DAY = date.min
LAST_DAY = date.max

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SET = re.compile(r"\[([0-9-]*)\.\.([0-9-]*)\]")
_FIX = "write 1998, 1998-03 or 1998-03-21; [..1998] for 'in or before 1998', [1998..] for 'in or after 1998'"


class Certainty(StrEnum):
    """How sure a statement about a day is: every reading of the dates, some reading, or no date to read."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to lie between two days, each given to a day, a month or a year; ``""`` where nothing bounds it."""

    first: str = ""
    last: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise DateError(f"the set [{self.first}..{self.last}] ends before it starts", fix="write the earlier date first")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a year, month, day or set; ``""`` is an unknown date.

        Raises:
            DateError: the text is none of these.
        """
        if "[" not in text:
            return cls(text, text)
        match = _SET.fullmatch(text)
        if match is None:
            raise DateError(f"cannot read '{text}' as a date", fix=_FIX)
        return cls(*match.groups())

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the date that is exactly this day."""
        return cls(day.isoformat(), day.isoformat())

    @property
    def earliest(self) -> date:
        """The first day it can be; 0001-01-01 where nothing bounds it."""
        return _days(self.first)[0] if self.first else FIRST_DAY

    @property
    def latest(self) -> date:
        """The last day it can be; 9999-12-31 where nothing bounds it."""
        return _days(self.last)[1] if self.last else LAST_DAY

    @property
    def is_unknown(self) -> bool:
        """Whether nothing bounds it on either side."""
        return not self.first and not self.last

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.earliest == self.latest

    def possibly_equals(self, other: Self) -> bool:
        """Whether some day fits both dates."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def intersection(self, other: Self) -> Self:
        """Return the days that fit both; of two equal bounds the finer precision stays.

        Raises:
            DateError: no day fits both.
        """
        first = max(self, other, key=lambda d: (d.earliest, len(d.first))).first
        last = min(self, other, key=lambda d: (d.latest, -len(d.last))).last
        return type(self)(first, last)

    def hull(self, other: Self) -> Self:
        """Return the narrowest date that holds both; of two equal bounds the coarser precision stays."""
        first = min(self, other, key=lambda d: (d.earliest, len(d.first))).first
        last = max(self, other, key=lambda d: (d.latest, -len(d.last))).last
        return type(self)(first, last)

    def on_or_after(self) -> Self:
        """Return the date that is this one or any later: ``[2017-04..]``."""
        return type(self)(self.first, "")

    def on_or_before(self) -> Self:
        """Return the date that is this one or any earlier: ``[..2017-04]``."""
        return type(self)("", self.last)

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"[{self.first}..{self.last}]"


UNKNOWN_DATE = PartialDate()


@lru_cache(maxsize=65536)
def _days(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(f"cannot read '{text}' as a date", fix=_FIX)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if year in (FIRST_DAY.year, LAST_DAY.year):
        raise DateError(f"the year of '{text}' stands for no date at all", fix="leave out a date that nobody knows; nothing is for ever")
    try:
        if match.group(3):
            return date(year, month, day), date(year, month, day)
        if match.group(2):
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as err:
        raise DateError(f"there is no day '{text}'", fix=_FIX) from err


@dataclass(frozen=True, slots=True)
class Span:
    """The time during which something held: a start and an end, first and last day both included."""

    start: PartialDate = UNKNOWN_DATE
    end: PartialDate = UNKNOWN_DATE

    def __post_init__(self) -> None:
        if self.start.earliest > self.end.latest:
            raise DateError(f"the span {self.start}/{self.end} ends before it starts", fix="check both dates, and their order")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``start/end``, or one date for something that started and ended within it.

        Raises:
            DateError: a date cannot be read, the end lies before the start, or an end is ``..``: nobody stays for ever.
        """
        start, slash, end = text.partition("/")
        if not text:
            raise DateError("an empty text is no span", fix="write / for a span of which neither end is known")
        if ".." in (start, end):
            raise DateError(f"the open end in '{text}' says 'for ever'", fix="write [DAY..] with the day the source appeared")
        return cls(PartialDate.parse(start), PartialDate.parse(end if slash else start))

    @classmethod
    def attested(cls, when: PartialDate) -> Self:
        """Return the span of something seen at that date and not said to begin or end: ``[..when]/[when..]``."""
        return cls(when.on_or_before(), when.on_or_after())

    @property
    def start_earliest(self) -> date:
        """The first day it can have started."""
        return self.start.earliest

    @property
    def start_latest(self) -> date:
        """The last day it can have started: no later than it can have ended."""
        return min(self.start.latest, self.end.latest)

    @property
    def end_earliest(self) -> date:
        """The first day it can have ended: no earlier than it can have started."""
        return max(self.end.earliest, self.start.earliest)

    @property
    def end_latest(self) -> date:
        """The last day it can have ended."""
        return self.end.latest

    @property
    def is_undated(self) -> bool:
        """Whether neither end is bounded at all."""
        return self.start.is_unknown and self.end.is_unknown

    def certainly_covers(self, day: date) -> bool:
        """Whether it held on that day on every reading of its dates."""
        return self.start_latest <= day <= self.end_earliest

    def possibly_covers(self, day: date) -> bool:
        """Whether it held on that day on some reading of its dates."""
        return self.start_earliest <= day <= self.end_latest

    def has_certain_day(self) -> bool:
        """Whether it held on some one day on every reading of its dates."""
        return self.start_latest <= self.end_earliest

    def certainly_overlaps(self, other: Self) -> bool:
        """Whether the spans share a day on every reading of their dates."""
        return self.start_latest <= other.end_earliest and other.start_latest <= self.end_earliest

    def possibly_overlaps(self, other: Self) -> bool:
        """Whether the spans share a day on some reading of their dates."""
        return self.start_earliest <= other.end_latest and other.start_earliest <= self.end_latest

    def certainly_before(self, other: Self) -> bool:
        """Whether it ended before the other started on every reading of their dates."""
        return self.end_latest < other.start_earliest

    def possibly_before(self, other: Self) -> bool:
        """Whether it ended before the other started on some reading of their dates."""
        return self.end_earliest < other.start_latest

    def possibly_equals(self, other: Self) -> bool:
        """Whether one span fits both: the starts can be one day and so can the ends."""
        return (
            self.start.possibly_equals(other.start)
            and self.end.possibly_equals(other.end)
            and max(self.start_earliest, other.start_earliest) <= min(self.end_latest, other.end_latest)
        )

    def intersection(self, other: Self) -> Self:
        """Return the span that fits both.

        Raises:
            DateError: no span fits both.
        """
        return type(self)(self.start.intersection(other.start), self.end.intersection(other.end))

    def hull(self, other: Self) -> Self:
        """Return the narrowest span whose bounds hold both."""
        return type(self)(self.start.hull(other.start), self.end.hull(other.end))

    def within_its_ends(self) -> Self:
        """Return the same readings with bounds that some reading reaches: no start after every end, no end before every start."""
        start = PartialDate(self.start.first, self.end.last) if self.start.latest > self.end.latest else self.start
        end = PartialDate(self.start.first, self.end.last) if self.end.earliest < self.start.earliest else self.end
        return type(self)(start, end)

    def days_until(self, other: Self) -> int | None:
        """Return the days strictly between this span and a later one; 0 if they touch or share days, None if not certain."""
        if self.certainly_overlaps(other):
            return 0
        if not (self.start_latest <= other.start_earliest and self.end.is_day and other.start.is_day):
            return None
        return max(0, (other.start.earliest - self.end.latest).days - 1)

    def __str__(self) -> str:
        start, end = str(self.start), str(self.end)
        return start if start and start == end and not start.startswith("[") else f"{start}/{end}"


UNDATED = Span()


def day_before(day: date) -> date:
    """Return the day before, for half-open sources; the first day there is has none before it."""
    return day if day == FIRST_DAY else day - timedelta(days=1)
