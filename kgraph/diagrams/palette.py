"""Colours: one hue for each block, a light and a dark set, and the neutral tones beside them.

Every ``strong`` can be read on its ``fill`` and on the ground (WCAG AA, 4.5 to 1); a letter beside it tells the blocks apart
in grey. Hue stands for the block alone, never for a level or a status.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kgraph.model import Node


@dataclass(frozen=True, slots=True)
class Hue:
    """The colour of a block: ``fill`` for its areas, ``strong`` for text and lines."""

    fill: str
    strong: str


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours that mean nothing: ground, bands, rules, text, a line that must be seen, and text on it."""

    ground: str
    band: str
    rule: str
    ink: str
    muted: str
    accent: str
    on_accent: str


BLOCKS = ("party", "government", "council", "front", "mass", "school", "agency", "none")
"""The blocks in the order of a legend."""

_LIGHT: Mapping[str, Hue] = {
    "party": Hue("#FBE9E7", "#B3261E"),
    "government": Hue("#E8EEF9", "#1F4E9C"),
    "council": Hue("#DDF1F6", "#0A6178"),
    "front": Hue("#FBF1DC", "#805200"),
    "mass": Hue("#E3F4EC", "#0B6E4F"),
    "school": Hue("#F1EAF9", "#6A3FA0"),
    "agency": Hue("#E9EDF0", "#435662"),
    "none": Hue("#F3F3F4", "#55595F"),
}
_DARK: Mapping[str, Hue] = {
    "party": Hue("#4A1F1C", "#F4AFA8"),
    "government": Hue("#1D2F52", "#A9C5F7"),
    "council": Hue("#10353F", "#8FD3E3"),
    "front": Hue("#3F300F", "#E8C873"),
    "mass": Hue("#12392C", "#8CDAB8"),
    "school": Hue("#33244C", "#CFB6F2"),
    "agency": Hue("#2A343A", "#B9C7CF"),
    "none": Hue("#303236", "#C4C7CC"),
}

_LIGHT_TONES = Tones("#FFFFFF", "#F6F7F9", "#D5D9DF", "#15181E", "#575D68", "#1B2430", "#FFFFFF")
_DARK_TONES = Tones("#0E1117", "#191D25", "#3B414C", "#F1F2F4", "#AEB4BF", "#E4E7EC", "#12151B")


def hue(block: str, dark: bool = False) -> Hue:
    """Return the colour of a block; one that has none is drawn as unknown."""
    hues = _DARK if dark else _LIGHT
    return hues.get(block, hues["none"])


def tones(dark: bool = False) -> Tones:
    """Return the neutral colours."""
    return _DARK_TONES if dark else _LIGHT_TONES


def block_of(organization: Node | None, inherited: str = "") -> str:
    """Return the block to colour a body by: its own kind, else the one inherited from its superior, else ``none``.

    The questions count mass organizations under the front; a picture keeps them apart where the body says so.
    """
    own = str(organization.get("kind")) if organization is not None else ""
    found = own or inherited
    return found if found in BLOCKS else "none"


SHADES = ("#F1F6F7", "#C5E0E6", "#83BCC8", "#24707F", "#0B3F4C")
"""Five shades of one hue, from less to more: each darker than the one before, in grey as well."""

_INKS = ("#15181E", "#15181E", "#15181E", "#FFFFFF", "#FFFFFF")


def on_shade(shade: int) -> str:
    """Return the colour of text that can be read on a shade (WCAG AA, 4.5 to 1)."""
    return _INKS[shade]
