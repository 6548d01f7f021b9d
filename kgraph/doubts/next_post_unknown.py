"""Somebody who may have held a post until it ended with its unit, and of whom no source says what came after."""

from collections.abc import Iterator

from kgraph.doubts.ground import Ground
from kgraph.doubts.terms import joined
from kgraph.findings import Finding
from kgraph.graph import Edge
from kgraph.model import Relation


def next_posts_unknown(ground: Ground) -> Iterator[Finding]:
    """Yield a finding for each person of name who may have held a post on its last day, and no post that may have lasted longer.

    Who held it at a time that no source gives is not among them, nor is whose single seat somebody else certainly held later.
    """
    people = ground.graph.by_id
    for person, held in ground.by_person.items():
        last = [edge for edge in held if _may_have_been_the_last(ground, edge)] if people[person].name else []
        if last and max(edge.valid.end_latest for edge in held) <= max(edge.valid.end_latest for edge in last):
            yield _finding(ground, person, last)


def _may_have_been_the_last(ground: Ground, edge: Edge) -> bool:
    ending = ground.endings.of_post(edge.object)
    is_undated = edge.valid.start.is_unknown and not edge.valid.end.first
    if ending is None or edge.valid.end_latest != ending.day or is_undated:
        return False
    return edge.acting or ground.graph.by_id[edge.object].get("seats") != 1 or not _was_followed(ground, edge)


def _was_followed(ground: Ground, edge: Edge) -> bool:
    """Whether somebody else certainly had the seat on a day after the last on which this one certainly had it."""
    others = (one for one in ground.by_post[edge.object] if one.subject != edge.subject and not one.acting)
    return any(one.valid.has_certain_day() and one.valid.start_latest > edge.valid.end_earliest for one in others)


def _finding(ground: Ground, person: str, last: list[Edge]) -> Finding:
    posts = ", ".join(f"'{ground.name(edge.object)}' ({edge.valid})" for edge in last)
    endings = [ending for edge in last if (ending := ground.endings.of_post(edge.object)) is not None]
    units = tuple(dict.fromkeys(ending.unit for ending in endings))
    ended = ", ".join(f"'{ground.name(unit)}'" for unit in units)
    what = f"'{ground.name(person)}' as {posts}: {ended} ended on {max(ending.day for ending in endings)}; what came after no source says"
    others = tuple(dict.fromkeys((*(edge.object for edge in last), *units)))
    acts = {claim for unit in units for edge in ground.graph.out(unit, Relation.PART_OF) for claim in edge.claims}
    claims = tuple(sorted(joined(*last), key=lambda claim: claim in acts))
    return Finding("next_post_unknown", person, what, claims=claims, others=others)
