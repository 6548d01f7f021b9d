"""One normal form for Vietnamese text, and folding, which serves search and nothing else."""

import re
import unicodedata
from functools import lru_cache

_OBEYED = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_UNSEEN = (
    r"\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Marks of no width, of direction, of variants, and tags: two names that differ in them alone look equal."""

_INVISIBLE = re.compile(f"[{_OBEYED}{_UNSEEN}]")
_BLANKS = r"\u115f\u1160\u2800\u3164\uffa0"
"""Letters of other scripts that look like a space."""

_BLANK = re.compile(f"[{_BLANKS}]")
_SPACE = re.compile(rf"[\s{_BLANKS}]+")
_BARRED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def normal(text: str) -> str:
    """Return the text as names are kept: Unicode NFC, single spaces, no invisible marks, nothing that a terminal obeys."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text))).strip()


def is_plain(text: str) -> bool:
    """Whether no other text looks the same because of marks that cannot be seen, or of another Unicode form."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text) and not _BLANK.search(text))


@lru_cache(maxsize=2**16)
def fold(text: str) -> str:
    """Return the text as search compares it: lower case, without accents, đ as d. Never an identity."""
    letters = unicodedata.normalize("NFD", normal(text).translate(_BARRED).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=2**16)
def spelling(text: str) -> str:
    """Return a key that is equal for two spellings of one name: case and the place of the tone mark (Hòe, Hoè) do not count.

    The tone of each syllable is moved to its end, so Nậm Cắn and Nậm Càn stay different.
    """
    return " ".join(_tone_last(syllable) for syllable in normal(text).casefold().split(" "))


def _tone_last(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tones
