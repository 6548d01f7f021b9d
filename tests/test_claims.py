"""A claim: its id, what it ties, and what its source can vouch for."""

from dataclasses import replace

import pytest
from hypothesis import given

from kgraph import Claim, DataError, Kind, Node, PartialDate, Relation, Source, Span, Work
from tests.strategies import claims

PERSON, POST, BODY = Node("p", Kind.PERSON, "An"), Node("q", Kind.POST, "Chủ tịch"), Node("o", Kind.ORGANIZATION, "UBND")
WORK = Work("w", published=PartialDate.parse("2017-04"))


def claim(**said: object) -> Claim:
    usual = {"subject": PERSON, "relation": Relation.HOLDS, "object": POST, "valid": Span(), "source": Source(WORK, "line 1")}
    return Claim(**(usual | said))  # type: ignore[arg-type]  # each test gives what fits


@given(claims())
def test_the_same_claim_read_again_has_the_same_id(one: Claim) -> None:
    again = replace(one, valid=Span.parse(str(one.valid)), recorded="")
    assert again.id == one.id


@given(claims(), claims())
def test_claims_that_say_different_things_have_different_ids(one: Claim, other: Claim) -> None:
    assert (one == other) == (one.id == other.id) or one.source.work != other.source.work


def test_the_day_of_recording_is_no_part_of_what_a_claim_says() -> None:
    assert claim(recorded="2026-01-01").id == claim(recorded="2026-02-01").id


def test_the_order_of_qualifiers_does_not_matter() -> None:
    one, other = (("acting", True), ("decision", "d1")), (("decision", "d1"), ("acting", True))
    assert claim(qualifiers=one).id == claim(qualifiers=other).id


def test_a_confidence_is_one_number_however_it_is_written() -> None:
    assert claim(confidence=1).id == claim(confidence=1.0).id


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_lies_between_zero_and_one(confidence: float) -> None:
    with pytest.raises(DataError, match="confidence"):
        claim(confidence=confidence)


@pytest.mark.parametrize(
    ("subject", "relation", "target"), [(POST, Relation.HOLDS, PERSON), (PERSON, Relation.POST_IN, BODY), (PERSON, Relation.HOLDS, BODY)]
)
def test_a_relation_ties_only_what_it_can(subject: Node, relation: Relation, target: Node) -> None:
    with pytest.raises(DataError, match="cannot tie") as told:
        claim(subject=subject, relation=relation, object=target)
    assert "it goes from" in told.value.fix


def test_a_claim_that_its_source_cannot_wholly_vouch_for_keeps_its_id() -> None:
    whole = claim(valid=Span.parse("2015/2030"))
    part = whole.vouching(Span.parse("2015/[2017-04..2030]"))
    assert (part.id, str(part.valid)) == (whole.id, "2015/[2017-04..2030]")


@pytest.mark.parametrize("node_id", ["", " p", "p ", "p\n1", "p\x001", "p\x7f", "p\u0085", "p\u2028q", "p\u202eq", "p\u200bq", "x" * 1001,
                                     "p\ufe0f", "p\u3164", "a\u034fb", "p\u2800q", "Ho\u0300e", "p\U000e0041"])  # fmt: skip
def test_what_nobody_can_see_or_type_is_no_part_of_an_id(node_id: str) -> None:
    with pytest.raises(DataError, match="is no id") as told:
        Node(node_id, Kind.PERSON)
    assert len(str(told.value)) < 400


def test_an_id_may_have_accents_spaces_and_marks() -> None:
    assert Node("ks:Nậm Cắn/1 (cũ)", Kind.COMMUNE).id == "ks:Nậm Cắn/1 (cũ)"


def test_a_name_is_kept_composed_and_without_what_cannot_be_seen() -> None:
    assert Node("p", Kind.PERSON, " Vi  Ho\u0300e\u200b ").name == "Vi Hòe"


def test_a_place_is_called_with_the_word_for_its_kind() -> None:
    assert Node("c", Kind.COMMUNE, "Hữu Kiệm", (("type", "xã"),)).full_name == "xã Hữu Kiệm"
    assert Node("p", Kind.PERSON, "An", (("type", "xã"),)).full_name == "An"


def test_a_property_that_says_nothing_is_none() -> None:
    assert Node("p", Kind.PERSON, "An", (("gender", "  "), ("born", 1970))).properties == (("born", 1970),)
