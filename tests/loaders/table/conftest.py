"""A small table and its map, written to a folder of the test, with what a test changes in them."""

from pathlib import Path

import pytest

from kgraph import BadRow, Claim, LoadError
from loaders.table import load

MAP = """format = 1
{top}
[works.paper]
id = "src:paper"
published = "{published}"

[columns]
{columns}
[[claim]]
subject = {{ kind = "=Person", id = "person_id", name = "person" }}
relation = "{relation}"
object = {{ kind = "=Post", id = "post_id", name = "post" }}
{claim}
"""
SPAN = 'start = "start"\nend = "end"'
HEADER = "person_id,person,post_id,post,start,end\n"


class Table:
    """Writes a table and its map, and loads them."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "holdings.csv"
        self.map()

    def map(
        self,
        top: str = "",
        *,
        published: str = "2017-04",
        columns: str = "",
        claim: str = SPAN,
        relation: str = "=HOLDS",
    ) -> "Table":
        """Write the usual map with something changed."""
        return self.map_text(MAP.format(top=top, published=published, columns=columns, claim=claim, relation=relation))

    def map_text(self, text: str) -> "Table":
        """Write a map."""
        self.path.with_suffix(".toml").write_text(text, encoding="utf-8", newline="")
        return self

    def beside(self, name: str, text: str) -> "Table":
        """Write another file beside the table, its line ends as they stand."""
        (self.path.parent / name).write_text(text, encoding="utf-8", newline="")
        return self

    def text(self, rows: str, header: str = HEADER) -> "Table":
        """Write the table, its line ends as they stand."""
        return self.bytes((header + rows).encode())

    def bytes(self, content: bytes) -> "Table":
        """Write the table."""
        self.path.write_bytes(content)
        return self

    def claims(self) -> list[Claim]:
        """Load claims; no row may be bad."""
        items = list(load(self.path))
        assert not [str(item.error) for item in items if isinstance(item, BadRow)]
        return [item for item in items if isinstance(item, Claim)]

    def bad_rows(self) -> list[BadRow]:
        """Load the rows that cannot be read."""
        return [item for item in load(self.path) if isinstance(item, BadRow)]

    def refusal(self) -> LoadError:
        """Load a file that cannot be loaded at all, and return why."""
        with pytest.raises(LoadError) as err:
            list(load(self.path))
        return err.value


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A table in a folder of its own."""
    return Table(tmp_path)
