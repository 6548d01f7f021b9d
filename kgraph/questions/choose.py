"""One node for what a person typed: an id, or a whole name that fits exactly one thing."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from kgraph.engines.base import Engine
from kgraph.errors import AmbiguousNameError, UnknownNameError
from kgraph.graph import TemporalGraph
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.questions.answers import name_of
from kgraph.questions.detail import RECIPE, detail
from kgraph.questions.lineage import RECIPE as LINEAGE
from kgraph.questions.lives import is_whole, possibly_there
from kgraph.text import fold, spelling

_SHOWN = 20
_OFFERED = 3
_ANY: frozenset[Kind] = frozenset()


def choose(engine: Engine, text: str, kinds: frozenset[Kind] = frozenset(), as_of: date | None = None) -> Node:
    """Return the node with that id, else the one whose whole name it is; exact accents win over folded.

    With a day, only those places are candidates that possibly existed on it, by their PART_OF, and without one by what they became and
    came from.

    Raises:
        UnknownNameError: nothing fits; the nearest names are offered.
        AmbiguousNameError: several things fit; each is told apart.
    """
    by_id = _by_id(engine, text)
    if by_id is not None and (not kinds or by_id.kind in kinds):
        return by_id
    named = _named(engine, text, kinds)
    found = [node for node in named if as_of is None or _exists(engine, node, as_of)]
    if len(found) == 1:
        return found[0]
    if found:
        fix = f"give the id of one of them:\n{_told_apart(engine, found)}"
        raise AmbiguousNameError(f"'{text}' fits {len(found)} things", fix=fix)
    if named:
        fix = f"choose another day:\n{_told_apart(engine, named)}"
        raise UnknownNameError(f"'{text}' did not exist on {as_of}", fix=fix)
    wanted = " or ".join(sorted(kinds)) or "thing"
    fix = _of_another_kind(by_id or next(iter(_named(engine, text, _ANY)), None)) or _nearest(engine, text, kinds)
    raise UnknownNameError(f"no {wanted} has the name or id '{text}'", fix=fix)


def _by_id(engine: Engine, text: str) -> Node | None:
    try:
        return engine.node(text)
    except UnknownNameError:
        return None


def _named(engine: Engine, text: str, kinds: frozenset[Kind]) -> list[Node]:
    """The nodes whose whole name it is: those with its very accents, else those that fold to it."""
    folded, exact = fold(text), spelling(text)
    if not folded:
        return []
    whole = [node for node in engine.named(text, kinds) if folded in (fold(node.name), fold(node.full_name))]
    return [node for node in whole if exact in (spelling(node.name), spelling(node.full_name))] or whole


def _exists(engine: Engine, node: Node, day: date) -> bool:
    if node.kind not in PLACES:
        return True
    spans = [edge.valid for edge in engine.gather(RECIPE, node=node.id).out(node.id, Relation.PART_OF)]
    return any(span.possibly_covers(day) for span in spans) if spans else possibly_there(_changes(engine, node), node, day)


def _changes(engine: Engine, node: Node) -> TemporalGraph:
    return engine.gather(LINEAGE, place=node.id)


def _told_apart(engine: Engine, nodes: Sequence[Node]) -> str:
    lines = [_line(engine, node) for node in nodes[:_SHOWN]]
    more = [f"    … and {len(nodes) - _SHOWN} more"] if len(nodes) > _SHOWN else []
    return "\n".join([*lines, *more])


def _line(engine: Engine, node: Node) -> str:
    told = detail(engine.gather(RECIPE, node=node.id), node) or _changed(engine, node)
    return f"    {node.id}  {name_of(node)}" + (f" ({told})" if told else "")


def _changed(engine: Engine, node: Node) -> str:
    """When a place that lies in no other, as a province, came out of others and went into another."""
    if node.kind not in PLACES:
        return ""
    graph = _changes(engine, node)
    came = [f"came from others: {edge.valid}" for edge in graph.into(node.id, Relation.BECAME) if is_whole(edge)]
    went = [f"became another: {edge.valid}" for edge in graph.out(node.id, Relation.BECAME) if is_whole(edge)]
    return ", ".join(dict.fromkeys([*came, *went]))


def _of_another_kind(node: Node | None) -> str:
    return f"'{name_of(node) or node.id}' is a {node.kind}; kgraph search KB TEXT lists names and ids" if node else ""


def _nearest(engine: Engine, text: str, kinds: frozenset[Kind]) -> str:
    holding_it = sorted(engine.named(text, kinds), key=lambda node: (len(node.name), node.name, node.id)) if fold(text) else []
    if holding_it:
        return f"did you mean {_quoted(holding_it[:_OFFERED])}?"
    names = {fold(node.name): node for node in engine.nodes() if node.name and (not kinds or node.kind in kinds)}
    near = [names[name] for name in get_close_matches(fold(text), names, _OFFERED)]
    return f"did you mean {_quoted(near)}?" if near else "kgraph search KB TEXT lists names and ids"


def _quoted(nodes: Sequence[Node]) -> str:
    return ", ".join(dict.fromkeys(f"'{name_of(node)}'" for node in nodes))
