"""The folded names of a graph that does not change, in one text: what holds some words is found in a few milliseconds."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from kgraph.model import Kind


class Names:
    """Folded names, each with the kind of its node and the place where the node is kept."""

    def __init__(self, rows: Iterable[tuple[str, Kind, str]]) -> None:
        told = list(rows)
        self._places = [place for place, _, _ in told]
        self._kinds = [kind for _, kind, _ in told]
        names = [name.replace("\n", " ") for _, _, name in told]
        self._starts = list(accumulate((len(name) + 1 for name in names), initial=0))
        self._text = "\n".join(names)

    def holding(self, words: Sequence[str], kinds: Collection[Kind] = ()) -> Iterator[str]:
        """Yield the places of the names that hold every word; kinds narrow it."""
        longest = max(words, key=len, default="")
        at = self._text.find(longest) if self._places else -1
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            start, following = self._starts[line], self._starts[line + 1]
            name = self._text[start : following - 1]
            if all(word in name for word in words) and (not kinds or self._kinds[line] in kinds):
                yield self._places[line]
            at = self._text.find(longest, following) if following <= len(self._text) else -1
