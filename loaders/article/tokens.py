"""Cut text into words, numbers and marks that keep their place in it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PIECE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*|[^\w\s]|_")
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


@lru_cache(maxsize=2**15)
def _composed(piece: str) -> str:
    return piece if piece.isascii() else unicodedata.normalize("NFC", piece)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text, in order."""
    found: list[Token] = []
    last = start
    for match in _PIECE.finditer(text, start, len(text) if end is None else end):
        word = _composed(match.group())
        found.append(
            Token(match.start(), match.end(), word, key_of(word), word[0].isupper(), "\n" in text[last : match.start()] or not found)
        )
        last = match.end()
    return found


def keys_of(phrase: str) -> tuple[str, ...]:
    """Return the keys of a phrase of the lexicon."""
    return tuple(token.key for token in tokens_of(phrase))
