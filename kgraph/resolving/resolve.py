"""From claims to one graph: judgements applied, sayings about one thing joined, doubts opened as findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from kgraph.claims import Claim, Work
from kgraph.dates import PartialDate, Span
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.judgements import Judgements
from kgraph.model import Node, Relation
from kgraph.resolving.corrections import with_corrections
from kgraph.resolving.edges import EdgeBuilder, Key, recorded_day
from kgraph.resolving.identity import Identity, identify
from kgraph.resolving.lineage import by_act
from kgraph.resolving.nodes import merge
from kgraph.resolving.registers import UNITS, unregistered
from kgraph.resolving.structure import Structure, is_template, structure
from kgraph.resolving.with_ends import with_ends

_ENDED_BY_PUBLICATION = frozenset({Relation.HOLDS, Relation.MEMBER_OF})
_NO_JUDGEMENTS = Judgements()


@dataclass(frozen=True)
class Resolution:
    """The graph that claims come to, and what a person should look at, sorted."""

    graph: TemporalGraph
    findings: tuple[Finding, ...]


def resolve(claims: Iterable[Claim], judgements: Judgements = _NO_JUDGEMENTS) -> Resolution:
    """Return the graph of the claims; their order, and how they were grouped into loads, do not matter."""
    resolving = Resolving(with_corrections(claims, judgements.corrected, judgements.rejected), judgements)
    edges = list(resolving.edges())
    return Resolution(TemporalGraph(resolving.nodes(), edges), tuple(sorted({finding for _, finding in resolving.findings()})))


class Resolving:
    """One resolution, piece by piece, for who writes the graph down: first all edges, then the nodes and the findings.

    The claims include those that corrections make of others.
    """

    def __init__(self, claims: Iterable[Claim], judgements: Judgements) -> None:
        kept_claims = in_force(claims, judgements)
        self._identity = identity = identify(judgements)
        templates = [claim for claim in kept_claims if is_template(claim)]
        said = [claim for claim in kept_claims if not is_template(claim)]
        self._works, differences = _works(kept_claims)
        kept_claims.clear()
        merged = merge(said, identity)
        doubted = unregistered(said, identity, merged.by_id)
        usable = [claim for claim in said if _is_usable(claim, identity, merged.by_id, doubted.ids)]
        said.clear()
        usable, refuted = by_act(usable, identity, merged.by_id, judgements.accepted)
        kept, late = within_publication(usable, identity, merged.by_id)
        nodes = {node_id: node for node_id, node in merged.by_id.items() if node_id not in doubted.ids}
        self._by_law = structure(templates, usable, identity, nodes)
        usable.clear()
        self._nodes = nodes | self._by_law.completed
        self._built = EdgeBuilder(kept, identity, self._nodes, judgements)
        self._nodes |= {post.post.id: post.post for post in self._by_law.added}
        self._findings = [*identity.findings, *merged.findings, *doubted.findings, *refuted, *late, *differences]
        self._of_units = {claim.id: claim for claim in kept if claim.subject.kind in UNITS}
        self._ends: set[str] = set()
        self._cited: set[str] = set()

    def edges(self) -> Iterator[Edge]:
        """Yield the edges: those that tie units and bodies, the posts in these, then all others."""
        for edge in with_ends(self._built.edges, edges_by_law(self._by_law), self._nodes, self._of_units):
            self._ends.update((edge.subject, edge.object))
            self._cited.update(edge.sources)
            yield edge

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes that the edges ended at, and the works behind the edges."""
        yield from (self._nodes[end] for end in sorted(self._ends))
        yield from (self._works[work_id].node() for work_id in sorted(self._cited))

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Yield the findings, each with the id of the first edge of the key it is about, if it is about one."""
        yield from (("", finding) for finding in self._findings)
        yield from self._built.findings


def in_force(claims: Iterable[Claim], judgements: Judgements) -> list[Claim]:
    """Return each claim once, the earliest recorded, by id, without what is withdrawn, rejected or superseded."""
    kept: dict[str, Claim] = {}
    left_out, rejected = judgements.left_out, judgements.rejected
    for claim in claims:
        if claim.source.work.id in left_out or claim.id in rejected or claim.id in judgements.corrected:
            continue
        if claim.id not in kept or _earliest(claim) < _earliest(kept[claim.id]):
            kept[claim.id] = claim
    return [kept[claim_id] for claim_id in sorted(kept)]


def _earliest(claim: Claim) -> tuple[str, str]:
    """The day it was recorded; of two loads of one day that describe its work differently, always the same one."""
    return claim.recorded, str(claim.source.work)


def _is_usable(claim: Claim, identity: Identity, nodes: Mapping[str, Node], doubted: frozenset[str]) -> bool:
    ends = ((identity(node.id), node.kind) for node in (claim.subject, claim.object))
    return all(node_id not in doubted and nodes[node_id].kind is kind for node_id, kind in ends)


def within_publication(claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node]) -> tuple[list[Claim], list[Finding]]:
    """Cap what a source says beyond its own day: of days that it cannot have seen none is certain."""
    kept: list[Claim] = []
    findings: list[Finding] = []
    for claim in claims:
        published = claim.source.work.published
        if claim.relation not in _ENDED_BY_PUBLICATION or published.is_unknown or claim.valid.end_earliest <= published.latest:
            kept.append(claim)
            continue
        who = identity(claim.subject.id)
        begins_later = claim.valid.start.earliest > published.latest
        when = f"from {claim.valid.start}" if begins_later else f"until {claim.valid.end}"
        what = f"'{nodes[who].name or who}' as '{claim.object.name}' {when}, says a source of {published}"
        findings.append(Finding("after_publication", who, what, claim.id))
        kept.append(claim.vouching(_seen_by(published, claim.valid)))
    return kept, findings


def _seen_by(published: PartialDate, valid: Span) -> Span:
    if valid.start.earliest > published.latest:
        return Span(valid.start.on_or_after(), valid.end.on_or_before())
    return Span(valid.start, PartialDate(published.first, valid.end.last))


def edges_by_law(by_law: Structure) -> Iterator[Edge]:
    """Yield the edges that tie posts by law to their bodies."""
    for post in by_law.added:
        claim = post.claim
        key = Key(post.post.id, Relation.POST_IN, post.organization)
        yield Edge(
            key.edge_id(1),
            post.post.id,
            Relation.POST_IN,
            post.organization,
            claim.valid,
            (claim.id,),
            (claim.source.work.id,),
            recorded=recorded_day(claim),
            confidence=claim.confidence,
            inferred=("edge",),
            retold=claim.retold,
        )


def _works(claims: list[Claim]) -> tuple[dict[str, Work], list[Finding]]:
    """Return the works by id, each as the most claims describe it, and where they differ."""
    objects = {id(claim.source.work): claim.source.work for claim in claims}
    said: dict[str, Counter[Work]] = defaultdict(Counter)
    for number, times in Counter(id(claim.source.work) for claim in claims).items():
        said[objects[number].id][objects[number]] += times
    works = {work_id: min(counts, key=lambda work: (-counts[work], str(work))) for work_id, counts in said.items()}
    return works, [finding for work_id, counts in said.items() for finding in _differences(works[work_id], counts)]


def _differences(shown: Work, works: Iterable[Work]) -> Iterator[Finding]:
    for field in fields(Work):
        values = {str(getattr(work, field.name)) for work in works}
        if len(values) > 1:
            quoted = ", ".join(f"'{value}'" for value in sorted(values))
            yield Finding("property_conflict", shown.id, f"'{shown.title or shown.id}' has for {field.name}: {quoted}")
