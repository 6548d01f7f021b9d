"""Whether what a person judges is there to be judged: looked for in the graph first, in all of the ledger where it is not there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from kgraph.claims import Claim, Reading
from kgraph.corrections import QUALIFIERS, SLOTS, corrected, with_corrections
from kgraph.errors import UnknownNameError, UsageError
from kgraph.judgements import Judgement, Verb, in_force
from kgraph.ledger import Ledger
from kgraph.model import Kind
from kgraph.open_graph import OpenGraph

_NODES = "kgraph search KB TEXT lists ids"
_CLAIMS = "take an id from the column 'claim' of kgraph evidence, kgraph check or kgraph review"
_SOURCES = "take an id from the column 'source' of kgraph review, or 'sources' of an answer"
_EDGES = "take an id from the column 'edge' of an answer"


def verb_called(name: Verb | str) -> Verb:
    """Return the verb of that name.

    Raises:
        UsageError: there is none; the nearest is offered.
    """
    try:
        return Verb(name)
    except ValueError as err:
        near = get_close_matches(name, Verb, 1)
        fix = f"did you mean '{near[0]}'?" if near else f"judgements are: {', '.join(Verb)}"
        raise UsageError(f"there is no judgement '{name}'", fix=fix) from err


def check_subjects(
    ledger: Ledger, graph: OpenGraph, verb: Verb, subjects: Sequence[str], values: Mapping[str, object]
) -> Mapping[str, object]:
    """Refuse what is not in the base; return the values of a correction as the ledger keeps them.

    Raises:
        UnknownNameError: nothing has that id; the nearest is offered.
        DataError: a correction does not fit its claim.
    """
    if verb is Verb.CORRECT:
        return _checked_values(ledger, graph, subjects, values)
    what, where, is_there, all_ids = _LOOKED_FOR.get(verb, _UNDO)
    missing = [subject for subject in subjects if not is_there(graph, subject)]
    if missing:
        there = set(all_ids(ledger, graph))
        for subject in missing:
            if subject not in there:
                raise _unknown(what, subject, there, where)
    if verb is Verb.SAME and not missing:
        _check_kinds(graph, subjects)
    return values


def _check_kinds(graph: OpenGraph, subjects: Sequence[str]) -> None:
    one, *others = map(graph.engine.node, subjects)
    for other in others:
        if other.kind is not one.kind:
            fix = "look at the ids: kgraph search KB TEXT lists them with their kinds"
            raise UsageError(f"'{one.id}' is a {one.kind} and '{other.id}' a {other.kind}; they cannot be the same", fix=fix)


def _checked_values(ledger: Ledger, graph: OpenGraph, subjects: Sequence[str], values: Mapping[str, object]) -> Mapping[str, object]:
    draft = Judgement("j0", Verb.CORRECT, tuple(subjects), "?", "2000-01-01", values=values)
    claim = _claim(ledger, graph, subjects[0])
    strange = sorted(set(values) - {*SLOTS, *QUALIFIERS})
    if strange:
        near = get_close_matches(strange[0], (*SLOTS, *QUALIFIERS), 1)
        fix = f"did you mean '{near[0]}'?" if near else f"parts are: {', '.join((*SLOTS, *QUALIFIERS))}"
        raise UsageError(f"a claim has no part '{strange[0]}' that can be corrected", fix=fix)
    said = {key: value for key, value in values.items() if key in SLOTS}
    qualifiers = {key: value for key, value in values.items() if key in QUALIFIERS}
    if qualifiers:
        said["qualifiers"] = qualifiers
    for end in ("subject", "object"):
        if isinstance(said.get(end), str):
            said[end] = _node(graph, claim, end, str(said[end]))
    if _says(corrected(claim, replace(draft, values=said))) == _says(claim):
        raise UsageError(f"claim {claim.id} says that already", fix="give what is to stand there instead")
    return said


def _says(claim: Claim) -> Claim:
    return replace(claim, corrects="", proposed=False, reading=Reading.CONTEXT)


def _node(graph: OpenGraph, claim: Claim, end: str, node_id: str) -> list[object]:
    """Return the node of that id as a claim has it: as the graph knows it, else unnamed and of the kind that was there."""
    was = claim.subject if end == "subject" else claim.object
    try:
        known = graph.engine.node(node_id)
    except UnknownNameError:
        return [node_id, str(was.kind), "", {}]
    return [node_id, str(known.kind), known.name, {}]


def _claim(ledger: Ledger, graph: OpenGraph, claim_id: str) -> Claim:
    found = next(graph.claims((claim_id,)), None)
    if found is None:
        raise _unknown("claim", claim_id, set(_claim_ids(ledger, graph)), _CLAIMS)
    return found


def _unknown(what: str, subject: str, there: Iterable[str], where: str) -> UnknownNameError:
    near = get_close_matches(subject, sorted(there), 1, 0.8)
    return UnknownNameError(f"no {what} has the id '{subject}'", fix=f"did you mean '{near[0]}'?" if near else where)


def _has_node(graph: OpenGraph, node_id: str) -> bool:
    try:
        return graph.engine.node(node_id).kind is not Kind.SOURCE
    except UnknownNameError:
        return False


def _has_source(graph: OpenGraph, source: str) -> bool:
    try:
        return graph.engine.node(source).kind is Kind.SOURCE
    except UnknownNameError:
        return False


def _has_claim(graph: OpenGraph, claim_id: str) -> bool:
    return next(graph.claims((claim_id,)), None) is not None


def _has_edge(graph: OpenGraph, edge_id: str) -> bool:
    return graph.engine.edge(edge_id) is not None


def _claims(ledger: Ledger) -> Iterator[Claim]:
    return with_corrections(ledger.claims(), in_force(ledger.judgements()).corrected)


def _claim_ids(ledger: Ledger, graph: OpenGraph) -> Iterator[str]:
    yield from (claim.id for claim in _claims(ledger))


def _node_ids(ledger: Ledger, graph: OpenGraph) -> Iterator[str]:
    """The ids of nodes, those too that a judgement joined to others."""
    yield from (node.id for node in graph.engine.nodes() if node.kind is not Kind.SOURCE)
    for claim in _claims(ledger):
        yield from (claim.subject.id, claim.object.id)


def _source_ids(ledger: Ledger, graph: OpenGraph) -> Iterator[str]:
    yield from (claim.source.work.id for claim in ledger.claims())


def _sources_and_loads(ledger: Ledger, graph: OpenGraph) -> Iterator[str]:
    yield from (load.id for load in ledger.loads())
    yield from _source_ids(ledger, graph)


def _edge_ids(ledger: Ledger, graph: OpenGraph) -> Iterator[str]:
    """The edges of now, and those that a judgement was made on: it may have joined them to another one."""
    yield from (edge.id for edge in graph.engine.edges())
    for judgement in ledger.judgements():
        if judgement.verb in (Verb.SPLIT, Verb.JOIN):
            yield judgement.subjects[0]


_Look = tuple[str, str, Callable[[OpenGraph, str], bool], Callable[[Ledger, OpenGraph], Iterator[str]]]
_OF_NODES: _Look = ("person, body, post or place", _NODES, _has_node, _node_ids)
_OF_CLAIMS: _Look = ("claim", _CLAIMS, _has_claim, _claim_ids)
_OF_EDGES: _Look = ("edge", _EDGES, _has_edge, _edge_ids)
_OF_LOADS: _Look = ("source and no load", _SOURCES, _has_source, _sources_and_loads)
_UNDO: _Look = ("judgement", "", lambda graph, subject: True, lambda ledger, graph: iter(()))
"""The ledger itself looks for what is to be undone."""

_LOOKED_FOR: Mapping[Verb, _Look] = {
    Verb.SAME: _OF_NODES,
    Verb.DIFFERENT: _OF_NODES,
    Verb.ACCEPT: _OF_CLAIMS,
    Verb.REJECT: _OF_CLAIMS,
    Verb.WITHDRAW: _OF_LOADS,
    Verb.REINSTATE: _OF_LOADS,
    Verb.PURGE: ("source", _SOURCES, _has_source, _source_ids),
    Verb.SPLIT: _OF_EDGES,
    Verb.JOIN: _OF_EDGES,
}
"""What each verb judges: in words, where ids are found, whether the graph holds one, and all of them."""
