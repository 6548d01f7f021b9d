"""The words of purged sources, taken out of loads and documents; done again, it makes an end of what a crash cut short."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kgraph.durable import removed
from kgraph.ledger import load_files
from kgraph.ledger.load_changes import records, rewritten


def purge(files: Iterable[Path], base: Path, sources: frozenset[str]) -> None:
    """Delete what is stored of the words of these sources: quotes, documents that no other source is quoted from, skipped rows.

    A load keeps its name and its claims, without their quotes; each file is whole at every moment.
    """
    files = list(files)
    doomed = _documents_of(files, sources)
    for file in files:
        rewritten(file, lambda record: _without_words(record, sources, doomed))
        if _sources_of(file) <= sources:
            removed(base / "bad-rows" / f"{load_files.id_in_name(file)}.jsonl")
    for digest in doomed:
        removed(load_files.document_file(base / "documents", digest))


def _documents_of(files: Iterable[Path], sources: frozenset[str]) -> frozenset[str]:
    """Return the documents that these sources alone are quoted from."""
    theirs: set[str] = set()
    others: set[str] = set()
    for file in files:
        for record in records(file):
            claim = record.get("claim", {})
            if claim.get("document"):
                (theirs if claim["work"] in sources else others).add(claim["document"])
    return frozenset(theirs - others)


def _sources_of(file: Path) -> set[str]:
    """Return the sources of a load; one that keeps claims of another load has sources that it does not name."""
    return {record["claim"]["work"] if "claim" in record else "" for record in records(file) if "claim" in record or "kept" in record}


def _without_words(record: dict[str, Any], sources: frozenset[str], doomed: frozenset[str]) -> dict[str, Any] | None:
    if record.get("document") in doomed:
        return None
    claim = record.get("claim")
    if claim is None or claim["work"] not in sources:
        return record
    return {"claim": {key: value for key, value in claim.items() if key != "quote"}}
