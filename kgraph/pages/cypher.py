"""Cypher: a query that reads, started from the recipe of a question, its answer as a table and CSV."""

import re
from json import loads
from typing import Any

import streamlit as st

from kgraph.errors import EngineError
from kgraph.exports import csv
from kgraph.pages import address, empty, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import number_words, t, t_md
from kgraph.questions import career, commune, rotations, search, succession

_RECIPES = {recipe.name: recipe for recipe in (career.RECIPE, commune.RECIPE, succession.RECIPE, rotations.RECIPE, search.RECIPE)}
_OWN = "MATCH (p:Person)-[h:HOLDS]->(o:Post)\nRETURN p.name, o.name, h.valid\nORDER BY p.name, h.id\nLIMIT 50"
_PARAMETER = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_MOST_SECONDS, _MOST_ROWS = 30, 10_000


def page() -> None:
    """Choose a recipe, edit it, run it, show its rows."""
    st.title(t("cypher.title"), anchor=False)
    st.markdown(t("cypher.lead"))
    with st.spinner(t("cypher.starting")):
        absent = shared.base().why_no_cypher()
    if absent:
        st.warning(t_md("cypher.absent", why=absent))
    name = _recipe()
    with st.form(f"query-{name}", border=False):
        query = st.text_area(t("cypher.query"), value=_text(name), height=260, key=f"text-{name}")
        given = _parameters(name)
        left, right = st.columns(2)
        seconds = left.number_input(t("cypher.seconds"), 1, _MOST_SECONDS, 10)
        rows = right.number_input(t("cypher.rows"), 1, _MOST_ROWS, 1000)
        asked = st.form_submit_button(t("cypher.run"), type="primary", disabled=bool(absent))
    if asked:
        _run(query, {key: given[key] for key in _PARAMETER.findall(query) if key in given}, int(seconds), int(rows))
    _answer()


def _recipe() -> str:
    names = ["own", *_RECIPES]
    asked = address.value("recipe")
    chosen = asked if asked in names else "career"
    key = f"recipe-{chosen}-{address.language()}"
    st.pills(
        t("cypher.recipe"),
        names,
        default=chosen,
        required=True,
        format_func=lambda name: t(f"cypher.recipe_{name}"),
        key=key,
        on_change=_choose,
        args=(key,),
    )
    st.caption(t(f"cypher.about_{chosen}"))
    return chosen


def _choose(key: str) -> None:
    address.write({"recipe": st.session_state[key] or "own"})


def _text(name: str) -> str:
    return _OWN if name == "own" else _RECIPES[name].cypher


def _parameters(name: str) -> dict[str, Any]:
    """A field for each parameter of the recipe, filled in with what was looked at last."""
    given: dict[str, Any] = {}
    for parameter in _RECIPES[name].parameters if name in _RECIPES else ():
        text = st.text_input(t("cypher.parameter", name=f"${parameter}"), value=_example(parameter), key=f"{name}-{parameter}")
        given[parameter] = _value(text)
    return given


def _example(parameter: str) -> str:
    last = st.session_state.get({"person": "last-person", "place": "last-commune", "post": "last-person"}.get(parameter, "last-graph"), "")
    fitting = {"person": empty.people, "place": empty.communes, "post": empty.posts}.get(parameter, empty.people)
    node = shared.node(last)
    if node is not None and str(node.kind) == _KINDS.get(parameter, str(node.kind)):
        return node.id
    return next((node.id for node in fitting()), "")


_KINDS = {"person": "Person", "place": "Commune", "post": "Post"}


def _value(text: str) -> Any:
    try:
        return loads(text)
    except ValueError:
        return text


def _run(query: str, parameters: dict[str, Any], seconds: int, rows: int) -> None:
    """Ask, and keep the answer for this visitor until another is asked for."""
    st.session_state.pop("cypher-answer", None)
    st.session_state.pop("cypher-error", None)
    try:
        with st.spinner(t("cypher.running")):
            st.session_state["cypher-answer"] = shared.base().cypher(query, parameters, seconds=seconds, most_rows=rows)
    except EngineError as err:
        st.session_state["cypher-error"] = err


def _answer() -> None:
    error = st.session_state.get("cypher-error")
    table = st.session_state.get("cypher-answer")
    if error is not None:
        st.error("\n\n".join([t("cypher.refused"), md(error.what), *([t_md("app.error_fix", fix=error.fix)] if error.fix else [])]))
    elif table is None:
        st.info(t("cypher.empty"))
    elif not table.records:
        st.info(t("cypher.no_rows"))
    else:
        st.markdown(f"**{t('cypher.found', count=number_words(len(table.records)))}**")
        if table.truncated:
            st.warning(t("cypher.truncated"))
        rows = table.rows()
        st.dataframe(
            [{column: csv.as_text(value) for column, value in row.items()} for row in rows], hide_index=True, alt=t("cypher.title")
        )
        st.download_button(t("cypher.csv"), lambda: csv.write(rows).encode("utf-8-sig"), "cypher.csv", "text/csv", on_click="ignore")
