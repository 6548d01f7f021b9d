"""What somebody's query may do on a server, told by its plan: never by its text, in which ``\\u0053ET`` is SET."""

from collections.abc import Iterator, Mapping
from typing import Any

from kgraph.errors import QueryError

_OPERATORS = frozenset({"LoadCSV", "ShowSettings", "ShowTransactions", "TerminateTransactions", "AdministrationCommand"})
"""Operators that Neo4j counts as reading, and that read files, fetch addresses, or look at and end what others do."""

_PROCEDURES = (
    "db.labels",
    "db.relationshipTypes",
    "db.propertyKeys",
    "db.schema.visualization",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
)
_FIX = "only queries that read the graph are run; to add what sources say: kgraph load"


def refuse_all_but_reading(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    """Pass a query whose ``EXPLAIN`` has this type and plan, if it only reads the graph.

    Raises:
        QueryError: it would write, leave the graph, or call a procedure that is not listed.
    """
    if query_type != "r" or plan is None:
        raise QueryError("the query would do more than read the graph", fix=_FIX)
    for operator, details in _steps(plan):
        if operator in _OPERATORS:
            raise QueryError(f"the query would do more than read the graph: {operator}", fix=_FIX)
        procedure = details.partition("(")[0].strip()
        if operator == "ProcedureCall" and procedure not in _PROCEDURES:
            raise QueryError(
                f"the query calls {procedure or 'a procedure'}", fix=f"procedures that may be called: {', '.join(_PROCEDURES)}"
            )


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)
