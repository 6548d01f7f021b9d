"""What the base learned between two days: each edge that is not what it was, with what it was before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.model import Node
from kgraph.questions.answers import Answer, Row, edge_cells, name_of
from kgraph.resolving.edges import first_of


class Change(StrEnum):
    """What became of an edge; of several that fit, the first."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    DISPUTED = "disputed"
    SETTLED = "settled"
    ACCEPTED = "accepted"
    SHARPENED = "sharpened"
    LOOSENED = "loosened"
    REDATED = "redated"
    SUPPORTED = "supported"
    CHANGED = "changed"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Changed:
    """One edge as it was and as it is, None where it was not or is no more, and the day on which the base learned it."""

    before: Edge | None
    after: Edge | None
    recorded: date

    @property
    def edge(self) -> Edge:
        """The edge as it is, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.before is None:
            return Change.ADDED
        return Change.WITHDRAWN if self.after is None else _change(self.before, self.after)


Learned = Callable[[Edge | None, Edge | None], date]
"""The day on which an edge became another one."""


@dataclass(frozen=True, slots=True)
class Changes(Answer):
    """The edges that differ, in the order in which they were learned.

    ``nodes`` are those that are new or described anew, ``gone`` the ids of those that are no more, ``names`` those of the ends.
    """

    changes: tuple[Changed, ...]
    nodes: tuple[Node, ...]
    gone: tuple[str, ...]
    names: dict[str, str]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per edge."""
        return tuple(self._rows())

    def applied_to(self, graph: TemporalGraph) -> TemporalGraph:
        """Return what the graph before comes to with these changes: the graph after."""
        edges = {edge.id: edge for edge in graph.edges()}
        for changed in self.changes:
            if changed.before is not None:
                edges.pop(changed.before.id, None)
        edges |= {changed.after.id: changed.after for changed in self.changes if changed.after is not None}
        nodes = {node.id: node for node in graph.nodes() if node.id not in self.gone} | {node.id: node for node in self.nodes}
        return TemporalGraph(nodes.values(), edges.values())

    def _rows(self) -> Iterator[Row]:
        for changed in self.changes:
            edge, (before, after) = changed.edge, _told(changed.before, changed.after)
            cells: Row = {
                "change": str(changed.change),
                "subject": self.names[edge.subject],
                "relation": str(edge.relation),
                "object": self.names[edge.object],
                "before": before,
                "after": after,
                "recorded": changed.recorded.isoformat(),
            }
            yield cells | edge_cells(edge)


def changes(before: TemporalGraph, after: TemporalGraph, learned: Learned) -> Changes:
    """Return what turns one graph into the other; ``learned`` says on which day an edge became what it is.

    Spells of one subject, relation and object are told apart by their claims, for their ids count them in order of time: an earlier
    spell that is learned of later moves the numbers of the others. An edge whose claims stand under other ends now, because two ids were
    joined or taken apart, was moved.
    """
    found = [Changed(old, new, learned(old, new)) for old, new in _paired(before.edges(), after.edges()) if old != new]
    known = before.by_id
    names = {node.id: name_of(node) or node.id for graph in (before, after) for node in graph.nodes()}
    ordered = sorted(found, key=lambda c: (c.recorded, names[c.edge.subject], c.edge.relation, names[c.edge.object], c.edge.id, c.change))
    ends = {end for changed in found for end in (changed.edge.subject, changed.edge.object)}
    return Changes(
        tuple(ordered),
        tuple(node for node in after.nodes() if known.get(node.id) != node),
        tuple(node_id for node_id in known if node_id not in after.by_id),
        {node_id: name for node_id, name in names.items() if node_id in ends},
    )


def _paired(before: Iterable[Edge], after: Iterable[Edge]) -> Iterator[tuple[Edge | None, Edge | None]]:
    old: dict[str, list[Edge]] = defaultdict(list)
    new: dict[str, list[Edge]] = defaultdict(list)
    for edges, groups in ((before, old), (after, new)):
        for edge in edges:
            groups[first_of(edge.id)].append(edge)
    gone: list[Edge] = []
    come: list[Edge] = []
    for key in sorted(old.keys() | new.keys()):
        for one, other in _spells_paired(old[key], new[key]):
            if one is not None and other is not None:
                yield one, other
            elif one is not None:
                gone.append(one)
            elif other is not None:
                come.append(other)
    yield from _moved(gone, come)


def _moved(gone: list[Edge], come: list[Edge]) -> Iterator[tuple[Edge | None, Edge | None]]:
    """Pair an edge that is no more with a new one that stands on its claims, and give the others alone."""
    by_claim = {claim: edge.id for edge in reversed(come) for claim in edge.claims}
    left = {edge.id: edge for edge in come}
    for edge in gone:
        shared = Counter(by_claim[claim] for claim in edge.claims if by_claim.get(claim) in left)
        nearest = min(shared, key=lambda edge_id: (-shared[edge_id], edge_id), default="")
        yield edge, left.pop(nearest, None)
    yield from ((None, edge) for edge in left.values())


def _spells_paired(old: list[Edge], new: list[Edge]) -> Iterator[tuple[Edge | None, Edge | None]]:
    """Pair the spells that share most claims; of those left over the ones of one id."""
    shared = [(-len({*one.claims} & {*other.claims}), one.id != other.id, one.id, other.id) for one in old for other in new]
    olds, news = {edge.id: edge for edge in old}, {edge.id: edge for edge in new}
    for count, renamed, one, other in sorted(shared):
        if one in olds and other in news and (count or not renamed):
            yield olds.pop(one), news.pop(other)
    yield from ((edge, None) for edge in olds.values())
    yield from ((None, edge) for edge in news.values())


def _change(before: Edge, after: Edge) -> Change:
    if first_of(before.id) != first_of(after.id):
        return Change.MOVED
    was, is_ = before.status, after.status
    if was is not is_ and Status.DISPUTED in (was, is_):
        return Change.DISPUTED if is_ is Status.DISPUTED else Change.SETTLED
    if (was, is_) == (Status.PROPOSED, Status.ACCEPTED):
        return Change.ACCEPTED
    if _bounds(before) != _bounds(after):
        return Change.SHARPENED if _sharper(after, before) else Change.LOOSENED if _sharper(before, after) else Change.REDATED
    if _said(before) != _said(after):
        return Change.CHANGED
    if before.claims != after.claims:
        return Change.SUPPORTED if {*before.claims} < {*after.claims} else Change.CHANGED
    return Change.RENUMBERED if before.id != after.id else Change.CHANGED


def _bounds(edge: Edge) -> tuple[object, ...]:
    span = edge.valid
    return span.start.earliest, span.start.latest, span.end.earliest, span.end.latest, edge.attested


def _sharper(one: Edge, other: Edge) -> bool:
    """Whether the bounds of the one lie within those of the other, and every day certain by the other is certain by the one."""
    a, b = one.valid, other.valid
    within = b.start.earliest <= a.start.earliest and a.start.latest <= b.start.latest
    within = within and b.end.earliest <= a.end.earliest and a.end.latest <= b.end.latest
    certain = (day for stretch in other.attested or () for day in stretch)
    return within and (one.attested is None or other.attested is not None) and all(map(one.certainly_covers, certain))


def _said(edge: Edge) -> tuple[object, ...]:
    typed = tuple(type(value) for _, value in edge.properties)
    return edge.status, str(edge.valid), edge.properties, typed, edge.inferred, edge.retold


def _told(before: Edge | None, after: Edge | None) -> tuple[str, str]:
    """Say what an edge was and is: its span, and what else differs; its sources or claims where nothing else does."""
    if before is None or after is None:
        return str(before.valid) if before else "", str(after.valid) if after else ""
    one, other = dict(_parts(before)), dict(_parts(after))
    differing = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
    if not differing and str(before.valid) == str(after.valid):
        by = "sources" if before.sources != after.sources else "claims"
        return f"{before.valid}; {by} {' '.join(getattr(before, by))}", f"{after.valid}; {by} {' '.join(getattr(after, by))}"
    return _joined(before, one, differing), _joined(after, other, differing)


def _joined(edge: Edge, parts: dict[str, str], differing: Iterable[str]) -> str:
    return "; ".join([str(edge.valid), *(parts[key] for key in differing if key in parts)])


def _parts(edge: Edge) -> Iterator[tuple[str, str]]:
    yield "subject", f"subject {edge.subject}"
    yield "object", f"object {edge.object}"
    yield "status", str(edge.status)
    yield "inferred", f"inferred {', '.join(edge.inferred)}" if edge.inferred else "nothing inferred"
    yield from ((name, f"{name} {str(value).lower() if isinstance(value, bool) else value}") for name, value in edge.properties)
