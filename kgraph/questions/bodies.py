"""Bodies on a day, those of a commune among them; their posts, and who holds them: certain, possible, unknown, vacant, unnamed."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation
from kgraph.questions.lines import CommuneDay, Day, Line, by_name

_BLOCKS = ("party", "government", "council", "front", "mass", "school", "agency", "")
_RANKS = ("head", "deputy", "member", "")


@dataclass(frozen=True, slots=True)
class _Body:
    node: Node
    place: Node
    edge: Edge


def body_lines(day: CommuneDay) -> Iterator[Line]:
    """Yield the bodies that govern the commune, sit in it or in its villages, or are part of one of these."""
    for body in _bodies(day):
        yield Line("body", body.node, body.place, body.edge)


def post_lines(day: CommuneDay) -> Iterator[Line]:
    """Yield the posts of these bodies, then those of no body known, with a line per possible holder."""
    seen: set[str] = set()
    for body in _bodies(day):
        yield from posts_of(day, body.node, body.place, seen)
    for place in day.places:
        for post, edge in _posts(day, day.graph.into(place.id, Relation.LOCATED_IN), seen):
            yield from _holders(day, post, place, _organization(day, post), edge)


def posts_of(day: Day, body: Node, place: Node | None, seen: set[str]) -> Iterator[Line]:
    """Yield the posts of a body, a line per possible holder; posts that were ``seen`` are left out, and added there."""
    for post, edge in _posts(day, day.graph.into(body.id, Relation.POST_IN), seen):
        yield from _holders(day, post, place, body, edge)


def by_block(body: Node) -> tuple[int, tuple[str, str, str]]:
    """Return a sort key: Party, government, council, front …, then the name."""
    return _index(_BLOCKS, body.get("kind")), by_name(body)


def _bodies(day: CommuneDay) -> list[_Body]:
    found: dict[str, _Body] = {}
    for relation in (Relation.GOVERNS, Relation.LOCATED_IN):
        for place in day.places:
            for edge in day.graph.into(place.id, relation):
                _take(day, found, place, edge)
    for whole in list(found.values()):
        for edge in day.graph.into(whole.node.id, Relation.PART_OF):
            if not _is_elsewhere(day, edge.subject):
                _take(day, found, whole.place, edge)
    return sorted(found.values(), key=lambda body: (body.place != day.place, by_block(body.node)))


def _take(day: CommuneDay, found: dict[str, _Body], place: Node, edge: Edge) -> None:
    node = day.graph.node(edge.subject)
    if node.kind is Kind.ORGANIZATION:
        found.setdefault(node.id, _Body(node, place, edge))


def _is_elsewhere(day: CommuneDay, body_id: str) -> bool:
    """Whether a part of a body has a place of its own: a body here can be the superior of bodies elsewhere."""
    return any(day.graph.out(body_id, relation) for relation in (Relation.GOVERNS, Relation.LOCATED_IN))


def _posts(day: Day, edges: tuple[Edge, ...], seen: set[str]) -> list[tuple[Node, Edge]]:
    found = {edge.subject: (day.graph.node(edge.subject), edge) for edge in reversed(edges) if edge.subject not in seen}
    posts = [(post, edge) for post, edge in found.values() if post.kind is Kind.POST]
    seen |= {post.id for post, _ in posts}
    return sorted(posts, key=lambda pair: (_index(_RANKS, pair[0].get("rank")), by_name(pair[0])))


def _holders(day: Day, post: Node, place: Node | None, organization: Node | None, edge: Edge) -> Iterator[Line]:
    held = day.graph.into(post.id, Relation.HOLDS)
    vacancies = day.graph.out(post.id, Relation.VACANT)
    lines = (_held(day, post, place, organization, holding) for holding in held)
    yield from sorted(lines, key=lambda line: (line.holder_state != "certain", line.edge.id))
    if vacancies and not any(holding.certainly_covers(day.as_of) for holding in held):
        yield Line("post", post, place, vacancies[0], organization, holder_state="vacant")
    elif not held:
        yield Line("post", post, place, edge, organization, holder_state="unknown")


def _held(day: Day, post: Node, place: Node | None, organization: Node | None, holding: Edge) -> Line:
    holder = day.graph.node(holding.subject)
    state = "unnamed" if holder.is_unnamed else "certain" if holding.certainly_covers(day.as_of) else "possible"
    return Line("post", post, place, holding, organization, holder, state)


def _organization(day: Day, post: Node) -> Node | None:
    return next((day.graph.node(edge.object) for edge in day.graph.out(post.id, Relation.POST_IN)), None)


def _index(order: tuple[str, ...], value: object) -> int:
    return order.index(str(value)) if value in order else len(order)
