"""Find the acts that move people: with their number, with how many they move, who made them, and when."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.article.facts.ground import Ground
from loaders.article.lexicon import Trigger, table
from loaders.article.mentions import Body, Element, Post
from loaders.article.phrases import Phrases
from loaders.article.tokens import key_of
from loaders.article.values import Slot

_NUMBERED = re.compile(
    r"(?P<kind>Quyết định|Nghị quyết)\s+(?:số\s+)?:?\s?(?P<number>\d{1,6}[-/](?:\d{4}[-/])?[A-ZĐ][\w/\-]{1,30})", re.IGNORECASE
)
_WOMEN = re.compile(
    r"(?:trong đó|trong số đó|gồm|có)\s+(?:có\s+)?(\d{1,3})\s+(?:cán bộ\s+|đồng chí\s+|người\s+(?:là\s+)?|là\s+)?nữ", re.IGNORECASE
)
_AFTER_NUMBER = 12
_COUNTED_AFTER = 5
_OF = frozenset(key_of(word) for word in ("của",))
KINDS = {
    "elected": "election",
    "rotated": "rotation",
    "transferred": "transfer",
    "relieved": "dismissal",
    "dismissed": "dismissal",
    "retired": "dismissal",
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that made an act, with its place and the words that name it."""

    body: str
    place: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Act:
    """An act that moves people, as a sentence tells it."""

    number: int
    name: str
    kind: str
    date: str
    seats: int | None
    seats_of: str
    women: int | None
    issuer: Issuer | None
    slot: Slot
    after: int
    """The token behind what it moves, or behind its number."""
    sign: str = ""
    """Its number."""


@cache
def officers() -> Phrases[str]:
    """Return the words for those that an act is said to move; the value says whether officers or positions are counted."""
    said = table("acts.toml")["counted"]
    return Phrases((word, of) for of, words in said.items() for word in words)


@cache
def moving() -> Phrases[str]:
    """Return the verbs that move people, beside those of postings."""
    return Phrases(table("acts.toml")["verbs"].items())


class Acts:
    """Finds the acts of a text."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def all(self) -> Iterator[Act]:
        """Yield the acts in the order of the text; one with a number and a count is one act."""
        for number in range(len(self._ground.sentences)):
            verbs = self._verbs(number)
            numbered = list(self._numbered(number, verbs)) if verbs else []
            counted = list(self._counted(number, verbs)) if verbs else []
            if len(numbered) == len(counted) == 1:
                yield _joined(numbered[0], counted[0])
            else:
                yield from (*numbered, *counted)

    # --- with a count ------------------------------------------------------

    def _counted(self, number: int, verbs: list[tuple[int, int, str]]) -> Iterator[Act]:
        tokens = self._ground.sentences[number].tokens
        ends = [end for _, end, _ in verbs]
        for i in self._ground.numbers(number):
            token = tokens[i]
            found = officers().at(tokens, i + 1, len(tokens)) if len(token.text) < 4 else None
            led = bisect_right(ends, i) - 1
            if found is None or led < 0 or i - ends[led] > _COUNTED_AFTER or self._unsaid(number, i):
                continue
            row = _row(verbs, led)
            issuer = self._issuer_before(number, row[0][0])
            first, words = row[0][0], self._ground.words(number, row[0][0], found[0])
            yield Act(
                number,
                _capital(" ".join(words.split())),
                _kind(verb[2] for verb in row),
                self._date(number, first),
                int(token.text),
                found[1],
                self._women(number),
                issuer,
                self._ground.slot(number, first, found[0]),
                found[0],
            )

    def _verbs(self, number: int) -> list[tuple[int, int, str]]:
        """The verbs that move people: their tokens and the kind of act."""
        tokens = self._ground.sentences[number].tokens
        triggers = [(e, e.value) for e in self._ground.sentences[number].elements if isinstance(e.value, Trigger)]
        found = [(e.first, e.last, KINDS.get(t.event, "appointment")) for e, t in triggers if t.part in ("enter", "leave")]
        taken = {first for first, _, _ in found}
        others = ((i, moving().at(tokens, i, len(tokens))) for i in self._ground.starts(number, moving()) if i not in taken)
        return sorted([*found, *((i, *verb) for i, verb in others if verb is not None)])

    def _unsaid(self, number: int, i: int) -> bool:
        return self._ground.is_quoted(self._ground.sentences[number].tokens[i].start) or self._ground.is_planned(number, i)

    def _women(self, number: int) -> int | None:
        sentence = self._ground.sentences[number]
        match = _WOMEN.search(self._ground.text, sentence.start, sentence.end)
        return int(match[1]) if match else None

    def _date(self, number: int, first: int) -> str:
        sentence = self._ground.sentences[number]
        at = sentence.tokens[first].start
        dates = [when for when in sentence.dates if when.part in ("", "decision")]
        before = [when for when in dates if when.start < at]
        return before[-1].iso if before else dates[0].iso if dates else ""

    def _issuer_before(self, number: int, first: int) -> Issuer | None:
        """The body before the verb, with nothing between that could be another subject."""
        bodies = [e for e in self._ground.sentences[number].elements if e.last <= first and e.kind in ("body", "post", "name")]
        return self._issuer(number, bodies[-1]) if bodies else None

    def _issuer(self, number: int, element: Element) -> Issuer | None:
        value = element.value
        body = value if isinstance(value, Body) else value.body if isinstance(value, Post) and not value.several else None
        if body is None or (isinstance(value, Post) and value.head.unit):
            return None
        name, place = self._ground.body(number, body)
        reading = "explicit" if isinstance(value, Body) else "context"
        return Issuer(name, place, self._ground.slot(number, body.first, body.last, reading))

    # --- with a number -----------------------------------------------------

    def _numbered(self, number: int, verbs: list[tuple[int, int, str]]) -> Iterator[Act]:
        sentence = self._ground.sentences[number]
        kinds = [verb[2] for verb in verbs]
        for match in _NUMBERED.finditer(self._ground.text, sentence.start, sentence.end):
            if self._ground.is_quoted(match.start()):
                continue
            first = next(i for i, token in enumerate(sentence.tokens) if token.end > match.start())
            last = next((i for i, token in enumerate(sentence.tokens) if token.start >= match.end()), len(sentence.tokens))
            near = sentence.tokens[min(last + _AFTER_NUMBER, len(sentence.tokens)) - 1].end
            dated = [when.iso for when in sentence.dates if match.end() <= when.start < near]
            yield Act(
                number,
                _capital(" ".join(match.group().rstrip("/-").split())),
                _kind(kinds),
                dated[0] if dated else self._date(number, first),
                None,
                "",
                self._women(number),
                self._issuer_behind(number, last) or self._issuer_before(number, first),
                Slot(match.group(), match.start(), match.end()),
                last,
                match["number"].rstrip("/-"),
            )

    def _issuer_behind(self, number: int, last: int) -> Issuer | None:
        """The body behind "của" after the number and its date."""
        sentence = self._ground.sentences[number]
        for element in sentence.elements:
            led = last < element.first <= last + _AFTER_NUMBER and sentence.tokens[element.first - 1].key in _OF
            if led and element.kind in ("body", "post"):
                return self._issuer(number, element)
        return None


_ORDER = ("election", "rotation", "appointment", "transfer", "dismissal")
_TOLD = {"transfer": "rotation"}


def _kind(kinds: Iterable[str]) -> str:
    """The kind of an act that several verbs tell: the strongest of them; a transfer alone is a rotation."""
    strongest = min(kinds, key=_ORDER.index, default="appointment")
    return _TOLD.get(strongest, strongest)


def _row(verbs: list[tuple[int, int, str]], last: int) -> list[tuple[int, int, str]]:
    """The verbs that stand in a row up to the one with a number: "điều động, luân chuyển"."""
    first = last
    while first and verbs[first][0] - verbs[first - 1][1] <= 1:
        first -= 1
    return verbs[first : last + 1]


def _joined(numbered: Act, counted: Act) -> Act:
    return Act(
        numbered.number,
        numbered.name,
        counted.kind,
        numbered.date or counted.date,
        counted.seats,
        counted.seats_of,
        counted.women,
        numbered.issuer or counted.issuer,
        numbered.slot,
        counted.after,
        numbered.sign,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
