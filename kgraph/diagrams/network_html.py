"""A network as one page of HTML, drawn by pyvis: it asks no other machine for anything, and a table says what the picture shows."""

import json
import re
from html import escape
from importlib.resources import files
from typing import Any

from kgraph.diagrams import fonts
from kgraph.diagrams.boxes import Network
from kgraph.diagrams.lettering import LINE
from kgraph.diagrams.network_page import STYLE, legend, table
from kgraph.diagrams.vis import style
from kgraph.languages import say

_OPTIONS = """{
  "physics": {"enabled": false},
  "interaction": {"hover": true, "tooltipDelay": 120, "zoomView": false, "navigationButtons": true},
  "layout": {"improvedLayout": false}
}"""
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_CHARSET = '<meta charset="utf-8">'
_SMALLEST_SCALE = 0.6
_LEAST_HEIGHT, _MOST_HEIGHT, _USUAL_WIDTH = 300, 1800, 1150
_MARGIN, _BUTTONS = 16.0, 80

_FOREIGN = re.compile(
    r"<link\b[^>]*https?://[^>]*>|<script\b[^>]*\bsrc\s*=[^>]*>\s*</script>|<!--.*?-->|<center>\s*<h1>\s*</h1>\s*</center>", re.DOTALL
)
"""What pyvis's template brings beside the picture: style sheets and scripts from other hosts, comments, two empty headings."""


def write(network: Network) -> str:
    """Return the page; equal networks give equal pages."""
    look, _, picture = _FOREIGN.sub("", _drawn(network)).partition("<body>")
    look = look.partition(_CHARSET)[2].rpartition("</head>")[0]
    picture = picture.rpartition("</body>")[0]
    head = f"<head>{_CHARSET}{_head(network)}{look}</head>"
    body = f"<body>{_above(network)}{picture}{_script(network)}{table(network)}</body>"
    return f'<!doctype html>\n<html lang="{network.language}">\n{head}\n{body}\n</html>\n'


def _drawn(network: Network) -> str:
    """The picture by pyvis. Names reach it as JSON alone, never as title: one that holds "href" would become markup."""
    from pyvis.network import Network as Picture

    picture = Picture(height=f"{_height(network)}px", width="100%", directed=True, cdn_resources="in_line")
    look = style(network)
    picture.nodes, picture.edges = [_silent(node) for node in look["nodes"]], [_silent(edge) for edge in look["edges"]]
    picture.set_options(_OPTIONS)
    return str(picture.generate_html())


def _silent(item: dict[str, Any]) -> dict[str, Any]:
    return {("says" if key == "title" else key): value for key, value in item.items()}


def _extent(network: Network) -> tuple[float, float, float, float]:
    """Its left, top, right and bottom, with a margin."""
    boxes = network.boxes
    left, right = min(box.x - box.width / 2 for box in boxes), max(box.x + box.width / 2 for box in boxes)
    top, bottom = min(box.y - box.height / 2 for box in boxes), max(box.y + box.height / 2 for box in boxes)
    return left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN


def _height(network: Network) -> int:
    """As high as the picture is when its width fits a usual window; the page scrolls, the picture does not."""
    left, top, right, bottom = _extent(network)
    scale = max(_SMALLEST_SCALE, min(1.0, _USUAL_WIDTH / (right - left)))
    return round(min(max((bottom - top) * scale + _BUTTONS, _LEAST_HEIGHT), _MOST_HEIGHT))


def _head(network: Network) -> str:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return f"{policy}{view}<title>{_title(network)}</title><style>{fonts.css()}{STYLE}</style>"


def _above(network: Network) -> str:
    shown = say(network.language, "diagram.showing", shown=len(network.boxes), total=network.total)
    cut = f"<p>{escape(shown)}</p>" if network.is_cut else ""
    return f"<h1>{_title(network)}</h1>{cut}{legend(network)}"


def _title(network: Network) -> str:
    name = next(box.name for box in network.boxes if box.id == network.center)
    return escape(say(network.language, "diagram.surroundings", name=name))


def _script(network: Network) -> str:
    """Ours, after pyvis's: boxes with room between lines, titles as text, and a view that can be read."""
    view = {"center": network.center, "scale": _SMALLEST_SCALE, "line": LINE}
    script = "".join(files("kgraph.diagrams").joinpath(name).read_text("utf-8") for name in ("drawing.js", "network_html.js"))
    return f"<script>const view = {json.dumps(view).replace('<', chr(92) + 'u003c')};\n{script}</script>"
