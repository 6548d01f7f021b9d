"""What a source says of units, as claims: a superior, a successor."""

from collections.abc import Mapping
from functools import lru_cache

from kgraph import Claim, Node, Reading, Relation, Source, Span, places


def part_of(
    unit: places.Unit,
    superior: places.Unit,
    valid: Span,
    source: Source,
    more: Mapping[str, str] | None = None,
    reading: Reading = Reading.EXPLICIT,
) -> Claim:
    """Return the claim that a unit lay in another; ``more`` tells how it began or ended, where the source says so."""
    qualifiers = tuple((more or {}).items())
    return Claim(node(unit), Relation.PART_OF, node(superior), valid, source, qualifiers, reading, retold=True, loader="places")


def became(old: places.Unit, new: places.Unit, link: places.Link, source: Source, acts: str = "") -> Claim:
    """Return the claim that a unit became another; ``acts`` are those that can have made it so."""
    said = (("extent", link.extent), ("change", link.change), *((("acts", acts),) if acts else ()))
    valid = Span.parse(link.day.isoformat())
    return Claim(node(old), Relation.BECAME, node(new), valid, source, said, retold=True, loader="places")


@lru_cache(maxsize=2**15)
def node(unit: places.Unit) -> Node:
    """Return a unit as a node of the graph."""
    return Node(unit.id, unit.kind, unit.name, (("type", unit.type), ("code", unit.code)))
