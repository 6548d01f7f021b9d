"""Whether a base is sound to the last byte: its settings, its ledger and its graphs, each fault told and none the last one looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph import generations
from kgraph.errors import BaseFolderError, EngineError
from kgraph.graph import Edge
from kgraph.ledger.folder import Ledger
from kgraph.ledger.soundness import Fault, Soundness, check_ledger
from kgraph.questions.answers import Answer, Row

_PARTS = ("settings", "load", "claim", "document", "judgement", "bad rows", "graph", "edge")
_BUILD = "make it again: kgraph build"


@dataclass(frozen=True, slots=True)
class DeepCheck(Answer):
    """Every fault of a base, and how many things of each part are sound."""

    soundness: Soundness

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged; what is merely left over does not count."""
        return self.soundness.is_sound

    def rows(self) -> tuple[Row, ...]:
        """Return a row per fault, the damaged ones first, then a row per part with how many of it are sound."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for fault in sorted(self.soundness.faults, key=lambda fault: fault.harmless):
            state = "harmless" if fault.harmless else "damaged"
            yield _row(fault.part, state, 1, fault.file, fault.line or None, fault.what, fault.fix)
        for part in _PARTS:
            yield _row(part, "sound", self.soundness.sound[part])


def deep_check(path: str | Path) -> DeepCheck:
    """Verify every digest, quote and reference of a base, one that cannot be opened too; nothing is written, and no lock is taken.

    Raises:
        BaseFolderError: there is no such folder.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise BaseFolderError("this is no knowledge base", where=str(folder)[:200], fix="check the path")
    ledger, settings = _opened(folder)
    there = list(generations.inspected(ledger))
    graphs = Soundness([*settings, *_pointer(there)], Counter(settings=not settings))
    edges = [(seen, edge) for seen in there for edge in _edges(seen, ledger, graphs)]
    graphs.faults += (fault for seen in there for fault in _cypher(seen, ledger))
    lost = {claim for _, edge in edges for claim in edge.claims}
    found = check_ledger(ledger, lost, {edge.id for _, edge in edges} if edges else None)
    for seen, edge in edges:
        missing = lost.intersection(edge.claims)
        if missing:
            graphs.faults.append(
                _of_graph(ledger, seen.folder, f"the edge {edge.id} stands on the claim {min(missing)}, which is not sound")
            )
        graphs.sound["edge"] += not missing
    return DeepCheck(Soundness([*graphs.faults, *found.faults], graphs.sound + found.sound))


def _opened(folder: Path) -> tuple[Ledger, tuple[Fault, ...]]:
    try:
        ledger = Ledger.open(folder)
        ledger.address  # noqa: B018  # it is read here so that the settings are verified whole
    except BaseFolderError as err:
        return Ledger(folder), (Fault("settings", "kgraph.toml", 0, err.what, err.fix),)
    return ledger, ()


def _pointer(there: Sequence[generations.Inspected]) -> Iterator[Fault]:
    if there and not any(seen.is_current for seen in there):
        yield Fault("graph", "graph/current", 0, "it names no graph that is here", _BUILD)


def _edges(seen: generations.Inspected, ledger: Ledger, graphs: Soundness) -> Iterator[Edge]:
    """Yield the edges of a graph that was made from what the ledger holds now; tell what is wrong with it."""
    what = "the file was cut, changed or lost" if seen.is_current else "an older graph is half removed"
    graphs.faults += (_of_graph(ledger, seen.folder / name, what, harmless=not seen.is_current) for name in seen.damaged)
    if seen.damaged:
        return
    try:
        digest = ledger.digest
        if seen.generation is None:
            graphs.faults.append(_of_graph(ledger, seen.folder, "another version of kgraph made it", harmless=True))
        elif seen.generation.ledger != digest:
            graphs.faults.append(_of_graph(ledger, seen.folder, "it is older than the claims or the judgements", harmless=True))
        else:
            edges = seen.generation.graph().edges()
            graphs.sound["graph"] += 1
            yield from edges
    except BaseFolderError as err:
        graphs.faults.append(_of_graph(ledger, seen.folder, err.what))


def _cypher(seen: generations.Inspected, ledger: Ledger) -> Iterator[Fault]:
    """Tell where the folder that Cypher is answered from does not hold the current graph."""
    if not seen.is_current or seen.cypher is None or seen.generation is None:
        return
    from kgraph.engines import embedded

    absent = embedded.why_absent()
    if absent:
        yield _of_graph(ledger, seen.cypher, f"it was not looked at: {absent}", harmless=True)
        return
    try:
        with embedded.EmbeddedEngine(seen.cypher) as engine:
            held = engine.revision()
    except EngineError as err:
        yield _of_graph(ledger, seen.cypher, err.what)
        return
    if held != seen.generation.digest[:12]:
        yield _of_graph(ledger, seen.cypher, f"it holds revision '{held}', not {seen.generation.digest[:12]}")


def _of_graph(ledger: Ledger, file: Path, what: str, *, harmless: bool = False) -> Fault:
    return Fault("graph", file.relative_to(ledger.path).as_posix(), 0, what, _BUILD, harmless)


def _row(part: str, state: str, count: int, file: str = "", line: int | None = None, what: str = "", fix: str = "") -> Row:
    return {"part": part, "state": state, "count": count, "file": file, "line": line, "what": what, "fix": fix}
