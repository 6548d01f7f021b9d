"""The folder, its graph and its questions in one hand: what ``kgraph.open`` returns."""

import logging
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kgraph import generations
from kgraph.bundled import data_folder
from kgraph.claims import Claim
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import BaseFolderError, EngineError, MissingEngineError, UnknownNameError
from kgraph.findings import Finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.judgements import Judgement, Verb
from kgraph.ledger import Ledger, Load
from kgraph.loading import BadRow, Loaded, check_file, find_loader, loader_for
from kgraph.model import Kind, Node
from kgraph.questions.career import RECIPE as CAREER
from kgraph.questions.career import Career, career
from kgraph.questions.check import Check, check
from kgraph.questions.choose import choose
from kgraph.questions.commune import Commune, commune
from kgraph.questions.evidence import Evidence, evidence
from kgraph.questions.rotations import Rotations, rotations
from kgraph.questions.search import Search, search
from kgraph.questions.succession import Succession, succession

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.engines.cypher import CypherEngine, Table

EMBEDDED_ABOVE = 50_000
"""Edges up to which questions are answered from memory (docs/decisions/0005-small-bases.md)."""

SAMPLE_RECORDED = date(2026, 11, 24)
"""The day on which the bundled data are recorded, so that everybody's base is the same."""

_LOG = logging.getLogger("kgraph")
_PERSON, _POST = frozenset({Kind.PERSON}), frozenset({Kind.POST})
_ANYTHING: frozenset[Kind] = frozenset()


class KnowledgeBase:
    """A knowledge base that is open for questions; a context manager that closes itself.

    Whatever takes a person, a post or a place takes an id, a name (with or without accents) or a Node. Several threads may ask.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = RLock()
        self._ledger = Ledger.open(self.path)
        self._generation: generations.Generation | None = generations.hold(self._ledger)
        self._engine: Engine | None = None
        self._cypher: CypherEngine | None = None
        self._findings: tuple[Finding, ...] | None = None

    @property
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""
        return self.generation.digest[:12]

    @property
    def generation(self) -> generations.Generation:
        """The graph's folder and figures."""
        with self._lock:
            if self._generation is None:
                self._generation = generations.hold(self._ledger)
            return self._generation

    @property
    def recorded(self) -> str:
        """The latest day on which the ledger took something in; ``""`` for an empty base."""
        return self.generation.recorded

    @property
    def engine(self) -> Engine:
        """Where questions are asked: a server if the settings name one, memory for small bases, else the embedded engine."""
        with self._lock:
            if self._engine is None:
                self._engine = self._open_engine()
            return self._engine

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at."""
        with self._lock:
            if self._findings is None:
                self._findings = self.generation.findings()
            return self._findings

    def find(self, text: str | Node, kinds: frozenset[Kind] = _ANYTHING, as_of: date | None = None) -> Node:
        """Return the one node with that id or name.

        Raises:
            UnknownNameError: nothing fits; the nearest names are offered.
            AmbiguousNameError: several things fit; each is told apart.
        """
        return text if isinstance(text, Node) else choose(self.engine, text, kinds, as_of)

    def career(self, person: str | Node, as_of: date | None = None) -> Career:
        """Return the posts a person held, in order, with gaps and moves."""
        return career(self.engine, self.find(person, _PERSON).id, as_of)

    def commune(self, place: str | Node, as_of: date) -> Commune:
        """Return a commune on one day: bodies, posts, holders, villages, initiatives, measures."""
        return commune(self.engine, self.find(place, frozenset({Kind.COMMUNE}), as_of).id, as_of)

    def succession(self, post: str | Node) -> Succession:
        """Return the holders of a post, in order, with handovers and gaps."""
        return succession(self.engine, self.find(post, _POST).id)

    def rotations(self, since: date | None = None, until: date | None = None) -> Rotations:
        """Return who was moved by which decision in a period, and how many of the seats are known."""
        return rotations(self.engine, since, until)

    def search(self, text: str, kinds: frozenset[Kind] = _ANYTHING) -> Search:
        """Return what has those words in its name, exact accents first."""
        return search(self.engine, text, kinds)

    def check(self) -> Check:
        """Return the findings."""
        return check(self.findings, self.engine)

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

    def surroundings(self, node: str | Node, hops: int = 1) -> TemporalGraph:
        """Return what lies within that many edges of a node."""
        return self.engine.surroundings(self.find(node).id, hops)

    def claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """Return the claims with these ids."""
        return tuple(self.generation.claims(ids))

    def document(self, digest: str) -> str:
        """Return the text of a stored document."""
        return self._ledger.document(digest)

    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""
        return self.generation.graph()

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
        return self._cypher_engine().cypher(query, dict(parameters or {}), timeout_seconds=seconds, most_rows=most_rows)

    def why_no_cypher(self) -> str:
        """Return why Cypher cannot be asked here; ``""`` where it can."""
        from kgraph.engines import embedded

        return embedded.why_absent() if self._ledger.address == "embedded" else ""

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

    def draw(self, node: str | Node, suffix: str = ".svg", *, language: str = "vi", as_of: date | None = None) -> bytes:
        """Return a person's career as ``.svg``, ``.png``, ``.pdf`` or ``.mmd``, or what surrounds anything as ``.html``.

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
            known = self.generation
            if generations.is_current(known, self._ledger):
                return False
            newest = generations.hold(self._ledger)
            if newest.folder == known.folder:
                generations.let_go(newest)
                return False
            self.close()
            self._generation = newest
            return True

    def close(self) -> None:
        """Let go of the graph; the knowledge base opens it again when asked."""
        with self._lock:
            for engine in (self._engine, self._cypher):
                if engine is not None:
                    engine.close()
            self._engine = self._cypher = self._findings = None
            if self._generation is not None:
                generations.let_go(self._generation)
            self._generation = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeBase({str(self.path)!r}, revision {self.revision})"

    def _open_engine(self) -> Engine:
        if self._ledger.address != "embedded":
            return self._cypher_engine()
        if self.generation.edges > EMBEDDED_ABOVE:
            absent = self.why_no_cypher()
            if not absent:
                return self._cypher_engine()
            _LOG.warning("%s; questions are answered from memory", absent)
        return MemoryEngine(self.generation.graph())

    def _cypher_engine(self) -> "CypherEngine":
        with self._lock:
            if self._cypher is None:
                self._cypher = self._open_cypher()
            return self._cypher

    def _open_cypher(self) -> "CypherEngine":
        absent = self.why_no_cypher()
        if absent:
            fix = "everything else works; or push the base to a Neo4j: kgraph push KB bolt://…"
            raise MissingEngineError(f"Cypher is not available here: {absent}", fix=fix)
        return self._embedded() if self._ledger.address == "embedded" else self._server()

    def _embedded(self) -> "CypherEngine":
        from kgraph.engines import embedded

        path = generations.database(self.generation, embedded.write_database)
        try:
            engine = embedded.EmbeddedEngine(path)
            if engine.revision() == self.revision:
                return engine
            engine.close()
        except EngineError as err:
            _LOG.debug("%s", err)
        _LOG.warning("the graph that Cypher reads is damaged; it is made again from the claims")
        shutil.rmtree(path)
        return embedded.EmbeddedEngine(generations.database(self.generation, embedded.write_database))

    def _server(self) -> "CypherEngine":
        from kgraph.engines import open_engine
        from kgraph.engines.cypher import CypherEngine

        engine, again = open_engine(self._ledger.address), f"kgraph push {self.path} {self._ledger.address}"
        if not isinstance(engine, CypherEngine):
            fix = "set [graph] address in kgraph.toml to embedded or bolt://…"
            raise MissingEngineError(f"'{self._ledger.address}' has no Cypher", fix=fix)
        held = engine.revision()
        if not held:
            engine.close()
            raise EngineError("the server holds no graph of kgraph, or a push was not finished", where=self._ledger.address, fix=again)
        if held != self.revision:
            _LOG.warning(
                "the server at %s holds revision %s, the claims give %s; push again: %s", self._ledger.address, held, self.revision, again
            )
        return engine

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
