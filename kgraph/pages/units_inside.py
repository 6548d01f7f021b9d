"""The units in a district or a province on the day, or when it ended."""

from datetime import date

import streamlit as st

from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Node, Relation
from kgraph.pages import address, doors
from kgraph.pages.wording import day_words, number_words, t, t_md
from kgraph.questions.lines import by_name
from kgraph.resolving.registers import UNITS


def show(place: Node, near: TemporalGraph) -> None:
    """Show links to the units in a place on the day; where it had ended, to those that were in it on its last day."""
    day = address.day()
    parts = [edge for edge in near.into(place.id, Relation.PART_OF) if near.node(edge.subject).kind in UNITS]
    there, key = _on(parts, day), "lineage.inside"
    ended = max((edge.valid.end_latest for edge in near.out(place.id, Relation.PART_OF) if edge.valid.end.is_day), default=day)
    if not there and ended < day:
        there, key, day = _on(parts, ended), "lineage.inside_last", ended
    st.subheader(t_md(key, day=day_words(day), count=number_words(len(there))), anchor=False)
    if not there:
        st.caption(t("lineage.inside_none"))
    doors.link_to(place, f":primary[{t('tiles.open')}]", page="tiles")
    with st.container(horizontal=True, gap="medium", key="links-inside"):
        for unit in sorted((near.node(edge.subject) for edge in there), key=by_name):
            doors.link_to(unit)


def _on(parts: list[Edge], day: date) -> list[Edge]:
    """The edges that possibly hold on a day, one for each unit."""
    return list({edge.subject: edge for edge in parts if edge.valid.possibly_covers(day)}.values())
