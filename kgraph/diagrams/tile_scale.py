"""Which of five shades a number has: lighter for less, and zero apart, so that a grey print shows the same order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kgraph.languages import say
from kgraph.questions.readings import Reading
from kgraph.questions.tiles import NEWEST_ROTATION, Tiles

Sort: TypeAlias = Literal["share", "value", "year"]

_QUARTERS = (0.25, 0.5, 0.75)
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """The upper bounds of all shades but the last, lowest first; with ``zero`` the first shade is for nothing else."""

    sort: Sort
    bounds: tuple[float, ...]
    most: float
    least: float
    zero: bool

    @property
    def shades(self) -> tuple[int, ...]:
        """The numbers of the shades, 0 the lightest; few of them stand apart."""
        count = len(self.bounds) + 1 + self.zero
        first = 0 if self.zero or count > 1 else 2
        return tuple(range(first, first + count))

    def shade(self, number: float) -> int:
        """Return the number of the shade of a value."""
        if self.zero and number == 0:
            return 0
        return self.shades[int(self.zero) + sum(number > bound for bound in self.bounds)]

    def labels(self, language: str) -> tuple[str, ...]:
        """Return what each shade means, in the order of the shades."""
        edges = (self.least, *self.bounds, self.most)
        ranges = [self._range(number, edges, language) for number in range(len(self.bounds) + 1)]
        return (self._figure(0, language), *ranges) if self.zero else tuple(ranges)

    def _range(self, number: int, edges: Sequence[float], language: str) -> str:
        low, high = edges[number], edges[number + 1]
        first, last = self._figure(low, language), self._figure(high, language)
        if first == last:
            return last
        if number == 0 and not (self.zero and self.sort == "share"):
            return say(language, "grid.range", first=first, last=last)
        return say(language, "grid.above", first=first, last=last)

    def _figure(self, number: float, language: str) -> str:
        if self.sort == "share":
            return f"{figure(round(number * 100, 1), language)} %"
        return f"{number:.0f}" if self.sort == "year" else figure(number, language)


def scale_of(answer: Tiles) -> Scale | None:
    """Return the scale that holds every number of a grid; None where none is known."""
    sort = sort_of(answer)
    numbers = sorted(number for tile in answer.tiles if (number := number_of(tile.reading, sort)) is not None)
    if not numbers:
        return None
    zero = sort != "year" and numbers[0] == 0
    if sort == "share" and numbers[0] >= 0:
        return Scale("share", _QUARTERS, max(1.0, numbers[-1]), 0.0, zero)
    others = [number for number in numbers if number or not zero] or [0.0]
    least, most = others[0], others[-1]
    distinct = sorted(set(others))
    if len(distinct) <= _STEPS:
        return Scale(sort, tuple(distinct[:-1]), most, least, zero and others != [0.0])
    bounds = [_round(least + (most - least) * step / _STEPS, most - least, sort) for step in range(1, _STEPS)]
    return Scale(sort, tuple(dict.fromkeys(bounds)), most, least, zero)


def sort_of(answer: Tiles) -> Sort:
    """Return what the numbers of a grid are: years, shares where each has something that it is out of, else plain values."""
    if answer.by == NEWEST_ROTATION:
        return "year"
    known = [tile.reading for tile in answer.tiles if tile.reading.value is not None]
    return "share" if known and all(reading.total for reading in known) else "value"


def number_of(reading: Reading, sort: Sort) -> float | None:
    """Return the number that a reading is shaded by; None where it has none."""
    if reading.value is None:
        return None
    return reading.value / reading.total if sort == "share" and reading.total else float(reading.value)


def figure(number: float, language: str) -> str:
    """Return a number as it is written in a language, with no more digits than it needs."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def _round(bound: float, span: float, sort: Sort) -> float:
    return float(round(bound)) if sort == "year" or span > 20 else round(bound, 2)
