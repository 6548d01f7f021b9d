"""Small knowledge bases that page tests make of a few claims."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from kgraph import generations
from kgraph.claims import Claim, Source, Work
from kgraph.dates import Span
from kgraph.ledger.folder import Ledger
from kgraph.model import Node, Relation

Tie = tuple[Node, Relation, Node, str, Mapping[str, str]]
"""Subject, relation, object, valid span, qualifiers."""


def make(folder: Path, ties: Iterable[Tie]) -> Path:
    """Make a base of these claims of one source, and return its folder."""
    source = Source(Work("src:paper", title="Paper"), "page 1")
    claims = [Claim(one, relation, other, Span.parse(when), source, tuple(told.items())) for one, relation, other, when, told in ties]
    ledger = Ledger.create(folder)
    with ledger.writing():
        ledger.record(claims, recorded=date(2026, 11, 24), loader="test", file="small")
        generations.build(ledger)
    return folder
