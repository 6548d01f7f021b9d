"""One person in two places: leading two communes at once opens a finding, what goes together does not."""

import pytest

from kgraph.doubts.two_places import two_places
from kgraph.model import Relation
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import edge


def test_leading_two_communes_at_once_is_a_finding_with_both_claims() -> None:
    one, other = held("an", "hk_ubnd_head", "2010/2014"), held("an", "pd_party_deputy", "2012/2016")
    (finding,) = opened(two_places, graph(one, other))
    assert (finding.subject, finding.others, finding.claims) == ("an", ("hk_ubnd_head", "pd_party_deputy"), (*one.claims, *other.claims))
    assert finding.what == "'an' held at once 'head hk_ubnd' in xã Hữu Kiệm (2010/2014) and 'deputy pd_party' in xã Phà Đánh (2012/2016)"


@pytest.mark.parametrize(
    ("post", "valid"),
    [
        ("hk_party_head", "2012/2016"),
        ("ks_party_head", "2012/2016"),
        ("pd_party_member", "2012/2016"),
        ("pd_party_head", "2014/2016"),
        ("pd_party_head", "/"),
    ],
)
def test_what_goes_together_is_none(post: str, valid: str) -> None:
    assert told(two_places, graph(held("an", "hk_ubnd_head", "2010/2014"), held("an", post, valid))) == []


def test_an_acting_post_elsewhere_is_none() -> None:
    assert told(two_places, graph(held("an", "hk_ubnd_head", "2010/2014"), held("an", "pd_ubnd_head", "2012/2013", acting=True))) == []


def test_two_people_in_two_places_are_none() -> None:
    assert told(two_places, graph(held("an", "hk_ubnd_head", "2010/2014"), held("binh", "pd_ubnd_head", "2010/2014"))) == []


def test_a_place_and_what_it_became_are_one() -> None:
    two = held("an", "hk_ubnd_head", "2010/2014"), held("an", "pd_ubnd_head", "2012/2016")
    assert told(two_places, graph(*two, edges=(edge("hk", Relation.BECAME, "pd", "2013-01-01", change="merged"),))) == []
