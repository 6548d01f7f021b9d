"""Overview: what the base holds, where to start, the newest rotations, how well things are dated, and what needs a look."""

import streamlit as st

from kgraph.model import Kind
from kgraph.pages import cohorts, datedness, doors, empty, looked_at, map_choice, shared
from kgraph.pages.wording import day_words, number_words, t, t_md

_COUNTED = (Kind.PERSON, Kind.POST, Kind.ORGANIZATION, Kind.COMMUNE, Kind.SOURCE)


def page() -> None:
    """Ask for counts, rotations and findings; show them, or how to begin where there is nothing yet."""
    st.title(t("overview.title"), anchor=False)
    st.markdown(t("overview.lead"))
    if not shared.base().generation.nodes:
        st.info(t("overview.empty"))
        return
    _counts()
    with st.container(key="dossier"):
        with st.container():
            empty.start()
        with st.container():
            datedness.show()
    st.subheader(t("overview.rotations"), anchor=False)
    if shared.is_large():
        st.caption(t("overview.many_rotations"))
    else:
        map_choice.show(t("map.help_rotations"))
        with st.container(key="cards-rotations"):
            cohorts.show(shared.rotations())
    looked_at.show()


def _counts() -> None:
    counts = shared.remembered("counts", lambda: [len(shared.graph().nodes(kind)) for kind in _COUNTED])
    with st.container(key="counts"):
        for kind, count in zip(_COUNTED, counts, strict=True):
            st.metric(t(f"overview.{kind}"), number_words(count), border=True)
        st.metric(t("overview.edges"), number_words(shared.base().generation.edges), border=True)
    newest = shared.learned()
    if newest is not None:
        label = t_md("changes.newest", day=day_words(newest))
        doors.link_here("changes", label, since=newest.isoformat(), until=newest.isoformat())
