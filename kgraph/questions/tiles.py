"""The units of a territory on a day as tiles of a schematic grid, each with a number: a measure, known holders, the newest rotation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UnknownNameError, UsageError
from kgraph.graph import Direction, TemporalGraph
from kgraph.grids.cells import beside, by_points
from kgraph.grids.outlines import Outlines
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, name_of, some
from kgraph.questions.career import RECIPE as CAREER
from kgraph.questions.career import career_in
from kgraph.questions.choose import choose
from kgraph.questions.lines import by_name
from kgraph.questions.moves import Move
from kgraph.questions.readings import Reading, UnitDay, completeness, measured, newest_rotation
from kgraph.questions.rotations import RECIPE as ROTATIONS
from kgraph.questions.tile_cells import country_tiles, placed
from kgraph.questions.units import Level, level_of, units_in

__all__ = ["COMPLETENESS", "NEWEST_ROTATION", "RECIPE", "Tile", "Tiles", "tiles"]

_IN, _OUT = Direction.IN, Direction.OUT
_BODIES, _POSTS = frozenset({Kind.ORGANIZATION}), frozenset({Kind.POST})
_HERE = ("territory", "inside", "deeper", "deepest")

COMPLETENESS, NEWEST_ROTATION = "completeness", "newest-rotation"
"""What a grid can be coloured by beside a measure."""

MANY = 200
"""Of so many people the careers are fetched all at once, with those of everybody else."""

RECIPE = Recipe(
    "tiles",
    ("territory",),
    (
        *(Step(here, Relation.PART_OF, _IN, inside) for here, inside in pairwise(_HERE)),
        *(step for here in _HERE[:3] for step in (Step(here, Relation.BECAME, _IN, "kin"), Step(here, Relation.BECAME, _OUT, "kin"))),
        *(Step(here, Relation.MEASURED, _OUT, "measured") for here in _HERE[:3]),
        *(
            step
            for here in _HERE
            for step in (
                Step(here, Relation.GOVERNS, _IN, "body"),
                Step(here, Relation.LOCATED_IN, _IN, "body", _BODIES),
                Step(here, Relation.LOCATED_IN, _IN, "post", _POSTS),
            )
        ),
        Step("body", Relation.PART_OF, _IN, "part", _BODIES),
        Step("part", Relation.GOVERNS, _OUT, "elsewhere"),
        Step("part", Relation.LOCATED_IN, _OUT, "elsewhere"),
        Step("body", Relation.POST_IN, _IN, "post"),
        Step("part", Relation.POST_IN, _IN, "post"),
        Step("post", Relation.POST_IN, _OUT, "organization"),
        Step("post", Relation.HOLDS, _IN, "holder"),
        Step("post", Relation.VACANT, _OUT, "organization"),
    ),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit in its cell with what was read of it; ``is_here`` is false for a unit that the base does not have."""

    unit: Node
    column: int
    row: int
    reading: Reading
    is_here: bool = True

    @property
    def code(self) -> str:
        """The code of the unit, ``""`` where no source gives it."""
        return str(self.unit.get("code"))

    @property
    def state(self) -> str:
        """Whether a value is known, unknown, or the unit is absent from the base."""
        return "absent" if not self.is_here else "known" if self.reading.text else "unknown"


@dataclass(frozen=True, slots=True)
class Tiles(Answer):
    """The tiles of a territory by row and column; ``place`` is None for the country, ``measure`` for what is no measure.

    ``measures`` are those that some unit was measured by, on any day.
    Where somebody brought ``outlines``, the cells follow them: units that have none stand in rows below.
    """

    place: Node | None
    level: Kind
    as_of: date
    by: str
    measure: Node | None
    tiles: tuple[Tile, ...]
    measures: tuple[Node, ...] = ()
    outlines: Outlines | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return a row per unit, from the top left."""
        return tuple(_row(tile, self.as_of) for tile in self.tiles)

    @property
    def lacking(self) -> tuple[Tile, ...]:
        """The tiles of which the outlines have none."""
        rings = self.outlines.rings if self.outlines else {}
        return tuple(tile for tile in self.tiles if self.outlines and tile.code not in rings)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The codes of outlines that no unit bears, sorted."""
        codes = {tile.code for tile in self.tiles}
        return tuple(sorted(code for code in (self.outlines.rings if self.outlines else ()) if code not in codes))

    def along(self, outlines: Outlines) -> "Tiles":
        """Return the same tiles in cells that follow outlines.

        Raises:
            UsageError: the outlines were not true on the day, or none of them is of a unit here.
        """
        outlines.check_day(self.as_of)
        middles = outlines.middles()
        points = {tile.unit.id: middles[tile.code] for tile in self.tiles if tile.code in middles}
        if self.tiles and not points:
            raise _of_other_units(self.tiles, outlines)
        cells = by_points(points)
        cells |= beside(cells, [tile.unit.id for tile in self.tiles if tile.unit.id not in points])
        moved = (Tile(tile.unit, *cells[tile.unit.id], tile.reading, tile.is_here) for tile in self.tiles)
        return replace(self, tiles=_in_order(moved), outlines=outlines)


def tiles(engine: Engine, place_id: str, as_of: date, by: str = COMPLETENESS, level: Level = "") -> Tiles:
    """Return the units of a district, a province or (without an id) the country on a day, each in its cell.

    They are the next lower units of that day, or those of ``level``. ``by`` is ``completeness``, ``newest-rotation``, or the id or name
    of a measure. Where neither hand nor act places a unit, it stands by its code.

    Raises:
        UnknownNameError: no node has that id, or no measure that name.
        UsageError: the node is no district or province, or has no units of that level.
    """
    measure = _measure(engine, by)
    if not place_id:
        return _country(engine, as_of, by, measure, level)
    graph = engine.gather(RECIPE, territory=place_id)
    place, on_day = graph.node(place_id), graph.as_of(as_of)
    wanted = level_of(place, level)
    units = units_in(on_day, place, wanted)
    read = _reader(engine, graph, by, measure)
    cells = placed(graph, units, wanted or Kind.COMMUNE)
    found = [Tile(unit, *cells[unit.id], read(UnitDay(graph, as_of, unit, on_day))) for unit in units]
    return Tiles(place, wanted or _kind(units), as_of, by, measure, _in_order(found), _measures(graph, units))


def _measure(engine: Engine, by: str) -> Node | None:
    if by in (COMPLETENESS, NEWEST_ROTATION):
        return None
    try:
        return choose(engine, by, frozenset({Kind.INITIATIVE}))
    except UnknownNameError as err:
        fix = f"units are counted by {COMPLETENESS}, {NEWEST_ROTATION}, or a measure; {err.fix}"
        raise UnknownNameError(f"no measure has the name or id '{by}'", fix=fix) from err


def _of_other_units(found: Sequence[Tile], outlines: Outlines) -> UsageError:
    here, there = some((tile.code for tile in found), 3), some(sorted(outlines.rings), 3)
    fix = f"take outlines of these units, with their codes as text: here {here}, in the file {there}"
    return UsageError("no outline has the code of a unit here", where=outlines.file, fix=fix)


def _country(engine: Engine, as_of: date, by: str, measure: Node | None, level: str) -> Tiles:
    if level not in ("", "province"):
        raise UsageError(f"the country is drawn by provinces, not by '{level}'", fix="name a province for its districts or communes")
    found: list[Tile] = []
    measures: dict[str, Node] = {}
    for unit, cell, is_here in country_tiles(engine, as_of):
        if not is_here:
            found.append(Tile(unit, *cell, Reading(), False))
            continue
        graph = engine.gather(RECIPE, territory=unit.id)
        measures |= {one.id: one for one in _measures(graph, [unit])}
        read = _reader(engine, graph, by, measure)
        found.append(Tile(unit, *cell, read(UnitDay(graph, as_of, unit, graph.as_of(as_of)))))
    return Tiles(None, Kind.PROVINCE, as_of, by, measure, _in_order(found), tuple(sorted(measures.values(), key=by_name)))


def _reader(engine: Engine, graph: TemporalGraph, by: str, measure: Node | None) -> Callable[[UnitDay], Reading]:
    if measure is not None:
        return lambda day: measured(day, measure.id)
    if by == COMPLETENESS:
        return completeness
    moves = _moves(engine, graph)
    return lambda day: newest_rotation(day, moves)


def _moves(engine: Engine, graph: TemporalGraph) -> tuple[Move, ...]:
    """The moves of all who held a post in what was gathered."""
    people = graph.nodes(Kind.PERSON)
    if len(people) > MANY:
        every = engine.gather(ROTATIONS)
        return tuple(move for person in people for move in career_in(engine, every, person.id).moves)
    gathered = engine.gather_each(CAREER, people)
    return tuple(move for person in people for move in career_in(engine, gathered[person.id], person.id).moves)


def _measures(graph: TemporalGraph, units: Sequence[Node]) -> tuple[Node, ...]:
    found = {edge.object for unit in units for edge in graph.out(unit.id, Relation.MEASURED)}
    return tuple(sorted(map(graph.node, found), key=by_name))


def _kind(units: Sequence[Node]) -> Kind:
    return units[0].kind if units else Kind.COMMUNE


def _in_order(found: Iterable[Tile]) -> tuple[Tile, ...]:
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def _row(tile: Tile, as_of: date) -> Row:
    unit: Row = {"unit": name_of(tile.unit), "unit_id": tile.unit.id, "code": tile.code}
    cells: Row = {"column": tile.column, "row": tile.row, "state": tile.state}
    return unit | cells | (tile.reading.cells(as_of) if tile.is_here else Reading().cells(as_of) | NO_EDGE)
