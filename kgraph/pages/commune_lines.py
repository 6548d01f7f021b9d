"""The lines of a commune: posts under their bodies, villages, initiatives, measures, each opening at its evidence."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from kgraph.model import Relation
from kgraph.pages import doors, edge_lines
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, brief_words, code_words, node_words, number_words, relation_words, t, t_md
from kgraph.questions.commune import Commune, Line


def sections(answer: Commune, of: str = "") -> None:
    """Show all that is known, in two columns; ``of`` is one of several places of a page, of which it is not said what is lacking."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        if _is_wanted(answer, of, "post", "body"):
            posts(answer)
    with right:
        if _is_wanted(answer, of, "measure"):
            measures(answer)
        if _is_wanted(answer, of, "village"):
            villages(answer, of)
    if _is_wanted(answer, of, "initiative"):
        initiatives(answer, of)


def _is_wanted(answer: Commune, of: str, *names: str) -> bool:
    return not of or any(answer.section(name) for name in names)


def posts(answer: Commune) -> None:
    """Show the posts under their bodies, and the bodies of whose posts nothing is known."""
    lines = answer.section("post")
    _heading("posts", lines)
    for body, group in groupby(lines, key=lambda line: line.organization):
        with st.container(border=True, gap="xsmall"):
            if body is not None:
                doors.link_to(body, f":primary[**{md(node_words(body))}**] :gray[{_block(body.get('kind'))}]")
            edge_lines.posts(group, answer.place)
    spoken_of = {line.organization for line in lines}
    bare = [line for line in answer.section("body") if line.node not in spoken_of]
    if bare:
        with st.container(border=True, gap="xsmall"):
            st.caption(t("commune.bodies"))
            for line in bare:
                edge_lines.linked(line.node, line.edge, answer.place, brief_words(line.edge.valid))


def villages(answer: Commune, of: str = "") -> None:
    """Show the villages that are named, beside how many there are said to be."""
    lines = answer.section("village")
    _heading("villages", lines)
    if not lines:
        return
    counts = [line for line in lines if line.value is not None]
    named = [line for line in lines if line.value is None]
    with st.container(border=True, gap="xsmall"):
        for line in counts:
            edge_lines.shown(
                t_md("commune.village_count", count=number_words(line.value), named=number_words(len(named))), line.edge, answer.place
            )
        with st.container(horizontal=True, gap="medium", key=f"links-villages{of}"):
            for line in named:
                doors.link_to(line.node)


def initiatives(answer: Commune, of: str = "") -> None:
    """Show each initiative once, with its places, and who answers for it or that no source says who."""
    lines = answer.section("initiative")
    _heading("initiatives", lines)
    with st.container(key=f"cards{of}"):
        for initiative, group in groupby(lines, key=lambda line: line.node):
            with st.container(border=True, gap="xsmall"):
                rows = list(group)
                doors.link_to(initiative, f":primary[**{md(node_words(initiative))}**]")
                places = dict.fromkeys(node_words(line.place) for line in rows if line.place is not None)
                about = [*places, *(str(initiative.get(key)) for key in ("quantity", "status") if initiative.get(key))]
                st.caption(md(" · ".join(about)))
                for line in {(_who(line), line.role): line for line in rows}.values():
                    edge_lines.shown(_answering(line), line.edge, answer.place)


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
            edge_lines.shown(said, line.edge, answer.place, about=brief_words(line.edge.valid))


def _answering(line: Line) -> str:
    if line.responsible is None:
        return badge(t("commune.nobody_said"), "gray", "question_mark")
    return f"{md(_who(line))} :gray[{md(relation_words(Relation.RESPONSIBLE_FOR, line.role))}]"


def _who(line: Line) -> str:
    return node_words(line.responsible)


def _heading(name: str, lines: Iterable[Line]) -> None:
    st.subheader(t(f"commune.{name}"), anchor=False)
    if not list(lines):
        st.caption(t(f"commune.no_{name}"))


def _block(kind: object) -> str:
    return md(code_words("block", kind))
