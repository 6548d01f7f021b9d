"""Officers: the posts a person held on a line of time, whom they served with, what they answered for, how two people are tied."""

import streamlit as st

from kgraph.diagrams.palette import block_of
from kgraph.model import Kind, Node
from kgraph.pages import address, dossier, downloads, duties, empty, holdings, shared, ties
from kgraph.pages.escaping import md
from kgraph.pages.timeline_chart import Bar
from kgraph.pages.wording import node_words, t, title_words
from kgraph.questions.career import Career

_VIEWS = ("posts", "together", "duties", "tie")


def page() -> None:
    """Choose a person, ask for the career, show it."""
    chosen = empty.chosen("person", {Kind.PERSON})
    if chosen is None:
        empty.suggest_people()
    else:
        _person(shared.career(chosen.id, address.day()))


def _person(answer: Career) -> None:
    st.title(md(title_words(answer.person)), anchor=False)
    if answer.person.is_unnamed and answer.person.get("note"):
        st.caption(md(answer.person.get("note")))
    holdings.on_the_day(((held.edge, held.post) for held in answer.holdings), "person.nothing_on_day")
    if not answer.holdings:
        st.info(t("person.no_posts"))
        _duties(answer.person)
        return
    view = _choose_view()
    if view == "posts":
        _posts(answer)
    elif view == "together":
        _together(answer.person)
    elif view == "duties":
        _duties(answer.person)
    else:
        _tie(answer.person)


def _choose_view() -> str:
    asked = address.value("view")
    shown = asked if asked in _VIEWS else _VIEWS[0]
    key = f"view-{shown}-{address.language()}"
    st.pills(
        t("person.views"),
        _VIEWS,
        default=shown,
        required=True,
        format_func=lambda view: t(f"person.view_{view}"),
        key=key,
        on_change=_turn_view,
        args=(key,),
        label_visibility="collapsed",
    )
    return shown


def _turn_view(key: str) -> None:
    address.write({"view": st.session_state[key], "other": ""})


def _posts(answer: Career) -> None:
    bars = [Bar(held.edge, node_words(held.post), block_of(held.organization, held.block)) for held in answer.holdings]
    with dossier.beside_evidence(answer.person, bars):
        st.subheader(t("person.moves"), anchor=False)
        holdings.moves(answer)
        downloads.career(answer.person)
        st.subheader(t("person.posts"), anchor=False)
        st.caption(t("person.posts_hint"))
        holdings.posts(answer)
        holdings.table(answer.rows(), answer.person.id)


def _together(person: Node) -> None:
    answer = shared.overlap(person.id)
    if not answer.pairs:
        st.info(t("together.none"))
        return
    with dossier.with_evidence():
        ties.together(answer)


def _duties(person: Node) -> None:
    answer = shared.responsibilities(person.id, address.day())
    if not answer.responsibilities:
        st.info(t("duty.none"))
        return
    with dossier.with_evidence():
        duties.show(answer.responsibilities, person, below=False, view="duties")
        holdings.table(answer.rows(), person.id)


def _tie(person: Node) -> None:
    other = ties.chosen_other(person)
    if other is None:
        ties.choose(person)
        return
    answer = shared.path(person.id, other.id)
    ties.lead(answer)
    if not answer.chains:
        st.info(t("tie.none"))
        return
    with dossier.with_evidence():
        ties.show(answer)
