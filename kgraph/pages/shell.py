"""What surrounds every page: its frame, the search, the day, the language, and errors in words."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import streamlit as st

from kgraph.errors import KgraphError
from kgraph.languages import LANGUAGES
from kgraph.pages import address, day_choice, doors, finder, shared, style
from kgraph.pages.escaping import md
from kgraph.pages.wording import day_words, t, t_md

_LOG = logging.getLogger("kgraph")
_ICON = str(Path(__file__).parent / "icon.png")


def run(sections: Mapping[str, tuple[str, ...]]) -> None:
    """Show the frame and run the page that the address names; sections are groups of pages in the menu."""
    address.settle_language()
    st.set_page_config(page_title="kgraph", page_icon=_ICON, layout="wide")
    style.apply()
    chosen = st.navigation({t(f"app.{section}"): [doors.door(name) for name in names] for section, names in sections.items()})
    try:
        with _one_graph():
            _settle_day()
            _sidebar()
            finder.show()
            chosen.run()
    except KgraphError as err:
        _tell(err)
    except Exception:
        _LOG.exception("the page failed")
        st.error(t("app.fault"))


@contextmanager
def _one_graph() -> Iterator[None]:
    """Let all of a page be of one graph, though the base turns to a newer one meanwhile."""
    with ExitStack() as stack:
        with st.spinner(t("app.opening")):
            stack.enter_context(shared.base().asking())
        yield


def _settle_day() -> None:
    bad = address.settle_day(default_day())
    address.publish()
    if bad:
        st.warning(t_md("app.bad_day", day=bad, used=day_words(address.day())))


def default_day() -> date:
    """Return the day of the newest decision that is dated to the day, else the day of the newest load.

    What is known best is known around the newest decision; today is a day of which most sources say nothing.
    """
    newest = max((when.earliest for when in shared.decided() if when.is_day), default=None)
    recorded = shared.base().recorded
    return newest or (date.fromisoformat(recorded) if recorded else date(2000, 1, 1))


def _sidebar() -> None:
    with st.sidebar:
        day_choice.show()
        st.segmented_control(
            t("app.language"),
            LANGUAGES,
            default=address.language(),
            format_func=lambda code: t(f"app.{code}"),
            required=True,
            key=f"language-{address.language()}",
            on_change=_change_language,
            args=(f"language-{address.language()}",),
        )
        kb = shared.base()
        recorded = day_words(date.fromisoformat(kb.recorded)) if kb.recorded else t("app.nothing")
        st.caption(t_md("app.revision", revision=kb.revision, recorded=recorded))


def _change_language(key: str) -> None:
    address.write({"lang": st.session_state[key]})


def _tell(err: KgraphError) -> None:
    """Say in words what went wrong, where, and how to mend it."""
    lines = [t("app.error"), md(err.what)]
    if err.where:
        lines.append(t_md("app.error_where", where=err.where))
    if err.fix:
        lines.append(t_md("app.error_fix", fix=err.fix))
    st.error("\n\n".join(lines))
