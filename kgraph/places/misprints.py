"""Names that differ from a word in few letters, found without looking at all of them.

Syllables are compared, not names: a syllable is near another when both are the same after at most one letter is left out of each. A name of
two letters wrong has them in two syllables, or is not offered. Missing and added spaces count as a letter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_SHORT = 6
"""Letters of a name; a shorter one is offered for one wrong letter, not for two."""

_SHORTEST = 3
"""Letters of a word; of two letters any could be wrong."""

_MOST_SYLLABLES = 6


@dataclass(slots=True)
class _Branch:
    """Names by their syllables: what can follow, and whether a name ends here."""

    next: dict[str, "_Branch"] = field(default_factory=dict)
    name: str = ""


class Misprints:
    """Looks up names without accents that are near a word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._root = _Branch()
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        self._cut: Mapping[str, tuple[str, ...]] = {}
        syllables: set[str] = set()
        for name in sorted(set(names)):
            branch = self._root
            for syllable in name.split(" "):
                branch = branch.next.setdefault(syllable, _Branch())
                syllables.add(syllable)
            branch.name = name
            self._by_letters[name.replace(" ", "")].append(name)
        self._cut = _by_shorter(syllables)

    def near(self, word: str) -> Mapping[str, int]:
        """Return the names that differ from a word in at most two letters, with the number of letters; not the word itself."""
        found: dict[str, int] = {}
        for name in self._by_letters.get(word.replace(" ", ""), ()):
            found[name] = abs(name.count(" ") - word.count(" ")) or 1
        syllables = word.split(" ")
        if len(syllables) <= _MOST_SYLLABLES and len(word) >= _SHORTEST:
            most = 1 if len(word) < _SHORT else 2
            near = [self._near_syllables(syllable) for syllable in syllables]
            for name, distance in self._walk(self._root, near, most):
                found[name] = min(distance, found.get(name, distance))
        found.pop(word, None)
        return found

    def _walk(self, branch: _Branch, near: list[dict[str, int]], left: int, spent: int = 0) -> Iterator[tuple[str, int]]:
        if not near:
            if branch.name:
                yield branch.name, spent
            return
        few, many = (near[0], branch.next) if len(near[0]) < len(branch.next) else (branch.next, near[0])
        for syllable in few:
            if syllable in many and near[0][syllable] <= left:
                distance = near[0][syllable]
                yield from self._walk(branch.next[syllable], near[1:], left - distance, spent + distance)

    def _near_syllables(self, syllable: str) -> dict[str, int]:
        """Return the syllables that are near, each with its distance; a number is near itself alone."""
        if not syllable.isalpha():
            return {syllable: 0}
        shorter = {syllable, *_shorter(syllable)}
        near = {other for cut in shorter for other in self._cut.get(cut, ())}
        return {other: distance for other in near if (distance := _distance(syllable, other)) <= 1}


def _by_shorter(syllables: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for syllable in sorted(syllables):
        for cut in {syllable, *_shorter(syllable)}:
            groups[cut].append(syllable)
    return {cut: tuple(group) for cut, group in groups.items()}


def _shorter(syllable: str) -> Iterator[str]:
    return (syllable[:place] + syllable[place + 1 :] for place in range(len(syllable)))


def _distance(one: str, other: str) -> int:
    """Return 0 for equal syllables, 1 for one letter wrong, missing, added or changed places with the next, else 2."""
    if one == other:
        return 0
    if not other.isalpha() or abs(len(one) - len(other)) > 1:
        return 2
    first = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[first:], other[first:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return 1 if a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped else 2
