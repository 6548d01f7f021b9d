"""Cypher: a query that reads, started from the recipe of a question, its answer as a table and CSV."""

import re
from collections.abc import Callable
from json import dumps, loads
from typing import Any

import streamlit as st

from kgraph.errors import KgraphError
from kgraph.exports import csv
from kgraph.model import Kind, Node
from kgraph.pages import address, empty, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import number_words, t, t_md
from kgraph.questions import (
    career,
    commune,
    lineage,
    organization,
    overlap,
    path,
    responsibilities,
    rotations,
    search,
    succession,
    territory,
    tiles,
)

_QUESTIONS = (career, commune, organization, succession, overlap, path, responsibilities, rotations, lineage, territory, search, tiles)
_RECIPES = {question.RECIPE.name: question.RECIPE for question in _QUESTIONS}
_OWN = "MATCH (p:Person)-[h:HOLDS]->(o:Post)\nWHERE p.name <> ''\nRETURN p.name, o.name, h.valid\nORDER BY p.name, h.id\nLIMIT 50"
_PARAMETER = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_MOST_SECONDS, _MOST_ROWS = 30, 10_000


def page() -> None:
    """Choose a recipe, edit it, run it, show its rows."""
    st.title(t("cypher.title"), anchor=False)
    st.markdown(t("cypher.lead"))
    name = _recipe()
    with st.form(f"query-{name}", border=False):
        query = st.text_area(t("cypher.query"), value=_text(name), height=260, key=f"text-{name}")
        left, right, fields = st.columns([1, 1, 2])
        with fields:
            given = _parameters(name)
        seconds = left.number_input(t("cypher.seconds"), 1, _MOST_SECONDS, 10)
        rows = right.number_input(t("cypher.rows"), 1, _MOST_ROWS, 1000)
        asked = st.form_submit_button(t("cypher.run"), type="primary")
    if _is_absent():
        return
    if asked:
        _run(query, {key: given[key] for key in _PARAMETER.findall(query) if key in given}, int(seconds), int(rows))
    _answer()


def _is_absent() -> bool:
    """Whether no engine with Cypher starts here, which is said; asked last, because starting one takes a second or two."""
    with st.spinner(t("cypher.starting")):
        absent = shared.base().why_no_cypher()
    if absent:
        st.warning(t_md("cypher.absent", why=absent))
    return bool(absent)


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
    """A field for each parameter of the query as it was last run, filled in with what was looked at last."""
    ids = _RECIPES[name].parameters if name in _RECIPES else ()
    text = st.session_state.get(f"text-{name}", _text(name))
    given: dict[str, Any] = {}
    for parameter in dict.fromkeys((*ids, *_PARAMETER.findall(text))):
        said = st.text_input(t("cypher.parameter", name=f"${parameter}"), value=_example(parameter), key=f"{name}-{parameter}")
        given[parameter] = said if parameter in ids else _value(said)
    return given


def _example(parameter: str) -> str:
    """The id of what was looked at last and fits the parameter, else of something to start from."""
    pages, kind, fitting = _FITTING.get(parameter, (("graph",), None, empty.people))
    seen = [shared.node(st.session_state.get(f"last-{page}", "")) for page in pages]
    found = [node for node in (*seen, *fitting()) if node is not None and kind in (None, node.kind)]
    if parameter == _SECOND:
        found = [node for node in found if node.id != _example("person")]
    return found[0].id if found else ""


_SECOND = "other"
"""The parameter for a second person, who is not the first."""

_FITTING: dict[str, tuple[tuple[str, ...], Kind | None, Callable[[], tuple[Node, ...]]]] = {
    "person": (("person",), Kind.PERSON, empty.people),
    _SECOND: ((), Kind.PERSON, empty.people),
    "post": (("organization", "graph"), Kind.POST, empty.posts),
    "territory": (("tiles",), None, empty.territories),
    "place": (("commune",), Kind.COMMUNE, empty.communes),
    "organization": (("organization", "graph"), Kind.ORGANIZATION, empty.bodies),
}
"""For a parameter: the pages on which it may have been chosen, its kind, and what else to start from."""


def _value(text: str) -> Any:
    try:
        return loads(text)
    except (ValueError, RecursionError):
        return text


def _run(query: str, parameters: dict[str, Any], seconds: int, rows: int) -> None:
    """Ask, and keep the answer for this visitor until another is asked for."""
    st.session_state.pop("cypher-answer", None)
    st.session_state.pop("cypher-error", None)
    try:
        with st.spinner(t("cypher.running")):
            st.session_state["cypher-answer"] = shared.base().cypher(query, parameters, seconds=seconds, most_rows=rows)
    except KgraphError as err:
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
        rows = [{column: _cell(value) for column, value in row.items()} for row in table.rows()]
        st.dataframe(rows, hide_index=True, alt=t("cypher.title"))
        st.download_button(t("cypher.csv"), lambda: csv.write(rows).encode("utf-8-sig"), "cypher.csv", "text/csv", on_click="ignore")


def _cell(value: object) -> Any:
    """A value that a cell can hold: numbers and truth as they are, nodes and lists as JSON."""
    return dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
