"""A register lists every unit there is: a place that it does not list, under a superior it does, did not exist."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgraph.claims import Claim
from kgraph.findings import Finding
from kgraph.model import Kind, Node, Relation
from kgraph.resolving.identity import Identity
from kgraph.text import spelling

UNITS = frozenset({Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE})
_TIES_TO_PLACE = frozenset({Relation.GOVERNS, Relation.LOCATED_IN})


@dataclass(frozen=True)
class Unregistered:
    """The ids that make no edge: places that no register knows, bodies of those alone, posts of those alone."""

    ids: frozenset[str]
    findings: tuple[Finding, ...]


def unregistered(claims: Iterable[Claim], identity: Identity, nodes: Mapping[str, Node]) -> Unregistered:
    """Return what stands or falls with a place that contradicts a register, and a finding for each claim that says so."""
    kept = list(claims)
    units = {claim for claim in kept if claim.relation is Relation.PART_OF and claim.subject.kind in UNITS}
    listed: dict[tuple[str, Kind], set[str]] = defaultdict(set)
    for claim in units:
        if claim.source.work.register:
            listed[identity(claim.object.id), claim.subject.kind].add(identity(claim.subject.id))
    known = {unit for children in listed.values() for unit in children}
    doubted = [claim for claim in units if identity(claim.subject.id) not in known and _is_missing(claim, identity, listed, nodes)]
    ids = _with_dependants({identity(claim.subject.id) for claim in doubted}, kept, identity)
    return Unregistered(frozenset(ids), tuple(_findings(ids, doubted, kept, identity, nodes)))


def _is_missing(claim: Claim, identity: Identity, listed: Mapping[tuple[str, Kind], set[str]], nodes: Mapping[str, Node]) -> bool:
    children = listed.get((identity(claim.object.id), claim.subject.kind), set())
    return bool(children) and spelling(claim.subject.name) not in {spelling(nodes[child].name) for child in children}


def _with_dependants(ids: set[str], claims: list[Claim], identity: Identity) -> set[str]:
    """Add the bodies tied to such places alone, then the posts of such bodies alone."""
    if not ids:
        return ids
    bodies = _tied_only_to(ids, claims, identity, Kind.ORGANIZATION, _TIES_TO_PLACE)
    return ids | bodies | _tied_only_to(ids | bodies, claims, identity, Kind.POST, _TIES_TO_PLACE | {Relation.POST_IN})


def _tied_only_to(ids: set[str], claims: list[Claim], identity: Identity, kind: Kind, relations: frozenset[Relation]) -> set[str]:
    ends: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.subject.kind is kind and claim.relation in relations:
            ends[identity(claim.subject.id)].add(identity(claim.object.id))
    return {node_id for node_id, tied in ends.items() if tied <= ids}


def _findings(ids: set[str], doubted: list[Claim], claims: list[Claim], identity: Identity, nodes: Mapping[str, Node]) -> Iterator[Finding]:
    words = "; ".join(sorted({f"{c.subject.full_name}, {nodes[identity(c.object.id)].full_name}" for c in doubted}))
    holdings = [c for c in claims if c.relation is Relation.HOLDS and identity(c.object.id) in ids]
    for claim in holdings:
        who = identity(claim.subject.id)
        yield Finding("not_in_register", who, f"'{nodes[who].name or who}' as '{claim.object.name}': the register has no {words}", claim.id)
    for claim in () if holdings else doubted:
        superior = identity(claim.object.id)
        yield Finding("not_in_register", superior, f"the register has no {words}", claim.id)
