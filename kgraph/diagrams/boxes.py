"""What a picture of a graph is made of: boxes and arrows, with words and numbers and nothing of any format."""

from dataclasses import dataclass

from kgraph.model import Kind, Relation


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: its lines of text, what its look depends on, its middle and its size in pixels."""

    id: str
    kind: Kind
    name: str
    lines: tuple[str, ...]
    block: str
    level: str
    is_center: bool
    is_expanded: bool
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge as it is drawn, from box to box; ``says`` is its relation and ``valid`` its span, in words.

    ``label`` is what stands on the arrow, broken into ``lines`` with their middle ``at`` a place. ``sources`` are named where the graph
    holds them, else their ids.
    """

    edge: str
    start: str
    end: str
    relation: Relation
    says: str
    label: str
    lines: tuple[str, ...]
    valid: str
    certainty: str
    status: str
    inferred: bool
    sources: tuple[str, ...]
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Network:
    """Boxes by id and arrows by edge id; ``total`` counts those boxes too that were left out."""

    center: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    total: int
    language: str

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return self.total > len(self.boxes)
