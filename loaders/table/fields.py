"""Where a value of a claim comes from: a column of the row or a constant, and the type it is read as."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

from kgraph import DataError
from loaders.table.rows import clean
from loaders.table.sections import Section, nearest

Value: TypeAlias = str | int | float | bool

_TRUE = ("true", "1", "x", "có", "yes")
_FALSE = ("false", "0", "không", "no")
_INT = re.compile(r"[+-]?[0-9]{1,18}")
_FLOAT = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def _bool(text: str) -> bool:
    if text.casefold() not in _TRUE + _FALSE:
        fix = f"write {', '.join(_TRUE)} for true, {', '.join(_FALSE)} for false"
        raise DataError(f"'{text}' is neither true nor false", fix=fix)
    return text.casefold() in _TRUE


def _int(text: str) -> int:
    if not _INT.fullmatch(text):
        raise DataError(f"'{text}' is no whole number", fix="write digits alone: 1250, without dots, commas or a unit")
    return int(text)


def _float(text: str) -> float:
    if not _FLOAT.fullmatch(text) or not math.isfinite(float(text)):
        raise DataError(f"'{text}' is no number", fix="write digits and one decimal point: 12.5, without commas or a unit")
    return float(text)


def _number(text: str) -> int | float:
    return _int(text) if _INT.fullmatch(text) else _float(text)


_TYPES: Mapping[str, Callable[[str], Value]] = {
    "int": _int,
    "float": _float,
    "bool": _bool,
    "number": _number,
    "text": str,
}
_OWN_TYPES = {
    "acting": "bool",
    "unnamed": "bool",
    "template": "bool",
    "retold": "bool",
    "seats": "int",
    "women": "int",
    "value": "number",
    "total": "number",
    "confidence": "number",
}
"""The keys whose values are never text, so that a map need not say so."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the table with their places, and the cell texts that mean unknown."""

    places: Mapping[str, int]
    width: int
    unknown: frozenset[str] = frozenset()

    @classmethod
    def of(cls, header: Sequence[str], unknown: Iterable[str] = ()) -> Self:
        """Return the columns of a header; those without a name cannot be meant."""
        return cls({name: place for place, name in enumerate(header) if name}, len(header), frozenset(unknown))

    def clean(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells as they are read, blank where they say unknown."""
        return tuple("" if cell in self.unknown else cell for cell in map(clean, cells))

    def place(self, name: str, section: Section, key: str) -> int:
        """Return the place of a column that the map names.

        Raises:
            LoadError: the table has no such column.
        """
        if name not in self.places:
            fix = nearest(name, self.places) + "; a constant begins with '='"
            if len(self.places) == 1:
                fix = 'the header is one cell: if another delimiter is meant, write delimiter = ";" in the map'
            raise section.fault(f"the table has no column '{name}'", key, fix=fix)
        return self.places[name]

    def with_part(self) -> Self:
        """Return the columns with one more at the end, ``part``, for the parts of a split cell."""
        return type(self)({**self.places, "part": self.width}, self.width + 1, self.unknown)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the row (its name and place), or a constant where the place is -1."""

    column: str = ""
    place: int = -1
    constant: Value = ""
    type: str = "text"

    @classmethod
    def read(cls, section: Section, key: str, columns: Columns) -> Self:
        """Read what the map says under a key: ``column``, ``=constant``, ``int:column``, a number or a truth value.

        Raises:
            LoadError: it names no column of the table, or the constant is not of its type.
        """
        said = section.values.get(key, "=")
        if isinstance(said, bool | int | float):
            if key not in _OWN_TYPES and math.isfinite(said):
                return cls(constant=said)
            said = f"={said}"
        kind, said = _typed(said if isinstance(said, str) else f"={section.text(key)}", key)
        if said.startswith("="):
            return cls(constant=_constant(said[1:], kind, section, key))
        name = clean(said)
        return cls(name, columns.place(name, section, key), type=kind)

    @property
    def is_constant(self) -> bool:
        """Whether it says the same for every row."""
        return self.place < 0

    def text(self, cells: Sequence[str]) -> str:
        """Return the text of a row's cell, or the constant's."""
        return cells[self.place] if self.place >= 0 else str(self.constant)

    def raw(self, cells: Sequence[str]) -> str:
        """Return the text of a cell as it stands, but for spaces around it."""
        return cells[self.place].strip() if self.place >= 0 else str(self.constant)

    def value(self, cells: Sequence[str]) -> Value:
        """Return the value in its type; ``""`` where the cell is blank.

        Raises:
            DataError: the cell is not of that type.
        """
        if self.place < 0:
            return self.constant
        cell = cells[self.place]
        if not cell or self.type == "text":
            return cell
        try:
            return _TYPES[self.type](cell)
        except DataError as err:
            raise self.fault(err) from err

    def fault(self, err: DataError) -> DataError:
        """Return the error with the column it stands in."""
        return DataError(err.what, where=", ".join(filter(None, (self.name, err.where))), fix=err.fix)

    @property
    def name(self) -> str:
        """What an error calls it."""
        return f"column '{self.column}'" if self.place >= 0 else f"the constant '{self.constant}'"


NOTHING = Field()


def _typed(said: str, key: str) -> tuple[str, str]:
    kind, colon, rest = said.partition(":")
    if colon and kind in ("int", "float", "bool"):
        return kind, rest.strip()
    return _OWN_TYPES.get(key, "text"), said


def _constant(text: str, kind: str, section: Section, key: str) -> Value:
    text = clean(text)
    try:
        return _TYPES[kind](text) if text else ""
    except DataError as err:
        raise section.fault(err.what, key, fix=err.fix) from err
