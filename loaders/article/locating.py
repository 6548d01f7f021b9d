"""Find the unit of the register that a place of a text means on the text's day; where several or none fit, the place is the text's own."""

from collections.abc import Sequence
from datetime import date

from kgraph import Kind, Node, PartialDate, places
from loaders.article.existing import units_of
from loaders.article.placing import level_of, parted, rank_of
from loaders.article.tokens import key_of

_KINDS = {1: Kind.PROVINCE, 2: Kind.DISTRICT, 3: Kind.COMMUNE, 4: Kind.VILLAGE}


class Locator:
    """The places of one text: those that the register knows under their register's id, the others under an id of the text."""

    def __init__(self, prefix: str, published: PartialDate, named: Sequence[str]) -> None:
        self._prefix = prefix
        self._day = published.latest if not published.is_unknown else None
        self._named = frozenset(key_of(name) for name in named)
        self._made: dict[str, Node] = {}

    def node(self, place: str) -> Node | None:
        """Return the node of a place; None for the centre and for a level without a name."""
        word, name = parted(place)
        if not name or not word:
            return None
        if place not in self._made:
            self._made[place] = self._register_node(word, name) or self._own_node(word, name)
        return self._made[place]

    def _own_node(self, word: str, name: str) -> Node:
        kind = _KINDS.get(rank_of(level_of(word), name), Kind.COMMUNE)
        return Node(f"{self._prefix}:place{len(self._made) + 1}", kind, name, (("type", word),))

    def _register_node(self, word: str, name: str) -> Node | None:
        units = [unit for unit in units_of(f"{word} {name}") if self._day is None or unit.covers(self._day)]
        if len(units) > 1 and self._day is not None:
            units = [unit for unit in units if self._within(unit, self._day)]
        if len(units) != 1:
            return None
        unit = units[0]
        return Node(unit.id, unit.kind, unit.name, (("code", unit.code), ("type", unit.type)))

    def _within(self, unit: places.Unit, day: date) -> bool:
        """Whether a superior of the unit is named in the text too."""
        register, parent = places.open_register(), unit.parent_on(day)
        while parent:
            above = register.units[parent]
            if key_of(above.full_name) in self._named:
                return True
            parent = above.parent_on(day)
        return False
