"""A recipe without what cannot be true: its nodes are asked for by the labels that they have."""

import re
from collections.abc import Mapping

from kgraph.model import Kind

_UNION = "\nUNION ALL\n"
_ANCHOR = re.compile(r":([A-Za-z|]+) \{id: \$(\w+)\}")


def narrow(cypher: str, kinds: Mapping[str, Kind]) -> str:
    """Return the branches of a query that start from nodes of these kinds, each with its one label; ``""`` where none does.

    ``kinds`` are those of the nodes whose ids are the parameters of that name.
    """
    branches = [branch for branch in cypher.split(_UNION) if _can_be(branch, kinds)]
    return _ANCHOR.sub(lambda anchor: f":{kinds[anchor[2]]} {{id: ${anchor[2]}}}", _UNION.join(branches))


def _can_be(branch: str, kinds: Mapping[str, Kind]) -> bool:
    return all(kinds[anchor[2]] in anchor[1].split("|") for anchor in _ANCHOR.finditer(branch))
