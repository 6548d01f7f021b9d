"""Places told as the units of another day: what each was, or became, on the map of that day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from kgraph.dates import Certainty
from kgraph.engines.base import Engine
from kgraph.model import Node
from kgraph.questions.answers import name_of
from kgraph.questions.covering import Covering, coverings
from kgraph.questions.kinship import gathered
from kgraph.questions.lineage import NO_PREDECESSOR, NO_SUCCESSOR, RECIPE, TIER_ENDED
from kgraph.questions.lives import UNITS, ended_with_its_tier

Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""What places are called on a map, by the id of the place."""


def told_on_map(engine: Engine, places: Iterable[Node], day: date) -> Words:
    """Return what the units among the places are called on the map of a day: the units that cover each, the certain first.

    One that only possibly covers it is marked so; where the way is lost, the unit at which it is, with the reason.
    """
    units = {place.id: place for place in places if place.kind in UNITS}
    return {unit.id: _words(coverings(gathered(engine, RECIPE, unit.id), unit, day), day) for unit in units.values()}


def places_told(places: Iterable[Node | None], words: Words) -> str:
    """Return several places in one cell, each once, in the order given; those that the map does not tell are called by their names."""
    told = (one for place in places if place for one in words.get(place.id, (name_of(place),)))
    return "; ".join(dict.fromkeys(told))


def _words(found: Iterable[Covering], day: date) -> tuple[str, ...]:
    return tuple(f"{name_of(one.unit)} ({mark})" if mark else name_of(one.unit) for one in found for mark in (_mark(one, day),))


def _mark(one: Covering, day: date) -> str:
    if one.grade is not Certainty.UNKNOWN:
        return "" if one.grade is Certainty.CERTAIN else "possible"
    if one.lost is None:
        return "unknown"
    if ended_with_its_tier(one.lost):
        return TIER_ENDED
    return NO_SUCCESSOR if one.lost.valid.end_latest < day else NO_PREDECESSOR
