"""Walk through a sentence and say who holds, takes or leaves which post: appositions, titles before names, verbs and their arguments."""

from loaders.article.framing.frame import Frame
from loaders.article.framing.state import Carried, Found

__all__ = ["Carried", "Found", "Frame"]
