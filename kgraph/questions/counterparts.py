"""The bodies of another day that did what one body does: of the units that covered its territory, or what it came from and became."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.dates import Certainty
from kgraph.engines.base import Engine
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, name_of
from kgraph.questions.covering import Covering, coverings, surest
from kgraph.questions.kinship import gathered
from kgraph.questions.lineage import RECIPE as LINEAGE
from kgraph.questions.lines import Line, blank
from kgraph.questions.lives import UNITS
from kgraph.questions.organization import NO_CHANGE, Organization, organization
from kgraph.questions.territory import RECIPE as TERRITORY
from kgraph.questions.territory import lowered, territory_of
from kgraph.text import fold

__all__ = ["Counterpart", "Counterparts", "counterparts"]

_ONE_OF_A_KIND = frozenset({"party", "government", "council", "front"})
"""Kinds of which one body governs a unit; of others several sit in it, told apart by their names without that of the unit."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A body on the day, and what ties it to the one asked about: a unit whose territory it shares, or what became of that body.

    ``answer`` is None where no source names a body of its sort for the unit, or says what stood for it on the day.
    """

    answer: Organization | None
    by: Covering

    @property
    def grade(self) -> Certainty:
        """How sure it is that the body stands for the one asked about."""
        return self.by.grade

    def rows(self) -> Iterator[Row]:
        """Yield the rows of ``organization`` about the body, marked with the unit and how sure both are."""
        place = self.by.unit if self.by.unit.kind in UNITS else None
        unit = place if self.grade is not Certainty.UNKNOWN else None
        body = self.answer.body if self.answer else None
        marks: Row = {
            "unit": name_of(unit),
            "unit_id": unit.id if unit else "",
            "territory": territory_of(self.by),
            "body": name_of(body),
            "body_id": body.id if body else "",
        }
        if self.answer is None:
            yield marks | blank("body", self.by.unit, place) | {"name": ""} | NO_CHANGE | NO_EDGE
        else:
            yield from (marks | lowered(row, self.grade) for row in self.answer.rows())


@dataclass(frozen=True, slots=True)
class Counterparts(Answer):
    """The bodies that stood on a day for one that is known from the map of another day, the certain first."""

    body: Node
    as_of: date
    found: tuple[Counterpart, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return the rows of ``organization`` about each body; ``certainty`` is never surer than ``territory``."""
        return tuple(row for one in self.found for row in one.rows())

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines about all bodies."""
        return tuple(line for one in self.found if one.answer for line in one.answer.lines)

    def section(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one section."""
        return tuple(line for line in self.lines if line.section == name)


def counterparts(engine: Engine, organization_id: str, as_of: date, map: date) -> Counterparts:
    """Return the bodies of a day of the same sort as one of the map of another day.

    They are those that governed, or sat in, the units that covered on the day what the body governs, or sits in, on the day of the map;
    and what it came from, or became. The same sort is the same kind, and the same name once that of the unit is left out; of the
    Party, the government, the council and the Front of a unit there is one, whatever its name.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: the node is no organization.
    """
    named = organization(engine, organization_id, map)
    beside = [one for line in named.section("body") for one in _beside(engine, named.body, line, as_of)]
    kin = coverings(gathered(engine, LINEAGE, organization_id), named.body, as_of)
    became = [(one.grade, one.unit, one) for one in kin if one.grade is not Certainty.UNKNOWN and (one.way or not beside)]
    bodies = surest([*((unit.grade, body, unit) for body, unit in beside if body), *became])
    found = [Counterpart(organization(engine, body.id, as_of), by) for _, body, by in bodies]
    without = [Counterpart(None, unit) for body, unit in beside if body is None]
    return Counterparts(named.body, as_of, (*found, *without) or tuple(Counterpart(None, one) for one in kin))


def _beside(engine: Engine, body: Node, line: Line, as_of: date) -> Iterator[tuple[Node | None, Covering]]:
    """The bodies of the same sort in each unit that covered the place of the line on the day; None for a unit without one."""
    place = line.place
    if place is None or place.kind not in UNITS:
        return
    graph = gathered(engine, TERRITORY, place.id)
    for unit in coverings(graph, place, as_of):
        there = _there(graph, unit, line.edge.relation, as_of)
        same = [other for other in there if _is_of_a_sort(body, place, other, unit.unit, line.edge)]
        yield from ((other, unit) for other in same)
        if not same:
            yield None, unit


def _there(graph: TemporalGraph, unit: Covering, relation: Relation, as_of: date) -> Iterable[Node]:
    if unit.grade is Certainty.UNKNOWN:
        return ()
    ties = (edge for edge in graph.into(unit.unit.id, relation) if edge.possibly_covers(as_of))
    return [node for node in (graph.node(edge.subject) for edge in ties) if node.kind is Kind.ORGANIZATION]


def _is_of_a_sort(body: Node, place: Node, other: Node, unit: Node, tie: Edge) -> bool:
    kind = body.get("kind")
    if kind != other.get("kind"):
        return False
    alone = tie.relation is Relation.GOVERNS and kind in _ONE_OF_A_KIND
    return alone or _without(body, place) == _without(other, unit)


def _without(body: Node, place: Node) -> str:
    """The folded name of a body without that of its place and the word for it."""
    said = f" {fold(body.name)} "
    for name in (place.full_name, place.name):
        said = said.replace(f" {fold(name)} ", " ")
    return " ".join(said.split())
