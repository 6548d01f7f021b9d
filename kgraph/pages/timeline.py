"""Holdings on a line of time: what is certain is full, what is possible is pale, what no source bounds fades."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import streamlit as st

from kgraph.dates import FIRST_DAY, LAST_DAY
from kgraph.graph import Edge, Stretch
from kgraph.pages.timeline_chart import Bar, Piece, chart
from kgraph.pages.wording import t, valid_words

_SLICES = 8
_PALE = 0.3
_A_YEAR = timedelta(days=365)


def show(bars: Sequence[Bar], day: date, chosen: str, key: str) -> str:
    """Draw the bars, and return the edge of the one that was clicked, ``""`` if none was."""
    window = span_of(bars, day)
    if window is None:
        st.info(t("timeline.undated"))
        return ""
    drawn = [piece for row, bar in enumerate(bars) for piece in pieces(bar, row, window)]
    event = st.altair_chart(
        chart(bars, drawn, window, day, chosen), width="stretch", on_select="rerun", selection_mode="pick", key=key, alt=alternative(bars)
    )
    picked = event.get("selection", {}).get("pick") or [{}]
    st.caption(t("timeline.legend"))
    return str(picked[0].get("edge", ""))


def alternative(bars: Iterable[Bar]) -> str:
    """Return the chart in words, for who cannot see it."""
    return "; ".join(f"{bar.title}: {valid_words(bar.edge.valid)}" for bar in bars)


def span_of(bars: Iterable[Bar], day: date) -> Stretch | None:
    """Return the days to draw: all that some source bounds, the day asked about if it is near, and room for what fades."""
    known = [bound for bar in bars for bound in _bounds(bar.edge)]
    if not known:
        return None
    first, last = min(known), max(known)
    if first - 10 * _A_YEAR <= day <= last + 10 * _A_YEAR:
        first, last = min(first, day), max(last, day)
    room = max(_A_YEAR // 2, (last - first) // 8)
    return first - room, last + room


def pieces(bar: Bar, row: int, window: Stretch) -> Iterator[Piece]:
    """Yield the parts of a bar within the days that are drawn: what is possible, fading where nothing bounds it, then what is certain."""
    valid, (first, last) = bar.edge.valid, window
    zone = (last - first) // 6
    opens, stays = valid.start_earliest == FIRST_DAY, valid.end_latest == LAST_DAY
    start, end = max(valid.start_earliest, first), min(_after(valid.end_latest), last)
    start = min(first + zone, end) if opens else start
    end = max(last - zone, start) if stays else end
    yield from (Piece(row, *part, _PALE * share) for part, share in _fading(first, start if opens else first))
    yield Piece(row, start, end, _PALE)
    yield from (Piece(row, *part, _PALE * (1 - share)) for part, share in _fading(end if stays else last, last))
    yield from (Piece(row, max(begin, first), min(_after(finish), last), 1.0) for begin, finish in _certain(bar.edge))


def _fading(start: date, end: date) -> Iterator[tuple[Stretch, float]]:
    step = (end - start) / _SLICES
    if start < end:
        yield from (((start + step * n, start + step * (n + 1)), (n + 0.5) / _SLICES) for n in range(_SLICES))


def _after(day: date) -> date:
    """The day after, where a bar ends that holds the day whole."""
    return min(day, LAST_DAY - timedelta(days=1)) + timedelta(days=1)


def _bounds(edge: Edge) -> Iterator[date]:
    valid = edge.valid
    ends = (valid.start_earliest, valid.start_latest, valid.end_earliest, valid.end_latest)
    yield from (end for end in ends if end not in (FIRST_DAY, LAST_DAY))


def _certain(edge: Edge) -> tuple[Stretch, ...]:
    if edge.attested is not None:
        return edge.attested
    return ((edge.valid.start_latest, edge.valid.end_earliest),) if edge.valid.has_certain_day() and not edge.valid.is_undated else ()
