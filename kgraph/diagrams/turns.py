"""The arrows of a career: from what was left to what was taken up, around the bars between."""

from collections.abc import Iterable, Iterator, Mapping

from kgraph.diagrams.extents import End
from kgraph.diagrams.shapes import BEFORE, Bar, Point, Turn
from kgraph.questions.career import Move

_HEAD, _BEND = 1.5, 4.0


def turns(moves: Iterable[Move], bars: Mapping[str, Bar]) -> tuple[Turn, ...]:
    """Return an arrow for each pair of holdings that a move ties and that both have a date."""
    return tuple(turn for move in moves for turn in _turns(move, bars))


def _turns(move: Move, bars: Mapping[str, Bar]) -> Iterator[Turn]:
    left = [bars[holding.edge.id] for holding in move.before if holding.edge.id in bars]
    arrived = [bars[holding.edge.id] for holding in move.after if holding.edge.id in bars]
    for one in left:
        for other in arrived:
            yield Turn(move.kind, tuple((round(x, 1), round(y, 1)) for x, y in _route(one, other)))


def _route(one: Bar, other: Bar) -> tuple[Point, ...]:
    """Into the start of the later bar; from above or below where that start is not known."""
    down = other.top >= one.bottom
    edge = one.bottom if down else one.top
    upright = other.left - BEFORE
    if one.right + 2 <= upright and one.caption.x < one.right:
        return (one.right, one.middle), (upright, one.middle), (upright, other.middle), (other.left - _HEAD, other.middle)
    if other.start is End.FADING and other.left < one.right:
        x = min(max(other.first, one.left + 3), one.right - 3)
        return (x, edge), (x, other.top - _HEAD if down else other.bottom + _HEAD)
    if one.left + 2 <= upright <= one.right:
        return (upright, edge), (upright, other.middle), (other.left - _HEAD, other.middle)
    x = one.right - 3 if upright > one.right else one.left + 3
    bend = one.middle + (one.room / 2 + _BEND) * (1 if down else -1)
    return (x, edge), (x, bend), (upright, bend), (upright, other.middle), (other.left - _HEAD, other.middle)
