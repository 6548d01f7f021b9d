"""The lines of a commune: posts under their bodies, villages, initiatives, measures, each opening at its evidence."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from kgraph.graph import Edge
from kgraph.model import Relation
from kgraph.pages import address, doors, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, brief_words, code_words, node_words, number_words, relation_words, t, t_md, valid_words
from kgraph.questions.commune import Commune, Line

STATES = {
    "certain": ("green", "check_circle"),
    "possible": ("blue", "help"),
    "unknown": ("gray", "question_mark"),
    "vacant": ("orange", "event_seat"),
    "unnamed": ("violet", "person_off"),
}
"""How the five ways to hold a post look: a colour, and a symbol for those who do not see it; the word stands beside."""


def posts(answer: Commune) -> None:
    """Show the posts under their bodies, and the bodies of whose posts nothing is known."""
    lines = answer.section("post")
    _heading("posts", lines)
    for body, group in groupby(lines, key=lambda line: line.organization):
        with st.container(border=True, gap="xsmall"):
            if body is not None:
                doors.link_to(body, f":primary[**{md(node_words(body))}**] :gray[{_block(body.get('kind'))}]")
            for line in group:
                _post(line, answer)
    spoken_of = {line.organization for line in lines}
    bare = [line for line in answer.section("body") if line.node not in spoken_of]
    if bare:
        with st.container(border=True, gap="xsmall"):
            st.caption(t("commune.bodies"))
            for line in bare:
                _with_evidence(f":primary[{md(node_words(line.node))}]", line.edge, answer)


def villages(answer: Commune) -> None:
    """Show the villages that are named, beside how many there are said to be."""
    lines = answer.section("village")
    _heading("villages", lines)
    if not lines:
        return
    counts = [line for line in lines if line.value is not None]
    named = [line for line in lines if line.value is None]
    with st.container(border=True, gap="xsmall"):
        for line in counts:
            _with_evidence(t_md("commune.village_count", count=number_words(line.value), named=number_words(len(named))), line.edge, answer)
        with st.container(horizontal=True, gap="medium", key="links-villages"):
            for line in named:
                doors.link_to(line.node)


def initiatives(answer: Commune) -> None:
    """Show each initiative once, with its places, and who answers for it or that no source says who."""
    lines = answer.section("initiative")
    _heading("initiatives", lines)
    with st.container(key="cards"):
        for initiative, group in groupby(lines, key=lambda line: line.node):
            with st.container(border=True, gap="xsmall"):
                rows = list(group)
                doors.link_to(initiative, f":primary[**{md(node_words(initiative))}**]")
                places = dict.fromkeys(node_words(line.place) for line in rows if line.place is not None)
                about = [*places, *(str(initiative.get(key)) for key in ("quantity", "status") if initiative.get(key))]
                st.caption(md(" · ".join(about)))
                for line in {(_who(line), line.role): line for line in rows}.values():
                    _with_evidence(_answering(line), line.edge, answer)


def measures(answer: Commune) -> None:
    """Show what was counted, out of how many, and when."""
    lines = answer.section("measure")
    _heading("measures", lines)
    if not lines:
        return
    with st.container(border=True, gap="xsmall"):
        for line in lines:
            total = t("commune.of", total=number_words(line.total)) if line.total is not None else ""
            said = f"**{md(number_words(line.value))}** {md(total)} · {md(node_words(line.node))}"
            _with_evidence(said, line.edge, answer, about=brief_words(line.edge.valid))


def _post(line: Line, answer: Commune) -> None:
    color, icon = STATES[line.holder_state]
    state = badge(t(f"holder.{line.holder_state}"), color, icon)
    title = line.node.name or t("common.unnamed_post")
    with st.container(key=f"post-{line.edge.id}-{line.node.id}", gap="xsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-post-{line.edge.id}-{line.node.id}"):
            doors.link_to(line.node, f":primary[{md(title)}]")
            if line.holder is not None and not line.holder.is_unnamed:
                st.markdown("—")
                doors.link_to(line.holder, f":primary[**{md(node_words(line.holder))}**]")
        marks = testimony.edge_badges(line.edge) if _is_held(line) else []
        _with_evidence(" ".join([state, *marks]), line.edge, answer, about=_when(line))


def _when(line: Line) -> str:
    if _is_held(line):
        return valid_words(line.edge.valid)
    return t("commune.by_rule" if "edge" in line.edge.inferred else "commune.no_holder")


def _is_held(line: Line) -> bool:
    """Whether a source speaks of a holder, or of none; else the line's edge says no more than that there is such a post."""
    return line.edge.relation in (Relation.HOLDS, Relation.VACANT)


def _answering(line: Line) -> str:
    if line.responsible is None:
        return badge(t("commune.nobody_said"), "gray", "question_mark")
    return f"{md(_who(line))} :gray[{md(relation_words(Relation.RESPONSIBLE_FOR, line.role))}]"


def _who(line: Line) -> str:
    return node_words(line.responsible)


def _with_evidence(said: str, edge: Edge, answer: Commune, about: str = "") -> None:
    """Show a line with a link to its evidence; the evidence of the chosen line stands right below it."""
    is_open = address.value("edge") == edge.id
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(said + (f" :gray[{md(about)}]" if about else ""), width="stretch")
        label = t("evidence.close" if is_open else "evidence.open_short")
        doors.link_to(answer.place, f":primary[{label}]", edge="" if is_open else edge.id)
    if is_open:
        testimony.show(edge.id, titled=False)


def _heading(name: str, lines: Iterable[Line]) -> None:
    st.subheader(t(f"commune.{name}"), anchor=False)
    if not list(lines):
        st.caption(t(f"commune.no_{name}"))


def _block(kind: object) -> str:
    return md(code_words("block", kind))
