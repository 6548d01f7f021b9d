"""What a loader is, and how one is found by name.

A loader is a function from a path to what the file says: documents (texts that quotes are found in) before the claims that quote them,
claims, and rows that cannot be read. It streams, touches neither network nor clock, and repeats itself exactly.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeAlias

from kgraph.claims import Claim, Document
from kgraph.errors import DataError, KgraphError, LoadError, UsageError

GROUP = "kgraph.loaders"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read: the error says which and why, ``text`` is the row as it stands, kept for repair."""

    error: DataError
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of many that could not be read, and why."""

    path: Path
    error: KgraphError


Loaded: TypeAlias = Claim | Document | BadRow
Loader: TypeAlias = Callable[..., Iterator[Loaded]]
"""``load(path, *, map=None)``: ``map`` is the path of the file that declares the columns, for loaders that need one."""


@cache
def loaders() -> Mapping[str, EntryPoint]:
    """Return the installed loaders by name; they are looked for once.

    Raises:
        UsageError: none is installed, so the installation is broken.
    """
    found = {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)}
    if not found:
        raise UsageError("no loader is installed", fix="install kgraph again: pip install .")
    return found


def find_loader(name: str) -> Loader:
    """Return the loader called that.

    Raises:
        UsageError: there is none; the nearest name is offered.
    """
    known = loaders()
    if name not in known:
        near = get_close_matches(name, known, 1)
        fix = f"did you mean '{near[0]}'?" if near else f"loaders are: {', '.join(known)}"
        raise UsageError(f"no loader is called '{name}'", fix=fix)
    found: Loader = known[name].load()
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be loaded: the name of its loader, what it is called, and what it says."""

    loader: str
    name: str
    items: Iterator[Loaded]


def given(path: Path, with_: str = "", map: Path | None = None) -> Given:
    """Return what a file says, or what comes with a loader: ``LOADER:PART``, of which some have parts; a file of that name goes first.

    Raises:
        LoadError: no loader can read the file, or there is no such part.
        UsageError: no loader is called so, or a map is given for what needs none.
    """
    name, _, part = str(path).partition(":")
    if name in loaders() and with_ in ("", name) and hasattr(find_loader(name), "shipped") and not path.is_file():
        if map is not None:
            raise UsageError(f"'{path}' comes with kgraph and needs no map", where=str(map), fix="leave out --map")
        items: Iterator[Loaded] = find_loader(name).shipped(part)  # type: ignore[attr-defined]  # asked for in the line above
        return Given(name, str(path), items)
    check_file(path)
    found = with_ or loader_for(path)
    return Given(found, path.name, find_loader(found)(path, map=map))


def check_file(path: Path) -> None:
    """Refuse what no loader can read.

    Raises:
        LoadError: there is no such file, it is a folder, or its name is not text.
    """
    try:
        path.name.encode()
        there, is_folder = path.exists(), path.is_dir()
    except UnicodeEncodeError as err:
        raise LoadError("the name of the file is not UTF-8", where=ascii(path.name), fix="rename the file") from err
    except OSError as err:
        raise LoadError(f"cannot read the file: {err.strerror}", where=f"{str(path)[:200]} …", fix="check the path") from err
    if not there:
        raise LoadError("there is no such file", where=str(path), fix="check the path, and the folder you are in")
    if is_folder:
        raise LoadError("this is a folder, not a file", where=str(path), fix="name the files in it, one by one or as FOLDER/*.csv")


def loader_for(path: Path) -> str:
    """Return the name of the loader that reads files with that ending.

    Raises:
        UsageError: no loader does.
    """
    endings = _endings()
    if path.suffix.lower() not in endings:
        files = f"'{path.suffix}' files" if path.suffix else "files without an ending"
        raise UsageError(f"no loader reads {files}", where=str(path), fix=f"name one with --with: {', '.join(loaders())}")
    return endings[path.suffix.lower()]


@cache
def _endings() -> Mapping[str, str]:
    return {ending: name for name, point in loaders().items() for ending in getattr(point.load(), "endings", ())}
