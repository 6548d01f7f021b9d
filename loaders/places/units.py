"""A table of units becomes claims: who was whose superior, and which version of a unit another followed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kgraph import BadRow, Claim, LoadError, PartialDate, Span, places
from loaders.places.sayings import became, part_of
from loaders.places.tables import Table, told_apart

UNKNOWN = PartialDate()
"""The end of a unit that the table lists to its last edition: when that was, the table does not say."""


def claims(table: Table) -> Iterator[Claim | BadRow]:
    """Yield the claims of a table of units."""
    built, faults = _built(table)
    yield from table.bad(faults)
    for id, unit in built.units.items():
        for parent in unit.parents:
            start = PartialDate.day(parent.first) if parent.first else PartialDate("", places.OLDEST.isoformat())
            end = PartialDate.day(parent.last) if parent.last else UNKNOWN
            source = table.source(built.rows[id].line, f"code {unit.code}")
            yield part_of(unit, built.known[parent.unit_id], Span(start, end), source)
    for link in places.version_links(built.units.values(), table.work.id):
        source = table.source(built.rows[link.new].line, link.place)
        yield became(built.units[link.old], built.units[link.new], link, source)


def of_file(path: Path) -> Mapping[str, places.Unit]:
    """Return the units of a table, to read a succession by.

    Raises:
        LoadError: it is not usable, or a row of it is wrong.
    """
    table = Table.read(path)
    if not set(places.UNITS) <= set(table.header):
        fix = f"name a table with the columns {','.join(places.UNITS)}"
        raise LoadError("this is no table of units", where=f"{path.name}, line 1", fix=fix)
    built, faults = _built(table)
    for bad in table.bad(faults):
        raise bad.error
    return built.units


def _built(table: Table) -> tuple[places.Built, list[places.Fault]]:
    rows, faults = told_apart(places.read_units(table.lines(), table.header))
    built = places.build_units(rows)
    return built, [*faults, *built.faults]
