"""Files that are whole or absent: written beside, synced, then renamed into place."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kgraph.errors import BaseFolderError

UNFINISHED = ".part"
_BLOCK = 1 << 16
_MENDS: Mapping[type[OSError], str] = {
    FileNotFoundError: "make the folder first, or check the path",
    NotADirectoryError: "check the path: a file is taken for a folder",
    IsADirectoryError: "give it another name: there is a folder of this one",
}


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; it appears under its name when all went well, and not at all otherwise.

    Raises:
        BaseFolderError: the disk is full, read-only or not ours to write.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with _told_of(path), beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        renamed(beside, path)
    finally:
        drop(beside)


def make_folder(path: Path) -> None:
    """Make a folder, if it is not there.

    Raises:
        BaseFolderError: the disk is full, read-only or not ours to write.
    """
    with _told_of(path):
        path.mkdir(exist_ok=True)


def drop(path: Path) -> None:
    """Remove what is half written, if it is there; where a disk lets nothing go, the next writer removes it."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def removed(path: Path) -> None:
    """Remove a file for good, if it is there, and its name from the disk.

    Raises:
        BaseFolderError: the disk refused.
    """
    with _told_of(path):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)


def renamed(beside: Path, path: Path) -> None:
    """Rename, and sync the folder, so that the name survives a power cut."""
    with _told_of(path):
        beside.replace(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Ask the system to keep the folder's names; systems that cannot are left alone."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as err:
            if err.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as err:
        fix = _MENDS.get(type(err), "free space, or make the folder writable, and do it again")
        raise BaseFolderError(f"cannot write: {reason(err)}", where=str(path), fix=fix) from err


def reason(err: Exception) -> str:
    """Return why the system refused, in its words."""
    return getattr(err, "strerror", None) or str(err)


def appended(path: Path, line: bytes) -> None:
    """Add one line to a file, and sync it; a last line that a crash cut off is removed first.

    Raises:
        BaseFolderError: the disk refused.
    """
    with _told_of(path), path.open("a+b") as file:
        file.truncate(_end_of_lines(file))
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _end_of_lines(file: BinaryIO) -> int:
    """Return where the last whole line ends; the file is read from its end, so that a long one costs no more than a short one."""
    at = file.seek(0, os.SEEK_END)
    while at:
        start = max(0, at - _BLOCK)
        file.seek(start)
        newline = file.read(at - start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        at = start
    return 0
