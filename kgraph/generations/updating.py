"""A few claims more in a graph that stands already: what they touch is resolved again, the rest stays as it is.

The result is that of resolving everything; where that cannot be told from what is touched alone, ``NotLocalError`` says so.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kgraph.claims import Claim
from kgraph.findings import Finding
from kgraph.generations.graph_store import GraphStore
from kgraph.generations.touched_ties import TouchedTies
from kgraph.graph import Edge
from kgraph.judgements import Judgements
from kgraph.model import Kind, Node, Relation
from kgraph.resolving.edges import EdgeBuilder, first_of
from kgraph.resolving.ends import Ending, Endings
from kgraph.resolving.identity import identify
from kgraph.resolving.lineage import decides
from kgraph.resolving.nodes import merge
from kgraph.resolving.registers import UNITS
from kgraph.resolving.resolve import edges_by_law, in_force, within_publication
from kgraph.resolving.structure import Structure, is_template, structure

MOST_CLAIMS = 20_000
"""Claims that are touched, up to which resolving them alone is worth its while."""

_OFFICE = frozenset({Relation.HOLDS, Relation.VACANT})
_OF_NODES = frozenset({"two_names", "two_kinds", "property_conflict"})


class NotLocalError(Exception):
    """What the new claims change cannot be told from the claims they touch."""


@dataclass(frozen=True)
class Changes:
    """What an update did to a graph: nodes and edges that are new or other than before, and those that are gone."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    gone_nodes: tuple[Node, ...] = ()
    gone_edges: tuple[Edge, ...] = ()


def update(store: GraphStore, loads: Iterable[Path], judgements: Judgements) -> Changes:
    """Take loads that were recorded on no earlier day than all before into a finished graph, without finishing it.

    Raises:
        NotLocalError: everything has to be resolved again; the store is then to be thrown away.
        BaseFolderError: a load is damaged.
    """
    new = in_force((claim for load in loads for claim in store.take_more(load)), judgements)
    if any(map(is_template, new)):
        raise NotLocalError
    return _Update(store, new, judgements).apply() if new else Changes()


class _Update:
    """One update: the ids that the new claims touch, and the claims and nodes around them."""

    def __init__(self, store: GraphStore, new: list[Claim], judgements: Judgements) -> None:
        self._store, self._judgements = store, judgements
        self._identity = identify(judgements)
        self._new = {claim.id for claim in new}
        self._raw: dict[str, set[str]] = defaultdict(set)
        for raw, canonical in self._identity.canonical.items():
            self._raw[canonical].add(raw)
        self._check_works(new)
        self.ids = {self._identity(node.id) for claim in new for node in (claim.subject, claim.object)}
        self._around = self._touching(self.ids)
        merged = merge(self._around, self._identity)
        self._nodes = {node_id: merged.by_id[node_id] for node_id in self.ids}
        self._node_findings = [finding for finding in merged.findings if finding.subject in self.ids]
        self._check_nodes()
        self._check_claims(new)

    def apply(self) -> Changes:
        """Put the nodes, edges and findings of what is touched in the place of those that were there."""
        usable = self._usable(self._around, self.ids)
        by_law, of_bodies = self._structure(usable)
        self._nodes |= {node_id: node for node_id, node in by_law.completed.items() if node_id in self.ids}
        kept, late = within_publication([*usable, *self._neighbours(usable)], self._identity, _Known(self._nodes, self._store))
        builder = EdgeBuilder(kept, self._identity, _Known(self._nodes, self._store), self._judgements)
        said = [*builder.edges(lambda key: key.subject in self.ids or key.object in self.ids), *edges_by_law(by_law)]
        edges = self._with_ends(said)
        gone = [*(edge for edge in self._store.edges_touching(self.ids)), *of_bodies]
        changes = self._replace({edge.id: edge for edge in gone}, edges, [post.post for post in by_law.added])
        keys = {first_of(edge.id) for edge in (*gone, *edges)}
        self._store.remove_findings(keys, self.ids, _OF_NODES)
        told: list[tuple[str, Finding]] = [("", finding) for finding in (*self._node_findings, *late)]
        self._store.keep_findings([*told, *(pair for pair in builder.findings if pair[0] in keys)])
        return changes

    def _check_works(self, new: Iterable[Claim]) -> None:
        for work in {claim.source.work for claim in new}:
            if work.register or self._store.works(work.id) != {work}:
                raise NotLocalError

    def _check_nodes(self) -> None:
        """A node that was there stays what it is called by others; one that was not is touched by new claims alone."""
        old = {self._identity(n.id) for c in self._around if c.id not in self._new for n in (c.subject, c.object)}
        for node_id, node in self._nodes.items():
            before = self._store.node(node_id)
            if (before is not None) != (node_id in old):
                raise NotLocalError
            if before is not None and _called(before) != _called(node):
                raise NotLocalError

    def _check_claims(self, new: Iterable[Claim]) -> None:
        tied = {(edge.subject, edge.object) for edge in self._store.edges_touching(self.ids) if edge.relation is Relation.PART_OF}
        decided = {self._identity(claim.subject.id) for claim in self._around if decides(claim)}
        for claim in new:
            if claim.relation is Relation.BECAME and self._identity(claim.subject.id) in decided:
                raise NotLocalError
            ends = self._identity(claim.subject.id), self._identity(claim.object.id)
            kinds = tuple(self._nodes[end].kind for end in ends)
            a_unit = claim.relation is Relation.PART_OF and claim.subject.kind in UNITS
            goes_on = claim.relation is Relation.BECAME and claim.subject.kind in UNITS
            if kinds != (claim.subject.kind, claim.object.kind) or (a_unit and ends not in tied) or goes_on:
                raise NotLocalError

    def _touching(self, ids: Iterable[str], relations: frozenset[Relation] = frozenset()) -> list[Claim]:
        """Return the claims in force that touch nodes, under whatever ids."""
        raw = {one for node_id in ids for one in (node_id, *self._raw.get(node_id, ()))}
        found = self._store.sayings(raw, relations, MOST_CLAIMS + 1)
        if len(found) > MOST_CLAIMS:
            raise NotLocalError
        return [claim for claim in in_force(found, self._judgements) if not is_template(claim)]

    def _usable(self, claims: Iterable[Claim], ids: Iterable[str]) -> list[Claim]:
        """Return the claims that are new, or behind an edge of these nodes already."""
        made = {claim for edge in self._store.edges_touching(ids) for claim in edge.claims}
        return [claim for claim in claims if claim.id in self._new or claim.id in made]

    def _structure(self, usable: Iterable[Claim]) -> tuple[Structure, list[Edge]]:
        """Return the posts by law of the bodies that are touched, and the edges that such posts have now."""
        templates = self._store.templates(self._judgements)
        if not templates:
            return Structure((), {}), []
        bodies = {node_id for node_id, node in self._nodes.items() if node.kind is Kind.ORGANIZATION}
        of_post: dict[str, set[str]] = defaultdict(set)
        for claim in usable:
            if claim.relation is Relation.POST_IN:
                of_post[self._identity(claim.subject.id)].add(self._identity(claim.object.id))
        for post, its_bodies in of_post.items():
            if post in self.ids:
                bodies |= its_bodies
                if len(its_bodies) > 1:
                    raise NotLocalError
        in_bodies = self._usable(self._touching(bodies, frozenset({Relation.POST_IN})), bodies)
        posts = {self._identity(claim.subject.id) for claim in in_bodies}
        known = _Known(self._nodes, self._store)
        by_law = structure(templates, in_bodies, self._identity, {node_id: known[node_id] for node_id in sorted(bodies | posts)})
        ids = {f"{body}/{template.subject.id}" for body in bodies for template in templates}
        return by_law, [edge for edge in self._store.edges_touching(bodies) if edge.subject in ids and edge.inferred == ("edge",)]

    def _with_ends(self, said: Iterable[Edge]) -> list[Edge]:
        """Return edges with the ends that follow; what ends otherwise than before has bodies and posts that are not touched."""
        edges = list(said)
        before = Endings(TouchedTies(self._store), self._store.claims)
        after = Endings(TouchedTies(self._store, self._nodes, edges), self._store.claims)
        known = [node for node_id, node in self._nodes.items() if self._store.node(node_id) is not None]
        if any(_ending(before, node) != _ending(after, node) for node in known):
            raise NotLocalError
        return [after.capped(edge) for edge in edges]

    def _neighbours(self, usable: Iterable[Claim]) -> list[Claim]:
        """Return the other holdings of the people and the posts that those here are tied to: they can stand between sightings."""
        held = [claim for claim in usable if claim.relation in _OFFICE]
        near = {self._identity(node.id) for claim in held for node in (claim.subject, claim.object)} - self.ids
        there = {claim.id for claim in self._around}
        return [claim for claim in self._usable(self._touching(near, _OFFICE), near) if claim.id not in there]

    def _replace(self, gone: dict[str, Edge], edges: list[Edge], by_law: Iterable[Node]) -> Changes:
        made = {edge.id: edge for edge in edges}
        no_more = tuple(edge for edge_id, edge in gone.items() if edge_id not in made)
        other = tuple(edge for edge_id, edge in made.items() if gone.get(edge_id) != edge)
        self._store.remove_edges(edge.id for edge in (*no_more, *other))
        self._store.keep_edges(other)
        before, now = ({source for edge in some for source in edge.sources} for some in (gone.values(), edges))
        cited = [work.node() for source in sorted(now - before) for work in self._store.works(source)]
        nodes = tuple(node for node in (*self._nodes.values(), *by_law, *cited) if self._store.node(node.id) != node)
        self._store.keep_nodes(nodes)
        lost = {end for edge in no_more for end in (edge.subject, edge.object) if not self._store.has_edges(end)}
        lost |= {source for source in before - now if not self._store.is_cited(source)}
        gone_nodes = tuple(node for node_id in sorted(lost) if (node := self._store.node(node_id)) is not None)
        self._store.remove_nodes(lost)
        return Changes(nodes, other, gone_nodes, no_more)


class _Known(dict[str, Node]):
    """Nodes by id: those that are touched as they are now, the others as they stand in the graph."""

    def __init__(self, touched: dict[str, Node], store: GraphStore) -> None:
        super().__init__(touched)
        self._store = store

    def __missing__(self, node_id: str) -> Node:
        node = self._store.node(node_id)
        if node is None:
            raise NotLocalError
        self[node_id] = node
        return node


def _ending(endings: Endings, node: Node) -> tuple[Ending | None, ...]:
    """When a unit ended, or a body and its parts; a post bounds holdings alone, and those of one that is touched are all here."""
    if node.kind is Kind.ORGANIZATION:
        return endings.of_body(node.id), *endings.for_parts(node.id)
    return (endings.of_unit(node.id),) if node.kind in UNITS else ()


def _called(node: Node) -> tuple[object, ...]:
    """What others say or decide by: its kind, its name, and of a body its sort."""
    sort = (node.get("body"), node.get("level")) if node.kind is Kind.ORGANIZATION else ()
    return node.kind, node.full_name, *sort
