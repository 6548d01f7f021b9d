"""What asking the bundled base gives: rows, and columns of them; and where the sources of the bundled data are."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(os.environ.get("KGRAPH_SHARED", DATA.parents[1] / "shared")) / "data"
"""What the bundled data were made of; beside the checkout, or nowhere."""

Row: TypeAlias = dict[str, Any]
Ask: TypeAlias = Callable[..., list[Row]]


def cells(rows: Iterable[Row], *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns of the rows, in order."""
    return [tuple(row[column] for column in columns) for row in rows]
