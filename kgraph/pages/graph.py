"""The graph: what surrounds anything, opened step by step, with the same edges as a table and the evidence of each."""

from datetime import date
from functools import reduce
from operator import or_

import streamlit as st

from kgraph.diagrams.boxes import Arrow, Network
from kgraph.diagrams.network import place, source_words
from kgraph.diagrams.network_page import in_order
from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.pages import address, doors, downloads, empty, network_view, shared, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import brief_words, node_words, number_words, relation_words, t, title_words

_LISTED = 12
_ROW = 66
"""Streamlit wraps the words of a table only in rows higher than 64 pixels."""

_WIDTHS = {"from": 185, "relation": 95, "to": 185, "valid": 160, "certainty": 100, "sources": 140}
"""In pixels; together they fit a desk."""

_FAR = {Kind.PERSON: 2, Kind.POST: 2}
"""How many edges the first picture reaches, where one tells too little: posts mean nothing without their bodies."""


def page() -> None:
    """Choose a centre, ask for what surrounds it and what was opened, show it."""
    center = empty.chosen("graph")
    if center is None:
        empty.start()
        return
    st.title(md(title_words(center)), anchor=False)
    opened = tuple(node_id for node_id in address.values("open") if shared.node(node_id))
    network = _network(center, opened)
    _explained(network)
    edge = address.value("edge")
    clicked = network_view.show(network, "" if edge else address.value("node") or center.id, edge)
    _panel(center, opened)
    _table(network)
    downloads.network(center)
    _follow(clicked, opened)


def _network(center: Node, opened: tuple[str, ...]) -> Network:
    key: tuple[str | date, ...] = (address.language(), address.day(), _view(), center.id, *opened)
    found: Network = shared.remembered("network", lambda: _placed(center, opened), *key)
    return found


def _placed(center: Node, opened: tuple[str, ...]) -> Network:
    near = shared.surroundings(center.id, _FAR.get(center.kind, 1))
    graph: TemporalGraph = reduce(or_, (shared.surroundings(node_id) for node_id in opened), near)
    if _view() == "day":
        graph = graph.as_of(address.day())
    return place(graph, center.id, language=address.language(), expanded=opened, as_of=address.day())


def _explained(network: Network) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shown, total = number_words(len(network.boxes)), number_words(network.total)
        st.caption(t("graph.cut" if network.is_cut else "graph.whole", shown=shown, total=total), width="content")
        on_day = _view() == "day"
        st.toggle(t("graph.only_day"), value=on_day, key=f"view-{on_day}", on_change=_turn_view, args=(not on_day,))


def _turn_view(on_day: bool) -> None:
    address.write({"view": "day" if on_day else ""})


def _panel(center: Node, opened: tuple[str, ...]) -> None:
    """What was clicked: the evidence of an edge, or a node with its edges and ways to go on."""
    if address.value("edge"):
        testimony.show(address.value("edge"))
        return
    node = shared.node(address.value("node")) or center
    near = shared.surroundings(node.id, 1)
    with st.container(border=True, gap="xsmall"):
        st.subheader(md(node_words(node)), anchor=False)
        st.caption(t(f"kind.{node.kind}"))
        _ways_on(center, node, opened)
        edges = near.edges(node.id)
        st.markdown(f"**{t('graph.edges', count=number_words(len(edges)))}**")
        with st.container(key="cards-edges"):
            _edges(center, node, near, opened)
        if len(edges) > _LISTED:
            key = "graph.more_edges" if node.id in (center.id, *opened) else "graph.more_edges_closed"
            st.caption(t(key, count=number_words(len(edges) - _LISTED)))


def _edges(center: Node, node: Node, near: TemporalGraph, opened: tuple[str, ...]) -> None:
    """The edges of a node, each a link to its evidence."""
    for edge in near.edges(node.id)[:_LISTED]:
        other = near.node(edge.object if edge.subject == node.id else edge.subject)
        said = f":primary[{md(relation_words(edge.relation, edge.get('role')))} · {md(node_words(other))}]"
        doors.link_to(center, f"{said} :gray[{md(brief_words(edge.valid))}]", page="graph", open=list(opened), view=_view(), edge=edge.id)


def _ways_on(center: Node, node: Node, opened: tuple[str, ...]) -> None:
    with st.container(horizontal=True, gap="medium", key="links-ways"):
        if node != center and node.id not in opened:
            doors.link_to(center, f":primary[{t('graph.open')}]", page="graph", open=[*opened, node.id], view=_view(), node=node.id)
        if node.id in opened:
            rest = [other for other in opened if other != node.id]
            doors.link_to(center, f":primary[{t('graph.close')}]", page="graph", open=rest, view=_view(), node=node.id)
        if node != center:
            doors.link_to(node, f":primary[{t('graph.center')}]", page="graph")
        if doors.page_of(node) != "graph":
            doors.link_to(node, f":primary[{t('graph.page')}]")


def _view() -> str:
    """Whether only the day is shown: ``day``, else ``""``."""
    return address.value("view")


def _table(network: Network) -> None:
    st.subheader(t("graph.table"), anchor=False)
    names = {box.id: box.name for box in network.boxes}
    arrows = in_order(network)
    rows = [_row(arrow, names) for arrow in arrows]
    if not rows:
        st.markdown(t("graph.no_edges"))
        return
    chosen = address.value("edge")
    event = st.dataframe(
        rows,
        hide_index=True,
        row_height=_ROW,
        column_config={t(f"column.{column}"): st.column_config.TextColumn(width=width) for column, width in _WIDTHS.items()},
        on_select="rerun",
        selection_mode="single-row",
        key=f"edges-{network.center}-{chosen}",
        alt=t("graph.table"),
    )
    st.caption(t("graph.table_hint"))
    picked = event.get("selection", {}).get("rows") or []
    if picked and arrows[picked[0]].edge != chosen:
        address.write({"edge": arrows[picked[0]].edge, "node": ""})
        st.rerun()


def _row(arrow: Arrow, names: dict[str, str]) -> dict[str, str]:
    said = {
        "from": names[arrow.start],
        "relation": t("relation.HOLDS") if arrow.relation is Relation.HOLDS else arrow.label,
        "to": names[arrow.end],
        "valid": arrow.valid,
        "certainty": t(f"certainty.{arrow.certainty}"),
        "sources": "; ".join(map(_source_words, arrow.sources)),
    }
    return {t(f"column.{column}"): text for column, text in said.items()}


def _source_words(source: str) -> str:
    """A source by its name; the picture knows only those that are near."""
    node = shared.node(source)
    return source_words(node) if node is not None else source


def _follow(clicked: network_view.Clicked, opened: tuple[str, ...]) -> None:
    """Write into the address what was clicked, and show the page anew."""
    if clicked.opened and clicked.opened not in opened:
        address.write({"open": [*opened, clicked.opened], "node": clicked.opened, "edge": ""})
        st.rerun()
    if (clicked.edge and clicked.edge != address.value("edge")) or (clicked.node and clicked.node != address.value("node")):
        address.write({"node": clicked.node, "edge": clicked.edge})
        st.rerun()
