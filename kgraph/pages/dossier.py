"""A view beside its evidence: a line of time with the evidence of its chosen bar, or a list with that of its chosen line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from kgraph.graph import Edge
from kgraph.model import Node
from kgraph.pages import address, testimony, timeline
from kgraph.pages.timeline_chart import Bar
from kgraph.pages.wording import t


@contextmanager
def beside_evidence(of: Node, bars: Sequence[Bar]) -> Iterator[None]:
    """Show the line of time and the evidence of its chosen bar; what the caller shows stands below the line."""
    chosen = _chosen([bar.edge for bar in bars])
    with st.container(key="dossier"):
        with st.container():
            picked = timeline.show(bars, address.day(), chosen, f"timeline-{of.id}-{chosen}-{address.language()}")
        with st.container():
            testimony.show(chosen)
        with st.container():
            yield
    if picked and picked != chosen:
        address.write({"edge": picked})
        st.rerun()


@contextmanager
def with_evidence() -> Iterator[None]:
    """Show what the caller shows with the evidence that the address names beside it, or before it where there is no room beside."""
    edge = address.value("edge")
    with st.container(key="beside"):
        with st.container():
            if edge:
                testimony.show(edge)
            else:
                with st.container(border=True, key="beside-hint"):
                    st.caption(t("evidence.choose"))
        with st.container():
            yield


def _chosen(edges: Sequence[Edge]) -> str:
    """The edge that the address names; else the last one that is possible on the day, else the last."""
    asked = address.value("edge")
    if asked:
        return asked
    on_day = [edge for edge in edges if edge.possibly_covers(address.day()) and not edge.valid.is_undated]
    return (on_day or edges)[-1].id
