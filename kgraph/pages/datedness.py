"""How well holdings are dated: to the day, the month, the year, by a bound alone, or not at all."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import streamlit as st

from kgraph.dates import PartialDate
from kgraph.diagrams import palette
from kgraph.graph import Edge
from kgraph.model import Relation
from kgraph.pages import shared
from kgraph.pages.wording import number_words, t

PRECISIONS = ("day", "month", "year", "bound", "unknown")
_BY_LENGTH = {10: "day", 7: "month", 4: "year"}
_HUE, _RIM = "42, 138, 154", "#7f8a99"
_SHADES = {"day": 1.0, "month": 0.72, "year": 0.48, "bound": 0.27, "unknown": 0.08}


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
    """Show the shares of all holdings as two bars, each with its numbers in words."""
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
    said = {name: f"{t(f'dated.{name}')} {number_words(counts[name])}" for name in PRECISIONS if counts[name]}
    st.altair_chart(_chart(title, counts, said), width="stretch", alt=f"{title}: {', '.join(said.values())}")


def _chart(title: str, counts: Counter[str], said: dict[str, str]) -> Any:
    """A bar of shares over a legend that says what each shade counts."""
    import altair as alt

    tones = palette.tones(st.context.theme.type == "dark")
    rows = [{"order": n, "said": words, "count": counts[name]} for n, (name, words) in enumerate(said.items())]
    shades = alt.Scale(domain=list(said.values()), range=[f"rgba({_HUE}, {_SHADES[name]})" for name in said])
    legend = alt.Legend(
        orient="bottom", columns=2, title=None, symbolType="square", symbolStrokeColor=_RIM, symbolStrokeWidth=1, labelFontSize=12,
        labelColor=tones.ink, labelLimit=220, columnPadding=24, rowPadding=3, offset=8,
    )  # fmt: skip
    heading = alt.TitleParams(title, anchor="start", fontSize=13, fontWeight=600, color=tones.ink, offset=6)
    return (
        alt.Chart(alt.InlineData(values=rows), title=heading)
        .mark_bar(height=18, stroke=_RIM, strokeWidth=0.5)
        .encode(
            x=alt.X("count:Q", stack="normalize", axis=None),
            order="order:Q",
            color=alt.Color("said:N", scale=shades, sort=None, legend=legend),
            tooltip=alt.Tooltip("said:N", title=" "),
        )
        .properties(height=120)
        .configure_view(stroke=None)
    )
