"""Folders that are being read: they are not removed until the last reader, in whatever process, lets go."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

_MARK = "manifest.json"
"""The file of a folder that carries its lock."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
"""A pipe that somebody put in the file's place is not waited for."""


@dataclass
class _Hold:
    """How often this process reads a folder, and the descriptor that carries the lock; None where the system has no locks."""

    count: int
    descriptor: int | None


_HOLDS: dict[Path, _Hold] = {}
_GUARD = Lock()


def take(folder: Path) -> bool:
    """Say that this process reads the folder, until ``let_go`` or its end; False if the folder is no longer there."""
    with _GUARD:
        if folder not in _HOLDS:
            try:
                _HOLDS[folder] = _Hold(0, _shared(folder / _MARK))
            except FileNotFoundError:
                return False
        _HOLDS[folder].count += 1
        return True


def let_go(folder: Path) -> bool:
    """Say that one reader of this process is done; True if it was the last one here."""
    with _GUARD:
        hold = _HOLDS.get(folder)
        if hold is None:
            return False
        hold.count -= 1
        if hold.count:
            return False
        del _HOLDS[folder]
        if hold.descriptor is not None:
            os.close(hold.descriptor)
        return True


def remove_unread(folder: Path) -> None:
    """Remove a folder that nobody reads; whoever comes while it goes finds it gone."""
    try:
        import fcntl

        descriptor = os.open(folder / _MARK, _FLAGS)
    except (ImportError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _shared(file: Path) -> int | None:
    """Return a descriptor with a reader's lock on the file.

    Raises:
        FileNotFoundError: the file is not there, or went while the lock was waited for.
    """
    try:
        import fcntl
    except ImportError:
        return None
    descriptor = os.open(file, _FLAGS)
    with suppress(OSError):  # a network folder without locks is read without one
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    if not os.fstat(descriptor).st_nlink:
        os.close(descriptor)
        raise FileNotFoundError(file)
    return descriptor
