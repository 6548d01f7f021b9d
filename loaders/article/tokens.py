"""Cut text into words, numbers and marks that keep their place in it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PIECE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*|[^\w\s]|_")
_GLUED = re.compile(r"(P?CT|P?BT)(UBND|HĐND|UBMTTQ|ĐU|HU|TU)|(TP)(HCM)")
_SHORT = 12
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: ``text[start:end]`` of the document; ``key`` is what the lexicon compares."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    first: bool
    """Whether a new line begins before it."""

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits."""
        return self.text[0].isalnum()

    @property
    def is_number(self) -> bool:
        """Whether it is made of digits alone."""
        return self.text.isdigit()


@lru_cache(maxsize=2**15)
def key_of(word: str) -> str:
    """Return the word in lower case with its tone at the end: ``Hòa`` and ``hoà`` are one, ``Hoa`` is another."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(mark for mark in letters if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES)) + tones


def plain_of(name: str) -> str:
    """Return its letters without any mark, in lower case and without spaces: ``Trà Vinh`` is ``travinh``."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D").casefold())
    return "".join(letter for letter in letters if letter.isalpha())


@lru_cache(maxsize=2**15)
def _composed(piece: str) -> str:
    return piece if piece.isascii() else unicodedata.normalize("NFC", piece)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text, in order."""
    found: list[Token] = []
    last = start
    for match in _PIECE.finditer(text, start, len(text) if end is None else end):
        for at, until in _parts(match):
            word = _composed(text[at:until])
            found.append(Token(at, until, word, key_of(word), word[0].isupper(), "\n" in text[last:at] or not found))
            last = until
    return found


def _parts(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Where a piece stands, or the two short forms that are written as one: ``CTUBND``."""
    start, piece = match.start(), match.group()
    glued = _GLUED.fullmatch(piece) if len(piece) < _SHORT and piece.isupper() else None
    if glued is None:
        return ((start, match.end()),)
    first = glued.end(1) if glued[1] else glued.end(3)
    return (start, start + first), (start + first, match.end())


def keys_of(phrase: str) -> tuple[str, ...]:
    """Return the keys of a phrase of the lexicon."""
    return tuple(token.key for token in tokens_of(phrase))
