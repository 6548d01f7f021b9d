"""What is counted or reached in a place: "12/19 tiêu chí", "gồm 9 thôn, bản", "3 bản hoàn thành hồ sơ", "tỷ lệ hộ nghèo còn 12,5%"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kgraph import Kind, Reading, Relation, Span
from loaders.article.facts.ground import Ground, Here
from loaders.article.facts.times import Times
from loaders.article.facts.values import Fact
from loaders.article.lexicon import table
from loaders.article.mentions import Place
from loaders.article.nodes import Nodes
from loaders.article.phrases import Phrases
from loaders.article.placing import rank_of
from loaders.article.scan import Sentence
from loaders.article.tokens import Token, key_of

RULES = {"of total": 0.95, "count": 0.85, "reached": 0.85, "share": 0.8, "pledged": 0.85}
_TARGET = "target"
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?(%|triệu đồng(?:/người)?(?:/năm)?)")
_RENEWAL = re.compile(r"nông thôn mới|NTM", re.IGNORECASE)
_RENEWAL_WORDS = "nông thôn mới"
_SHORT = re.compile(r"\bNTM\b")
_PREDICATE = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a sentence: its tokens, what is counted, and the rule that read it."""

    number: int
    first: int
    last: int
    name: str
    kind: str
    value: float
    total: int | None
    unit: str
    rule: str


@cache
def units() -> Phrases[tuple[str, str]]:
    """Return what is counted; the value is the unit and its kind."""
    return Phrases((unit, (unit, said["kind"])) for unit, said in table("measures.toml")["units"].items())


@cache
def _list(name: str, key: str = "words") -> Phrases[bool]:
    return Phrases((word, True) for word in table("measures.toml")[name][key])


class Measures:
    """Reads the measures of a text."""

    def __init__(self, ground: Ground, nodes: Nodes, times: Times) -> None:
        self._ground, self._nodes, self._times = ground, nodes, times
        self._renewal: dict[int, bool] = {}
        self._levels = [_bare_levels(sentence) for sentence in ground.sentences]

    def facts(self) -> Iterator[Fact]:
        """Yield each measure of a place, in the order of the text."""
        for number in range(len(self._ground.sentences)):
            for measure in (*self._counts(number), *self._shares(number)):
                if (fact := self.fact(measure)) is not None:
                    yield fact

    def fact(self, measure: Measure, valid: Span | None = None) -> Fact | None:
        """Return a measure as a fact of the place that it is of; None where no such place is named."""
        here = self._place(measure)
        node = self._nodes.place(here.place) if here is not None else None
        if here is None or node is None:
            return None
        sentence = self._ground.sentences[measure.number]
        said = {"value": measure.value, "total": measure.total, "unit": measure.unit}
        known = tuple((key, value) for key, value in said.items() if value is not None)
        what = self._nodes.own(Kind.INITIATIVE, f"measure|{measure.name.lower()}|{here.place}", measure.name, kind=measure.kind)
        explicit = here.slot.reading == "explicit" and sentence.start <= here.slot.start < sentence.end
        return Fact(
            node,
            Relation.MEASURED,
            what,
            valid or self._times.of(measure.number, measure.first),
            measure.rule,
            round(RULES[measure.rule] * (1.0 if explicit else 0.9), 3),
            (sentence.start, sentence.end),
            Reading.EXPLICIT if explicit else Reading.CONTEXT,
            known,
            (("value", self._ground.slot(measure.number, measure.first, measure.last)), ("place", here.slot)),
        )

    # --- the place -------------------------------------------------------

    def _place(self, measure: Measure) -> Here | None:
        """The place of the level that the sentence says ("cấp xã", "toàn huyện"), else the one that the text is about."""
        sentence = self._ground.sentences[measure.number]
        for first, rank in self._levels[measure.number]:
            here = self._ground.here(measure.number, measure.first, rank) if first <= measure.first else None
            if here is not None:
                return replace(here, slot=replace(here.slot, reading="context"))
        here = self._ground.here(measure.number, measure.first)
        if here is not None and measure.unit in _BELOW_COMMUNE and here.rank < 3 and here.slot.start < sentence.start:
            return self._ground.here(measure.number, measure.first, 3) or here
        return here

    # --- counts ------------------------------------------------------------

    def _counts(self, number: int) -> Iterator[Measure]:
        tokens = self._ground.sentences[number].tokens
        behind = -1
        for i in self._ground.numbers(number):
            figure = self._figure(number, i)
            if figure is None or self._is_unsaid(number, i):
                continue
            value, total, j = figure
            found = units().at(tokens, j, len(tokens))
            if found is None or (found[0] < len(tokens) and tokens[j].capital):
                continue
            measure = self._counted(number, i, found[0], found[1], value, total, going_on=i == behind + 1)
            if measure is not None:
                behind = found[0]
                yield measure

    def _counted(
        self, number: int, first: int, last: int, what: tuple[str, str], value: int, total: int | None, *, going_on: bool
    ) -> Measure | None:
        unit, kind = what
        tokens = self._ground.sentences[number].tokens
        reached = self._reached(number, last)
        if total is not None:
            name = f"{_capital(unit)} {reached}" if reached else self._named(number, unit)
            return Measure(number, first, last, name, _TARGET, value, total, unit, "of total")
        if reached is not None:
            return Measure(number, first, last, f"{_capital(unit)} {reached}", _TARGET, value, None, unit, "reached")
        lead = any((one := _list("there").at(tokens, k, first)) is not None and one[0] == first for k in range(max(0, first - 3), first))
        if not (lead or going_on) or self._goes_on(number, last):
            return None
        return Measure(number, first, last, _capital(unit), kind, value, None, unit, "count")

    def _figure(self, number: int, i: int) -> tuple[int, int | None, int] | None:
        """The number at a token, the whole it is a part of, and the token behind it."""
        tokens = self._ground.sentences[number].tokens
        if len(tokens[i].text) > 6 or _is_tail(tokens, i):
            return None
        j = i + 1
        value = tokens[i].text
        if j + 1 < len(tokens) and tokens[j].text in "./" and tokens[j + 1].is_number and tokens[j + 1].start == tokens[j].end:
            after = tokens[j + 1].text
            if tokens[j].text == "/":
                return int(value), int(after[:6]), j + 2
            return (int(value + after), None, j + 2) if len(after) == 3 else None
        return int(value), None, j

    def _named(self, number: int, unit: str) -> str:
        """The name of a share of criteria: those of new rural communes where the paragraph speaks of these."""
        if number not in self._renewal:
            self._renewal[number] = _RENEWAL.search(self._ground.block_text(number)) is not None
        return f"{_capital(unit)} {_RENEWAL_WORDS}" if unit == "tiêu chí" and self._renewal[number] else _capital(unit)

    def _reached(self, number: int, last: int) -> str | None:
        """What they reached: "hoàn thành hồ sơ đề nghị công nhận NTM"."""
        tokens = self._ground.sentences[number].tokens
        j = last + (last < len(tokens) and tokens[last].key in _ALREADY)
        if _list("reached").at(tokens, j, len(tokens)) is None:
            return None
        end = j
        while end < len(tokens) and end - j < _PREDICATE and tokens[end].is_word and tokens[end].key not in _ENDING:
            end += 1
        return _SHORT.sub(_RENEWAL_WORDS, " ".join(self._ground.words(number, j, end).split()))

    def _goes_on(self, number: int, last: int) -> bool:
        """Whether words behind the unit narrow it: "5 bản vùng cao", "3 xã Tà Cạ, …"."""
        tokens = self._ground.sentences[number].tokens
        if last >= len(tokens) or not tokens[last].is_word:
            return False
        return tokens[last].key not in _AFTER_COUNT

    def _is_unsaid(self, number: int, i: int) -> bool:
        at = self._ground.sentences[number].tokens[i].start
        return self._ground.is_quoted(at) or self._ground.is_planned(number, i)

    # --- shares ------------------------------------------------------------

    def _shares(self, number: int) -> Iterator[Measure]:
        tokens = self._ground.sentences[number].tokens
        for i in self._ground.starts(number, _list("share")):
            found = _list("share").at(tokens, i, len(tokens))
            if found is not None and not self._is_unsaid(number, i) and (share := self._share(number, i, found[0])) is not None:
                yield share

    def _share(self, number: int, first: int, j: int) -> Measure | None:
        """The last value told before the clause ends: "giảm từ 30% xuống còn 12,5%"."""
        tokens = self._ground.sentences[number].tokens
        end = next((k for k in range(j, len(tokens)) if tokens[k].text in ";:" or _list("share").at(tokens, k, len(tokens))), len(tokens))
        end = min(end, first + 40)
        named = next((k for k in range(j, end) if tokens[k].key in _VERBS or tokens[k].is_number or not tokens[k].is_word), end)
        at = [k for k in range(named, end) if _list("share", "value").at(tokens, k, end)]
        for k in at:
            nxt = next((m for m in range(k, min(end, k + 4)) if tokens[m].is_number), None)
            found = _PERCENT.match(self._ground.text, tokens[nxt].start) if nxt is not None else None
            if nxt is None or found is None or self._ground.is_planned(number, nxt):
                continue
            last = next((m for m in range(nxt, len(tokens)) if tokens[m].end >= found.end()), nxt) + 1
            name = _capital(" ".join(self._ground.words(number, first, named).split()))
            return Measure(number, nxt, last, name, _TARGET, float(found[1].replace(",", ".")), None, found[2], "share")
        return None


_BELOW_COMMUNE = frozenset({"bản", "thôn", "xóm", "ấp", "làng", "khối", "tổ dân phố", "buôn", "thôn, bản", "bản, làng", "hộ", "hộ nghèo"})
_ALREADY = frozenset(key_of(word) for word in ("đã", "vừa"))
_ENDING = frozenset(key_of(word) for word in ("và", "trong", "với", "năm", "tại", "gồm", "nhờ", "do", "để", "vào", "từ"))
_AFTER_COUNT = frozenset(key_of(word) for word in ("với", "và", "chủ", "là", "trong", "nằm", "trải", "đều", "nhưng", "gồm"))
_VERBS = frozenset(
    key_of(word) for word in ("đạt", "giảm", "tăng", "còn", "là", "chiếm", "ở", "từ", "đã", "của", "toàn", "trên", "năm", "hiện")
)


def _bare_levels(sentence: Sentence) -> list[tuple[int, int]]:
    """The words for a level without a name ("cấp xã", "toàn huyện"): the first of each, and its rank."""
    found: dict[int, int] = {}
    for element in sentence.elements:
        place = element.value
        if isinstance(place, Place) and not place.name and (rank := rank_of(place.level)) in (1, 2, 3):
            found.setdefault(rank, element.first)
    return sorted((first, rank) for rank, first in found.items())


def _is_tail(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number is the tail of another, of a date or of a fraction."""
    return i > 0 and tokens[i - 1].text in "/.,-–" and tokens[i - 1].end == tokens[i].start


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
