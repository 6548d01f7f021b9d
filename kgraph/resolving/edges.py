"""Edges out of claims: one for each spell of a subject, relation and object, with what its claims say of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from hashlib import sha256

from kgraph.claims import Claim, Reading
from kgraph.dates import Span
from kgraph.findings import Finding
from kgraph.graph import Edge, Status
from kgraph.judgements import Judgements
from kgraph.model import Node, Properties, Relation, Value
from kgraph.resolving.identity import Identity
from kgraph.resolving.obstacles import Obstacles
from kgraph.resolving.spells import Spell, spells

_IDENTIFYING = frozenset({"acting", "role", "value", "total", "unit", "extent", "change"})
_IDS = frozenset({"decision", "predecessor", "successor"})
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Key:
    """What makes two claims speak of one edge; two offices, one acting, are two."""

    subject: str
    relation: Relation
    object: str
    qualifiers: str = "[]"
    """As JSON, for true and 1 are equal to Python and are two to a reader."""

    def edge_id(self, number: int) -> str:
        """Return ``e`` and 16 hex digits; the second and later spells, in order of time, have their number behind."""
        text = _ENCODER.encode([self.subject, self.relation, self.object, json.loads(self.qualifiers)])
        return f"e{sha256(text.encode()).hexdigest()[:16]}" + (f"-{number}" if number > 1 else "")


def recorded_day(claim: Claim) -> date:
    """Return the day the ledger took a claim in; 0001-01-01 for one that no ledger holds."""
    return date.fromisoformat(claim.recorded) if claim.recorded else date.min


class EdgeBuilder:
    """Turns claims into edges, and opens a finding where they differ."""

    def __init__(self, claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node], judgements: Judgements) -> None:
        self._identity, self._nodes, self._accepted = identity, nodes, judgements.accepted
        self._split = frozenset(map(first_of, judgements.split))
        self._joined = frozenset(map(first_of, judgements.joined))
        self._groups: dict[Key, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._groups[self._key(claim)].append(claim)
        self._obstacles = Obstacles((claim for group in self._groups.values() for claim in group), identity, nodes)
        self.findings: list[tuple[str, Finding]] = []
        """Each with the id of the first edge of the key it is about; complete once all edges are out."""

    def edges(self, wanted: Callable[[Key], bool] = lambda key: True) -> Iterator[Edge]:
        """Yield the edges, or those of some keys, grouped by subject, relation and object."""
        for key, group in self._groups.items():
            if wanted(key):
                first = key.edge_id(1)
                for number, spell in enumerate(self._spells(key, first, group), 1):
                    yield self._edge(key, first, number, spell)

    def _spells(self, key: Key, first: str, group: Sequence[Claim]) -> tuple[Spell, ...]:
        """Return the spells of a key; a judgement on one of its edges decides for all where sightings do not touch."""
        if len(group) == 1:
            return spells(group, lambda after, before: False)
        if first in self._split:
            return spells(group, lambda after, before: True)
        if first in self._joined:
            return tuple(replace(spell, attested=None) for spell in spells(group, lambda after, before: False))
        return spells(group, self._obstacles.between(key.subject, key.relation, key.object))

    def _key(self, claim: Claim) -> Key:
        identifying = [pair for pair in claim.qualifiers if pair[0] in _IDENTIFYING]
        said = _ENCODER.encode(identifying) if identifying else "[]"
        return Key(self._identity(claim.subject.id), claim.relation, self._identity(claim.object.id), said)

    def _edge(self, key: Key, first: str, number: int, spell: Spell) -> Edge:
        properties = self._properties(key, first, spell)
        inferred = _inferred(spell, properties)
        self._doubt(key, first, spell)
        return Edge(
            first if number == 1 else f"{first}-{number}",
            key.subject,
            key.relation,
            key.object,
            spell.span,
            _ids(spell.claims),
            tuple(sorted({claim.source.work.id for claim in spell.claims})),
            self._status(spell),
            min(map(recorded_day, spell.claims)),
            max(claim.confidence for claim in spell.claims),
            properties,
            inferred,
            spell.attested,
            all(claim.retold for claim in spell.claims),
        )

    def _status(self, spell: Spell) -> Status:
        if spell.disputed:
            return Status.DISPUTED
        taken = any(not claim.proposed or claim.id in self._accepted for claim in spell.claims)
        return Status.ACCEPTED if taken else Status.PROPOSED

    def _properties(self, key: Key, first: str, spell: Spell) -> Properties:
        """Return the qualifiers of the edge: of several values the one said outright, then the one said most often."""
        if not any(claim.qualifiers for claim in spell.claims):
            return ()
        said: dict[str, Counter[Value]] = defaultdict(Counter)
        firm: dict[str, Counter[Value]] = defaultdict(Counter)
        for claim in spell.claims:
            for name, value in claim.qualifiers:
                told = self._identity(str(value)) if name in _IDS else value
                said[name][told] += 1
                if claim.reading is not Reading.INFERRED:
                    firm[name][told] += 1
        for name, values in sorted(firm.items()):
            if len(values) > 1:
                different = ", ".join(f"'{value}'" for value in sorted(map(str, values)))
                self._open("qualifier_conflict", key, first, spell, f"for {name}: {different}")
        return tuple((name, _most(firm.get(name) or values)) for name, values in said.items())

    def _doubt(self, key: Key, first: str, spell: Spell) -> None:
        if spell.disputed:
            dates = ", ".join(sorted({f"{claim.valid} ({claim.source.work.id})" for claim in spell.claims}))
            self._open("disputed", key, first, spell, dates)
        if spell.attested is not None:
            stretches = [f"{first}/{last}" for first, last in spell.attested] or sorted({str(claim.valid) for claim in spell.firm})
            self._open("continuity_inferred", key, first, spell, ", ".join(stretches))

    def _open(self, finding: str, key: Key, first: str, spell: Spell, what: str) -> None:
        names = [self._nodes[end].full_name or end for end in (key.subject, key.object)]
        said = f"'{names[0]}' {key.relation} '{names[1]}': {what}"
        self.findings.append((first, Finding(finding, key.subject, said, claims=_ids(spell.claims), others=(key.object,))))


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def first_of(edge_id: str) -> str:
    """Return the id of the first edge of a key, whichever of its edges is given."""
    return edge_id.partition("-")[0]


def _most(counts: Counter[Value]) -> Value:
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _inferred(spell: Spell, properties: Properties) -> tuple[str, ...]:
    """Name what only inferred claims say: the whole edge, an end of it, a qualifier; and continuity."""
    if len(spell.claims) == 1 and spell.attested is None:
        return ("edge",) if spell.claims[0].reading is Reading.INFERRED else ()
    said = [claim for claim in spell.claims if claim.reading is not Reading.INFERRED]
    aspects = ["continuity"] if spell.attested is not None else []
    if not said:
        return tuple(sorted([*aspects, "edge"]))
    if not spell.disputed:
        firm = {claim.id for claim in spell.firm}
        outright = _joint([claim.valid for claim in said if claim.id in firm])
        aspects += ["start"] if outright.start != spell.span.start else []
        aspects += ["end"] if outright.end != spell.span.end else []
    told = {name for claim in said for name, _ in claim.qualifiers}
    return tuple(sorted({*aspects, *(name for name, _ in properties if name not in told)}))


def _joint(spans: list[Span]) -> Span:
    return reduce(Span.intersection, spans) if spans else Span()
