"""Chains between two people: through a post, a body, a handover or a decision, in time."""

import pytest

from kgraph.engines.memory import MemoryEngine
from kgraph.errors import UsageError
from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation
from kgraph.questions.path import Path, path
from tests.questions.graphs import edge, engine, ky_son, node

HOLDS = Relation.HOLDS
FILLED = ([node("d", Kind.DECISION, "Rotation", date="2015-12")], [edge("d", Relation.FILLS, post, "2015-12") for post in ("a", "b")])


def posts(*ids: str, seats: int = 0) -> tuple[list[Node], list[Edge]]:
    """Posts; those whose names begin with the same letter are in one body."""
    bodies = sorted({post[0].upper() for post in ids})
    nodes = [node(body, Kind.ORGANIZATION, body) for body in bodies] + [node(post, Kind.POST, post, seats=seats) for post in ids]
    return nodes, [edge(post, Relation.POST_IN, post[0].upper()) for post in ids]


def world(*holdings: tuple[str, str, str], seats: int = 0) -> MemoryEngine:
    people = [node(name, Kind.PERSON, name) for name in sorted({who for who, _, _ in holdings})]
    held = [edge(who, HOLDS, what, valid, (), number) for number, (who, what, valid) in enumerate(holdings)]
    return engine(posts(*sorted({what for _, what, _ in holdings}), seats=seats), (people, held))


def walked(answer: Path) -> list[str]:
    """Each chain in one line: the person, then of each step the relation, against its direction or not, and where it leads."""
    lines: dict[object, str] = {}
    for row in answer.rows():
        arrow = f"-{row['relation']}→" if row["direction"] == "out" else f"←{row['relation']}-"
        lines[row["chain"]] = f"{lines.get(row['chain'], row['from'])} {arrow} {row['to']}"
    return list(lines.values())


def test_two_who_held_one_post_together_are_two_steps_apart() -> None:
    asked = world(("An", "a1", "2001/2003"), ("Bình", "a1", "2002/2004"))
    assert walked(path(asked, "An", "Bình")) == ["An -HOLDS→ a1 ←HOLDS- Bình"]


def test_two_who_served_in_one_body_are_four_steps_apart() -> None:
    asked = world(("An", "a1", "2001/2003"), ("Bình", "a2", "2002/2004"))
    assert walked(path(asked, "An", "Bình")) == ["An -HOLDS→ a1 -POST_IN→ A ←POST_IN- a2 ←HOLDS- Bình"]


def test_a_post_held_at_different_times_joins_nobody() -> None:
    answer = path(world(("An", "a1", "2001/2003"), ("Bình", "a1", "2005/2008")), "An", "Bình")
    assert (answer.chains, answer.found, answer.rows()) == ((), 0, ())


def test_a_handover_is_a_meeting() -> None:
    asked = world(("An", "a1", "2001-01-01/2003-05-01"), ("Bình", "a1", "2003-05-01/2008-01-01"), seats=1)
    (row, _) = path(asked, "An", "Bình").rows()
    assert (row["meeting"], row["meeting_time"], row["meeting_certainty"]) == ("handover", "2003-05-01", "certain")


def test_those_between_met_both_at_different_times() -> None:
    asked = world(("An", "a1", "2001/2003"), ("Chi", "a1", "2001/2003"), ("Chi", "b1", "2010/2012"), ("Bình", "b1", "2010/2012"))
    answer = path(asked, "An", "Bình")
    assert walked(answer) == ["An -HOLDS→ a1 ←HOLDS- Chi -HOLDS→ b1 ←HOLDS- Bình"]
    assert [person.name for person in answer.chains[0].between] == ["Chi"]
    assert [row["step"] for row in answer.rows()] == [1, 2, 3, 4]


def test_of_all_chains_with_one_between_those_with_fewest_steps_come_first_then_the_surest() -> None:
    asked = world(
        ("An", "a1", "2001/2003"), ("Bình", "b1", "2001/2003"),
        ("Chi", "a2", "2001/2003"), ("Chi", "b1", "2001/2003"),
        ("Dũng", "a1", "/"), ("Dũng", "b1", "2001/2003"),
        ("Em", "a1", "2001/2003"), ("Em", "b1", "2001/2003"),
    )  # fmt: skip
    answer = path(asked, "An", "Bình")
    assert [chain.between[0].name for chain in answer.chains] == ["Em", "Dũng", "Chi"]
    assert [chain.between[0].name for chain in path(asked, "An", "Bình", limit=1).chains] == ["Em"]
    assert path(asked, "An", "Bình", limit=1).found == 3


def test_who_met_directly_needs_nobody_between() -> None:
    asked = world(("An", "a1", "2001/2003"), ("Chi", "a1", "2001/2003"), ("Bình", "a2", "2001/2003"))
    assert [chain.between for chain in path(asked, "An", "Bình").chains] == [()]


def test_two_between_are_beyond_reach() -> None:
    asked = world(
        ("An", "a1", "2001/2003"), ("Chi", "a1", "2001/2003"), ("Chi", "b1", "2001/2003"),
        ("Dũng", "b1", "2001/2003"), ("Dũng", "c1", "2001/2003"), ("Bình", "c1", "2001/2003"),
    )  # fmt: skip
    assert path(asked, "An", "Bình").found == 0
    assert path(asked, "An", "Dũng").found == 1


def moved(inferred: tuple[str, ...] = (), decision: str = "d") -> MemoryEngine:
    people = [node("An", Kind.PERSON, "An"), node("Bình", Kind.PERSON, "Bình")]
    edges = [edge("An", HOLDS, "a", "2015-12/", decision="d"), edge("Bình", HOLDS, "b", "2015-12/", inferred, decision=decision)]
    return engine(posts("a", "b"), FILLED, (people, edges))


def test_one_decision_joins_those_whom_it_moved() -> None:
    answer = path(moved(), "An", "Bình")
    assert walked(answer) == ["An -HOLDS→ a ←FILLS- Rotation -FILLS→ b ←HOLDS- Bình"]
    assert {(row["meeting"], row["meeting_time"], row["meeting_certainty"]) for row in answer.rows()} == {
        ("decision", "2015-12", "certain"),
    }


def test_a_decision_that_is_only_inferred_joins_possibly() -> None:
    assert {row["meeting_certainty"] for row in path(moved(("decision",)), "An", "Bình").rows()} == {"possible"}


def test_a_decision_joins_nobody_whom_another_one_brought_to_the_post() -> None:
    assert path(moved(decision="d9"), "An", "Bình").found == 0


def test_a_chain_is_the_same_from_both_ends() -> None:
    asked = world(("An", "a1", "2001/2003"), ("Chi", "a2", "2001/2003"), ("Chi", "b1", "2010/"), ("Bình", "b1", "2010/"))
    there, back = path(asked, "An", "Bình").rows(), path(asked, "Bình", "An").rows()
    assert [(row["from"], row["to"], row["edge"]) for row in there] == [(row["to"], row["from"], row["edge"]) for row in reversed(back)]


def test_a_path_needs_two_people() -> None:
    with pytest.raises(UsageError, match="another"):
        path(ky_son(), "hoe", "hoe")


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(path(ky_son(), "thi_dong", "hoe").rows()[0]) == [
        "chain", "step", "from", "relation", "direction", "to", "meeting", "meeting_time", "meeting_certainty",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    ]  # fmt: skip
