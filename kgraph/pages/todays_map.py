"""Where a place lies on the map of today: what it became in the end, in a few words."""

from kgraph.model import Node
from kgraph.pages import address, shared
from kgraph.pages.wording import node_words, t
from kgraph.questions.lineage import Link
from kgraph.resolving.registers import UNITS


def place_words(place: Node | None) -> str:
    """Return what a place has become, in brackets; ``""`` where it goes on by its name, or the map of the day was chosen."""
    if address.chosen_map() != "today" or place is None or place.kind not in UNITS:
        return ""
    links = [link for link in shared.lineage(place.id).links if link.direction == "after"]
    if all(link.change == "reparented" for link in links):
        return ""
    passed = {link.place.id for link in links if link.place is not None and link.became is not None}
    last = [link for link in links if link.became is None or link.became.id not in passed]
    said = dict.fromkeys(_words(link) for link in last if link.became is not None or link.place == place or len(last) == 1)
    return f" ({'; '.join(said)})" if said else ""


def _words(link: Link) -> str:
    if link.became is None:
        return t("map.now_ended" if link.state == "tier ended" else "map.now_unknown")
    return t("map.now_part" if link.extent == "part" else "map.now", place=node_words(link.became))
