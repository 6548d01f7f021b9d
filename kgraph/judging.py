"""Whether what a person judges is there to be judged: looked for in the graph first, in all of the ledger where it is not there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from kgraph.claims import Claim, Reading
from kgraph.errors import UnknownNameError, UsageError
from kgraph.generations.graph_store import GraphStore
from kgraph.judgements import Judgement, Verb, in_force
from kgraph.ledger.folder import Ledger
from kgraph.model import Kind
from kgraph.resolving.corrections import QUALIFIERS, SLOTS, corrected, with_corrections

_NODES = "kgraph search KB TEXT lists ids"
_CLAIMS = "take an id from the column 'claim' of kgraph evidence, kgraph check or kgraph review"
_SOURCES = "take an id from the column 'source' of kgraph review, or 'sources' of an answer"
_NAMES = {"subject_name": "subject", "object_name": "object"}
"""By these an end is put right that has no id yet: a person or a post whose name was misread."""

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
    ledger: Ledger, store: GraphStore, verb: Verb, subjects: Sequence[str], values: Mapping[str, object]
) -> Mapping[str, object]:
    """Refuse what is not in the base; return the values of a correction as the ledger keeps them.

    Raises:
        UnknownNameError: nothing has that id; the nearest is offered.
        DataError: a correction does not fit its claim.
    """
    if verb is Verb.CORRECT:
        return _checked_values(ledger, store, subjects, values)
    what, where, is_there, all_ids = _LOOKED_FOR.get(verb, _UNDO)
    missing = [subject for subject in subjects if not is_there(store, subject)]
    if missing:
        there = set(all_ids(ledger, store))
        for subject in missing:
            if subject not in there:
                raise _unknown(what, subject, there, where)
    if verb is Verb.SAME and len(subjects) == 2 and not missing:
        _check_kinds(store, subjects)
    return values


def _check_kinds(store: GraphStore, subjects: Sequence[str]) -> None:
    one, other = map(store.node, subjects)
    if one is not None and other is not None and one.kind is not other.kind:
        fix = "look at the ids: kgraph search KB TEXT lists them with their kinds"
        raise UsageError(f"'{one.id}' is a {one.kind} and '{other.id}' a {other.kind}; they cannot be the same", fix=fix)


def _checked_values(ledger: Ledger, store: GraphStore, subjects: Sequence[str], values: Mapping[str, object]) -> Mapping[str, object]:
    draft = Judgement("j0", Verb.CORRECT, tuple(subjects), "?", "2000-01-01", values=values)
    claim = _claim(ledger, store, subjects[0])
    strange = sorted(set(values) - {*SLOTS, *_NAMES, *QUALIFIERS})
    if strange:
        parts = (*SLOTS, *_NAMES, *QUALIFIERS)
        near = get_close_matches(strange[0], parts, 1)
        fix = f"did you mean '{near[0]}'?" if near else f"parts are: {', '.join(parts)}"
        raise UsageError(f"a claim has no part '{strange[0]}' that can be corrected", fix=fix)
    said = {key: value for key, value in values.items() if key in SLOTS} | _named_ends(store, claim, values)
    qualifiers = {key: value for key, value in values.items() if key in QUALIFIERS}
    if qualifiers:
        said["qualifiers"] = qualifiers
    for end in ("subject", "object"):
        if isinstance(said.get(end), str):
            said[end] = _node(store, claim, end, str(said[end]))
    if _says(corrected(claim, replace(draft, values=said))) == _says(claim):
        raise UsageError(f"claim {claim.id} says that already", fix="give what is to stand there instead")
    return said


def _named_ends(store: GraphStore, claim: Claim, values: Mapping[str, object]) -> dict[str, object]:
    """Return the ends that are put right by a name: nodes of their own, under the id that is given, else one made of the claim's."""
    found: dict[str, object] = {}
    for part, end in _NAMES.items():
        if part in values:
            node_id, name = str(values.get(end) or f"{claim.id}:{end}"), values[part]
            known = store.node(node_id)
            if not isinstance(name, str) or not name.strip():
                raise UsageError("a name that says nothing", where=part, fix=f"write {part}=NAME, or leave it out")
            if known is not None:
                fix = f"leave out {part}; or leave out {end}, and the name is that of somebody or something new"
                raise UsageError(f"'{node_id}' is there already, and called '{known.name}'", where=part, fix=fix)
            kind = claim.subject.kind if end == "subject" else claim.object.kind
            found[end] = [node_id, str(kind), name.strip(), {}]
    return found


def _says(claim: Claim) -> Claim:
    return replace(claim, corrects="", proposed=False, reading=Reading.CONTEXT)


def _node(store: GraphStore, claim: Claim, end: str, node_id: str) -> list[object]:
    """Return the node of that id as a claim has it: as the graph knows it, else unnamed and of the kind that was there."""
    was = claim.subject if end == "subject" else claim.object
    known = store.node(node_id)
    return [node_id, str(known.kind), known.name, {}] if known is not None else [node_id, str(was.kind), "", {}]


def _claim(ledger: Ledger, store: GraphStore, claim_id: str) -> Claim:
    found = next(store.claims((claim_id,)), None)
    if found is None:
        raise _unknown("claim", claim_id, set(_claim_ids(ledger, store)), _CLAIMS)
    return found


def _unknown(what: str, subject: str, there: Iterable[str], where: str) -> UnknownNameError:
    near = get_close_matches(subject, sorted(there), 1, 0.8)
    return UnknownNameError(f"no {what} has the id '{subject}'", fix=f"did you mean '{near[0]}'?" if near else where)


def _has_node(store: GraphStore, node_id: str) -> bool:
    node = store.node(node_id)
    return node is not None and node.kind is not Kind.SOURCE


def _has_source(store: GraphStore, source: str) -> bool:
    node = store.node(source)
    return node is not None and node.kind is Kind.SOURCE


def _has_claim(store: GraphStore, claim_id: str) -> bool:
    return next(store.claims((claim_id,)), None) is not None


def _has_edge(store: GraphStore, edge_id: str) -> bool:
    return store.edge(edge_id) is not None


def _claims(ledger: Ledger) -> Iterator[Claim]:
    return with_corrections(ledger.claims(), in_force(ledger.judgements()).corrected)


def _claim_ids(ledger: Ledger, store: GraphStore) -> Iterator[str]:
    yield from (claim.id for claim in _claims(ledger))


def _node_ids(ledger: Ledger, store: GraphStore) -> Iterator[str]:
    """The ids of nodes, those too that a judgement joined to others."""
    yield from (node.id for node in store.nodes() if node.kind is not Kind.SOURCE)
    for claim in _claims(ledger):
        yield from (claim.subject.id, claim.object.id)


def _source_ids(ledger: Ledger, store: GraphStore) -> Iterator[str]:
    yield from (claim.source.work.id for claim in ledger.claims())


def _sources_and_loads(ledger: Ledger, store: GraphStore) -> Iterator[str]:
    yield from (load.id for load in ledger.loads())
    yield from _source_ids(ledger, store)


def _edge_ids(ledger: Ledger, store: GraphStore) -> Iterator[str]:
    """The edges of now, and those that a judgement was made on: it may have joined them to another one."""
    yield from (edge.id for edge in store.edges())
    for judgement in ledger.judgements():
        if judgement.verb in (Verb.SPLIT, Verb.JOIN):
            yield judgement.subjects[0]


_Look = tuple[str, str, Callable[[GraphStore, str], bool], Callable[[Ledger, GraphStore], Iterator[str]]]
_OF_NODES: _Look = ("person, body, post or place", _NODES, _has_node, _node_ids)
_OF_CLAIMS: _Look = ("claim", _CLAIMS, _has_claim, _claim_ids)
_OF_EDGES: _Look = ("edge", _EDGES, _has_edge, _edge_ids)
_OF_LOADS: _Look = ("source and no load", _SOURCES, _has_source, _sources_and_loads)
_UNDO: _Look = ("judgement", "", lambda store, subject: True, lambda ledger, store: iter(()))
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
