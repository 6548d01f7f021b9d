"""Of a table that was edited and loaded again: which of its claims are said again as before, and which loads stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kgraph.claims import Claim
from kgraph.model import Node

_Saying = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a load: when it was recorded, by what, of which file, and which load it replaces."""

    recorded: str
    loader: str
    file: str
    replaces: str = ""


class SaidBefore:
    """The claims of a load that is replaced; each stands for one claim that says the same, wherever in the file it stands now."""

    def __init__(self, claims: Iterable[Claim], own: Collection[str]) -> None:
        self._ids: dict[_Saying, list[str]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.source.place, c.id), reverse=True):
            self._ids[_saying(claim, own)].append(claim.id)

    def take(self, claim: Claim, own: Collection[str]) -> str:
        """Return the id of a claim that says this and was not taken yet; ``""`` if there is none."""
        ids = self._ids.get(_saying(claim, own))
        return ids.pop() if ids else ""


def _saying(claim: Claim, own: Collection[str]) -> _Saying:
    """What a claim says, whatever its line; the row of the table itself (``own``) is no words of a source, a quote from a document is."""
    source = claim.source
    words = "" if source.document in own else source.quote
    how = (claim.qualifiers, claim.reading, claim.retold, claim.proposed, claim.confidence)
    typed = tuple(type(value) for _, value in claim.qualifiers)
    return (*_node(claim.subject), claim.relation, *_node(claim.object), str(claim.valid), source.work.id, words, how, typed)


def _node(node: Node) -> _Saying:
    return node.id, node.kind, node.name, node.properties, tuple(type(value) for _, value in node.properties)


def replaced(headers: Mapping[str, Header], withdrawn: Collection[str]) -> dict[str, str]:
    """Return by load the one that replaced it, directly, where that one stands or was replaced itself by one that stands.

    A load that was withdrawn replaces nothing, unless another one that stands took over from it.
    """
    by: dict[str, str] = {}
    for load in sorted(headers):
        if load in withdrawn:
            continue
        seen = {load}
        while (older := headers[load].replaces) in headers and older not in seen:
            seen.add(older)
            by.setdefault(older, load)
            load = older
    return by
