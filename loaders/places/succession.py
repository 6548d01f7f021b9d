"""A table of succession becomes claims: what became of which unit."""

from collections.abc import Iterator, Mapping

from kgraph import BadRow, Claim, places
from loaders.places.sayings import became
from loaders.places.tables import Table, told_apart


def claims(table: Table, units: Mapping[str, places.Unit]) -> Iterator[Claim | BadRow]:
    """Yield the claims of a table whose old codes are of these units."""
    rows, faults = told_apart(places.read_succession(table.lines(), table.header))
    tied, wrong = places.tie(rows, units, table.work.id)
    yield from table.bad([*faults, *wrong])
    for one in tied:
        yield became(one.old, one.new, one.link, table.source(one.row.line, one.link.place))
