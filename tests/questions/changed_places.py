"""Places that changed, written in a line each: ``a>b whole 2010``."""

from collections.abc import Iterable

from kgraph.engines.memory import MemoryEngine
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from tests.questions.graphs import edge, node


def unit(unit_id: str, valid: str = "/", kind: Kind = Kind.COMMUNE, **said: str) -> tuple[Node, Edge]:
    """A unit with the time in which it was part of ``top``."""
    return node(unit_id, kind, unit_id), edge(unit_id, Relation.PART_OF, "top", valid, **said)


def link(said: str) -> Edge:
    """A change: ``a>b part 2010-05-01``; or how it changed in the place of how much: ``a>b renamed 2010``."""
    ends, how, when = said.split()
    old, new = ends.split(">")
    properties = {"extent": how, "change": "merged"} if how in ("whole", "part") else {"change": how}
    return edge(old, Relation.BECAME, new, when, **properties)


def places(units: Iterable[tuple[Node, Edge]], *links: str) -> MemoryEngine:
    """An engine with these units and changes."""
    known = list(units)
    nodes = [node("top", Kind.PROVINCE, "top"), *(one for one, _ in known)]
    return MemoryEngine(TemporalGraph(nodes, [*(part for _, part in known), *map(link, links)]))
