"""A program for the fault tests: it does one thing to many copies of a base, each in a process whose disk, or life, ends at another moment.

It imports kgraph once and forks for each copy, so that a hundred faults cost seconds. Each child prints one line of JSON.
"""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kgraph import KgraphError, KnowledgeBase
from kgraph.ledger.folder import Ledger

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGING = ("os.rename", "os.remove", "os.rmdir", "os.truncate", "os.link", "os.symlink")
MOST = 400
"""Moments that are tried before something that never ends well is given up."""


def load(base: Path, file: Path) -> None:
    with KnowledgeBase(base) as opened:
        opened.load(file, recorded=date(2026, 11, 24), skip_bad_rows=True)


def build(base: Path, file: Path) -> None:
    from kgraph import generations

    with Ledger.open(base).writing() as ledger:
        generations.build(ledger)


ACTS: dict[str, Callable[[Path, Path], None]] = {"load": load, "build": build}


class Refusing:
    """A disk that takes nothing more from the given moment on, counted in openings for writing and, if read-only, in all changes."""

    def __init__(self, base: Path, moment: int, *, read_only: bool) -> None:
        self.seen, self.refused = 0, 0
        self._base, self._moment, self._read_only = str(base), moment, read_only
        sys.addaudithook(self._asked)

    def _asked(self, event: str, said: tuple[Any, ...]) -> None:
        if not self._changes(event, said):
            return
        self.seen += 1
        if self.seen >= self._moment:
            self.refused += 1
            code = errno.EROFS if self._read_only else errno.ENOSPC
            raise OSError(code, os.strerror(code))

    def _changes(self, event: str, said: tuple[Any, ...]) -> bool:
        if event in CHANGING and not self._read_only:
            return False
        if event not in ("open", "os.mkdir", "sqlite3.connect", *CHANGING):
            return False
        path = os.fsdecode(said[0]) if isinstance(said[0], str | bytes | os.PathLike) else ""
        if event == "sqlite3.connect":
            return "mode=ro" not in path
        if event == "open":
            mode, flags = said[1], said[2]
            if not (set("wax+") & set(mode) if isinstance(mode, str) else flags & WRITING):
                return False
        return path.startswith(self._base) or not os.path.isabs(path)


def outcome(act: Callable[[], None]) -> dict[str, Any]:
    """Do it, and tell how it ended: well, with an error of kgraph, or in a way that no fault may end."""
    try:
        act()
    except KgraphError as err:
        return {"error": str(err)}
    except BaseException as err:
        import traceback

        return {"error": "", "crash": f"{type(err).__name__}: {err}\n{traceback.format_exc()}"}
    return {"error": ""}


def tell(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")


def forked(child: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], int]:
    """Return what a child of this process told, and the signal that ended it; 0 where it ended by itself."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        os.write(writing, json.dumps(child()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(process, 0)
    return json.loads(told or b"{}"), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def refusing(act: str, base: Path, file: Path, place: Path, *, read_only: bool) -> None:
    """Refuse from the first change on, from the second, and so on, until all is done before the refusal."""
    for moment in range(1, MOST):
        copy = Path(shutil.copytree(base, place / f"{moment}.kg"))

        def child(copy: Path = copy, moment: int = moment) -> dict[str, Any]:
            disk = Refusing(copy, moment, read_only=read_only)
            told = outcome(lambda: ACTS[act](copy, file))
            return told | {"refused": disk.refused}

        told, _ = forked(child)
        tell(told | {"base": str(copy)})
        if not told["refused"]:
            return


def limited(act: str, base: Path, file: Path, place: Path, sizes: list[int]) -> None:
    """Let no file grow beyond a size: each write that would is refused in its midst."""
    for size in sizes:
        copy = Path(shutil.copytree(base, place / f"{size}.kg"))

        def child(copy: Path = copy, size: int = size) -> dict[str, Any]:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            return outcome(lambda: ACTS[act](copy, file))

        told, _ = forked(child)
        tell(told | {"base": str(copy)})


def small_disk(act: str, base: Path, file: Path, place: Path, blocks: list[int]) -> None:
    """Give a disk of its own to each copy, with so many blocks of 4096 bytes left; what is there at the end is copied away."""
    disk = place / "disk"
    disk.mkdir()
    for left in blocks:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(disk)], check=True)
        try:
            shutil.copytree(base, disk / "base.kg")
            counted = os.statvfs(disk)
            used = (counted.f_blocks - counted.f_bfree) * counted.f_frsize
            subprocess.run(["mount", "-o", f"remount,size={used + left * 4096}", str(disk)], check=True)
            told, _ = forked(lambda: outcome(lambda: ACTS[act](disk / "base.kg", file)))
            copy = Path(shutil.copytree(disk / "base.kg", place / f"{left}.kg"))
        finally:
            subprocess.run(["umount", str(disk)], check=True)
        tell(told | {"base": str(copy)})


def killed(act: str, base: Path, file: Path, place: Path, shares: list[float]) -> None:
    """Kill at shares of the work, counted in calls of functions, whatever the speed of the machine."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    def counted(copy: Path) -> dict[str, Any]:
        sys.setprofile(count)
        told = outcome(lambda: ACTS[act](copy, file))
        sys.setprofile(None)
        return told | {"calls": calls}

    whole, _ = forked(lambda: counted(Path(shutil.copytree(base, place / "whole.kg"))))
    for number, share in enumerate(shares):
        copy, last = Path(shutil.copytree(base, place / f"{number}.kg")), int(share * whole["calls"]) + 1

        def die(*_: object, last: int = last) -> None:
            nonlocal calls
            calls += 1
            if calls >= last:
                os.kill(os.getpid(), signal.SIGKILL)

        def child(copy: Path = copy, die: Callable[..., None] = die) -> dict[str, Any]:
            sys.setprofile(die)
            return outcome(lambda: ACTS[act](copy, file))

        told, ended_by = forked(child)
        tell(told | {"base": str(copy), "signal": ended_by})


def main() -> None:
    how, act, base, file, place, *numbers = sys.argv[1:]
    places = Path(base), Path(file), Path(place)
    if how in ("full", "read-only"):
        refusing(act, *places, read_only=how == "read-only")
    elif how == "limited":
        limited(act, *places, [int(number) for number in numbers])
    elif how == "small":
        small_disk(act, *places, [int(number) for number in numbers])
    else:
        killed(act, *places, [float(number) for number in numbers])


if __name__ == "__main__":
    main()
