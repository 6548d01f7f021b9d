"""Make the packed register out of its tables: ``python -m kgraph.places.packing FOLDER``."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kgraph.bundled import data_folder
from kgraph.durable import written
from kgraph.errors import KgraphError, LoadError, UsageError
from kgraph.model import Kind
from kgraph.places import packed
from kgraph.places.building import build_units, changes_of, ended, on_day, version_links
from kgraph.places.changes import read_changes
from kgraph.places.register import FILE
from kgraph.places.resolution import clauses
from kgraph.places.resolved import RESOLVED, links_of, refuted
from kgraph.places.tables import Fault, Line, LinkRow, UnitRow, read_succession, read_units
from kgraph.places.units import NEW_MAP, OLDEST, TIER_ENDED, Link, Parent, Unit, unit_id

R = TypeVar("R", UnitRow, LinkRow)

LIST, REGISTER, PROVINCES = "dvhcvn2025", "dvhcvn", "nq202"
"""The keys of the works that speak, in works.toml."""

TABLES = ("units.csv", "succession.csv", "changes_nghe_an.csv", "1678_NQ-UBTVQH15.md")


def pack(folder: Path) -> bytes:
    """Return the packed register of the tables of a folder, and of our own beside the packed file.

    Raises:
        LoadError: a row of a table cannot be used.
    """
    _check_there(folder)
    own = data_folder() / "register"
    old = _old_units(folder / "units.csv")
    rows = list(_sound(read_succession(*_lines(folder / "succession.csv")), "succession.csv"))
    making = _Making(old, _plain(own / "provinces.csv"))
    new = making.new_units(rows)
    said = links_of(clauses((folder / "1678_NQ-UBTVQH15.md").read_text("utf-8")), old, new, _plain(own / "spellings.csv"))
    links = [
        *version_links(old.values(), REGISTER),
        *making.province_links(),
        *refuted(list(making.list_links(rows)), said),
        *said,
    ]
    units = {**{id: making.closed(unit) for id, unit in old.items()}, **new}
    changes = read_changes(_plain(folder / "changes_nghe_an.csv"), units, units[unit_id("1", RESOLVED, None)].name)
    return packed.write(
        {
            "changes": packed.table(packed.CHANGE_COLUMNS, map(packed.change_row, changes)),
            "units": packed.table(packed.UNIT_COLUMNS, map(packed.unit_row, units.values())),
            "links": packed.table(packed.LINK_COLUMNS, map(packed.link_row, links)),
        }
    )


def _check_there(folder: Path) -> None:
    for name in TABLES:
        if not (folder / name).is_file():
            raise LoadError("there is no such table", where=str(folder / name), fix=f"name a folder that holds {', '.join(TABLES)}")


class _Making:
    """The units of before 1 July 2025 by code, and what is made of them."""

    def __init__(self, old: Mapping[str, Unit], joined: Iterable[Mapping[str, str]]) -> None:
        self._old = old
        self._by_code: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for unit in old.values():
            self._by_code[unit.id[2], unit.code].append(unit)
        self._joined = list(joined)
        self._new_province = {code: row["code"] for row in self._joined for code in row["from"].split()}

    def new_units(self, rows: Sequence[LinkRow]) -> dict[str, Unit]:
        """Return the provinces and communes that are from 1 July 2025."""
        provinces = [self._province(row) for row in self._joined]
        origins: dict[str, list[LinkRow]] = defaultdict(list)
        for row in rows:
            origins[row.new].append(row)
        communes = [self._commune(code, group) for code, group in origins.items()]
        return {unit.id: unit for unit in (*provinces, *communes)}

    def closed(self, unit: Unit) -> Unit:
        """Return a unit as it was: one that stood on the last day of the old map ended on it, but for a province that stays."""
        stays = unit.kind is Kind.PROVINCE and unit.code not in self._new_province
        return unit if unit.last or stays else ended(unit, TIER_ENDED)

    def province_links(self) -> Iterator[Link]:
        """Yield what the provinces became that were joined."""
        for row in self._joined:
            for code in row["from"].split():
                yield Link(self._before("1", code).id, unit_id("1", row["code"], NEW_MAP), "whole", "merged", NEW_MAP, PROVINCES, "Điều 1")

    def list_links(self, rows: Sequence[LinkRow]) -> Iterator[Link]:
        """Yield the links of the list of 2025."""
        kinds = changes_of(rows, {row.old: self._origin(row).full_name for row in rows})
        for row in rows:
            new, change = unit_id("3", row.new, NEW_MAP), kinds[row.old, row.new]
            yield Link(self._origin(row).id, new, row.extent, change, row.day, LIST, f"old {row.old}, new {row.new}")

    def _province(self, row: Mapping[str, str]) -> Unit:
        id = unit_id("1", row["code"], NEW_MAP)
        return Unit(id, Kind.PROVINCE, row["code"], row["name"], row["type"], NEW_MAP, None, ())

    def _commune(self, code: str, origins: Sequence[LinkRow]) -> Unit:
        first = origins[0]
        parent = Parent(self._new_superior(code, origins), NEW_MAP, None)
        return Unit(unit_id("3", code, NEW_MAP), Kind.COMMUNE, code, first.new_name, first.new_type, NEW_MAP, None, (parent,))

    def _new_superior(self, code: str, origins: Sequence[LinkRow]) -> str:
        """Return the province of a new commune: that of all its origins, else that of the origin whose code it keeps."""
        found = {self._province_of(row) for row in origins}
        if len(found) > 1:
            found = {self._province_of(row) for row in origins if row.old == code}
        if len(found) != 1:
            raise LoadError(f"the province of commune {code} cannot be told", where="succession.csv", fix="mend its rows")
        return found.pop()

    def _province_of(self, row: LinkRow) -> str:
        above = self._origin(row)
        while above.parents:
            above = self._old[above.parent_on(TIER_ENDED)]
        code = self._new_province.get(above.code)
        return unit_id("1", code, NEW_MAP) if code else above.id

    def _origin(self, row: LinkRow) -> Unit:
        return self._before("2" if len(row.old) == 3 else "3", row.old)

    def _before(self, level: str, code: str) -> Unit:
        unit = on_day(self._by_code, level, code, TIER_ENDED)
        if unit is None:
            raise LoadError(f"no unit of level {level} bears the code {code} on {TIER_ENDED}", where="succession.csv", fix="mend the code")
        return unit


def _old_units(path: Path) -> dict[str, Unit]:
    """Return the units of the register, without the provinces that it lists under codes given up before its first edition."""
    rows = [row for row in _sound(read_units(*_lines(path)), path.name) if not (row.level == "1" and row.last and row.last < OLDEST)]
    built = build_units(rows)
    list(_sound(built.faults, path.name))
    return dict(built.units)


def _sound(rows: Iterable[R | Fault], file: str) -> Iterator[R]:
    for row in rows:
        if isinstance(row, Fault):
            raise LoadError(row.error.what, where=f"{file}, line {row.line}, {row.error.where}", fix=row.error.fix)
        yield row


def _lines(path: Path) -> tuple[Iterator[Line], Sequence[str]]:
    """Return the rows of a table behind its first line, and the columns that it names."""
    text = path.read_text("utf-8")
    rows = csv.reader(text.splitlines())
    header = next(rows)
    return ((number, ",".join(cells), cells) for number, cells in enumerate(rows, 2)), header


def _plain(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str]) -> str:
    """Write the packed register of the tables of a folder in the place of the one that is there; return what was done, in words."""
    if len(arguments) != 1:
        raise UsageError("one folder with the tables is needed", fix="make register FROM=FOLDER")
    packed_tables = pack(Path(arguments[0]))
    with written(data_folder() / FILE) as file:
        file.write(packed_tables)
    return f"wrote {FILE}: {len(packed_tables):,} bytes"


if __name__ == "__main__":
    try:
        sys.stderr.write(f"{main(sys.argv[1:])}\n")
    except KgraphError as err:
        sys.exit(str(err))
