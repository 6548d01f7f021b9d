"""The words of tiles: names that fit, numbers as people write them, what stands under them, and a whole sentence for each."""

from collections import Counter

from kgraph.dates import PartialDate
from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import LINE, printable, width, wrapped
from kgraph.diagrams.tile_scale import figure
from kgraph.diagrams.wording import brief_words, date_words
from kgraph.languages import say
from kgraph.model import Node
from kgraph.questions.answers import name_of
from kgraph.questions.tiles import NEWEST_ROTATION, Tile, Tiles

_SMALLEST = 8.0
_MARK = "…"


def title_words(answer: Tiles, language: str) -> str:
    """Return the heading: the territory, the level of its units, and what they are coloured by."""
    place = printable(name_of(answer.place)) if answer.place else say(language, "grid.country")
    by = printable(name_of(answer.measure)) if answer.measure else say(language, f"grid.by_{answer.by.replace('-', '_')}")
    return say(language, "grid.title", place=place[:1].upper() + place[1:], level=say(language, f"grid.of_{answer.level}"), by=by)


def sole_names(answer: Tiles) -> dict[str, str]:
    """Return the name of each unit by id, with the word for its type where another unit bears the same name."""
    counts = Counter(tile.unit.name for tile in answer.tiles)
    return {
        tile.unit.id: printable(tile.unit.name if counts[tile.unit.name] == 1 and tile.unit.name else name_of(tile.unit) or tile.unit.id)
        for tile in answer.tiles
    }


def fitted(name: str, wide: float, high: float, largest: float) -> tuple[tuple[str, ...], float]:
    """Return a name in lines that fit, at the largest size that will do; one that fits at none ends with an ellipsis."""
    for step in range(int(largest - _SMALLEST) + 1):
        size = largest - step
        lines = wrapped(name, size, fonts.SEMIBOLD, wide)
        if len(lines) * size * LINE <= high and " ".join(lines) == " ".join(name.split()):
            return lines, size
    size = _SMALLEST
    most = max(1, int(high / (size * LINE)))
    lines = wrapped(name, size, fonts.SEMIBOLD, wide)
    return (lines, size) if len(lines) <= most else ((*lines[: most - 1], _cut(lines[most - 1], size, wide)), size)


def tone_words(answer: Tiles, tile: Tile, language: str) -> str:
    """Return the number on a tile: a question mark where it is unknown, a dash where the base has no such unit."""
    reading = tile.reading
    if not tile.is_here:
        return "–"
    if not reading.text:
        return "?"
    if answer.by == NEWEST_ROTATION:
        return date_words(PartialDate.parse(reading.text), language)
    if reading.value is None:
        return printable(reading.text)
    of = f"/{figure(reading.total, language)}" if reading.total is not None else ""
    return figure(reading.value, language) + of


def about_words(answer: Tiles, tile: Tile, language: str) -> str:
    """Return what stands under the number: how many holders are only possible, or of when a measure is."""
    reading = tile.reading
    if reading.posts and reading.posts[1]:
        return say(language, "grid.possible", count=reading.posts[1])
    return brief_words(reading.edges[0].valid, language) if answer.measure and reading.edges else ""


def says(answer: Tiles, tile: Tile, language: str) -> str:
    """Return a tile in a sentence, for those who cannot see it."""
    name = printable(name_of(tile.unit)) or tile.unit.id
    if tile.state != "known":
        return f"{name}: {say(language, f'grid.{tile.state}')}."
    said = [tone_words(answer, tile, language)]
    if tile.reading.posts:
        _, *rest = tile.reading.posts
        states = ("possible", "unnamed", "vacant", "unknown")
        said += [f"{say(language, f'holder.{state}')} {count}" for state, count in zip(states, rest, strict=True) if count]
    elif answer.measure and tile.reading.edges:
        said.append(brief_words(tile.reading.edges[0].valid, language))
    return f"{name}: {', '.join(said)}."


def source_words(source: Node, language: str) -> str:
    """Return a source in a line: its title, else who published and wrote it and when, else its id."""
    when = date_words(PartialDate.parse(str(source.get("published"))), language)
    said = (str(source.get("publisher")), str(source.get("author")), when)
    return printable(source.name or ", ".join(part for part in said if part) or source.id)


def _cut(line: str, size: float, wide: float) -> str:
    while line and width(line + _MARK, size, fonts.SEMIBOLD) > wide:
        line = line[:-1]
    return line.rstrip() + _MARK
