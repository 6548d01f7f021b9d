"""The knowledge-base folder: immutable loads, judgements, documents; the truth that every graph is made from."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kgraph import load_files
from kgraph.claims import Claim, Document
from kgraph.durable import UNFINISHED, appended, drop, make_folder, reason, written
from kgraph.errors import BaseFolderError, KgraphError, LockedError, UnknownNameError
from kgraph.judgements import Judgement, Verb
from kgraph.loading import BadRow
from kgraph.records import as_line

_FOLDERS = ("claims", "documents", "bad-rows", ".")
_PARTS = ("claims", "documents", "bad-rows", "graph", "judgements.jsonl", "kgraph.toml")
NEW_SETTINGS = """# A kgraph knowledge base. The graph is kept beside the claims ("embedded"), or on a server: "bolt://127.0.0.1:7687".
format = 1

[graph]
address = "embedded"
"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: its id (recorded day and content digest), what it holds, and whether it is new to the base."""

    id: str
    claims: int
    documents: int = 0
    skipped: tuple[BadRow, ...] = ()
    new: bool = True


class Ledger:
    """A knowledge-base folder. Readers need no lock; ``record`` and ``judge`` are called within ``writing()``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, path: Path) -> "Ledger":
        """Make an empty knowledge base.

        Raises:
            BaseFolderError: something is there already, or the folder cannot be made.
        """
        refuse_taken(path)
        try:
            for folder in ("claims", "documents"):
                (path / folder).mkdir(parents=True, exist_ok=True)
        except OSError as err:
            raise BaseFolderError(
                f"cannot make the folder: {reason(err)}", where=str(path), fix="choose a folder you may write to"
            ) from err
        with written(path / "kgraph.toml") as file:
            file.write(NEW_SETTINGS.encode())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Open a knowledge base.

        Raises:
            BaseFolderError: the folder is none, is damaged, or was made by a newer kgraph.
        """
        found = cls(path)
        try:
            is_base = (path / "kgraph.toml").is_file()
            links = [path / part for part in _PARTS if (path / part).is_symlink()]
        except OSError as err:
            raise BaseFolderError(f"cannot open the folder: {reason(err)}", where=str(path)[:200], fix="check the path") from err
        if not is_base:
            raise BaseFolderError("this is no knowledge base", where=str(path), fix=f"make one: kgraph init {path}")
        if links:
            # A folder from somebody else must not make kgraph write, or sweep, where its owner points.
            fix = "put the file or the folder itself there"
            raise BaseFolderError("a part of the knowledge base is a link to another place", where=str(links[0]), fix=fix)
        version = found.settings.get("format")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise BaseFolderError(
                "the format version is missing", where=str(path / "kgraph.toml"), fix=f"write: format = {load_files.FORMAT}"
            )
        if version > load_files.FORMAT:
            raise BaseFolderError(
                f"this knowledge base has format {version}, and this kgraph reads {load_files.FORMAT}",
                where=str(path),
                fix="install a newer kgraph",
            )
        return found

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What ``kgraph.toml`` says."""
        file = self.path / "kgraph.toml"
        try:
            return tomllib.loads(file.read_text("utf-8-sig"))
        except (OSError, ValueError) as err:
            raise BaseFolderError(f"cannot read the settings: {err}", where=str(file), fix="mend the file; it is TOML") from err

    @property
    def address(self) -> str:
        """Where the graph is: ``embedded``, or the address of a server.

        Raises:
            BaseFolderError: the settings do not say it in words.
        """
        graph = self.settings.get("graph", {})
        address = graph.get("address", "embedded") if isinstance(graph, Mapping) else None
        if not isinstance(address, str) or not address:
            fix = 'write [graph] in a line, and under it address = "embedded"'
            raise BaseFolderError("the settings do not say where the graph is", where=str(self.path / "kgraph.toml"), fix=fix)
        return address

    @property
    def digest(self) -> str:
        """16 hex digits of all that decides the graph: which loads there are, and the judgements."""
        names = "\n".join(file.name for file in self.files())
        return sha256(names.encode() + b"\0" + self._judged()).hexdigest()[:16]

    @contextmanager
    def writing(self) -> Iterator["Ledger"]:
        """Hold the one lock that writers need; a crash releases it.

        Raises:
            LockedError: another process holds it.
        """
        if not self.path.is_dir():  # the lock would make the folder
            raise BaseFolderError("the knowledge base is no longer here", where=str(self.path), fix="open it where it was moved to")
        lock = FileLock(self.path / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as err:
            raise LockedError(
                "another process is writing to it", where=str(self.path), fix="wait until it is done, then do it again"
            ) from err
        except (OSError, NotImplementedError) as err:
            raise BaseFolderError(f"cannot write: {reason(err)}", where=str(self.path), fix="make the folder writable") from err
        try:
            self._sweep()
            yield self
        finally:
            lock.release()

    def record(self, items: Iterable[Claim | Document], *, recorded: date, loader: str, file: str, bad: Sequence[BadRow] = ()) -> Load:
        """Take in what a loader read, wholly or not at all; a content that is here already adds nothing.

        ``bad`` is read after the last item. Documents come before the claims that quote them.

        Raises:
            LoadError: a quote is not what its document says there.
            BaseFolderError: the disk refused.
        """
        body = load_files.Body(self.path / "documents")
        incoming = self.path / "claims" / f"incoming{UNFINISHED}"
        try:
            header = load_files.header(loader, file, recorded)
            with written(incoming) as raw:
                raw.write(header)
                for item in items:
                    raw.writelines(body.lines(item, loader))
                raw.write(load_files.end(body, header))
            return self._take_in(incoming, load_files.id_of(recorded, body), body, bad)
        finally:
            body.drop()
            drop(incoming)

    def loads(self) -> tuple[Load, ...]:
        """Return the loads by day and digest."""
        return tuple(Load(_id(file), load_files.count_claims(file), new=False) for file in self.files())

    def claims(self) -> Iterator[Claim]:
        """Yield all claims, load by load; each load's count and digest are verified.

        Raises:
            BaseFolderError: a file is damaged: which, and at what line.
        """
        for file in self.files():
            yield from load_files.read_claims(file)

    def document(self, digest: str) -> str:
        """Return the text of a stored document.

        Raises:
            BaseFolderError: it is not here, or no longer what its digest says.
        """
        return load_files.read_document(self.path / "documents", digest)

    def judge(self, verb: Verb, subjects: Sequence[str], *, who: str, when: str, why: str = "") -> Judgement:
        """Write down what a person decided.

        Raises:
            UnknownNameError: what is to be undone was never judged.
            UsageError: the subjects do not fit the verb, or nobody decided.
        """
        before = self.judgements()
        judgement = Judgement(f"j{_next_number(before)}", verb, tuple(subjects), who, when, why)
        if verb is Verb.UNDO and judgement.subjects[0] not in {one.id for one in before}:
            known = f"{before[0].id} to {before[-1].id}" if before else "none yet"
            raise UnknownNameError(f"there is no judgement '{judgement.subjects[0]}'", fix=f"judgements are: {known}")
        said = {"id": judgement.id, "verb": str(verb), "subjects": list(subjects), "who": who, "when": when, "why": why}
        appended(self.path / "judgements.jsonl", as_line(said))
        return judgement

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in order; a last line that a crash cut off was never made.

        Raises:
            BaseFolderError: another line is damaged.
        """
        return tuple(self.read_judgement(number, line) for number, line in enumerate(self._judged().splitlines(), 1))

    def _judged(self) -> bytes:
        file = self.path / "judgements.jsonl"
        content = file.read_bytes() if file.is_file() else b""
        return content[: content.rfind(b"\n") + 1]

    def read_judgement(self, number: int, line: bytes) -> Judgement:
        """Read one line of the judgements.

        Raises:
            BaseFolderError: it is damaged.
        """
        try:
            said = json.loads(line)
            return Judgement(said["id"], Verb(said["verb"]), tuple(said["subjects"]), said["who"], said["when"], said.get("why", ""))
        except (ValueError, KeyError, TypeError, RecursionError, KgraphError) as err:
            where = f"{self.path / 'judgements.jsonl'}, line {number}"
            raise BaseFolderError("the judgement is damaged", where=where, fix="take the file from a backup, or remove the line") from err

    def files(self) -> list[Path]:
        """Return the files of the loads, by day and digest."""
        folder = self.path / "claims"
        return (
            sorted((f for f in folder.iterdir() if f.name.endswith((".jsonl", ".jsonl.zst"))), key=lambda f: f.name)
            if folder.is_dir()
            else []
        )

    def _sweep(self) -> None:
        """Remove what killed writers left behind, and documents and bad rows of loads that never came to be."""
        leftovers = [file for folder in _FOLDERS for file in (self.path / folder).glob(f"*{UNFINISHED}") if not file.is_dir()]
        if not leftovers:
            return
        ids = {_id(file) for file in self.files()}
        told = frozenset[str]().union(*map(load_files.documents_of, self.files()))
        orphans = [file for file in (self.path / "bad-rows").glob("*.jsonl") if _id(file) not in ids]
        orphans += [file for file in (self.path / "documents").glob("*.txt") if file.stem not in told]
        for file in (*orphans, *leftovers):
            file.unlink(missing_ok=True)

    def _take_in(self, incoming: Path, load_id: str, body: load_files.Body, bad: Sequence[BadRow]) -> Load:
        body.publish()
        digest = load_id.rpartition("-")[2]
        there = next((_id(file) for file in self.files() if _id(file).endswith(digest)), "")
        if not there and bad:
            self._keep_bad(load_id, bad)
        if not there:
            load_files.publish(incoming, load_id)
        return Load(there or load_id, body.claims, len(body.digests), tuple(bad), new=not there)

    def _keep_bad(self, load_id: str, bad: Sequence[BadRow]) -> None:
        make_folder(self.path / "bad-rows")
        with written(self.path / "bad-rows" / f"{load_id}.jsonl") as file:
            file.writelines(
                as_line({"what": row.error.what, "where": row.error.where, "fix": row.error.fix, "row": row.text}) for row in bad
            )


def refuse_taken(path: Path) -> None:
    """Refuse to make a knowledge base where there is something already; an empty folder is nothing.

    Raises:
        BaseFolderError: there is.
    """
    try:
        taken = path.exists() and (not path.is_dir() or any(path.iterdir()))
    except OSError as err:
        raise BaseFolderError(f"cannot make the folder: {reason(err)}", where=str(path), fix="choose a folder you may write to") from err
    if taken:
        raise BaseFolderError("there is something there already", where=str(path), fix="choose a new folder, or empty this one")


def _id(file: Path) -> str:
    return file.name.partition(".")[0]


def _next_number(judgements: Sequence[Judgement]) -> int:
    """One more than any there is: a line that somebody removed leaves its number unused."""
    return 1 + max((int(judgement.id[1:]) for judgement in judgements if judgement.id[1:].isdecimal()), default=0)
