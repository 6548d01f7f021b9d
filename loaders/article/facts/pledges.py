"""Villages that pledged or reached a title: "đăng ký 4 bản nông thôn mới: A, B, C (trong đó A đăng ký bản kiểu mẫu)"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kgraph import Kind, Node, Reading, Relation, Span
from loaders.article.facts.ground import Ground
from loaders.article.facts.measures import Measure, Measures
from loaders.article.facts.times import Times
from loaders.article.facts.values import Fact
from loaders.article.facts.villages import Village, Villages
from loaders.article.nodes import Nodes

_PLEDGE = re.compile(
    r"(?P<verb>đăng ký|có|công nhận|xây dựng)\s+(?P<count>\d{1,2})\s+(?P<unit>bản|thôn|xóm|ấp|làng)\s+"
    r"(?P<title>(?:đạt chuẩn )?(?:nông thôn mới|NTM|văn hóa)(?: (?:kiểu mẫu|nâng cao))?)\s?(?::|gồm|là)"
)
_WITHIN = re.compile(
    r"(?P<verb>đăng ký|công nhận)\s+(?:là\s+)?(?P<unit>bản|thôn|xóm|ấp|làng)\s+(?P<title>(?:nông thôn mới|NTM)(?: (?:kiểu mẫu|nâng cao)))"
)
_SHORT = "NTM"
_FULL = "nông thôn mới"
_SURE = 0.85


class Pledges:
    """Reads which villages of a commune pledged or reached a title, and how many."""

    def __init__(self, ground: Ground, nodes: Nodes, villages: Villages, measures: Measures, times: Times) -> None:
        self._ground, self._nodes, self._villages, self._measures, self._times = ground, nodes, villages, measures, times

    def facts(self) -> Iterator[Fact]:
        """Yield the title as an initiative in each of its villages, then the count."""
        for number, sentence in enumerate(self._ground.sentences):
            for match in _PLEDGE.finditer(self._ground.text, sentence.start, sentence.end):
                if not self._ground.is_quoted(match.start()) and not self._ground.is_planned(number, self._token(number, match.start())):
                    yield from self._pledge(number, match)

    def _pledge(self, number: int, match: re.Match[str]) -> Iterator[Fact]:
        first, behind = self._token(number, match.start("count")), self._token(number, match.end())
        tokens = self._ground.sentences[number].tokens
        named = list(self._villages.among(number, behind, len(tokens)))
        yield from self._title(number, match, int(match["count"]), named)
        yield from self._count(number, match, first, int(match["count"]))
        for inner in _WITHIN.finditer(self._ground.text, match.end(), self._ground.sentences[number].end):
            before = self._token(number, inner.start())
            model = list(self._villages.named_before(number, before))
            yield from self._title(number, inner, len(model), model)
            yield from self._count(number, inner, before, len(model), Reading.CONTEXT)

    def _title(self, number: int, match: re.Match[str], count: int, villages: list[Village]) -> Iterator[Fact]:
        sentence = self._ground.sentences[number]
        for village in villages:
            node = self._initiative(number, match, count, village)
            slots = (
                (
                    "initiative",
                    self._ground.slot(number, self._token(number, match.start("unit")), self._token(number, match.end("title"))),
                ),
                ("place", self._ground.slot(number, village.first, village.last)),
            )
            yield Fact(
                node,
                Relation.LOCATED_IN,
                self._villages.node(village),
                self._times.attested,
                "pledged",
                _SURE,
                (sentence.start, sentence.end),
                slots=slots,
            )

    def _initiative(self, number: int, match: re.Match[str], count: int, village: Village) -> Node:
        name = _named(f"{match['unit']} {match['title']}")
        year = self._times.year_of(number)
        status = " ".join(part for part in (match["verb"], f"năm {year}" if year else "") if part)
        commune = village.commune.place if village.commune else ""
        key = f"{name.lower()}|{commune}"
        return self._nodes.own(Kind.INITIATIVE, key, name, kind="programme", quantity=f"{count} {match['unit']}", status=status)

    def _count(self, number: int, match: re.Match[str], first: int, count: int, reading: Reading | None = None) -> Iterator[Fact]:
        name = _named(f"{match['unit']} {match['verb']} {match['title']}")
        last = self._token(number, match.end("title") - 1) + 1
        measure = Measure(number, first, last, name, "target", count, None, match["unit"], "pledged")
        year = self._times.year_of(number)
        fact = self._measures.fact(measure, Span.parse(year) if year else None)
        if fact is not None and count:
            yield replace(fact, reading=reading or fact.reading)

    def _tokens(self, number: int, start: int, end: int) -> tuple[int, int]:
        return self._token(number, start), self._token(number, end - 1) + 1

    def _token(self, number: int, at: int) -> int:
        tokens = self._ground.sentences[number].tokens
        return next((i for i, token in enumerate(tokens) if token.end > at), len(tokens))


def _named(name: str) -> str:
    name = name.replace(_SHORT, _FULL)
    return name[:1].upper() + name[1:]
