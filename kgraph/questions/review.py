"""What waits for a person to decide, and what was decided: proposed claims by source, people of one name, judgements, loads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kgraph.claims import Claim, Work
from kgraph.graph import Edge
from kgraph.judgements import Judgement, Judgements, Verb, decisions, made_by, not_undone
from kgraph.ledger.folder import Load
from kgraph.model import Kind, Node
from kgraph.questions.alike import Alike, Ties, people_alike, things_alike
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.questions.proposals import Texts, in_order, state_of, texts_of


class Store(Protocol):
    """What candidates are looked for in."""

    def node(self, node_id: str) -> Node | None:
        """Return a node, or None."""

    def nodes(self, kind: Kind | None = None) -> Iterator[Node]:
        """Yield the nodes of a kind."""

    def edges_from(self, node_id: str) -> Sequence[Edge]:
        """Return the edges that leave a node."""

    def edges_touching(self, ids: Iterable[str]) -> Sequence[Edge]:
        """Return the edges of nodes."""


_CALLED = {Kind.PERSON: "people are called", Kind.ORGANIZATION: "bodies are called", Kind.POST: "posts are called"}


@dataclass(frozen=True, slots=True)
class Review(Answer):
    """What is to be decided and what was.

    ``candidates`` are people, bodies and posts of one name that no judgement tells apart yet; ``editions`` are texts of one address,
    ``texts`` the works that proposed claims.
    """

    proposed: tuple[Claim, ...]
    candidates: tuple[Alike, ...]
    editions: tuple[tuple[Work, ...], ...]
    judgements: tuple[tuple[Judgement, str], ...]
    loads: tuple[tuple[Load, str], ...]
    texts: Texts

    def rows(self) -> tuple[Row, ...]:
        """Return a row per claim, candidate, judgement and load."""
        return tuple(self._rows())

    def of_source(self, source: str) -> tuple[str, ...]:
        """Return the ids of the claims that a source proposes."""
        return tuple(claim.id for claim in self.proposed if claim.source.work.id == source)

    def by(self, who: str) -> tuple[Row, ...]:
        """Return the rows of the judgements by somebody; ``policy`` means every policy."""
        return tuple(_of_judgement(judgement, state) for judgement, state in self.judgements if made_by(judgement, who))

    def _rows(self) -> Iterator[Row]:
        for claim in self.proposed:
            told = f"'{_name(claim.subject)}' {claim.relation} '{_name(claim.object)}', {claim.valid}"
            yield _row("proposed", claim.id, told, "open", source=claim.source.work.id, quote=claim.source.quote)
        for pair in self.candidates:
            told = f"{len(pair.nodes)} {_CALLED[pair.nodes[0].kind]} '{pair.nodes[0].name}'"
            yield _row("candidate", " ".join(node.id for node in pair.nodes), f"{told}, {pair.weight:+}", "open", why=pair.reasons)
        for works in self.editions:
            yield _row("edition", " ".join(work.id for work in works), f"{len(works)} texts of one address: {works[0].url}", "open")
        for judgement, state in self.judgements:
            yield _of_judgement(judgement, state)
        for load, state in self.loads:
            yield _row("load", load.id, load.file, state, when=load.id[:10])


def review(
    claims: Iterable[Claim], alike: Iterable[Alike], judgements: Sequence[Judgement], standing_: Judgements, loads: Iterable[Load]
) -> Review:
    """Return what waits and what was decided; claims are those of the loads that stand.

    Proposed claims come by source and place in it, candidates by weight, judgements and loads as they were made.
    """
    stand = [claim for claim in claims if claim.proposed and claim.source.work.id not in standing_.left_out]
    ordered = in_order({claim.id: claim for claim in stand if state_of(claim, standing_) == "waiting"}.values())
    return Review(
        ordered,
        tuple(alike),
        tuple(_editions((claim.source.work for claim in stand), {claim.source.work.id for claim in ordered})),
        tuple(zip(judgements, _states(judgements), strict=True)),
        tuple((load, _state(load, standing_)) for load in loads),
        texts_of(stand, standing_),
    )


def candidates(store: Store, standing_: Judgements) -> tuple[Alike, ...]:
    """Return the people, bodies and posts of one name that may be one; those that most speaks for come first, people before all else."""
    ties, different = Ties(store.node, store.edges_from), _different(standing_)
    things = (
        pair
        for kind in (Kind.ORGANIZATION, Kind.POST)
        for pair in things_alike(store.nodes(kind), different, ties, lambda node_id: _sources(store, node_id))
    )
    return (*people_alike(store.nodes(Kind.PERSON), different, ties), *things)


def _sources(store: Store, node_id: str) -> frozenset[str]:
    return frozenset(source for edge in store.edges_touching((node_id,)) for source in edge.sources)


def _different(judgements: Judgements) -> dict[str, set[str]]:
    different: dict[str, set[str]] = defaultdict(set)
    for one, other in judgements.different:
        different[one].add(other)
        different[other].add(one)
    return different


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


def _of_judgement(judgement: Judgement, state: str) -> Row:
    told = " ".join((judgement.verb, *judgement.subjects, *(f"{key}={value}" for key, value in judgement.values.items())))
    return _row("judgement", judgement.id, told, state, who=judgement.who, when=judgement.when, why=judgement.why)


def _name(node: Node) -> str:
    return name_of(node) or node.id


def _row(section: str, id_: str, what: str, state: str, **more: str) -> Row:
    told: Row = {"section": section, "source": "", "id": id_, "what": what, "state": state, "quote": "", "who": "", "when": "", "why": ""}
    return told | more
