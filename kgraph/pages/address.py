"""What the address of a view says: language, day, thing and edge, always written out; nothing read from it is trusted."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from kgraph.languages import LANGUAGES

FIRST_YEAR, LAST_YEAR = 1800, 2199
_LANGUAGE, _DAY, _MAP = "lang", "day", "map"


def settle_language() -> None:
    """Make the address say in which language the page is: the one asked for, else the one before, else the first."""
    asked = st.query_params.get(_LANGUAGE, "")
    before = st.session_state.get(_LANGUAGE, LANGUAGES[0])
    _settle(_LANGUAGE, asked if asked in LANGUAGES else before)


def settle_day(otherwise: date) -> str:
    """Make the address say which day is asked about; return the text that was no day, ``""`` if all is well."""
    asked = st.query_params.get(_DAY, "")
    read = read_day(asked)
    _settle(_DAY, (read or read_day(st.session_state.get(_DAY, "")) or otherwise).isoformat())
    return asked if asked and read is None else ""


def publish() -> None:
    """Write the whole address again: a link from a page to itself changes what the page is asked, and leaves the browser's line stale."""
    st.query_params.from_dict({name: st.query_params.get_all(name) for name in st.query_params})


def language() -> str:
    """Return the language of the view."""
    return str(st.session_state.get(_LANGUAGE, LANGUAGES[0]))


def day() -> date:
    """Return the day of the view; ``settle_day`` comes first."""
    return date.fromisoformat(st.session_state[_DAY])


def chosen_map() -> str:
    """Return on which map places are asked about: that of the ``day``, or of ``today``."""
    return "today" if value(_MAP) == "today" else "day"


def value(name: str) -> str:
    """Return a parameter of the address, ``""`` where it has none."""
    return str(st.query_params.get(name, ""))


def values(name: str) -> tuple[str, ...]:
    """Return a parameter that can stand in the address several times."""
    return tuple(st.query_params.get_all(name))


def link(**parameters: str | list[str]) -> dict[str, str | list[str]]:
    """Return the parameters of another view: these, the language, the day and the map that was chosen."""
    kept = {_LANGUAGE: language(), _DAY: str(st.session_state.get(_DAY, "")), _MAP: value(_MAP)}
    return {name: text for name, text in {**parameters, **kept}.items() if text}


def write(parameters: Mapping[str, str | list[str]]) -> None:
    """Change the address of this view; an empty value takes a parameter out."""
    for name, text in parameters.items():
        if text:
            st.query_params[name] = text
        elif name in st.query_params:
            del st.query_params[name]
        if name in (_LANGUAGE, _DAY):
            st.session_state[name] = text


def read_day(text: str) -> date | None:
    """Return the day that a text of the address names, None for what is no day that can be asked about."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        return None
    return read if FIRST_YEAR <= read.year <= LAST_YEAR else None


def _settle(name: str, text: str) -> None:
    st.session_state[name] = text
    if st.query_params.get(name) != text:
        st.query_params[name] = text
