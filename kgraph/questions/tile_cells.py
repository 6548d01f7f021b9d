"""Which cell each unit stands in: provinces by hand, units that an act joined beside each other, all others by code."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kgraph.engines.base import Engine
from kgraph.graph import TemporalGraph
from kgraph.grids.cells import Cell, beside, in_rows
from kgraph.grids.provinces import province_cells
from kgraph.model import Kind, Node, Relation
from kgraph.places.register import open_register
from kgraph.places.units import OLDEST, Unit
from kgraph.questions.units import by_code


def placed(graph: TemporalGraph, units: Sequence[Node], level: Kind) -> dict[str, Cell]:
    """Return the cell of each unit: in rows by their superior and code, those that came from or went into one unit side by side."""
    kin = {unit.id: _kin(graph, unit) for unit in units}
    inside = {unit.id: _superior(graph, unit, {one.id for one in units}) for unit in units}
    order: dict[str, None] = {}
    for unit in sorted(units, key=lambda one: (inside[one.id] if level is Kind.COMMUNE else "", by_code(one))):
        joined = [one for one in units if kin[one.id] & kin[unit.id] and inside[one.id] == inside[unit.id]]
        order |= dict.fromkeys(one.id for one in (unit, *joined) if one.id not in order)
    return in_rows(list(order))


def country_tiles(engine: Engine, day: date) -> Iterator[tuple[Node, Cell, bool]]:
    """Yield the provinces of a day with their cells, and whether the base has them; before the register, only those that it has."""
    listed = {unit.id: unit for unit in open_register().units.values() if unit.kind is Kind.PROVINCE}
    here = [node for node in engine.nodes(Kind.PROVINCE) if node.id not in listed or listed[node.id].covers(day)]
    missing = [_node(unit) for unit in listed.values() if unit.covers(day) and day >= OLDEST and unit.id not in {one.id for one in here}]
    by_hand = province_cells(day)
    cells: dict[str, Cell] = {}
    for unit in (*sorted(here, key=by_code), *missing):
        cell = by_hand.get(str(unit.get("code")))
        if cell is not None and cell not in cells.values():
            cells[unit.id] = cell
    cells |= beside(cells, [unit.id for unit in here if unit.id not in cells])
    yield from ((unit, cells[unit.id], True) for unit in here)
    yield from ((unit, cells[unit.id], False) for unit in missing if unit.id in cells)


def _kin(graph: TemporalGraph, unit: Node) -> frozenset[str]:
    """What a unit came from and what it went into."""
    out = {edge.object for edge in graph.out(unit.id, Relation.BECAME)}
    return frozenset(out | {edge.subject for edge in graph.into(unit.id, Relation.BECAME)})


def _superior(graph: TemporalGraph, unit: Node, units: Iterable[str]) -> str:
    """The code and id of the unit that it lay in, so that the units of one stand together."""
    wholes = [graph.node(edge.object) for edge in graph.out(unit.id, Relation.PART_OF) if edge.object not in units]
    return min((f"{whole.get('code')} {whole.id}" for whole in wholes), default="")


def _node(unit: Unit) -> Node:
    return Node(unit.id, unit.kind, unit.name, (("code", unit.code), ("type", unit.type)))
