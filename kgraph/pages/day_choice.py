"""The day that every page is about: typed, or stepped by a month or a year."""

from calendar import monthrange
from datetime import date

import streamlit as st

from kgraph.pages import address
from kgraph.pages.wording import t

_STEPS = (("year_back", -12), ("year_on", 12), ("month_back", -1), ("month_on", 1))


def show() -> None:
    """Show the day and the steps; a change goes into the address."""
    day = address.day()
    key = f"day-{day.isoformat()}"
    st.date_input(
        t("app.day"),
        value=day,
        min_value=date(address.FIRST_YEAR, 1, 1),
        max_value=date(address.LAST_YEAR, 12, 31),
        format="DD/MM/YYYY",
        help=t("app.day_help"),
        key=key,
        on_change=_typed,
        args=(key,),
    )
    with st.container(horizontal=True, gap="xsmall", key="day-steps"):
        for name, months in _STEPS:
            st.button(t(f"app.{name}"), key=name, help=t(f"app.{name}_help"), on_click=_stepped, args=(day, months), width="stretch")


def stepped(day: date, months: int) -> date:
    """Return the day that many months on, or the last of that month; it stays within the years that can be asked about."""
    month = day.year * 12 + day.month - 1 + months
    year = min(max(month // 12, address.FIRST_YEAR), address.LAST_YEAR)
    return date(year, month % 12 + 1, min(day.day, monthrange(year, month % 12 + 1)[1]))


def _typed(key: str) -> None:
    typed = st.session_state[key]
    if isinstance(typed, date):
        address.write({"day": typed.isoformat()})


def _stepped(day: date, months: int) -> None:
    address.write({"day": stepped(day, months).isoformat()})
