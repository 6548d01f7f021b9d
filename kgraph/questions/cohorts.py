"""The officers of one decision: how many it is said to move, and how many of them are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from kgraph.dates import PartialDate
from kgraph.model import Node
from kgraph.questions.moves import Holding


@dataclass(frozen=True, slots=True)
class Cohort:
    """A decision and what is known of those it moved.

    ``seats`` counts officers, or positions where only those are counted (``seats_of``); ``named`` and ``unnamed``
    count the same. ``inferred`` of the named came by this decision only by inference. None where no source gives a
    number.
    """

    decision: Node
    date: PartialDate
    when: PartialDate
    seats: int | None
    seats_of: str
    named: int
    inferred: int
    unnamed: int
    women: int | None

    @property
    def coverage(self) -> str:
        """How much is known, in words: ``2 of 5 known, 1 of them inferred``."""
        known = f"{self.named} of {self.seats} known" if self.seats is not None else f"{self.named} known"
        return f"{known}, {self.inferred} of them inferred" if self.inferred else known


def cohort(decision: Node, holdings: Iterable[Holding]) -> Cohort:
    """Return the cohort of a decision and the holdings it brought; ``when`` bounds an undated one by their starts."""
    brought = list(holdings)
    named = [holding for holding in brought if not holding.person.is_unnamed]
    explicit = [holding for holding in named if "decision" not in holding.edge.inferred]
    unnamed = [holding for holding in brought if holding.person.is_unnamed]
    by_post = decision.get("seats_of") == "positions"
    known = _counted(named, by_post)
    said = PartialDate.parse(str(decision.get("date")))
    return Cohort(
        decision,
        said,
        _bounded(said, brought),
        _number(decision, "seats"),
        str(decision.get("seats_of")),
        len(known),
        len(known - _counted(explicit, by_post)),
        len(_counted(unnamed, by_post)),
        _number(decision, "women"),
    )


def _counted(holdings: Iterable[Holding], by_post: bool) -> set[str]:
    return {holding.post.id if by_post else holding.person.id for holding in holdings}


def _bounded(said: PartialDate, holdings: list[Holding]) -> PartialDate:
    starts = [holding.edge.valid.start for holding in holdings]
    return reduce(PartialDate.hull, starts) if said.is_unknown and starts else said


def _number(decision: Node, key: str) -> int | None:
    value = decision.get(key)
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
