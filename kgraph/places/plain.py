"""Names as the register writes them, with the word for the kind of place or without: the short way to what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from kgraph.places.asked import Asked, Fitting
from kgraph.places.reasons import Grade, Match, Reason, name_reason
from kgraph.places.units import OLDEST, Unit
from kgraph.places.words import Phrase

_THERE = Reason("there_on_day")

Matches: TypeAlias = tuple[Match, ...]


class PlainNames:
    """Finds what the whole look-up finds, for words that are a name letter by letter but for capitals.

    Names without accents are left to the whole look-up, for with those the words may only lack them.
    """

    def __init__(self, fitting: Fitting, named: Mapping[str, Sequence[Unit]]) -> None:
        self._fitting = fitting
        self._phrases = {words: (phrase, key) for key, units in named.items() for words, phrase in _phrases(units)}
        self._named = named
        self._found: dict[str, tuple[Matches, Matches]] = {}

    def find(self, words: str, day: date | None) -> Matches:
        """Return the units that are called so and were there on the day, in order; nothing where the words are no plain name."""
        words = words.casefold()
        found = self._found.get(words)
        if found is None:
            if words not in self._phrases:
                return ()
            found = self._found[words] = self._matches(*self._phrases[words])
        if day is None:
            return found[0]
        return tuple([match for match in found[1] if match.unit.covers(day)]) if day >= OLDEST else ()

    def _matches(self, phrase: Phrase, key: str) -> tuple[Matches, Matches]:
        """Return the matches without a day, and those on a day when their units were there."""
        units = [unit for unit in self._named[key] if not phrase.type or unit.type == phrase.type]
        names = {unit.id: (name_reason(phrase.name, unit), *_level(phrase.type)) for unit in units}
        ever = [Match(unit, (*names[unit.id], *self._fitting.kept(unit)), Grade.EXACT) for unit in units]
        if len(ever) > 1:
            ever = list(self._fitting.ranked(ever, Asked(phrase, (), (), None, None, ())))
        return tuple(ever), tuple(Match(match.unit, (*names[match.unit.id], _THERE), Grade.EXACT) for match in ever)


def _phrases(units: Sequence[Unit]) -> Iterator[tuple[str, Phrase]]:
    for unit in units:
        if not unit.name.isascii():
            yield unit.name.casefold(), Phrase("", unit.name)
            yield unit.full_name.casefold(), Phrase(unit.type, unit.name)


@cache
def _level(type: str) -> tuple[Reason, ...]:
    return (Reason("level_fits", type),) if type else ()
