"""A grid of tiles or of outlines as SVG: plain strings, its font inside, on a light or a dark ground, the same bytes on each run."""

from collections.abc import Iterator

from kgraph.diagrams import fonts
from kgraph.diagrams.lettering import LINE
from kgraph.diagrams.palette import SHADES, Tones, on_shade, tones
from kgraph.diagrams.shapes import HEADING, LEFT, MARGIN, WIDTH
from kgraph.diagrams.svg_text import escaped, number, tag, text
from kgraph.diagrams.tile_shapes import ABSENT, STRIP, UNKNOWN, WORDS, Area, Swatch, TileGrid


def write(grid: TileGrid, *, dark: bool = False) -> str:
    """Return the picture as an SVG document that needs nothing beside it."""
    colours = tones(dark)
    style = tag("style", f"{fonts.css()}text{{font-family:'{fonts.FAMILY}',sans-serif}}")
    said = tag("title", escaped(" ".join(grid.title)), id="kgraph-title")
    told = tag("desc", escaped("\n".join(area.says for area in grid.areas)), id="kgraph-desc")
    ground = tag("rect", width=WIDTH, height=grid.height, fill=colours.ground)
    inside = said + told + style + _defs(colours) + ground + "\n".join(_parts(grid, colours))
    size = {"width": WIDTH, "height": grid.height, "viewBox": f"0 0 {number(WIDTH)} {number(grid.height)}"}
    named = {"role": "img", "aria_labelledby": "kgraph-title kgraph-desc", "lang": grid.language}
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", **size, **named) + "\n"


def _parts(grid: TileGrid, colours: Tones) -> Iterator[str]:
    yield text(grid.title, LEFT, MARGIN, HEADING, colours.ink, fonts.BOLD)
    yield text(grid.subtitle, LEFT, MARGIN + len(grid.title) * HEADING * LINE, WORDS, colours.muted)
    yield from (_swatch(entry, colours) for entry in grid.legend)
    yield from (tag("g", tag("title", escaped(area.says)) + _ground(area, colours), data_unit=area.unit) for area in grid.areas)
    yield from (_words(area, colours) for area in grid.areas)
    yield from (text(label.lines, label.x, label.top, label.size, colours.ink) for label in grid.key)
    yield text(grid.notes, LEFT, grid.notes_top, WORDS, colours.muted)
    yield text((grid.data,), LEFT, grid.bottom - WORDS, WORDS, colours.muted)


def _defs(colours: Tones) -> str:
    lines = tag("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2", stroke=colours.rule, stroke_width=1)
    dense = tag("path", d="M-1 1l2-2M0 4l4-4M3 5l2-2", stroke=colours.ink, stroke_width=1.1)
    size = {"patternUnits": "userSpaceOnUse"}
    return tag(
        "defs",
        tag("pattern", lines, id="unknown", width=6, height=6, **size) + tag("pattern", dense, id="possible", width=4, height=4, **size),
    )


def _ground(area: Area, colours: Tones) -> str:
    look = _look(area.shade, colours)
    if area.rings:
        rings = "".join("M" + "L".join(f"{number(x)} {number(y)}" for x, y in ring) + "Z" for ring in area.rings)
        shape = {"d": rings, "fill_rule": "evenodd", "stroke_linejoin": "round"}
        plain = tag("path", fill=colours.ground, **shape) if area.shade < 0 else ""
        return plain + tag("path", **shape, **look)
    box = {"x": area.x, "y": area.top, "width": area.width, "height": area.height, "rx": 4}
    plain = tag("rect", **box, fill=colours.ground) if area.shade < 0 else ""
    return plain + tag("rect", **box, **look) + _strip(area, colours)


def _look(shade: int, colours: Tones) -> dict[str, object]:
    if shade >= 0:
        return {"fill": SHADES[shade], "stroke": colours.muted, "stroke_width": 0.8}
    if shade == UNKNOWN:
        return {"fill": "url(#unknown)", "stroke": colours.muted, "stroke_width": 0.8}
    return {"fill": "none", "stroke": colours.rule, "stroke_width": 1, "stroke_dasharray": "3 3"}


def _strip(area: Area, colours: Tones) -> str:
    """The posts of a unit as a strip: known, possible, and the rest."""
    if area.strip is None:
        return ""
    x, top, wide = area.x + 6, area.top + area.height - STRIP - 4, area.width - 12
    certain, possible = (share * wide for share in area.strip)
    box = tag("rect", x=x, y=top, width=wide, height=STRIP, fill=colours.ground, stroke=colours.ink, stroke_width=0.7)
    sure = tag("rect", x=x, y=top, width=certain, height=STRIP, fill=colours.ink) if certain else ""
    return box + sure + (tag("rect", x=x + certain, y=top, width=possible, height=STRIP, fill="url(#possible)") if possible else "")


def _words(area: Area, colours: Tones) -> str:
    ink = on_shade(area.shade) if area.shade >= 0 else colours.ink if area.shade == UNKNOWN else colours.muted
    words = []
    if area.name is not None:
        words.append(text(area.name.lines, area.name.x, area.name.top, area.name.size, ink, fonts.SEMIBOLD, "middle"))
    words.append(text(area.figure.lines, area.figure.x, area.figure.top, area.figure.size, ink, fonts.BOLD, "middle"))
    if area.about is not None:
        words.append(text(area.about.lines, area.about.x, area.about.top, area.about.size, ink, anchor="middle"))
    if area.shade >= 0 and not area.rings:
        return "".join(words)
    behind = SHADES[area.shade] if area.shade >= 0 else colours.ground
    return tag("g", "".join(words), stroke=behind, stroke_width=3.5, paint_order="stroke", stroke_linejoin="round")


def _swatch(entry: Swatch, colours: Tones) -> str:
    words = text((entry.label,), entry.x + 26, entry.top, WORDS, colours.ink)
    box = {"x": entry.x, "y": entry.top + 3, "width": 20, "height": 12}
    if entry.sign in ("shade", "unknown", "absent"):
        shade = {"unknown": UNKNOWN, "absent": ABSENT}.get(entry.sign, entry.shade)
        return tag("rect", **box, rx=2, **_look(shade, colours)) + words
    fill = {"strip_certain": colours.ink, "strip_possible": "url(#possible)"}.get(entry.sign, colours.ground)
    strip = {"x": entry.x, "y": entry.top + 5, "width": 20, "height": STRIP, "stroke": colours.ink, "stroke_width": 0.7}
    return tag("rect", **strip, fill=colours.ground) + tag("rect", **strip, fill=fill) + words
