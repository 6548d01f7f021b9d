"""Find the longest phrase of a list at a place in a row of tokens."""

from collections.abc import Iterable, Sequence, Set
from typing import Generic, TypeVar

from loaders.article.tokens import Token, keys_of

_V = TypeVar("_V")


class Phrases(Generic[_V]):
    """Phrases with a value each, walked word by word, so that the time is that of the phrase and not of the list."""

    __slots__ = ("_root",)

    def __init__(self, phrases: Iterable[tuple[str, _V]] = ()) -> None:
        self._root: _Step[_V] = _Step()
        for phrase, value in phrases:
            self.add(phrase, value)

    def add(self, phrase: str, value: _V) -> None:
        """Take a phrase in; the later of two equal ones counts."""
        step = self._root
        for key in keys_of(phrase):
            step = step.next.setdefault(key, _Step())
        step.values = (value,)

    @property
    def firsts(self) -> Set[str]:
        """The keys of the words that a phrase of the list begins with."""
        return self._root.next.keys()

    def at(self, tokens: Sequence[Token], i: int, end: int | None = None) -> tuple[int, _V] | None:
        """Return the index after the longest phrase that begins at ``i``, and its value; None where none does."""
        step, found, last = self._root, None, len(tokens) if end is None else end
        while i < last and (following := step.next.get(tokens[i].key)) is not None:
            step, i = following, i + 1
            if step.values:
                found = (i, step.values[0])
        return found


class _Step(Generic[_V]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Step[_V]] = {}
        self.values: tuple[_V, ...] = ()
