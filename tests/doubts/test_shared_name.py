"""One name for two ids: spelled alike to the letter, in one body or place, in careers that may overlap."""

import pytest

from kgraph.doubts.shared_name import not_judged, shared_names
from kgraph.model import Kind
from kgraph.resolving.identity import Identity
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import node

PAIR = [("p1", ("p2",))]
NAMES = {"p1": "Nguyễn Văn Hòe", "p2": "Nguyễn Văn Hòe"}


def bearers(one: str = "2010/2014", other: str = "2012/2016", post: str = "hk_party_deputy", **names: str):
    return graph(held("p1", "hk_ubnd_head", one), held("p2", post, other), names=NAMES | names)


def test_two_ids_of_one_name_in_one_commune_are_a_finding_with_a_claim_of_each() -> None:
    (finding,) = opened(shared_names, bearers())
    assert (finding.subject, finding.others) == ("p1", ("p2",))
    assert finding.claims == ("c p1 hk_ubnd_head 2010/2014", "c p2 hk_party_deputy 2012/2016")
    assert finding.what == "'Nguyễn Văn Hòe' is p1 as 'head hk_ubnd' and p2 as 'deputy hk_party', both in 'xã Hữu Kiệm'"


@pytest.mark.parametrize("name", ["Nguyễn Văn Hoè", "nguyễn văn hòe"])
def test_the_place_of_the_tone_mark_and_case_do_not_count(name: str) -> None:
    assert told(shared_names, bearers(p2=name)) == PAIR


@pytest.mark.parametrize("name", ["Nguyễn Văn Hoe", "Nguyễn Văn Hóe", "Nguyễn Văn Hoà", "Nguyen Van Hoe", "Văn Hòe"])
def test_an_accent_less_is_another_name(name: str) -> None:
    assert told(shared_names, bearers(p2=name)) == []


def test_another_commune_or_level_is_none() -> None:
    assert told(shared_names, bearers(post="pd_party_deputy")) == []
    assert told(shared_names, bearers(post="ks_party_deputy")) == []


def test_a_career_that_was_over_before_the_other_began_is_none() -> None:
    assert told(shared_names, bearers("2010/2012", "2014/2016")) == []
    assert told(shared_names, bearers("2010/2014", "2014/2016")) == PAIR
    assert told(shared_names, bearers("2010/2012", "/")) == PAIR


def test_what_sources_tell_of_them_can_set_them_apart() -> None:
    two = held("p1", "hk_ubnd_head", "2010/2014"), held("p2", "hk_party_head", "2010/2014")
    for born, found in (("1970", PAIR), ("1971", [])):
        people = (node("p1", Kind.PERSON, "An", born="1970"), node("p2", Kind.PERSON, "An", born=born))
        assert told(shared_names, graph(*two, nodes=people)) == found


def test_somebody_without_a_name_shares_none() -> None:
    assert told(shared_names, bearers(p1="", p2="")) == []


def test_the_nearest_that_they_share_is_named() -> None:
    (finding,) = opened(shared_names, bearers(post="hk_ubnd_head"))
    assert finding.what.endswith("both in 'head hk_ubnd'")


def test_two_whom_a_person_judged_different_are_told_no_more() -> None:
    found = opened(shared_names, bearers())
    assert list(not_judged(found, [("p2", "p1")], Identity())) == []
    assert list(not_judged(found, [("p3", "p1")], Identity())) == found
    assert list(not_judged(found, [("p3", "p1")], Identity({"p3": "p2"}))) == []


def test_of_many_with_one_name_each_is_compared_with_the_next_five() -> None:
    many = [held(f"p{number:02}", "hk_party_member", "2010/2014") for number in range(10)]
    assert len(told(shared_names, graph(*many, names={edge.subject: "An" for edge in many}))) == 5 * 5 + 4 + 3 + 2 + 1
