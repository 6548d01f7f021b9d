"""A ring with fewer corners: those that no eye would miss are left out."""

from kgraph.grids.cells import Point
from kgraph.grids.outlines import Ring


def simplified(ring: Ring, within: float) -> Ring:
    """Return a ring without the corners that lie nearer than ``within`` to the line between those kept (Douglas and Peucker).

    Corners that lie as near to the one before go first: fine outlines have many.
    """
    ring = _thinned(ring, within**2)
    half = max(range(len(ring)), key=lambda at: _square(ring[0], ring[at]))
    kept = {0, half, len(ring) - 1}
    waiting = [(0, half), (half, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda at: _apart(ring[at], ring[first], ring[last]))
        if _apart(ring[far], ring[first], ring[last]) > within * within:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return tuple(ring[at] for at in sorted(kept))


def _thinned(ring: Ring, least: float) -> Ring:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if _square(kept[-1], point) >= least:
            kept.append(point)
    return (*kept, ring[-1])


def _square(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _apart(point: Point, start: Point, end: Point) -> float:
    """The square of the distance of a point from the line between two others."""
    length = _square(start, end)
    if not length:
        return _square(point, start)
    share = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length
    share = min(1.0, max(0.0, share))
    return _square(point, (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
