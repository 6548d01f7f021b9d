"""An end from one source before the start from another, and a return that is none."""

import pytest

from kgraph.claims import Claim, Source, Work
from kgraph.dates import Span
from kgraph.doubts.end_before_start import ends_before_starts
from kgraph.model import Kind, Node, Relation
from kgraph.resolving.resolve import resolve
from tests.doubts.cases import graph, held, opened, told
from tests.questions.graphs import edge

HEAD, ONE, OTHER = "hk_party_head", ("src:one",), ("src:other",)
FOUND = [("an", (HEAD,))]


def test_an_end_before_the_start_that_another_source_has_is_a_finding_with_both_claims() -> None:
    end, start = held("an", HEAD, "/2015-12", ONE), held("an", HEAD, "2016-05/[2017-04..]", OTHER)
    (finding,) = opened(ends_before_starts, graph(end, start))
    assert (finding.subject, finding.others, finding.claims) == ("an", (HEAD,), (*end.claims, *start.claims))
    assert finding.what == "'an' as 'head hk_party': one source has the end, 2015-12, another the start, 2016-05"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("an", HEAD, "/2015-12", ONE), held("an", HEAD, "2016-05/", ONE)),
        (held("an", HEAD, "2010/2015-12", ONE), held("an", HEAD, "2016-05/", OTHER)),
        (held("an", HEAD, "/2015-12", ONE), held("an", HEAD, "2016-05/2018", OTHER)),
        (held("an", HEAD, "/2016", ONE), held("an", HEAD, "2016-05/", OTHER)),
        (held("an", HEAD, "/2015-12", ONE), held("an", HEAD, "2016-05/", OTHER, acting=True)),
        (held("an", HEAD, "/2015-12", ONE), held("binh", HEAD, "2016-05/", OTHER)),
        (held("an", HEAD, "/2015-12", ONE), held("an", "hk_ubnd_head", "2016-05/", OTHER)),
    ],
)
def test_one_source_two_whole_spells_or_two_holdings_are_none(one, other) -> None:
    assert told(ends_before_starts, graph(one, other)) == []


def test_another_holder_or_a_vacancy_in_between_makes_a_return_of_it() -> None:
    halves = held("an", HEAD, "/2015-01-01", ONE), held("an", HEAD, "2016-05-01/", OTHER)
    vacant = edge(HEAD, Relation.VACANT, "hk_party", "2015-06-01/2015-07-01")
    assert told(ends_before_starts, graph(*halves)) == FOUND
    assert told(ends_before_starts, graph(*halves, held("binh", HEAD, "2015-02-01/2016-04-01"))) == []
    assert told(ends_before_starts, graph(*halves, edges=(vacant,))) == []
    assert told(ends_before_starts, graph(*halves, held("binh", HEAD, "2010/2012"))) == FOUND
    assert told(ends_before_starts, graph(*halves, held("binh", HEAD, "2015-02-01/2016-04-01", acting=True))) == FOUND


def test_it_is_found_in_what_claims_resolve_to() -> None:
    person, post = Node("an", Kind.PERSON, "An"), Node("q", Kind.POST, "Bí thư", (("seats", 1),))
    said = [
        Claim(person, Relation.HOLDS, post, Span.parse(valid), Source(Work(work), "line 1"))
        for work, valid in (("one", "/2015-12"), ("other", "2016-05/"))
    ]
    assert told(ends_before_starts, resolve(said).graph) == [("an", ("q",))]
