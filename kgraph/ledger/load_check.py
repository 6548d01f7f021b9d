"""One load read to its end whatever is wrong with it: which lines are damaged, and which claims are sound."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from kgraph.claims import Claim, Work
from kgraph.errors import BaseFolderError, KgraphError
from kgraph.ledger import load_files
from kgraph.records import read_claim, read_work

BROKEN = (ValueError, KeyError, TypeError, AttributeError, RecursionError, KgraphError)
"""What reading a line that kgraph did not write so can come to."""

_UNDATED = date.min.isoformat()
"""For claims of a load whose header does not say when it was recorded, which is no part of what a claim says."""


@dataclass(frozen=True, slots=True)
class LoadFault:
    """What is wrong, and at which line; 0 for the whole file."""

    line: int
    what: str


@dataclass
class LoadCheck:
    """What a reading of a load found."""

    faults: list[LoadFault] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    claims: int = 0
    """How many claims are what was recorded, and quote what their document says."""


Quoted = Callable[[Claim], bool | None]
"""Whether a claim's quote stands in its document; None where the document cannot be read."""


def check_load(file: Path, quoted: Quoted) -> LoadCheck:
    """Read a load to its end, or as far as it goes; nothing is written."""
    reading = _Reading(file, quoted)
    try:
        for line in load_files.lines(file):
            reading.take(line)
    except BaseFolderError:
        reading.tell("the file can be read no further than this", reading.number + 1)
    reading.finish()
    return reading.found


class _Reading:
    """The lines so far: their digest, and what they said that later lines need."""

    def __init__(self, file: Path, quoted: Quoted) -> None:
        self.found = LoadCheck()
        self.number = 0
        self._id = load_files.id_in_name(file)
        self._quoted = quoted
        self._recorded = ""
        self._works: dict[str, Work] = {}
        self._sum = sha256()
        self._count = 0
        self._before = b""
        self._twice: list[int] = []
        self._first = b""
        self._end: dict[str, Any] | None = None

    def tell(self, what: str, line: int | None = None) -> None:
        self.found.faults.append(LoadFault(self.number if line is None else line, what))

    def take(self, line: bytes) -> None:
        """Take in the next line."""
        self.number += 1
        if line == self._before:
            self._twice.append(self.number)
        self._before = line
        record = _object(line)
        if self.number == 1:
            self._first = line
            read = self._header
        elif "end" in record:
            read = self._ending
        else:
            self._sum.update(line)
            read = self._body
        try:
            read(record)
        except BROKEN:
            self.tell("the line cannot be read")

    def finish(self) -> None:
        """Say what can be said only at the end: whether all the lines are here, and none else."""
        if self._end is None:
            self.tell("the end of the file is missing", self.number + 1)
            return
        if not load_files.is_end(self._end, self._count, self._sum.hexdigest(), self._first):
            for line in self._twice:
                self.tell("the line stands here a second time", line)
            self.tell("the lines are not those that were recorded: some were changed, lost or added", 0)
        elif self._recorded and self._id != f"{self._recorded}-{load_files.content_of(self._end)[:16]}":
            self.tell("the name of the file does not fit its day and its lines", 0)

    def _header(self, record: dict[str, Any]) -> None:
        if record["kgraph"] > load_files.FORMAT:
            self.tell(f"the load has format {record['kgraph']}, and this kgraph reads {load_files.FORMAT}")
        self._recorded = date.fromisoformat(record["recorded"]).isoformat()

    def _ending(self, record: dict[str, Any]) -> None:
        if self._end is not None:
            self.tell("the end stands here a second time")
        self._end = record

    def _body(self, record: dict[str, Any]) -> None:
        if self._end is not None:
            self.tell("there is a line after the end")
        if "document" in record:
            self.found.documents.add(str(record["document"]))
        elif "work" in record:
            work = read_work(record["work"])
            self._works[work.id] = work
        elif "kept" not in record:
            self._claim(record["claim"])

    def _claim(self, record: dict[str, Any]) -> None:
        self._count += 1
        if record["work"] not in self._works:
            self.tell(f"the claim {record['id']} speaks of the work '{record['work']}', which no line above it describes")
            return
        claim = read_claim(record, self._works, self._recorded or _UNDATED)
        if record["id"] != claim.id:
            self.tell(f"the claim {record['id']} is not what was recorded under that id")
            return
        if claim.source.document and claim.source.quote:
            self.found.documents.add(claim.source.document)
        fits = self._quoted(claim)
        if fits is False:
            at = f"characters {claim.source.start} to {claim.source.end} of its document"
            self.tell(f"the claim {claim.id} quotes what does not stand at {at}")
        self.found.claims += fits is True


def _object(line: bytes) -> dict[str, Any]:
    """Return what a line says; nothing where it is no object."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
