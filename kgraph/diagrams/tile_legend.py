"""The legend of a grid: an entry for each shade of its scale and for each mark that occurs, and no other."""

from collections.abc import Iterator

from kgraph.diagrams.legend import SIGN
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.shapes import LEFT, RIGHT
from kgraph.diagrams.tile_scale import Scale
from kgraph.diagrams.tile_shapes import WORDS, Swatch
from kgraph.languages import say
from kgraph.questions.tiles import COMPLETENESS, Tiles

_APART, _ROW = 18.0, WORDS * LINE + 6


def legend(answer: Tiles, scale: Scale | None, top: float, language: str, *, with_strips: bool = True) -> tuple[tuple[Swatch, ...], float]:
    """Return the entries in lines, and where they end."""
    found: list[Swatch] = []
    x = LEFT
    for sign, shade, label in (*_entries(answer, scale, language), *(_strips(answer, language) if with_strips else ())):
        room = SIGN + width(label, WORDS)
        if x > LEFT and x + room > RIGHT:
            x, top = LEFT, top + _ROW
        found.append(Swatch(sign, shade, label, round(x, 1), round(top, 1)))
        x += room + _APART
    return tuple(found), top + _ROW


def _entries(answer: Tiles, scale: Scale | None, language: str) -> Iterator[tuple[str, int, str]]:
    if scale is not None:
        labels = scale.labels(language)
        yield from (("shade", shade, label) for shade, label in zip(scale.shades, labels, strict=True))
    states = {tile.state for tile in answer.tiles}
    for state in ("unknown", "absent"):
        if state in states:
            yield state, 0, say(language, f"grid.{state}")


def _strips(answer: Tiles, language: str) -> Iterator[tuple[str, int, str]]:
    posts = [tile.reading.posts for tile in answer.tiles if tile.reading.posts]
    if answer.by == COMPLETENESS and posts:
        yield "strip_certain", 0, say(language, "grid.strip_certain")
        if any(counted[1] or counted[2] for counted in posts):
            yield "strip_possible", 0, say(language, "grid.strip_possible")
        if any(counted[3] or counted[4] for counted in posts):
            yield "strip_rest", 0, say(language, "grid.strip_rest")
