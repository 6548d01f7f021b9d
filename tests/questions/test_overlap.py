"""Who served together: one post, or posts of one body, at the same time; handovers and other bodies are none."""

import pytest

from kgraph.errors import UsageError
from kgraph.model import Kind, Relation
from kgraph.questions.overlap import Overlap, overlap
from tests.questions.graphs import body, edge, engine, ky_son, node, post

HOLDS, POST_IN, PART_OF = Relation.HOLDS, Relation.POST_IN, Relation.PART_OF


def served(*holdings: tuple[str, str, str], seats: int = 1, other: str = "") -> Overlap:
    """The overlap of An; a committee has a chair, members and an office that is part of it."""
    places = [node("ks", Kind.DISTRICT, "Kỳ Sơn")]
    parts = [body(one, one, "government", "district", "ks") for one in ("committee", "office")]
    parts += [post("chair", "chair", "committee", "head", seats), post("member", "member", "committee", "member")]
    parts += [post("clerk", "clerk", "office", "head", 1), ([node("nowhere", Kind.POST, "nowhere")], [])]
    people = [node(name, Kind.PERSON, name) for name in sorted({who for who, _, _ in holdings} | {"An"})]
    held = [edge(who, HOLDS, what, valid, (), number) for number, (who, what, valid) in enumerate(holdings)]
    asked = engine((places, []), *parts, (people, [edge("office", PART_OF, "committee"), *held]))
    return overlap(asked, "An", other)


def told(answer: Overlap, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in answer.rows()]


def test_two_posts_of_one_body_are_held_together() -> None:
    answer = served(("An", "chair", "2001-01-01/2001-12-31"), ("Bình", "member", "2001-06-01/2002-05-31"))
    columns = ("other", "organization", "post", "other_post", "same", "together", "certain_days", "possible_days", "certainty")
    assert told(answer, *columns) == [
        ("Bình", "committee", "chair", "member", "body", "2001-06-01/2001-12-31", 214, 214, "certain"),
    ]


def test_two_members_hold_one_post_together() -> None:
    answer = served(("An", "member", "2001/2003"), ("Bình", "member", "2002/2004"))
    assert told(answer, "other", "same", "together", "certain_days", "possible_days") == [("Bình", "post", "2002/2003", 2, 730)]


def test_a_post_of_no_known_body_is_held_together() -> None:
    answer = served(("An", "nowhere", "2001/2003"), ("Bình", "nowhere", "2002/2004"))
    assert told(answer, "other", "organization", "same") == [("Bình", "", "post")]


def test_a_body_that_is_part_of_another_is_a_body_of_its_own() -> None:
    assert served(("An", "chair", "2001/2003"), ("Bình", "clerk", "2001/2003")).pairs == ()


def test_who_left_before_the_other_came_did_not_serve_together() -> None:
    assert served(("An", "chair", "2001/2003"), ("Bình", "member", "2004/2005")).pairs == ()


def test_a_handover_is_no_time_together() -> None:
    one, other = ("An", "member", "2001-01-01/2003-05-01"), ("Bình", "member", "2003-05-01/2005-01-01")
    assert served(one, other).pairs == ()


def test_a_day_in_two_posts_of_one_body_is_one_day_together() -> None:
    one, other = ("An", "chair", "2001-01-01/2003-05-01"), ("Bình", "member", "2003-05-01/2005-01-01")
    assert told(served(one, other), "certain_days", "possible_days") == [(1, 1)]


def test_in_a_seat_for_one_only_a_double_holding_counts() -> None:
    unsure, other = ("An", "chair", "2001/2003"), ("Bình", "chair", "2003/2005")
    assert served(unsure, other).pairs == ()
    assert told(served(unsure, other, seats=0), "certain_days", "possible_days") == [(0, 365)]
    double = served(("An", "chair", "2001-01-01/2003-05-02"), ("Bình", "chair", "2003-05-01/2005-01-01"))
    assert told(double, "same", "certain_days") == [("post", 2)]


def test_days_that_no_source_bounds_are_left_empty() -> None:
    answer = served(("An", "chair", "2001/[2017-04..]"), ("Bình", "member", "2001/[2017-04..]"), ("Chi", "member", "/"))
    assert told(answer, "other", "possible_days", "certainty") == [("Bình", None, "certain"), ("Chi", None, "possible")]


def test_two_undated_holdings_are_together_for_all_that_is_known() -> None:
    assert told(served(("An", "chair", "/"), ("Bình", "member", "/")), "certain_days", "certainty") == [(0, "unknown")]


def test_one_other_can_be_asked_about() -> None:
    holdings = (("An", "chair", "2001/2003"), ("Bình", "member", "2001/2003"), ("Chi", "member", "2001/2003"))
    assert [other.name for other in served(*holdings).others] == ["Bình", "Chi"]
    assert [other.name for other in served(*holdings, other="Chi").others] == ["Chi"]


def test_pairs_come_in_the_order_of_the_holdings_the_certain_first() -> None:
    answer = served(
        ("An", "member", "2005/2009"), ("An", "chair", "2001/2004"),
        ("Bình", "member", "2001/"), ("Chi", "member", "2002/2003"), ("Dũng", "member", "2006/2008"),
    )  # fmt: skip
    assert told(answer, "post", "other", "certainty") == [
        ("chair", "Chi", "certain"), ("chair", "Bình", "possible"),
        ("member", "Dũng", "certain"), ("member", "Bình", "possible"),
    ]  # fmt: skip


def test_a_pair_is_as_firm_as_the_weaker_of_its_holdings() -> None:
    answer = overlap(
        engine(
            ([node(name, Kind.PERSON, name) for name in ("An", "Bình")], []),
            ([node("member", Kind.POST, "member")], []),
            ([], [edge("An", HOLDS, "member", "2001/2003", ("start",)), edge("Bình", HOLDS, "member", "2001/2003", ("decision",))]),
        ),
        "An",
    )
    assert told(answer, "sources", "inferred_parts", "edge", "other_edge") == [
        (["src:bna"], ["decision", "start"], "An HOLDS member 1", "Bình HOLDS member 1"),
    ]


def test_it_does_not_matter_who_of_the_two_is_asked_about() -> None:
    one, other = (overlap(ky_son(), *ids).pairs for ids in (("thi_dong", "hoe"), ("hoe", "thi_dong")))
    assert [(pair.one.id, pair.other.id, pair.certain_days) for pair in one] == [
        ("thi_dong HOLDS mass_deputy 1", "hoe HOLDS district_secretary 1", 0),
    ]
    assert [(pair.other.id, pair.one.id, pair.certain_days) for pair in other] == [
        ("thi_dong HOLDS mass_deputy 1", "hoe HOLDS district_secretary 1", 0),
    ]


def test_nobody_serves_together_with_themselves() -> None:
    with pytest.raises(UsageError, match="themselves"):
        served(("An", "chair", "2001/2003"), other="An")


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(overlap(ky_son(), "thi_dong").rows()[0]) == [
        "person", "other", "other_id", "organization", "post", "other_post", "acting", "other_acting",
        "same", "together", "certain_days", "possible_days",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts", "other_edge", "other_valid",
    ]  # fmt: skip


def test_who_only_acted_is_told_of_both() -> None:
    people = [node(name, Kind.PERSON, name) for name in ("An", "Bình")]
    acting = edge("Bình", Relation.HOLDS, "member", "2001/2003", acting=True)
    both = engine(
        post("member", "Ủy viên", "board"),
        ([node("board", Kind.ORGANIZATION, "Ban"), *people], [edge("An", Relation.HOLDS, "member", "2001/2003"), acting]),
    )
    assert [(row["acting"], row["other_acting"]) for row in overlap(both, "An").rows()] == [(False, True)]
    assert [(row["acting"], row["other_acting"]) for row in overlap(both, "Bình").rows()] == [(True, False)]
