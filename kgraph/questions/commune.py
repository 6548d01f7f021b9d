"""A commune on one day: bodies, posts and who holds them, villages, initiatives and who answers for them, measures."""

from dataclasses import dataclass
from datetime import date

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import UsageError
from kgraph.graph import Direction
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import Answer, Row, name_of
from kgraph.questions.bodies import body_lines, post_lines
from kgraph.questions.lines import CommuneDay, Line
from kgraph.questions.villages import initiative_lines, measure_lines, village_lines

__all__ = ["RECIPE", "Commune", "Line", "commune"]

_IN, _OUT = Direction.IN, Direction.OUT
_BODIES = frozenset({Kind.ORGANIZATION})

RECIPE = Recipe(
    "commune",
    ("place",),
    (
        Step("place", Relation.PART_OF, _IN, "inside"),
        *(
            step
            for here in ("place", "inside")
            for step in (
                Step(here, Relation.GOVERNS, _IN, "body"),
                Step(here, Relation.LOCATED_IN, _IN, "body", _BODIES),
                Step(here, Relation.LOCATED_IN, _IN, "post", frozenset({Kind.POST})),
                Step(here, Relation.LOCATED_IN, _IN, "initiative", frozenset({Kind.INITIATIVE})),
                Step(here, Relation.MEASURED, _OUT, "measured"),
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
        Step("initiative", Relation.RESPONSIBLE_FOR, _IN, "responsible"),
    ),
)


@dataclass(frozen=True, slots=True)
class Commune(Answer):
    """What is known of a commune on a day, section by section: body, post, village, initiative, measure."""

    place: Node
    as_of: date
    lines: tuple[Line, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per line; ``certainty`` is on the day, and unknown where the holder or who answers is."""
        return tuple(line.cells() | line.edge_cells(self.as_of) for line in self.lines)

    def section(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one section."""
        return tuple(line for line in self.lines if line.section == name)


def commune(engine: Engine, place_id: str, as_of: date) -> Commune:
    """Return what is known of a commune on a day; what is possible is shown, and marked where it is not certain.

    A post without a possible holder reads unknown, or vacant where a source says nobody; a holder without a name
    reads unnamed. Where no source says who is in charge of an initiative, a line reads so: ``responsible_state`` is
    unknown; to have proposed or launched it is less. Of each measure the latest until that day is shown, with the time
    it is valid for.

    Raises:
        UnknownNameError: no node has that id.
        UsageError: the node is no commune.
    """
    graph = engine.gather(RECIPE, place=place_id)
    place = graph.node(place_id)
    if place.kind is not Kind.COMMUNE:
        raise UsageError(f"'{name_of(place)}' is a {place.kind}, no Commune", fix="kgraph search KB TEXT --kind Commune")
    day = CommuneDay(graph, as_of, place)
    sections = (body_lines, post_lines, village_lines, initiative_lines, measure_lines)
    return Commune(place, as_of, tuple(line for section in sections for line in section(day)))
