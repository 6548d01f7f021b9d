"""What decisions did: who issued them, which posts they filled, and who came to these, also without a name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph import DateError, Kind, Node, PartialDate, Reading, Relation, Span
from loaders.article.facts.acts import Act, Acts
from loaders.article.facts.ground import Ground
from loaders.article.facts.values import Fact, Tie
from loaders.article.lexicon import levels
from loaders.article.nodes import Nodes
from loaders.article.placing import rank_of, run_end, spelled
from loaders.article.tokens import key_of
from loaders.article.values import ENTER, LEAVE, Posting, Slot

_SURE = {"decision": 0.9, "decision list": 0.85, "decision place": 0.75}
_READINGS = {"explicit": Reading.EXPLICIT, "context": Reading.CONTEXT, "inferred": Reading.INFERRED}
_GOES_ON = re.compile(r"\s*(?:Trong đó|Theo đó|Cụ thể|Trong số đó|Gồm)\b", re.IGNORECASE)
_ONE_OF = re.compile(r"\b\d{1,3}\s+trong\s+(?:số\s+)?(\d{1,3})\s")
_AFTER = 2
"""Sentences after the one that tells of a decision within which "trong đó" still speaks of it."""
_PLACES_AFTER = 15
"""Words behind those whom it moves within which a list of places begins."""
_DOWN = frozenset(key_of(word) for word in ("xuống", "về", "tới", "đến", "tại", "ở"))


class Decisions:
    """Reads the decisions of a text, and ties postings to them."""

    def __init__(self, ground: Ground, nodes: Nodes) -> None:
        self._ground, self._nodes = ground, nodes
        self.ties: dict[Posting, Tie] = {}
        self._in_sentence: dict[int, list[Posting]] = {}
        self._sent: dict[str, list[Posting]] = {}
        for posting in ground.postings:
            number = ground.number_of.get(posting.sentence[0], -1)
            if not posting.doubt and posting.event in (*ENTER, *LEAVE) and posting.event != "former":
                self._in_sentence.setdefault(number, []).append(posting)
                if posting.event in ENTER and posting.person.value:
                    self._sent.setdefault(posting.place.value, []).append(posting)

    def facts(self) -> Iterator[Fact]:
        """Yield who issued each decision and which posts it filled; ``ties`` then holds whom it brought where."""
        for act in Acts(self._ground).all():
            decision = self._node(act)
            if act.issuer is not None:
                issuer = self._nodes.body(act.issuer.body, act.issuer.place)
                yield self._fact(issuer, Relation.ISSUED, decision, act, "decision", act.issuer.slot)
            yield from self._filled(act, decision)

    def _node(self, act: Act) -> Node:
        said = {"date": act.date, "kind": act.kind, "seats": act.seats, "seats_of": act.seats_of, "women": act.women}
        facts = {key: value for key, value in said.items() if value not in (None, "")}
        key = act.sign or f"{act.name} {act.date} {act.number}"
        return self._nodes.own(Kind.DECISION, key, act.name, **facts)

    def _filled(self, act: Act, decision: Node) -> Iterator[Fact]:
        own = self._in_sentence.get(act.number, ())
        unnamed = [one for one in own if not one.person.value]
        persons = self._persons(act, unnamed)
        for posting in own:
            yield from self._fills(act, decision, posting, Reading.EXPLICIT, "decision list", persons.get(posting))
        yield from self._going_on(act, decision)
        yield from self._to_places(act, decision)

    def _fills(self, act: Act, decision: Node, posting: Posting, reading: Reading, rule: str, person: Node | None = None) -> Iterator[Fact]:
        if posting in self.ties:
            return
        self.ties[posting] = Tie(posting, decision, reading, person)
        post = self._nodes.post(posting.title.value, posting.body.value, posting.place.value)
        yield self._fact(decision, Relation.FILLS, post, act, rule, posting.title, reading, posting.sentence)

    def _persons(self, act: Act, unnamed: Sequence[Posting]) -> dict[Posting, Node]:
        """The person of each post filled without a name: posts joined by "-" are one person's, others another's."""
        if not unnamed:
            return {}
        between = [self._ground.text[a.title.end : b.title.start] for a, b in pairwise(unnamed)]
        listed = any(";" in words for words in between)
        groups = [0]
        for words in between:
            new = ";" in words or bool(_AND.search(words)) or (not listed and "," in words)
            groups.append(groups[-1] + new)
        if act.seats == len(unnamed):
            groups = list(range(len(unnamed)))
        return {one: self._nodes.unnamed(f"{act.number} {group}") for one, group in zip(unnamed, groups, strict=True)}

    # --- what follows the sentence -----------------------------------------

    def _going_on(self, act: Act, decision: Node) -> Iterator[Fact]:
        """The posts of the sentences behind that begin with "trong đó" or "theo đó"."""
        block = self._ground.sentences[act.number].block
        following = self._ground.sentences[act.number + 1 : act.number + 1 + _AFTER]
        for number, sentence in enumerate(following, act.number + 1):
            if sentence.block != block:
                return
            if _GOES_ON.match(self._ground.text, sentence.start):
                for posting in self._in_sentence.get(number, ()):
                    yield from self._fills(act, decision, posting, Reading.CONTEXT, "decision")

    # --- places that somebody was sent to ------------------------------------

    def _to_places(self, act: Act, decision: Node) -> Iterator[Fact]:
        """Whom it sent to each commune of a list: those the text names, else somebody without a name."""
        if act.seats is None:
            return
        for commune, slot in self._communes(act):
            posted = [one for one in self._sent.get(commune, ()) if self._same_time(one, act)]
            for posting in posted:
                says = self._says_one_of(posting, act)
                yield from self._fills(act, decision, posting, Reading.CONTEXT if says else Reading.INFERRED, "decision place")
            if not posted and (place := self._nodes.place(commune)) is not None:
                yield from self._somebody(act, decision, commune, place, slot)

    def _somebody(self, act: Act, decision: Node, commune: str, place: Node, slot: Slot) -> Iterator[Fact]:
        words = " ".join(act.slot.value.split())
        person = self._nodes.unnamed(f"{act.number} {commune}", f"{words}: {commune}")
        post = self._nodes.own(Kind.POST, f"{act.number} {commune}", "")
        yield self._fact(decision, Relation.FILLS, post, act, "decision place", slot)
        valid = Span(_date(act.date), PartialDate.parse(""))
        yield self._fact(post, Relation.LOCATED_IN, place, act, "decision place", slot, valid=valid)
        yield self._fact(person, Relation.HOLDS, post, act, "decision place", slot, valid=valid, said=(("decision", decision.id),))

    def _communes(self, act: Act) -> list[tuple[str, Slot]]:
        """The communes behind "xuống 5 xã …", where there are as many as it says."""
        tokens = self._ground.sentences[act.number].tokens
        for i in range(act.after, min(len(tokens) - 2, act.after + _PLACES_AFTER)):
            count = int(tokens[i].text) if tokens[i].is_number and len(tokens[i].text) < 4 else 0
            found = levels().at(tokens, i + 1, len(tokens)) if count else None
            if found is None or rank_of(found[1].level) != 3 or tokens[i - 1].key not in _DOWN:
                continue
            named = self._list(act.number, found[0])
            if len(named) == count == act.seats:
                return [(f"{found[1].word} {name}", slot) for name, slot in named]
        return []

    def _list(self, number: int, i: int) -> list[tuple[str, Slot]]:
        tokens, found = self._ground.sentences[number].tokens, []
        while i < len(tokens) and (last := run_end(tokens, i, len(tokens))) > i:
            found.append((spelled(tokens, i, last), self._ground.slot(number, i, last)))
            if last >= len(tokens) or not (tokens[last].text == "," or tokens[last].key == _KEY_AND):
                break
            i = last + 1
        return found

    def _same_time(self, posting: Posting, act: Act) -> bool:
        start = posting.start.value
        return not start or not act.date or start == act.date or posting.start.reading != "explicit"

    def _says_one_of(self, posting: Posting, act: Act) -> bool:
        """Whether the sentence says that the person is "1 trong 5 cán bộ"."""
        match = _ONE_OF.search(self._ground.text, *posting.sentence)
        return match is not None and int(match[1]) == act.seats

    # --- facts -----------------------------------------------------------

    def _fact(
        self,
        subject: Node,
        relation: Relation,
        object_: Node,
        act: Act,
        rule: str,
        slot: Slot,
        reading: Reading | None = None,
        stretch: tuple[int, int] | None = None,
        valid: Span | None = None,
        said: tuple[tuple[str, str], ...] = (),
    ) -> Fact:
        sentence = self._ground.sentences[act.number]
        own = (sentence.start, sentence.end)
        wide = (min(own[0], stretch[0]), max(own[1], stretch[1])) if stretch else own
        day = _date(act.date)
        read = reading or _READINGS[slot.reading]
        sure = round(_SURE[rule] * {Reading.EXPLICIT: 1.0, Reading.CONTEXT: 0.9, Reading.INFERRED: 0.7}[read], 3)
        slots = (("decision", act.slot), ("other", slot))
        return Fact(subject, relation, object_, valid or Span(day, day), rule, sure, wide, read, said, slots)


_AND = re.compile(r"\bvà\b", re.IGNORECASE)
_KEY_AND = key_of("và")


def _date(iso: str) -> PartialDate:
    try:
        return PartialDate.parse(iso)
    except DateError:
        return PartialDate.parse("")
