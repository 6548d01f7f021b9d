"""What a page says around the picture of a network: its look, a legend of what occurs, and the table of the same edges."""

from html import escape

from kgraph.diagrams.boxes import Arrow, Network
from kgraph.diagrams.network_legend import Sign, signs
from kgraph.diagrams.palette import tones
from kgraph.languages import say
from kgraph.model import Kind

_TONES = tones()
COLUMNS = ("from", "relation", "to", "valid", "certainty", "status", "sources")

STYLE = f"""
body {{ margin: 0; padding: 24px 28px 40px; background: {_TONES.ground}; color: {_TONES.ink};
  font: 14px/1.5 'Be Vietnam Pro', sans-serif; }}
h1 {{ font-size: 23px; font-weight: 700; line-height: 1.35; margin: 0 0 4px; }}
h2 {{ font-size: 15px; font-weight: 600; margin: 28px 0 8px; }}
p {{ margin: 0 0 10px; color: {_TONES.muted}; }}
ul.legend {{ display: flex; flex-wrap: wrap; gap: 6px 20px; list-style: none; margin: 0 0 8px; padding: 0; font-size: 12px; }}
ul.legend li {{ display: flex; align-items: center; gap: 7px; }}
ul.legend span {{ box-sizing: border-box; display: inline-block; min-width: 22px; height: 15px; padding: 0 4px; border-radius: 3px;
  font-size: 9.5px; font-weight: 700; line-height: 15px; text-align: center; }}
.card {{ border: 1px solid {_TONES.rule}; border-radius: 6px; overflow: hidden; }}
#mynetwork {{ border: 0 !important; float: none !important; }}
div.vis-tooltip {{ font: 12px/1.45 'Be Vietnam Pro', sans-serif !important; white-space: pre-line !important;
  background: {_TONES.ground} !important; color: {_TONES.ink} !important; border-color: {_TONES.rule} !important; max-width: 360px; }}
div.vis-button {{ filter: grayscale(1); opacity: .55; }}
.scroll {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; min-width: 820px; font-size: 13px; }}
th, td {{ text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid {_TONES.rule}; }}
th {{ font-weight: 600; white-space: nowrap; }}
@media print {{ .vis-navigation {{ display: none; }} }}
"""


def legend(network: Network) -> str:
    """Return a list of the kinds, blocks, levels and lines that occur."""
    return f'<ul class="legend">{"".join(map(_entry, signs(network)))}</ul>'


def table(network: Network) -> str:
    """Return a table with a row for each arrow, for those who cannot see the picture."""
    names = {box.id: box.name for box in network.boxes}
    heads = "".join(f'<th scope="col">{escape(say(network.language, f"network.{column}"))}</th>' for column in COLUMNS)
    caption = escape(say(network.language, "network.table"))
    rows = "".join(_row(arrow, names, network.language) for arrow in in_order(network))
    return f'<h2>{caption}</h2><div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def in_order(network: Network) -> list[Arrow]:
    """Return the arrows as a table lists them: by where they start, people first, then by relation and by where they end."""
    order = {box.id: (list(Kind).index(box.kind), box.name, box.id) for box in network.boxes}
    return sorted(network.arrows, key=lambda arrow: (order[arrow.start], arrow.relation, order[arrow.end], arrow.edge))


def _entry(sign: Sign) -> str:
    look = ";".join(f"{name}:{value}" for name, value in sign.look.items())
    return f'<li><span style="{look}" aria-hidden="true">{escape(sign.letters)}</span>{escape(sign.words)}</li>'


def _row(arrow: Arrow, names: dict[str, str], language: str) -> str:
    said = {
        "from": names[arrow.start],
        "relation": arrow.says,
        "to": names[arrow.end],
        "valid": arrow.valid,
        "certainty": say(language, f"certainty.{arrow.certainty}"),
        "status": say(language, f"status.{arrow.status}"),
        "sources": "; ".join(arrow.sources),
    }
    return "<tr>" + "".join(f"<td>{escape(said[column])}</td>" for column in COLUMNS) + "</tr>"
