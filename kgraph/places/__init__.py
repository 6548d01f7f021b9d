"""The places of a country through time: its register of units, what became of each, and who says so."""

from kgraph.places.building import Built, build_units, version_links
from kgraph.places.changes import Change
from kgraph.places.counts import Count, counts
from kgraph.places.disagreements import Disagreement, disagreements
from kgraph.places.lookup import PlaceLookup, place_lookup
from kgraph.places.packed import LINK_COLUMNS, UNIT_COLUMNS, link_row, unit_row
from kgraph.places.reasons import Grade, Match, Reason
from kgraph.places.register import Register, open_register
from kgraph.places.showing import match_rows
from kgraph.places.succession import Tied, tie
from kgraph.places.tables import SUCCESSION, UNITS, Fault, Line, LinkRow, Row, UnitRow, read_succession, read_units
from kgraph.places.units import NEW_MAP, OLDEST, TIER_ENDED, Link, Parent, Unit
from kgraph.places.works import works

__all__ = [
    "LINK_COLUMNS",
    "NEW_MAP",
    "OLDEST",
    "SUCCESSION",
    "TIER_ENDED",
    "UNITS",
    "UNIT_COLUMNS",
    "Built",
    "Change",
    "Count",
    "Disagreement",
    "Fault",
    "Grade",
    "Line",
    "Link",
    "LinkRow",
    "Match",
    "Parent",
    "PlaceLookup",
    "Reason",
    "Register",
    "Row",
    "Tied",
    "Unit",
    "UnitRow",
    "build_units",
    "counts",
    "disagreements",
    "link_row",
    "match_rows",
    "open_register",
    "place_lookup",
    "read_succession",
    "read_units",
    "tie",
    "unit_row",
    "version_links",
    "works",
]
