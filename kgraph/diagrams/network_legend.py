"""The legend of a network: the kinds, blocks, levels and lines that occur in it, each as a sign with words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.diagrams.boxes import Network
from kgraph.diagrams.palette import BLOCKS, hue, tones
from kgraph.diagrams.vis import ROUNDNESS, border_width, colours, is_sure
from kgraph.languages import say
from kgraph.model import PLACES, Kind
from kgraph.questions.seats import LEVELS


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and what it means; ``look`` is CSS by property, ``letters`` stand in the sign."""

    words: str
    letters: str
    look: dict[str, str]


def signs(network: Network, dark: bool = False) -> Iterator[Sign]:
    """Yield what occurs and nothing else: kinds, then blocks, then levels where there are several, then the line of what is not sure."""
    yield from _kinds(network, dark)
    yield from _blocks(network, dark)
    yield from _levels(network, dark)
    if not all(map(is_sure, network.arrows)):
        line = {"border-top": f"2px dashed {tones(dark).muted}", "border-radius": "0", "height": "0"}
        yield Sign(say(network.language, "network.dashed"), "", line)


def _kinds(network: Network, dark: bool) -> Iterator[Sign]:
    for kind in (Kind.PERSON, Kind.DECISION, Kind.INITIATIVE):
        if any(box.kind is kind for box in network.boxes):
            yield Sign(say(network.language, f"kind.{kind}"), "", _swatch(kind, dark))
    if any(box.kind in PLACES for box in network.boxes):
        yield Sign(say(network.language, "network.place"), "", _swatch(Kind.COMMUNE, dark))


def _swatch(kind: Kind, dark: bool) -> dict[str, str]:
    colour = colours(kind, "none", dark)
    return {"background": colour.fill, "border": f"1px solid {colour.strong}", "border-radius": f"{ROUNDNESS.get(kind, 3) / 2}px"}


def _blocks(network: Network, dark: bool) -> Iterator[Sign]:
    found = {box.block for box in network.boxes if box.kind in (Kind.POST, Kind.ORGANIZATION)}
    for block in BLOCKS:
        if block in found:
            colour = hue(block, dark)
            look = {"background": colour.fill, "color": colour.strong, "border": f"1px solid {colour.strong}"}
            yield Sign(say(network.language, f"block.{block}"), say(network.language, f"block_letter.{block}"), look)


def _levels(network: Network, dark: bool) -> Iterator[Sign]:
    found = {box.level for box in network.boxes}
    levels = [level for level in LEVELS if level in found]
    for level in levels if len(levels) > 1 else ():
        line = "dashed" if level == "village" else "solid"
        yield Sign(say(network.language, f"level.{level}"), "", {"border": f"{border_width(level)}px {line} {tones(dark).muted}"})
