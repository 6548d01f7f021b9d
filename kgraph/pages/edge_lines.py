"""A line about an edge: what it says, and a link to its evidence, which opens right below it; posts with who holds them."""

from collections.abc import Iterable, Mapping
from itertools import groupby

import streamlit as st

from kgraph.graph import Edge
from kgraph.model import Node, Relation
from kgraph.pages import address, doors, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, node_words, t, valid_words
from kgraph.questions.lines import Line

STATES = {
    "certain": ("green", "check_circle"),
    "possible": ("blue", "help"),
    "unknown": ("gray", "question_mark"),
    "vacant": ("orange", "event_seat"),
    "unnamed": ("violet", "person_off"),
}
"""How the five ways to hold a post look: a colour, and a symbol for those who do not see it; the word stands beside."""


def shown(said: str, edge: Edge, of: Node, about: str = "", *, below: bool = True, **kept: str) -> None:
    """Show a line of the view of a node with a link to its evidence, which stands right below the chosen line, or elsewhere.

    ``said`` is Markdown, ``about`` plain text, ``kept`` what the address of the view keeps.
    """
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(said + (f" :gray[{md(about)}]" if about else ""), width="stretch")
        evidence_link(edge, of, below=below, kept=kept)
    if below:
        opened(edge)


def linked(node: Node, edge: Edge, of: Node, about: str = "") -> None:
    """Show a link to a node over what the edge to it says, and a link to the evidence; ``about`` is plain text."""
    key = f"links-line-{edge.id}-{node.id}"
    with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small", key=key):
        with st.container(gap=None):
            doors.link_to(node)
            st.caption(md(about))
        evidence_link(edge, of)
    opened(edge)


def beside(said: str, edge: Edge, of: Node, other: Node | None = None) -> None:
    """Show what an edge says in a line that is as long as its words, after a link to a node if one is given; ``said`` is Markdown."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-beside-{edge.id}"):
        if other is not None:
            doors.link_to(other)
        st.markdown(said, width="content")
        evidence_link(edge, of)
    opened(edge)


def posts(lines: Iterable[Line], of: Node) -> None:
    """Show posts, each with who holds it on the day, one line per possible holder, or that nobody is known to."""
    for _, group in groupby(lines, key=lambda line: line.node):
        for number, line in enumerate(group):
            _held(line, of, is_titled=not number)


def _held(line: Line, of: Node, is_titled: bool) -> None:
    color, icon = STATES[line.holder_state]
    state = badge(t(f"holder.{line.holder_state}"), color, icon)
    with st.container(key=f"post-{line.edge.id}-{line.node.id}", gap="xsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-post-{line.edge.id}-{line.node.id}"):
            if is_titled:
                doors.link_to(line.node, f":primary[{md(line.node.name or t('common.unnamed_post'))}]")
            if line.holder is not None and not line.holder.is_unnamed:
                st.markdown("—")
                doors.link_to(line.holder, f":primary[**{md(node_words(line.holder))}**]")
        marks = testimony.edge_badges(line.edge) if _is_held(line) else []
        shown(" ".join([state, *marks]), line.edge, of, about=_when(line))


def _when(line: Line) -> str:
    if _is_held(line):
        return valid_words(line.edge.valid)
    return t("commune.by_rule" if "edge" in line.edge.inferred else "commune.no_holder")


def _is_held(line: Line) -> bool:
    """Whether a source speaks of a holder, or of none; else the line's edge says no more than that there is such a post."""
    return line.edge.relation in (Relation.HOLDS, Relation.VACANT)


def evidence_link(edge: Edge, of: Node, *, below: bool = True, kept: Mapping[str, str] | None = None) -> None:
    """Show a link to the evidence of an edge in the view of a node, or away from it where it is open."""
    closes = below and _is_open(edge)
    label = t("evidence.close" if closes else "evidence.open_short")
    doors.link_to(of, f":primary[{label}]", edge="" if closes else edge.id, kept=kept)


def opened(edge: Edge) -> None:
    """Show the evidence of an edge where the address asks for it."""
    if _is_open(edge):
        testimony.show(edge.id, titled=False)


def _is_open(edge: Edge) -> bool:
    return address.value("edge") == edge.id
