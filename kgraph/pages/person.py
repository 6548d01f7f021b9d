"""Officers: the posts a person held, or who held a post, on a line of time, with the evidence of each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from kgraph.diagrams.palette import block_of
from kgraph.graph import Edge
from kgraph.model import Kind, Node
from kgraph.pages import address, doors, downloads, empty, holdings, shared, testimony, timeline
from kgraph.pages.escaping import md
from kgraph.pages.timeline_chart import Bar
from kgraph.pages.wording import badge, day_words, node_words, t, t_md, title_words
from kgraph.questions.career import Career
from kgraph.questions.succession import Succession


def page() -> None:
    """Choose a person or a post, ask for the career or the succession, show it."""
    chosen = empty.chosen("person", {Kind.PERSON, Kind.POST})
    if chosen is None:
        empty.suggest_people()
    elif chosen.kind is Kind.POST:
        _post(shared.succession(chosen.id))
    else:
        _person(shared.career(chosen.id, address.day()))


def _person(answer: Career) -> None:
    st.title(md(title_words(answer.person)), anchor=False)
    if answer.person.is_unnamed and answer.person.get("note"):
        st.caption(md(answer.person.get("note")))
    _on_the_day(answer)
    if not answer.holdings:
        st.info(t("person.no_posts"))
        return
    bars = [Bar(held.edge, node_words(held.post), block_of(held.organization, held.block)) for held in answer.holdings]
    with _beside_evidence(answer.person, bars):
        st.subheader(t("person.moves"), anchor=False)
        holdings.moves(answer)
        downloads.career(answer.person)
        st.subheader(t("person.posts"), anchor=False)
        st.caption(t("person.posts_hint"))
        holdings.posts(answer)
        holdings.table(answer.rows(), answer.person.id)


def _post(answer: Succession) -> None:
    st.title(md(node_words(answer.post)), anchor=False)
    if answer.organization is not None:
        doors.link_to(answer.organization)
    if not answer.terms:
        st.info(t("person.no_holders"))
        return
    block = block_of(answer.organization)
    bars = [Bar(term.edge, node_words(term.person), block) for term in answer.terms]
    with _beside_evidence(answer.post, bars):
        st.subheader(t("person.gaps"), anchor=False)
        holdings.gaps(answer)
        st.subheader(t("person.holders"), anchor=False)
        holdings.terms(answer)
        holdings.table(answer.rows(), answer.post.id)


def _on_the_day(answer: Career) -> None:
    """The posts held on the day, each certain or possible."""
    day = address.day()
    badges = []
    for held in answer.holdings:
        if held.edge.certainly_covers(day):
            badges.append(badge(node_words(held.post), "green", "check_circle"))
        elif held.edge.possibly_covers(day) and not held.edge.valid.is_undated:
            badges.append(badge(t("person.possibly", post=node_words(held.post)), "blue", "help"))
    st.markdown(f"{t_md('person.on_day', day=day_words(day))} {' '.join(badges) or t('person.nothing_on_day')}")


@contextmanager
def _beside_evidence(of: Node, bars: Sequence[Bar]) -> Iterator[None]:
    """Show the line of time and the evidence of its chosen bar; what the caller shows stands below the line."""
    chosen = _chosen([bar.edge for bar in bars])
    with st.container(key="dossier"):
        with st.container():
            picked = timeline.show(bars, address.day(), chosen, f"timeline-{of.id}-{chosen}-{address.language()}")
        with st.container():
            testimony.show(chosen)
        with st.container():
            yield
    if picked and picked != chosen:
        address.write({"edge": picked})
        st.rerun()


def _chosen(edges: Sequence[Edge]) -> str:
    """The edge that the address names; else the last one that is possible on the day, else the last."""
    asked = address.value("edge")
    if asked:
        return asked
    on_day = [edge for edge in edges if edge.possibly_covers(address.day()) and not edge.valid.is_undated]
    return (on_day or edges)[-1].id
