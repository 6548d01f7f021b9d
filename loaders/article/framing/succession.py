"""Take in who came before whom: ``thay ông A``, ``thay vị trí ông A là ông B``, ``người tiền nhiệm của ông B là ông A``."""

from loaders.article.framing.state import State
from loaders.article.mentions import Name
from loaders.article.tokens import key_of
from loaders.article.values import ENTER

_OF = key_of("của")
_LEFT = ("relieved", "dismissed", "retired")


class Succession(State):
    """Reads the predecessors and successors of a sentence."""

    __slots__ = ()

    def _replaced(self, person: str, name: Name) -> None:
        """Take in whom an "instead" names: the predecessor, or whose predecessor is named next."""
        self.instead = False
        if self.last_word == _OF and self.instead_as_noun:
            self.before_whom = person
            return
        self.instead_of = (person, name)
        for given in [one for one in self.given if one.person != person]:
            self._add(person, name, given.post, "former", "instead")
        if self.last_word == _OF and self.waiting:
            for post in self.waiting:
                self._add(person, name, post, "former", "instead")
            self.vacated, self.waiting = self.waiting, []
        elif not self.given:
            self.vacated = [one.post for one in self.carried.told if one.person == person and one.event in _LEFT]
            for one in [one for one in self.found if one.post.new and one.person != person]:
                self._add(person, name, one.post, "former", "instead")

    def _succeeds(self, person: str, name: Name) -> None:
        """Give the posts that are told of to the one named after "là": the successor, or the predecessor where that is asked for."""
        if not self.copula or self.words:
            return
        if self.before_whom:
            for one in self.carried.told:
                if one.person == self.before_whom != person and one.event in ENTER:
                    self._add(person, name, one.post, "former", "instead")
        elif self.instead_of is not None and self.instead_of[0] != person:
            if not self.vacated and not self.given:
                for post in self.waiting:
                    self._add(*self.instead_of, post, "former", "instead")
                self.vacated, self.waiting = self.waiting, []
            for post in self.vacated:
                self._add(person, name, post, "appointed", "instead")
        self.vacated, self.before_whom = [], ""
