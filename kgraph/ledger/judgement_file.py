"""The file of the judgements: one line each, only ever added to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kgraph.durable import appended
from kgraph.errors import BaseFolderError, KgraphError, UnknownNameError, UsageError
from kgraph.judgements import Judgement, Verb
from kgraph.records import as_line


@dataclass
class _Known:
    """The ids that were given, and the state of the file that they were read from."""

    state: tuple[int, int] = (0, 0)
    ids: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    highest: int = 0

    def add(self, judgement_id: str) -> None:
        """Remember an id."""
        self.ids.add(judgement_id)
        self.first, self.last = self.first or judgement_id, judgement_id
        self.highest = max(self.highest, int(judgement_id[1:]) if judgement_id[1:].isdecimal() else 0)


class JudgementFile:
    """The judgements of one base. Adding to them needs the lock that writers hold, and costs no more where there are many."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = _Known()

    def content(self) -> bytes:
        """Return the lines as they stand; a last one that a crash cut off was never made."""
        content = self.path.read_bytes() if self.path.is_file() else b""
        return content[: content.rfind(b"\n") + 1]

    def read(self) -> tuple[Judgement, ...]:
        """Return the judgements in order.

        Raises:
            BaseFolderError: a line is damaged.
        """
        return tuple(self.read_line(number, line) for number, line in enumerate(self.content().splitlines(), 1))

    def read_line(self, number: int, line: bytes) -> Judgement:
        """Read one line.

        Raises:
            BaseFolderError: it is damaged.
        """
        try:
            said = json.loads(line)
            why, values = said.get("why", ""), said.get("values", {})
            return Judgement(said["id"], Verb(said["verb"]), tuple(said["subjects"]), said["who"], said["when"], why, dict(values))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, KgraphError) as err:
            where = f"{self.path}, line {number}"
            raise BaseFolderError("the judgement is damaged", where=where, fix="take the file from a backup, or remove the line") from err

    def next(self, verb: Verb, subjects: Sequence[str], who: str, when: str, why: str, values: Mapping[str, object]) -> Judgement:
        """Return a judgement under the next number: one more than any there is, so that one that was removed leaves its number unused.

        Raises:
            UnknownNameError: what is to be undone was never judged.
            UsageError: the subjects do not fit the verb, nobody decided, or on no day.
        """
        known = self._read_ids()
        judgement = Judgement(f"j{known.highest + 1}", verb, tuple(subjects), who, when, why, dict(values))
        _check(judgement)
        if verb is Verb.UNDO and judgement.subjects[0] not in known.ids:
            there = f"{known.first} to {known.last}" if known.ids else "none yet"
            raise UnknownNameError(f"there is no judgement '{judgement.subjects[0]}'", fix=f"judgements are: {there}")
        return judgement

    def add(self, judgement: Judgement) -> None:
        """Write down the judgement that ``next`` gave.

        Raises:
            BaseFolderError: the disk refused.
        """
        appended(self.path, judgement_line(judgement))
        self._known.add(judgement.id)
        self._known.state = self._state()

    def _read_ids(self) -> _Known:
        """Read the file where somebody else wrote to it since; what this process adds it knows."""
        if self._known.state != self._state():
            self._known = _Known(self._state())
            for judgement in self.read():
                self._known.add(judgement.id)
        return self._known

    def _state(self) -> tuple[int, int]:
        there = self.path.stat() if self.path.is_file() else None
        return (there.st_size, there.st_mtime_ns) if there else (0, 0)


def judgement_line(judgement: Judgement) -> bytes:
    """Return a judgement as one canonical line."""
    said = {
        "id": judgement.id,
        "verb": str(judgement.verb),
        "subjects": list(judgement.subjects),
        "who": judgement.who,
        "when": judgement.when,
        "why": judgement.why,
    }
    return as_line(said | ({"values": dict(judgement.values)} if judgement.values else {}))


def _check(judgement: Judgement) -> None:
    """Refuse what older lines may say and new ones must not."""
    try:
        date.fromisoformat(judgement.when)
    except ValueError as err:
        raise UsageError(f"'{judgement.when}' is no day to judge on", fix="write 2026-11-24") from err
    if not judgement.who.strip():
        raise UsageError("a judgement without a name is nobody's", fix="say who decided")
    if len(set(judgement.subjects)) != len(judgement.subjects):
        raise UsageError(f"'{judgement.verb}' takes different ids, not one twice", fix="give each id once")
