"""The knowledge-base folder: immutable loads, judgements, documents; the truth that every graph is made from."""

import io
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, cast

from filelock import FileLock, Timeout

from kgraph.claims import Claim, Document, Work
from kgraph.durable import UNFINISHED, appended, written
from kgraph.errors import BaseFolderError, KgraphError, LoadError, LockedError
from kgraph.judgements import Judgement, Verb
from kgraph.loading import BadRow
from kgraph.records import as_line, claim_record, read_claim, read_work, work_record

FORMAT = 1
_SETTINGS = """# A kgraph knowledge base. The graph is kept beside the claims ("embedded"), or on a server: "bolt://127.0.0.1:7687".
format = 1

[graph]
address = "embedded"
"""
_PACK_ABOVE = 1 << 20


@dataclass(frozen=True, slots=True)
class Load:
    """One load: its id (recorded day and content digest), what it holds, and whether it is new to the base."""

    id: str
    claims: int
    documents: int = 0
    bad: int = 0
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
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise BaseFolderError("there is something there already", where=str(path), fix="choose a new folder, or empty this one")
        try:
            for folder in ("claims", "documents"):
                (path / folder).mkdir(parents=True, exist_ok=True)
        except OSError as err:
            raise BaseFolderError(
                f"cannot make the folder: {err.strerror}", where=str(path), fix="choose a folder you may write to"
            ) from err
        with written(path / "kgraph.toml") as file:
            file.write(_SETTINGS.encode())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Open a knowledge base.

        Raises:
            BaseFolderError: the folder is none, is damaged, or was made by a newer kgraph.
        """
        found = cls(path)
        if not (path / "kgraph.toml").is_file():
            raise BaseFolderError("this is no knowledge base", where=str(path), fix=f"make one: kgraph init {path}")
        version = found.settings.get("format")
        if not isinstance(version, int) or version < 1:
            raise BaseFolderError("the format version is missing", where=str(path / "kgraph.toml"), fix=f"write: format = {FORMAT}")
        if version > FORMAT:
            raise BaseFolderError(
                f"this knowledge base has format {version}, and this kgraph reads {FORMAT}", where=str(path), fix="install a newer kgraph"
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
    def digest(self) -> str:
        """16 hex digits of all that decides the graph: which loads there are, and the judgements."""
        names = "\n".join(file.name for file in self._files())
        return sha256(names.encode() + b"\0" + self._judged()).hexdigest()[:16]

    @contextmanager
    def writing(self) -> Iterator["Ledger"]:
        """Hold the one lock that writers need; a crash releases it.

        Raises:
            LockedError: another process holds it.
        """
        lock = FileLock(self.path / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as err:
            raise LockedError(
                "another process is writing to it", where=str(self.path), fix="wait until it is done, then do it again"
            ) from err
        except OSError as err:
            raise BaseFolderError(f"cannot write: {err.strerror}", where=str(self.path), fix="make the folder writable") from err
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
        body = _Body(self)
        header = as_line({"kgraph": FORMAT, "loader": loader, "file": file, "recorded": recorded.isoformat()})
        incoming = self.path / "claims" / f"incoming{UNFINISHED}"
        try:
            with written(incoming) as raw:
                raw.write(header)
                for item in items:
                    raw.writelines(body.lines(item, loader))
                raw.write(as_line({"end": body.claims, "sha256": body.digest}))
            return self._take_in(incoming, f"{recorded.isoformat()}-{body.digest[:16]}", body, bad)
        except BaseException:
            for document in body.stored:
                document.unlink(missing_ok=True)
            raise
        finally:
            incoming.unlink(missing_ok=True)

    def loads(self) -> tuple[Load, ...]:
        """Return the loads by day and digest."""
        return tuple(Load(file.name.partition(".")[0], self._count(file), new=False) for file in self._files())

    def claims(self) -> Iterator[Claim]:
        """Yield all claims, load by load; each load's count and digest are verified.

        Raises:
            BaseFolderError: a file is damaged: which, and at what line.
        """
        for file in self._files():
            yield from _read(file)

    def document(self, digest: str) -> str:
        """Return the text of a stored document.

        Raises:
            BaseFolderError: it is not here, or no longer what its digest says.
        """
        file = self.path / "documents" / f"{digest}.txt"
        if not digest.isalnum() or not file.is_file():
            raise BaseFolderError("the document is not here", where=str(file), fix="put the file back, or load its source again")
        content = file.read_bytes()
        if sha256(content).hexdigest() != digest:
            raise BaseFolderError("the document was changed", where=str(file), fix="put the file back as it was, or load its source again")
        return content.decode()

    def judge(self, verb: Verb, subjects: Sequence[str], *, who: str, when: str, why: str = "") -> Judgement:
        """Write down what a person decided."""
        number = len(self.judgements()) + 1
        judgement = Judgement(f"j{number}", verb, tuple(subjects), who, when, why)
        said = {"id": judgement.id, "verb": str(verb), "subjects": list(subjects), "who": who, "when": when, "why": why}
        appended(self.path / "judgements.jsonl", as_line(said))
        return judgement

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in order; a last line that a crash cut off was never made.

        Raises:
            BaseFolderError: another line is damaged.
        """
        return tuple(self._judgement(number, line) for number, line in enumerate(self._judged().splitlines(), 1))

    def _judged(self) -> bytes:
        file = self.path / "judgements.jsonl"
        content = file.read_bytes() if file.is_file() else b""
        return content[: content.rfind(b"\n") + 1]

    def _judgement(self, number: int, line: bytes) -> Judgement:
        try:
            said = json.loads(line)
            return Judgement(said["id"], Verb(said["verb"]), tuple(said["subjects"]), said["who"], said["when"], said.get("why", ""))
        except (ValueError, KeyError, TypeError, KgraphError) as err:
            where = f"{self.path / 'judgements.jsonl'}, line {number}"
            raise BaseFolderError("the judgement is damaged", where=where, fix="take the file from a backup, or remove the line") from err

    def _files(self) -> list[Path]:
        folder = self.path / "claims"
        return (
            sorted((f for f in folder.iterdir() if f.name.endswith((".jsonl", ".jsonl.zst"))), key=lambda f: f.name)
            if folder.is_dir()
            else []
        )

    def _sweep(self) -> None:
        """Remove what killed writers left behind."""
        for folder in ("claims", "documents", "bad-rows", "."):
            for leftover in (self.path / folder).glob(f"*{UNFINISHED}"):
                leftover.unlink(missing_ok=True)

    def _take_in(self, incoming: Path, load_id: str, body: "_Body", bad: Sequence[BadRow]) -> Load:
        digest = body.digest[:16]
        there = next((file for file in self._files() if file.name.partition(".")[0].endswith(digest)), None)
        if there is not None:
            return Load(there.name.partition(".")[0], body.claims, len(body.documents), len(bad), new=False)
        if bad:
            self._keep_bad(load_id, bad)
        self._publish(incoming, load_id)
        return Load(load_id, body.claims, len(body.documents), len(bad))

    def _publish(self, incoming: Path, load_id: str) -> None:
        packed = incoming.stat().st_size > _PACK_ABOVE
        with incoming.open("rb") as raw, written(self.path / "claims" / f"{load_id}.jsonl{'.zst' if packed else ''}") as file:
            if packed:
                import zstandard

                zstandard.ZstdCompressor(level=6).copy_stream(raw, file)
            else:
                file.write(raw.read())

    def _keep_bad(self, load_id: str, bad: Sequence[BadRow]) -> None:
        (self.path / "bad-rows").mkdir(exist_ok=True)
        with written(self.path / "bad-rows" / f"{load_id}.jsonl") as file:
            file.writelines(
                as_line({"what": row.error.what, "where": row.error.where, "fix": row.error.fix, "row": row.text}) for row in bad
            )

    def _count(self, file: Path) -> int:
        last = b"{}"
        with _opened(file) as lines:
            for line in lines:
                last = line
        try:
            return int(json.loads(last).get("end", 0))
        except ValueError:
            return 0


class _Body:
    """The lines between header and end of a load, counted and digested as they go by."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._works: set[str] = set()
        self._sum = sha256()
        self.documents: dict[str, str] = {}
        self.stored: list[Path] = []
        self.claims = 0

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()

    def lines(self, item: Claim | Document, loader: str) -> Iterator[bytes]:
        """Yield the lines that stand for an item; a document is stored as well."""
        for record in self._store(item) if isinstance(item, Document) else self._claim(item, loader):
            line = as_line(record)
            self._sum.update(line)
            yield line

    def _store(self, document: Document) -> Iterator[dict[str, Any]]:
        content = document.path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        if sha256(content).hexdigest() != document.digest:
            raise LoadError("the file changed while it was read", where=str(document.path), fix="load it again")
        self.documents[document.digest] = content.decode()
        (self._ledger.path / "documents").mkdir(exist_ok=True)
        target = self._ledger.path / "documents" / f"{document.digest}.txt"
        if not target.is_file():
            self.stored.append(target)
            with written(target) as file:
                file.write(content)
        yield {"document": document.digest, "name": document.name}

    def _claim(self, claim: Claim, loader: str) -> Iterator[dict[str, Any]]:
        self._verify(claim)
        work = claim.source.work
        if work.id not in self._works:
            self._works.add(work.id)
            yield {"work": work_record(work)}
        self.claims += 1
        yield {"claim": claim_record(claim) | ({"loader": loader} if loader else {})}

    def _verify(self, claim: Claim) -> None:
        source = claim.source
        if source.document and self._text(source.document)[source.start : source.end] != source.quote:
            where = f"{source.place}, characters {source.start} to {source.end}"
            raise LoadError(
                f"the quote '{source.quote}' is not what the document says there", where=where, fix="mend the offsets or the quote"
            )

    def _text(self, digest: str) -> str:
        if digest not in self.documents:
            self.documents[digest] = self._ledger.document(digest)
        return self.documents[digest]


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    with file.open("rb") as raw:
        if file.suffix != ".zst":
            yield raw
            return
        import zstandard

        yield io.BufferedReader(cast("io.RawIOBase", zstandard.ZstdDecompressor().stream_reader(raw)), 1 << 18)


def _read(file: Path) -> Iterator[Claim]:
    number = 0
    try:
        with _opened(file) as lines:
            works: dict[str, Work] = {}
            total, count, end = sha256(), 0, None
            recorded = json.loads(next(lines))["recorded"]
            for number, line in enumerate(lines, 2):  # noqa: B007  # the error below names the line
                if end is not None:
                    raise ValueError("there is more after the end")
                record = json.loads(line)
                if "end" in record:
                    end = record
                    continue
                total.update(line)
                if "work" in record:
                    works[record["work"]["id"]] = read_work(record["work"])
                elif "claim" in record:
                    count += 1
                    yield read_claim(record["claim"], works, recorded)
            if end is None or end["end"] != count or end["sha256"] != total.hexdigest():
                raise ValueError("the end does not fit what stands before it")
    except (ValueError, KeyError, TypeError, OSError, StopIteration, KgraphError, _zstd_error()) as err:
        where = f"{file}, line {number or 1}"
        raise BaseFolderError(
            "a load is damaged", where=where, fix="take the file from a backup, or remove it and load its source again"
        ) from err


def _zstd_error() -> type[Exception]:
    import zstandard

    error: type[Exception] = zstandard.ZstdError
    return error
