"""A career diagram as SVG: plain strings, its font inside, on a ground of its own, the same bytes on each run."""

from collections.abc import Iterator

from kgraph.diagrams import fonts
from kgraph.diagrams.foot import NUMBER
from kgraph.diagrams.lettering import LINE, width
from kgraph.diagrams.palette import tones
from kgraph.diagrams.shapes import HEADING, META, SMALL, TITLE, CareerPath, Lane, Line, Note, Turn
from kgraph.diagrams.svg_bars import bar, chip, defs
from kgraph.diagrams.svg_signs import head, key
from kgraph.diagrams.svg_text import escaped, number, tag, text

_TONES = tones()
_MARGIN_TOP = 26.0


def write(path: CareerPath) -> str:
    """Return the diagram as an SVG document that needs nothing beside it."""
    style = tag("style", f"{fonts.css()}text{{font-family:'{fonts.FAMILY}',sans-serif}}")
    said = tag("title", escaped(" ".join(path.title)), id="kgraph-title") + tag("desc", escaped("\n".join(path.says)), id="kgraph-desc")
    ground = tag("rect", width=path.width, height=path.height, fill=_TONES.ground)
    inside = said + style + defs(path) + ground + "\n".join(_parts(path))
    size = {"width": path.width, "height": path.height, "viewBox": f"0 0 {number(path.width)} {number(path.height)}"}
    named = {"role": "img", "aria_labelledby": "kgraph-title kgraph-desc", "lang": path.language}
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", **size, **named) + "\n"


def _parts(path: CareerPath) -> Iterator[str]:
    """What lies behind comes first: lanes, grid, arrows, then bars and words."""
    yield from _headings(path)
    yield from (key(entry, path.language) for entry in path.legend)
    for lane in (*path.lanes, *([path.undated] if path.undated else [])):
        yield from _lane(lane, path)
    yield from _grid(path)
    yield from (_turn(turn) for turn in path.turns)
    if path.as_of:
        yield from _as_of(path.as_of, path)
    yield from (_told(bar(one, path.language), path.says[one.number - 1]) for one in path.bars)
    yield from (_told(chip(one, path.language), path.says[one.number - 1]) for one in path.chips)
    yield from _foot(path)


def _told(drawn: str, sentence: str) -> str:
    return tag("g", tag("title", escaped(sentence)) + drawn)


def _headings(path: CareerPath) -> Iterator[str]:
    yield text(path.title, path.frame.left, _MARGIN_TOP, HEADING, _TONES.ink, fonts.BOLD)
    top = _MARGIN_TOP + len(path.title) * HEADING * LINE
    yield text(path.subtitle, path.frame.left, top, META, _TONES.muted)


def _lane(lane: Lane, path: CareerPath) -> Iterator[str]:
    frame = path.frame
    yield tag("rect", x=frame.left, y=lane.top, width=frame.right - frame.left, height=lane.height, fill=_TONES.band)
    yield _vertical(frame.plot, lane.top, lane.top + lane.height, _TONES.rule)
    yield text(lane.label, frame.left + 10, lane.top + 10, TITLE, _TONES.ink, fonts.SEMIBOLD)
    yield from (text(lane.again, frame.left + 10, top, TITLE, _TONES.muted, fonts.SEMIBOLD) for top in lane.repeats)


def _grid(path: CareerPath) -> Iterator[str]:
    frame = path.frame
    for tick in path.ticks:
        yield _vertical(tick.x, frame.top - 4, frame.bottom + 4, _TONES.rule)
        for top in (frame.top - 19, frame.bottom + 4):
            yield text((tick.label,), tick.x, top, SMALL, _TONES.muted, anchor="middle")


def _as_of(line: Line, path: CareerPath) -> Iterator[str]:
    frame, half = path.frame, width(line.label, SMALL, fonts.SEMIBOLD) / 2 + 7
    middle = min(max(line.x, frame.left + half), frame.right - half)
    top = frame.top - 40
    yield tag("path", d=f"M{number(line.x)} {number(top + 8)}V{number(frame.bottom + 4)}", stroke=_TONES.ink, stroke_dasharray="4 3")
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


def _foot(path: CareerPath) -> Iterator[str]:
    left = path.frame.left
    if path.notes:
        top = path.notes[0].top - 6 - len(path.source_heading) * META * LINE
        yield text(path.source_heading, left, top, META, _TONES.ink, fonts.SEMIBOLD)
    yield from (_note(note) for note in path.notes)
    yield text((path.data,), left, path.height - path.frame.left - SMALL, SMALL, _TONES.muted)


def _note(note: Note) -> str:
    mark = text((str(note.number),), note.x + 14, note.top, SMALL, _TONES.ink, fonts.SEMIBOLD, "end")
    return mark + text(note.lines, note.x + NUMBER, note.top, SMALL, _TONES.ink)
