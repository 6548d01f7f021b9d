"""Villages of communes: named with the word for their kind, in a list of them, or as where somebody lives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph import Node, Reading, Relation, Span
from loaders.article.facts.ground import Ground, Here, is_unit, places_of
from loaders.article.facts.values import Fact
from loaders.article.lexicon import levels, surnames
from loaders.article.mentions import Place
from loaders.article.nodes import Nodes
from loaders.article.phrases import Phrases
from loaders.article.placing import run_end, spelled
from loaders.article.tokens import Token, key_of

RULES = {"village": 0.9, "village list": 0.85, "village by name": 0.75}
_AT = Phrases((word, True) for word in ("tại", "ở", "người dân", "bà con", "nhân dân", "bản làng"))
_OPEN = frozenset({":", ","})
_AND = frozenset({key_of("và")})


@dataclass(frozen=True, slots=True)
class Village:
    """A village that a sentence names: its tokens, its name, the word for its kind, and the commune it lies in."""

    number: int
    first: int
    last: int
    word: str
    name: str
    commune: Here | None
    rule: str


class Villages:
    """All villages of a text, to look up those that a stretch of a sentence names."""

    def __init__(self, ground: Ground, nodes: Nodes) -> None:
        self._ground, self._nodes = ground, nodes
        self._in = [tuple(self._of(number)) for number in range(len(ground.sentences))]
        self._names = {village.name: village for found in self._in for village in found}

    def among(self, number: int, first: int, last: int) -> Iterator[Village]:
        """Yield the villages that the tokens of a sentence name, those known by name alone included."""
        met = [one for one in self._in[number] if first <= one.first < last]
        yield from met
        if not met:
            yield from self._by_known_name(number, first, last)

    def named_before(self, number: int, last: int) -> Iterator[Village]:
        """Yield the village whose name, known from the sentence, ends before a token."""
        tokens = self._ground.sentences[number].tokens
        for i in range(max(0, last - 5), last):
            known = self._names.get(spelled(tokens, i, last)) if tokens[i].capital else None
            if known is not None:
                yield known
                return

    def node(self, village: Village) -> Node:
        """Return the node of a village."""
        commune = village.commune.place if village.commune else ""
        return self._nodes.village(village.word, village.name, commune)

    def facts(self, published: Span) -> Iterator[Fact]:
        """Yield in which commune each village lies, once."""
        told: set[str] = set()
        for village in (village for found in self._in for village in found):
            node = self.node(village)
            commune = self._nodes.place(village.commune.place) if village.commune else None
            if commune is None or village.commune is None or node.id in told:
                continue
            told.add(node.id)
            explicit = village.commune.slot.reading == "explicit" and village.rule == "village" and self._beside(village)
            slots = (
                ("village", self._ground.slot(village.number, village.first, village.last)),
                ("commune", village.commune.slot),
            )
            yield Fact(
                node,
                Relation.PART_OF,
                commune,
                published,
                village.rule,
                round(RULES[village.rule] * (1.0 if explicit else 0.9), 3),
                self._stretch(village.number),
                Reading.EXPLICIT if explicit else Reading.CONTEXT,
                slots=slots,
            )

    def _stretch(self, number: int) -> tuple[int, int]:
        sentence = self._ground.sentences[number]
        return sentence.start, sentence.end

    def _beside(self, village: Village) -> bool:
        at = self._ground.sentences[village.number].tokens[village.last - 1].end
        return village.commune is not None and 0 <= village.commune.slot.start - at <= 3

    def _of(self, number: int) -> Iterator[Village]:
        sentence = self._ground.sentences[number]
        kinds = {e.value.word for e in sentence.elements if isinstance(e.value, Place) and e.value.level == "village" and e.value.name}
        taken = -1
        for element in sentence.elements:
            if element.first < taken:
                continue
            place = next((one for one in places_of(element) if one.level == "village"), None)
            if place is not None and not _vague(sentence.tokens, place):
                yield self._made(number, place.first, place.last, place.word, place.name, "village")
            elif element.kind == "word" and (numbered := self._numbered(number, element.first)):
                yield numbered
            elif element.kind == "word" and (listed := self._list(number, element.first)):
                yield from listed
                taken = listed[-1].last
            elif element.kind == "word" and len(kinds) == 1 and (one := self._named_alone(number, element.first, min(kinds))):
                yield one

    def _made(self, number: int, first: int, last: int, word: str, name: str, rule: str) -> Village:
        return Village(number, first, last, word, name, self._commune(number, first, last), rule)

    def _commune(self, number: int, first: int, last: int) -> Here | None:
        """The commune named right behind the village, else the one that the text is about there."""
        tokens = self._ground.sentences[number].tokens
        for i in range(last, min(len(tokens), last + 3)):
            if self._ground.is_commune_at(number, i):
                here = self._ground.here(number, i, 3)
                return here if here is not None and here.slot.start == tokens[i].start else None
            if not _is_between(tokens[i]):
                break
        return self._ground.here(number, first, 3)

    def _list(self, number: int, i: int) -> list[Village]:
        """The names behind "4 bản nông thôn mới:" or "các bản A, B và C"."""
        tokens = self._ground.sentences[number].tokens
        if i + 1 >= len(tokens) or not (tokens[i].is_number or tokens[i].key in _SEVERAL):
            return []
        found = levels().at(tokens, i + 1, len(tokens))
        if found is None or found[1].level != "village":
            return []
        at = _colon(tokens, found[0]) or found[0]
        rows = _names(tokens, at)
        if len(rows) < 2:
            return []
        return [self._made(number, first, last, found[1].word, name, "village list") for first, last, name in rows]

    def _numbered(self, number: int, i: int) -> Village | None:
        """A village with a number for a name, at the end of a clause or before its commune: "thôn 2, xã …"."""
        tokens = self._ground.sentences[number].tokens
        found = levels().at(tokens, i, len(tokens))
        if found is None or found[1].level != "village" or found[0] >= len(tokens) or not tokens[found[0]].is_number:
            return None
        last = found[0] + 1
        ends = (
            last >= len(tokens)
            or not tokens[last].is_word
            or ((near := levels().at(tokens, last, len(tokens))) and near[1].level != "village")
        )
        counted = i > 0 and (tokens[i - 1].is_number or levels().at(tokens, i - 1, i) is not None)
        return self._made(number, i, last, found[1].word, tokens[found[0]].text, "village") if ends and not counted else None

    def _named_alone(self, number: int, i: int, word: str) -> Village | None:
        """A name after "tại" or "người dân" where the sentence names villages of one kind; a unit of the register is none."""
        tokens = self._ground.sentences[number].tokens
        lead = _AT.at(tokens, i, len(tokens))
        if lead is None or lead[0] >= len(tokens):
            return None
        last = run_end(tokens, lead[0], len(tokens))
        name = spelled(tokens, lead[0], last)
        if last - lead[0] < 2 or is_unit(name):
            return None
        return self._made(number, lead[0], last, word, name, "village by name")

    def _by_known_name(self, number: int, first: int, last: int) -> Iterator[Village]:
        tokens = self._ground.sentences[number].tokens
        for i in range(first, last):
            if tokens[i].capital:
                run = run_end(tokens, i, last)
                known = self._names.get(spelled(tokens, i, run))
                here = self._ground.here(number, i, 3)
                if known is not None and known.commune is not None and here is not None and known.commune.place == here.place:
                    yield Village(number, i, run, known.word, known.name, known.commune, known.rule)


_OF = key_of("thuộc")
_SEVERAL = frozenset(key_of(word) for word in ("các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))


def _is_between(token: Token) -> bool:
    return token.text in (",", "(", "-", "–") or token.key == _OF


def _vague(tokens: Sequence[Token], place: Place) -> bool:
    """Whether it is a number behind two words for kinds: "thôn bản 2" may be any village with that number."""
    before = tokens[place.first - 1] if place.first else None
    return place.name.isdigit() and before is not None and levels().at([before], 0, 1) is not None


def _colon(tokens: Sequence[Token], i: int) -> int:
    """The index after the colon that opens the list within a few words; 0 where none does."""
    for j in range(i, min(len(tokens), i + 6)):
        if tokens[j].text == ":":
            return j + 1
        if not tokens[j].is_word:
            break
    return 0


def _names(tokens: Sequence[Token], i: int) -> list[tuple[int, int, str]]:
    """The capital names of a list, without the word for their kind."""
    rows: list[tuple[int, int, str]] = []
    while i < len(tokens):
        at = found[0] if (found := levels().at(tokens, i, len(tokens))) and found[1].level == "village" else i
        last = run_end(tokens, at, len(tokens)) if at < len(tokens) else at
        if last == at or (tokens[at].key in surnames() and last - at > 3):
            break
        rows.append((i, last, spelled(tokens, at, last)))
        if last >= len(tokens) or not (tokens[last].text in _OPEN or tokens[last].key in _AND):
            break
        i = last + 1
    return rows
