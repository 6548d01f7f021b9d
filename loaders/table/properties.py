"""The properties of a node, as a map names them."""

import re
from collections.abc import Collection

from loaders.table.fields import Columns, Field
from loaders.table.sections import Section

_PROPERTY = re.compile("[a-z][a-z0-9_]*")
_PROPERTY_OF = {"kind_of": "kind"}
"""A node's property ``kind`` (party, school …) has another name in a map, where ``kind`` is the kind of node."""


def properties(node: Section, columns: Columns, others: Collection[str]) -> tuple[tuple[str, Field], ...]:
    """Return what the keys of a node say of it, but for those that say which node it is.

    Raises:
        LoadError: a key cannot be the name of a property, or names no column.
    """
    for key in node.values:
        if not _PROPERTY.fullmatch(key) or key == "name_folded":
            fix = "call a property by small letters, digits and _, and not name_folded"
            raise node.fault(f"'{key}' cannot be the name of a property", key, fix=fix)
    return tuple((_PROPERTY_OF.get(key, key), Field.read(node, key, columns)) for key in node.values if key not in others)
