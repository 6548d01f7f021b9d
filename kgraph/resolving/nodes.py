"""One node out of all that claims say of an id: its kind, the name most often given, and what the sources agree on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from kgraph.claims import Claim, Reading
from kgraph.findings import Finding
from kgraph.model import Kind, Node, Value
from kgraph.resolving.identity import Identity

_T = TypeVar("_T", bound=Value)


@dataclass(slots=True)
class _Heard:
    """A node as so many claims describe it; it is kept, so that no other object takes its place in memory."""

    node: Node
    inferred: bool
    times: int = 1


@dataclass
class _Sayings:
    """How often claims give an id each kind, name and property; ``firm`` counts those that are not inferred."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[Value]] = field(default_factory=dict)
    firm: dict[str, Counter[Value]] = field(default_factory=dict)

    def hear(self, one: _Heard) -> None:
        """Count what so many claims say of the node."""
        self.kinds[one.node.kind] += one.times
        self.names[one.node.name] += one.times
        for key, value in one.node.properties:
            self.values.setdefault(key, Counter())[value] += one.times
            if not one.inferred:
                self.firm.setdefault(key, Counter())[value] += one.times


@dataclass(frozen=True)
class Nodes:
    """The nodes by canonical id, and where the sources differ."""

    by_id: dict[str, Node]
    findings: tuple[Finding, ...]


def merge(claims: Iterable[Claim], identity: Identity) -> Nodes:
    """Return one node for each canonical id that the claims speak of."""
    nodes: dict[str, Node] = {}
    findings: list[Finding] = []
    for node_id, heard in _heard(claims, identity).items():
        first = heard[0].node
        if first.id == node_id and all(one.node == first for one in heard):
            nodes[node_id] = first
            continue
        said = _Sayings()
        for one in heard:
            said.hear(one)
        nodes[node_id] = _node(node_id, said)
        findings += _findings(node_id, said)
    return Nodes(nodes, tuple(findings))


def _heard(claims: Iterable[Claim], identity: Identity) -> dict[str, list[_Heard]]:
    """Count by canonical id what is said of it: thousands of claims share a node, which is one object, and heard once."""
    counted: dict[tuple[int, bool], _Heard] = {}
    for claim in claims:
        inferred = claim.reading is Reading.INFERRED
        for node in (claim.subject, claim.object):
            one = counted.get((id(node), inferred))
            if one is None:
                counted[id(node), inferred] = _Heard(node, inferred)
            else:
                one.times += 1
    by_id: dict[str, list[_Heard]] = {}
    for one in counted.values():
        by_id.setdefault(identity(one.node.id), []).append(one)
    return by_id


def _node(node_id: str, said: _Sayings) -> Node:
    name = _name(said)
    properties = {key: _most(said.firm.get(key, counts)) for key, counts in said.values.items()}
    others = sorted(other for other in said.names if other and other != name)
    return Node(node_id, _most(said.kinds), name, tuple((properties | ({"other_names": "; ".join(others)} if others else {})).items()))


def _name(said: _Sayings) -> str:
    named = Counter({name: count for name, count in said.names.items() if name})
    return _most(named) if named else ""


def _most(counts: Counter[_T]) -> _T:
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _findings(node_id: str, said: _Sayings) -> Iterator[Finding]:
    names = sorted(name for name in said.names if name)
    if len(names) > 1:
        yield Finding("two_names", node_id, f"'{node_id}' is called {_quoted(names)}")
    if len(said.kinds) > 1:
        yield Finding("two_kinds", node_id, f"'{node_id}' is used for {_quoted(sorted(said.kinds))}")
    for key, counts in sorted(said.firm.items()):
        if len(counts) > 1:
            yield Finding("property_conflict", node_id, f"'{_name(said) or node_id}' has for {key}: {_quoted(sorted(map(str, counts)))}")


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)
