"""What has been read of a sentence so far, and what was found in it."""

from dataclasses import dataclass, field

from loaders.article.lexicon import Trigger
from loaders.article.mentions import Element, Name, Post
from loaders.article.people import People
from loaders.article.scan import Sentence


@dataclass(slots=True)
class Found:
    """One post that a sentence ascribes to somebody, or to nobody it names."""

    person: str
    name: Name | None
    post: Post
    event: str
    rule: str
    sentence: int
    chain: int
    trigger: Element | None = None
    besides: bool = False
    """Whether it is taken beside what the person holds already."""
    named_in: int = -1
    """The sentence that names the person, where it is another than the post's."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Posts that a sentence speaks of for several people, whom the next one names, and what happened."""

    posts: tuple[Post, ...] = ()
    event: str = ""
    single: bool = False
    number: int = -1
    """The sentence that names the posts."""
    told: tuple[Found, ...] = ()
    """What the last sentence that spoke of posts said was taken and left, for one that names only the successor or the predecessor."""


@dataclass(slots=True)
class State:
    """What has been read of a sentence so far, and what is still waited for."""

    number: int
    sentence: Sentence
    people: People
    inherited: str = ""
    carried: Carried = Carried()
    found: list[Found] = field(default_factory=list)
    subjects: list[tuple[str, Name]] = field(default_factory=list)
    waiting: list[Post] = field(default_factory=list)
    listed: list[Post] = field(default_factory=list)
    given: list[Found] = field(default_factory=list)
    mode: str = ""
    act: Trigger | None = None
    act_at: Element | None = None
    past: bool = False
    passive: bool = False
    acted: bool = False
    instead: bool = False
    instead_as_noun: bool = False
    instead_of: tuple[str, Name] | None = None
    before_whom: str = ""
    """Whose predecessor is to be named: ``người tiền nhiệm của ông A``."""
    vacated: list[Post] = field(default_factory=list)
    """The posts of a predecessor, of which "là" says who holds them now."""
    target: bool = False
    words: int = 0
    last_word: str = ""
    last_mark: str = ""
    chain: int = 0
    subject_near: bool = False
    waits_for_name: bool = False
    after_of: bool = False
    opening: bool = False
    plural: list[Post] = field(default_factory=list)
    plural_event: str = ""
    listing: bool = False
    receives: bool = False
    negated: bool = False
    told: bool = False
    before: bool = False
    besides: bool = False
    copula: bool = False
    moved_by: str = ""
    listed_event: str = ""
    depth: int = 0
    bracketed: bool = False
    parted: bool = False
    parted_from: list[tuple[str, Name]] = field(default_factory=list)
    """Of whom the clause before the semicolon speaks."""
    dated_clause: bool = False
    """Whether a date has come since the semicolon."""
    past_in_brackets: bool = False
    undergone: bool = False
    first_person: str | None = None
    """Whom the sentence names first; empty where that is nobody known."""

    def _event(self) -> str:
        if self.past:
            return "former"
        if self.act is not None:
            return self.act.event
        return self.moved_by or self.inherited or "appointed"

    def _state(self, post: Post) -> str:
        if post.past or (self.past and self.mode == "past"):
            return "former"
        if self.plural_event and post in self.plural:
            return self.plural_event
        return (self.act.event if self.act and self.act.part == "enter" else self.inherited or "appointed") if post.new else "incumbent"

    def _add(self, person: str, name: Name | None, post: Post, event: str, rule: str, *, given: bool = False) -> None:
        event = "acting" if post.acting and event not in ("former", "incumbent") else event
        event = "former" if post.past and event == "incumbent" else event
        before = any(one is post for one in self.carried.posts)
        told = next((one.sentence for one in self.carried.told if one.post is post), self.number)
        said_in = self.carried.number if before else told
        besides = self.besides and rule == "to"
        one = Found(person, name, post, event, rule, said_in, self.chain, self.act_at, besides, self.number)
        self.found.append(one)
        if given:
            self.given.append(one)

    def _break(self) -> None:
        self.words += 1
        self.subject_near = self.listing = False
        if self.words > 3 and self.mode in ("to", "leave", "state") and self.given:
            self.mode = ""
        if self.words > 6 and self.instead:
            self.instead = False
