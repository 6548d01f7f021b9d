"""Posts that bodies have by charter or law: templates in the claims, applied to the bodies of that sort that occur."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.claims import Claim
from kgraph.model import Kind, Node, Relation
from kgraph.resolving.identity import Identity

_FILLED_IN = ("rank", "seats")


@dataclass(frozen=True, slots=True)
class PostByLaw:
    """A post that a body has because a charter or law says so, and the claim that cites it."""

    post: Node
    organization: str
    claim: Claim


@dataclass(frozen=True)
class Structure:
    """The posts that follow from templates, and known posts with the rank and seats that templates give them."""

    added: tuple[PostByLaw, ...]
    completed: dict[str, Node]


def is_template(claim: Claim) -> bool:
    """Whether the claim speaks of a sort of body, not of one that exists."""
    return claim.subject.get("template") is True or claim.object.get("template") is True


def structure(templates: Iterable[Claim], claims: Iterable[Claim], identity: Identity, nodes: dict[str, Node]) -> Structure:
    """Give each body with the ``body`` and ``level`` of a template the template's posts; a post of that title is not doubled."""
    by_sort: dict[tuple[object, object], list[Claim]] = defaultdict(list)
    for template in sorted(templates, key=lambda c: c.id):
        if template.relation is Relation.POST_IN:
            by_sort[template.object.get("body"), template.object.get("level")].append(template)
    posts: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.relation is Relation.POST_IN:
            posts[identity(claim.object.id)].add(identity(claim.subject.id))
    bodies = [node for node in nodes.values() if node.kind is Kind.ORGANIZATION and node.get("body")]
    added: list[PostByLaw] = []
    completed: dict[str, Node] = {}
    for body in bodies:
        for template in by_sort.get((body.get("body"), body.get("level")), ()):
            same_title = [nodes[post] for post in sorted(posts[body.id]) if nodes[post].get("title") == template.subject.get("title")]
            completed |= {post.id: _completed(post, template.subject) for post in same_title}
            if not same_title:
                added.append(PostByLaw(_post(template.subject, body), body.id, template))
    return Structure(tuple(added), completed)


def _completed(post: Node, template: Node) -> Node:
    missing = [(key, template.get(key)) for key in _FILLED_IN if post.get(key) == "" and template.get(key) != ""]
    return Node(post.id, post.kind, post.name, (*post.properties, *missing))


def _post(template: Node, body: Node) -> Node:
    properties = [pair for pair in template.properties if pair[0] != "template"]
    return Node(f"{body.id}/{template.id}", Kind.POST, f"{template.get('title') or template.name} {body.name}", tuple(properties))
