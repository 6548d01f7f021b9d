"""From claims to one graph: judgements applied, sayings about one thing joined, doubts opened as findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgraph.claims import Claim, Work
from kgraph.dates import PartialDate, Span
from kgraph.edges import EdgeBuilder, Key, recorded_day
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.identity import Identity, identify
from kgraph.judgements import Judgements
from kgraph.model import Node, Relation
from kgraph.nodes import merge
from kgraph.registers import unregistered
from kgraph.structure import Structure, is_template, structure

_ENDED_BY_PUBLICATION = frozenset({Relation.HOLDS, Relation.MEMBER_OF})
_NO_JUDGEMENTS = Judgements()


@dataclass(frozen=True)
class Resolution:
    """The graph that claims come to, and what a person should look at, sorted."""

    graph: TemporalGraph
    findings: tuple[Finding, ...]


def resolve(claims: Iterable[Claim], judgements: Judgements = _NO_JUDGEMENTS) -> Resolution:
    """Return the graph of the claims; their order, and how they were grouped into loads, do not matter."""
    standing = _in_force(claims, judgements)
    identity = identify(judgements)
    templates = [claim for claim in standing if is_template(claim)]
    said = [claim for claim in standing if not is_template(claim)]
    merged = merge(said, identity)
    doubted = unregistered(said, identity, merged.by_id)
    usable = [claim for claim in said if _is_usable(claim, identity, merged.by_id, doubted.ids)]
    kept, late = _within_publication(usable, identity, merged.by_id)
    nodes = {node_id: node for node_id, node in merged.by_id.items() if node_id not in doubted.ids}
    by_law = structure(templates, usable, identity, nodes)
    nodes |= by_law.completed
    built = EdgeBuilder(kept, identity, nodes, judgements.accepted)
    edges = [*built.edges(), *_edges_by_law(by_law)]
    findings = {*identity.findings, *merged.findings, *doubted.findings, *late, *built.findings}
    nodes |= {post.post.id: post.post for post in by_law.added}
    return Resolution(_graph(nodes, edges, standing), tuple(sorted(findings)))


def _in_force(claims: Iterable[Claim], judgements: Judgements) -> list[Claim]:
    """Return each claim once, the earliest recorded, by id, without what is withdrawn or rejected."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.source.work.id in judgements.withdrawn or claim.id in judgements.rejected:
            continue
        if claim.id not in kept or claim.recorded < kept[claim.id].recorded:
            kept[claim.id] = claim
    return [kept[claim_id] for claim_id in sorted(kept)]


def _is_usable(claim: Claim, identity: Identity, nodes: Mapping[str, Node], doubted: frozenset[str]) -> bool:
    ends = ((identity(node.id), node.kind) for node in (claim.subject, claim.object))
    return all(node_id not in doubted and nodes[node_id].kind is kind for node_id, kind in ends)


def _within_publication(claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node]) -> tuple[list[Claim], list[Finding]]:
    """Cap what a source says beyond its own day: of a holding whose end it cannot have seen, the end is only possible."""
    kept: list[Claim] = []
    findings: list[Finding] = []
    for claim in claims:
        published, end = claim.source.work.published, claim.valid.end
        if claim.relation not in _ENDED_BY_PUBLICATION or published.is_unknown or end.earliest <= published.latest:
            kept.append(claim)
            continue
        who = identity(claim.subject.id)
        what = f"'{nodes[who].name or who}' as '{claim.object.name}' until {end}, says a source of {published}"
        findings.append(Finding("after_publication", who, what, claim.id))
        kept.append(claim.vouching(Span(claim.valid.start, PartialDate(published.first, end.last))))
    return kept, findings


def _edges_by_law(by_law: Structure) -> Iterator[Edge]:
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


def _graph(nodes: Mapping[str, Node], edges: Iterable[Edge], claims: Iterable[Claim]) -> TemporalGraph:
    """Keep the nodes that edges end at, and the works behind the edges."""
    drawn = list(edges)
    ends = {end for edge in drawn for end in (edge.subject, edge.object)}
    cited = {source for edge in drawn for source in edge.sources}
    works: dict[str, Counter[Work]] = defaultdict(Counter)
    for claim in claims:
        works[claim.source.work.id][claim.source.work] += 1
    sources = [min(works[work_id].items(), key=lambda pair: (-pair[1], str(pair[0])))[0].node() for work_id in cited]
    return TemporalGraph([*(nodes[end] for end in ends), *sources], drawn)
