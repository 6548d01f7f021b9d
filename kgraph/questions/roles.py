"""The roles in which somebody answers for something."""

from kgraph.graph import Edge

IN_CHARGE = "in charge"


def is_in_charge(edge: Edge) -> bool:
    """Whether a responsibility is that of who is in charge, or has no role; to have proposed, launched or supported is less."""
    return edge.get("role") in (IN_CHARGE, "")
