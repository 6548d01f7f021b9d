"""Careers: order, concurrent posts, moves, and what is certain on a day."""

from datetime import date

import pytest

from kgraph.errors import UnknownNameError
from kgraph.model import Kind, Relation
from kgraph.questions.career import Career, career
from tests.questions.graphs import body, edge, engine, ky_son, node, post


def held(*terms: tuple[str, str], decision: str = "") -> Career:
    """The career of somebody who held posts in a district body, a commune body and two provincial bodies."""
    bodies = [
        body("district", "Huyện ủy", "party", "district", "ks"),
        body("commune", "Đảng ủy xã", "party", "commune", "hk"),
        body("party", "Tỉnh ủy", "party", "province", "na"),
        body("ubnd", "UBND tỉnh", "government", "province", "na"),
    ]
    places = [
        node("ks", Kind.DISTRICT, "Kỳ Sơn"),
        node("hk", Kind.COMMUNE, "Hữu Kiệm"),
        node("na", Kind.PROVINCE, "Nghệ An"),
    ]
    posts = [post(f"{name}_post", name, name) for name in ("district", "commune", "party", "ubnd")]
    posts += [post("party_head", "party head", "party"), post("party_member", "party member", "party", "member")]
    posts += [post("ubnd_member", "ubnd member", "ubnd", "member")]
    edges = [edge("p", Relation.HOLDS, target, valid, number=n) for n, (target, valid) in enumerate(terms)]
    return career(engine((places, []), *bodies, *posts, ([node("p", Kind.PERSON, "A")], edges)), "p")


def kinds(of: Career) -> list[str]:
    return [move.kind for move in of.moves]


def test_an_officer_sent_down_into_two_posts_makes_one_move() -> None:
    answer = career(ky_son(), "luong")
    assert [(h.post.name, h.move) for h in answer.holdings] == [
        ("Phó Chánh Văn phòng UBND huyện Kỳ Sơn", ""),
        ("Chủ tịch UBND xã Hữu Kiệm", "down"),
        ("Phó Bí thư Đảng ủy xã Hữu Kiệm", "down"),
    ]
    (move,) = answer.moves
    assert (move.kind, move.from_level, move.to_level, str(move.date)) == ("down", "district", "commune", "2015-12")
    assert (move.from_block, move.to_block) == ("government", "government, party")
    assert (move.before, move.after) == (answer.holdings[:1], answer.holdings[1:])


def test_an_office_without_a_place_of_its_own_sits_where_its_superior_governs() -> None:
    first = career(ky_son(), "luong").holdings[0]
    assert first.place is not None
    assert (first.place.full_name, first.level) == ("huyện Kỳ Sơn", "district")


def test_a_decision_makes_one_upward_move_of_two_posts_left() -> None:
    answer = career(ky_son(), "thi_dong")
    (move,) = answer.moves
    assert (move.kind, move.from_level, move.to_level) == ("up", "commune", "district")
    assert [holding.post.id for holding in move.before] == ["cell_secretary", "head_teacher"]
    assert [holding.post.id for holding in move.after] == ["mass_deputy"]


def test_two_posts_on_two_levels_at_once_are_no_move() -> None:
    answer = career(ky_son(), "hoe")
    assert [holding.level for holding in answer.holdings] == ["district", "province"]
    assert answer.moves == ()


def test_somebody_without_a_name_has_a_career_too() -> None:
    (row,) = career(ky_son(), "one_1").rows()
    assert (row["person"], row["post"], row["organization"], row["place"]) == ("", "", "", "xã Mường Lống")


def test_what_no_source_says_outright_is_marked() -> None:
    assert [row["inferred_parts"] for row in career(ky_son(), "dong").rows()] == [["end"], ["start", "decision"]]


def test_all_holdings_stay_listed_and_their_certainty_is_that_of_the_day() -> None:
    rows = career(ky_son(), "luong", date(2016, 6, 1)).rows()
    assert [row["certainty"] for row in rows] == ["unknown", "certain", "certain"]


def test_another_body_on_the_same_level_is_a_sideways_move() -> None:
    assert kinds(held(("ubnd_post", "2001/2005"), ("party_post", "2005/2010"))) == ["sideways"]


def test_another_post_in_the_same_body_is_no_move() -> None:
    assert kinds(held(("party_post", "2001/2005"), ("party_head", "2005/2010"))) == []


def test_a_deputy_who_heads_the_same_body_and_another_one_was_not_moved() -> None:
    assert kinds(held(("party_post", "2001/2005"), ("party_head", "2005/2010"), ("ubnd_post", "2005/2010"))) == []


def test_a_seat_in_a_committee_is_no_move_and_hides_none() -> None:
    answer = held(
        ("commune_post", "2001/2005"), ("party_member", "2003/2004"), ("district_post", "2005/2010"), ("ubnd_member", "2010/2012")
    )
    assert [(move.kind, [h.post.id for h in move.before]) for move in answer.moves] == [("up", ["commune_post"])]


def test_a_post_taken_up_beside_one_that_goes_on_is_no_move() -> None:
    assert kinds(held(("district_post", "2001/2010"), ("party_post", "2005/2008"))) == []


def test_a_post_added_after_a_move_is_no_second_move() -> None:
    answer = held(("district_post", "2000/2005"), ("party_post", "2005/2010"), ("ubnd_post", "2006-03/2010"))
    assert [(move.kind, [h.post.id for h in move.after]) for move in answer.moves] == [("up", ["party_post"])]


def test_a_post_left_long_before_is_no_part_of_the_next_move() -> None:
    answer = held(("district_post", "1990/2010"), ("commune_post", "1996/2000"), ("party_post", "2011/2015"))
    assert [[h.post.id for h in move.before] for move in answer.moves] == [["district_post"]]


def test_a_post_outlived_by_a_later_one_is_not_left_for_the_next() -> None:
    answer = held(("ubnd_post", "2010/2013-05-15"), ("party_post", "2013-03-12/2016"), ("district_post", "2015-12-18/2016"))
    assert kinds(answer) == []


def test_a_return_after_years_elsewhere_makes_two_moves() -> None:
    answer = held(("district_post", "1990/1995"), ("commune_post", "1995/2000"), ("district_post", "2000/2005"))
    assert kinds(answer) == ["down", "up"]


def test_posts_held_together_are_named_and_those_that_meet_on_the_day_of_a_move_are_not() -> None:
    rows = held(("district_post", "2001-01-01/2005-01-01"), ("party_post", "2005-01-01/2010"), ("ubnd_post", "2006/2009")).rows()
    assert [(row["post"], row["concurrent"]) for row in rows] == [("district", ""), ("party", "ubnd"), ("ubnd", "party")]


def test_a_move_says_which_level_block_and_place_it_changed() -> None:
    first, second, *_ = held(("district_post", "2001/2005"), ("party_post", "2005/2010")).rows()
    assert [first[name] for name in ("move", "move_level", "move_block", "move_place")] == ["", "", "", ""]
    assert [second[name] for name in ("move", "move_level", "move_block", "move_place")] == [
        "up", "district → province", "", "Kỳ Sơn → Nghệ An",
    ]  # fmt: skip
    _, beside = held(("party_post", "2001/2005"), ("ubnd_post", "2005/2010")).rows()
    assert [beside[name] for name in ("move", "move_level", "move_block", "move_place")] == ["sideways", "", "party → government", ""]


def test_days_in_office_are_certain_or_possible() -> None:
    (row,) = held(("party_post", "2005/2006-01-10")).rows()
    assert (row["certain_days"], row["possible_days"]) == (11, 375)


def test_undated_holdings_make_no_move() -> None:
    assert kinds(held(("district_post", "/"), ("party_post", "2005/2010"))) == []


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(career(ky_son(), "luong").rows()[0]) == [
        "person", "post", "organization", "place", "level", "acting", "concurrent",
        "move", "move_level", "move_block", "move_place", "decision", "gap_days", "certain_days", "possible_days",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    ]  # fmt: skip


def test_an_id_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownNameError):
        career(ky_son(), "nobody")
