"""The doors between pages: which page shows what, and links that keep language and day."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kgraph.model import Kind, Node
from kgraph.pages import address
from kgraph.pages.escaping import md
from kgraph.pages.wording import node_words, t

_PATHS = {
    "overview": "tong-quan",
    "person": "can-bo",
    "commune": "dia-ban",
    "tiles": "luoi-o",
    "organization": "to-chuc",
    "graph": "do-thi",
    "changes": "thay-doi",
    "cypher": "cypher",
}
_SHOWS = {
    Kind.PERSON: "person",
    Kind.POST: "organization",
    Kind.ORGANIZATION: "organization",
    **dict.fromkeys((Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE), "commune"),
}


def door(name: str) -> StreamlitPage:
    """Return a page; its module is imported when the page runs."""
    return st.Page(_opening(name), title=t(f"{name}.title"), url_path=_PATHS[name], default=name == "overview")


def page_of(node: Node) -> str:
    """Return the name of the page that shows a node."""
    return _SHOWS.get(node.kind, "graph")


def link_to(
    to: Node,
    label: str = "",
    /,
    *,
    page: str = "",
    width: Literal["content", "stretch"] = "content",
    kept: Mapping[str, str] | None = None,
    **parameters: str | list[str],
) -> None:
    """Show a link to the view of a node; ``label`` is Markdown, the node's name unless given; ``kept`` are more parameters."""
    label = label or f":primary[{md(node_words(to))}]"
    query = address.link(id=to.id, **parameters, **(kept or {}))
    st.page_link(door(page or page_of(to)), label=label, query_params=query, width=width)


def link_here(page: str, label: str, **parameters: str | list[str]) -> None:
    """Show a link to a view of a page; ``label`` is Markdown."""
    st.page_link(door(page), label=f":primary[{label}]", query_params=address.link(**parameters))


def _opening(name: str) -> Callable[[], None]:
    def opened() -> None:
        import_module(f"kgraph.pages.{name}").page()

    opened.__name__ = name
    return opened
