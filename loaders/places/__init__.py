"""Read places: parts of the register that comes with kgraph, or a table of units or of succession in the same form."""

from collections.abc import Iterator
from pathlib import Path

from kgraph import Document, Loaded, LoadError, places
from loaders.places import succession, units
from loaders.places.shipped import shipped
from loaders.places.tables import Table


def load(path: Path, *, map: Path | None = None) -> Iterator[Loaded]:
    """Yield the document, then the claims of each row; a row that cannot be used is one BadRow and no claim.

    The columns tell which of the two tables it is. ``map`` is the table of units that the codes of a succession are of; without it they are
    of the register that comes with kgraph.

    Raises:
        LoadError: the table, or the table of units, is not usable at all.
    """
    table = Table.read(path)
    yield Document(table.digest, path.name, path)
    if set(places.UNITS) <= set(table.header):
        yield from units.claims(table)
    elif set(places.SUCCESSION) <= set(table.header):
        yield from succession.claims(table, units.of_file(map) if map else places.open_register().units)
    else:
        fix = f"write {','.join(places.UNITS)} or {','.join(places.SUCCESSION)}"
        raise LoadError("the columns are those of no table of places", where=f"{path.name}, line 1", fix=fix)


load.endings = ()  # type: ignore[attr-defined]  # read by kgraph.loading.loader_for
load.shipped = shipped  # type: ignore[attr-defined]  # read by kgraph.loading.given
