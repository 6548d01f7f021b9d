"""A place on a day: what it came from and became, the units in it; of a commune who holds its posts, its villages and initiatives."""

import streamlit as st

from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.pages import (
    address,
    commune_lines,
    doors,
    duties,
    edge_lines,
    empty,
    holdings,
    map_choice,
    place_lineage,
    shared,
    territory_units,
    units_inside,
)
from kgraph.pages.escaping import md
from kgraph.pages.wording import day_words, node_words, t, t_md, title_words, valid_words
from kgraph.questions.commune import Commune
from kgraph.questions.lives import possibly_there
from kgraph.resolving.registers import UNITS


def page() -> None:
    """Choose a place, ask what is known of it on the day, show it."""
    place = empty.chosen("commune", UNITS)
    if place is None:
        empty.suggest_communes()
        return
    near = shared.surroundings(place.id)
    st.title(md(title_words(place)), anchor=False)
    _standing(place, near)
    place_lineage.show(shared.lineage(place.id))
    map_choice.show(t("map.help"))
    if address.chosen_map() == "today":
        territory_units.show(shared.territory(place.id, address.day()))
    elif place.kind is Kind.COMMUNE:
        _commune(shared.commune(place.id, address.day()), possibly_there(near, place, address.day()))
    else:
        _whole(place, near)
    doors.link_to(place, f":primary[{t('commune.graph')}]", page="graph")


def _standing(place: Node, near: TemporalGraph) -> None:
    """Say what the place is part of and since when, and whether it existed on the day."""
    day = address.day()
    parts = near.out(place.id, Relation.PART_OF)
    for edge in parts:
        said = t_md("commune.part_of", whole=node_words(near.node(edge.object)), valid=valid_words(edge.valid))
        edge_lines.beside(f":gray[{said}]", edge, place)
    if address.chosen_map() == "today":
        st.markdown(t_md("map.on_day", day=day_words(day)))
    elif not possibly_there(near, place, day):
        st.warning(t_md("commune.not_then", name=node_words(place), day=day_words(day)))
    else:
        st.markdown(t_md("commune.on_day", day=day_words(day)))


def _whole(place: Node, near: TemporalGraph) -> None:
    """Show who governs a district or a province on the day, and the units in it."""
    day = address.day()
    lines = [line for unit in shared.territory(place.id, day).units if unit.covering.unit == place for line in unit.lines]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        commune_lines.posts(Commune(place, day, tuple(lines)))
    with right:
        units_inside.show(place, near)


def _commune(answer: Commune, there: bool) -> None:
    _sections(answer, there)
    _other_duties(answer)
    if answer.lines:
        holdings.table(answer.rows(), answer.place.id)


def _sections(answer: Commune, there: bool) -> None:
    """Show the lines about the commune, or that there are none; of one that was not there on the day it was said already."""
    if answer.lines:
        commune_lines.sections(answer)
    elif there:
        st.info(t("commune.nothing"))


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
