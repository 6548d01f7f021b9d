"""What a text says beside postings: initiatives, measures, decisions, villages, and what it tells of a person's origin."""

from loaders.article.facts.reading import Facts, facts_of
from loaders.article.facts.values import Fact, Tie, Told

__all__ = ["Fact", "Facts", "Tie", "Told", "facts_of"]
