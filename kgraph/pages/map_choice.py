"""On which map a place is asked about: that of the day, where it is itself or nothing, or its own, on any day."""

import streamlit as st

from kgraph.pages import address
from kgraph.pages.wording import t

_MAPS = ("day", "today")


def show(help: str) -> None:
    """Show the choice, with what it means here; a change goes into the address."""
    chosen = address.chosen_map()
    key = f"map-{chosen}"
    st.segmented_control(
        t("map.title"),
        _MAPS,
        default=chosen,
        format_func=lambda name: t(f"map.{name}"),
        required=True,
        help=help,
        key=key,
        on_change=_change,
        args=(key,),
    )


def _change(key: str) -> None:
    address.write({"map": st.session_state[key]})
