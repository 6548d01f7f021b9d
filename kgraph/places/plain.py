"""Names as the register writes them, with the word for the kind of place or without: the short way to what they mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from kgraph.places.asked import Fitting, newest
from kgraph.places.reasons import Grade, Match, Reason, name_reason
from kgraph.places.units import OLDEST, Unit
from kgraph.places.words import Phrase

_THERE = Reason("there_on_day")

Matches: TypeAlias = tuple[Match, ...]


class PlainNames:
    """Finds what the whole look-up finds, for words that are a name letter by letter but for capitals.

    Words without accents are left to the whole look-up, for those may only lack them.
    """

    def __init__(self, fitting: Fitting, named: Mapping[str, Sequence[Unit]]) -> None:
        self._fitting = fitting
        self._phrases = {words: (phrase, key) for key, units in named.items() for words, phrase in _phrases(units)}
        self._named = named
        self._ever: dict[str, Matches] = {}
        self._there: dict[str, Matches] = {}

    def find(self, words: str, day: date | None) -> Matches:
        """Return the units that are called so and were there on the day, in order; nothing where the words are no plain name."""
        words = words.casefold()
        if words not in self._phrases or (day is not None and day < OLDEST):
            return ()
        if day is None:
            if words not in self._ever:
                self._ever[words] = self._matches(words, self._fitting.kept)
            return self._ever[words]
        if words not in self._there:
            self._there[words] = self._matches(words, lambda _: (_THERE,))
        return tuple([match for match in self._there[words] if match.unit.covers(day)])

    def _matches(self, words: str, more: Callable[[Unit], tuple[Reason, ...]]) -> Matches:
        """Return the units of a plain name in order, each with the reasons of the name and those of its own."""
        phrase, key = self._phrases[words]
        level = _level(phrase.type)
        units = [unit for unit in self._named[key] if not phrase.type or unit.type == phrase.type]
        units.sort(key=newest)
        return tuple([Match(unit, (name_reason(phrase.name, unit), *level, *more(unit)), Grade.EXACT) for unit in units])


def _phrases(units: Sequence[Unit]) -> Iterator[tuple[str, Phrase]]:
    for unit in units:
        yield unit.full_name.casefold(), Phrase(unit.type, unit.name)
        if not unit.name.isascii():
            yield unit.name.casefold(), Phrase("", unit.name)


@cache
def _level(type: str) -> tuple[Reason, ...]:
    return (Reason("level_fits", type),) if type else ()
