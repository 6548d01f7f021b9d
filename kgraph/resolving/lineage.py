"""What became of a unit, where an act says so: the act decides, and what others say of that day otherwise stays a claim."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kgraph.claims import Claim
from kgraph.dates import Span
from kgraph.findings import Finding
from kgraph.model import Node, Relation
from kgraph.resolving.identity import Identity

_HOW = ("extent", "change")


def by_act(
    claims: list[Claim], identity: Identity, nodes: Mapping[str, Node], accepted: frozenset[str]
) -> tuple[list[Claim], list[Finding]]:
    """Return the claims without those that an act contradicts, and a finding for each of these.

    An act speaks of a unit and a day. A source contradicts it that names another successor of that unit on that day, or another extent or
    kind of change. A claim of an act that was read from prose decides once it is accepted.
    """
    said: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
    for claim in claims:
        if decides(claim) and (not claim.proposed or claim.id in accepted):
            said[identity(claim.subject.id), claim.valid].append(claim)
    if not said:
        return claims, []
    findings = {}
    for claim in claims:
        acts = said.get((identity(claim.subject.id), claim.valid), ()) if _is_of_others(claim) else ()
        if acts and not any(_agree(claim, act, identity) for act in acts):
            findings[claim.id] = _finding(claim, acts, identity, nodes)
    return [claim for claim in claims if claim.id not in findings], list(findings.values())


def decides(claim: Claim) -> bool:
    """Whether an act says what became of a unit."""
    return claim.relation is Relation.BECAME and claim.source.work.act and claim.valid.start.is_day


def _is_of_others(claim: Claim) -> bool:
    return claim.relation is Relation.BECAME and not claim.source.work.act


def _agree(claim: Claim, act: Claim, identity: Identity) -> bool:
    """Whether both name one successor, and do not differ in how; what one of them leaves open is no difference."""
    if identity(claim.object.id) != identity(act.object.id):
        return False
    pairs = ((claim.qualifier(key), act.qualifier(key)) for key in _HOW)
    return all(one == other or not one or not other for one, other in pairs)


def _finding(claim: Claim, acts: Sequence[Claim], identity: Identity, nodes: Mapping[str, Node]) -> Finding:
    unit = identity(claim.subject.id)
    others = tuple(sorted({identity(one.object.id) for one in (claim, *acts)}))
    decided = "; ".join(sorted({f"{_told(act, identity, nodes)} ({act.source.work.id})" for act in acts}))
    said = f"{_told(claim, identity, nodes)} ({claim.source.work.id})"
    what = f"'{nodes[unit].full_name or unit}' became on {claim.valid} {said}; the act says {decided}"
    return Finding("lineage_conflict", unit, what, claims=(claim.id, *(act.id for act in acts)), others=others)


def _told(claim: Claim, identity: Identity, nodes: Mapping[str, Node]) -> str:
    new = identity(claim.object.id)
    how = ", ".join(str(claim.qualifier(key)) for key in _HOW if claim.qualifier(key))
    return f"'{nodes[new].full_name or new}'" + (f" {how}" if how else "")
