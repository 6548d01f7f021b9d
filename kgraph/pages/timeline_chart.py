"""The line of time as an Altair chart: a row for each holding, its words around its bar, and a click that names its edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st

from kgraph.dates import FIRST_DAY, LAST_DAY
from kgraph.diagrams import palette
from kgraph.graph import Edge, Stretch
from kgraph.pages.wording import day_words, t, valid_words

_ROW, _AXIS = 62, 46
_FEW_YEARS = timedelta(days=4 * 365)


@dataclass(frozen=True, slots=True)
class Bar:
    """A holding to draw: the edge, the words above its bar, the block that colours it."""

    edge: Edge
    title: str
    block: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, from day to day, as opaque as it is certain."""

    row: int
    start: date
    end: date
    opacity: float


def chart(bars: Sequence[Bar], pieces: Sequence[Piece], window: Stretch, day: date, chosen: str) -> Any:
    """Return the chart; its selection is called ``pick`` and holds the edge of the row that was clicked."""
    import altair as alt

    dark = st.context.theme.type == "dark"
    tones = palette.tones(dark)
    x = alt.X("start:T", title=None, scale=alt.Scale(nice=False), axis=_axis(window, tones.muted))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(len(bars))), paddingInner=0, paddingOuter=0))
    whole = [_row(row, bar, window) for row, bar in enumerate(bars)]
    marked = [row for row in whole if row["edge"] == chosen]
    pick = alt.selection_point(name="pick", fields=["edge"], on="click", toggle=False)
    layers = [
        *([_layer(marked).mark_rect(color=tones.band).encode(x=x, x2="end:T", y=y)] if marked else []),
        _bars(bars, pieces, dark).encode(x=x, x2="end:T", y=y),
        *_words(bars, tones, y),
        *_unknown(bars, tones, y),
        *_day_line(day, window, tones.muted),
        _layer(whole).mark_rect(opacity=0.001, cursor="pointer").encode(x=x, x2="end:T", y=y, tooltip=_tooltip()).add_params(pick),
    ]
    return alt.layer(*layers).properties(height=_ROW * len(bars) + _AXIS).configure_view(stroke=None)


def unbounded(bars: Sequence[Bar]) -> tuple[list[int], list[int]]:
    """Return the rows whose start no source bounds, and those whose end."""
    spans = [bar.edge.valid for bar in bars]
    opens = [row for row, valid in enumerate(spans) if valid.start_earliest == FIRST_DAY]
    return opens, [row for row, valid in enumerate(spans) if valid.end_latest == LAST_DAY]


def _row(row: int, bar: Bar, window: Stretch) -> dict[str, Any]:
    said = f"{bar.title}: {valid_words(bar.edge.valid)}"
    return {"row": row, "edge": bar.edge.id, "said": said, "start": _moment(window[0]), "end": _moment(window[1])}


def _bars(bars: Sequence[Bar], pieces: Sequence[Piece], dark: bool) -> Any:
    import altair as alt

    rows = [
        {
            "row": piece.row,
            "start": _moment(piece.start),
            "end": _moment(piece.end),
            "opacity": piece.opacity,
            "color": palette.hue(bars[piece.row].block, dark).strong,
            "rim": 2 if piece.opacity == 1.0 else 0,
        }
        for piece in pieces
    ]
    # A rim of its own colour, so that a term of days can be seen on a line of decades.
    look = {
        "color": alt.Color("color:N", scale=None),
        "opacity": alt.Opacity("opacity:Q", scale=None),
        "stroke": alt.Stroke("color:N", scale=None),
        "strokeWidth": alt.StrokeWidth("rim:Q", scale=None),
    }
    return _layer(rows).mark_bar(height=14).encode(**look)


def _words(bars: Sequence[Bar], tones: palette.Tones, y: Any) -> Iterator[Any]:
    import altair as alt

    rows = [
        {"row": row, "title": bar.title, "when": f"{t(f'block.{bar.block}')} · {valid_words(bar.edge.valid)}"}
        for row, bar in enumerate(bars)
    ]
    base = _layer(rows).encode(x=alt.value(6), y=y)
    left: dict[str, Any] = {"align": "left", "limit": {"expr": "width - 12"}}
    yield base.mark_text(baseline="bottom", dy=-10, fontSize=13, fontWeight=600, color=tones.ink, **left).encode(text="title:N")
    yield base.mark_text(baseline="top", dy=11, fontSize=12, color=tones.muted, **left).encode(text="when:N")


def _unknown(bars: Sequence[Bar], tones: palette.Tones, y: Any) -> Iterator[Any]:
    """A question mark at each end that no source bounds, at the edge where the bar fades."""
    import altair as alt

    looks: tuple[tuple[float | str, dict[str, Any]], ...] = ((0, {"align": "left", "dx": 6}), ("width", {"align": "right", "dx": -6}))
    for rows, (edge, look) in zip(unbounded(bars), looks, strict=True):
        if rows:
            marks = _layer([{"row": row, "mark": "?"} for row in rows])
            marks = marks.mark_text(baseline="middle", fontSize=13, fontWeight=700, color=tones.muted, **look)
            yield marks.encode(x=alt.value(edge), y=y, text="mark:N")


def _day_line(day: date, window: Stretch, color: str) -> Iterator[Any]:
    import altair as alt

    if not window[0] <= day <= window[1]:
        return
    base = _layer([{"start": _moment(day), "said": day_words(day)}]).encode(x="start:T")
    yield base.mark_rule(strokeDash=[4, 3], color=color)
    yield base.mark_text(baseline="bottom", dy=-3, fontSize=11, color=color).encode(y=alt.value(0), text="said:N")


def _layer(rows: list[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Chart(alt.InlineData(values=rows))


def _tooltip() -> Any:
    import altair as alt

    return alt.Tooltip("said:N", title=" ")


def _axis(window: Stretch, color: str) -> Any:
    import altair as alt

    format_ = "%m/%Y" if window[1] - window[0] < _FEW_YEARS else "%Y"
    return alt.Axis(format=format_, tickCount=5, labelOverlap=True, labelFlush=True, labelColor=color, grid=True)


def _moment(day: date) -> str:
    """A day as the browser's own midnight, so that no time zone moves it."""
    return f"{day.isoformat()}T00:00:00"
