"""The places of a country through time: its register of units, and what became of each."""

from kgraph.places.register import Register, open_register
from kgraph.places.units import Link, Parent, Unit

__all__ = ["Link", "Parent", "Register", "Unit", "open_register"]
