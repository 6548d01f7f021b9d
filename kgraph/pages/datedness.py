"""How well holdings are dated: to the day, the month, the year, by a bound alone, or not at all."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import streamlit as st

from kgraph.dates import PartialDate
from kgraph.graph import Edge
from kgraph.model import Relation
from kgraph.pages import shared
from kgraph.pages.wording import number_words, t

PRECISIONS = ("day", "month", "year", "bound", "unknown")
_BY_LENGTH = {10: "day", 7: "month", 4: "year"}


def precision(when: PartialDate) -> str:
    """Return how well a date is known; a bound is a date known only to be before, after or between others."""
    if when.is_unknown:
        return "unknown"
    return _BY_LENGTH[len(when.first)] if when.first == when.last else "bound"


def counted(edges: Iterable[Edge]) -> dict[str, Counter[str]]:
    """Return how many starts and ends have which precision."""
    spans = [edge.valid for edge in edges]
    return {"start": Counter(precision(span.start) for span in spans), "end": Counter(precision(span.end) for span in spans)}


def show() -> None:
    """Show the shares of all holdings as two bars, and their numbers in words."""
    counts = shared.remembered("datedness", _holdings)
    st.subheader(t("dated.title"), anchor=False)
    if not sum(counts["start"].values()):
        st.markdown(t("dated.none"))
        return
    st.caption(t("dated.lead", count=number_words(sum(counts["start"].values()))))
    for end in ("start", "end"):
        _bar(t(f"dated.{end}"), counts[end])


def _holdings() -> dict[str, Counter[str]]:
    return counted(edge for edge in shared.graph().edges() if edge.relation is Relation.HOLDS)


def _bar(title: str, counts: Counter[str]) -> None:
    said = ", ".join(f"{t(f'dated.{name}')} {number_words(counts[name])}" for name in PRECISIONS if counts[name])
    st.markdown(f"**{title}**")
    st.altair_chart(_chart(counts), width="stretch", alt=f"{title}: {said}")
    st.caption(said)


def _chart(counts: Counter[str]) -> Any:
    import altair as alt

    shades = {"day": 1.0, "month": 0.7, "year": 0.45, "bound": 0.25, "unknown": 0.1}
    rows = [{"order": n, "name": t(f"dated.{name}"), "count": counts[name], "shade": shades[name]} for n, name in enumerate(PRECISIONS)]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(height=18, stroke="#7f8a99", strokeWidth=0.5)
        .encode(
            x=alt.X("count:Q", stack="normalize", axis=None),
            order="order:Q",
            opacity=alt.Opacity("shade:Q", scale=None),
            color=alt.value("#2a8a9a"),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("count:Q", title=" ")],
        )
        .properties(height=22)
        .configure_view(stroke=None)
    )
