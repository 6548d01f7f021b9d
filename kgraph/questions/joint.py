"""Whether several edges held on one and the same day: on every reading of their dates, on some, or on none."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations, product

from kgraph.dates import Certainty, PartialDate, Span
from kgraph.graph import Edge


def possibly_joint(edges: Iterable[Edge]) -> bool:
    """Whether the edges share a day on some reading of their dates."""
    spans = [edge.valid for edge in edges]
    return max(span.start_earliest for span in spans) <= min(span.end_latest for span in spans)


def certainly_joint(edges: Iterable[Edge]) -> bool:
    """Whether the edges share a day on every reading of their dates: spans that meet in pairs all meet on one day."""
    chosen = product(*(_pieces(edge) for edge in edges))
    return any(all(one.certainly_overlaps(other) for one, other in combinations(spans, 2)) for spans in chosen)


def joint_certainty(edges: Iterable[Edge], as_of: date | None = None) -> Certainty:
    """Return how sure it is that the edges share a day, or that very day; unknown if none is dated, or they cannot."""
    joined = tuple(edges)
    if all(edge.valid.is_undated for edge in joined):
        return Certainty.UNKNOWN
    if as_of is not None:
        certain = all(edge.certainly_covers(as_of) for edge in joined)
        possible = all(edge.possibly_covers(as_of) for edge in joined)
    else:
        certain, possible = certainly_joint(joined), possibly_joint(joined)
    return Certainty.CERTAIN if certain else Certainty.POSSIBLE if possible else Certainty.UNKNOWN


def _pieces(edge: Edge) -> tuple[Span, ...]:
    """The spans in which the edge certainly held: its time, or the stretches alone where its continuity is inferred."""
    if edge.attested is None:
        return (edge.valid,)
    return tuple(Span(PartialDate.day(first), PartialDate.day(last)) for first, last in edge.attested)
