"""Rows as JSON: UTF-8 as it stands, but for what cannot be seen."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What a terminal would obey, or a reader could not see; as an escape it is the same text to every reader of JSON."""


def write(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return one array of objects, each row on lines of its own."""
    text = json.dumps(list(rows), ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
