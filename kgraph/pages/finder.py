"""The search on every page: what is typed without accents finds names with them; hits are links."""

from collections.abc import Callable

import streamlit as st

from kgraph.model import Node
from kgraph.pages import address, doors, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import node_words, number_words, t, t_md, valid_words
from kgraph.questions.detail import RECIPE, detail
from kgraph.questions.search import Hit, Search

_SHOWN, _LONGEST = 8, 200


def show() -> None:
    """Show the search box and, while something is typed, what fits it."""
    _emptied_on_arrival()
    _search()


def choose_other(person: Node, **kept: str) -> None:
    """Show a search for another person; a hit is a link to the view of the first one with the other in the address."""
    _search_other(person, kept)


@st.fragment
def _search() -> None:
    text = st.text_input(
        t("app.search"),
        key=f"search-{st.session_state.get('arrivals', 0)}",
        type="search",
        live="300ms",
        placeholder=t("app.search_hint"),
        label_visibility="collapsed",
    )
    if text and text.strip():
        _hits(shared.search(text[:_LONGEST]), text, "hits", lambda hit: doors.link_to(hit.node, _label(hit), width="stretch"))


@st.fragment
def _search_other(person: Node, kept: dict[str, str]) -> None:
    def show_hit(hit: Hit) -> None:
        if hit.node != person:
            doors.link_to(person, _label(hit), width="stretch", other=hit.node.id, kept=kept)

    text = st.text_input(t("tie.search"), key=f"other-{person.id}", type="search", live="300ms", placeholder=t("tie.search_hint"))
    if text and text.strip():
        _hits(shared.people(text[:_LONGEST]), text, "hits-other", show_hit)


def _emptied_on_arrival() -> None:
    """A hit that was opened is found: the next view starts with an empty search."""
    here = (st.context.url or "").partition("?")[0], address.value("id")
    if st.session_state.get("here") != here:
        st.session_state["here"] = here
        st.session_state["arrivals"] = st.session_state.get("arrivals", 0) + 1


def _hits(found: Search, text: str, key: str, show_hit: Callable[[Hit], None]) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        if not found.hits:
            st.markdown(t_md("app.search_nothing", text=text[:_LONGEST]))
        for hit in found.hits[:_SHOWN]:
            show_hit(hit)
        if found.found > _SHOWN:
            st.caption(t_md("app.search_more", count=number_words(found.found - _SHOWN)))


def _label(hit: Hit) -> str:
    with shared.base().asking() as engine:
        told = detail(engine.gather(RECIPE, node=hit.node.id), hit.node, valid_words)
    about = " · ".join(part for part in (t(f"kind.{hit.node.kind}"), told) if part)
    return f"**{md(node_words(hit.node))}** :gray[{md(about)}]"
