"""The axis of time: from days to pixels, with ticks at years or months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kgraph.dates import PartialDate
from kgraph.diagrams.wording import date_words

_LEAST_DAYS = 365
_TICK_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_BETWEEN_TICKS = 64.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis that has a label: the beginning of a year or of a month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale from a first to a last day, both included, over so many pixels."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float) -> "Axis":
        """Return an axis that holds all the days, and at least a year, so that one month is no whole picture."""
        known = sorted(days)
        lacking = max(0, _LEAST_DAYS - (known[-1] - known[0]).days)
        before = min(lacking // 4, (known[0] - date.min).days)
        after = min(lacking - before, (date.max - known[-1]).days - 1)
        return cls(known[0] - timedelta(days=before), known[-1] + timedelta(days=after), left, right)

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first).days * self._day

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.x(day) + self._day

    def ticks(self, language: str) -> tuple[Tick, ...]:
        """Return as many ticks as there is room for."""
        least = _BETWEEN_TICKS / self._day / 30.44
        months = next((step for step in _TICK_MONTHS if step >= least), _TICK_MONTHS[-1])
        return tuple(Tick(round(self.x(day), 1), _label(day, language)) for day in self._beginnings(months))

    @property
    def _day(self) -> float:
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def _beginnings(self, months: int) -> Iterator[date]:
        """The first days of every so many months, counted from year 0, within the axis."""
        first = self.first.year * 12 + self.first.month - (1 if self.first.day == 1 else 0)
        last = self.last.year * 12 + self.last.month - 1
        for count in range(-(-first // months) * months, last + 1, months):
            yield date(count // 12, count % 12 + 1, 1)


def _label(day: date, language: str) -> str:
    return date_words(PartialDate.parse(f"{day.year:04}" if day.month == 1 else f"{day.year:04}-{day.month:02}"), language)
