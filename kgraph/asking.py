"""Every question that can be put to one graph: what a base answers today, and as it was known on an earlier day."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from kgraph.claims import Claim
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import UnknownNameError
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.judged import Judged
from kgraph.model import Kind, Node
from kgraph.questions.career import RECIPE as CAREER
from kgraph.questions.career import Career, career
from kgraph.questions.check import Check, check
from kgraph.questions.choose import choose
from kgraph.questions.commune import Commune, commune
from kgraph.questions.counterparts import Counterparts, counterparts
from kgraph.questions.evidence import Evidence, evidence
from kgraph.questions.kinship import KINDS as CHANGING
from kgraph.questions.lineage import Lineage, lineage
from kgraph.questions.lives import UNITS
from kgraph.questions.organization import Organization, organization
from kgraph.questions.overlap import Overlap, overlap
from kgraph.questions.path import Path as Chains
from kgraph.questions.path import path as chains
from kgraph.questions.responsibilities import KINDS as ANSWERABLE
from kgraph.questions.responsibilities import Responsibilities, responsibilities
from kgraph.questions.rotations import Rotations, rotations
from kgraph.questions.search import Search, search
from kgraph.questions.succession import Succession, succession
from kgraph.questions.territory import Territory, territory
from kgraph.questions.tiles import COMPLETENESS, Tiles, tiles
from kgraph.questions.units import TERRITORIES, Level, is_country

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.diagrams.drawing import Drawing
    from kgraph.grids.outlines import Outlines

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PERSON, _POST = frozenset({Kind.PERSON}), frozenset({Kind.POST})
_ANYTHING: frozenset[Kind] = frozenset()


class AskedGraph(Protocol):
    """One graph that is open: where it is asked, and what lies behind its edges."""

    @property
    def engine(self) -> Engine:
        """Where questions are asked."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at."""

    @property
    def revision(self) -> str:
        """The version of the graph."""

    @property
    def judged(self) -> Judged:
        """What was decided on claims."""

    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""

    def claims(self, ids: tuple[str, ...]) -> Iterator[Claim]:
        """Yield the claims with these ids."""


def of_one_graph(
    question: "Callable[Concatenate[Questions, _P], _T]",
) -> "Callable[Concatenate[Questions, _P], _T]":
    """Answer from one graph, whatever the base turns to meanwhile."""

    @wraps(question)
    def asked(self: "Questions", /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with self.one_graph():
            return question(self, *args, **kwargs)

    return asked


class Questions(ABC):
    """What can be asked of a graph.

    Whatever takes a person, a post or a place takes an id, a name (with or without accents) or a Node. Several threads may ask.
    """

    @abstractmethod
    def one_graph(self) -> AbstractContextManager[AskedGraph]:
        """Keep the graph open, and let this thread ask no other meanwhile."""

    @property
    @abstractmethod
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""

    @property
    @abstractmethod
    def recorded(self) -> str:
        """The latest day on which the ledger took something in; ``""`` for an empty base."""

    @property
    @abstractmethod
    def engine(self) -> Engine:
        """Where questions are asked, until the base turns to a newer graph; ``asking`` keeps it open."""

    @abstractmethod
    def document(self, digest: str) -> str:
        """Return the text of a stored document."""

    @contextmanager
    def asking(self) -> Iterator[Engine]:
        """Give the engine where questions are asked; inside, this thread asks one graph, though the base turns to a newer one."""
        with self.one_graph() as graph:
            yield graph.engine

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at."""
        with self.one_graph() as graph:
            return graph.findings

    @of_one_graph
    def find(self, text: str | Node, kinds: frozenset[Kind] = _ANYTHING, as_of: date | None = None) -> Node:
        """Return the one node with that id or name.

        Raises:
            UnknownNameError: nothing fits; the nearest names are offered.
            AmbiguousNameError: several things fit; each is told apart.
        """
        return text if isinstance(text, Node) else choose(self.engine, text, kinds, as_of)

    @of_one_graph
    def career(self, person: str | Node, as_of: date | None = None) -> Career:
        """Return the posts a person held, in order, with gaps and moves."""
        return career(self.engine, self.find(person, _PERSON).id, as_of)

    @of_one_graph
    def commune(self, place: str | Node, as_of: date, map: date | None = None) -> Commune | Territory:
        """Return a commune on one day: bodies, posts, holders, villages, initiatives, measures.

        With ``map`` the name is read on the map of that day, and the answer is that of ``territory``.
        """
        found = self.find(place, frozenset({Kind.COMMUNE}), map or as_of)
        return territory(self.engine, found.id, as_of) if map else commune(self.engine, found.id, as_of)

    @of_one_graph
    def organization(self, body: str | Node, as_of: date, map: date | None = None) -> Organization | Counterparts:
        """Return a body on one day: posts, holders, superior and subordinate bodies, predecessors and successors.

        With ``map`` the body is one of that day, and the answer is about those that stood for it on the day asked about.
        """
        found = self.find(body, frozenset({Kind.ORGANIZATION}), map or as_of)
        return counterparts(self.engine, found.id, as_of, map) if map else organization(self.engine, found.id, as_of)

    @of_one_graph
    def responsibilities(self, name: str | Node, as_of: date | None = None) -> Responsibilities:
        """Return what a person, post or body answers for, or who answered for an initiative, or a place and what lies in it."""
        return responsibilities(self.engine, self.find(name, ANSWERABLE, as_of).id, as_of)

    @of_one_graph
    def tiles(self, place: str | Node, as_of: date, by: str = COMPLETENESS, level: Level = "", outlines: "Outlines | None" = None) -> Tiles:
        """Return the units of a district, a province or (``""``, ``Việt Nam``) the country on a day as tiles, each with its number.

        ``by`` is ``completeness``, ``newest-rotation``, or a measure by id or name; ``level`` is ``district`` or ``commune``. With
        ``outlines``, which ``kgraph.grids.geojson.read_outlines`` reads, the tiles stand as these do.
        """
        place_id = "" if is_country(place) else self.find(place, TERRITORIES, as_of).id
        answer = tiles(self.engine, place_id, as_of, by, level)
        return answer.along(outlines) if outlines else answer

    @of_one_graph
    def lineage(self, name: str | Node, map: date | None = None) -> Lineage:
        """Return what a place or body became and came from; units of all days can be meant, with ``map`` those of that day alone."""
        return lineage(self.engine, self.find(name, CHANGING, map).id)

    @of_one_graph
    def territory(self, place: str | Node, as_of: date, map: date | None = None) -> Territory:
        """Return which units covered the territory of a place on a day, and what is known of each; ``map`` as in ``lineage``."""
        return territory(self.engine, self.find(place, UNITS, map).id, as_of)

    @of_one_graph
    def succession(self, post: str | Node) -> Succession:
        """Return the holders of a post, in order, with handovers and gaps."""
        return succession(self.engine, self.find(post, _POST).id)

    @of_one_graph
    def overlap(self, person: str | Node, other: str | Node = "") -> Overlap:
        """Return where and when a person served together with others, or with one other."""
        return overlap(self.engine, self.find(person, _PERSON).id, self.find(other, _PERSON).id if other else "")

    @of_one_graph
    def path(self, person: str | Node, other: str | Node) -> Chains:
        """Return the shortest chains between two people, with at most one person between them."""
        return chains(self.engine, self.find(person, _PERSON).id, self.find(other, _PERSON).id)

    @of_one_graph
    def rotations(self, since: date | None = None, until: date | None = None, map: date | None = None) -> Rotations:
        """Return who was moved by which decision in a period, and how many of the seats are known; places as on the map of a day."""
        return rotations(self.engine, since, until, map)

    @of_one_graph
    def search(self, text: str, kinds: frozenset[Kind] = _ANYTHING) -> Search:
        """Return what has those words in its name, exact accents first."""
        return search(self.engine, text, kinds)

    @of_one_graph
    def check(self, finding: str = "") -> Check:
        """Return the findings, or those of one kind, by its code.

        Raises:
            UsageError: there is no such kind.
        """
        return check(self.findings, self.engine, finding)

    @of_one_graph
    def evidence(self, reference: str | Edge) -> Evidence:
        """Return the claims behind an edge, or one claim.

        Raises:
            UnknownNameError: no edge and no claim has that id.
        """
        edge = reference if isinstance(reference, Edge) else self.engine.edge(reference)
        found = self.claims(edge.claims if edge is not None else (str(reference),))
        if edge is None and not found:
            fix = "take an id from the column 'edge' of an answer, or 'claim' of kgraph check"
            raise UnknownNameError(f"no edge and no claim has the id '{reference}'", fix=fix)
        with self.one_graph() as graph:
            superseded = tuple(self._superseded(found))
            return evidence(found, edge, superseded, {c.id: graph.judged.of(c, has_edge=edge is not None) for c in (*found, *superseded)})

    def _superseded(self, claims: tuple[Claim, ...]) -> Iterator[Claim]:
        """Yield what the claims correct, and what that corrected before."""
        while ids := tuple(claim.corrects for claim in claims if claim.corrects):
            claims = self.claims(ids)
            yield from claims

    @of_one_graph
    def surroundings(self, node: str | Node, hops: int = 1) -> TemporalGraph:
        """Return what lies within that many edges of a node."""
        return self.engine.surroundings(self.find(node).id, hops)

    def claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """Return the claims with these ids."""
        with self.one_graph() as graph:
            return tuple(graph.claims(ids))

    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""
        with self.one_graph() as graph:
            return graph.graph()

    @of_one_graph
    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the whole graph as NetworkX has it: nodes carry ``node``, edges are keyed by id and carry ``edge``."""
        return MemoryEngine(self.graph()).networkx

    @of_one_graph
    def draw(self, node: str | Node, suffix: str = ".svg", *, language: str = "vi", as_of: date | None = None) -> "Drawing":
        """Return a person's career as ``.svg``, ``.png``, ``.pdf`` or ``.mmd``, or what surrounds anything as ``.html``.

        It is the bytes of that file, which a notebook shows as the picture.

        Raises:
            UsageError: there is no such format.
        """
        from kgraph import diagrams

        if suffix.lower() in diagrams.NETWORK_SUFFIXES:
            found = self.find(node)
            return diagrams.draw_network(self._around(found), found, suffix, language=language)
        answer = self.career(node, as_of)
        behind = {holding.edge.id: self.evidence(holding.edge) for holding in answer.holdings}
        return diagrams.draw_career(answer, behind, suffix, revision=self.revision, language=language)

    @of_one_graph
    def draw_tiles(
        self, answer: Tiles, suffix: str = ".svg", *, language: str = "vi", as_tiles: bool = False, dark: bool = False
    ) -> "Drawing":
        """Return tiles as ``.svg``, ``.png`` or ``.pdf``: the bytes of that file, which a notebook shows as the picture.

        Where the answer has outlines, these are drawn, unless ``as_tiles``; ``dark`` is for a dark ground.

        Raises:
            UsageError: there is no such format.
        """
        from kgraph import diagrams

        sources = {source for tile in answer.tiles for source in tile.reading.sources}
        named = {source: self.engine.node(source) for source in sorted(sources)}
        return diagrams.draw_tiles(answer, named, suffix, revision=self.revision, language=language, as_tiles=as_tiles, dark=dark)

    def _around(self, node: Node) -> TemporalGraph:
        """What a picture around a node shows: a person's posts, bodies and places, else what is two edges away; and the sources."""
        person = node.kind is Kind.PERSON
        near = self.engine.gather(CAREER, person=node.id) if person else self.surroundings(node, 2)
        sources = sorted({source for edge in near.edges() for source in edge.sources})
        return near | TemporalGraph(self.engine.node(source) for source in sources)
