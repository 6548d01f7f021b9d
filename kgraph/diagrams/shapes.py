"""What a career diagram is made of, in pixels from the top left; nothing here knows a format."""

from dataclasses import dataclass

from kgraph.diagrams.axis import Tick
from kgraph.diagrams.extents import End
from kgraph.diagrams.lettering import LINE

Point = tuple[float, float]

HEADING, TITLE, META, SMALL = 23.0, 12.5, 11.0, 10.5
"""Sizes of text: the heading, the two parts of a caption, and all that is small."""

WIDTH, MARGIN, LABEL = 1180.0, 26.0, 96.0
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
PLOT = LEFT + LABEL
"""The page from left to right: margin, the names of lanes, the plot that the axis spans, margin."""

CHIP = 25.0
"""The room that a block's letters take before a caption."""

ABOVE, BELOW = 5.0, 9.0
"""The room in a box over its words and under them."""

FADE = 56.0
"""How long an unknown end is drawn, whatever the scale."""

BEFORE = 11.0
"""How far before a bar the arrows that reach it run up or down."""

TIP = 11.0
"""How long the tip of an open end is."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a holding: its title, what is said about it, and where they stand."""

    x: float
    title: tuple[str, ...]
    meta: tuple[str, ...]
    width: float
    is_inside: bool

    @property
    def right(self) -> float:
        """Where the longest line ends."""
        return self.x + self.width

    @property
    def height(self) -> float:
        """How high a box around the words is, with room for hatching at its bottom."""
        return round(ABOVE + len(self.title) * TITLE * LINE + len(self.meta) * META * LINE + BELOW, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated holding: ``left`` to ``right`` with its fades and tip, ``first`` to ``last`` where days are named.

    From ``waning`` on it may have ended any day until the last; the two are one where the end is one date.
    ``hatches`` are the stretches that are not certain; ``dotted`` names what is inferred: edge, start, end.
    """

    edge: str
    number: int
    level: str
    block: str
    start: End
    end: End
    left: float
    first: float
    waning: float
    last: float
    right: float
    hatches: tuple[tuple[float, float], ...]
    dotted: frozenset[str]
    status: str
    caption: Caption
    top: float = 0.0
    height: float = 0.0

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def room(self) -> float:
        """The height that it and its caption need."""
        return max(self.height, self.caption.height)


@dataclass(frozen=True, slots=True)
class Chip:
    """A holding without any date, in a zone of its own beside the axis, never on it."""

    edge: str
    number: int
    block: str
    dotted: frozenset[str]
    status: str
    caption: Caption
    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A level of the state; its label is repeated where the lane is tall."""

    level: str
    label: tuple[str, ...]
    again: tuple[str, ...]
    top: float
    height: float
    repeats: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A move from bar to bar: a line that ends in an arrow head; ``kind`` is up, down or sideways."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: ``sign`` is a block, or the name of a mark."""

    sign: str
    label: str
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Note:
    """The sources of a holding, under its number."""

    number: int
    lines: tuple[str, ...]
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A vertical line at the day asked about, with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the chart."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    legend: tuple[Key, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes from ``top`` to ``bottom``, with what lies on them; ticks stand on both sides of these."""

    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    turns: tuple[Turn, ...]
    ticks: tuple[Tick, ...]
    as_of: Line | None
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under the chart: holdings without dates, sources, the version of the data."""

    undated: Lane | None
    chips: tuple[Chip, ...]
    heading: tuple[str, ...]
    notes: tuple[Note, ...]
    data: str
    bottom: float


@dataclass(frozen=True, slots=True)
class CareerPath:
    """A whole career diagram; ``says`` is a sentence for each holding, for those who cannot see it."""

    head: Head
    chart: Chart
    foot: Foot
    says: tuple[str, ...]
    language: str

    @property
    def height(self) -> float:
        """How high the page is."""
        return round(self.foot.bottom + MARGIN, 1)
