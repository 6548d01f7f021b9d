"""What a text does not say itself: what somebody is quoted with, and what is still to come or is not so."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from loaders.article.lexicon import table
from loaders.article.phrases import Phrases
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of

_QUOTE = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_WORDS_OF_A_QUOTE = 6
_SAID = re.compile(
    r"(?:cho hay|cho biết|khẳng định|chia sẻ|bày tỏ|nhấn mạnh|phát biểu|tâm sự|kể|nói|Theo [^.:;\n]{3,60}?)\s?:[^\n]*", re.IGNORECASE
)
_PLANNED = Phrases((word, True) for word in table("initiatives.toml")["planned"]["words"])
_DONE = frozenset(key_of(word) for word in ("đã", "vừa", "đang"))


class Unsaid:
    """The stretches of a text that are quoted, and the words of its sentences behind which something is still to come."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._quoted = _stretches(text)
        self._starts = [start for start, _ in self._quoted]
        self._plans: dict[int, Sequence[bool]] = {}

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in what somebody is quoted with."""
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self._quoted[number][1]

    def is_planned(self, number: int, first: int) -> bool:
        """Whether the words before a token of a sentence say that it is still to come, or that it is not so."""
        if number not in self._plans:
            self._plans[number] = _plans(self._sentences[number])
        return self._plans[number][first]


def _plans(sentence: Sentence) -> Sequence[bool]:
    """Whether what follows each word is still to come: a word says so until a subject, "đã" or a semicolon."""
    opening = {i for i in range(len(sentence.tokens)) if _PLANNED.at(sentence.tokens, i, len(sentence.tokens))}
    closing = {element.first for element in sentence.elements if element.kind == "name"}
    found, is_planned = [False], False
    for i, token in enumerate(sentence.tokens):
        is_planned = i in opening or (is_planned and not (i in closing or token.key in _DONE or token.text == ";"))
        found.append(is_planned)
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    quotes = [m.span() for m in _QUOTE.finditer(text) if m.group().count(" ") >= _WORDS_OF_A_QUOTE]
    found = sorted([*quotes, *(m.span() for m in _SAID.finditer(text))])
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
