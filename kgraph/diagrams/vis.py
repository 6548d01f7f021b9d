"""A network in the terms of vis-network, for the standalone HTML and for the app: fixed places, no physics, no data but text."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from kgraph.dates import Certainty
from kgraph.diagrams import fonts
from kgraph.diagrams.arrow_words import BEND, LABEL, MOST_WORDS, numbered, roundness
from kgraph.diagrams.boxes import Arrow, Box, Network
from kgraph.diagrams.palette import Hue, hue, tones
from kgraph.graph import Status
from kgraph.languages import say, word
from kgraph.model import PLACES, Kind, Relation

Item: TypeAlias = dict[str, Any]

TEXT = 13.0
"""Size of the text in boxes."""

LEVEL_WIDTHS = {"central": 4.0, "province": 3.0, "district": 2.0, "commune": 1.0, "village": 1.0}
"""How thick the border of a body or a place is; a village's is dashed as well."""

ROUNDNESS = {Kind.PERSON: 20, Kind.POST: 8, Kind.INITIATIVE: 12, Kind.DECISION: 0}
"""How round the corners of a kind are; 3 for the others."""


def style(network: Network, dark: bool = False) -> dict[str, list[Item]]:
    """Return ``nodes`` and ``edges`` for vis-network; ids are node ids and edge ids.

    Titles are plain text, which vis-network shows as text; nothing in them is markup. Labels, ``words`` and the ``ring`` of what is chosen
    are drawn by drawing.js.
    """
    worded = len(network.arrows) <= MOST_WORDS
    return {
        "nodes": [_node(box, network.language, dark) for box in network.boxes],
        "edges": [_edge(arrow, network, dark, worded) | {"smooth": curve} for arrow, curve in _curved(network)],
    }


def border_width(level: str) -> float:
    """Return how thick a border is at a level."""
    return LEVEL_WIDTHS.get(level, 1.0)


def colours(kind: Kind, block: str, dark: bool = False) -> Hue:
    """Return the colours of a box: by block for posts and bodies, neutral for all else."""
    neutral = tones(dark)
    if kind is Kind.PERSON:
        return Hue(neutral.accent, neutral.accent)
    if kind is Kind.POST:
        return Hue(neutral.ground, hue(block, dark).strong)
    return Hue(neutral.band, neutral.muted) if kind in PLACES else hue(block, dark)


def is_sure(arrow: Arrow) -> bool:
    """Whether the line of an arrow is whole: said outright, undisputed, and for a holding certain on some day."""
    certain = arrow.certainty == Certainty.CERTAIN or arrow.relation is not Relation.HOLDS
    return certain and arrow.status == Status.ACCEPTED and not arrow.inferred


def _node(box: Box, language: str, dark: bool) -> Item:
    colour, text = colours(box.kind, box.block, dark), _text(box, dark)
    rim = border_width(box.level) + (2.0 if box.is_center else 0.0)
    return {
        "id": box.id,
        "label": "\n".join(box.lines),
        "title": _title(box, language),
        "shape": "box",
        "x": box.x,
        "y": box.y,
        "fixed": True,
        "physics": False,
        "width": box.width,
        "height": box.height,
        "widthConstraint": {"minimum": box.width - 12},
        "heightConstraint": {"minimum": box.height - 12, "valign": "middle"},
        "margin": 6,
        "borderWidth": rim,
        "borderWidthSelected": rim + 2,
        "shapeProperties": {"borderRadius": ROUNDNESS.get(box.kind, 3), "borderDashes": [4, 3] if box.level == "village" else False},
        "color": _states(colour),
        "ring": tones(dark).accent,
        "font": {"face": fonts.FAMILY, "size": TEXT, "color": text, "multi": False},
    }


def _text(box: Box, dark: bool) -> str:
    neutral = tones(dark)
    if box.kind is Kind.PERSON:
        return neutral.on_accent
    return hue(box.block, dark).strong if box.kind in (Kind.POST, Kind.ORGANIZATION) else neutral.ink


def _states(colour: Hue) -> Item:
    """The colour of a box, the same when it is chosen, so that its kind is not lost."""
    both = {"background": colour.fill, "border": colour.strong}
    return both | {"highlight": both, "hover": both}


def _title(box: Box, language: str) -> str:
    said = [box.name, say(language, f"kind.{box.kind}")]
    if box.kind in (Kind.POST, Kind.ORGANIZATION):
        said += [say(language, f"block.{box.block}"), word(language, "level", box.level)]
    return "\n".join(said)


def _curved(network: Network) -> Iterator[tuple[Arrow, Item]]:
    """Each arrow with its curve; a second one between the same boxes bends away from the first."""
    for arrow, number in numbered(network.arrows):
        bend = {"type": ("curvedCW", "curvedCCW")[number % 2], "roundness": roundness(number)}
        straight = {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": BEND}
        yield arrow, {"enabled": True} | (bend if number else straight)


def _edge(arrow: Arrow, network: Network, dark: bool, worded: bool) -> Item:
    neutral = tones(dark)
    sure = is_sure(arrow)
    return {
        "id": arrow.edge,
        "from": arrow.start,
        "to": arrow.end,
        "words": list(arrow.lines) if worded else [],
        "at": list(arrow.at),
        "title": _edge_title(arrow, network.language),
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "dashes": False if sure else [5, 4],
        "width": 1.6 if sure else 1.2,
        "selectionWidth": 1.4,
        "physics": False,
        "color": {"color": neutral.muted, "highlight": neutral.accent, "hover": neutral.accent, "inherit": False},
        "font": {
            "face": fonts.FAMILY,
            "size": LABEL,
            "color": neutral.muted,
            "strokeWidth": 4,
            "strokeColor": neutral.ground,
        },
    }


def _edge_title(arrow: Arrow, language: str) -> str:
    said = [arrow.label, arrow.valid, say(language, f"certainty.{arrow.certainty}"), say(language, f"status.{arrow.status}")]
    return "\n".join(dict.fromkeys(said))
