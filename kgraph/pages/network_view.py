"""The network in the page: the vis-network that pyvis ships, drawn by a small script of ours in a Streamlit component."""

from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from json import dumps
from typing import Any

import streamlit as st

from kgraph.diagrams import vis
from kgraph.diagrams.boxes import Network
from kgraph.diagrams.lettering import LINE
from kgraph.diagrams.network_legend import signs
from kgraph.pages.wording import t

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_FRAME = (
    '<div class="frame"><div class="network"></div><div class="said" role="status"></div><div class="buttons"></div></div>'
    '<ul class="legend"></ul>'
)

_WIDE, _MARGIN, _LOW, _HIGH = 900, 90, 280, 720


@dataclass(frozen=True, slots=True)
class Clicked:
    """What was clicked: a node or an edge to look at, a node to open; ``""`` for what was not."""

    node: str = ""
    edge: str = ""
    opened: str = ""


def show(network: Network, node: str, edge: str) -> Clicked:
    """Draw a network with a node or an edge chosen, and return what was clicked since."""
    library, view = _components()
    library(key="vis-library", height=1)
    dark = st.context.theme.type == "dark"
    items = vis.style(network, dark)
    words = {name: t(f"graph.{name}") for name in ("loading", "failed", "closer", "farther", "fit")}
    state = sha256(dumps(items, sort_keys=True).encode()).hexdigest()
    told = view(
        key="network",
        data={
            **items,
            "state": state,
            "center": network.center,
            "chosen": {"node": node, "edge": edge},
            "words": words,
            "legend": [asdict(sign) for sign in signs(network, dark)],
            "line": LINE,
            "height": height_of(network),
        },
        on_clicked_change=_nothing,
        on_opened_change=_nothing,
    )
    clicked = told.clicked or {}
    return Clicked(str(clicked.get("node", "")), str(clicked.get("edge", "")), str(told.opened or ""))


def height_of(network: Network) -> int:
    """Return how high the frame is, in pixels: as the picture needs when it fills the width, within what a screen shows."""
    across = max(box.x + box.width / 2 for box in network.boxes) - min(box.x - box.width / 2 for box in network.boxes)
    down = max(box.y + box.height / 2 for box in network.boxes) - min(box.y - box.height / 2 for box in network.boxes)
    return round(min(max(down * min(1.15, _WIDE / across) + _MARGIN, _LOW), _HIGH))


@cache
def _components() -> tuple[Any, Any]:
    """The library in one, the drawing in the other: so the large text is sent once, and not with every change."""
    component = st.components.v2.component
    ours = files("kgraph.pages")
    drawing = files("kgraph.diagrams").joinpath("drawing.js").read_text("utf-8")
    script, style = (ours.joinpath(f"network.{kind}").read_text("utf-8") for kind in ("js", "css"))
    library = files("pyvis").joinpath(_LIBRARY).read_text("utf-8") + "\nexport default function () {}\n"
    return component("kgraph.vis", js=library), component("kgraph.network", html=_FRAME, css=style, js=drawing + script)


def _nothing() -> None:
    """Streamlit asks for a callback; what was clicked is read from what the component returns."""
