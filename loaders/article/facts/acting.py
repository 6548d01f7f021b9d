"""Who answers for an initiative in which role: subjects and verbs before it, and what is said of it right behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.article.facts.ground import Ground
from loaders.article.lexicon import table
from loaders.article.mentions import Body, Element, Post
from loaders.article.phrases import Phrases
from loaders.article.tokens import key_of
from loaders.article.values import Slot

IN_CHARGE = "in charge"
_BY = frozenset(key_of(word) for word in ("do", "giao"))
_FOR = frozenset({key_of("cho")})
_ADVISED = key_of("tham")
_BEHIND = 8


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by full name, or a body by its name and its place, with the words that mean it."""

    person: str
    body: str
    place: str
    slot: Slot
    reading: str = "explicit"


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody in a role, and how sure that is."""

    actor: Actor
    role: str
    reading: str
    rule: str


@cache
def role_words() -> Phrases[str]:
    """Return the words that say in which role somebody answers."""
    return Phrases((word, role) for role, words in table("initiatives.toml")["roles"].items() for word in words)


@cache
def moving_words() -> Phrases[bool]:
    """Return the words after which the body named next does the work."""
    return Phrases((word, True) for word in table("initiatives.toml")["moved"]["words"])


class Acting:
    """One sentence, walked from left to right up to each initiative that it names."""

    def __init__(self, ground: Ground, number: int) -> None:
        self._ground, self._number = ground, number
        self._sentence = ground.sentences[number]
        self._subject: Actor | None = None
        self._leads: dict[str, Actor] = {}
        self._moved = False
        self._hands: Actor | None = None
        self._bodies: list[Actor] = []
        self._advised = False
        self._at = 0

    def until(self, first: int) -> None:
        """Take in the words up to a token."""
        while self._at < first:
            self._at = max(self._at + 1, self._step(self._ground.element_at(self._number, self._at), self._at))

    def answers(self, last: int) -> Iterator[Answer]:
        """Yield who answers for the initiative that ends before a token: those said right behind it, else those before."""
        own = self._behind(last)
        if own is not None:
            yield own
        for role, actor in self._leads.items():
            if own is None or role != own.role:
                yield Answer(actor, role, actor.reading, "subject")
        if own is None and IN_CHARGE not in self._leads and self._advised and "proposed" in self._leads and self._bodies:
            yield Answer(self._bodies[-1], IN_CHARGE, "inferred", "advised")

    def past(self, last: int) -> None:
        """Go on behind an initiative."""
        self._at = max(self._at, last)

    # --- inside ----------------------------------------------------------

    def _step(self, element: Element | None, i: int) -> int:
        tokens = self._sentence.tokens
        if tokens[i].text == ";":
            self._moved, self._hands = False, None
        if element is not None and (actor := self._actor(element)) is not None:
            self._meet(actor)
            return element.last
        if (role := role_words().at(tokens, i, len(tokens))) is not None:
            self._verb(role[1], i)
            return role[0] if not moving_words().at(tokens, i, role[0]) else i + 1
        if moving_words().at(tokens, i, len(tokens)) is not None:
            self._moved = True
        return i + 1

    def _meet(self, actor: Actor) -> None:
        if actor.body:
            self._bodies.append(actor)
        if self._moved and actor.body:
            self._hands = actor
        elif not self._moved:
            self._subject = actor
            self._leads = {role: lead for role, lead in self._leads.items() if role == "supports"}

    def _verb(self, role: str, i: int) -> None:
        tokens = self._sentence.tokens
        self._advised = self._advised or tokens[i].key == _ADVISED
        if moving_words().at(tokens, i, len(tokens)) is not None:
            self._moved = True
        if role == IN_CHARGE and self._hands is not None:
            self._leads[IN_CHARGE] = self._hands
        elif self._subject is not None and not (role == IN_CHARGE and self._subject in self._leads.values()):
            self._leads = {r: lead for r, lead in self._leads.items() if lead != self._subject} | {role: self._subject}

    def _behind(self, last: int) -> Answer | None:
        """What stands behind it: "do Hội Phụ nữ đảm nhận", "giao cho Hội Nông dân phụ trách", "được ngân hàng tài trợ"."""
        tokens = self._sentence.tokens
        if last >= len(tokens) or tokens[last].key not in _BY | {_PASSIVE}:
            return None
        i = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].key in _FOR)
        element = self._ground.element_at(self._number, i)
        actor = self._actor(element) if element is not None else None
        if element is None or actor is None:
            return None
        for j in range(element.last, min(len(tokens), element.last + _BEHIND)):
            if tokens[j].text in ",;.…":
                break
            if role := role_words().at(tokens, j, len(tokens)):
                return Answer(actor, role[1], actor.reading, "behind")
        return Answer(actor, IN_CHARGE, actor.reading, "behind") if tokens[last].key in _BY else None

    def _actor(self, element: Element) -> Actor | None:
        number, value = self._number, element.value
        slot = self._ground.slot(number, element.first, element.last)
        if element.kind == "name" and (person := self._ground.people[number].get(element.first)):
            return Actor(person, "", "", slot)
        if isinstance(value, Post) and not value.several and (person := self._ground.holder_of(number, value)):
            return Actor(person, "", "", slot, "context")
        if isinstance(value, Body):
            name, place = self._ground.body(number, value)
            told = value.place is not None and value.place.name
            return Actor("", name, place, slot, "explicit" if told else "context")
        return None


_PASSIVE = key_of("được")
