"""Changes: what the base learned between two days, each relation as it was and as it is now, with the evidence of both."""

from collections import Counter
from dataclasses import replace
from datetime import date

import streamlit as st

from kgraph.dates import day_before
from kgraph.pages import address, doors, holdings, shared, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, code_words, day_words, number_words, relation_words, t, t_md, valid_words
from kgraph.questions.changes import Change, Changed, Changes

_SHOWN, _TABLE = 40, 10_000
_LOOKS = {
    Change.ADDED: ("green", "add"),
    Change.WITHDRAWN: ("red", "remove"),
    Change.DISPUTED: ("red", "error"),
    Change.SETTLED: ("green", "handshake"),
    Change.ACCEPTED: ("green", "check"),
    Change.SHARPENED: ("blue", "center_focus_strong"),
    Change.LOOSENED: ("orange", "blur_on"),
}
"""How what happened looks; all else is plain."""


def page() -> None:
    """Choose two days, ask what the base learned between them, show it."""
    st.title(t("changes.title"), anchor=False)
    st.markdown(t("changes.lead"))
    newest = shared.learned()
    if newest is None:
        st.info(t("overview.empty"))
        return
    since, until = _asked("since", newest), _asked("until", newest)
    _days(since, until)
    if until < since:
        st.warning(t_md("changes.backwards", since=day_words(since), until=day_words(until)))
        return
    with st.spinner(t("changes.comparing")):
        answer = shared.changes(since, until if until < newest else None)
    _answer(answer, since, until)


def _asked(name: str, otherwise: date) -> date:
    """Return a day of the address, and write there the one that is taken instead of none, or of what is no day, which is told."""
    asked = address.value(name)
    day = address.read_day(asked)
    if asked and day is None:
        st.warning(t_md("app.bad_day", day=asked, used=day_words(otherwise)))
    address.write({name: (day or otherwise).isoformat()})
    return day or otherwise


def _days(since: date, until: date) -> None:
    with st.container(horizontal=True, gap="medium", key="days"):
        for name, day in (("since", since), ("until", until)):
            key = f"{name}-{day.isoformat()}"
            st.date_input(
                t(f"changes.{name}"),
                value=day,
                min_value=date(address.FIRST_YEAR, 1, 1),
                max_value=date(address.LAST_YEAR, 12, 31),
                format="DD/MM/YYYY",
                key=key,
                on_change=_typed,
                args=(name, key),
                width=190,
            )


def _typed(name: str, key: str) -> None:
    typed = st.session_state[key]
    if isinstance(typed, date):
        address.write({name: typed.isoformat(), "edge": ""})


def _answer(answer: Changes, since: date, until: date) -> None:
    if not answer.changes:
        st.info(t_md("changes.nothing", since=day_words(since), until=day_words(until)))
        return
    view = _filter(answer)
    chosen = [changed for changed in answer.changes if view in ("", changed.change)]
    with st.container(border=True, gap="small"):
        for changed in chosen[:_SHOWN]:
            _line(changed, answer, since, until, view)
    if len(chosen) > _SHOWN:
        st.caption(t("changes.more", count=number_words(len(chosen) - _SHOWN)))
    holdings.table(replace(answer, changes=tuple(chosen[:_TABLE])).rows(), "changes")


def _filter(answer: Changes) -> str:
    """Offer what happened with how often it did; the choice, ``""`` for all, is in the address."""
    counts = Counter(changed.change for changed in answer.changes)
    names = ["", *(change for change in Change if counts[change])]
    asked = address.value("view")
    view = asked if asked in names else ""
    key = f"changes-{view}-{address.language()}"
    said = {name: code_words("change", name) if name else t("changes.all") for name in names}
    st.pills(
        t("changes.what"),
        names,
        default=view,
        required=True,
        format_func=lambda name: f"{said[name]} ({number_words(counts[Change(name)] if name else len(answer.changes))})",
        key=key,
        on_change=_turn_view,
        args=(key,),
        label_visibility="collapsed",
    )
    return view


def _turn_view(key: str) -> None:
    address.write({"view": st.session_state[key], "edge": ""})


def _line(changed: Changed, answer: Changes, since: date, until: date, view: str) -> None:
    edge = changed.edge
    is_open = address.value("edge") == edge.id
    said = f"{answer.names[edge.subject]} {relation_words(edge.relation, edge.get('role'))} {answer.names[edge.object]}"
    color, icon = _LOOKS.get(changed.change, ("gray", ""))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        what = badge(code_words("change", changed.change), color, icon)
        st.markdown(f"{what} {md(said)}  \n:gray[{_times(changed)}]", width="stretch")
        label = t("evidence.close" if is_open else "evidence.open_short")
        days = {"since": since.isoformat(), "until": until.isoformat(), "view": view}
        doors.link_here("changes", label, edge="" if is_open else edge.id, **days)
    if is_open:
        testimony.show(edge.id, titled=False, known=day_before(since) if changed.after is None else None)


def _times(changed: Changed) -> str:
    """When it was and is said to have held, and on which day the base learned it."""
    spans = dict.fromkeys(valid_words(edge.valid) for edge in (changed.before, changed.after) if edge is not None)
    return f"{md(' → '.join(spans))} · {t_md('changes.recorded', day=day_words(changed.recorded))}"
