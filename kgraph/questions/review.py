"""What waits for a person to decide, and what was decided: proposed claims by source, people of one name, judgements, loads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kgraph.claims import Claim, Work
from kgraph.judgements import Judgement, Judgements, Verb, decisions, not_undone
from kgraph.ledger.folder import Load
from kgraph.model import Node
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.text import spelling


@dataclass(frozen=True, slots=True)
class Review(Answer):
    """What is to be decided and what was.

    ``candidates`` are people of one name that no judgement tells apart yet; ``editions`` are texts of one address.
    """

    proposed: tuple[Claim, ...]
    candidates: tuple[tuple[Node, ...], ...]
    editions: tuple[tuple[Work, ...], ...]
    judgements: tuple[tuple[Judgement, str], ...]
    loads: tuple[tuple[Load, str], ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per claim, candidate, judgement and load."""
        return tuple(self._rows())

    def of_source(self, source: str) -> tuple[str, ...]:
        """Return the ids of the claims that a source proposes."""
        return tuple(claim.id for claim in self.proposed if claim.source.work.id == source)

    def _rows(self) -> Iterator[Row]:
        for claim in self.proposed:
            told = f"'{_name(claim.subject)}' {claim.relation} '{_name(claim.object)}', {claim.valid}"
            yield _row("proposed", claim.id, told, "open", source=claim.source.work.id, quote=claim.source.quote)
        for people in self.candidates:
            yield _row("candidate", " ".join(person.id for person in people), f"{len(people)} people are called '{people[0].name}'", "open")
        for works in self.editions:
            yield _row("edition", " ".join(work.id for work in works), f"{len(works)} texts of one address: {works[0].url}", "open")
        for judgement, state in self.judgements:
            told = " ".join((judgement.verb, *judgement.subjects, *(f"{key}={value}" for key, value in judgement.values.items())))
            yield _row("judgement", judgement.id, told, state, who=judgement.who, when=judgement.when, why=judgement.why)
        for load, state in self.loads:
            yield _row("load", load.id, load.file, state, when=load.id[:10])


def review(
    claims: Iterable[Claim], people: Iterable[Node], judgements: Sequence[Judgement], standing_: Judgements, loads: Iterable[Load]
) -> Review:
    """Return what waits and what was decided; claims are those of the loads that stand.

    Proposed claims come by source and place in it, candidates by name, judgements and loads as they were made.
    """
    decided = standing_.accepted | standing_.rejected | standing_.corrected.keys()
    stand = [claim for claim in claims if claim.proposed and claim.source.work.id not in standing_.left_out]
    waiting = {claim.id: claim for claim in stand if claim.id not in decided}
    ordered = sorted(waiting.values(), key=lambda c: (c.source.work.id, c.source.document, c.source.start, c.id))
    return Review(
        tuple(ordered),
        tuple(_candidates(people, standing_)),
        tuple(_editions((claim.source.work for claim in stand), {claim.source.work.id for claim in ordered})),
        tuple(zip(judgements, _states(judgements), strict=True)),
        tuple((load, _state(load, standing_)) for load in loads),
    )


def _candidates(people: Iterable[Node], judgements: Judgements) -> Iterator[tuple[Node, ...]]:
    """Yield people whose names are spelled alike, unless each two of them are judged different."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for person in people:
        if person.name:
            by_name[spelling(person.name)].append(person)
    different: dict[str, set[str]] = defaultdict(set)
    for one, other in judgements.different:
        different[one].add(other)
        different[other].add(one)
    for name in sorted(by_name):
        if any(other.id not in different[one.id] for one, other in combinations(by_name[name], 2)):
            yield tuple(by_name[name])


def _editions(works: Iterable[Work], waiting: Collection[str]) -> Iterator[tuple[Work, ...]]:
    """Yield the works of one address that stand, the earliest first, while claims of one of them wait: one may correct the other."""
    by_address: dict[str, dict[str, Work]] = defaultdict(dict)
    for work in works:
        if work.url:
            by_address[work.url][work.id] = work
    for address in sorted(by_address):
        if len(by_address[address]) > 1 and not by_address[address].keys().isdisjoint(waiting):
            yield tuple(sorted(by_address[address].values(), key=lambda work: (work.published.earliest, work.id)))


def _states(judgements: Sequence[Judgement]) -> Iterator[str]:
    kept = not_undone(judgements)
    stands = {id(judgement) for judgement in kept}
    deciding = {id(judgement) for judgement in decisions(kept).values()} | {id(j) for j in kept if j.verb in (Verb.SAME, Verb.DIFFERENT)}
    for judgement in judgements:
        if judgement.verb is Verb.UNDO:
            yield ""
        elif id(judgement) not in stands:
            yield "undone"
        else:
            yield "in force" if id(judgement) in deciding else "overruled"


def _state(load: Load, judgements: Judgements) -> str:
    if load.replaced_by:
        return f"replaced by {load.replaced_by}"
    return "withdrawn" if load.id in judgements.withdrawn else "in force"


def _name(node: Node) -> str:
    return name_of(node) or node.id


def _row(section: str, id_: str, what: str, state: str, **more: str) -> Row:
    told: Row = {"section": section, "source": "", "id": id_, "what": what, "state": state, "quote": "", "who": "", "when": "", "why": ""}
    return told | more
