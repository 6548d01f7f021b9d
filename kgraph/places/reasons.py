"""Why a unit is what words can mean: codes for machines, words for people, and the grade that follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kgraph.places.units import Unit


class Grade(StrEnum):
    """Whether a unit is what the words say, or is only offered."""

    EXACT = "exact"
    CANDIDATE = "candidate"


_WORDS: Final = {
    "id": "its id",
    "exact_name": "the name as it is written",
    "spelling": "another spelling of the same name",
    "level_fits": "it is a {}",
    "parent_fits": "it is in {}",
    "there_on_day": "it was there on the day",
    "former": "it ended on {}, as 'cũ' says",
    "new": "it began on {}, as 'mới' says",
    "origin_in": "what it came from was in {}",
    "kept_name": "its earlier or later versions have the name too",
    "context": "{} is named beside it",
    "parent_near": "it is in {}, whose accents are others",
    "origin_only": "it is not in {}, though what it came from was",
    "other_level": "it is a {}",
    "other_kind": "it is a {}",
    "other_parent": "it is not in {}",
    "ended": "it ended on {}",
    "not_yet": "it began on {}",
    "before_register": "the register begins on {}: whether it was there before, it does not say",
    "not_former": "it has not ended, though 'cũ' says so",
    "not_new": "it is none of the units of {}, though 'mới' says so",
    "i_or_y": "the name differs in i and y",
    "unaccented": "the words are without accents",
    "other_accents": "the name has other accents",
    "misprint": "the name differs in {}",
}
_AGAINST: Final = {
    "ended": 1,
    "not_yet": 2,
    "before_register": 1,
    "unaccented": 1,
    "i_or_y": 2,
    "other_accents": 3,
    "misprint": 6,
    "not_former": 3,
    "not_new": 3,
    "parent_near": 1,
    "origin_only": 2,
    "other_level": 4,
    "other_kind": 4,
    "other_parent": 8,
}
"""What speaks against a unit, and how much; one of them makes it a candidate."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a unit fits the words or does not: a code, and what it is about, as the day or the superior."""

    code: str
    about: str = ""

    @property
    def against(self) -> int:
        """How much it speaks against the unit; 0 where it speaks for it."""
        return _AGAINST.get(self.code, 0)

    def __str__(self) -> str:
        return _WORDS[self.code].format(self.about)


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that words can mean, why, and whether it is what they say."""

    unit: Unit
    reasons: tuple[Reason, ...]
    grade: Grade


def graded(unit: Unit, reasons: Iterable[Reason], undecided: bool = False) -> Match:
    """Return a match: exact where nothing speaks against the unit and the name does not leave open which accents are meant."""
    reasons = tuple(reasons)
    against = undecided or any(reason.code in _AGAINST for reason in reasons)
    return Match(unit, reasons, Grade.CANDIDATE if against else Grade.EXACT)


def name_reason(name: str, unit: Unit) -> Reason:
    """Return the reason that a name is that of a unit, in this spelling or in another."""
    return _EXACT_NAME if name.casefold() == unit.name.casefold() else _SPELLING


_EXACT_NAME, _SPELLING = Reason("exact_name"), Reason("spelling")
