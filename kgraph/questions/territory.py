"""Which units covered the territory of a place on a day, and of each the bodies, posts, holders, villages and initiatives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kgraph.dates import Certainty
from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, edge_cells, name_of
from kgraph.questions.bodies import body_lines, post_lines
from kgraph.questions.commune import commune
from kgraph.questions.covering import Covering, coverings, least
from kgraph.questions.kinship import REACH, gathered
from kgraph.questions.lineage import RECIPE as LINEAGE
from kgraph.questions.lines import CommuneDay, Line, blank
from kgraph.questions.lives import UNITS, ended_with_its_tier

__all__ = ["RECIPE", "Covered", "Territory", "territory"]

_IN, _OUT = Direction.IN, Direction.OUT
_BODIES, _COMMUNES = frozenset({Kind.ORGANIZATION}), frozenset({Kind.COMMUNE})
TIER_ENDED = "tier ended"

RECIPE = Recipe(
    "territory",
    ("place",),
    (
        *LINEAGE.steps,
        Step("place", Relation.PART_OF, _IN, "inside", _COMMUNES),
        Step("inside", Relation.BECAME, _OUT, "heir"),
        *(Step("heir", Relation.BECAME, _OUT, "heir"),) * (REACH - 1),
        *(Step(unit, Relation.PART_OF, _OUT, "superior") for unit in ("inside", "heir")),
        *(
            Step(unit, relation, _IN, "body", _BODIES)
            for unit in ("place", "later", "earlier")
            for relation in (Relation.GOVERNS, Relation.LOCATED_IN)
        ),
        Step("body", Relation.POST_IN, _IN, "post"),
        Step("post", Relation.HOLDS, _IN, "holder"),
        Step("post", Relation.VACANT, _OUT, "vacated"),
    ),
)


@dataclass(frozen=True, slots=True)
class Covered:
    """A unit that covered the territory, or part of it, what dates it, and what is known of it on the day."""

    covering: Covering
    superior: Node | None
    edge: Edge | None
    lines: tuple[Line, ...]

    @property
    def is_known(self) -> bool:
        """Whether the unit was there on the day; if not, its way is lost there."""
        return self.covering.grade is not Certainty.UNKNOWN

    def cells(self) -> Row:
        """Return the columns that mark the rows of the unit."""
        unit = self.covering.unit
        marks: Row = {"unit": name_of(unit), "unit_id": unit.id} if self.is_known else {"unit": "", "unit_id": ""}
        return marks | {"territory": territory_of(self.covering)}


@dataclass(frozen=True, slots=True)
class Territory(Answer):
    """The units that covered the territory of a place on a day, the certain first, with what is known of each."""

    place: Node
    as_of: date
    units: tuple[Covered, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per unit, section ``unit``, and one per line about it.

        ``territory`` says how sure it is that the unit covered it; ``certainty`` is on the day, and never surer than that.
        """
        return tuple(row for unit in self.units for row in self._rows(unit))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines about all units."""
        return tuple(line for unit in self.units for line in unit.lines)

    def section(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one section: body, post, village, initiative or measure."""
        return tuple(line for line in self.lines if line.section == name)

    def _rows(self, unit: Covered) -> Iterator[Row]:
        grade, marks = unit.covering.grade, unit.cells()
        told = edge_cells(unit.edge, self.as_of) if unit.edge else NO_EDGE
        yield marks | blank("unit", unit.covering.unit, unit.superior) | lowered(told, grade)
        for line in unit.lines:
            yield marks | line.cells() | lowered(line.edge_cells(self.as_of), grade)


def territory_of(one: Covering) -> str:
    """Return how sure a unit is in words; of a district that ended with its tier, that it did."""
    return TIER_ENDED if one.lost and ended_with_its_tier(one.lost) else str(one.grade)


def lowered(cells: Row, grade: Certainty) -> Row:
    """Return the columns of an edge, no surer than the territory is."""
    return cells | {"certainty": str(least(Certainty(str(cells["certainty"])), grade))}


def territory(engine: Engine, place_id: str, as_of: date) -> Territory:
    """Return which units covered the territory of a unit on a day, and what is known of each of them on that day.

    After the unit: what it became, certain where all of it passed along the way. Before it: what it came from, certain where that lies
    wholly in it. On a day on which it certainly was there: the unit itself. Of a district that ended with its tier the communes that were
    then in it are followed, each possible. Of communes there is all that ``commune`` tells, of districts and provinces bodies and posts.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: the node is no commune, district or province.
    """
    place = engine.node(place_id)
    if place.kind not in UNITS:
        fix = "kgraph search KB TEXT --kind Commune"
        raise UsageError(f"'{name_of(place)}' is a {place.kind}, no Commune, District or Province", fix=fix)
    graph = gathered(engine, LINEAGE if place.kind is Kind.COMMUNE else RECIPE, place_id)
    found = (*coverings(graph, place, as_of), *_heirs(graph, place, as_of))
    return Territory(place, as_of, tuple(_covered(engine, graph, one, as_of) for one in found))


def _heirs(graph: TemporalGraph, district: Node, as_of: date) -> Iterator[Covering]:
    """What the communes of a district that ended with its tier had become by the day; each was but a part of it."""
    lost = next((one.lost for one in coverings(graph, district, as_of) if one.unit == district and one.lost), None)
    if lost is None or not ended_with_its_tier(lost):
        return
    inside = [edge for edge in graph.into(district.id, Relation.PART_OF) if edge.possibly_covers(lost.valid.end_latest)]
    heirs = {heir.unit.id: heir for edge in inside for heir in coverings(graph, graph.node(edge.subject), as_of)}
    for heir in sorted(heirs.values(), key=lambda one: (one.unit.name, one.unit.id)):
        yield replace(heir, grade=least(heir.grade, Certainty.POSSIBLE))


def _covered(engine: Engine, graph: TemporalGraph, one: Covering, as_of: date) -> Covered:
    above = [edge for edge in graph.out(one.unit.id, Relation.PART_OF) if edge.possibly_covers(as_of)]
    edge = one.lost or next(iter(above), None) or next(reversed(one.way), None)
    superior = graph.node(edge.object) if edge and edge.relation is Relation.PART_OF else None
    return Covered(one, superior, edge, () if one.grade is Certainty.UNKNOWN else _lines(engine, graph, one.unit, as_of))


def _lines(engine: Engine, graph: TemporalGraph, unit: Node, as_of: date) -> tuple[Line, ...]:
    if unit.kind is Kind.COMMUNE:
        return commune(engine, unit.id, as_of).lines
    day = CommuneDay(graph, as_of, unit)
    return (*body_lines(day), *post_lines(day))
