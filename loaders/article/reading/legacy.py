"""Recognize the encodings that Vietnamese was written in before Unicode; text in them is named, never converted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from unicodedata import normalize

from kgraph import LoadError
from loaders.article.reading.words import lists, words

_WORDS, _LETTERS = words("legacy", "words"), str(lists()["legacy"]["letters"])
_OWN = frozenset(_LETTERS + "abcdefghijklmnopqrstuvwxyz")
_UNICODE = frozenset(word for word in _WORDS if max(word) > "\xff")
"""Words that no text has whose bytes were read as Latin-1."""

_BETWEEN = re.compile(r"[\s.,;:()\"'/-]+")
_LOOKED_AT = 1 << 16
_FEWEST = 2
"""Words that must be found, so that one accented word of French is not taken for Vietnamese."""


def refuse_outdated(text: str, name: str) -> None:
    """Refuse a text that is Vietnamese in an older encoding, its bytes read as Latin-1.

    Raises:
        LoadError: it is.
    """
    seems = encoding_of(text)
    if seems:
        fix = f"convert it from {seems} to Unicode, as the toolkit of a Vietnamese keyboard program does, and save it in UTF-8"
        raise LoadError(f"the file is not in Unicode; it seems to be Vietnamese in {seems}", where=name, fix=fix)


def encoding_of(text: str) -> str:
    """Return the encoding in which a text seems to be Vietnamese, its bytes read as Latin-1; '' where it seems to be in none."""
    pieces = frozenset(_pieces(text[:_LOOKED_AT]))
    hits = {name: len(pieces & forms) for name, forms in _written().items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= _FEWEST and hits[best] > len(pieces & _UNICODE) else ""


def _pieces(text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text):
        yield piece
        yield piece[:1].lower() + piece[1:]


@cache
def _written() -> Mapping[str, frozenset[str]]:
    """The frequent words as each encoding writes them, read as letters of Western Europe."""
    said = lists()["legacy"]
    written = {name: _mapped(bytes.fromhex(hex_).decode("latin-1")) for name, hex_ in said["bytes"].items()}
    written |= {name: _mapped(pairs.split()) for name, pairs in said["pairs"].items()}
    written["windows-1258"] = frozenset(map(_windows, _WORDS))
    return {name: frozenset(form for form in forms if not _OWN.issuperset(form)) for name, forms in written.items()}


def _mapped(forms: Sequence[str]) -> frozenset[str]:
    table = dict(zip(_LETTERS, forms, strict=True))
    return frozenset("".join(table.get(letter, letter) for letter in word) for word in _WORDS)


def _windows(word: str) -> str:
    """Return a word as windows-1258 has it: letters of Western Europe, each followed by its tone."""
    marks = {"\u0300": "Ì", "\u0309": "Ò", "\u0303": "Þ", "\u0301": "ì", "\u0323": "ò"}
    letters = {"ă": "ã", "đ": "ð", "ơ": "õ", "ư": "ý"}
    out = ""
    for letter in word:
        pieces = normalize("NFD", letter)
        plain = normalize("NFC", "".join(mark for mark in pieces if mark not in marks))
        out += letters.get(plain, plain) + "".join(marks[mark] for mark in pieces if mark in marks)
    return out
