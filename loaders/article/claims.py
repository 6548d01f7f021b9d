"""Turn what was read of a text into claims: who holds which post of which body in which place, each with the sentence that says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph import Claim, Kind, Node, Reading, Relation, Span
from loaders.article.facts import Fact, Facts, Tie, facts_of
from loaders.article.nodes import Nodes
from loaders.article.postings import Reading as Read
from loaders.article.quoting import Text
from loaders.article.sorts import governs, inner_of
from loaders.article.tenures import Tenure, tenures
from loaders.article.values import ENTER, LEAVE, Posting, Slot

_ORDER = (Reading.EXPLICIT, Reading.CONTEXT, Reading.INFERRED)
_Qualifiers = Mapping[str, str | int | float | bool]


class Claims:
    """Makes the claims of one text; each person, post, body and place is one node of the text."""

    def __init__(self, text: Text, reading: Read, subject: str = "") -> None:
        self._text, self._reading = text, reading
        prefix = f"text:{text.document.digest[:12]}"
        self._nodes = Nodes(prefix, text.work.published, reading.named_places)
        self._facts: Facts = facts_of(text.characters, reading, self._nodes, text.work.published, subject)
        self._beside = _neighbours(reading.postings)
        self._moves: dict[tuple[str, tuple[int, int]], Posting] = {}
        for posting in (one for one in reading.postings if one.event in ENTER):
            self._moves.setdefault((posting.person.value, posting.sentence), posting)
        self._told: set[tuple[str, str, str]] = set()
        self._properties: dict[tuple[str, tuple[int, int]], dict[str, str]] = {}
        for told in self._facts.told:
            self._properties.setdefault((told.person, told.stretch), {}).update(told.facts)

    def all(self) -> Iterator[Claim]:
        """Yield the claims of every posting in order, then what the text says beside; what ties a post to its body is said once."""
        for posting in self._reading.postings:
            yield from self._of(posting)
        yield from self._beside_postings()
        yield from self._told_of_people()

    # --- postings ----------------------------------------------------------

    def _of(self, posting: Posting) -> Iterator[Claim]:
        tie = self._facts.ties.get(posting)
        person = self._person(posting, tie)
        post = self._nodes.post(posting.title.value, posting.body.value, posting.place.value)
        body = self._nodes.body(posting.body.value, posting.place.value) if posting.body.value else None
        for tenure in tenures(posting, tie, self._left_for(posting), self._text.work.published):
            yield self._holds(posting, person, post, tenure, tie)
        said = _Said(posting.sentence, posting.confidence)
        if body is not None:
            yield from self._once(said, post, Relation.POST_IN, body, _lowest(posting.body))
            yield from self._at_its_place(said, body, _lowest(posting.place))
        elif (place := self._nodes.place(posting.place.value)) is not None:
            yield from self._once(said, post, Relation.LOCATED_IN, place, _lowest(posting.place))
        if posting.doubt:
            yield from self._above(said, posting.place.value)

    def _holds(self, posting: Posting, person: Node, post: Node, tenure: Tenure, tie: Tie | None) -> Claim:
        said = self._qualifiers(posting)
        if tie is not None and tenure.decided:
            said["decision"] = tie.decision.id
        claim = self._claim(posting, person, Relation.HOLDS, post, tenure.valid, said, tenure.reading)
        return replace(claim, confidence=round(claim.confidence * tenure.factor, 3))

    def _person(self, posting: Posting, tie: Tie | None) -> Node:
        if tie is not None and tie.person is not None:
            return tie.person
        facts = self._properties.get((posting.person.value, posting.sentence), {})
        return self._nodes.person(posting.person.value, **facts) if posting.person.value else self._nodes.holder(posting)

    def _left_for(self, posting: Posting) -> Posting | None:
        """The posting that somebody was moved to from this one, in the same sentence."""
        return self._moves.get((posting.person.value, posting.sentence)) if posting.event in LEAVE and posting.person.value else None

    def _at_its_place(self, said: "_Said", body: Node, reading: Reading) -> Iterator[Claim]:
        """What a body is a part of, as its name says, else the place that it governs or lies in."""
        name, place = self._nodes.parts(body)
        where = self._nodes.place(place)
        if inner := inner_of(name):
            upper = self._nodes.body(inner, place)
            yield from self._once(said, body, Relation.PART_OF, upper, Reading.CONTEXT)
            yield from self._at_its_place(said, upper, Reading.CONTEXT)
        elif where is not None:
            yield from self._once(said, body, Relation.GOVERNS if governs(name) else Relation.LOCATED_IN, where, reading)

    def _above(self, said: "_Said", place: str) -> Iterator[Claim]:
        """The province of a place that cannot be as the text calls it, so that the register can say that it never was."""
        home, where = self._nodes.place(self._reading.home_name), self._nodes.place(place)
        if home is not None and where is not None and home.id != where.id:
            yield from self._once(said, where, Relation.PART_OF, home, Reading.CONTEXT)

    def _once(self, said: "_Said", subject: Node, relation: Relation, object_: Node, reading: Reading) -> Iterator[Claim]:
        if (subject.id, relation, object_.id) not in self._told:
            self._told.add((subject.id, relation, object_.id))
            valid = Span.attested(self._text.work.published)
            source = self._text.source(*said.stretch)
            yield Claim(subject, relation, object_, valid, source, (), reading, proposed=True, confidence=said.confidence, loader="article")

    def _claim(
        self, posting: Posting, subject: Node, relation: Relation, object_: Node, valid: Span, said: _Qualifiers, reading: Reading
    ) -> Claim:
        source = self._text.source(*posting.sentence)
        qualifiers = tuple(sorted(said.items()))
        return Claim(
            subject, relation, object_, valid, source, qualifiers, reading, proposed=True, confidence=posting.confidence, loader="article"
        )

    def _qualifiers(self, posting: Posting) -> dict[str, str | int | float | bool]:
        slots = {
            "person": posting.person,
            "title": posting.title,
            "body": posting.body,
            "place": posting.place,
            "start": posting.start,
            "end": posting.end,
        }
        said: dict[str, str | int | float | bool] = {
            "rule": posting.rule,
            "event": posting.event,
            "slots": _slots(slots.items()),
            "doubt": posting.doubt,
        }
        said |= {key: self._nodes.person(name).id for key, name in self._beside.get(posting, {}).items()}
        if posting.event == "acting":
            said["acting"] = True
        return {key: value for key, value in said.items() if value != ""}

    # --- beside postings -----------------------------------------------------

    def _beside_postings(self) -> Iterator[Claim]:
        for fact in _each_once(self._facts.facts):
            if fact.relation is Relation.NATIVE_OF:
                facts = self._properties.get((fact.subject.name, fact.stretch), {})
                yield self._native(fact, facts, fact.stretch)
            else:
                yield self._fact(fact)
            if fact.subject.kind is Kind.ORGANIZATION:
                yield from self._at_its_place(_Said(fact.stretch, fact.confidence), fact.subject, fact.reading)

    def _fact(self, fact: Fact) -> Claim:
        said = {"rule": fact.rule, "slots": _slots(fact.slots), **dict(fact.said)}
        return Claim(
            fact.subject,
            fact.relation,
            fact.object,
            fact.valid,
            self._text.source(*fact.stretch),
            tuple(sorted(said.items())),
            fact.reading,
            proposed=True,
            confidence=fact.confidence,
            loader="article",
        )

    def _native(self, fact: Fact, facts: Mapping[str, str], stretch: tuple[int, int]) -> Claim:
        person = self._nodes.person(fact.subject.name, **facts)
        return replace(self._fact(fact), subject=person, source=self._text.source(*stretch))

    def _told_of_people(self) -> Iterator[Claim]:
        """Claims that carry what no other claim could: one of a post of the person, quoting up to the sentence that tells it."""
        carried = {(posting.person.value, posting.sentence) for posting in self._reading.postings}
        carried |= {(fact.subject.name, fact.stretch) for fact in self._facts.facts if fact.relation is Relation.NATIVE_OF}
        held, natives = _by_person(self._reading.postings), _natives(self._facts.facts)
        for told in self._facts.told:
            if (told.person, told.stretch) in carried:
                continue
            posting = next((one for one in held.get(told.person, ()) if _near(one.sentence, told.stretch)), None)
            native = next((one for one in natives.get(told.person, ()) if _near(one.stretch, told.stretch)), None)
            if posting is not None:
                yield self._carrying(posting, dict(told.facts), told.stretch)
            elif native is not None:
                yield self._native(native, dict(told.facts), _both(native.stretch, told.stretch))

    def _carrying(self, posting: Posting, facts: dict[str, str], stretch: tuple[int, int]) -> Claim:
        told = self._nodes.person(posting.person.value, **facts)
        post = self._nodes.post(posting.title.value, posting.body.value, posting.place.value)
        tenure = next(iter(tenures(posting, None, None, self._text.work.published)))
        claim = self._claim(posting, told, Relation.HOLDS, post, tenure.valid, self._qualifiers(posting), tenure.reading)
        return replace(claim, source=self._text.source(*_both(posting.sentence, stretch)))


@dataclass(frozen=True, slots=True)
class _Said:
    """The stretch of the text that says something, and how sure that is."""

    stretch: tuple[int, int]
    confidence: float


def _by_person(postings: Iterable[Posting]) -> Mapping[str, list[Posting]]:
    found: dict[str, list[Posting]] = {}
    for posting in (one for one in postings if one.person.value and not one.doubt):
        found.setdefault(posting.person.value, []).append(posting)
    return found


def _natives(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in (one for one in facts if one.relation is Relation.NATIVE_OF):
        found.setdefault(fact.subject.name, []).append(fact)
    return found


def _each_once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each tie once, with the words that say it first."""
    told: set[tuple[object, ...]] = set()
    for fact in facts:
        tie = (fact.subject.id, fact.relation, fact.object.id, fact.said, str(fact.valid))
        if tie not in told:
            told.add(tie)
            yield fact


_NEAR = 1500
"""Characters between a post of a person and what else is told of that person, for one quotation to hold both."""


def _both(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return min(a[0], b[0]), max(a[1], b[1])


def _near(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(a[1], b[1]) - min(a[0], b[0]) <= _NEAR


def _slots(slots: Iterable[tuple[str, Slot]]) -> str:
    return " ".join(f"{name}:{slot.start}-{slot.end}:{slot.reading}" for name, slot in slots if slot.value and slot.end)


def _neighbours(postings: Sequence[Posting]) -> dict[Posting, dict[str, str]]:
    """Who came before and after whom in one post, as "thay ông X" says."""
    found: dict[Posting, dict[str, str]] = {}
    seats: dict[tuple[object, ...], list[Posting]] = {}
    for posting in postings:
        seats.setdefault(_seat(posting), []).append(posting)
    for posting in (one for one in postings if one.rule == "instead" and one.person.value):
        after = [one for one in seats[_seat(posting)] if one.event not in LEAVE and one.person.value not in ("", posting.person.value)]
        if len({one.person.value for one in after}) == 1:
            found.setdefault(posting, {})["successor"] = after[0].person.value
            found.setdefault(after[0], {})["predecessor"] = posting.person.value
    return found


def _seat(posting: Posting) -> tuple[object, ...]:
    return posting.title.value.lower(), posting.body.value.lower(), posting.place.value, posting.sentence


def _lowest(*slots: Slot) -> Reading:
    worst = max((_ORDER.index(Reading(slot.reading)) for slot in slots if slot.value and slot.value != ".."), default=0)
    return _ORDER[worst]
