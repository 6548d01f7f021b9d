"""The knowledge-base folder: immutable loads, judgements, documents; the truth that every graph is made from."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kgraph.claims import Claim, Document
from kgraph.durable import UNFINISHED, drop, make_folder, reason, removed, written
from kgraph.errors import BaseFolderError, LoadError, LockedError
from kgraph.judgements import Judgement, Judgements, Verb, in_force, not_undone
from kgraph.ledger import load_files
from kgraph.ledger.judgement_file import JudgementFile
from kgraph.ledger.load_changes import completed
from kgraph.ledger.policies import Policy, policies_of
from kgraph.ledger.purging import purge
from kgraph.ledger.standing import Standing
from kgraph.loading import BadRow
from kgraph.records import as_line

PURGING = "purge.unfinished"
"""A file that is there while words are being deleted: whoever writes next makes an end of it."""

_DAY = len("2026-11-24")

_FOLDERS = ("claims", "documents", "bad-rows", ".")
_PARTS = ("claims", "documents", "bad-rows", "graph", "judgements.jsonl", "kgraph.toml")
NEW_SETTINGS = """# A kgraph knowledge base. The graph is kept beside the claims ("embedded"), or on a server: "bolt://127.0.0.1:7687".
format = 1

[graph]
address = "embedded"
"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: its id (recorded day and content digest), what it holds, and whether it is new to the base.

    ``kept`` is how many claims it says as the load it ``replaces`` did; ``replaced_by`` is the load that took its place. ``proposed`` is
    how many claims of what was just read wait for review, ``accepted`` how many of those a policy accepted at once.
    """

    id: str
    claims: int
    documents: int = 0
    skipped: tuple[BadRow, ...] = ()
    new: bool = True
    file: str = ""
    replaces: str = ""
    replaced_by: str = ""
    kept: int = 0
    proposed: int = 0
    accepted: int = 0


class Ledger:
    """A knowledge-base folder. Readers need no lock; ``record`` and ``judge`` are called within ``writing()``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._judgements = JudgementFile(path / "judgements.jsonl")

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
    def policies(self) -> tuple[Policy, ...]:
        """What is accepted as it is loaded; nothing, unless the settings say so.

        Raises:
            BaseFolderError: a policy in the settings is none.
        """
        return policies_of(self.settings, self.path / "kgraph.toml")

    @property
    def digest(self) -> str:
        """16 hex digits of all that decides the graph: which loads there are, and the judgements."""
        names = "\n".join(file.name for file in self.files())
        return sha256(names.encode() + b"\0" + self._judgements.content()).hexdigest()[:16]

    @property
    def judged(self) -> str:
        """16 hex digits of the judgements."""
        return sha256(self._judgements.content()).hexdigest()[:16]

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
            self._finish_purge()
            yield self
        finally:
            lock.release()

    def record(
        self,
        items: Iterable[Claim | Document],
        *,
        recorded: date,
        loader: str,
        file: str,
        bad: Sequence[BadRow] = (),
        replaces: str = "",
    ) -> Load:
        """Take in what a loader read, wholly or not at all; a content that is here already adds nothing.

        ``bad`` is read after the last item. Documents come before the claims that quote them. With ``replaces``, the id of a load or the
        name of its file, that load stands no more; of its claims those that are said again stay as they are.

        Raises:
            LoadError: a quote is not what its document says there, a source was purged, or the content stands beside what it is to replace.
            ChoiceError: what is to be replaced is not one load that stands.
            BaseFolderError: the disk refused.
        """
        standing = self.standing(in_force(self.judgements())) if replaces else None
        older = standing.to_replace(replaces) if standing else ""
        if older[:_DAY] > recorded.isoformat():
            fix = f"record it on {older[:_DAY]} or later"
            raise LoadError(f"an edited table cannot be recorded on {recorded}, before load {older} that it replaces", where=file, fix=fix)
        body = load_files.Body(self.path / "documents", file, standing.said_before(older) if standing else None)
        incoming = self.path / "claims" / f"incoming{UNFINISHED}"
        purged = self._purges()
        try:
            header = load_files.header(loader, file, recorded, older)
            with written(incoming) as raw:
                raw.write(header)
                for item in items:
                    if isinstance(item, Claim) and item.source.work.id in purged:
                        raise _is_purged(item, purged[item.source.work.id])
                    raw.writelines(body.lines(item, loader))
                raw.write(load_files.end(body, header))
            done = self._take_in(incoming, load_files.id_of(recorded, body), body, bad, older)
            return replace(done, file=file, proposed=body.proposed)
        finally:
            body.drop()
            drop(incoming)

    def loads(self, judgements: Judgements | None = None) -> tuple[Load, ...]:
        """Return the loads by day and digest."""
        standing = self.standing(judgements or in_force(self.judgements()))
        return tuple(
            Load(
                load := _id(file),
                load_files.count_claims(file),
                new=False,
                file=standing.headers[load].file,
                replaces=standing.headers[load].replaces,
                replaced_by=standing.replaced_by.get(load, ""),
            )
            for file in self.files()
        )

    def claims(self) -> Iterator[Claim]:
        """Yield all claims, load by load; each load's count and digest are verified.

        Raises:
            BaseFolderError: a file is damaged: which, and at what line.
        """
        for file in self.files():
            yield from load_files.read_claims(file)

    def standing(self, judgements: Judgements, known: date = date.max) -> Standing:
        """Return which loads stand, of those recorded up to a day."""
        return Standing(self.files(), judgements.withdrawn, known)

    def claims_in_force(self, judgements: Judgements, known: date = date.max) -> Iterator[Claim]:
        """Yield the claims of the loads that stand, of those recorded up to a day; judgements on claims and sources are not applied."""
        standing = self.standing(judgements, known)
        for file in self.files():
            if standing.has_more(_id(file)):
                yield from (claim for claim in load_files.read_claims(file) if standing.counts(_id(file), claim.id))

    def claim_ids(self, load: str) -> frozenset[str]:
        """Return the ids of the claims that stand in the file of a load; none for a load that is not here."""
        return frozenset(claim.id for file in self.files() if _id(file) == load for claim in load_files.read_claims(file))

    def claims_replaced(self, judgements: Judgements, known: date = date.max) -> frozenset[str]:
        """Return the ids of the claims that only loads say which do not stand, of those recorded up to a day."""
        standing = self.standing(judgements, known)
        fallen = [file for file in self.files() if not standing.stands(_id(file))]
        said = {claim.id for file in fallen for claim in load_files.read_claims(file)}
        if said:
            said.difference_update(claim.id for claim in self.claims_in_force(judgements, known))
        return frozenset(said)

    def document(self, digest: str) -> str:
        """Return the text of a stored document.

        Raises:
            BaseFolderError: it is not here, or no longer what its digest says.
        """
        return load_files.read_document(self.path / "documents", digest)

    def judge(
        self, verb: Verb, subjects: Sequence[str], *, who: str, when: str, why: str = "", values: Mapping[str, object] | None = None
    ) -> Judgement:
        """Write down what a person decided; a purge deletes the words of its source as well.

        Raises:
            UnknownNameError: what is to be undone was never judged.
            UsageError: the subjects do not fit the verb, nobody decided, or on no day.
        """
        judgement = self._judgements.next(verb, subjects, who, when, why, values or {})
        if verb is not Verb.PURGE:
            self._judgements.add(judgement)
            return judgement
        with written(self.path / PURGING) as marker:
            marker.write(judgement.subjects[0].encode())
        self._judgements.add(judgement)
        self._finish_purge()
        return judgement

    @contextmanager
    def purging_again(self) -> Iterator[None]:
        """Delete in the end what comes in, not by ``record``, of the words of purged sources; after a crash the next writer does."""
        if self._purges():
            with written(self.path / PURGING) as marker:
                marker.write(b"all")
        yield
        self._finish_purge()

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in order; a last line that a crash cut off was never made.

        Raises:
            BaseFolderError: another line is damaged.
        """
        return self._judgements.read()

    def read_judgement(self, number: int, line: bytes) -> Judgement:
        """Read one line of the judgements.

        Raises:
            BaseFolderError: it is damaged.
        """
        return self._judgements.read_line(number, line)

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

    def _take_in(self, incoming: Path, load_id: str, body: load_files.Body, bad: Sequence[BadRow], replaces: str) -> Load:
        digest = load_id.rpartition("-")[2]
        there = next((file for file in self.files() if _id(file).endswith(digest)), None)
        if there is not None and replaces not in ("", _id(there)):
            raise _is_here(_id(there), replaces)
        body.publish()
        if there is not None:
            return self._taken_before(there, incoming, body, bad)
        if bad:
            self._keep_bad(load_id, bad)
        load_files.publish(incoming, load_id)
        return Load(load_id, body.claims, len(body.digests), tuple(bad), replaces=replaces, kept=body.kept)

    def _taken_before(self, there: Path, incoming: Path, body: load_files.Body, bad: Sequence[BadRow]) -> Load:
        """Tell of a content that is here already; words that an undone purge deleted come back with it."""
        words_again = completed(there, incoming, body)
        by = self.standing(in_force(self.judgements())).replaced_by.get(_id(there), "")
        return Load(_id(there), body.claims, len(body.digests), tuple(bad), new=words_again, replaced_by=by)

    def _purges(self) -> dict[str, Judgement]:
        """Return the purges in force, by source."""
        if b"purge" not in self._judgements.content():
            return {}
        return {judgement.subjects[0]: judgement for judgement in not_undone(self.judgements()) if judgement.verb is Verb.PURGE}

    def _finish_purge(self) -> None:
        """Delete the words of the purged sources, where that was begun and may not have been finished."""
        marker = self.path / PURGING
        if marker.is_file():
            purge(self.files(), self.path, frozenset(self._purges()))
            removed(marker)

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
    return load_files.id_in_name(file)


def _is_purged(claim: Claim, judgement: Judgement) -> LoadError:
    what = f"the source '{claim.source.work.id}' was purged by {judgement.who} on {judgement.when}"
    fix = f"leave its rows out, or undo the purge: kgraph review KB undo {judgement.id}"
    return LoadError(what, where=claim.source.place, fix=fix)


def _is_here(there: str, replaces: str) -> LoadError:
    fix = f"where both stand, withdraw the old one (kgraph review KB withdraw {replaces}); where it was replaced, withdraw what replaced it"
    return LoadError(f"the content of the file is here already, as load {there}", where=replaces, fix=fix)
