"""A territory as tiles: its units on the day with a number each, as a picture, as links and as a table."""

import streamlit as st

from kgraph.diagrams.tile_names import tone_words
from kgraph.model import Node, Relation
from kgraph.pages import address, doors, downloads, empty, holdings, shared, tile_choice
from kgraph.pages.escaping import md
from kgraph.pages.wording import day_words, node_words, number_words, t, t_md, title_words
from kgraph.questions.answers import name_of
from kgraph.questions.tiles import Tile, Tiles
from kgraph.questions.units import TERRITORIES

_LISTED = 150
"""Units that are links; of more, those of which something is known."""


def page() -> None:
    """Take the territory of the address, or the country, ask for its tiles on the day, show them."""
    place = _place()
    st.title(md(title_words(place)) if place else t("grid.country"), anchor=False)
    _way_up(place)
    if place is None and shared.is_large():
        st.info(t("tiles.large"))
        empty.suggest_territories()
        return
    answer = tile_choice.asked(place.id if place else "")
    if not answer.tiles:
        st.warning(t_md("tiles.none", name=node_words(place), day=day_words(address.day())))
        return
    _picture(answer)
    _units(answer)
    holdings.table(answer.rows(), place.id if place else "tiles")
    downloads.tiles(answer, place.id if place else "viet-nam")
    if place is not None:
        doors.link_to(place, f":primary[{t('commune.graph')}]", page="graph")


def _place() -> Node | None:
    """The district or province that the address names; what it names wrongly is told, and the country shown."""
    asked = address.value("id")
    found = shared.node(asked)
    if found is not None and found.kind in TERRITORIES:
        st.session_state["last-tiles"] = found.id
        return found
    if found is not None:
        st.warning(t_md("app.other_kind", name=node_words(found)))
        doors.link_to(found)
    elif asked:
        st.warning(t_md("app.unknown_id", id=asked))
    return None


def _way_up(place: Node | None) -> None:
    """The country and the province as links, and what the page is about."""
    if place is None:
        st.markdown(t_md("tiles.lead", day=day_words(address.day())))
        return
    near = shared.surroundings(place.id)
    with st.container(horizontal=True, gap="small", key="links-way-up"):
        doors.link_here("tiles", t("grid.country"))
        for whole in dict.fromkeys(near.node(edge.object) for edge in near.out(place.id, Relation.PART_OF)):
            doors.link_to(whole, page="tiles")
        doors.link_to(place, f":primary[{t('tiles.place')}]")
    st.markdown(t_md("tiles.lead", day=day_words(address.day())))


def _picture(answer: Tiles) -> None:
    dark = st.context.theme.type == "dark"
    language = address.language()
    key = (answer.place.id if answer.place else "", answer.as_of, answer.by, str(answer.level), language, str(dark))
    drawn = shared.remembered("tiles drawn", lambda: shared.base().draw_tiles(answer, ".svg", language=language, dark=dark).decode(), *key)
    with st.container(key="tiles-picture"):
        st.image(str(drawn), width="stretch", alt=t("tiles.alt"))


def _units(answer: Tiles) -> None:
    """Each unit of the base as a link with its number."""
    here = [tile for tile in answer.tiles if tile.is_here]
    listed = here if len(here) <= _LISTED else [tile for tile in here if tile.state == "known"][:_LISTED]
    st.subheader(t("tiles.units"), anchor=False)
    with st.container(gap=None, key="units"):
        for tile in sorted(listed, key=lambda one: (one.row, one.column)):
            page = "tiles" if tile.unit.kind in TERRITORIES else ""
            doors.link_to(tile.unit, f":primary[{md(name_of(tile.unit) or tile.unit.id)}] :gray[{md(_number(answer, tile))}]", page=page)
    if len(listed) < len(here):
        st.caption(t("tiles.more", count=number_words(len(here) - len(listed))))


def _number(answer: Tiles, tile: Tile) -> str:
    return tone_words(answer, tile, address.language())
