"""What every engine does: four methods of its own, everything else written once on top of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Protocol, Self

from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.text import fold


@dataclass(frozen=True, slots=True)
class Step:
    """Follow a relation from the nodes named ``start`` in one direction; the nodes reached are named ``reached``.

    With ``kinds``, only nodes of those kinds are reached (and only edges to them gathered).
    """

    start: str
    relation: Relation
    direction: Direction
    reached: str
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True)
class Recipe:
    """How a question fetches its small graph, said twice: steps to walk, and Cypher that analysts see and servers run.

    The Cypher stands in ``kgraph/questions/NAME.cypher``; its parameters are the names of the ids given to ``gather``, each one id, and
    each of its rows is ``source, edge, target``: two nodes and the relationship between them. Nodes of the kinds in ``everything`` are all
    gathered, and steps start from them under the name of the kind.
    """

    name: str
    parameters: tuple[str, ...]
    steps: tuple[Step, ...]
    everything: frozenset[Kind] = frozenset()

    @cached_property
    def cypher(self) -> str:
        """The text of the recipe's file."""
        return files("kgraph.questions").joinpath(f"{self.name}.cypher").read_text("utf-8")


class Engine(ABC):
    """A place where one TemporalGraph is kept and asked; a context manager that closes itself."""

    name: str

    @abstractmethod
    def put(self, graph: TemporalGraph) -> None:
        """Make the engine hold exactly this graph; doing it twice changes nothing."""

    @abstractmethod
    def node(self, node_id: str) -> Node:
        """Return the node with that id.

        Raises:
            UnknownNameError: there is none.
        """

    @abstractmethod
    def nodes(self, kind: Kind | None = None) -> Iterator[Node]:
        """Yield all nodes, or those of one kind, by id."""

    @abstractmethod
    def edges(self, node_id: str = "", relation: Relation | None = None, direction: Direction = Direction.BOTH) -> Iterator[Edge]:
        """Yield the edges of a node (of the whole graph without one), of one relation and direction, by id."""

    def edge(self, edge_id: str) -> Edge | None:
        """Return the edge with that id, or None; engines override it for speed."""
        return next((edge for edge in self.edges() if edge.id == edge_id), None)

    def graph(self) -> TemporalGraph:
        """Return the whole graph."""
        return TemporalGraph(self.nodes(), self.edges())

    def gather(self, recipe: Recipe, **ids: str) -> TemporalGraph:
        """Return the small graph a question is about: the given nodes, and what the recipe's steps reach.

        Raises:
            UnknownNameError: no node has one of the ids.
        """
        return walk(self, recipe, self.given(recipe, **ids), ids)

    def gather_each(self, recipe: Recipe, nodes: Iterable[Node]) -> dict[str, TemporalGraph]:
        """Return by id what a recipe of one parameter gathers for each of several nodes; engines override it for speed."""
        (parameter,) = recipe.parameters
        return {node.id: self.gather(recipe, **{parameter: node.id}) for node in nodes}

    def given(self, recipe: Recipe, **ids: str) -> dict[str, Node]:
        """Return by id the nodes a recipe starts from: those with the ids, and all of the kinds it wants everything of.

        Raises:
            UnknownNameError: no node has one of the ids.
        """
        nodes = {node_id: self.node(node_id) for node_id in ids.values()}
        return nodes | {node.id: node for kind in sorted(recipe.everything) for node in self.nodes(kind)}

    def surroundings(self, node_id: str, hops: int = 1) -> TemporalGraph:
        """Return what lies within that many edges of a node, whatever their relation or direction."""
        nodes, frontier = {node_id: self.node(node_id)}, {node_id}
        edges: dict[str, Edge] = {}
        for _ in range(hops):
            near = {edge.id: edge for start in sorted(frontier) for edge in self.edges(start)}
            edges |= near
            frontier = {end for edge in near.values() for end in (edge.subject, edge.object)} - nodes.keys()
            nodes |= {end: self.node(end) for end in sorted(frontier)}
        return TemporalGraph(nodes.values(), edges.values())

    def named(self, text: str, kinds: frozenset[Kind] = frozenset()) -> Iterator[Node]:
        """Yield the nodes whose name or full name holds each folded word of the text, by id; kinds narrow it."""
        words = fold(text).split()
        for node in self.nodes():
            if (not kinds or node.kind in kinds) and all(word in fold(node.full_name) for word in words):
                yield node

    def close(self) -> None:  # noqa: B027  # not abstract: an engine in memory has nothing to let go of
        """Let go of what the engine holds; closing twice does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Walked(Protocol):
    """What steps can be followed over: an engine, or a graph that was fetched already."""

    def node(self, node_id: str) -> Node: ...

    def edges(self, node_id: str, relation: Relation, direction: Direction) -> Iterable[Edge]: ...


def walk(over: _Walked, recipe: Recipe, given: Mapping[str, Node], ids: Mapping[str, str]) -> TemporalGraph:
    """Return the nodes a recipe starts from, by id, and what its steps reach from them."""
    nodes = dict(given)
    reached = {name: {node_id} for name, node_id in ids.items()}
    reached |= {str(kind): {node.id for node in nodes.values() if node.kind is kind} for kind in recipe.everything}
    edges: dict[str, Edge] = {}
    for step in recipe.steps:
        for start in sorted(reached.get(step.start, ())):
            for edge in over.edges(start, step.relation, step.direction):
                ends = {end for end in (edge.subject, edge.object) if end != start} or {start}
                for end in ends:
                    node = nodes.get(end) or over.node(end)
                    if step.kinds and node.kind not in step.kinds:
                        continue
                    nodes[end], edges[edge.id] = node, edge
                    reached.setdefault(step.reached, set()).add(end)
    return TemporalGraph(nodes.values(), edges.values())
