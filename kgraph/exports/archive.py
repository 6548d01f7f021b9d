"""A whole base as one file, lossless: the same base gives the same bytes (docs/archive.md)."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from kgraph.durable import written
from kgraph.errors import BaseFolderError
from kgraph.ledger import load_files
from kgraph.ledger.archives import CONTENTS, JUDGEMENTS, SETTINGS, Contents
from kgraph.ledger.folder import NEW_SETTINGS, PURGING, Ledger
from kgraph.records import as_line

_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name, for every entry: when a file was copied is no part of the base."""

_UNIX, _READABLE = 3, 0o100644 << 16
_BLOCK = 1 << 20
_LARGE = 1 << 31


def write(ledger: Ledger, path: Path) -> None:
    """Write the loads, their documents and bad rows, and the judgements into one file; the graph is made again where it is read.

    The settings are those of a new base: where the graph is kept is a matter of the machine. Nothing is packed: the bytes would depend on
    who packed it, and a reader would have to guard against what unpacks without end.

    Raises:
        BaseFolderError: the base is damaged, the disk refused, or somebody wrote to the base meanwhile.
    """
    _refuse_purging(ledger.path)
    judged = _judged(ledger.path / JUDGEMENTS)
    small = {SETTINGS: NEW_SETTINGS.encode()} | ({JUDGEMENTS: judged} if judged else {})
    sums = {name: (len(content), sha256(content).hexdigest()) for name, content in small.items()}
    names = sorted([*_files(ledger.path), *small])
    contents = Contents(ledger.digest, {name: sums.get(name) or _sum(ledger.path / name) for name in names})
    with written(path) as file, ZipFile(file, "w", ZIP_STORED) as archive:
        archive.writestr(_entry(CONTENTS), as_line(contents.record()))
        for name in names:
            if name in small:
                archive.writestr(_entry(name), small[name])
            else:
                _copy(archive, ledger.path / name, name, contents.files[name])
        _refuse_purging(ledger.path)


def _refuse_purging(base: Path) -> None:
    if (base / PURGING).exists():
        fix = "wait until it is done, or make an end of it, kgraph build KB, and do it again"
        raise BaseFolderError("words of a purged source are being deleted", where=str(base), fix=fix)


def _judged(file: Path) -> bytes:
    content = file.read_bytes() if file.is_file() else b""
    return content[: content.rfind(b"\n") + 1]


def _files(base: Path) -> Iterator[str]:
    """Yield the names of the loads that are whole, and of what belongs to them."""
    documents = set[str]()
    for load in sorted((base / "claims").glob("*.jsonl*")):
        if not load.name.endswith((".jsonl", ".jsonl.zst")):
            continue
        yield f"claims/{load.name}"
        documents |= load_files.vouched(load)
        rows = base / "bad-rows" / f"{load_files.id_in_name(load)}.jsonl"
        if rows.is_file():
            yield f"bad-rows/{rows.name}"
    for digest in sorted(documents):
        load_files.read_document(base / "documents", digest)
        yield f"documents/{digest}.txt"


def _sum(file: Path) -> tuple[int, str]:
    digest, size = sha256(), 0
    with file.open("rb") as read:
        for block in _blocks(read):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _copy(archive: ZipFile, file: Path, name: str, told: tuple[int, str]) -> None:
    entry, digest = _entry(name), sha256()
    entry.file_size = told[0]
    with file.open("rb") as read, archive.open(entry, "w", force_zip64=told[0] >= _LARGE) as target:
        for block in _blocks(read):
            digest.update(block)
            target.write(block)
    if digest.hexdigest() != told[1]:
        raise BaseFolderError("a file changed while it was copied", where=str(file), fix="do it again")


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _BEGINNING_OF_TIME)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
