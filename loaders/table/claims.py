"""A row becomes its claims, by the rules of the map."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from kgraph import Claim, DataError, Document, Kind, Node, Reading, Relation, Source, Work
from loaders.table.documents import Text
from loaders.table.fields import Field, Value
from loaders.table.places import Places
from loaders.table.rows import Row
from loaders.table.rules import ClaimRule, NodeRule, Origin, TableMap
from loaders.table.sections import nearest
from loaders.table.spans import Spans

T = TypeVar("T")
Cells: TypeAlias = tuple[str, ...]


class Reader:
    """Makes the claims of each row; it remembers only which name each id was given, to refuse another."""

    def __init__(self, table_map: TableMap, table: Document, document: Text | None) -> None:
        self._map, self._table, self._document = table_map, table, document
        self._names = _Names()
        self._only_work = next(iter(table_map.works.values()), Work(f"src:{table.name}", title=table.name))
        self._spans = Spans(table_map.shapes, table_map.still)
        self._places = Places(table_map.shapes)

    def claims(self, row: Row) -> tuple[Claim, ...]:
        """Return all claims of a row.

        Raises:
            DataError: one of them cannot be made; then the row makes none.
        """
        cells = self._map.columns.clean(row.cells)
        rules = [rule for rule in self._map.rules if rule.applies(cells)]
        claims = tuple(self._claim(rule, part, row) for rule in rules for part in _parts(rule, cells))
        self._names.keep(row.line, claims)
        return claims

    def _claim(self, rule: ClaimRule, cells: Cells, row: Row) -> Claim:
        source, origin = self._source(rule.origin, cells, row), rule.origin
        reading = _word(origin.reading, cells, _READINGS)
        by_words = rule.subject.place or rule.object.place
        return Claim(
            self._node(rule.subject, cells, source.work),
            _word(rule.relation, cells, _RELATIONS),
            self._node(rule.object, cells, source.work),
            self._spans.read(rule.span, cells, source.work),
            source,
            _values(rule.qualifiers, cells),
            Reading.CONTEXT if by_words and reading is Reading.EXPLICIT else reading,
            retold=origin.retold.value(cells) is True,
            confidence=_confidence(rule.confidence, cells),
            loader="table",
        )

    def _node(self, rule: NodeRule, cells: Cells, work: Work) -> Node:
        if rule.place is None:
            return _node(rule, cells)
        found = self._places.node(rule.place, _word(rule.kind, cells, _KINDS), cells, work)
        return Node(found.id, found.kind, found.name, (*found.properties, *_values(rule.properties, cells)))

    def _source(self, origin: Origin, cells: Cells, row: Row) -> Source:
        work, place = self._work(origin.work, cells), " ".join(origin.place.text(cells).split())
        if self._document is None or not origin.quote.text(cells):
            at = f"{self._table.name}, line {row.line}"
            return Source(work, place or at, self._table.digest, row.start, row.start + len(row.text), row.text)
        quote = origin.quote.raw(row.cells)
        try:
            start = self._document.find(quote)
        except DataError as err:
            raise origin.quote.fault(err) from err
        at = f"{self._document.path.name}, line {self._document.line(start)}"
        return Source(work, place or at, self._document.digest, start, start + len(quote), quote)

    def _work(self, field: Field, cells: Cells) -> Work:
        if field.text(cells):
            return _word(field, cells, self._map.works)
        if len(self._map.works) > 1:
            raise field.fault(DataError("the row does not say which work speaks", fix=nearest("", self._map.works)))
        return self._only_work


class _Names:
    """The name each id was given, and where first; kept as numbers, since a table can hold millions of ids."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}

    def keep(self, line: int, claims: Sequence[Claim]) -> None:
        """Keep the names of a row's nodes.

        Raises:
            DataError: an id was given another name or kind before; then none is kept.
        """
        new: dict[int, int] = {}
        for node in (node for claim in claims for node in (claim.subject, claim.object) if node.name):
            key, said = hash(node.id), line << 32 | hash((node.kind, node.name)) & 0xFFFFFFFF
            known = self._first.get(key) or new.setdefault(key, said)
            if known & 0xFFFFFFFF != said & 0xFFFFFFFF:
                said_here = f"the id '{node.id}' is {node.kind} '{node.name}' here"
                what = f"{said_here} and has another name or kind in line {known >> 32}"
                raise DataError(what, fix="give the two different ids, or write the name in one way")
        self._first |= new


_KINDS: Mapping[str, Kind] = {str(kind): kind for kind in Kind}
_RELATIONS: Mapping[str, Relation] = {str(relation): relation for relation in Relation}
_READINGS: Mapping[str, Reading] = {"": Reading.EXPLICIT} | {str(reading): reading for reading in Reading}


def _parts(rule: ClaimRule, cells: Cells) -> Iterator[Cells]:
    """Yield the cells once, or once for each part of the split cell, with the part at the end; a blank part is none."""
    if not rule.separator:
        yield cells
        return
    parts = [part for part in map(str.strip, rule.split.text(cells).split(rule.separator)) if part]
    if len(set(parts)) < len(parts):
        twice = next(part for place, part in enumerate(parts) if part in parts[:place])
        raise rule.split.fault(DataError(f"the part '{twice}' stands twice", fix="write each part once"))
    yield from ((*cells, part) for part in parts)


def _word(field: Field, cells: Cells, known: Mapping[str, T]) -> T:
    text = field.text(cells)
    if text not in known:
        what = f"'{text}' is unknown here" if text else "the cell is blank"
        raise field.fault(DataError(what, fix=nearest(text, known)))
    return known[text]


def _node(rule: NodeRule, cells: Cells) -> Node:
    kind, node_id, name = _word(rule.kind, cells, _KINDS), rule.id.text(cells), rule.name.text(cells)
    if not node_id:
        what = f"the {kind} '{name}' has no id" if name else f"the {kind} has no id"
        fix = 'fill the cell, or give the claim a when = "COLUMN": then it is made only where that is filled'
        raise rule.id.fault(DataError(what, fix=fix))
    try:
        return Node(node_id, kind, name, _values(rule.properties, cells))
    except DataError as err:
        raise rule.id.fault(err) from err


def _values(fields: Sequence[tuple[str, Field]], cells: Cells) -> tuple[tuple[str, Value], ...]:
    return tuple((name, value) for name, field in fields if (value := field.value(cells)) != "")


def _confidence(field: Field, cells: Cells) -> float:
    value = field.value(cells)
    if value == "":
        return 1.0
    if not 0 <= float(value) <= 1:
        raise field.fault(DataError(f"the confidence {value} is not between 0 and 1", fix="write a number from 0 to 1"))
    return float(value)
