"""A place that a row names by words: the one unit of the register that they say, on the day that the row gives."""

from collections.abc import Sequence

from kgraph import ChoiceError, DataError, Kind, Node, PartialDate, Work, places
from loaders.table.dates import Shapes
from loaders.table.fields import Columns, Field
from loaders.table.properties import properties
from loaders.table.rules import PUBLISHED, NodeRule, PlaceRule
from loaders.table.sections import Section
from loaders.table.spans import published

_KEYS = ("kind", "words", "within", "day")
_GIVEN = ("id", "name", "type", "code")
_KINDS = (Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE)


def place_rule(node: Section, columns: Columns) -> NodeRule:
    """Read a node of a map that gives a place by words.

    Raises:
        LoadError: its kind is none of the register's, or it gives for itself what the register gives.
    """
    for key in _GIVEN:
        if key in node.values:
            raise node.fault(f"a place by words takes its {key} from the register", key, fix=f"leave out {key}, or words")
    kind, words, within, day = (Field.read(node, key, columns) for key in _KEYS)
    if kind.is_constant and kind.constant not in _KINDS:
        fix = f'write kind = "={_KINDS[0]}"; it can be: {", ".join(_KINDS)}'
        raise node.fault(f"the register has no place of the kind '{kind.constant}'", "kind", fix=fix)
    return NodeRule(kind, words, Field(), properties(node, columns, _KEYS), PlaceRule(words, within, day))


class Places:
    """Finds the units that rows name; the register is opened for the first of them."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def node(self, rule: PlaceRule, kind: Kind, cells: Sequence[str], work: Work) -> Node:
        """Return the unit that a row names, with its id, name, type and code.

        Raises:
            DataError: the words are those of no unit, or of several, on the day; they are listed.
        """
        words = rule.words.text(cells)
        if not words:
            fix = 'fill the cell, or give the claim a when = "COLUMN": then it is made only where that is filled'
            raise rule.words.fault(DataError(f"the {kind} has no name", fix=fix))
        within = tuple(filter(None, (rule.within.text(cells),)))
        date = self._date(rule.day, cells, work)
        try:
            unit = self._unit(words, within, kind, date)
        except ChoiceError as err:
            raise rule.words.fault(DataError(err.what, fix=err.fix)) from err
        except DataError as err:
            raise rule.day.fault(err) from err
        return Node(unit.id, unit.kind, unit.name, (("code", unit.code), ("type", unit.type)))

    def _date(self, field: Field, cells: Sequence[str], work: Work) -> PartialDate:
        said = field.text(cells)
        if field.is_constant and said == PUBLISHED:
            return published(field, work)
        try:
            return self._shapes.read(said)
        except DataError as err:
            raise field.fault(err) from err

    def _unit(self, words: str, within: Sequence[str], kind: Kind, date: PartialDate) -> places.Unit:
        """Return the unit that is meant on every day that the date can be."""
        lookup = places.place_lookup()
        if date.is_unknown:
            return lookup.choose(words, within=within, kind=kind)
        first, last = (lookup.choose(words, day, within=within, kind=kind) for day in (date.earliest, date.latest))
        if first is not last:
            what = f"'{words}' was {first.id} on {date.earliest} and {last.id} on {date.latest}"
            raise DataError(what, fix="write the month or the day, or the id of one of the two")
        return first
