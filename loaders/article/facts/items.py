"""Find the initiatives that a sentence names: a head word, and the words behind it up to what ends a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.article.facts.ground import Ground
from loaders.article.lexicon import table
from loaders.article.phrases import Phrases
from loaders.article.tokens import Token, key_of

_QUANTITY = re.compile(r"\d[\d.,]{0,12}\s?(?:m3|m2|m³|m²|km|ha|tấn|gốc|con|cây|đàn|hộ|mét|m|sào|tỷ đồng|triệu đồng|bản|thôn)(?!\w)")
_LONGEST = 18
_FOR = key_of("cho")
_SERVED = frozenset(key_of(word) for word in ("người", "bà", "nhân", "đồng", "bản", "thôn"))


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of an initiative: its kind, and whether only a name with a capital makes it one."""

    word: str
    kind: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative that a sentence names: its tokens, its name, kind and quantity."""

    number: int
    first: int
    last: int
    name: str
    kind: str
    quantity: str
    head: str = ""


@cache
def head_words() -> Phrases[Head]:
    """Return the head words of initiatives."""
    said = table("initiatives.toml")["heads"]
    pairs = [(word, Head(word, line["kind"], line.get("named", False)), line.get("also", ())) for word, line in said.items()]
    return Phrases([*((form, head) for _, head, also in pairs for form in also), *((word, head) for word, head, _ in pairs)])


@cache
def _stops() -> Phrases[bool]:
    return Phrases((word, True) for word in table("initiatives.toml")["stop"]["words"])


@cache
def _several() -> Phrases[bool]:
    return Phrases((word, True) for word in table("initiatives.toml")["several"]["words"])


class Items:
    """The initiatives of a text, sentence by sentence; what is quoted, planned or meant in general is none."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of(self, number: int) -> Iterator[Item]:
        """Yield the initiatives of a sentence in order."""
        sentence, behind = self._ground.sentences[number], 0
        inside = {i for e in sentence.elements if e.kind in ("body", "post") for i in range(e.first, e.last)}
        for i in self._ground.starts(number, head_words()):
            item = None if i < behind or i in inside else self._item_at(number, i)
            if item is not None:
                behind = item.last
                yield item

    def _item_at(self, number: int, i: int) -> Item | None:
        tokens = self._ground.sentences[number].tokens
        found = head_words().at(tokens, i, len(tokens))
        if found is None or _is_general(tokens, i) or self._ground.is_quoted(tokens[i].start) or self._ground.is_planned(number, i):
            return None
        last = self._name_end(number, found[0])
        if last == found[0] or (found[1].named and not any(token.capital for token in tokens[found[0] : last])):
            return None
        name = " ".join(self._ground.words(number, i, last).split())
        quantity = _QUANTITY.search(name)
        return Item(number, i, last, name, found[1].kind, quantity.group() if quantity else "", found[1].word)

    def _name_end(self, number: int, i: int) -> int:
        tokens = self._ground.sentences[number].tokens
        if (closed := _past_quotes(tokens, i)) > i:
            return closed
        j = i
        while j < len(tokens) and j - i < _LONGEST:
            token = tokens[j]
            if (not token.is_word and not (token.text in "-/" and j > i)) or _stops().at(tokens, j, len(tokens)):
                break
            if (j > i and head_words().at(tokens, j, len(tokens))) or self._is_sender(number, j):
                break
            if token.key == _FOR and not _serves(tokens, j):
                break
            j += 1
        return j

    def _is_sender(self, number: int, j: int) -> bool:
        element = self._ground.element_at(number, j)
        return element is not None and element.kind in ("name", "post", "date")


def _past_quotes(tokens: Sequence[Token], i: int) -> int:
    """Return the index after a name in quotation marks; ``i`` where none begins or it is too long for one."""
    if i >= len(tokens) or tokens[i].text not in ("“", '"'):
        return i
    return next((j + 1 for j in range(i + 1, min(len(tokens), i + _LONGEST)) if tokens[j].text in ("”", '"')), i)


def _serves(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].key in _SERVED


def _is_general(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word before the head says that several are meant, or that something goes by it."""
    return any((found := _several().at(tokens, k, i)) is not None and found[0] == i for k in range(max(0, i - 3), i))
