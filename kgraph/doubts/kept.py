"""Doubts about a graph, kept in a file beside it, so that they are looked for once."""

import json
import logging
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from kgraph.doubts import doubts
from kgraph.durable import written
from kgraph.errors import BaseFolderError
from kgraph.findings import Finding, finding_record, read_finding
from kgraph.graph import TemporalGraph
from kgraph.records import as_line

VERSION = 2
"""Grows when doubts are found by other rules: what was kept by the old ones is looked for again."""

_LOG = logging.getLogger("kgraph")


def doubts_of(folder: Path, graph: Callable[[], TemporalGraph]) -> tuple[Finding, ...]:
    """Return the doubts about the graph of a folder; they are found when first asked for, and kept where the folder can be written.

    A file that is damaged, or was written by other rules, is written again.
    """
    path = folder / "doubts.jsonl"
    kept = _read(path)
    if kept is not None:
        return kept
    found = doubts(graph())
    try:
        _write(path, found)
    except BaseFolderError as err:
        _LOG.debug("%s", err)
    return found


def _read(path: Path) -> tuple[Finding, ...] | None:
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        if json.loads(head) != _head(rest):
            return None
        return tuple(read_finding(json.loads(line)) for line in rest.splitlines())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _write(path: Path, found: tuple[Finding, ...]) -> None:
    lines = b"".join(as_line(finding_record(finding)) for finding in found)
    with written(path) as file:
        file.write(as_line(_head(lines)) + lines)


def _head(lines: bytes) -> dict[str, object]:
    return {"version": VERSION, "sum": sha256(lines).hexdigest()}
