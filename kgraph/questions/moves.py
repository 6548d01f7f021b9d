"""A person's holdings and the moves between them: up, down or sideways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kgraph.dates import PartialDate
from kgraph.graph import Edge
from kgraph.model import Node
from kgraph.questions.answers import Row, names_of
from kgraph.questions.order import Earlier, later
from kgraph.questions.seats import LEVELS, Seat

NO_MOVE: Row = {"move": "", "move_level": "", "move_block": "", "move_place": ""}
"""The same columns for who was not moved."""

_MEMBER = "member"
"""The rank of a seat that is held beside a post: deputies, members of a committee."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in a post, where the post sat, the move that led there and the days since the holding before."""

    person: Node
    post: Node
    organization: Node | None
    place: Node | None
    level: str
    edge: Edge
    decision: Node | None = None
    move: str = ""
    gap_days: int | None = None
    block: str = ""

    @classmethod
    def at(cls, person: Node, seat: Seat, edge: Edge, decision: Node | None, gap_days: int | None) -> "Holding":
        """Return the holding of a seat."""
        where = seat.post, seat.organization, seat.place, seat.level
        return cls(person, *where, edge, decision, gap_days=gap_days, block=seat.block)


@dataclass(frozen=True, slots=True)
class Move:
    """Holdings left, and those arrived at together; the date is that of arrival.

    ``kind`` is up or down by the highest level on each side; on the same level it is sideways, and none where one of the
    bodies left is arrived at again. To join or leave a committee as one of its members is no move.
    """

    before: tuple[Holding, ...]
    after: tuple[Holding, ...]
    kind: str
    from_level: str
    to_level: str
    from_block: str
    to_block: str
    date: PartialDate

    def cells(self) -> Row:
        """Return what changed: the levels, blocks and places left and arrived at; ``""`` for what did not change or is not known."""
        return {
            "move": self.kind,
            "move_level": change_of(self.from_level, self.to_level),
            "move_block": change_of(self.from_block, self.to_block),
            "move_place": change_of(names_of(h.place for h in self.before), names_of(h.place for h in self.after)),
        }


def with_moves(holdings: Sequence[Holding], before: Earlier) -> tuple[tuple[Holding, ...], tuple[Move, ...]]:
    """Return the holdings, each naming the move that led to it, and the moves, in the order of the holdings."""
    posts = [holding for holding in holdings if holding.post.get("rank") != _MEMBER]
    if len(posts) < 2:
        return tuple(holdings), ()
    moves = [move for left, arrived in _groups(posts, before) for move in _move(left, arrived)]
    kinds = {holding.edge.id: move.kind for move in moves for holding in move.after}
    named = {h.edge.id: replace(h, move=kinds[h.edge.id]) if h.edge.id in kinds else h for h in holdings}

    def again(some: Iterable[Holding]) -> tuple[Holding, ...]:
        return tuple(named[holding.edge.id] for holding in some)

    return again(holdings), tuple(replace(move, before=again(move.before), after=again(move.after)) for move in moves)


def _groups(holdings: Sequence[Holding], before: Earlier) -> list[tuple[list[Holding], list[Holding]]]:
    """Pairs of what was left and what was arrived at together, in the order of arrival."""
    groups: list[tuple[list[Holding], list[Holding]]] = []
    after = later(before)
    for holding in holdings:
        left = _left_for(holding, holdings, before, after)
        same = (arrived for was_left, arrived in groups if was_left == left and _arrive_together(arrived[0], holding))
        arrived = next(same, None)
        if arrived is not None:
            arrived.append(holding)
        elif left:
            groups.append((left, [holding]))
    return groups


def _left_for(other: Holding, holdings: Sequence[Holding], before: Earlier, after: Earlier) -> list[Holding]:
    """The holdings left for this one: those before it, not left for a third, nor outlasted by one before it."""
    ids = before[other.edge.id]
    past = [holding for holding in holdings if holding.edge.id in ids]
    start = other.edge.valid.start_earliest
    sooner = [h for h in holdings if h is not other and (h.edge.id in ids or h.edge.valid.start_latest < start)]
    sooner_ids = {holding.edge.id for holding in sooner}
    lasted = max((holding.edge.valid.end_earliest for holding in past), default=date.min)
    last = [h for h in past if h.edge.valid.end_latest >= lasted and after[h.edge.id].isdisjoint(sooner_ids)]
    return [one for one in last if not any(_went_on_in(one, third, other) for third in sooner)]


def _went_on_in(one: Holding, third: Holding, other: Holding) -> bool:
    """Whether a third post was taken up after one and kept longer, with days to the other."""
    a, b, c = one.edge.valid, third.edge.valid, other.edge.valid
    apart = c.start_earliest > a.end_latest and (c.start_earliest - a.end_latest).days > 1
    kept = a.start_latest < b.start_earliest and a.end_latest < b.end_earliest
    return apart and kept


def _arrive_together(one: Holding, other: Holding) -> bool:
    same_decision = one.edge.get("decision") == other.edge.get("decision") != ""
    return same_decision or one.edge.valid.start == other.edge.valid.start


def _move(left: list[Holding], arrived: list[Holding]) -> Iterator[Move]:
    from_level, to_level = _highest(left), _highest(arrived)
    if from_level not in LEVELS or to_level not in LEVELS:
        return
    steps = LEVELS.index(from_level) - LEVELS.index(to_level)
    if steps or not _bodies(left) & _bodies(arrived):
        kind = "up" if steps > 0 else "down" if steps else "sideways"
        blocks = _blocks(left), _blocks(arrived)
        yield Move(tuple(left), tuple(arrived), kind, from_level, to_level, *blocks, arrived[0].edge.valid.start)


def change_of(left: str, arrived: str) -> str:
    """Return what changed in one cell, ``""`` where one side is not known or both are the same."""
    return f"{left} → {arrived}" if left and arrived and left != arrived else ""


def _highest(holdings: Iterable[Holding]) -> str:
    return next((level for level in LEVELS if level in {holding.level for holding in holdings}), "")


def _bodies(holdings: Iterable[Holding]) -> set[str]:
    """The bodies, or places where no body is known; ``""`` where neither is."""
    seats = (holding.organization or holding.place for holding in holdings)
    return {seat.id if seat else "" for seat in seats}


def _blocks(holdings: Iterable[Holding]) -> str:
    return ", ".join(sorted({holding.block for holding in holdings if holding.block}))
