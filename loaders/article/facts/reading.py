"""Read all that a text says beside postings, one room after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph import PartialDate
from loaders.article.facts.attributes import Attributes
from loaders.article.facts.decisions import Decisions
from loaders.article.facts.ground import Ground
from loaders.article.facts.initiatives import Initiatives
from loaders.article.facts.measures import Measures
from loaders.article.facts.pledges import Pledges
from loaders.article.facts.times import Times
from loaders.article.facts.values import Fact, Tie, Told
from loaders.article.facts.villages import Villages
from loaders.article.nodes import Nodes
from loaders.article.postings import Reading
from loaders.article.values import Posting


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a text, which decision brought whom to which post, and what is told of people."""

    facts: Sequence[Fact]
    ties: Mapping[Posting, Tie]
    told: Sequence[Told]


def facts_of(text: str, reading: Reading, nodes: Nodes, published: PartialDate, subject: str = "") -> Facts:
    """Return what the text says beside its postings, in rooms: villages, initiatives, measures, pledges, decisions, people."""
    ground = Ground(text, reading.sentences, reading.postings, subject)
    times = Times(text, reading.sentences, published)
    villages = Villages(ground, nodes)
    measures = Measures(ground, nodes, times)
    decisions = Decisions(ground, nodes)
    attributes = Attributes(ground, nodes, subject)
    found = [
        *villages.facts(times.attested),
        *Initiatives(ground, nodes, villages, times.attested).facts(),
        *measures.facts(),
        *Pledges(ground, nodes, villages, measures, times).facts(),
        *decisions.facts(),
        *attributes.facts(),
    ]
    return Facts(found, decisions.ties, list(attributes.told()))
