"""What can be taken away: diagrams, drawn when the button is pressed and not before."""

from datetime import date

import streamlit as st

from kgraph.diagrams import TILES_SUFFIXES
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Node
from kgraph.pages import address, shared
from kgraph.pages.wording import t
from kgraph.questions.tiles import Tiles

_CAREER = {".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf", ".mmd": "text/plain"}
_NETWORK = {".html": "text/html"}


def career(person: Node) -> None:
    """Offer a person's career as a picture, a page to print and text, and the surroundings as HTML."""
    _offer(person, _CAREER | _NETWORK)


def network(node: Node) -> None:
    """Offer the surroundings of anything as HTML."""
    _offer(node, _NETWORK)


def tiles(answer: Tiles, name: str) -> None:
    """Offer the tiles of a territory as a picture and as a page to print."""
    st.markdown(f"**{t('download.title')}**")
    with st.container(horizontal=True, gap="small"):
        for suffix in TILES_SUFFIXES:
            drawing = _TilesDrawing(shared.base(), answer, suffix, address.language())
            label, called = t(f"download.{suffix[1:]}"), f"{file_name(name)}-{file_name(answer.by)}{suffix}"
            st.download_button(label, drawing, called, _CAREER[suffix], on_click="ignore", key=f"tiles{suffix}")


def file_name(node_id: str) -> str:
    """Return an id as a file can be called."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in node_id)


def _offer(node: Node, suffixes: dict[str, str]) -> None:
    st.markdown(f"**{t('download.title')}**")
    with st.container(horizontal=True, gap="small"):
        for suffix, mime in suffixes.items():
            drawing = _Drawing(shared.base(), node, suffix, address.language(), address.day())
            st.download_button(
                t(f"download.{suffix[1:]}"),
                drawing,
                f"{file_name(node.id)}{suffix}",
                mime,
                on_click="ignore",
                key=f"draw{suffix}-{node.id}",
            )


class _Drawing:
    """Draws when called: outside the run of the page, so with all it needs in hand."""

    def __init__(self, kb: KnowledgeBase, node: Node, suffix: str, language: str, day: date) -> None:
        self._kb, self._node, self._suffix, self._language, self._day = kb, node, suffix, language, day

    def __call__(self) -> bytes:
        return self._kb.draw(self._node, self._suffix, language=self._language, as_of=self._day)


class _TilesDrawing:
    """Draws tiles when called."""

    def __init__(self, kb: KnowledgeBase, answer: Tiles, suffix: str, language: str) -> None:
        self._kb, self._answer, self._suffix, self._language = kb, answer, suffix, language

    def __call__(self) -> bytes:
        return self._kb.draw_tiles(self._answer, self._suffix, language=self._language)
