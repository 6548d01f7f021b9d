"""The folder, its graph and its questions in one hand: what ``kgraph.open`` returns."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from threading import RLock, local
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from kgraph import generations
from kgraph.bundled import data_folder
from kgraph.claims import Claim
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import BaseFolderError, UnknownNameError
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.judgements import Judgement, Verb
from kgraph.ledger import Ledger, Load
from kgraph.loading import BadRow, Loaded, check_file, find_loader, loader_for
from kgraph.model import Kind, Node
from kgraph.open_graph import OpenGraph
from kgraph.questions.career import RECIPE as CAREER
from kgraph.questions.career import Career, career
from kgraph.questions.check import Check, check
from kgraph.questions.choose import choose
from kgraph.questions.commune import Commune, commune
from kgraph.questions.evidence import Evidence, evidence
from kgraph.questions.organization import Organization, organization
from kgraph.questions.overlap import Overlap, overlap
from kgraph.questions.path import Path as Chains
from kgraph.questions.path import path as chains
from kgraph.questions.responsibilities import KINDS as ANSWERABLE
from kgraph.questions.responsibilities import Responsibilities, responsibilities
from kgraph.questions.rotations import Rotations, rotations
from kgraph.questions.search import Search, search
from kgraph.questions.succession import Succession, succession

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.diagrams.drawing import Drawing
    from kgraph.engines.cypher import Table

SAMPLE_RECORDED = date(2026, 11, 24)
"""The day on which the bundled data are recorded, so that everybody's base is the same."""

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PERSON, _POST = frozenset({Kind.PERSON}), frozenset({Kind.POST})
_ANYTHING: frozenset[Kind] = frozenset()


def _of_one_graph(
    question: "Callable[Concatenate[KnowledgeBase, _P], _T]",
) -> "Callable[Concatenate[KnowledgeBase, _P], _T]":
    """Answer from one graph, whatever the base turns to meanwhile."""

    @wraps(question)
    def asked(self: "KnowledgeBase", /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with self._one_graph():
            return question(self, *args, **kwargs)

    return asked


class KnowledgeBase:
    """A knowledge base that is open for questions; a context manager that closes itself.

    Whatever takes a person, a post or a place takes an id, a name (with or without accents) or a Node. Several threads may ask.
    """

    def __init__(self, path: str | Path) -> None:
        self.folder = Path(path)
        self._lock = RLock()
        self._mine = local()
        self._ledger = Ledger.open(self.folder)
        self._open: OpenGraph | None = OpenGraph(self._ledger)

    @contextmanager
    def asking(self) -> Iterator[Engine]:
        """Give the engine where questions are asked; inside, this thread asks one graph, though the base turns to a newer one."""
        with self._one_graph() as graph:
            yield graph.engine

    @property
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""
        return self._graph.revision

    @property
    def generation(self) -> generations.Generation:
        """The graph's folder and figures."""
        return self._graph.generation

    @property
    def recorded(self) -> str:
        """The latest day on which the ledger took something in; ``""`` for an empty base."""
        return self.generation.recorded

    @property
    def engine(self) -> Engine:
        """Where questions are asked, until the base turns to a newer graph; ``asking`` keeps it open."""
        return self._graph.engine

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at."""
        with self._one_graph() as graph:
            return graph.findings

    @_of_one_graph
    def find(self, text: str | Node, kinds: frozenset[Kind] = _ANYTHING, as_of: date | None = None) -> Node:
        """Return the one node with that id or name.

        Raises:
            UnknownNameError: nothing fits; the nearest names are offered.
            AmbiguousNameError: several things fit; each is told apart.
        """
        return text if isinstance(text, Node) else choose(self.engine, text, kinds, as_of)

    @_of_one_graph
    def career(self, person: str | Node, as_of: date | None = None) -> Career:
        """Return the posts a person held, in order, with gaps and moves."""
        return career(self.engine, self.find(person, _PERSON).id, as_of)

    @_of_one_graph
    def commune(self, place: str | Node, as_of: date) -> Commune:
        """Return a commune on one day: bodies, posts, holders, villages, initiatives, measures."""
        return commune(self.engine, self.find(place, frozenset({Kind.COMMUNE}), as_of).id, as_of)

    @_of_one_graph
    def organization(self, body: str | Node, as_of: date) -> Organization:
        """Return a body on one day: posts, holders, superior and subordinate bodies, predecessors and successors."""
        return organization(self.engine, self.find(body, frozenset({Kind.ORGANIZATION}), as_of).id, as_of)

    @_of_one_graph
    def responsibilities(self, name: str | Node, as_of: date | None = None) -> Responsibilities:
        """Return what a person, post or body answers for, or who answered for an initiative, or a place and what lies in it."""
        return responsibilities(self.engine, self.find(name, ANSWERABLE, as_of).id, as_of)

    @_of_one_graph
    def succession(self, post: str | Node) -> Succession:
        """Return the holders of a post, in order, with handovers and gaps."""
        return succession(self.engine, self.find(post, _POST).id)

    @_of_one_graph
    def overlap(self, person: str | Node, other: str | Node = "") -> Overlap:
        """Return where and when a person served together with others, or with one other."""
        return overlap(self.engine, self.find(person, _PERSON).id, self.find(other, _PERSON).id if other else "")

    @_of_one_graph
    def path(self, person: str | Node, other: str | Node) -> Chains:
        """Return the shortest chains between two people, with at most one person between them."""
        return chains(self.engine, self.find(person, _PERSON).id, self.find(other, _PERSON).id)

    @_of_one_graph
    def rotations(self, since: date | None = None, until: date | None = None) -> Rotations:
        """Return who was moved by which decision in a period, and how many of the seats are known."""
        return rotations(self.engine, since, until)

    @_of_one_graph
    def search(self, text: str, kinds: frozenset[Kind] = _ANYTHING) -> Search:
        """Return what has those words in its name, exact accents first."""
        return search(self.engine, text, kinds)

    @_of_one_graph
    def check(self) -> Check:
        """Return the findings."""
        return check(self.findings, self.engine)

    @_of_one_graph
    def evidence(self, reference: str | Edge) -> Evidence:
        """Return the claims behind an edge, or one claim.

        Raises:
            UnknownNameError: no edge and no claim has that id.
        """
        edge = reference if isinstance(reference, Edge) else self.engine.edge(reference)
        if edge is not None:
            return evidence(self.claims(edge.claims), edge)
        found = self.claims((str(reference),))
        if not found:
            fix = "take an id from the column 'edge' of an answer, or 'claim' of kgraph check"
            raise UnknownNameError(f"no edge and no claim has the id '{reference}'", fix=fix)
        return evidence(found)

    @_of_one_graph
    def surroundings(self, node: str | Node, hops: int = 1) -> TemporalGraph:
        """Return what lies within that many edges of a node."""
        return self.engine.surroundings(self.find(node).id, hops)

    @_of_one_graph
    def claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """Return the claims with these ids."""
        return tuple(self.generation.claims(ids))

    def document(self, digest: str) -> str:
        """Return the text of a stored document."""
        return self._ledger.document(digest)

    @_of_one_graph
    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""
        return self.generation.graph()

    @_of_one_graph
    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the whole graph as NetworkX has it: nodes carry ``node``, edges are keyed by id and carry ``edge``."""
        return MemoryEngine(self.graph()).networkx

    def cypher(
        self, query: str, /, parameters: Mapping[str, Any] | None = None, *, seconds: float = 10, most_rows: int = 10_000
    ) -> "Table":
        """Run one reading Cypher query; ``parameters`` are its ``$names``.

        Raises:
            QueryError: the query is wrong, too slow, or would do more than read.
            MissingEngineError: no engine with Cypher can start here.
        """
        with self._one_graph() as graph:
            return graph.cypher.cypher(query, dict(parameters or {}), timeout_seconds=seconds, most_rows=most_rows)

    def why_no_cypher(self) -> str:
        """Return why Cypher cannot be asked here; ``""`` where it can."""
        return self._graph.why_no_cypher()

    def load(
        self, path: str | Path, *, recorded: date, with_: str = "", map: str | Path | None = None, skip_bad_rows: bool = False
    ) -> Load:
        """Read a file into the ledger, wholly or not at all, and make the graph anew.

        Raises:
            LoadError: the file or a row of it cannot be read; with ``skip_bad_rows`` bad rows are kept aside and counted.
            LockedError: another process is writing.
        """
        with self._ledger.writing():
            load = self._record(Path(path), recorded, with_, Path(map) if map else None, skip_bad_rows)
            if load.new:
                generations.build(self._ledger)
        self.refresh()
        return load

    def judge(self, verb: Verb, *subjects: str, who: str, when: str, why: str = "") -> Judgement:
        """Write down what a person decided, and make the graph anew."""
        with self._ledger.writing():
            judgement = self._ledger.judge(verb, subjects, who=who, when=when, why=why)
            generations.build(self._ledger)
        self.refresh()
        return judgement

    @_of_one_graph
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

    def _around(self, node: Node) -> TemporalGraph:
        """What a picture around a node shows: a person's posts, bodies and places, else what is two edges away; and the sources."""
        person = node.kind is Kind.PERSON
        near = self.engine.gather(CAREER, person=node.id) if person else self.surroundings(node, 2)
        sources = sorted({source for edge in near.edges() for source in edge.sources})
        return near | TemporalGraph(self.engine.node(source) for source in sources)

    @_of_one_graph
    def push(self, address: str) -> None:
        """Make a server hold exactly this graph.

        Raises:
            EngineError: the server cannot be reached, refuses, or holds somebody else's graph.
        """
        from kgraph.engines import open_engine

        with open_engine(address) as engine:
            engine.put(self.graph())

    def build(self) -> None:
        """Make the graph again from the ledger."""
        with self._ledger.writing():
            generations.build(self._ledger)
        self.refresh()

    def refresh(self) -> bool:
        """Turn to the newest graph; whether there was a newer one. Cheap where nothing changed."""
        with self._lock:
            known = self._open
            if known is not None and generations.is_current(known.generation, self._ledger):
                return False
            newest = OpenGraph(self._ledger)
            if known is not None and newest.generation.folder == known.generation.folder:
                newest.let_go()
                return False
            self._open = newest
        if known is not None:
            known.let_go()
        return known is not None

    def close(self) -> None:
        """Let go of the graph, which closes when nobody asks it any more; the knowledge base opens it again when asked."""
        with self._lock:
            graph, self._open = self._open, None
        if graph is not None:
            graph.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeBase({str(self.folder)!r}, revision {self.revision})"

    @property
    def _graph(self) -> OpenGraph:
        """The graph that this thread asks, else the one that the base last turned to."""
        pinned: OpenGraph | None = getattr(self._mine, "graph", None)
        if pinned is not None:
            return pinned
        with self._lock:
            if self._open is None:
                self._open = OpenGraph(self._ledger)
            return self._open

    @contextmanager
    def _one_graph(self) -> Iterator[OpenGraph]:
        """Keep the graph open, and let this thread ask no other."""
        with self._lock:
            before, graph = getattr(self._mine, "graph", None), self._graph
            graph.take()
        self._mine.graph = graph
        try:
            yield graph
        finally:
            self._mine.graph = before
            graph.let_go()

    def _record(self, path: Path, recorded: date, with_: str, map_: Path | None, skip: bool) -> Load:
        check_file(path)
        name = with_ or loader_for(path)
        bad: list[BadRow] = []
        items = _without_bad(find_loader(name)(path, map=map_), bad, skip)
        return self._ledger.record(items, recorded=recorded, loader=name, file=path.name, bad=bad)


def _without_bad(items: Iterator[Loaded], bad: list[BadRow], skip: bool) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, BadRow):
            yield item
        elif skip:
            bad.append(item)
        else:
            raise item.error


def open_base(path: str | Path) -> KnowledgeBase:
    """Open a knowledge base.

    Raises:
        BaseFolderError: the folder is none, is damaged, or was made by a newer kgraph.
    """
    return KnowledgeBase(path)


def init_base(path: str | Path) -> KnowledgeBase:
    """Make an empty knowledge base and open it.

    Raises:
        BaseFolderError: something is there already.
    """
    Ledger.create(Path(path))
    return KnowledgeBase(path)


def init_sample(path: str | Path, recorded: date = SAMPLE_RECORDED) -> KnowledgeBase:
    """Make a knowledge base of the bundled data: every table that has a map beside it."""
    target = Path(path)
    ledger = Ledger.create(target)
    files = [file for file in sorted(data_folder().glob("*/*.csv")) if file.with_suffix(".toml").is_file()]
    if not files:
        raise BaseFolderError("the bundled data are not here", where=str(data_folder()), fix="install kgraph again: pip install .")
    with ledger.writing():
        for file in files:
            ledger.record(_without_bad(find_loader("table")(file, map=None), [], False), recorded=recorded, loader="table", file=file.name)
        generations.build(ledger)
    return KnowledgeBase(target)
