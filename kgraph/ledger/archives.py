"""A whole base in one file: what stands in it, in which order, and how it is read without trusting it (docs/archive.md)."""

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kgraph.durable import UNFINISHED, reason, renamed, written
from kgraph.errors import BaseFolderError, KgraphError, LoadError
from kgraph.ledger.folder import Ledger, Load, refuse_taken
from kgraph.ledger.load_files import count_claims, documents_of, id_in_name
from kgraph.ledger.soundness import check_ledger

VERSION = 1
SUFFIX = ".kgraph"
CONTENTS = "archive.json"
"""The first entry: the version, the digest of the ledger, and the size and SHA-256 of each file."""

JUDGEMENTS, SETTINGS = "judgements.jsonl", "kgraph.toml"
_LOAD = r"\d{4}-\d\d-\d\d-[0-9a-f]{16}"
_NAME = re.compile(rf"kgraph\.toml|judgements\.jsonl|claims/{_LOAD}\.jsonl(\.zst)?|bad-rows/{_LOAD}\.jsonl|documents/[0-9a-f]{{64}}\.txt")
"""What a file of an archive may be called; no such name leads out of a folder."""

_BLOCK = 1 << 20
_ENCRYPTED = 1
_AGAIN = "export the base again: kgraph export KB FILE.kgraph; or take the archive from where it was made"


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive says it holds: the digest of its ledger, and each file's size and SHA-256 by name."""

    ledger: str
    files: Mapping[str, tuple[int, str]]

    def record(self) -> dict[str, Any]:
        """Return the contents as the JSON object that stands first in the archive."""
        files = {name: {"size": size, "sha256": digest} for name, (size, digest) in self.files.items()}
        return {"archive": VERSION, "ledger": self.ledger, "files": files}


def is_archive(path: Path) -> bool:
    """Whether a file is called as archives are."""
    return path.suffix.lower() == SUFFIX


def take_in(ledger: Ledger, path: Path) -> Load:
    """Add all that an archive holds to a ledger; called within ``ledger.writing()``.

    What is here already stays as it is. The judgements of one of the two must go on from those of the other. Everything is read and
    verified before the first file is put in its place; what is then put there is whole at any moment, and taking it in again completes it.

    Raises:
        LoadError: the archive is damaged, newer, or no archive; or both sides have judgements that the other lacks.
        BaseFolderError: the disk refused.
    """
    with _beside(ledger.path) as folder:
        contents = _unpack(path, folder)
        _verify(folder, contents, path)
        judgements = _joined(ledger.path / JUDGEMENTS, folder / JUDGEMENTS, path)
        here = {id_in_name(file).rpartition("-")[2] for file in ledger.files()}
        loads = [file for file in sorted((folder / "claims").iterdir()) if id_in_name(file).rpartition("-")[2] not in here]
        claims = sum(map(count_claims, loads))
        told = frozenset[str]().union(*map(documents_of, (*ledger.files(), *loads)))
        documents = [file for file in sorted((folder / "documents").iterdir()) if file.stem in told and not _is_in(ledger, file)]
        if judgements is not None:
            with written(ledger.path / JUDGEMENTS) as file:
                file.write(judgements)
        with ledger.purging_again():
            _put(documents, ledger.path / "documents")
            _put([rows for load in loads if (rows := folder / "bad-rows" / f"{id_in_name(load)}.jsonl").exists()], ledger.path / "bad-rows")
            _put(loads, ledger.path / "claims")
    return Load(contents.ledger, claims, len(documents), new=bool(loads or documents or judgements is not None), file=path.name)


def make(path: Path, archive: Path) -> None:
    """Make a knowledge base of an archive; it appears under its name when all of it is there.

    Raises:
        LoadError: the archive is damaged, newer, or no archive.
        BaseFolderError: something is there already, or the disk refused.
    """
    refuse_taken(path)
    target = path.absolute()
    beside = target.with_name(f"{target.name}.{os.getpid()}{UNFINISHED}")
    try:
        with Ledger.create(beside).writing() as ledger:
            take_in(ledger, archive)
        (beside / ".lock").unlink(missing_ok=True)
        if target.is_dir():
            target.rmdir()
        renamed(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_in(ledger: Ledger, document: Path) -> bool:
    return (ledger.path / "documents" / document.name).exists()


@contextmanager
def _beside(base: Path) -> Iterator[Path]:
    """Give a folder in the base for what is not verified yet; those of killed processes go first."""
    for left in base.glob(f"archive.*{UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)
    folder = base / f"archive.{os.getpid()}{UNFINISHED}"
    try:
        for part in ("claims", "documents", "bad-rows"):
            (folder / part).mkdir(parents=True)
        yield folder
    except OSError as err:
        raise BaseFolderError(
            f"cannot write: {reason(err)}", where=str(base), fix="free space, or make the folder writable, and do it again"
        ) from err
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(files: list[Path], folder: Path) -> None:
    if files:
        folder.mkdir(exist_ok=True)
    for file in files:
        renamed(file, folder / file.name)


def _joined(ours: Path, theirs: Path, path: Path) -> bytes | None:
    """Return the judgements to write, or None where there are no new ones.

    Raises:
        LoadError: neither side's go on from the other's, so that one number would mean two things.
    """
    mine, others = (file.read_bytes() if file.is_file() else b"" for file in (ours, theirs))
    mine = mine[: mine.rfind(b"\n") + 1]
    if mine.startswith(others):
        return None
    if others.startswith(mine):
        return others
    what = "the archive and the base have both gone on with judgements of their own"
    fix = "make a base of its own of the archive, kgraph init NEW --from FILE, and make the judgements of one of them again in the other"
    raise LoadError(what, where=str(path), fix=fix)


def _verify(folder: Path, contents: Contents, path: Path) -> None:
    ledger = Ledger(folder)
    found = check_ledger(ledger)
    damaged = next((fault for fault in found.faults if not fault.harmless), None)
    if damaged is not None:
        line = f", line {damaged.line}" if damaged.line else ""
        raise _damaged(path, f"in {damaged.file}{line}, {damaged.what}")
    if ledger.digest != contents.ledger:
        raise _damaged(path, "its files are not those of the ledger that it names")


def _unpack(path: Path, folder: Path) -> Contents:
    """Write the files of an archive into a folder, each verified.

    Raises:
        LoadError: it is damaged, newer, no archive, or holds what no archive of kgraph does.
    """
    try:
        if not path.is_file():
            raise LoadError("there is no such file", where=str(path), fix="check the path")
        with ZipFile(path) as archive:
            contents = _contents(archive, path)
            for entry in archive.infolist()[1:]:
                with archive.open(entry) as read, written(folder / entry.filename) as target:
                    digest, size = sha256(), 0
                    while block := read.read(_BLOCK):
                        digest.update(block)
                        size += len(block)
                        target.write(block)
                if (size, digest.hexdigest()) != contents.files[entry.filename]:
                    raise _damaged(path, f"{entry.filename} is not what the list of contents says")
            return contents
    except KgraphError:
        raise
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as err:
        raise _damaged(path, "it was cut off or changed, or is no archive of kgraph") from err
    except OSError as err:
        raise LoadError(f"cannot read the archive: {reason(err)}", where=str(path), fix="check the path, and that you may read it") from err


def _contents(archive: ZipFile, path: Path) -> Contents:
    entries = archive.infolist()
    most = path.stat().st_size
    if not entries or entries[0].filename != CONTENTS or sum(entry.file_size for entry in entries) > most:
        raise _damaged(path, "it has no list of contents first, or holds more than its size")
    for entry in entries:
        _refuse_odd(entry, path)
    said = json.loads(archive.read(entries[0]))
    if said["archive"] > VERSION:
        what = f"this archive has version {said['archive']}, and this kgraph reads {VERSION}"
        raise LoadError(what, where=str(path), fix="install a newer kgraph")
    contents = Contents(said["ledger"], {name: (file["size"], file["sha256"]) for name, file in said["files"].items()})
    names = [entry.filename for entry in entries[1:]]
    if sorted(names) != sorted(contents.files) or SETTINGS not in names:
        raise _damaged(path, "its files are not those of its list of contents")
    return contents


def _refuse_odd(entry: ZipInfo, path: Path) -> None:
    """Refuse what a zip file may hold and an archive does not: other names, links, folders, packed or encrypted files."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    plain = entry.compress_type == ZIP_STORED and entry.compress_size == entry.file_size and not entry.flag_bits & _ENCRYPTED
    known = _NAME.fullmatch(entry.filename) or entry.filename == CONTENTS
    if not known or not plain or kind not in (0, stat.S_IFREG):
        raise _damaged(path, f"{entry.filename[:100]!a} is no file of an archive")


def _damaged(path: Path, what: str) -> LoadError:
    return LoadError(f"the archive is damaged: {what}", where=str(path), fix=_AGAIN)
