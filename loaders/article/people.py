"""Join the short forms of a name to the full name that stands before them in the text."""

from collections.abc import Sequence

from loaders.article.mentions import Name
from loaders.article.tokens import Token, key_of

_SHORTEST = 3
_NEAR = 20
"""How many people with the same last syllable a short form is looked for among."""


class People:
    """The people a text has named so far: full names by the keys of their syllables, the latest last."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        self._endings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._gender: dict[str, str] = {}
        self._latest: str = ""
        self._last: dict[str, str] = {}
        self.subject = ""
        """The person that the text is about, where that was told."""
        self.addressed: dict[str, None] = {}
        """The full names that stand behind a word of address."""

    def meet(self, tokens: Sequence[Token], name: Name, *, listed: bool = False) -> str:
        """Return the full name that a mention means; ``""`` where it means nobody known, or several."""
        keys = tuple(token.key for token in tokens[name.at : name.last])
        if not keys:
            return self._pronoun(name)
        whole = len(keys) == 1 and any(mark in keys[0] for mark in "'’") and len(keys[0]) > _SHORTEST
        if (len(keys) == 1 and not whole) or (name.addressed and len(keys) == 2 and keys not in self._known and self._ending(keys)):
            return self._remember(self._ending(keys), name)
        full = self._known.get(keys) or self._new(keys, " ".join(token.text for token in tokens[name.at : name.last]))
        if name.addressed or listed:
            self.addressed[full] = None
        return self._remember(full, name)

    def _new(self, keys: tuple[str, ...], name: str) -> str:
        self._known[keys] = name.title() if name.isupper() else name
        self._endings.setdefault(keys[-1], []).append((keys, self._known[keys]))
        return self._known[keys]

    def introduce(self, full: str) -> None:
        """Take in a name that the text need not say: the person that a curriculum vitae is about."""
        self._new(tuple(key_of(word) for word in full.split()), full)
        self._latest = self.subject = full

    @property
    def latest(self) -> str:
        """The person spoken of last."""
        return self._latest

    def speak_of(self, full: str) -> None:
        """Go on speaking of somebody who was named before."""
        self._latest = full
        self._last[self._gender.get(full, "")] = full

    def _ending(self, keys: tuple[str, ...]) -> str:
        """The person named last whose full name ends so."""
        known = self._endings.get(keys[-1], [])
        fitting = next(
            ((all_, full) for all_, full in reversed(known[-_NEAR:]) if all_[-len(keys) :] == keys and len(all_) > len(keys)), None
        )
        return fitting[1] if fitting else ""

    def _pronoun(self, name: Name) -> str:
        if name.several or not name.personal or not self._latest:
            return ""
        told = self._gender.get(self._latest, "")
        if name.gender and told and told != name.gender:
            return self._last.get(name.gender, "")
        return self._latest

    def _remember(self, full: str, name: Name) -> str:
        if full:
            self._latest = full
            if name.gender:
                self._gender.setdefault(full, name.gender)
            self._last[self._gender.get(full, "")] = full
        return full
