"""A unit of a register in one of its versions, its superiors, and the links between units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kgraph.model import Kind

OLDEST: Final = date(2004, 8, 31)
"""The day of the first edition: what it lists may be older."""

TIER_ENDED: Final = date(2025, 6, 30)
"""The last day of the districts, and of the communes and provinces that were joined."""

NEW_MAP: Final = date(2025, 7, 1)
"""The day from which the units of 2025 are."""

LEVELS: Final[Mapping[str, Kind]] = {"1": Kind.PROVINCE, "2": Kind.DISTRICT, "3": Kind.COMMUNE}


@dataclass(frozen=True, slots=True)
class Parent:
    """The superior of a unit from one day to another, both included; ``None`` as in the unit."""

    unit_id: str
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether it was the superior on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of an administrative unit: it has one name and type, and on any day at most one superior.

    ``id`` is ``vn``, the level (1 province, 2 district, 3 commune), ``:``, the code, ``@`` and the first day of the version. ``first`` is
    ``None`` for a version that is older than the register, ``last`` for one that its latest edition lists.
    """

    id: str
    kind: Kind
    code: str
    name: str
    type: str
    first: date | None
    last: date | None
    parents: tuple[Parent, ...]

    @property
    def full_name(self) -> str:
        """The name with the word for its kind of place before it: ``xã Hữu Kiệm``."""
        return f"{self.type} {self.name}"

    def covers(self, day: date) -> bool:
        """Whether the unit was there on that day; the time before the register counts for a version that is older."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def parent_on(self, day: date) -> str:
        """Return the id of the superior on that day; ``""`` where there is none."""
        return next((parent.unit_id for parent in self.parents if parent.covers(day)), "")


@dataclass(frozen=True, slots=True)
class Link:
    """What one source says became of a unit: the whole or a part of ``old`` went into ``new``, which began on ``day``.

    ``work`` is the key of the source in the register's works, ``place`` the place in it. ``refuted_by`` is the key of an act that says
    otherwise; ``""`` for a link that stands.
    """

    old: str
    new: str
    extent: str
    change: str
    day: date
    work: str
    place: str
    refuted_by: str = ""


def unit_id(level: str, code: str, first: date | None) -> str:
    """Return the id of the version of a unit that begins on that day."""
    return f"vn{level}:{code}@{(first or OLDEST).isoformat()}"


def level_of(id: str) -> str:
    """Return the level that an id of a unit names."""
    return id[2]
