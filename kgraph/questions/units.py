"""The units of one level that lay in a territory on a day."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from kgraph.errors import UsageError
from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import name_of
from kgraph.questions.lines import by_name
from kgraph.text import fold

Level: TypeAlias = Literal["", "province", "district", "commune"]
"""The level of the tiles; the next lower one where nothing is said."""

TERRITORIES = frozenset({Kind.DISTRICT, Kind.PROVINCE})
"""What is drawn in units."""

_COUNTRY = ("", "viet nam", "vietnam")
_KINDS: Mapping[str, Kind] = {"district": Kind.DISTRICT, "commune": Kind.COMMUNE}
_LOWER = {Kind.PROVINCE: ("district", "commune"), Kind.DISTRICT: ("commune",)}


def is_country(text: str | Node) -> bool:
    """Whether somebody who typed this, or nothing, means the country, which is no unit of itself."""
    return isinstance(text, str) and fold(text) in _COUNTRY


def level_of(place: Node, level: str) -> Kind | None:
    """Return the kind of unit that is asked for, None for whatever lies directly in the place.

    Raises:
        UsageError: the place has no units, or none of that level.
    """
    if place.kind not in _LOWER:
        fix = "name a district or a province, or none for the country"
        raise UsageError(f"'{name_of(place)}' is a {place.kind}, which is not drawn in units", fix=fix)
    if level and level not in _LOWER[place.kind]:
        levels = " or ".join(_LOWER[place.kind])
        raise UsageError(f"a {place.kind} has no units of the level '{level}'", fix=f"its levels are: {levels}")
    return _KINDS[level] if level else None


def units_in(on_day: TemporalGraph, place: Node, wanted: Kind | None) -> tuple[Node, ...]:
    """Return the units of a kind in a graph of what is possible on a day, by code and name; without one, those directly below."""
    found: dict[str, Node] = {}
    waiting = [place.id]
    while waiting:
        for edge in on_day.into(waiting.pop(), Relation.PART_OF):
            unit = on_day.node(edge.subject)
            if unit.kind is wanted or (wanted is None and unit.kind in _KINDS.values()):
                found[unit.id] = unit
            elif unit.kind is Kind.DISTRICT:
                waiting.append(unit.id)
    return tuple(sorted(found.values(), key=by_code))


def by_code(unit: Node) -> tuple[str, tuple[str, str, str]]:
    """Return a sort key: the code, which goes from the centre outwards and from north to south, then the name."""
    return str(unit.get("code")), by_name(unit)
