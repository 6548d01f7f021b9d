"""A career diagram as SVG: plain strings, its font inside, on a ground of its own, the same bytes on each run."""

from collections.abc import Iterator

from kgraph.diagrams import fonts
from kgraph.diagrams.foot import NUMBER
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.palette import tones
from kgraph.diagrams.shapes import (
    HEADING,
    LEFT,
    MARGIN,
    META,
    PLOT,
    RIGHT,
    SMALL,
    TITLE,
    WIDTH,
    CareerPath,
    Chart,
    Foot,
    Head,
    Lane,
    Line,
    Note,
    Turn,
)
from kgraph.diagrams.svg_bars import bar, chip, defs
from kgraph.diagrams.svg_signs import head, key
from kgraph.diagrams.svg_text import escaped, number, tag, text

_TONES = tones()


def write(path: CareerPath) -> str:
    """Return the diagram as an SVG document that needs nothing beside it."""
    style = tag("style", f"{fonts.css()}text{{font-family:'{fonts.FAMILY}',sans-serif}}")
    said = tag("title", escaped(" ".join(path.head.title)), id="kgraph-title") + tag(
        "desc", escaped("\n".join(path.says)), id="kgraph-desc"
    )
    ground = tag("rect", width=WIDTH, height=path.height, fill=_TONES.ground)
    inside = said + style + defs(path) + ground + "\n".join(_parts(path))
    size = {"width": WIDTH, "height": path.height, "viewBox": f"0 0 {number(WIDTH)} {number(path.height)}"}
    named = {"role": "img", "aria_labelledby": "kgraph-title kgraph-desc", "lang": path.language}
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", **size, **named) + "\n"


def _parts(path: CareerPath) -> Iterator[str]:
    """What lies behind comes first: lanes, grid, arrows, then bars and words."""
    yield from _head(path.head, path.language)
    for lane in (*path.chart.lanes, *([path.foot.undated] if path.foot.undated else [])):
        yield from _lane(lane)
    yield from _grid(path.chart)
    yield from (_turn(turn) for turn in path.chart.turns)
    if path.chart.as_of:
        yield from _as_of(path.chart.as_of, path.chart)
    yield from (_told(bar(one, path.language), path.says[one.number - 1]) for one in path.chart.bars)
    yield from (_told(chip(one, path.language), path.says[one.number - 1]) for one in path.foot.chips)
    yield from _foot(path.foot)


def _told(drawn: str, sentence: str) -> str:
    return tag("g", tag("title", escaped(sentence)) + drawn)


def _head(head: Head, language: str) -> Iterator[str]:
    yield text(head.title, LEFT, MARGIN, HEADING, _TONES.ink, fonts.BOLD)
    yield text(head.subtitle, LEFT, MARGIN + len(head.title) * HEADING * LINE, META, _TONES.muted)
    yield from (key(entry, language) for entry in head.legend)


def _lane(lane: Lane) -> Iterator[str]:
    yield tag("rect", x=LEFT, y=lane.top, width=RIGHT - LEFT, height=lane.height, fill=_TONES.band)
    yield _vertical(PLOT, lane.top, lane.top + lane.height, _TONES.rule)
    yield text(lane.label, LEFT + 10, lane.top + 10, TITLE, _TONES.ink, fonts.SEMIBOLD)
    yield from (text(lane.again, LEFT + 10, top, TITLE, _TONES.muted, fonts.SEMIBOLD) for top in lane.repeats)


def _grid(chart: Chart) -> Iterator[str]:
    for tick in chart.ticks:
        yield _vertical(tick.x, chart.top - 4, chart.bottom + 4, _TONES.rule)
        for top in (chart.top - 19, chart.bottom + 4):
            yield text((tick.label,), tick.x, top, SMALL, _TONES.muted, anchor="middle")


def _as_of(line: Line, chart: Chart) -> Iterator[str]:
    half = width(line.label, SMALL, fonts.SEMIBOLD) / 2 + 7
    middle = min(max(line.x, LEFT + half), RIGHT - half)
    top = chart.top - 40
    yield tag("path", d=f"M{number(line.x)} {number(top + 8)}V{number(chart.bottom + 4)}", stroke=_TONES.ink, stroke_dasharray="4 3")
    yield tag("rect", x=middle - half, y=top, width=2 * half, height=17, rx=8.5, fill=_TONES.ink)
    yield text((line.label,), middle, top + 1, SMALL, _TONES.ground, fonts.SEMIBOLD, "middle")


def _vertical(x: float, top: float, bottom: float, colour: str) -> str:
    return tag("path", d=f"M{number(x)} {number(top)}V{number(bottom)}", stroke=colour)


def _turn(turn: Turn) -> str:
    (x, y), (end_x, end_y) = turn.points[-2:]
    along = (float((end_x > x) - (end_x < x)), float((end_y > y) - (end_y < y)))
    steps = "L".join(f"{number(a)} {number(b)}" for a, b in turn.points)
    line = tag("path", d=f"M{steps}", fill="none", stroke=_TONES.ink, stroke_width=1.4, stroke_linejoin="round")
    return line + head(end_x, end_y, along)


def _foot(foot: Foot) -> Iterator[str]:
    if foot.notes:
        top = foot.notes[0].top - 6 - len(foot.heading) * META * LINE
        yield text(foot.heading, LEFT, top, META, _TONES.ink, fonts.SEMIBOLD)
    yield from (_note(note) for note in foot.notes)
    yield text((foot.data,), LEFT, foot.bottom - SMALL, SMALL, _TONES.muted)


def _note(note: Note) -> str:
    mark = text((str(note.number),), note.x + 14, note.top, SMALL, _TONES.ink, fonts.SEMIBOLD, "end")
    return mark + text(note.lines, note.x + NUMBER, note.top, SMALL, _TONES.ink)
