"""What a person should look at that shows in the finished graph: one module for each kind of doubt, each a function of the graph alone."""

from kgraph.doubts.double_holding import double_holdings
from kgraph.doubts.end_before_start import ends_before_starts
from kgraph.doubts.ground import Ground
from kgraph.doubts.more_than_seats import more_than_seats
from kgraph.doubts.next_post_unknown import next_posts_unknown
from kgraph.doubts.outside_life import outside_life
from kgraph.doubts.shared_name import shared_names
from kgraph.doubts.two_places import two_places
from kgraph.findings import Finding
from kgraph.graph import TemporalGraph

__all__ = ["doubts"]

_KINDS = (double_holdings, ends_before_starts, more_than_seats, next_posts_unknown, outside_life, shared_names, two_places)


def doubts(graph: TemporalGraph) -> tuple[Finding, ...]:
    """Return the findings that the graph itself opens, sorted; work grows with the number of edges, not with its square."""
    ground = Ground(graph)
    return tuple(sorted({finding for kind in _KINDS for finding in kind(ground)}))
