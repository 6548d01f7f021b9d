"""One generation of a base, open for whoever asks: its engines are opened when asked, and closed by the last who holds it."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kgraph import generations
from kgraph.claims import Claim
from kgraph.doubts.kept import doubts_of
from kgraph.doubts.shared_name import not_judged
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import EngineError, MissingEngineError
from kgraph.findings import Finding
from kgraph.generations.updating import Changes
from kgraph.graph import TemporalGraph
from kgraph.judged import Judged
from kgraph.judgements import in_force
from kgraph.ledger.folder import Ledger
from kgraph.resolving.identity import identify

if TYPE_CHECKING:
    from kgraph.engines.cypher import CypherEngine

EMBEDDED_ABOVE = 20_000
"""Edges up to which questions are answered from memory (docs/decisions/0005-small-bases.md)."""

_LOG = logging.getLogger("kgraph")


class OpenGraph:
    """The newest generation of a base as it is opened; it stays, with its engines, until everyone who took it has let go."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = RLock()
        self._holders = 1
        self._engine: Engine | None = None
        self._cypher: CypherEngine | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._judged: Judged | None = None
        self.generation = generations.hold(ledger)

    def take(self) -> None:
        """Keep it open until ``let_go``; called by who knows that somebody holds it."""
        with self._lock:
            self._holders += 1

    def let_go(self) -> None:
        """Be done with it; the last one closes the engines, and removes the generation if there is a newer one."""
        with self._lock:
            self._holders -= 1
            if self._holders:
                return
            for engine in (self._engine, self._cypher):
                if engine is not None:
                    engine.close()
            generations.let_go(self.generation)

    @property
    def engine(self) -> Engine:
        """Where questions are asked: a server if the settings name one, memory for small bases, else the embedded engine."""
        with self._lock:
            if self._engine is None:
                self._engine = self._opened_engine()
            return self._engine

    @property
    def cypher(self) -> "CypherEngine":
        """Where Cypher is asked.

        Raises:
            MissingEngineError: no engine with Cypher can start here.
        """
        with self._lock:
            if self._cypher is None:
                self._cypher = self._opened_cypher()
            return self._cypher

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at: what resolving opened, and what shows in the graph; looked for when first asked."""
        with self._lock:
            if self._findings is None:
                self._findings = tuple(sorted((*self.generation.findings(), *self._doubts())))
            return self._findings

    @property
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""
        return self.generation.digest[:12]

    def graph(self) -> TemporalGraph:
        """Return the whole graph as a value."""
        return self.generation.graph()

    def claims(self, ids: tuple[str, ...]) -> Iterator[Claim]:
        """Yield the claims with these ids that there are, whether they made an edge or not."""
        return self.generation.claims(ids)

    @property
    def judged(self) -> Judged:
        """What was decided on claims."""
        with self._lock:
            if self._judged is None:
                judgements = self._ledger.judgements()
                self._judged = Judged(judgements, lambda: self._ledger.claims_replaced(in_force(judgements)))
            return self._judged

    def why_no_cypher(self) -> str:
        """Return why Cypher cannot be asked here; ``""`` where it can."""
        from kgraph.engines import embedded

        return embedded.why_absent() if self._ledger.address == "embedded" else ""

    def _doubts(self) -> Iterator[Finding]:
        """The doubts about the graph, without those that a judgement has settled."""
        judged = in_force(self._ledger.judgements())
        return not_judged(doubts_of(self.generation.folder, self.generation.graph), judged.different, identify(judged))

    def _opened_engine(self) -> Engine:
        if self._ledger.address != "embedded":
            return self.cypher
        if self.generation.edges > EMBEDDED_ABOVE:
            absent = self.why_no_cypher()
            if not absent:
                return self.cypher
            _LOG.warning("%s; questions are answered from memory", absent)
        return MemoryEngine(self.generation.graph())

    def _opened_cypher(self) -> "CypherEngine":
        absent = self.why_no_cypher()
        if absent:
            fix = "everything else works; or push the base to a Neo4j: kgraph push KB bolt://…"
            raise MissingEngineError(f"Cypher is not available here: {absent}", fix=fix)
        return self._embedded() if self._ledger.address == "embedded" else self._server()

    def _embedded(self) -> "CypherEngine":
        from kgraph.engines import embedded

        path = self.database()
        try:
            engine = embedded.EmbeddedEngine(path)
            if engine.revision() == self.revision:
                return engine
            engine.close()
        except EngineError as err:
            _LOG.debug("%s", err)
        _LOG.warning("the graph that Cypher reads is damaged; it is made again from the claims")
        shutil.rmtree(path, ignore_errors=True)
        return embedded.EmbeddedEngine(self.database())

    def database(self) -> Path:
        """Return the folder that the embedded engine reads; it is written on first use."""
        from kgraph.engines.database import change_database, write_whole
        from kgraph.engines.writing import marked

        said = marked(self.revision, self.generation.nodes, self.generation.edges)

        def change(path: Path, lacking: Changes) -> None:
            change_database(path, lacking.nodes, lacking.edges, (*lacking.gone_nodes, *lacking.gone_edges), said)

        return generations.database(self.generation, lambda path, store: write_whole(path, store, said), change)

    def _server(self) -> "CypherEngine":
        from kgraph.engines import open_engine
        from kgraph.engines.cypher import CypherEngine

        path, address = self._ledger.path, self._ledger.address
        engine, again = open_engine(address), f"kgraph push {path} {address}"
        if not isinstance(engine, CypherEngine):
            fix = "set [graph] address in kgraph.toml to embedded or bolt://…"
            raise MissingEngineError(f"'{address}' has no Cypher", fix=fix)
        held = engine.revision()
        if not held:
            engine.close()
            raise EngineError("the server holds no graph of kgraph, or a push was not finished", where=address, fix=again)
        if held != self.revision:
            _LOG.warning("the server at %s holds revision %s, the claims give %s; push again: %s", address, held, self.revision, again)
        return engine
