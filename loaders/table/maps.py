"""The declared column map of a table: read from TOML and checked wholly before the first row."""

from pathlib import Path

from kgraph import DataError, LoadError
from loaders.table.checks import check
from loaders.table.dates import Shapes
from loaders.table.fields import NOTHING, Columns, Field
from loaders.table.places import place_rule
from loaders.table.properties import properties
from loaders.table.rows import clean
from loaders.table.rules import ClaimRule, NodeRule, Origin, SpanRule, TableMap
from loaders.table.sections import Section
from loaders.table.works import read_works

FORMAT = 1
_KEYS = ("format", "delimiter", "document", "works", "dates", "still", "unknown", "columns", "claim")
_ORIGIN_KEYS = ("work", "quote", "place", "reading", "retold")
_SPAN_KEYS = ("start", "end", "valid", "attested")
_CLAIM_KEYS = ("when", "subject", "relation", "object", "qualifiers", "split", "confidence", *_SPAN_KEYS, *_ORIGIN_KEYS)
_OF_UNITS = ("acts", "begun", "begun_acts", "ended", "ended_acts")
_QUALIFIERS = ("acting", "decision", "predecessor", "successor", "role", "value", "total", "unit", "extent", "change", *_OF_UNITS)
_DELIMITERS = {".tsv": "\t"}

_NODE_KEYS = ("kind", "id", "name")

_MINIMAL = """write {name} beside the table, at least:
format = 1
[[claim]]
subject = {{ kind = "=Person", id = "person_id", name = "person" }}
relation = "=HOLDS"
object = {{ kind = "=Post", id = "post_id", name = "post" }}
start = "start"
end = "end\""""


def open_map(table: Path, map: Path | None) -> Section:
    """Read the map of a table: the given one, or the file of the same name beside the table.

    Raises:
        LoadError: there is none, it is not TOML, or of a format that this kgraph does not know.
    """
    path = map or table.with_suffix(".toml")
    if not path.is_file():
        what = f"{table.name} has no map that says what its columns mean"
        raise LoadError(what, where=str(path), fix=_MINIMAL.format(name=path.name))
    section = Section.read(path)
    section.only(_KEYS)
    found = section.values.get("format")
    if found != FORMAT or isinstance(found, bool):
        newer = isinstance(found, int) and found > FORMAT
        fix = "install a newer kgraph" if newer else f"write format = {FORMAT} in the first line"
        raise section.fault(f"the map has no format that this kgraph knows ({FORMAT})", "format", fix=fix)
    return section


def delimiter_of(section: Section, table: Path) -> str:
    """Return the declared delimiter; without one, a tab for .tsv and a comma for anything else."""
    delimiter = section.text("delimiter", _DELIMITERS.get(table.suffix.lower(), ","))
    if len(delimiter) != 1 or delimiter in "\"\r\n'" or delimiter.isalnum():
        raise section.fault(f"'{delimiter}' is no delimiter", "delimiter", fix='write one mark: "," ";" "|" or "\\t"')
    return delimiter


def read_map(section: Section, header: tuple[str, ...]) -> TableMap:
    """Read the map against the header of its table.

    Raises:
        LoadError: a key, column, kind, relation, qualifier, work or date shape is wrong; the nearest is offered.
    """
    columns = Columns.of(header, _cleaned(section.texts("unknown", ())))
    document = section.path("document") if section.text("document") else None
    shapes, still = _shapes(section), _still(section, columns)
    works, base, claims = read_works(section), section.section("columns"), section.sections("claim")
    base.only(_ORIGIN_KEYS)
    if not claims:
        raise section.fault("the map makes no claim", "claim", fix="write [[claim]] with subject, relation and object")
    rules = tuple(_rule(claim, base, columns) for claim in claims)
    table_map = TableMap(columns, works, document, shapes, still, rules)
    for claim, rule in zip(claims, table_map.rules, strict=True):
        check(claim, rule, table_map)
    return table_map


def _cleaned(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts of the map as cells are read."""
    return tuple(clean(text) for text in texts)


def _still(section: Section, columns: Columns) -> frozenset[str]:
    still = frozenset(_cleaned(section.texts("still", ())))
    for text in still & (columns.unknown | {""}):
        fix = "take it out of one of the two lists; a blank cell is always unknown"
        raise section.fault(f"'{text}' cannot mean both unknown and still so", "still", fix=fix)
    return still


def _shapes(section: Section) -> Shapes:
    try:
        return Shapes.of(section.texts("dates", ("iso",)))
    except DataError as err:
        raise section.fault(err.what, "dates", fix=err.fix) from err


def _rule(section: Section, base: Section, columns: Columns) -> ClaimRule:
    section.only(_CLAIM_KEYS)
    origin = Origin(*(Field.read(section if key in section.values else base, key, columns) for key in _ORIGIN_KEYS))
    when, equals = _when(section, columns)
    split, separator, columns = _split(section, columns)
    return ClaimRule(
        when,
        equals,
        _node(section, "subject", columns),
        Field.read(section, "relation", columns),
        _node(section, "object", columns),
        SpanRule(*(Field.read(section, key, columns) for key in _SPAN_KEYS)),
        _qualifiers(section.section("qualifiers"), columns),
        split,
        separator,
        origin,
        Field.read(section, "confidence", columns) if "confidence" in section.values else Field(constant=1.0),
    )


def _split(section: Section, columns: Columns) -> tuple[Field, str, Columns]:
    if "split" not in section.values:
        return NOTHING, "", columns
    split = section.section("split")
    split.only(("column", "separator"))
    field, separator = Field.read(split, "column", columns), split.text("separator")
    if field.is_constant or not separator:
        fix = 'write split = { column = "posts", separator = ";" }'
        raise split.fault("a split needs a column and a separator", fix=fix)
    if "part" in columns.places:
        raise split.fault("the table has a column 'part', and a split calls each part so", fix="rename the column")
    return field, separator, columns.with_part()


def _when(section: Section, columns: Columns) -> tuple[Field, str]:
    if "when" not in section.values:
        return NOTHING, ""
    name, equals, value = section.text("when").partition("=")
    name, value = clean(name), clean(value)
    if not name or (equals and not value):
        raise section.fault("'when' names no column", "when", fix='write when = "column" or when = "column=value"')
    return Field(name, columns.place(name, section, "when")), value


def _node(section: Section, key: str, columns: Columns) -> NodeRule:
    node = section.section(key)
    if "words" in node.values:
        return place_rule(node, columns)
    for needed in ("kind", "id"):
        if not node.values.get(needed):
            fix = f'write {key} = {{ kind = "=Person", id = "person_id", name = "person" }}'
            raise node.fault(f"the {key} has no {needed}", needed, fix=fix)
    kind, node_id, name = (Field.read(node, name, columns) for name in _NODE_KEYS)
    return NodeRule(kind, node_id, name, properties(node, columns, _NODE_KEYS))


def _qualifiers(section: Section, columns: Columns) -> tuple[tuple[str, Field], ...]:
    section.only(_QUALIFIERS)
    return tuple((name, Field.read(section, name, columns)) for name in section.values)
