"""A commune on a day: who holds its posts, its villages, its initiatives and who answers for them, what was measured."""

import streamlit as st

from kgraph.graph import Direction, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.pages import address, commune_lines, doors, duties, edge_lines, empty, holdings, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import day_words, node_words, t, t_md, title_words, valid_words
from kgraph.questions.commune import Commune


def page() -> None:
    """Choose a commune, ask what is known of it on the day, show it."""
    place = empty.chosen("commune", {Kind.COMMUNE})
    if place is None:
        empty.suggest_communes()
        return
    answer = shared.commune(place.id, address.day())
    near = shared.surroundings(place.id)
    st.title(md(title_words(place)), anchor=False)
    _standing(place, near)
    _sections(answer)
    _other_duties(answer)
    if answer.lines:
        holdings.table(answer.rows(), place.id)
    doors.link_to(place, f":primary[{t('commune.graph')}]", page="graph")


def _standing(place: Node, near: TemporalGraph) -> None:
    """Say what the commune is part of and since when, whether it existed on the day, and what it came from or became."""
    day = address.day()
    parts = near.out(place.id, Relation.PART_OF)
    for edge in parts:
        said = t_md("commune.part_of", whole=node_words(near.node(edge.object)), valid=valid_words(edge.valid))
        edge_lines.beside(f":gray[{said}]", edge, place)
    if parts and not any(edge.possibly_covers(day) for edge in parts):
        st.warning(t_md("commune.not_then", name=node_words(place), day=day_words(day)))
    else:
        st.markdown(t_md("commune.on_day", day=day_words(day)))
    _kin(near, place, Direction.IN, "commune.came_from")
    _kin(near, place, Direction.OUT, "commune.became")


def _kin(near: TemporalGraph, place: Node, direction: Direction, key: str) -> None:
    edges = near.edges(place.id, Relation.BECAME, direction)
    others = [near.node(edge.subject if direction is Direction.IN else edge.object) for edge in edges]
    if others:
        with st.container(gap=None, key=f"links-{direction}"):
            st.caption(t(key))
            for edge, other in zip(edges, others, strict=True):
                edge_lines.beside(f":gray[{md(valid_words(edge.valid))}]", edge, place, other)


def _sections(answer: Commune) -> None:
    if not answer.lines:
        st.info(t("commune.nothing"))
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        commune_lines.posts(answer)
    with right:
        commune_lines.measures(answer)
        commune_lines.villages(answer)
    commune_lines.initiatives(answer)


def _other_duties(answer: Commune) -> None:
    """Who answers for the commune itself or its villages on the day, and who answered for anything there at other times."""
    told = {line.edge.id for line in answer.section("initiative")}
    found = shared.responsibilities(answer.place.id, answer.as_of).responsibilities
    rest = [duty for duty in found if duty.who is not None and duty.edge is not None and duty.edge.id not in told]
    for title in ("duty.place", "duty.elsewhen"):
        group = [duty for duty in rest if duty.edge and duty.edge.possibly_covers(answer.as_of) == (title == "duty.place")]
        if group:
            st.subheader(t(title), anchor=False)
            duties.show(group, answer.place, name=title)
