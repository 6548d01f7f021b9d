"""A claim that was put right is a claim of its own; the first stays, superseded, and comes back with the undo."""

import pytest

from kgraph import BaseFolderError, Claim, DataError, Kind, Node, PartialDate, Reading, Relation, Source, Span, Work
from kgraph.judgements import Judgement, Judgements, Verb, in_force
from kgraph.records import claim_record, read_claim
from kgraph.resolving.corrections import corrected, with_corrections
from kgraph.resolving.resolve import resolve

WORK = Work("w", published=PartialDate.parse("2017-04"))


def claim(valid: str = "2015/", **said: object) -> Claim:
    source = Source(WORK, "line 1", "d" * 64, 3, 9, "từ 2015")
    ends = (Node("p1", Kind.PERSON, "Lò Thị Hoa"), Node("q1", Kind.POST, "Chủ tịch"))
    return Claim(ends[0], Relation.HOLDS, ends[1], Span.parse(valid), source, tuple(said.items()), recorded="2026-11-24")  # type: ignore[arg-type]


def correction(subject: str, number: int = 1, **values: object) -> Judgement:
    return Judgement(f"j{number}", Verb.CORRECT, (subject,), "Lan", "2026-12-01", "misread", values)


def test_a_corrected_claim_has_the_words_of_the_first_and_an_id_of_its_own() -> None:
    first = claim()
    second = corrected(first, correction(first.id, valid="2015-12/"))
    assert (str(second.valid), second.source, second.subject) == ("2015-12/", first.source, first.subject)
    assert (second.corrects, second.recorded, second.reading) == (first.id, "2026-12-01", Reading.CONTEXT)
    assert second.id != first.id


def test_the_same_correction_made_again_gives_the_same_claim() -> None:
    first = claim()
    made = [corrected(first, correction(first.id, number, valid="2016")) for number in (1, 7)]
    assert made[0].id == made[1].id


def test_a_correction_back_to_what_was_said_first_is_a_third_claim() -> None:
    first = claim()
    second = corrected(first, correction(first.id, valid="2016"))
    third = corrected(second, correction(second.id, valid="2015/"))
    assert third.valid == first.valid and len({first.id, second.id, third.id}) == 3


def test_an_object_a_qualifier_and_a_reading_are_put_right_and_the_other_qualifiers_stay() -> None:
    first = claim(acting=True, role="x")
    values = {"object": ["q2", "Post", "Bí thư", {}], "qualifiers": {"acting": None, "decision": "d1"}, "reading": "explicit"}
    second = corrected(first, correction(first.id, **values))
    assert (second.object.id, second.qualifiers, second.reading) == ("q2", (("decision", "d1"), ("role", "x")), Reading.EXPLICIT)


@pytest.mark.parametrize("values", [{"valid": "20155"}, {"object": ["p2", "Person", "", {}]}, {"object": 7}, {"relation": "PART_OF"}])
def test_a_correction_that_gives_no_claim_is_told(values: dict[str, object]) -> None:
    first = claim()
    with pytest.raises(DataError) as told:
        corrected(first, correction(first.id, **values))
    assert told.value.fix


def test_a_correction_of_a_correction_supersedes_both() -> None:
    first = claim()
    one = correction(first.id, valid="2016")
    second = corrected(first, one)
    two = correction(second.id, 2, valid="2016-05")
    chain = list(with_corrections([first], in_force([one, two]).corrected))
    (edge,) = resolve([first], in_force([one, two])).graph.edges()
    assert [str(link.valid) for link in chain] == ["2015/", "2016", "2016-05"]
    assert (str(edge.valid), edge.claims) == ("2016-05", (chain[2].id,))


def test_an_undone_correction_leaves_the_graph_as_it_was() -> None:
    first = claim()
    made = [correction(first.id, valid="2016"), Judgement("j2", Verb.UNDO, ("j1",), "Lan", "2026-12-02")]
    assert resolve([first], in_force(made[:1])).graph != resolve([first]).graph
    assert resolve([first], in_force(made)).graph == resolve([first]).graph


def test_of_a_rejected_claim_no_correction_stands() -> None:
    first = claim()
    standing = in_force([correction(first.id, valid="2016"), Judgement("j2", Verb.REJECT, (first.id,), "Lan", "2026-12-02")])
    assert resolve([first], standing).graph.edges() == ()


def test_a_withdrawn_source_takes_the_corrections_of_its_claims_along() -> None:
    first = claim()
    standing = in_force([correction(first.id, valid="2016"), Judgement("j2", Verb.WITHDRAW, ("w",), "Lan", "2026-12-02")])
    assert resolve([first], standing).graph.edges() == ()


def test_what_was_proposed_is_accepted_by_putting_it_right() -> None:
    first = Claim(**{name: getattr(claim(), name) for name in ("subject", "relation", "object", "valid", "source")}, proposed=True)
    assert [str(edge.status) for edge in resolve([first]).graph.edges()] == ["proposed"]
    assert [str(edge.status) for edge in resolve([first], in_force([correction(first.id, valid="2016")])).graph.edges()] == ["accepted"]


def test_a_corrected_claim_is_written_and_read_again() -> None:
    second = corrected(claim(), correction(claim().id, valid="2016"))
    again = read_claim(claim_record(second), {WORK.id: WORK}, second.recorded)
    assert (again, again.id) == (second, second.id)


def test_a_correction_that_was_changed_by_hand_is_told_with_its_judgement() -> None:
    first = claim()
    with pytest.raises(BaseFolderError, match="the judgement is damaged") as told:
        list(with_corrections([first], {first.id: correction(first.id, 7, valid="20155")}))
    assert told.value.where == "judgements.jsonl, j7"


def test_no_judgements_correct_nothing() -> None:
    assert list(with_corrections([claim()], Judgements().corrected)) == [claim()]
