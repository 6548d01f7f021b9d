"""Which nodes of one name may be one: what speaks for it and what against, weighed; nothing is joined by it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from kgraph.dates import PartialDate, Span
from kgraph.errors import DateError
from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation
from kgraph.questions.answers import name_of
from kgraph.text import spelling

MOST_IN_PAIRS = 8
"""People of one name who are weighed two by two; where there are more, they are listed together."""

_PLACE_KINDS = (Kind.VILLAGE, Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE)
_WEIGHTS: Mapping[Kind, int] = {Kind.VILLAGE: 3, Kind.COMMUNE: 3, Kind.DISTRICT: 2, Kind.PROVINCE: 1}
_UP = frozenset({Relation.POST_IN, Relation.GOVERNS, Relation.LOCATED_IN, Relation.PART_OF})
_FAR = 8


@dataclass(frozen=True, slots=True)
class Alike:
    """Nodes of one name, mostly two: the reasons for and against their being one, and the sum of their weights."""

    nodes: tuple[Node, ...]
    weight: int = 0
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()

    @property
    def reasons(self) -> str:
        """The reasons in one line; that they share a name says the list."""
        if len(self.nodes) > 2:
            return "too many to weigh two by two: ask about one of them, or judge those that you know"
        said = (("for", self.speaks_for), ("against", self.speaks_against))
        return "; ".join(f"{side}: {', '.join(reasons)}" for side, reasons in said if reasons) or "nothing but the name"


@dataclass(frozen=True, slots=True)
class Held:
    """A post that somebody held, when, and its body and places from the nearest upwards."""

    post: Node
    valid: Span
    above: tuple[Node, ...]

    def places(self, kind: Kind) -> frozenset[str]:
        """The ids of the places of a kind that the post lies in."""
        return frozenset(node.id for node in self.above if node.kind is kind)


class Ties:
    """The graph as far as it lies around people of one name, read once for each node."""

    def __init__(self, node: Callable[[str], Node | None], edges_from: Callable[[str], Sequence[Edge]]) -> None:
        self._node, self._edges_from = node, edges_from
        self._above: dict[str, tuple[Node, ...]] = {}

    def held(self, person: Node) -> tuple[Held, ...]:
        """Return the posts of a person."""
        found = ((self._node(edge.object), edge) for edge in self._edges_from(person.id) if edge.relation is Relation.HOLDS)
        return tuple(Held(post, edge.valid, self.above(post.id)) for post, edge in found if post is not None)

    def natives(self, person: Node) -> tuple[Node, ...]:
        """Return where a person is from, with the places above."""
        near = (edge.object for edge in self._edges_from(person.id) if edge.relation is Relation.NATIVE_OF)
        return tuple(node for place in near for node in (self._node(place), *self.above(place)) if node is not None)

    def above(self, node_id: str) -> tuple[Node, ...]:
        """Return the bodies and places above a node, the nearest first."""
        if node_id not in self._above:
            found: dict[str, Node] = {}
            ring = [node_id]
            for _ in range(_FAR):
                ring = [edge.object for at in ring for edge in self._edges_from(at) if edge.relation in _UP and edge.object not in found]
                found |= {node.id: node for node in map(self._node, ring) if node is not None}
            self._above[node_id] = tuple(found.values())
        return self._above[node_id]


def people_alike(people: Iterable[Node], different: Mapping[str, set[str]], ties: Ties) -> Iterator[Alike]:
    """Yield people of one name who are not judged different, two by two, those that most speaks for first."""
    pairs: list[Alike] = []
    for group in _by_name(people):
        open_ = [pair for pair in combinations(group, 2) if pair[1].id not in different.get(pair[0].id, set())]
        if len(group) > MOST_IN_PAIRS and open_:
            pairs.append(Alike(tuple(group)))
        else:
            pairs += _weighed(open_, ties)
    yield from sorted(pairs, key=lambda pair: (-pair.weight, pair.nodes[0].name, [node.id for node in pair.nodes]))


def things_alike(
    nodes: Iterable[Node], different: Mapping[str, set[str]], ties: Ties, sources: Callable[[str], frozenset[str]]
) -> Iterator[Alike]:
    """Yield posts and bodies of one name that no source names both of and that no two different places part."""
    for group in _by_name(nodes):
        if len(group) > MOST_IN_PAIRS:
            continue
        for one, other in combinations(group, 2):
            if other.id in different.get(one.id, set()) or sources(one.id) & sources(other.id):
                continue
            shared, parted = _same_place(ties.above(one.id), ties.above(other.id))
            if not parted:
                yield Alike((one, other), _WEIGHTS[shared.kind] if shared else 0, (f"both in {name_of(shared)}",) if shared else ())


def _by_name(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    by_name: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.name:
            by_name[spelling(node.name)].append(node)
    return (by_name[name] for name in sorted(by_name) if len(by_name[name]) > 1)


def _weighed(pairs: Sequence[tuple[Node, Node]], ties: Ties) -> Iterator[Alike]:
    held = {node.id: (ties.held(node), ties.natives(node)) for pair in pairs for node in pair}
    for one, other in pairs:
        (mine, from_), (theirs, whence) = held[one.id], held[other.id]
        reasons = [*_of_birth(one, other), *_of_origin(from_, whence), *_of_posts(mine, theirs), *_of_time(mine, theirs)]
        speaks_for = tuple(told for weight, told in reasons if weight > 0)
        against = tuple(told for weight, told in reasons if weight < 0)
        yield Alike((one, other), sum(weight for weight, _ in reasons), speaks_for, against)


_Reasons = Iterator[tuple[int, str]]


def _of_birth(one: Node, other: Node) -> _Reasons:
    mine, theirs = _born(one), _born(other)
    if mine is not None and theirs is not None:
        same = mine.possibly_equals(theirs)
        yield (4, f"born {mine}") if same else (-8, f"born {mine} and {theirs}")
    for key, weight in (("gender", 0), ("ethnicity", 1)):
        told = [str(node.get(key)) for node in (one, other)]
        if all(told) and (told[0] != told[1] or weight):
            yield (-8, f"{key} {told[0]} and {told[1]}") if told[0] != told[1] else (weight, f"{key} {told[0]}")


def _born(person: Node) -> PartialDate | None:
    try:
        return PartialDate.parse(str(person.get("born"))) if person.get("born") else None
    except DateError:
        return None


def _of_origin(mine: Sequence[Node], theirs: Sequence[Node]) -> _Reasons:
    if mine and theirs:
        shared, parted = _same_place(mine, theirs)
        if shared is not None:
            yield _WEIGHTS[shared.kind] + 1, f"both from {name_of(shared)}"
        elif parted is not None:
            yield -3, f"from {name_of(parted[0])} and {name_of(parted[1])}"


def _of_posts(mine: Sequence[Held], theirs: Sequence[Held]) -> _Reasons:
    """The nearest thing that their posts have in common: the post itself, its body, a place."""
    both = list(product(mine, theirs))
    post = next((one.post for one, other in both if _is_one(one.post, other.post) and _fits(one, other)), None)
    if post is not None:
        yield 4, f"both held '{post.name}'"
        return
    bodies = [one for a, b in both for one, other in product(a.above, b.above) if one.kind is Kind.ORGANIZATION and _is_one(one, other)]
    if bodies:
        yield 3, f"both in '{bodies[0].name}'"
        return
    places = [place for a, b in both if (place := _same_place(a.above, b.above)[0]) is not None]
    if places:
        nearest = min(places, key=lambda place: (_PLACE_KINDS.index(place.kind), place.id))
        yield _WEIGHTS[nearest.kind], f"both in {name_of(nearest)}"


def _of_time(mine: Sequence[Held], theirs: Sequence[Held]) -> _Reasons:
    """Posts in two provinces on one day: nobody sits in both."""
    for one, other in product(mine, theirs):
        here, there = one.places(Kind.PROVINCE), other.places(Kind.PROVINCE)
        if here and there and not here & there and one.valid.certainly_overlaps(other.valid):
            yield -5, f"at one time '{one.post.name}' and '{other.post.name}', in two provinces"
            return


def _is_one(one: Node, other: Node) -> bool:
    return one.id == other.id or (bool(one.name) and spelling(one.name) == spelling(other.name))


def _fits(one: Held, other: Held) -> bool:
    """Whether two posts of one name can be one: no place parts them."""
    return one.post.id == other.post.id or _same_place(one.above, other.above)[1] is None


def _same_place(mine: Iterable[Node], theirs: Iterable[Node]) -> tuple[Node | None, tuple[Node, Node] | None]:
    """The narrowest place that both have; where none, two of one kind that part them."""
    ours, parted = list(theirs), None
    for kind in _PLACE_KINDS:
        here, there = ({node.id: node for node in nodes if node.kind is kind} for nodes in (mine, ours))
        shared = sorted(here.keys() & there.keys())
        if shared:
            return here[shared[0]], None if parted is None else parted
        if here and there and parted is None:
            parted = min(here.values(), key=lambda node: node.id), min(there.values(), key=lambda node: node.id)
    return None, parted
