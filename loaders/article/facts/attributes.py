"""What a text tells of a person beside posts: place of origin, birth, ethnic group, gender where it says so, other names."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from kgraph import Reading, Relation, Span
from loaders.article.facts.ground import Ground
from loaders.article.facts.values import Fact, Told
from loaders.article.lexicon import table
from loaders.article.mentions import Place
from loaders.article.nodes import Nodes
from loaders.article.phrases import Phrases
from loaders.article.placing import known_place, place_at, run_end, spelled
from loaders.article.tokens import key_of
from loaders.article.values import Slot

_SURE = {"native": 0.92}
_BORN = re.compile(
    r"(?:\bsinh(?: ngày| năm| tháng| vào)?|\bSN|\b[Nn]gày sinh|\b[Nn]ăm sinh|\b[Nn]gày, tháng, năm sinh)\s?:?\s{0,2}"
    r"(?:ngày\s)?(?:(?:(?P<day>\d{1,2})(?:[/.\-]|\stháng\s))?(?P<month>\d{1,2})(?:[/.\-]|\snăm\s))?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_GENDER = re.compile(r"\b[Gg]iới tính\s?:?\s?(nam|nữ)\b|\((nam|nữ)\)", re.IGNORECASE)
_GENDERS = {"nam": "male", "nữ": "female"}
_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã"})
_FAR = 40
"""Words behind a name within which the same sentence still tells of that person."""


@cache
def _words(name: str) -> Phrases[str]:
    return Phrases((word, word) for word in table("people.toml")[name]["words"])


class Attributes:
    """Reads what the sentences of a text tell of the people they name."""

    def __init__(self, ground: Ground, nodes: Nodes, subject: str = "") -> None:
        self._ground, self._nodes, self._subject = ground, nodes, subject

    def facts(self) -> Iterator[Fact]:
        """Yield where each person comes from."""
        for number, sentence in enumerate(self._ground.sentences):
            behind = 0
            for i in self._ground.starts(number, _words("native")):
                cue = _words("native").at(sentence.tokens, i, len(sentence.tokens))
                if cue is not None and i >= behind and (fact := self._native(number, i, cue[0])) is not None:
                    yield fact
                behind = cue[0] if cue else behind

    def told(self) -> Iterator[Told]:
        """Yield what each sentence tells of a person that is no tie to anything."""
        for number, sentence in enumerate(self._ground.sentences):
            said: dict[str, dict[str, str]] = {}
            for at, key, value in (*self._born(number), *self._ethnic(number), *self._gender(number), *self._aliases(number)):
                if (person := self._person(number, at)) and person != value:
                    said.setdefault(person, {}).setdefault(key, value)
            for person, facts in said.items():
                yield Told(person, tuple(sorted(facts.items())), (sentence.start, sentence.end))

    # --- whom it is about ---------------------------------------------------

    def _person(self, number: int, at: int) -> str:
        """The person named last before a token, in the same sentence; at the start of a line, whom the text is about."""
        named = self._ground.people[number]
        before = [first for first in named if first < at <= first + _FAR]
        if before:
            return named[max(before)]
        return self._subject if at <= 1 and not named else ""

    # --- origin --------------------------------------------------------------

    def _native(self, number: int, i: int, j: int) -> Fact | None:
        tokens = self._ground.sentences[number].tokens
        person = self._person(number, i)
        j += j < len(tokens) and tokens[j].text == ":"
        j += j < len(tokens) and tokens[j].key in _AT
        place = (place_at(tokens, j, len(tokens)) or known_place(tokens, j, len(tokens), _UNITS)) if j < len(tokens) else None
        if not person or place is None or not place.name or self._ground.is_quoted(tokens[i].start):
            return None
        node = self._nodes.place(f"{place.word} {place.name}") if place.level != "village" else None
        if node is None:
            return None
        sentence = self._ground.sentences[number]
        slots = (("place", self._ground.slot(number, place.first, place.last)), ("person", self._named(number, i)))
        return Fact(
            self._nodes.person(person),
            Relation.NATIVE_OF,
            node,
            Span(),
            "native",
            _SURE["native"] if _is_told(place) else _SURE["native"] * 0.9,
            (sentence.start, sentence.end),
            Reading.EXPLICIT if _is_told(place) else Reading.CONTEXT,
            slots=slots,
        )

    def _named(self, number: int, at: int) -> Slot:
        named = [e for e in self._ground.sentences[number].elements if e.kind == "name" and e.first < at]
        return self._ground.slot(number, named[-1].first, named[-1].last) if named else Slot(self._subject, reading="context")

    # --- birth, group, gender, other names -------------------------------------

    def _born(self, number: int) -> Iterator[tuple[int, str, str]]:
        sentence = self._ground.sentences[number]
        for match in _BORN.finditer(self._ground.text, sentence.start, sentence.end):
            if iso := _iso(match["year"], match["month"], match["day"]):
                yield self._token(number, match.start()), "born", iso

    def _ethnic(self, number: int) -> Iterator[tuple[int, str, str]]:
        tokens = self._ground.sentences[number].tokens
        for i in self._ground.starts(number, _GROUP):
            if (cue := _GROUP.at(tokens, i, len(tokens))) is not None and cue[0] < len(tokens):
                j = min(cue[0] + (tokens[cue[0]].text == ":"), len(tokens) - 1)
                if (found := _words("ethnic").at(tokens, j, len(tokens))) is not None and tokens[j].capital:
                    yield i, "ethnicity", found[1]

    def _gender(self, number: int) -> Iterator[tuple[int, str, str]]:
        sentence = self._ground.sentences[number]
        for match in _GENDER.finditer(self._ground.text, sentence.start, sentence.end):
            yield self._token(number, match.start()), "gender", _GENDERS[(match[1] or match[2]).lower()]
        for post, after in pairwise(sentence.elements) if self._ground.has(number, _FEMALE) else ():
            led = any(token.key == _FEMALE for token in sentence.tokens[post.first : min(post.last, post.first + 2)])
            if post.kind == "post" and after.kind == "name" and led:
                yield after.first + 1, "gender", "female"

    def _aliases(self, number: int) -> Iterator[tuple[int, str, str]]:
        sentence = self._ground.sentences[number]
        tokens = sentence.tokens
        for i in self._ground.starts(number, _words("alias")):
            cue = _words("alias").at(tokens, i, len(tokens))
            j = cue[0] + (cue[0] < len(tokens) and tokens[cue[0]].text == ":") if cue else 0
            near = cue and any(0 <= i - e.last <= 2 for e in sentence.elements if e.kind == "name")
            if cue and near and j < len(tokens) and tokens[j].capital:
                yield i, "other_names", spelled(tokens, j, run_end(tokens, j, len(tokens)))

    def _token(self, number: int, at: int) -> int:
        tokens = self._ground.sentences[number].tokens
        return next((i for i, token in enumerate(tokens) if token.end > at), len(tokens))


_AT = frozenset(key_of(word) for word in ("ở", "tại", "là"))
_GROUP = Phrases([("dân tộc", True)])
_FEMALE = key_of("nữ")


def _is_told(place: Place) -> bool:
    """Whether the word for the level stands there too."""
    return place.last - place.first > len(place.name.split())


def _iso(year: str, month: str | None, day: str | None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
