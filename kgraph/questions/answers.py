"""What every answer is made of: cells and rows, and the columns that each row about an edge ends with."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from kgraph.engines.base import Engine
from kgraph.errors import UnknownNameError
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node
from kgraph.tables import html

if TYPE_CHECKING:
    import pandas as pd

Cell: TypeAlias = str | int | float | bool | list[str] | None
Row: TypeAlias = dict[str, Cell]


_TRUTHS = frozenset({"agrees"})
"""Columns that hold true, false or nothing; in all others nothing stands for a number, for unknown text is ``""``."""


class Answer:
    """What every question returns: rows for the terminal, a table, a file or a page."""

    __slots__ = ()

    def rows(self) -> tuple[Row, ...]:
        """Return one mapping of column to value per line."""
        raise NotImplementedError

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas DataFrame: whole numbers and truths with room for what nobody knows, dates as text.

        A date stays text because it may be a month, a year or a bound, which no timestamp is.
        """
        import pandas as pd

        frame = pd.DataFrame(self.rows()).convert_dtypes()
        unknown = [column for column in frame if frame[column].isna().all()]
        return frame.astype({column: "boolean" if column in _TRUTHS else "Int64" for column in unknown})

    def _repr_html_(self) -> str:
        """Return the rows as the table that a notebook shows."""
        return html(self.rows())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return the table, and a line for where none can be shown: an answer carries the graph that it was read from."""
        return {"text/html": self._repr_html_(), "text/plain": f"<{type(self).__name__}: {len(self.rows()):,} rows>"}


NO_EDGE: Row = {"edge": "", "valid": "", "certainty": "unknown", "status": "", "sources": [], "inferred_parts": []}
"""The same columns for a row that no edge stands behind."""


def edge_cells(edge: Edge, as_of: date | None = None) -> Row:
    """Return the columns that stand for an edge.

    ``certainty`` is on the day, if one is given; ``inferred_parts`` names what no source says outright.
    """
    return {
        "edge": edge.id,
        "valid": str(edge.valid),
        "certainty": str(edge.certainty(as_of)),
        "status": str(edge.status),
        "sources": list(edge.sources),
        "inferred_parts": list(edge.inferred),
    }


def name_of(node: Node | None) -> str:
    """Return the name to show: places with their type word, nameless decisions by number or id, ``""`` for nothing."""
    if node is None:
        return ""
    if node.kind is Kind.DECISION:
        return node.name or str(node.get("number")) or node.id
    return node.full_name


def names_of(nodes: Iterable[Node | None]) -> str:
    """Return several names in one cell, each once, in the order given."""
    return "; ".join(dict.fromkeys(name for name in map(name_of, nodes) if name))


def some(names: Iterable[str], shown: int = 20) -> str:
    """Return the first of many names in one line, and how many more there are."""
    every = list(names)
    return ", ".join(every[:shown]) + (f" … (+{len(every) - shown:,})" if len(every) > shown else "")


def number(edge: Edge, key: str) -> int | float | None:
    """Return a numeric property of an edge, or None where no claim gives it."""
    value = edge.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def decision_of(engine: Engine, graph: TemporalGraph, edge: Edge) -> Node | None:
    """Return the decision that an edge was made by; it is fetched where the small graph lacks it."""
    decision_id = str(edge.get("decision"))
    if not decision_id or decision_id in graph.by_id:
        return graph.by_id.get(decision_id)
    try:
        return engine.node(decision_id)
    except UnknownNameError:
        return None
