"""Evidence: the claims behind an edge, their words, and whether they agree."""

from dataclasses import replace

from kgraph.claims import Claim, Source, Work
from kgraph.dates import PartialDate, Span
from kgraph.graph import Edge, Status
from kgraph.model import Kind, Node, Relation
from kgraph.questions.evidence import evidence, source_line

PAPER = Work("src:bna", publisher="Báo Nghệ An", author="Khánh Ly", published=PartialDate.parse("2017-04"))


def claim(valid: str, work: Work = PAPER, retold: bool = True) -> Claim:
    person, post = Node("p", Kind.PERSON, "A"), Node("x", Kind.POST, "Chủ tịch")
    source = Source(work, "đoạn 4", "d1", 10, 16, "retold")
    said = Claim(person, Relation.HOLDS, post, Span.parse(valid), source, retold=retold)
    return replace(said, recorded="2026-11-24")


def edge(valid: str, status: Status = Status.ACCEPTED) -> Edge:
    return Edge("e", "p", Relation.HOLDS, "x", Span.parse(valid), status=status)


def test_a_row_has_the_words_and_where_they_stand() -> None:
    said = claim("2015-12/")
    (row,) = evidence([said], edge("2015-12/")).rows()
    assert row == {
        "claim": said.id,
        "source": "Báo Nghệ An, Khánh Ly, 2017-04",
        "quote": "retold",
        "start": 10,
        "end": 16,
        "agrees": True,
        "reading": "explicit",
        "retold": True,
        "published": "2017-04",
        "recorded": "2026-11-24",
        "place": "đoạn 4",
        "valid": "2015-12/",
        "subject": "A",
        "relation": "HOLDS",
        "object": "Chủ tịch",
        "state": "in force",
        "corrects": "",
        "judged": "",
    }


def test_a_claim_that_contradicts_the_edge_disagrees() -> None:
    rows = evidence([claim("2001/2005"), claim("2015/2017")], edge("2015/2017")).rows()
    assert sorted((row["valid"], row["agrees"]) for row in rows) == [("2001/2005", False), ("2015/2017", True)]


def test_claims_that_dispute_each_other_disagree() -> None:
    disputed = edge("[2001..2002]/[2005..2006]", Status.DISPUTED)
    rows = evidence([claim("2001/2005"), claim("2002/2006")], disputed).rows()
    assert [row["agrees"] for row in rows] == [False, False]


def test_the_act_that_ended_the_unit_comes_last_and_neither_agrees_nor_disagrees() -> None:
    act = Work("src:act", "Nghị quyết", published=PartialDate.parse("2014"))
    units = Node("c", Kind.COMMUNE, "Hữu Kiệm"), Relation.PART_OF, Node("d", Kind.DISTRICT, "Kỳ Sơn")
    ended = Claim(*units, Span.parse("[..2004]/2025-06-30"), Source(act, "Điều 1"))
    rows = evidence([ended, claim("2015-12/")], edge("2015-12/[..2025-06-30]")).rows()
    assert [(row["source"], row["agrees"]) for row in rows] == [("Báo Nghệ An, Khánh Ly, 2017-04", True), ("Nghị quyết", None)]
    assert [row["agrees"] for row in evidence([ended], Edge("e", "c", Relation.PART_OF, "d", ended.valid)).rows()] == [True]


def test_a_claim_without_an_edge_neither_agrees_nor_disagrees() -> None:
    assert [row["agrees"] for row in evidence([claim("2001/2005")]).rows()] == [None]


def test_the_first_published_comes_first() -> None:
    older = Work("src:older", title="Older", published=PartialDate.parse("2010"))
    rows = evidence([claim("2001/"), claim("2001/", older)]).rows()
    assert [row["published"] for row in rows] == ["2010", "2017-04"]


def test_a_work_is_named_by_its_title_else_by_what_is_known() -> None:
    assert source_line(replace(PAPER, title="Luân chuyển")) == "Luân chuyển"
    assert source_line(Work("src:x")) == "src:x"
