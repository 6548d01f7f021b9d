"""The knowledge base, opened once for all visitors, and its answers, kept as long as it does not change."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import streamlit as st

from kgraph.asking import Questions
from kgraph.dates import PartialDate
from kgraph.errors import BaseFolderError, UnknownNameError
from kgraph.graph import TemporalGraph
from kgraph.knowledge_base import KnowledgeBase, open_base
from kgraph.model import Kind, Node
from kgraph.pages import address
from kgraph.questions.career import Career
from kgraph.questions.changes import Changes
from kgraph.questions.check import Check
from kgraph.questions.commune import Commune
from kgraph.questions.evidence import Evidence
from kgraph.questions.lineage import Lineage
from kgraph.questions.organization import Organization
from kgraph.questions.overlap import Overlap
from kgraph.questions.path import Path as Chains
from kgraph.questions.responsibilities import Responsibilities
from kgraph.questions.rotations import Rotations
from kgraph.questions.search import Search
from kgraph.questions.succession import Succession
from kgraph.questions.territory import Territory
from kgraph.questions.tiles import Tiles
from kgraph.questions.units import Level

_HERE = "data/kgraph.kg"
_KEPT = 1000
_MANY = 10_000


def base() -> KnowledgeBase:
    """Return the knowledge base that KGRAPH_BASE names, turned to its newest graph.

    Raises:
        BaseFolderError: the folder is none, is damaged, was made by a newer kgraph, or is gone.
    """
    path = os.environ.get("KGRAPH_BASE", _HERE)
    if not (Path(path) / "kgraph.toml").is_file():
        _opened.clear(path)
    opened = _opened(path)
    try:
        opened.refresh()
    except OSError as err:
        raise BaseFolderError(f"cannot read the knowledge base: {err}", where=path, fix="put the folder back, or open another") from err
    return opened


def node(node_id: str) -> Node | None:
    """Return the node with that id, or None: addresses are not trusted."""
    try:
        with base().asking() as engine:
            return engine.node(node_id) if node_id else None
    except UnknownNameError:
        return None


def career(person_id: str, day: date) -> Career:
    """Return the career of a person as of a day."""
    return cast(Career, _ask("career", person_id, day))


def succession(post_id: str) -> Succession:
    """Return the holders of a post."""
    return cast(Succession, _ask("succession", post_id))


def commune(place_id: str, day: date) -> Commune:
    """Return a commune on a day."""
    return cast(Commune, _ask("commune", place_id, day))


def tiles(place_id: str, day: date, by: str, level: Level) -> Tiles:
    """Return the units of a territory, or of the country, on a day as tiles."""
    return cast(Tiles, _ask("tiles", place_id, day, by, level))


def lineage(node_id: str) -> Lineage:
    """Return what a place came from and became."""
    return cast(Lineage, _ask("lineage", node_id))


def territory(place_id: str, day: date) -> Territory:
    """Return which units covered the territory of a place on a day, and what is known of each."""
    return cast(Territory, _ask("territory", place_id, day))


def organization(body_id: str, day: date) -> Organization:
    """Return a body on a day."""
    return cast(Organization, _ask("organization", body_id, day))


def responsibilities(node_id: str, day: date) -> Responsibilities:
    """Return who answers for what, as of a day."""
    return cast(Responsibilities, _ask("responsibilities", node_id, day))


def overlap(person_id: str) -> Overlap:
    """Return who served together with a person."""
    return cast(Overlap, _ask("overlap", person_id))


def path(person_id: str, other_id: str) -> Chains:
    """Return how two people are tied."""
    return cast(Chains, _ask("path", person_id, other_id))


def rotations() -> Rotations:
    """Return all rotations; none of a large base, where nobody would wait for them."""
    return Rotations((), ()) if is_large() else cast(Rotations, _ask("rotations"))


def is_large() -> bool:
    """Whether the base has so many edges that what asks for all of them takes more than a few seconds."""
    return base().generation.edges > _MANY


def decided() -> tuple[PartialDate, ...]:
    """Return the dates of all decisions."""
    return cast(tuple[PartialDate, ...], remembered("decided", _decided))


def findings() -> Check:
    """Return the findings."""
    return cast(Check, _ask("check"))


def search(text: str) -> Search:
    """Return what fits a text."""
    return cast(Search, _ask("search", text))


def people(text: str) -> Search:
    """Return the people whose names fit a text."""
    return cast(Search, remembered("people", lambda: base().search(text, frozenset({Kind.PERSON})), text))


def surroundings(node_id: str, hops: int = 1) -> TemporalGraph:
    """Return what lies within that many edges of a node."""
    return cast(TemporalGraph, _ask("surroundings", node_id, hops))


def graph() -> TemporalGraph:
    """Return the whole graph."""
    return cast(TemporalGraph, _ask("graph"))


def changes(since: date, until: date | None) -> Changes:
    """Return what the base learned from a day on, up to another day or to now."""
    return cast(Changes, remembered("changes", lambda: base().changes(since, until), since, until or ""))


def learned() -> date | None:
    """Return the last day on which something was loaded or judged; None for an empty base."""
    return address.read_day(str(remembered("learned", lambda: base().learned)))


def as_known(day: date | None) -> Questions:
    """Return the base as it was known on a day, or as it is."""
    return base() if day is None else base().known(day)


def evidence(reference: str, known: date | None = None) -> Evidence | None:
    """Return the claims behind an edge, or one claim, as known on a day or now; None where there is no such edge or claim."""
    try:
        return cast(Evidence, remembered("evidence", lambda: as_known(known).evidence(reference), reference, known or ""))
    except UnknownNameError:
        return None


def document(digest: str) -> str:
    """Return the text of a stored document."""
    return cast(str, _ask("document", digest))


def remembered(name: str, make: Callable[[], Any], *key: str | int | date) -> Any:
    """Return what a page makes of the base, made once for each state of it."""
    kb = base()
    return _kept(str(kb.folder), kb.generation.ledger, name, key, make)


def _decided() -> tuple[PartialDate, ...]:
    with base().asking() as engine:
        return tuple(PartialDate.parse(str(node.get("date"))) for node in engine.nodes(Kind.DECISION))


def _ask(question: str, *arguments: str | int | date) -> Any:
    return remembered(question, lambda: getattr(base(), question)(*arguments), *arguments)


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> KnowledgeBase:
    return open_base(path)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _kept(path: str, state: str, name: str, key: tuple[str | int | date, ...], _make: Callable[[], Any]) -> Any:
    """Answers are frozen values, so that all visitors can share them."""
    return _make()
