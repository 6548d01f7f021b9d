"""Diagrams: an answer is placed as boxes and arrows with numbers, then written in a format."""

from collections.abc import Mapping

from kgraph.diagrams.drawing import Drawing
from kgraph.errors import UsageError
from kgraph.graph import TemporalGraph
from kgraph.model import Node
from kgraph.questions.career import Career
from kgraph.questions.evidence import Evidence
from kgraph.questions.tiles import Tiles

NETWORK_SUFFIXES = (".html",)
"""The endings of files that show what surrounds a node."""

CAREER_SUFFIXES = (".svg", ".png", ".pdf", ".mmd")
"""The endings of files that show a career."""

TILES_SUFFIXES = (".svg", ".png", ".pdf")
"""The endings of files that show a grid of tiles."""


def draw_career(answer: Career, behind: Mapping[str, Evidence], suffix: str, *, revision: str, language: str) -> Drawing:
    """Return a career as SVG, PNG, PDF or Mermaid; ``behind`` has the evidence of each holding by edge id.

    Raises:
        UsageError: there is no such format or language.
    """
    from kgraph.diagrams import career_path, mermaid, svg

    ending = _known(suffix, CAREER_SUFFIXES)
    if ending == ".mmd":
        return Drawing(mermaid.write(answer, behind, revision=revision, language=language).encode(), ending)
    drawn = svg.write(career_path.place(answer, behind, revision=revision, language=language))
    return _picture(drawn, ending)


def draw_tiles(
    answer: Tiles, sources: Mapping[str, Node], suffix: str, *, revision: str, language: str, as_tiles: bool = False, dark: bool = False
) -> Drawing:
    """Return tiles as SVG, PNG or PDF; ``sources`` has each source by id. Where there are outlines, these, unless ``as_tiles``.

    Raises:
        UsageError: there is no such format or language.
    """
    from kgraph.diagrams import outline_map, svg_tiles, tile_grid

    ending = _known(suffix, TILES_SUFFIXES)
    place = tile_grid.place if as_tiles or answer.outlines is None else outline_map.place
    return _picture(svg_tiles.write(place(answer, sources, revision=revision, language=language), dark=dark), ending)


def draw_network(graph: TemporalGraph, center: Node, suffix: str, *, language: str) -> Drawing:
    """Return what surrounds a node as a page of HTML that needs no network.

    Raises:
        UsageError: there is no such format or language.
    """
    from kgraph.diagrams import network, network_html

    ending = _known(suffix, NETWORK_SUFFIXES)
    return Drawing(network_html.write(network.place(graph, center.id, language=language)).encode(), ending)


def _picture(drawn: str, ending: str) -> Drawing:
    from kgraph.diagrams import raster

    if ending == ".svg":
        return Drawing(drawn.encode(), ending)
    return Drawing(raster.png(drawn) if ending == ".png" else raster.pdf(drawn), ending)


def _known(suffix: str, suffixes: tuple[str, ...]) -> str:
    ending = suffix.lower()
    if ending not in suffixes:
        every = ", ".join(suffixes if suffixes is TILES_SUFFIXES else (*CAREER_SUFFIXES, *NETWORK_SUFFIXES))
        raise UsageError(f"cannot draw '{suffix}'", fix=f"endings are: {every}")
    return ending
