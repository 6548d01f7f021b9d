"""Graphs made from the ledger, one folder per generation and a pointer to the current one; all of it can be made again."""

import gc
import json
import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from kgraph.claims import Claim
from kgraph.durable import reason, renamed, written
from kgraph.errors import BaseFolderError, LockedError
from kgraph.findings import Finding
from kgraph.generations import pending, read_locks
from kgraph.generations.graph_store import GraphStore
from kgraph.generations.updating import Changes, NotLocalError, update
from kgraph.graph import TemporalGraph
from kgraph.judgements import in_force
from kgraph.ledger.folder import Ledger
from kgraph.ledger.load_files import id_in_name
from kgraph.records import as_line, forget
from kgraph.resolving.resolve import Resolving

VERSION = 5
_LOG = logging.getLogger("kgraph")
_NAME = re.compile(r"\d{6,}-[0-9a-f]{12}")
"""Folders of other names are none of ours: they are neither opened nor removed."""

_GRAPH = "graph.sqlite"
_FILES = (_GRAPH,)
UPDATED_ABOVE = 10_000
"""Edges above which a few new claims are taken into a copy of the graph; below, making it anew is as quick."""

_MOST_NEW = 1 << 20
"""Bytes of loads up to which that is tried."""

_DAY = len("2026-11-24")


@dataclass(frozen=True)
class Generation:
    """One graph in a folder: what it was made from, and its parts, read when asked for."""

    folder: Path
    ledger: str
    digest: str
    nodes: int
    edges: int
    recorded: str

    def graph(self) -> TemporalGraph:
        """Read the graph."""
        with self.reading() as store:
            return store.graph()

    def findings(self) -> tuple[Finding, ...]:
        """Read the findings."""
        with self.reading() as store:
            return store.findings()

    def claims(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims with these ids that there are, whether they made an edge or not."""
        with self.reading() as store:
            yield from store.claims(ids)

    @contextmanager
    def reading(self) -> Iterator[GraphStore]:
        """Give the file of the graph, to read as much of it as is needed."""
        with _told_damaged(self.folder), GraphStore.read(self.folder / _GRAPH) as store:
            yield store


@dataclass(frozen=True)
class Inspected:
    """A generation as it lies there: its files that are lost or changed, the graph where there are none, whether it is pointed to."""

    folder: Path
    damaged: tuple[str, ...]
    generation: Generation | None
    is_current: bool
    cypher: Path | None
    """Where the embedded engine keeps it, if it was asked for."""


def inspected(ledger: Ledger) -> Iterator[Inspected]:
    """Yield every generation there is, oldest first; nothing is made, mended or removed. Those of other versions have no graph to read."""
    graph = ledger.path / "graph"
    pointed_to = _pointed_to(graph)
    for folder in sorted(_folders(graph)):
        manifest, damaged = _inspect(folder)
        readable = not damaged and manifest.get("version") == VERSION
        cypher = folder / "arcadedb"
        yield Inspected(
            folder,
            damaged,
            _generation(folder, manifest) if readable else None,
            folder.name == pointed_to,
            cypher if cypher.is_dir() else None,
        )


def _inspect(folder: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        if manifest["sum"] != _sum_of(manifest):
            return {}, ("manifest.json",)
        sums: dict[str, str] = manifest["files"]
        return manifest, tuple(name for name in sorted(sums) if not _is_whole(folder / name, sums[name]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, ("manifest.json",)


def _is_whole(file: Path, digest: str) -> bool:
    return file.is_file() and _sum(file) == digest


def current(ledger: Ledger) -> Generation:
    """Return the generation of what the ledger holds now; it is made where it is missing, stale, damaged or of another version.

    Where the folder cannot be written, or somebody else is writing, the newest one that can be read is returned.

    Raises:
        BaseFolderError: there is none to read and none can be made, or the ledger is damaged.
    """
    found, fault = _newest(ledger)
    if found is not None and found.ledger == ledger.digest:
        return found
    if fault:
        _LOG.warning("the graph %s; it is made again from the claims", fault)
    try:
        with ledger.writing():
            made, _ = _newest(ledger)  # by who wrote until now
            return made if made is not None and made.ledger == ledger.digest else build(ledger)
    except LockedError:
        if found is None:
            raise
        return found
    except BaseFolderError:
        if found is None or os.access(ledger.path, os.W_OK):
            raise
        return found


def build(ledger: Ledger) -> Generation:
    """Make a new generation beside the others and point to it; called within ``ledger.writing()``.

    Raises:
        BaseFolderError: the ledger is damaged, or the disk refused.
    """
    folder = ledger.path / "graph"
    try:
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        beside = folder / f"{_number(folder) + 1:06d}.{os.getpid()}.part"
        beside.mkdir()
        try:
            manifest = _update(beside, ledger) or _write(beside, ledger)
            target = folder / f"{beside.name.partition('.')[0]}-{manifest['digest'][:12]}"
            renamed(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except (OSError, sqlite3.Error) as err:
        fix = "free space, or make the folder writable, and do it again: kgraph build"
        raise BaseFolderError(f"cannot write the graph: {reason(err)}", where=str(folder), fix=fix) from err
    with written(folder / "current") as pointer:
        pointer.write(target.name.encode())
    for old in sorted(_folders(folder)):
        if old != target:
            read_locks.remove_unread(old)
    return _generation(target, manifest)


def database(generation: Generation, write: Callable[[Path, GraphStore], None], change: Callable[[Path, Changes], None]) -> Path:
    """Return the generation's folder for the embedded engine; it is written on first use, beside, and renamed into place.

    Where the generation before had one, a copy of it is changed instead.
    """
    target = generation.folder / pending.FOLDER
    if target.is_dir():
        return target
    beside = generation.folder / f"{pending.FOLDER}.{os.getpid()}.part"
    try:
        if not pending.catch_up(generation.folder, beside, change):
            with generation.reading() as store:
                write(beside, store)
        renamed(beside, target)
    except BaseFolderError:
        if not target.is_dir():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def _update(folder: Path, ledger: Ledger) -> dict[str, Any]:
    """Take the few claims that a large graph lacks into a copy of it; nothing where it is small, or all has to be resolved again."""
    previous, _ = _newest(ledger)
    if previous is None or previous.edges < UPDATED_ABOVE:
        return {}
    manifest, files = _read_manifest(previous.folder), ledger.files()
    new = [file for file in files if file.name not in set(manifest["loads"])]
    latest = max((name[:_DAY] for name in manifest["loads"]), default="")
    follows = new and len(files) - len(new) == len(manifest["loads"]) and all(file.name[:_DAY] >= latest for file in new)
    if not follows or ledger.judged != manifest["judged"] or sum(file.stat().st_size for file in new) > _MOST_NEW:
        return {}
    judgements = in_force(ledger.judgements())
    loads = ledger.standing(judgements)
    if judgements.corrected or not all(loads.stands(id_in_name(file)) for file in files):
        return {}
    shutil.copyfile(previous.folder / _GRAPH, folder / _GRAPH)
    with closing(GraphStore.change(folder / _GRAPH)) as store:
        try:
            changes = update(store, new, judgements)
        except NotLocalError:
            (folder / _GRAPH).unlink()
            return {}
        store.save()
    pending.follow(previous.folder, folder, changes)
    return _manifest(folder, ledger)


def _write(folder: Path, ledger: Ledger) -> dict[str, Any]:
    store = GraphStore.create(folder / _GRAPH)
    with closing(store), _much_kept():
        judgements = in_force(ledger.judgements())
        standing = ledger.standing(judgements)
        claims = (store.take(file, standing, judgements) for file in ledger.files())
        resolving = Resolving(chain.from_iterable(claims), judgements)
        store.keep_edges(resolving.edges())
        store.keep_nodes(resolving.nodes())
        store.keep_findings(resolving.findings())
        store.finish()
    return _manifest(folder, ledger)


def _manifest(folder: Path, ledger: Ledger) -> dict[str, Any]:
    with GraphStore.read(folder / _GRAPH) as store:
        (nodes, edges), digest, recorded = store.counts(), store.digest(), store.recorded()
    manifest = {"version": VERSION, "ledger": ledger.digest, "digest": digest, "nodes": nodes, "edges": edges, "recorded": recorded}
    manifest |= {"loads": [file.name for file in ledger.files()], "judged": ledger.judged}
    manifest |= {"files": {name: _sum(folder / name) for name in _FILES}}
    with written(folder / "manifest.json") as file:
        file.write(as_line(manifest | {"sum": _sum_of(manifest)}))
    return manifest


@contextmanager
def _much_kept() -> Iterator[None]:
    """Let Python look for cycles afterwards: among millions of claims that stay, it would look again and again, and find none."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget()
        if collected:
            gc.enable()


def _read_manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return manifest


def _sum_of(manifest: dict[str, Any]) -> str:
    return sha256(as_line({key: value for key, value in manifest.items() if key != "sum"})).hexdigest()


def _newest(ledger: Ledger) -> tuple[Generation | None, str]:
    """Return the generation pointed to, and what is wrong with it; no word where none was ever made or it is merely old."""
    folder = ledger.path / "graph"
    if not (folder / "current").is_file():
        return None, "lost its pointer" if any(_folders(folder)) else ""
    try:
        target = folder / (_pointed_to(folder) or "nowhere")
        if not (target / "manifest.json").is_file():
            return None, "is damaged"
        manifest = _read_manifest(target)
        if manifest["version"] != VERSION:
            return None, "was made by another version of kgraph"
        if not all((target / name).is_file() for name in _FILES):
            return None, "is damaged"
        if manifest["sum"] != _sum_of(manifest) or any(_sum(target / name) != manifest["files"][name] for name in _FILES):
            return None, "is damaged"
        return _generation(target, manifest), ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, "is damaged"


def _generation(folder: Path, manifest: dict[str, Any]) -> Generation:
    return Generation(folder, manifest["ledger"], manifest["digest"], manifest["nodes"], manifest["edges"], manifest["recorded"])


def _number(folder: Path) -> int:
    return max((int(path.name.partition("-")[0]) for path in _folders(folder)), default=0)


def _folders(graph: Path) -> Iterator[Path]:
    return (path for path in graph.glob("*-*") if _NAME.fullmatch(path.name) and not path.is_symlink())


def _sweep(folder: Path) -> None:
    """Remove what killed builders left behind: folders of generations, and pointers."""
    for leftover in folder.glob("*.part"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def hold(ledger: Ledger) -> Generation:
    """Return the generation of what the ledger holds now, and keep it from being removed until ``let_go``.

    The system lets go when the process ends.

    Raises:
        BaseFolderError: there is none to read and none can be made, or the ledger is damaged.
    """
    while True:
        found = current(ledger)
        if read_locks.take(found.folder):
            return found


def is_current(generation: Generation, ledger: Ledger) -> bool:
    """Whether the pointer still names the generation, and the ledger holds no more than it was made from; cheap."""
    return _pointed_to(generation.folder.parent) == generation.folder.name and generation.ledger == ledger.digest


def let_go(generation: Generation) -> None:
    """Let go of a generation; the last one to do so removes it if there is a newer one."""
    folder = generation.folder
    if read_locks.let_go(folder) and _pointed_to(folder.parent) not in ("", folder.name):
        read_locks.remove_unread(folder)


def _pointed_to(graph: Path) -> str:
    try:
        name = (graph / "current").read_text("utf-8")
        return name if _NAME.fullmatch(name) else ""
    except (OSError, ValueError):
        return ""


@contextmanager
def _told_damaged(folder: Path) -> Iterator[None]:
    """Tell of damage that came after the generation was opened."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error) as err:
        fix = "ask again; if that does not help, make it again: kgraph build"
        raise BaseFolderError("the graph was damaged or removed while it was read", where=str(folder), fix=fix) from err


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
