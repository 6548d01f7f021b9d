"""What a grid of tiles is made of, in pixels from the top left; nothing here knows a format."""

from dataclasses import dataclass

from kgraph.diagrams.shapes import MARGIN, Point

WORDS, STRIP, GAP = 12.0, 7.0, 6.0
"""The size of all words beside tiles, the height of the strip of posts at the foot of one, and the room between them."""

UNKNOWN, ABSENT = -1, -2
"""The shades of what has no number: nothing is known of it, or the base does not have it."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The largest sizes of text in a tile: its name, number and what stands below; ``names`` is the height that names have."""

    name: float
    number: float
    about: float
    names: float


WIDE, NARROW = Sizes(15.0, 18.0, 11.5, 40.0), Sizes(12.0, 14.0, 9.5, 36.0)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a size, in the middle of ``x``, from ``top``."""

    lines: tuple[str, ...]
    size: float
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Area:
    """A unit: a tile, or its outline where ``rings`` are given; ``shade`` is -1 for unknown and -2 for what is not in the base.

    ``strip`` are the shares of posts that are certain and possible; ``says`` is the unit in a sentence.
    """

    unit: str
    shade: int
    x: float
    top: float
    width: float
    height: float
    name: Label | None
    figure: Label
    about: Label | None
    strip: tuple[float, float] | None
    says: str
    rings: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Swatch:
    """An entry of the legend: a shade, or the name of a mark."""

    sign: str
    shade: int
    label: str
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class TileGrid:
    """A whole picture of tiles or outlines, with the notes under it; ``key`` has the names and numbers that outlines have no room for."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    legend: tuple[Swatch, ...]
    areas: tuple[Area, ...]
    key: tuple[Label, ...]
    notes: tuple[str, ...]
    notes_top: float
    data: str
    bottom: float
    language: str

    @property
    def height(self) -> float:
        """How high the page is."""
        return round(self.bottom + MARGIN, 1)
