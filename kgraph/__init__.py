"""kgraph: who held which post, in which organization and place, when, and who says so."""

from typing import TYPE_CHECKING, Any

from kgraph.claims import Claim, Document, Reading, Source, Work
from kgraph.dates import Certainty, PartialDate, Span, day_before
from kgraph.errors import (
    AmbiguousNameError,
    BaseFolderError,
    ChoiceError,
    DataError,
    DateError,
    EngineError,
    KgraphError,
    LoadError,
    LockedError,
    MissingEngineError,
    QueryError,
    UnknownNameError,
    UsageError,
)
from kgraph.graph import Direction, Edge, Status, TemporalGraph
from kgraph.loading import BadRow, Loaded
from kgraph.model import Kind, Node, Relation
from kgraph.text import normal

if TYPE_CHECKING:
    from kgraph.deep import deep_check
    from kgraph.knowledge_base import KnowledgeBase
    from kgraph.knowledge_base import open_base as open
    from kgraph.reading import read

__version__ = "0.1.0"

__all__ = [
    "AmbiguousNameError",
    "BadRow",
    "BaseFolderError",
    "Certainty",
    "ChoiceError",
    "Claim",
    "DataError",
    "DateError",
    "Direction",
    "Document",
    "Edge",
    "EngineError",
    "KgraphError",
    "Kind",
    "KnowledgeBase",
    "LoadError",
    "Loaded",
    "LockedError",
    "MissingEngineError",
    "Node",
    "PartialDate",
    "QueryError",
    "Reading",
    "Relation",
    "Source",
    "Span",
    "Status",
    "TemporalGraph",
    "UnknownNameError",
    "UsageError",
    "Work",
    "day_before",
    "deep_check",
    "normal",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in ("KnowledgeBase", "open"):
        from kgraph import knowledge_base

        return knowledge_base.KnowledgeBase if name == "KnowledgeBase" else knowledge_base.open_base
    if name == "read":
        from kgraph.reading import read

        return read
    if name == "deep_check":
        from kgraph.deep import deep_check

        return deep_check
    raise AttributeError(f"module 'kgraph' has no attribute '{name}'")
