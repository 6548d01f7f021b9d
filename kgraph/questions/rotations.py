"""Officers moved between bodies or places in a period: by decision, with how many are known, and without one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kgraph.dates import PartialDate, Span
from kgraph.engines.base import Engine, Recipe, Step
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import NO_EDGE, Answer, Row, edge_cells, name_of, names_of
from kgraph.questions.career import Career, career_in
from kgraph.questions.cohorts import Cohort, cohort
from kgraph.questions.lines import by_name
from kgraph.questions.moves import NO_MOVE, Holding, Move, change_of
from kgraph.questions.on_map import places_told, told_on_map
from kgraph.questions.seats import STEPS, Seat, seat

__all__ = ["RECIPE", "Cohort", "Flow", "Rotation", "Rotations", "rotations"]

RECIPE = Recipe(
    "rotations",
    (),
    (
        Step("Person", Relation.HOLDS, Direction.OUT, "post"),
        Step("Decision", Relation.FILLS, Direction.OUT, "post"),
        Step("Decision", Relation.ISSUED, Direction.IN, "issuer"),
        *STEPS,
    ),
    everything=frozenset({Kind.PERSON, Kind.DECISION}),
)


_WAY = ("from_level", "from_block", "to_level", "to_block", "move")


@dataclass(frozen=True, slots=True)
class Rotation:
    """An officer in a post, brought there by a decision or a move; what no source gives is None."""

    cohort: Cohort | None
    person: Node | None
    seat: Seat | None
    move: Move | None
    edge: Edge | None


@dataclass(frozen=True, slots=True)
class Rotations(Answer):
    """The rotations of a period by date of the decision, those without one last, and the cohorts of the decisions."""

    rotations: tuple[Rotation, ...]
    cohorts: tuple[Cohort, ...]
    told: Mapping[str, tuple[str, ...]] | None = None
    """What each place is called on the map of another day, if one was asked for."""

    def rows(self) -> tuple[Row, ...]:
        """Return a row per officer in a post, unnamed ones included, and at least one per decision."""
        return tuple(_row(rotation) | self._places(rotation) for rotation in self.rotations)

    def _places(self, rotation: Rotation) -> Row:
        """The columns of places as the map tells them; none without a map."""
        if self.told is None:
            return {}
        left, arrived = _ends(rotation.move, self.told) if rotation.move else ("", "")
        to = places_told([rotation.seat.place if rotation.seat else None], self.told)
        return {"from_place": left, "to_place": to, "move_place": change_of(left, arrived)}

    @property
    def flow(self) -> "Flow":
        """How many moves led from which level and block to which; moves by a decision and without one count alike.

        On the map of another day also from which of its places to which.
        """
        moves = {(r.person.id, *(h.edge.id for h in r.move.after)): r.move for r in self.rotations if r.person and r.move}
        told = self.told
        counts = Counter((*_ways(move), *(() if told is None else _ends(move, told))) for move in moves.values())
        ordered = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        return Flow(ordered) if told is None else Flow(ordered, (*_WAY, "from_place", "to_place"))


@dataclass(frozen=True, slots=True)
class Flow(Answer):
    """Moves counted by the level and block left and arrived at, and their kind; the most frequent first."""

    counts: tuple[tuple[tuple[str, ...], int], ...]
    columns: tuple[str, ...] = _WAY

    def rows(self) -> tuple[Row, ...]:
        """Return a row per way that somebody was moved."""
        return tuple({**dict(zip(self.columns, way, strict=True)), "moves": count} for way, count in self.counts)


def rotations(engine: Engine, since: date | None = None, until: date | None = None, map: date | None = None) -> Rotations:
    """Return who was moved in a period, first and last day included; what the period cannot exclude is listed.

    Beside the officers of each decision, named or not, stand the posts it filled with nobody known, and the moves
    that no decision is known for. With ``map``, places are told as the units of that day.
    """
    graph = engine.gather(RECIPE)
    careers = [career_in(engine, graph, person.id) for person in graph.nodes(Kind.PERSON)]
    brought: dict[str, list[Holding]] = {}
    for holding in (holding for career in careers for holding in career.holdings):
        brought.setdefault(str(holding.edge.get("decision")), []).append(holding)
    cohorts = [cohort(decision, brought.get(decision.id, [])) for decision in graph.nodes(Kind.DECISION)]
    listed = [c for c in sorted(cohorts, key=_by_date) if _in_period(c.when, since, until)]
    moves = {holding.edge.id: move for career in careers for move in career.moves for holding in move.after}
    found = [rotation for c in listed for rotation in _of_decision(graph, c, brought.get(c.decision.id, []), moves)]
    listing = (*found, *_of_moves(careers, since, until))
    told = None if map is None else told_on_map(engine, _places(listing), map)
    return Rotations(listing, tuple(listed), told)


def _places(rotations: Iterable[Rotation]) -> Iterator[Node]:
    for rotation in rotations:
        seats = [rotation.seat.place if rotation.seat else None]
        seats += [holding.place for holding in (*rotation.move.before, *rotation.move.after)] if rotation.move else []
        yield from (place for place in seats if place)


def _in_period(when: PartialDate, since: date | None, until: date | None) -> bool:
    return (since is None or when.latest >= since) and (until is None or when.earliest <= until)


def _of_decision(graph: TemporalGraph, of: Cohort, brought: Iterable[Holding], moves: dict[str, Move]) -> Iterator[Rotation]:
    """The officers of a decision, the posts it filled with nobody known, or one blank rotation."""
    held = [_rotation(of, holding, moves.get(holding.edge.id)) for holding in sorted(brought, key=_by_person)]
    posts = {rotation.edge.object for rotation in held if rotation.edge}
    fills = [edge for edge in graph.out(of.decision.id, Relation.FILLS) if edge.object not in posts]
    filled = [Rotation(of, None, seat(graph, edge.object, Span(of.when, of.when)), None, edge) for edge in fills]
    issued = next(iter(graph.into(of.decision.id, Relation.ISSUED)), None)
    yield from [*held, *filled] or [Rotation(of, None, None, None, issued)]


def _of_moves(careers: Iterable[Career], since: date | None, until: date | None) -> Iterator[Rotation]:
    moves = (move for career in careers for move in career.moves if _in_period(move.date, since, until))
    for move in sorted(moves, key=lambda m: (m.date.latest, m.date.earliest, _by_person(m.after[0]))):
        yield from (_rotation(None, holding, move) for holding in move.after if not holding.edge.get("decision"))


def _rotation(of: Cohort | None, holding: Holding, move: Move | None) -> Rotation:
    arrived = Seat(holding.post, holding.organization, holding.place, holding.level, holding.block)
    return Rotation(of, holding.person, arrived, move, holding.edge)


def _by_date(of: Cohort) -> tuple[date, date, str]:
    return of.date.latest, of.date.earliest, of.decision.id


def _by_person(holding: Holding) -> tuple[bool, tuple[str, str, str], str]:
    return holding.person.is_unnamed, by_name(holding.person), holding.edge.id


def _ways(move: Move) -> tuple[str, ...]:
    return move.from_level, move.from_block, move.to_level, move.to_block, move.kind


def _ends(move: Move, told: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The places left and arrived at, as the map tells them."""
    left, arrived = (places_told((holding.place for holding in some), told) for some in (move.before, move.after))
    return left, arrived


def _row(rotation: Rotation) -> Row:
    of, to, left = rotation.cohort, rotation.seat, rotation.move.before if rotation.move else ()
    when = of.date if of else rotation.move.date if rotation.move else ""
    cells: Row = {
        "decision": name_of(of.decision) if of else "",
        "date": str(when),
        "seats": of.seats if of else None,
        "seats_of": of.seats_of if of else "",
        "women": of.women if of else None,
        "named": of.named if of else None,
        "inferred": of.inferred if of else None,
        "coverage": of.coverage if of else "",
        "person": name_of(rotation.person),
        "person_id": rotation.person.id if rotation.person else "",
        "from_post": names_of(holding.post for holding in left),
        "from_organization": names_of(holding.organization for holding in left),
        "from_place": names_of(holding.place for holding in left),
        "to_post": name_of(to.post) if to else "",
        "to_organization": name_of(to.organization) if to else "",
        "to_place": name_of(to.place) if to else "",
        **(rotation.move.cells() if rotation.move else NO_MOVE),
    }
    return cells | (edge_cells(rotation.edge) if rotation.edge else NO_EDGE)
