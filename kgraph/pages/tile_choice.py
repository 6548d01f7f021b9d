"""What the tiles of a territory show: by which number, and of which level; both stand in the address."""

from collections.abc import Callable, Sequence
from typing import cast

import streamlit as st

from kgraph.model import Kind
from kgraph.pages import address, shared
from kgraph.pages.wording import node_words, t
from kgraph.questions.tiles import COMPLETENESS, NEWEST_ROTATION, Tiles
from kgraph.questions.units import Level

_LEVELS = ("district", "commune")


def asked(place_id: str) -> Tiles:
    """Offer what can be chosen of a territory on the day, and return its tiles as chosen."""
    day = address.day()
    plain = shared.tiles(place_id, day, COMPLETENESS, "")
    level = ""
    with st.container(horizontal=True, gap="medium", key="tiles-choice"):
        if plain.level is Kind.DISTRICT:
            level = _chosen("level", _LEVELS, lambda name: t(f"tiles.{name}"))
        measures = {measure.id: node_words(measure) for measure in plain.measures}
        words = {name: t(f"tiles.by_{name.replace('-', '_')}") for name in (COMPLETENESS, NEWEST_ROTATION)} | measures
        by = _chosen("by", tuple(words), lambda name: words[name])
    return shared.tiles(place_id, day, by, cast(Level, level))


def _chosen(name: str, options: Sequence[str], said: Callable[[str], str]) -> str:
    """Return what the address says of the options, else the first."""
    named = address.value(name)
    shown = named if named in options else options[0]
    key = f"tiles-{name}-{shown}-{address.language()}"
    st.pills(
        t(f"tiles.{name}"),
        options,
        default=shown,
        required=True,
        format_func=said,
        key=key,
        on_change=_turn,
        args=(name, key),
        label_visibility="collapsed",
        wrap=True,
    )
    return shown


def _turn(name: str, key: str) -> None:
    address.write({name: st.session_state[key]})
