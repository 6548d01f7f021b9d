"""The holders of a post: order by name and date, handovers, gaps, double holdings."""

from kgraph.model import Kind, Relation
from kgraph.questions.succession import Succession, succession
from tests.questions.graphs import edge, engine, nghe_an, node


def holders(*terms: tuple[str, str], seats: int = 1) -> Succession:
    people = [node(name, Kind.PERSON, name) for name, _ in terms]
    edges = [edge(name, Relation.HOLDS, "post", valid) for name, valid in terms]
    return succession(engine(([node("post", Kind.POST, "Chủ tịch", seats=seats), *people], edges)), "post")


def test_holders_named_only_as_predecessor_or_successor_stand_in_their_place() -> None:
    assert [term.person.name for term in succession(nghe_an(), "secretary").terms] == [
        "Võ Thúc Đồng",
        "Nguyễn Bá",
        "Trương Đình Tuyển",
        "Lê Doãn Hợp",
        "Nguyễn Thế Trung",
        "Trần Văn Hằng",
        "Phan Đình Trạc",
        "Hồ Đức Phớc",
        "Nguyễn Đắc Vinh",
        "Thái Thanh Quý",
        "Hoàng Nghĩa Hiếu",
        "Nguyễn Đức Trung",
    ]


def test_handovers_are_days_that_two_holders_share() -> None:
    handovers = [term.handover.isoformat() for term in succession(nghe_an(), "secretary").terms if term.handover]
    assert handovers == ["2010-10-17", "2016-04-16", "2024-10-25", "2024-11-11"]


def test_gaps_are_listed_where_they_are_certain() -> None:
    gaps = [(term.person.name, term.gap_days) for term in succession(nghe_an(), "secretary").gaps]
    assert gaps == [("Hồ Đức Phớc", 19), ("Thái Thanh Quý", 27)]


def test_an_acting_holder_is_marked() -> None:
    acting = [row["person"] for row in succession(nghe_an(), "secretary").rows() if row["acting"]]
    assert acting == ["Hoàng Nghĩa Hiếu"]


def test_a_handover_is_no_double_holding() -> None:
    assert holders(("A", "2000-01-01/2005-01-01"), ("B", "2005-01-01/2010-01-01")).double_holdings == ()


def test_two_holders_of_one_seat_for_more_than_a_day_are_a_double_holding() -> None:
    ((one, other),) = holders(("A", "2000-01-01/2005-01-02"), ("B", "2005-01-01/2010-01-01")).double_holdings
    assert (one.person.name, other.person.name) == ("A", "B")


def test_somebody_seen_in_the_middle_of_another_s_time_is_a_double_holding() -> None:
    ((one, other),) = holders(("A", "2000-01-01/2005-01-01"), ("B", "[..2003-01-01]/[2003-01-01..]")).double_holdings
    assert {one.person.name, other.person.name} == {"A", "B"}
    assert holders(("A", "2000-01-01/2005-01-01"), ("B", "[..2004-12-31]/[2004-12-31..]")).double_holdings == ()


def test_each_row_names_whom_a_double_holding_is_with() -> None:
    answer = holders(("A", "2000-01-01/2005-01-02"), ("B", "2005-01-01/2010-01-01"), ("C", "2010-01-01/2011"))
    assert [(row["person"], row["double_holding"]) for row in answer.rows()] == [("A", "B"), ("B", "A"), ("C", "")]


def test_a_post_with_many_seats_has_no_double_holdings() -> None:
    assert holders(("A", "2000-01-01/2006-01-01"), ("B", "2005-01-01/2010-01-01"), seats=0).double_holdings == ()


def test_a_post_that_nobody_is_known_to_have_held_has_no_rows() -> None:
    assert holders().rows() == ()


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(succession(nghe_an(), "secretary").rows()[0]) == [
        "person", "acting", "handover", "gap_days", "certain_days", "possible_days", "double_holding",
        "edge", "valid", "certainty", "status", "sources", "inferred_parts",
    ]  # fmt: skip
