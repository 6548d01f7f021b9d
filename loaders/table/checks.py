"""Checks of a map that need no row: its words are known, its relation ties its kinds, its constants are dates."""

from kgraph import Claim, DataError, Kind, Node, Reading, Relation, Source, Span, Work
from loaders.table.dates import Shapes
from loaders.table.fields import NOTHING, Field
from loaders.table.rules import PUBLISHED, ClaimRule, TableMap
from loaders.table.sections import Section, nearest


def check(section: Section, rule: ClaimRule, table_map: TableMap) -> None:
    """Refuse a claim of the map that could be right for no row.

    Raises:
        LoadError: a constant kind, relation, reading, work or date is wrong, or two keys exclude each other.
    """
    if "relation" not in section.values:
        raise section.fault("the claim has no relation", "relation", fix=f'write relation = "=HOLDS"; {nearest("", tuple(Relation))}')
    _check_words(section, rule, table_map)
    _check_ends(section, rule)
    if "valid" in section.values and ("start" in section.values or "end" in section.values):
        raise section.fault("'valid' is a whole span, beside it there is no 'start' or 'end'", "valid", fix="keep one of the two ways")
    if rule.origin.quote != NOTHING and table_map.document is None:
        fix = 'write document = "file.txt", or leave out quote: then the row itself is the quote'
        raise section.fault("a quote needs the document that it stands in", "quote", fix=fix)
    for key in ("start", "end", "attested"):
        _check_date(section, key, getattr(rule.span, key), table_map)
    for key, node in (("subject", rule.subject), ("object", rule.object)):
        if node.place:
            _check_date(section.section(key), "day", node.place.day, table_map)
    _check_valid(section, rule.span.valid, table_map)


def _check_words(section: Section, rule: ClaimRule, table_map: TableMap) -> None:
    words = (
        ("subject, kind", rule.subject.kind, tuple(Kind)),
        ("object, kind", rule.object.kind, tuple(Kind)),
        ("relation", rule.relation, tuple(Relation)),
        ("reading", rule.origin.reading, ("", *Reading)),
        ("work", rule.origin.work, ("", *table_map.works)),
    )
    for key, field, known in words:
        if field.is_constant and field.constant not in known:
            column = f'; for a column, write "{field.constant}"' if field.constant in table_map.columns.places else ""
            raise section.fault(f"'{field.constant}' is unknown here", key, fix=nearest(str(field.constant), known) + column)
    if rule.origin.work == NOTHING and len(table_map.works) > 1:
        raise section.fault(
            "the map has several works and does not say which one speaks",
            "work",
            fix='write work = "=NAME" under [columns]',
        )


def _check_ends(section: Section, rule: ClaimRule) -> None:
    fields = (rule.subject.kind, rule.relation, rule.object.kind)
    if all(field.is_constant for field in fields):
        subject, relation, object_ = (str(field.constant) for field in fields)
        try:
            Claim(Node("a", Kind(subject)), Relation(relation), Node("b", Kind(object_)), Span(), Source(Work("w"), ""))
        except DataError as err:
            raise section.fault(f"{relation} cannot tie {subject} to {object_}", "relation", fix=err.fix) from err


def _check_date(section: Section, key: str, field: Field, table_map: TableMap) -> None:
    said = str(field.constant)
    if (key in ("attested", "day") and said == PUBLISHED) or (key == "end" and said in table_map.still):
        return
    try:
        table_map.shapes.read(said)
    except DataError as err:
        raise section.fault(err.what, key, fix=err.fix) from err


def _check_valid(section: Section, field: Field, table_map: TableMap) -> None:
    start, slash, end = str(field.constant).partition("/")
    try:
        Span(Shapes().read(start), Shapes().read("" if end in table_map.still else end if slash else start))
    except DataError as err:
        raise section.fault(err.what, "valid", fix=err.fix) from err
