"""A part of a map file that knows where it stands, so that every fault names its place."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from kgraph import LoadError
from loaders.table.documents import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A TOML table: its file, its place in the file (``claim 2, subject``) and its values."""

    file: Path
    place: str
    values: Mapping[str, object]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a whole TOML file.

        Raises:
            LoadError: it cannot be read or is not TOML; the line is told.
        """
        text = Text.read(path).text
        try:
            return cls(path, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as err:
            fix = 'write key = "text" on a line of its own, under the [name] of its part'
            raise LoadError(f"the file is not TOML: {err}", where=path.name, fix=fix) from err

    def fault(self, what: str, key: str = "", fix: str = "") -> LoadError:
        """Return the error that something is wrong with a key here."""
        where = ", ".join(part for part in (self.file.name, self.place, key) if part)
        return LoadError(what, where=where, fix=fix)

    def only(self, known: Collection[str]) -> None:
        """Refuse keys that are not known; the nearest is offered."""
        for key in self.values:
            if key not in known:
                raise self.fault(f"'{key}' is no key here", fix=nearest(key, known))

    def section(self, key: str) -> "Section":
        """Return the table under a key; an empty one if there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"'{key}' must be a table", key, fix=f"write {key} = {{ … }} or [{key}]")
        return Section(self.file, f"{self.place}, {key}".lstrip(", "), value)

    def sections(self, key: str) -> tuple["Section", ...]:
        """Return the tables of a list of tables, each called by its number."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(f"'{key}' must be a list of tables", key, fix=f"write [[{key}]] above each")
        return tuple(Section(self.file, f"{key} {number}", one) for number, one in enumerate(value, 1))

    def path(self, key: str) -> Path:
        """Return the file that a text names, which lies in the folder of this one or below it.

        Raises:
            LoadError: it leads out of the folder; what others wrote into a map must not copy our files into a base.
        """
        folder, said = self.file.parent, self.text(key)
        try:
            inside = (folder / said).resolve().is_relative_to(folder.resolve())
        except (OSError, ValueError, RuntimeError):
            inside = False
        if not inside:
            raise self.fault(f"'{said}' leads out of the folder of the map", key, fix="put the file beside the map, or below it")
        return folder / said

    def text(self, key: str, default: str = "") -> str:
        """Return a text; a TOML date is its text."""
        value = self.values.get(key, default)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if not isinstance(value, str):
            raise self.fault(f"'{key}' must be text", key, fix=f'write {key} = "{value}"')
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(f"'{key}' must be a list of texts", key, fix=f'write {key} = ["…", "…"]')
        return tuple(value)


def nearest(word: str, known: Collection[str]) -> str:
    """Return the advice for a wrong word: the nearest right one, or all of them."""
    near = get_close_matches(word, known, 1)
    return f"did you mean '{near[0]}'?" if near else f"it can be: {', '.join(known) or 'nothing'}"
