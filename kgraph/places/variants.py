"""Keys of a place's name: equal for spellings of one name, or near ones that are only offered."""

import re
from functools import lru_cache

from kgraph.text import fold, normal, spelling

_APOSTROPHE = re.compile(r"\s?['’ʼ`´‘]\s?")
_HYPHEN = re.compile(r"\s*[-‐‑–—]\s*")
_ZEROS = re.compile(r"(?<!\d)0+(?=[1-9])")
_I = re.compile(r"(?<=[bcdđghklmnprstvx])[yi](?=[\u0300\u0301\u0303\u0309\u0323]*(?: |$))")
_QUI = re.compile(r"(?<=qu)[yi]")
_LONGEST = 60
"""Letters of a name; the longest in the register has 29, and what is much longer is a sentence."""


@lru_cache(maxsize=2**12)
def name_key(name: str) -> str:
    """Return a key that is equal for the spellings of one name, and different for names with other accents.

    Case, the place of the tone mark (Hoà, Hòa), hyphens, the form of an apostrophe and zeros before a number do not count.
    """
    return spelling(tidied(name))


def tidied(name: str) -> str:
    """Return a name without hyphens and zeros before numbers, with plain apostrophes."""
    return normal(_ZEROS.sub("", _HYPHEN.sub(" ", _APOSTROPHE.sub("'", normal(name)))))


def folded_key(name: str) -> str:
    """Return a key that is equal for names that differ in their accents; for offering names, never for choosing one."""
    return fold(tidied(name))


def i_key(key: str) -> str:
    """Return a key of a name whose i and y at the end of a syllable are one: Mỹ and Mĩ, Quý and Quí."""
    return _QUI.sub("i", _I.sub("i", key))


def is_unaccented(words: str) -> bool:
    """Whether words were typed wholly without accents."""
    return normal(words).isascii()


def is_sentence(words: str) -> bool:
    """Whether words are too long to be a name."""
    return len(words) > _LONGEST
