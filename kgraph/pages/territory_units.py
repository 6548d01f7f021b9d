"""The units that covered the territory of a place on the day, each with how sure that is and with what is known of it."""

import streamlit as st

from kgraph.dates import Certainty
from kgraph.model import Node
from kgraph.pages import commune_lines, doors, edge_lines, holdings
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, code_words, node_words, t
from kgraph.questions.commune import Commune
from kgraph.questions.lines import Line
from kgraph.questions.territory import Covered, Territory

_LOOKS = {
    Certainty.CERTAIN: ("green", "check_circle"),
    Certainty.POSSIBLE: ("blue", "help"),
    Certainty.UNKNOWN: ("gray", "question_mark"),
}


def show(answer: Territory) -> None:
    """Show unit after unit, the certain first, and then those of which nothing is known; a line that two share is shown with the first."""
    if not answer.units:
        st.info(t("map.nothing"))
    told: set[tuple[str, str, str]] = set()
    bare = []
    for unit in _others(answer):
        lines = [line for line in unit.lines if _key(line) not in told]
        told |= set(map(_key, lines))
        if not lines:
            bare.append(unit)
            continue
        with st.container(border=True, key=f"unit-{unit.covering.unit.id}"):
            _heading(unit, answer.place)
            commune_lines.sections(Commune(answer.place, answer.as_of, tuple(lines)), of=unit.covering.unit.id)
    if bare:
        with st.container(border=True, gap="xsmall", key="units-bare"):
            st.caption(t("map.bare"))
            for unit in bare:
                _heading(unit, answer.place)
    holdings.table(answer.rows(), answer.place.id)


def _others(answer: Territory) -> list[Covered]:
    """The units that have more to tell than that the place itself was not there, which its lineage tells; that one where there is none."""
    found = [unit for unit in answer.units if unit.is_known or unit.covering.unit != answer.place]
    return found or list(answer.units)


def _heading(unit: Covered, place: Node) -> None:
    grade = unit.covering.grade if unit.is_known else Certainty.UNKNOWN
    color, icon = _LOOKS[grade]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-unit-{unit.covering.unit.id}"):
        doors.link_to(unit.covering.unit, f":primary[**{md(node_words(unit.covering.unit))}**]")
        if unit.superior is not None:
            st.caption(md(node_words(unit.superior)), width="content")
        st.markdown(badge(code_words("territory", unit.cells()["territory"]), color, icon), width="content")
        if unit.edge is not None:
            edge_lines.evidence_link(unit.edge, place)
    if unit.edge is not None:
        edge_lines.opened(unit.edge)


def _key(line: Line) -> tuple[str, str, str]:
    return line.section, line.edge.id, line.node.id
