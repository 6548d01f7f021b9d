"""Organizations and posts: a body on a day with what is above and below it, before and after it; a post and who held it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from kgraph.diagrams.palette import block_of
from kgraph.model import Kind, Node, Relation
from kgraph.pages import address, doors, dossier, duties, edge_lines, empty, holdings, shared, testimony
from kgraph.pages.escaping import md
from kgraph.pages.timeline_chart import Bar
from kgraph.pages.wording import brief_words, code_words, day_words, node_words, number_words, t, t_md, valid_words
from kgraph.questions.organization import Line, Organization
from kgraph.questions.succession import Succession

_AROUND = ("superior", "subordinate", "predecessor", "successor")
_POSTS, _BODIES = 40, 30


def page() -> None:
    """Choose a body or a post, ask what is known of it on the day, or for the succession, show it."""
    chosen = empty.chosen("organization", {Kind.ORGANIZATION, Kind.POST})
    if chosen is None:
        empty.suggest_bodies()
    elif chosen.kind is Kind.POST:
        _post(shared.succession(chosen.id))
    else:
        _body(shared.organization(chosen.id, address.day()))


def _body(answer: Organization) -> None:
    st.title(md(node_words(answer.body)), anchor=False)
    _standing(answer.body, None if answer.section("body") else answer.place)
    st.markdown(t_md("commune.on_day", day=day_words(address.day())))
    duty = shared.responsibilities(answer.body.id, address.day()).responsibilities
    posts, around = _cut(answer)
    edge = address.value("edge")
    if edge and edge not in {line.edge.id for line in (*posts, *around)} | {one.edge.id for one in duty if one.edge}:
        testimony.show(edge)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _posts(posts, answer)
        if duty:
            st.subheader(t("duty.title"), anchor=False)
            duties.show(duty, answer.body)
    with right:
        _around(around, answer)
    holdings.table(answer.rows(), answer.body.id)
    doors.link_to(answer.body, f":primary[{t('commune.graph')}]", page="graph")


def _cut(answer: Organization) -> tuple[list[Line], list[Line]]:
    """The lines that are shown: posts, and the bodies around; the table below has all of them."""
    around = [line for section in _AROUND for line in answer.section(section)[:_BODIES]]
    return list(answer.section("post")[:_POSTS]), [*answer.section("body"), *around]


def _standing(body: Node, place: Node | None) -> None:
    """Say what sort of body it is, on which level, and where."""
    told = [code_words(table, body.get(key)) for table, key in (("block", "kind"), ("level", "level")) if body.get(key)]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="links-standing"):
        if told:
            st.caption(md(" · ".join(told)), width="content")
        if place is not None:
            doors.link_to(place)


def _posts(lines: Sequence[Line], answer: Organization) -> None:
    st.subheader(t("commune.posts"), anchor=False)
    if not lines:
        st.caption(t("organization.no_posts"))
        return
    with st.container(border=True, gap="xsmall"):
        edge_lines.posts(lines, answer.body)
    _more(len(answer.section("post")) - len(lines))


def _around(lines: Sequence[Line], answer: Organization) -> None:
    """The places it governs or sits in, the bodies above and below it, and what it came from and became."""
    for section, group in groupby(lines, key=lambda line: line.section):
        shown = list(group)
        st.subheader(t(f"organization.{section}"), anchor=False)
        with st.container(border=True, gap="xsmall"):
            for line in shown:
                node = line.place if section == "body" and line.place is not None else line.node
                edge_lines.linked(node, line.edge, answer.body, _about(line))
        _more(len(answer.section(section)) - len(shown))
    if not any(line.section in _AROUND for line in lines):
        st.caption(t("organization.alone"))


def _about(line: Line) -> str:
    """What stands under a body: how it changed, or its block, and when."""
    change = " · ".join(code_words(key, line.edge.get(key)) for key in ("change", "extent") if line.edge.get(key))
    return " · ".join(part for part in (change, brief_words(line.edge.valid)) if part)


def _more(count: int) -> None:
    if count > 0:
        st.caption(t("organization.more", count=number_words(count)))


def _post(answer: Succession) -> None:
    st.title(md(node_words(answer.post)), anchor=False)
    _post_in(answer.post)
    if not answer.terms:
        st.info(t("organization.no_holders"))
        if address.value("edge"):
            testimony.show(address.value("edge"))
        return
    holdings.on_the_day(((term.edge, term.person) for term in answer.terms), "organization.nobody_on_day")
    block = block_of(answer.organization)
    bars = [Bar(term.edge, node_words(term.person), block) for term in answer.terms]
    with dossier.beside_evidence(answer.post, bars):
        st.subheader(t("organization.gaps"), anchor=False)
        holdings.gaps(answer)
        st.subheader(t("organization.holders"), anchor=False)
        holdings.terms(answer)
        duty = shared.responsibilities(answer.post.id, address.day()).responsibilities
        if duty:
            st.subheader(t("duty.title"), anchor=False)
            duties.show(duty, answer.post, below=False)
        holdings.table(answer.rows(), answer.post.id)


def _post_in(post: Node) -> None:
    """Say in which body the post is, or was, each with its evidence where the page shows it."""
    near = shared.surroundings(post.id)
    for edge in near.out(post.id, Relation.POST_IN):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-in-{edge.id}"):
            st.caption(t("organization.post_in"), width="content")
            doors.link_to(near.node(edge.object))
            if not edge.valid.is_undated:
                st.caption(md(valid_words(edge.valid)), width="content")
            doors.link_to(post, f":primary[{t('evidence.open_short')}]", edge=edge.id)
