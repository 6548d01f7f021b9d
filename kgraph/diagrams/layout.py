"""Where boxes of given sizes go so that links run from left to right: by Graphviz ``dot``, in plain columns where it is absent."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Size: TypeAlias = tuple[float, float]
Point: TypeAlias = tuple[float, float]
Link: TypeAlias = tuple[str, str]

_INCH = 72.0
_BETWEEN_ROWS, _BETWEEN_COLUMNS = 20.0, 150.0
_SWEEPS = 4


def layered(sizes: Mapping[str, Size], links: Iterable[Link], columns: Mapping[str, int]) -> dict[str, Point]:
    """Return the middle of each box, y growing downwards; equal input gives equal places.

    ``columns`` says which column a box belongs to; it counts only where Graphviz is absent (its wheel does not exist for
    Alpine, Linux on ARM and Intel macOS).
    """
    known = sorted({link for link in links if link[0] != link[1]})
    return by_dot(sizes, known) if _has_dot() else in_columns(sizes, known, columns)


def by_dot(sizes: Mapping[str, Size], links: Sequence[Link]) -> dict[str, Point]:
    """Return the places that Graphviz ``dot`` gives."""
    import pygraphviz

    graph = pygraphviz.AGraph(directed=True, rankdir="LR", nodesep=_BETWEEN_ROWS / _INCH, ranksep=_BETWEEN_COLUMNS / _INCH)
    names = {node_id: f"n{number}" for number, node_id in enumerate(sizes)}
    for node_id, (width, height) in sizes.items():
        # An empty label, so that Graphviz looks for no font.
        graph.add_node(names[node_id], label="", shape="box", fixedsize=True, width=width / _INCH, height=height / _INCH)
    graph.add_edges_from((names[one], names[other]) for one, other in links)
    graph.layout(prog="dot")
    return {node_id: _point(graph.get_node(name).attr["pos"]) for node_id, name in names.items()}


def in_columns(sizes: Mapping[str, Size], links: Sequence[Link], columns: Mapping[str, int]) -> dict[str, Point]:
    """Return places in columns, each box near the middle of those it is tied to."""
    rows = _rows(list(sizes), links, columns)
    x, places = 0.0, {}
    for column in sorted({columns[node_id] for node_id in sizes}):
        inside = sorted((node_id for node_id in sizes if columns[node_id] == column), key=lambda node_id: rows[node_id])
        widest = max(sizes[node_id][0] for node_id in inside)
        y = -sum(sizes[node_id][1] + _BETWEEN_ROWS for node_id in inside) / 2
        for node_id in inside:
            places[node_id] = (x + widest / 2, y + sizes[node_id][1] / 2)
            y += sizes[node_id][1] + _BETWEEN_ROWS
        x += widest + _BETWEEN_COLUMNS
    return places


def _has_dot() -> bool:
    try:
        import pygraphviz  # noqa: F401
    except ImportError:
        return False
    return True


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), -float(y)


def _rows(ids: Sequence[str], links: Sequence[Link], columns: Mapping[str, int]) -> dict[str, float]:
    """The place of each box within its column: a few sweeps towards the middle of its neighbours."""
    near: dict[str, list[str]] = {node_id: [] for node_id in ids}
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    rows = {node_id: float(number) for number, node_id in enumerate(ids)}
    for _ in range(_SWEEPS):
        wanted = {i: sum(rows[n] for n in near[i]) / len(near[i]) if near[i] else rows[i] for i in ids}
        for column in set(columns.values()):
            inside = sorted((i for i in ids if columns[i] == column), key=lambda i: (wanted[i], i))
            middle = (len(inside) - 1) / 2
            rows |= {node_id: number - middle for number, node_id in enumerate(inside)}
    return rows
