"""Read a CSV or TSV table through a declared column map: documents first, then the claims of each row."""

from collections.abc import Iterator
from pathlib import Path

from kgraph import BadRow, DataError, Document, Loaded, LoadError
from loaders.table.claims import Reader
from loaders.table.documents import Text, digest_of
from loaders.table.maps import delimiter_of, open_map, read_map
from loaders.table.rows import BrokenRow, Row, header_of, read_rows


def load(path: Path, *, map: Path | None = None) -> Iterator[Loaded]:
    """Yield the documents, then the claims of each row; a row that cannot be read is one BadRow and no claim.

    ``map`` is the TOML file that says what the columns mean; without it, the file of the same name beside the table.

    Raises:
        LoadError: the table, its header, the map or the document is not usable at all.
    """
    digest = digest_of(path)
    section = open_map(path, map)
    rows = read_rows(path, delimiter_of(section, path))
    table_map = read_map(section, header_of(path, rows))
    document = Text.read(table_map.document) if table_map.document else None
    yield Document(digest, path.name, path)
    if document:
        yield Document(document.digest, document.path.name, document.path)
    reader = Reader(table_map, Document(digest, path.name, path), document)
    for row in rows:
        yield from _of(row, reader, path)


load.endings = (".csv", ".tsv")  # type: ignore[attr-defined]  # read by kgraph.loading.loader_for


def _of(row: Row | BrokenRow, reader: Reader, path: Path) -> Iterator[Loaded]:
    try:
        if isinstance(row, BrokenRow):
            raise row.error
        yield from reader.claims(row)
    except DataError as err:
        where = f"{path.name}, line {row.line}" + (f", {err.where}" if err.where else "")
        yield BadRow(LoadError(err.what, where=where, fix=err.fix), row.text)
