"""What the base learned between two days: every kind of change, its day, and that the changes lead from one graph to the other."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kgraph import Claim, Kind, KnowledgeBase, Node, PartialDate, Relation, Source, Span, UsageError, Work
from kgraph.judgements import Judgements
from kgraph.knowledge_base import init_base
from kgraph.questions.changes import Changes, changes
from kgraph.resolving.resolve import resolve
from tests.bases import table

DAY = date(2026, 12, 1)
POST = Node("q1", Kind.POST, "Chủ tịch")


def holds(valid: str, person: str = "p1", work: str = "w", proposed: bool = False, **said: object) -> Claim:
    source = Source(Work(work, published=PartialDate.parse("")), f"line {valid}")
    who = Node(person, Kind.PERSON, f"Người {person}")
    return Claim(who, Relation.HOLDS, POST, Span.parse(valid), source, tuple(said.items()), proposed=proposed, recorded="2026-11-24")  # type: ignore[arg-type]


def between(before: list[Claim], after: list[Claim], judged: Judgements = Judgements()) -> Changes:  # noqa: B008  # frozen
    one, other = resolve(before).graph, resolve(after, judged).graph
    found = changes(one, other, lambda old, new: DAY)
    assert found.applied_to(one) == other
    return found


def told(found: Changes) -> list[tuple[object, object, object]]:
    return [(row["change"], row["before"], row["after"]) for row in found.rows()]


ONE, TWO = holds("2015/"), holds("2015-12/", work="v")
CASES: dict[str, tuple[list[Claim], list[Claim], list[tuple[str, str, str]]]] = {
    "nothing": ([ONE], [ONE], []),
    "a new edge": ([], [ONE], [("added", "", "2015/")]),
    "an edge that is gone": ([ONE], [], [("withdrawn", "2015/", "")]),
    "sharper dates": ([ONE], [ONE, TWO], [("sharpened", "2015/", "2015-12/")]),
    "wider dates": ([ONE, TWO], [ONE], [("loosened", "2015-12/", "2015/")]),
    "other dates": ([ONE], [holds("2013/2014")], [("redated", "2015/", "2013/2014")]),
    "a contradiction": (
        [holds("2015-01-01/2016-01-01")],
        [holds("2015-01-01/2016-01-01"), holds("2015-03-01/2017-01-01")],
        [("disputed", "2015-01-01/2016-01-01; accepted", "[2015-01-01..2015-03-01]/[2016-01-01..2017-01-01]; disputed")],
    ),
    "a contradiction that is settled": (
        [holds("2015-01-01/2016-01-01"), holds("2015-03-01/2017-01-01")],
        [holds("2015-01-01/2016-01-01")],
        [("settled", "[2015-01-01..2015-03-01]/[2016-01-01..2017-01-01]; disputed", "2015-01-01/2016-01-01; accepted")],
    ),
    "a proposal": ([holds("2015/", proposed=True)], [ONE], [("accepted", "2015/; proposed", "2015/; accepted")]),
    "a decision": ([ONE], [holds("2015/", decision="d1")], [("changed", "2015/", "2015/; decision d1")]),
    "another source": ([ONE], [ONE, holds("2015/", work="v")], [("supported", "2015/; sources w", "2015/; sources v w")]),
    "a source less": ([ONE, holds("2015/", work="v")], [ONE], [("changed", "2015/; sources v w", "2015/; sources w")]),
    "acting": ([ONE], [holds("2015/", acting=True)], [("added", "", "2015/"), ("withdrawn", "2015/", "")]),
    "an earlier spell": (
        [holds("2010/2012")],
        [holds("2010/2012"), holds("2001/2003")],
        [
            ("added", "", "2001/2003"),
            ("renumbered", f"2010/2012; claims {holds('2010/2012').id}", f"2010/2012; claims {holds('2010/2012').id}"),
        ],
    ),
    "the earlier spell gone and the later one sharper": (
        [holds("2001/2003"), holds("2010/2012")],
        [holds("2010/2012"), holds("2010-05/2012", work="v")],
        [("sharpened", "2010/2012", "2010-05/2012"), ("withdrawn", "2001/2003", "")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_by_what_became_of_the_edge(case: str) -> None:
    before, after, expected = CASES[case]
    assert sorted(told(between(before, after))) == sorted(expected)


def test_an_edge_whose_person_was_joined_to_another_was_moved() -> None:
    said = [holds("2015/", "p2"), holds("2001/2003")]
    found = between(said, said, Judgements(same=(("p1", "p2"),)))
    assert told(found) == [("moved", "2015/; subject p2", "2015/; subject p1")]
    assert found.gone == ("p2",)


def test_a_name_that_changed_is_no_row_and_leads_to_the_other_graph_still() -> None:
    named = Claim(Node("p1", Kind.PERSON, "Hoa"), Relation.HOLDS, POST, Span.parse("2015/"), ONE.source, recorded="2026-11-24")
    found = between([ONE], [named])
    assert [node.name for node in found.nodes] == ["Hoa"]
    assert [row["change"] for row in found.rows()] == ["changed"]


def test_a_row_names_both_ends_and_the_day() -> None:
    (row,) = between([], [ONE]).rows()
    assert (row["subject"], row["relation"], row["object"], row["recorded"]) == ("Người p1", "HOLDS", "Chủ tịch", "2026-12-01")
    assert (row["edge"], row["valid"], row["status"], row["sources"]) == (resolve([ONE]).graph.edges()[0].id, "2015/", "accepted", ["w"])


def on(number: int) -> date:
    return DAY + timedelta(number)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    """A base that learned three holdings on the first day, that one of them was misread on the second, and so on."""
    made = init_base(tmp_path / "base.kg")
    path = table(tmp_path, 3)
    made.load(path, recorded=on(0))
    claim = next(edge.claims[0] for edge in made.graph().edges() if edge.subject == "p1")
    made.judge("correct", claim, values={"valid": "1991-05/2001"}, who="Lan", when=on(1).isoformat())
    path.write_text(path.read_text("utf-8").replace("1992", "1993"), "utf-8")
    made.load(path, recorded=on(2), replaces="holdings.csv")
    made.judge("undo", "j1", who="Lan", when=on(3).isoformat())
    made.load(table(tmp_path, 4, "more"), recorded=on(4))
    made.judge("withdraw", "src:paper", who="Lan", when=on(5).isoformat())
    return made


def learned(base: KnowledgeBase, since: int, until: int | None = None) -> list[tuple[object, ...]]:
    rows = base.changes(on(since), None if until is None else on(until)).rows()
    return [(row["change"], row["subject"], row["before"], row["after"], row["recorded"]) for row in rows]


def test_each_day_tells_what_was_learned_on_it(base: KnowledgeBase) -> None:
    assert [row[:2] for row in learned(base, 0, 0)] == [("added", f"Người {n}") for n in range(3)]
    assert learned(base, 1, 1) == [("sharpened", "Người 1", "1991/2001", "1991-05/2001", "2026-12-02")]
    assert learned(base, 2, 2) == [("redated", "Người 2", "1992/2002", "1993/2002", "2026-12-03")]
    assert learned(base, 3, 3) == [("loosened", "Người 1", "1991-05/2001", "1991/2001", "2026-12-04")]
    assert [row[:2] for row in learned(base, 4, 4)] == [
        ("supported", "Người 0"),
        ("supported", "Người 1"),
        ("disputed", "Người 2"),
        ("added", "Người 3"),
    ]
    assert {(row[0], row[4]) for row in learned(base, 5, 5)} == {("withdrawn", "2026-12-06")}


def test_a_row_that_was_not_edited_is_no_change(base: KnowledgeBase) -> None:
    assert "Người 0" not in {row[1] for row in learned(base, 1, 3)}


def test_what_came_and_went_in_between_is_no_change(base: KnowledgeBase) -> None:
    assert [row[:2] for row in learned(base, 1, 3)] == [("redated", "Người 2")]


def test_a_row_that_was_taken_out_of_a_table_was_learned_of_with_the_edit(tmp_path: Path) -> None:
    base = init_base(tmp_path / "base.kg")
    base.load(table(tmp_path, 3), recorded=on(0))
    base.load(table(tmp_path, 2), recorded=on(2), replaces="holdings.csv")
    later = base.load(table(tmp_path, 0, "more", "p9,Người 9,q9,Chức vụ 9,2001,2002\n"), recorded=on(4)).id
    base.judge("withdraw", later, who="Lan", when=on(5).isoformat())
    assert learned(base, 1) == [("withdrawn", "Người 2", "1992/2002", "", "2026-12-03")]


def test_a_load_that_was_withdrawn_and_taken_in_again_was_learned_of_on_those_days(tmp_path: Path) -> None:
    base = init_base(tmp_path / "base.kg")
    load = base.load(table(tmp_path, 1), recorded=on(0)).id
    base.judge("withdraw", load, who="Lan", when=on(2).isoformat())
    base.judge("reinstate", load, who="Lan", when=on(4).isoformat())
    base.load(table(tmp_path, 0, "more", "p9,Người 9,q9,Chức vụ 9,2001,2002\n"), recorded=on(6))
    assert [(row[0], row[4]) for row in learned(base, 1, 3)] == [("withdrawn", "2026-12-03")]
    assert [(row[0], row[1], row[4]) for row in learned(base, 3)] == [
        ("added", "Người 0", "2026-12-05"),
        ("added", "Người 9", "2026-12-07"),
    ]


def test_without_a_last_day_it_is_all_up_to_now(base: KnowledgeBase) -> None:
    assert learned(base, 0) == learned(base, 0, 5) == []
    assert {row[0] for row in learned(base, 1)} == {"withdrawn"}


def test_the_changes_lead_from_the_one_graph_to_the_other(base: KnowledgeBase) -> None:
    for since in range(6):
        for until in range(since, 6):
            found = base.changes(on(since), on(until))
            assert found.applied_to(base.known(on(since - 1)).graph()) == base.known(on(until)).graph()


def test_a_last_day_before_the_first_is_refused(base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="lies before"):
        base.changes(on(2), on(1))
