"""Take a person in: as the subject, as the one whose post stood before, as the one a verb is about, as a predecessor."""

from loaders.article.framing.succession import Succession
from loaders.article.mentions import Element, Name
from loaders.article.tokens import key_of

_FOR = frozenset(key_of(word) for word in ("với", "cho", "của"))
_NOW = frozenset(key_of(word) for word in ("nay", "hiện"))
_AND = key_of("và")
_OPENERS = frozenset(key_of(word) for word in ("gồm", "là", "có", "như", "như sau"))


class Persons(Succession):
    """Reads the people of a sentence."""

    __slots__ = ()

    def _name(self, element: Element) -> None:
        name = element.value
        assert isinstance(name, Name)
        person = self.people.meet(self.sentence.tokens, name, listed=self.listing or self.plural_event != "")
        self.first_person = person if self.first_person is None else self.first_person
        if name.several:
            self._several()
            if name.at == name.last:
                return
        if not person:
            self._break()
            return
        if self.instead:
            self._replaced(person, name)
            return
        if self.passive and self.subjects and self.act is None and not self.waits_for_name and (person, name) not in self.subjects:
            self._agent(person, name)
            return
        self._succeeds(person, name)
        self._subject(person, name)

    def _several(self) -> None:
        self.subjects, self.words, self.subject_near = [], 0, False
        self.acted, self.listing = False, True
        if self.carried.posts and not self.found:
            self.plural, self.plural_event = list(self.carried.posts), self.carried.event
            self.last_mark = ":"

    def _agent(self, person: str, name: Name) -> None:
        for post in self.waiting:
            self._add(person, name, post, "incumbent", "title")
        self.waiting = []

    def _subject(self, person: str, name: Name) -> None:
        joined = self.words == 0 and not self.acted and bool(self.subjects) and self.last_mark in ("", ",", ";", ")", "-", "–", ":")
        if self.waits_for_name and self.waiting and self._introduced():
            self._given_to(person, name)
        elif self.waiting and self.words == 0 and self._may_title():
            self._titled(person, name)
        elif self.plural and (self.last_mark == ":" or self.last_word in _OPENERS):
            self.waiting, self.last_mark, joined = self.plural, ":", False
            self._titled(person, name)
        elif self.listed and self.words == 0:
            for post in self.listed:
                self._add(person, name, post, self.listed_event, "list")
        else:
            self.listed = []
        if self.act is not None and self.act.part in ("leave", "leaving") and (self.last_word in _FOR or self._undergoes()):
            self.target = True
        self.waiting = []
        self.subjects = [*self.subjects, (person, name)] if joined else [(person, name)]
        if not joined:
            self.acted = self.passive = False
            over = self.act is not None and self.act.part == "proposed" and (self.words > 2 or self.last_mark == ",")
            self.act = None if over else self.act
        self.words, self.subject_near, self.last_mark, self.last_word = 0, True, "", ""
        self.parted = False
        if self._is_done():
            self.mode = ""

    def _undergoes(self) -> bool:
        """Whether the person is the object of a verb that stands directly before: ``miễn nhiệm ông A``."""
        return self.act is not None and self.act.event in ("relieved", "dismissed") and self.words <= 2

    def _is_done(self) -> bool:
        """Whether the posts that a verb or "là" waits for are there, now that the next person comes."""
        named = self.mode == "past" and self.copula and not self.given
        return self.mode == "state" or named or (self.mode in ("to", "leave") and bool(self.given))

    def _introduced(self) -> bool:
        """Whether the name stands where the holder of posts that came before is named: ``đối với ông A``, ``gồm: ông A``."""
        return self.last_word in _FOR or self.last_word in _OPENERS or self.last_mark == ":" or (self.undergone and self.last_mark == ",")

    def _may_title(self) -> bool:
        """Whether the post before a name is that person's; after a comma only where it opens the sentence or is new."""
        if self.last_word == _AND or (self.after_of and self.last_mark == ":"):
            return False
        return self.last_mark != "," or (not self.after_of and (self.opening or any(post.new for post in self.waiting)))

    def _titled(self, person: str, name: Name) -> None:
        rule = "list" if self.last_word in _OPENERS or self.last_mark == ":" else "title"
        chosen = self._chosen_together() if rule == "list" else ""
        for post in self.waiting:
            event = chosen or self._state(post)
            self._add(person, name, post, "former" if self.before and self.copula else event, rule)
        self.listed = list(self.waiting) if rule == "list" else []
        self.listed_event = chosen or self._state(self.waiting[0]) if self.listed else ""
        self.plural = [] if rule == "list" else self.plural

    def _chosen_together(self) -> str:
        """What happened to all of a list after news of an election: ``Ba Phó Bí thư gồm …``, but not ``Hiện 3 Phó Bí thư gồm …``."""
        now = self.act is not None or bool(self.found) or any(token.key in _NOW for token in self.sentence.tokens)
        return self.inherited if self.plural and self.inherited in ("elected", "designated") and not now else ""

    def _given_to(self, person: str, name: Name) -> None:
        """The posts of ``miễn nhiệm chức vụ … đối với`` and the like, whose holder comes last."""
        for post in self.waiting:
            self._add(person, name, post, self._event(), "object")
        self.listed, self.listed_event = list(self.waiting), self._event()
        self.waits_for_name = False
