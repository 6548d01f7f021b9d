"""The words that name a place, taken apart: the kind of place, its name, its superiors, former or new."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kgraph.places.variants import name_key
from kgraph.text import fold, normal

_TYPES: Final = {
    "tỉnh": "t",
    "thành phố": "tp",
    "quận": "q",
    "huyện": "h",
    "thị xã": "tx",
    "xã": "x",
    "phường": "p",
    "thị trấn": "tt",
    "đặc khu": "đk",
}
"""The word for each kind of place, and how it is cut short."""

_LEVEL_WORDS: Final = {name_key(word): word for word in _TYPES} | {name_key("huyện đảo"): "huyện"}
_UNACCENTED: Final = {fold(word): word for word in _TYPES}
_SHORT: Final = {short: word for word, short in _TYPES.items()} | {"dk": "đặc khu"}
_ALIASES: Final = {"hcm": "hồ chí minh", "tphcm": "tp hồ chí minh"}

_DOTTED: Final = re.compile(r"\bt\.\s?([tpx])(?:\.\s?|\s)", re.IGNORECASE)
_SLASHED: Final = re.compile(r"\b[đd]\s?/\s?k\b\.?", re.IGNORECASE)
_CUT: Final = re.compile(r"[,;()\[\]/|\n]+")
_BEGINNING: Final = re.compile(r"^(tp|tx|tt|đk|dk|[pqhxt])(?:\s?\.\s?|\s|(?=\d))(?=\S)", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"(?:\s+(?:thuộc|của|ở))?\s+(?=(?:tỉnh|thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|(?<!thị\s)xã|tp|tx|tt|[tqhpx](?=\.))[\s.])",
    re.IGNORECASE,
)
_DASH: Final = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|-\s+|-")
_MARK: Final = re.compile(r"(?:^|\s)(cũ|mới)$", re.IGNORECASE)
_MOST_PARTS: Final = 8


class Mark(StrEnum):
    """What words say of the time of a place beside its name."""

    FORMER = "cũ"
    NEW = "mới"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One place that is named: the word for its kind, ``""`` where none is written, its name, and whether it is former or new."""

    type: str
    name: str
    mark: Mark = Mark.NONE


Known = Callable[[str], bool]
"""Whether some unit has a name with that key."""


def read_words(words: str, known: Known) -> tuple[Phrase, ...]:
    """Return the place that words name, then its superiors as they are named; nothing where no name is.

    Whether a word is the kind of place or part of its name is told by the names that are known: Chợ Mới is no Chợ that is new.
    """
    phrases: list[Phrase] = []
    for part in _parts(_plain(words), known):
        mark = Mark(part.casefold()) if part.casefold() in ("cũ", "mới") else Mark.NONE
        if not mark:
            phrases.append(_phrase(part, known))
        elif phrases:
            place = 0 if mark is Mark.NEW else -1
            phrases[place] = replace(phrases[place], mark=mark)
    return tuple(phrases[:_MOST_PARTS])


def _plain(words: str) -> str:
    """Return words with their kinds of place written in one of the usual ways."""
    text = _SLASHED.sub("đk ", _DOTTED.sub(r"t\1 ", normal(words)))
    return normal(text)


def _parts(text: str, known: Known) -> Iterator[str]:
    for piece in filter(None, (part.strip(" .:-–—\"'“”") for part in _CUT.split(text))):
        for part in _split(piece, _WITHIN, known):
            yield from _split(part, _DASH, known)


def _split(piece: str, mark: re.Pattern[str], known: Known) -> Sequence[str]:
    """Cut a piece at a mark, unless it is a name as it stands."""
    if known(name_key(piece)) or known(name_key(_phrase(piece, known).name)):
        return (piece,)
    return [part.strip(" .") for part in mark.split(piece) if part.strip(" .")]


def _phrase(piece: str, known: Known) -> Phrase:
    """Read one piece: a name that is known as it stands with its kind is not taken further apart."""
    type, name = _typed(piece)
    if type and known(name_key(piece)) and not known(name_key(name)):
        return Phrase("", piece)
    if known(name_key(name)):
        return Phrase(type, name)
    mark = _MARK.search(name)
    rest = name[: mark.start()].strip() if mark else ""
    return Phrase(type, rest, Mark(mark[1].casefold())) if mark and rest else Phrase(type, name)


def _typed(piece: str) -> tuple[str, str]:
    piece = _ALIASES.get(piece.casefold(), piece)
    short = _BEGINNING.match(piece)
    if short:
        return _SHORT[short[1].casefold()], _name(piece[short.end() :])
    head = piece.split(" ", 2)
    for words in (2, 1):
        type = _type_of(" ".join(head[:words])) if len(head) > words else ""
        if type:
            return type, _name(piece.split(" ", words)[words])
    return "", _name(piece)


def _type_of(word: str) -> str:
    return _LEVEL_WORDS.get(name_key(word)) or (_UNACCENTED.get(word.casefold(), "") if word.isascii() else "")


def _name(text: str) -> str:
    return _ALIASES.get(text.casefold(), text)
