"""One load as a file: a header, documents, works and claims, line by line, and an end that vouches for them."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeVar, cast

import orjson

from kgraph.claims import Claim, Document, Work
from kgraph.durable import UNFINISHED, drop, make_folder, renamed, written
from kgraph.errors import BaseFolderError, KgraphError, LoadError
from kgraph.ledger.replacing import Header, SaidBefore
from kgraph.records import as_line, claim_record, read_claim, read_work, work_record

_T = TypeVar("_T")
FORMAT = 1
_PACK_ABOVE = 1 << 20
_MOST_PACKED = 1000
"""How many times smaller a packed load can be: those of tables are ten to a hundred times."""

_LONGEST_LINE = 1 << 26
_DIGEST = re.compile("[0-9a-f]{64}")


class Body:
    """The lines between header and end of a load, counted and digested as they go by; its documents wait beside their places.

    Where the load replaces another one, a claim that was said before is kept: a line names it in place of the claim.
    """

    def __init__(self, documents: Path, file: str = "", before: SaidBefore | None = None) -> None:
        self._documents = documents
        self._file, self._before = file, before
        self._own: set[str] = set()
        self._works: set[str] = set()
        self._sum, self._whole = sha256(), sha256()
        self._texts: dict[str, str] = {}
        self.digests: list[str] = []
        self.claims = 0
        self.kept = 0
        self.proposed = 0

    @property
    def digest(self) -> str:
        """The SHA-256 of the lines so far."""
        return self._sum.hexdigest()

    @property
    def content(self) -> str:
        """The SHA-256 of what was read so far: of the lines as they would be if nothing were kept."""
        return self._whole.hexdigest()

    def lines(self, item: Claim | Document, loader: str) -> Iterator[bytes]:
        """Yield the lines that stand for an item.

        Raises:
            LoadError: a quote is not what its document says there.
        """
        kept = "" if self._before is None or isinstance(item, Document) else self._before.take(item, self._own)
        for record in self._store(item) if isinstance(item, Document) else self._claim(item, loader):
            line = as_line(record)
            self._whole.update(line)
            if not kept or "work" in record:
                self._sum.update(line)
                yield line
        if kept:
            self.claims -= 1
            self.kept += 1
            self.proposed -= cast("Claim", item).proposed
            line = as_line({"kept": kept})
            self._sum.update(line)
            yield line

    def publish(self) -> None:
        """Put the documents in their places."""
        for digest in self.digests:
            beside = self._beside(digest)
            if beside.is_file():
                renamed(beside, document_file(self._documents, digest))

    def drop(self) -> None:
        """Forget the documents that have not been put in their places."""
        for digest in self.digests:
            drop(self._beside(digest))

    def _beside(self, digest: str) -> Path:
        return self._documents / f"{digest}{UNFINISHED}"

    def _store(self, document: Document) -> Iterator[dict[str, Any]]:
        content = document.content()
        if sha256(content).hexdigest() != document.digest:
            raise LoadError("the file changed while it was read", where=str(document.path or document.name), fix="load it again")
        self._texts[document.digest] = content.decode()
        self.digests.append(document.digest)
        if document.name == self._file:
            self._own.add(document.digest)
        if not document_file(self._documents, document.digest).is_file():
            make_folder(self._documents)
            with written(self._beside(document.digest)) as file:
                file.write(content)
        yield {"document": document.digest, "name": document.name}

    def _claim(self, claim: Claim, loader: str) -> Iterator[dict[str, Any]]:
        self._verify(claim)
        work = claim.source.work
        if work.id not in self._works:
            self._works.add(work.id)
            yield {"work": work_record(work)}
        self.claims += 1
        self.proposed += claim.proposed
        yield {"claim": claim_record(claim) | ({"loader": loader} if loader else {})}

    def _verify(self, claim: Claim) -> None:
        source = claim.source
        if source.document and self._text(source.document)[source.start : source.end] != source.quote:
            where = f"{source.place}, characters {source.start} to {source.end}"
            raise LoadError(
                f"the quote '{source.quote}' is not what the document says there", where=where, fix="mend the offsets or the quote"
            )

    def _text(self, digest: str) -> str:
        if digest not in self._texts:
            self._texts[digest] = read_document(self._documents, digest)
        return self._texts[digest]


def header(loader: str, file: str, recorded: date, replaces: str = "") -> bytes:
    """Return the first line of a load."""
    said = {"kgraph": FORMAT, "loader": loader, "file": file, "recorded": recorded.isoformat()}
    return as_line(said | ({"replaces": replaces} if replaces else {}))


def end(body: Body, header: bytes) -> bytes:
    """Return the last line of a load, which vouches for those between and for the header."""
    return end_line(body.claims, body.digest, body.content, header)


def is_end(said: Mapping[str, Any], claims: int, digest: str, header: bytes) -> bool:
    """Whether the last line of a load fits its lines; the oldest loads do not vouch for their header."""
    whole: Mapping[str, Any] = json.loads(end_line(claims, digest, said.get("content", digest), header))
    return {"header": whole["header"], **said} == whole


def id_of(recorded: date, body: Body) -> str:
    """Return the id of a load, which is its file's name as well: the day and 16 hex digits of what was read."""
    return f"{recorded.isoformat()}-{body.content[:16]}"


def content_of(end: Mapping[str, Any]) -> str:
    """Return the digest of what was read, from the last line of a load."""
    content: str = end.get("content", end["sha256"])
    return content


def end_line(claims: int, digest: str, content: str, header: bytes) -> bytes:
    """Return the last line; ``content`` is told where the lines are not all that was read: some claims were kept, or words purged."""
    said = {"end": claims, "sha256": digest, "header": sha256(header).hexdigest()}
    return as_line(said | ({"content": content} if content != digest else {}))


def publish(incoming: Path, load: str) -> None:
    """Put a whole load in its place beside the incoming one, packed where it is large."""
    put(incoming, incoming.with_name(f"{load}.jsonl{'.zst' if incoming.stat().st_size > _PACK_ABOVE else ''}"))


def put(incoming: Path, file: Path) -> None:
    """Put what is whole in the place of a load, packed where its name says so."""
    with incoming.open("rb") as raw, written(file) as target:
        if file.suffix == ".zst":
            import zstandard

            zstandard.ZstdCompressor(level=6).copy_stream(raw, target)
        else:
            target.write(raw.read())


ClaimLine: TypeAlias = tuple[bytes, dict[str, Any], Work, str]
"""A line of a load that holds a claim, the claim as it stands in it, its work, and the day of the load."""


def read_claims(file: Path) -> Iterator[Claim]:
    """Yield the claims of a load; its name, count and digest are verified by the time the last one is out.

    Raises:
        BaseFolderError: it is damaged: at what line; or of a newer format.
    """
    return read_each(file, lambda line: read_claim(line[1], {line[2].id: line[2]}, line[3]))


def read_each(file: Path, read: Callable[[ClaimLine], _T]) -> Iterator[_T]:
    """Yield what is read of each line of a load that holds a claim; verified, and told of damage, as ``read_claims`` is."""
    number = 1
    try:
        with opened(file) as lines:
            header = next(lines)
            recorded = _read_header(file, header).recorded
            works: dict[str, Work] = {}
            total, count, end = sha256(), 0, None
            for number, line in enumerate(lines, 2):  # noqa: B007  # the error below names the line
                if end is not None:
                    raise ValueError("there is more after the end")
                record = orjson.loads(line)
                if "end" in record:
                    end = record
                    continue
                total.update(line)
                if "work" in record:
                    works[record["work"]["id"]] = read_work(record["work"])
                elif "claim" in record:
                    count += 1
                    yield read((line, record["claim"], works[record["claim"]["work"]], recorded))
            digest = total.hexdigest()
            if end is None or not is_end(end, count, digest, header) or id_in_name(file) != f"{recorded}-{content_of(end)[:16]}":
                raise ValueError("the end, or the name of the file, does not fit what stands in it")
    except BaseFolderError:
        raise
    except (*_DAMAGE, KgraphError, _zstd_error()) as err:
        raise _damaged(file, number) from err


def lines(file: Path) -> Iterator[bytes]:
    """Yield the lines of a load, unpacked, as they stand; nothing in them is verified.

    Raises:
        BaseFolderError: it can be read no further: from what line.
    """
    number = 0
    try:
        with opened(file) as read:
            for number, line in enumerate(read, 1):  # noqa: B007  # the error below names the line
                yield line
    except (*_DAMAGE, _zstd_error()) as err:
        raise _damaged(file, number + 1) from err


def vouched(file: Path) -> frozenset[str]:
    """Verify a load by its digests and its name, without reading its claims; return the digests of the documents that came with it.

    Raises:
        BaseFolderError: it is damaged, or of a newer format.
    """
    header, last, total, claims, documents = b"", b"", sha256(), 0, set[str]()
    try:
        for line in lines(file):
            if not header:
                header = line
                continue
            total.update(last)
            claims += last.startswith(b'{"claim":')
            if last.startswith(b'{"document":'):
                documents.add(json.loads(last)["document"])
            last = line
        recorded = _read_header(file, header).recorded
        end = json.loads(last)
        if not is_end(end, claims, total.hexdigest(), header) or id_in_name(file) != f"{recorded}-{content_of(end)[:16]}":
            raise ValueError("the end, or the name of the file, does not fit what stands in it")
    except _DAMAGE as err:
        raise _damaged(file, 1) from err
    return frozenset(documents)


def read_header(file: Path) -> Header:
    """Return the first line of a load.

    Raises:
        BaseFolderError: it is damaged, or of a newer format.
    """
    try:
        with opened(file) as lines:
            return _read_header(file, next(lines))
    except BaseFolderError:
        raise
    except (*_DAMAGE, _zstd_error()) as err:
        raise _damaged(file, 1) from err


def documents_of(file: Path) -> frozenset[str]:
    """Return the digests of the documents that came with a load.

    Raises:
        BaseFolderError: it is damaged.
    """
    try:
        with opened(file) as lines:
            return frozenset(json.loads(line)["document"] for line in lines if line.startswith(b'{"document":'))
    except (*_DAMAGE, _zstd_error()) as err:
        raise _damaged(file, 1) from err


def count_claims(file: Path) -> int:
    """Return how many claims a load says it has; 0 for a damaged one."""
    last = b"{}"
    try:
        with opened(file) as lines:
            for line in lines:
                last = line
        return int(json.loads(last)["end"])
    except (*_DAMAGE, _zstd_error()):
        return 0


def document_file(documents: Path, digest: str) -> Path:
    """Return where the text of a document is kept."""
    return documents / f"{digest}.txt"


def read_document(documents: Path, digest: str) -> str:
    """Return the text of a stored document.

    Raises:
        BaseFolderError: it is not here, or no longer what its digest says.
    """
    file = document_file(documents, digest)
    if not _DIGEST.fullmatch(digest) or not file.is_file():
        raise BaseFolderError("the document is not here", where=str(file), fix="put the file back, or load its source again")
    content = file.read_bytes()
    if sha256(content).hexdigest() != digest:
        raise BaseFolderError("the document was changed", where=str(file), fix="put the file back as it was, or load its source again")
    return content.decode()


def id_in_name(file: Path) -> str:
    """Return the id of a load from the name of its file."""
    return file.name.partition(".")[0]


def _read_header(file: Path, line: bytes) -> Header:
    said = json.loads(line)
    if said["kgraph"] > FORMAT:
        what = f"this load has format {said['kgraph']}, and this kgraph reads {FORMAT}"
        raise BaseFolderError(what, where=str(file), fix="install a newer kgraph")
    recorded = date.fromisoformat(said["recorded"]).isoformat()
    return Header(recorded, said.get("loader", ""), said.get("file", ""), said.get("replaces", ""))


def _damaged(file: Path, line: int) -> BaseFolderError:
    fix = "take the file from a backup, or remove it and load its source again"
    return BaseFolderError("a load is damaged", where=f"{file}, line {line}", fix=fix)


@contextmanager
def opened(file: Path) -> Iterator[Iterator[bytes]]:
    """Give the lines of a load, unpacked."""
    if not file.is_file():
        raise OSError("this is no file")
    with file.open("rb") as raw:
        if file.suffix != ".zst":
            yield _lines(raw, file.stat().st_size)
            return
        import zstandard

        unpacked = io.BufferedReader(cast("io.RawIOBase", zstandard.ZstdDecompressor().stream_reader(raw)), 1 << 18)
        yield _lines(unpacked, file.stat().st_size * _MOST_PACKED)


def _lines(file: IO[bytes], most: int) -> Iterator[bytes]:
    """Yield lines, of a length that memory holds, and no more bytes than there can be: a small file may unpack without end."""
    read = 0
    while line := file.readline(_LONGEST_LINE):
        read += len(line)
        if read > most or len(line) == _LONGEST_LINE:
            raise ValueError("there is more in the file than can be")
        yield line


_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError, StopIteration)
"""What reading a file that is not what kgraph wrote can come to."""


def _zstd_error() -> type[Exception]:
    import zstandard

    error: type[Exception] = zstandard.ZstdError
    return error
