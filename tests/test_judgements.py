"""Judgements: signed, append-only, undone by one more line."""

import pytest
from hypothesis import given

from kgraph import UsageError
from kgraph.judgements import Judgement, Judgements, Verb, in_force
from kgraph.resolving.identity import identify
from tests.strategies import judgements


def judged(*said: tuple[Verb, str]) -> Judgements:
    return in_force(Judgement(f"j{n}", verb, tuple(subjects.split("|")), "Lan", "2026-11-24") for n, (verb, subjects) in enumerate(said, 1))


@given(judgements())
def test_a_judgement_and_its_undo_leave_all_as_it_was(made: tuple[Judgement, ...]) -> None:
    number = len(made) + 1
    one = Judgement(f"j{number}", Verb.REJECT, ("c1",), "Lan", "2026-11-24")
    undo = Judgement(f"j{number + 1}", Verb.UNDO, (one.id,), "Lan", "2026-11-24")
    assert in_force([*made, one, undo]) == in_force(made)


@given(judgements())
def test_an_undo_undone_counts_for_nothing(made: tuple[Judgement, ...]) -> None:
    if made:
        number = len(made) + 1
        undo = Judgement(f"j{number}", Verb.UNDO, (made[-1].id,), "Lan", "2026-11-24")
        again = Judgement(f"j{number + 1}", Verb.UNDO, (undo.id,), "Lan", "2026-11-24")
        assert in_force([*made, undo, again]) == in_force(made)


@given(judgements())
def test_nothing_is_both_accepted_and_rejected(made: tuple[Judgement, ...]) -> None:
    standing = in_force(made)
    assert not standing.accepted & standing.rejected


@given(judgements())
def test_all_undone_from_the_last_to_the_first_is_nothing(made: tuple[Judgement, ...]) -> None:
    undoes = [
        Judgement(f"u{n}", Verb.UNDO, (one.id,), "Lan", "2026-11-24") for n, one in enumerate(reversed(made)) if one.verb is not Verb.UNDO
    ]
    kept = [one for one in made if one.verb is not Verb.UNDO]
    assert in_force([*kept, *undoes]) == Judgements()


def test_of_accept_and_reject_the_later_one_stands() -> None:
    assert judged((Verb.ACCEPT, "c1"), (Verb.REJECT, "c1")).rejected == {"c1"}
    assert judged((Verb.REJECT, "c1"), (Verb.ACCEPT, "c1")).accepted == {"c1"}


def test_the_earlier_one_stands_again_when_the_later_is_undone() -> None:
    assert judged((Verb.ACCEPT, "c1"), (Verb.REJECT, "c1"), (Verb.UNDO, "j2")).accepted == {"c1"}


def test_a_source_reinstated_is_not_withdrawn() -> None:
    assert judged((Verb.WITHDRAW, "w"), (Verb.REINSTATE, "w")).withdrawn == frozenset()


def test_an_undo_does_not_reach_what_was_judged_after_it() -> None:
    assert judged((Verb.UNDO, "j2"), (Verb.REJECT, "c1")).rejected == {"c1"}


def test_same_is_mutual_and_said_twice_is_said_once() -> None:
    assert judged((Verb.SAME, "b|a"), (Verb.SAME, "a|b")).same == (("a", "b"),)


@pytest.mark.parametrize(
    ("verb", "subjects", "who"),
    [
        (Verb.SAME, ("a",), "Lan"),
        (Verb.WITHDRAW, ("a", "b"), "Lan"),
        (Verb.REJECT, (), "Lan"),
        (Verb.CORRECT, ("c",), "Lan"),
        (Verb.REJECT, ("",), "Lan"),
        (Verb.REJECT, ("c",), ""),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(verb: Verb, subjects: tuple[str, ...], who: str) -> None:
    with pytest.raises(UsageError) as told:
        Judgement("j1", verb, subjects, who, "2026-11-24")
    assert told.value.fix


def test_several_claims_are_accepted_in_one_judgement_and_one_undo_takes_it_back() -> None:
    assert judged((Verb.ACCEPT, "c1|c2")).accepted == {"c1", "c2"}
    assert judged((Verb.ACCEPT, "c1|c2"), (Verb.REJECT, "c2")).accepted == {"c1"}
    assert judged((Verb.ACCEPT, "c1|c2"), (Verb.UNDO, "j1")) == Judgements()


def test_a_purged_source_is_not_reinstated() -> None:
    assert judged((Verb.PURGE, "w"), (Verb.REINSTATE, "w")).left_out == {"w"}
    assert judged((Verb.PURGE, "w"), (Verb.UNDO, "j1")) == Judgements()


def test_of_two_corrections_of_a_claim_the_later_one_stands_until_it_is_undone() -> None:
    made = [Judgement(f"j{n}", Verb.CORRECT, ("c",), "Lan", "2026-11-24", values={"valid": f"201{n}"}) for n in (1, 2)]
    assert in_force(made).corrected == {"c": made[1]}
    assert in_force([*made, Judgement("j3", Verb.UNDO, ("j2",), "Lan", "2026-11-24")]).corrected == {"c": made[0]}


def test_what_is_the_same_is_joined_through_others() -> None:
    identity = identify(Judgements(same=(("a", "b"), ("c", "d"), ("b", "c"))))
    assert {identity(one) for one in "abcd"} == {"a"}
    assert identity("e") == "e"


def test_a_chain_that_joins_what_is_different_is_kept_apart_wholly() -> None:
    identity = identify(Judgements(same=(("a", "b"), ("b", "c")), different=(("a", "c"),)))
    assert [identity(one) for one in "abc"] == ["a", "b", "c"]
    assert [finding.finding for finding in identity.findings] == ["same_and_different"]


def test_a_chain_is_kept_apart_once_for_each_two_that_differ() -> None:
    identity = identify(Judgements(same=(("a", "b"), ("b", "c"), ("d", "e")), different=(("a", "b"), ("a", "c"), ("a", "d"))))
    assert [(one, identity(one)) for one in "abcde"] == [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"), ("e", "d")]
    assert len(identity.findings) == 2


def test_a_long_chain_of_sames_is_one_thing() -> None:
    identity = identify(Judgements(same=tuple((f"p{n:04}", f"p{n + 1:04}") for n in range(2000))))
    assert identity("p2000") == "p0000"
