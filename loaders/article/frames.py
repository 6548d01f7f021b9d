"""Walk through a sentence and say who holds, takes or leaves which post: appositions, titles before names, verbs and their arguments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.article.lexicon import Trigger
from loaders.article.mentions import Element, Name, Post
from loaders.article.people import People
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of

_FOR = frozenset(key_of(word) for word in ("với", "cho", "của"))
_OWN_VERBS = tuple(" ".join(key_of(word) for word in words.split()) for words in ("tái cử", "đắc cử", "trúng cử"))
"""Verbs whose subject is the one who comes into the post."""
_OPENERS = frozenset(key_of(word) for word in ("gồm", "là", "có", "như", "như sau"))
_PASSIVE = frozenset(key_of(word) for word in ("được", "bị"))
_FAINT_WORDS = """
và kiêm đồng thời cùng cũng hiện nay nguyên đã vừa sẽ tiếp tục mới xin được bị rồi sau đó đến lên các một trong còn lại trên
kết quả gồm như nhiệm chức danh vụ lần lượt thêm nữa
"""
_FAINT = frozenset(key_of(word) for word in _FAINT_WORDS.split())
"""Words between a person and a post, or between two posts, that do not part them."""
_NOUNS = frozenset(key_of(word) for word in ["định", "việc", "trao", "lễ", "công", "bố", "sách", "đơn", "độ", "cáo", "về"])
_SEVERAL = frozenset(key_of(word) for word in ("các", "những", "hai", "ba", "bốn", "năm", "sáu"))
_BUT, _RECEIVE, _BESIDES, _SO_AS_TO = key_of("còn"), key_of("nhận"), key_of("kiêm"), key_of("để")
_DAYTIME_WORDS = "ngày sáng chiều tối trưa hôm nay qua mới đây cùng cuối tháng"
_DAYTIME = frozenset(key_of(word) for word in _DAYTIME_WORDS.split())
_NOT = frozenset(key_of(word) for word in ("không", "chưa", "chẳng"))
_OF = frozenset(key_of(word) for word in ("của", "theo", "do", "bởi", "nghị", "gặp", "cùng", "với"))


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


@dataclass(frozen=True, slots=True)
class Carried:
    """Posts that a sentence speaks of for several people, whom the next one names, and what happened."""

    posts: tuple[Post, ...] = ()
    event: str = ""


@dataclass(slots=True)
class Frame:
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
    instead_of: tuple[str, Name] | None = None
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
    moved_by: str = ""
    listed_event: str = ""
    depth: int = 0
    undergone: bool = False

    # --- what comes in -------------------------------------------------

    def read(self) -> list[Found]:
        """Return what the sentence says, in the order it says it."""
        elements = self.sentence.elements
        for i, element in enumerate(elements):
            self._take(element, elements[i + 1] if i + 1 < len(elements) else None, elements, i)
        self._close()
        return self.found

    def _take(self, element: Element, after: Element | None, elements: Sequence[Element], i: int) -> None:
        match element.kind:
            case "name":
                self._name(element)
            case "post":
                self._post(element, elements, i)
            case "trigger":
                self._trigger(element)
            case "mark":
                self._mark(element.key)
            case "word":
                self._word(element.key)
            case "body" | "place":
                self._break()
                self.words += 3
            case _:
                pass

    def _mark(self, mark: str) -> None:
        self.last_mark = mark
        self.depth = max(0, self.depth + (mark == "(") - (mark == ")"))
        if mark == ";" and self.depth == 0:
            self._settle()
            if self.mode != "past":
                self.mode = ""
                self.subjects = [] if self.acted else self.subjects
            self.acted = self.passive = False
            self.act = None if self.act is not None and self.act.part == "proposed" else self.act
        elif mark not in ",-–():;“”\"'":
            self._break()

    def _word(self, key: str) -> None:
        self.told = self.told or key not in _DAYTIME
        if key == _BUT and self.last_mark == ",":
            self.subjects, self.mode = [], ""
        self.receives = self.receives or (key == _RECEIVE and bool(self.subjects) and self.words <= 1)
        self.besides = self.besides or key == _BESIDES
        if key == _SO_AS_TO and self.act is not None and self.act.part in ("leave", "leaving"):
            self.act, self.mode = None, ""
        self.negated = key in _NOT
        if key in _PASSIVE:
            self.passive = bool(self.subjects) and self.words <= 1
            self.undergone = not self.subjects
        self.last_word = key
        if key not in _FAINT:
            self._break()

    def _break(self) -> None:
        self.words += 1
        self.subject_near = self.listing = False
        if self.words > 3 and self.mode in ("to", "leave", "state") and self.given:
            self.mode = ""
        if self.words > 6 and self.instead:
            self.instead = False

    # --- people --------------------------------------------------------

    def _name(self, element: Element) -> None:
        name = element.value
        assert isinstance(name, Name)
        person = self.people.meet(self.sentence.tokens, name, listed=self.listing or self.plural_event != "")
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

    def _replaced(self, person: str, name: Name) -> None:
        self.instead = False
        self.instead_of = (person, name)
        for given in [one for one in self.given if one.person != person]:
            self._add(person, name, given.post, "former", "instead")

    def _subject(self, person: str, name: Name) -> None:
        joined = self.words == 0 and not self.acted and bool(self.subjects) and self.last_mark in ("", ",", ";", ")", "-", "–", ":")
        if (
            self.waits_for_name
            and self.waiting
            and (
                self.last_word in _FOR or self.last_word in _OPENERS or self.last_mark == ":" or (self.undergone and self.last_mark == ",")
            )
        ):
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
        if self.act is not None and self.act.part in ("leave", "leaving") and self.last_word in _FOR:
            self.target = True
        self.waiting = []
        self.subjects = [*self.subjects, (person, name)] if joined else [(person, name)]
        if not joined:
            self.acted = self.passive = False
            self.act = None if self.act is not None and self.act.part == "proposed" else self.act
        self.words, self.subject_near, self.last_mark, self.last_word = 0, True, "", ""
        if self.mode in ("to", "leave") and self.given:
            self.mode = ""

    def _may_title(self) -> bool:
        """Whether the post before a name is that person's; after a comma only where it opens the sentence or is new."""
        return self.last_mark != "," or (not self.after_of and (self.opening or any(post.new for post in self.waiting)))

    def _titled(self, person: str, name: Name) -> None:
        rule = "list" if self.last_word in _OPENERS or self.last_mark == ":" else "title"
        for post in self.waiting:
            self._add(person, name, post, self._state(post), rule)
        self.listed = list(self.waiting) if rule == "list" else []
        self.listed_event = self._state(self.waiting[0]) if self.listed else ""
        self.plural = [] if rule == "list" else self.plural

    def _given_to(self, person: str, name: Name) -> None:
        """The posts of ``miễn nhiệm chức vụ … đối với`` and the like, whose holder comes last."""
        for post in self.waiting:
            self._add(person, name, post, self._event(), "object")
        self.listed, self.listed_event = list(self.waiting), self._event()
        self.waits_for_name = False

    # --- posts ---------------------------------------------------------

    def _post(self, element: Element, elements: Sequence[Element], i: int) -> None:
        post = element.value
        assert isinstance(post, Post)
        if post.head.optional or (self.act is not None and self.act.part == "proposed" and not self.subject_near):
            return
        self.chain += self.words > 0
        if _is_title(elements, i):
            self._wait(post)
        elif self.mode in ("to", "leave", "past", "state") and self.words <= 4:
            self._assign(post)
        elif self._of_agent():
            self._wait(post)
        elif self._after_act():
            self._of_act(post)
        elif self.subjects and (self.subject_near or self.words == 0):
            for person, name in self.subjects[-1:]:
                self._add(person, name, post, "former" if post.past or self.past else self._state(post), "apposition")
            self.subject_near = True
        else:
            self._wait(post)
        self.words, self.last_mark = 0, ""

    def _wait(self, post: Post) -> None:
        if self.words or not self.waiting:
            self.waiting, self.after_of = [], self.last_word in _OF
        self.opening = self.opening if self.waiting else not (self.told or self.found or self.subjects)
        self.plural = [post] if self.last_word in _SEVERAL or self.last_word.isdigit() or post.several else []
        self.plural_event = ""
        self.waiting.append(post)
        self.waits_for_name = False
        self.last_word = ""

    def _of_agent(self) -> bool:
        """Whether the post is that of who decides: ``được Chủ tịch UBND tỉnh bổ nhiệm``."""
        return self.passive and self.act is None and self.mode == "" and self.last_word in _PASSIVE

    def _after_act(self) -> bool:
        return (
            self.act is not None
            and self.act.part != "proposed"
            and self.words <= 4
            and not self.subject_near
            and (self.acted or not self.subjects or self.passive)
        )

    def _of_act(self, post: Post) -> None:
        if self.passive and self.subjects:
            self._assign(post)
            return
        if self.words or not self.waits_for_name:
            self.waiting = []
        self.waiting.append(post)
        self.waits_for_name = True
        if self.last_word in _SEVERAL or self.last_word.isdigit() or post.several:
            self.plural, self.plural_event = [post], self._event()

    def _assign(self, post: Post) -> None:
        event = "former" if self.mode == "past" or self.past else self._event() if self.mode != "state" else self._state(post)
        if not self.subjects:
            if self.words or not self.waits_for_name:
                self.waiting = []
            self.waiting.append(post)
            self.waits_for_name = self.mode in ("to", "leave")
            return
        for person, name in self.subjects:
            self._add(person, name, post, event, self.mode or "to", given=True)
        if self.instead_of:
            self._add(*self.instead_of, post, "former", "instead")
            self.instead_of = None

    # --- words that say what happened ----------------------------------

    def _trigger(self, element: Element) -> None:
        trigger = element.value
        assert isinstance(trigger, Trigger)
        match trigger.part:
            case "enter" | "leave":
                self._happens(trigger, element)
            case "leaving":
                self._happens(trigger, element)
                self.mode, self.given = "leave", []
            case "mark" | "copula" | "named":
                self._holds(trigger)
            case "proposed":
                self.act, self.act_at, self.mode, self.given = trigger, element, "", []
            case "past":
                self.past, self.mode, self.given = True, "past", []
            case "before":
                self.before = True
            case "instead":
                self.instead = True
            case _:
                self._break()
                return
        self.words = 0
        self.last_word = key_of("là") if trigger.part == "copula" and self.plural else ""
        if trigger.part in ("mark", "named", "leaving", "past", "enter", "leave", "proposed"):
            self.subject_near = False

    def _happens(self, trigger: Trigger, element: Element) -> None:
        if self.act is not None and self.act.part == "proposed":
            return
        if self.past and (self.given or self.mode != "past"):
            self.past = False
        if self.negated:
            self.act, self.negated = Trigger("proposed"), False
            return
        same = self.act is not None and self.act.part == trigger.part == "enter" and not self.given
        if (
            self.subjects
            and not self.passive
            and trigger.part == "leave"
            and (trigger.event in ("relieved", "dismissed") or self.words > 2 or self.last_word in _NOUNS)
            and not self.receives
        ):
            self.subjects = []
        if self.plural and self.words == 0:
            self.plural_event = trigger.event
        if not self.waits_for_name:
            self.waiting = []
        if trigger.part == "enter" and self.subjects and self.words <= 2 and self._said(element).endswith(_OWN_VERBS):
            self.passive = True
        if not same or (self.act and trigger.strength < self.act.strength):
            self.act, self.act_at = trigger, element
        self.moved_by = self.act.event if self.act and self.act.part == "enter" else self.moved_by
        self.listed = []
        self.acted = True
        self.given = [] if not same else self.given
        self.mode = ""

    def _said(self, element: Element) -> str:
        return " ".join(token.key for token in self.sentence.tokens[element.first : element.last])

    def _holds(self, trigger: Trigger) -> None:
        if self.past and self.mode == "past" and not self.given:
            return
        if self.act is not None and self.act.part == "proposed":
            self.mode = ""
            return
        if trigger.part == "copula" or (self.before and self.act is None):
            self.mode = "past" if self.before or (self.past and self.mode == "past") else "state"
        elif trigger.part == "named" and self.act is not None and self.acted and not self.passive:
            self.mode = ""
        elif self.act is not None and self.act.part in ("leave", "leaving"):
            self.mode = "leave"
        else:
            self.mode = "to"
        self.given = []
        self.acted = True

    # --- what goes out -------------------------------------------------

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

    def _add(self, person: str, name: Name, post: Post, event: str, rule: str, *, given: bool = False) -> None:
        event = "acting" if post.acting and event not in ("former", "incumbent") else event
        event = "former" if post.past and event == "incumbent" else event
        one = Found(person, name, post, event, rule, self.number, self.chain, self.act_at, self.besides and rule == "to")
        self.found.append(one)
        if given:
            self.given.append(one)

    def _settle(self) -> None:
        """Let those whose leaving is told without naming the post leave the posts they are introduced with."""
        if self.act is None or self.act.part not in ("leave", "leaving") or any(one.event == self.act.event for one in self.found):
            return
        people = {person for person, _ in self.subjects}
        for one in self.found:
            if one.person in people and one.event == "incumbent" and one.rule in ("apposition", "title", "list", "state"):
                one.event = self.act.event
                one.trigger = self.act_at

    def _close(self) -> None:
        self._settle()
        self.carried = Carried(tuple(self.plural), self.plural_event or self._event()) if self.plural and self.act else Carried()
        if self.waiting and self.waits_for_name and not self.subjects and self.act and self.act.part == "enter":
            for post in self.waiting:
                self.found.append(Found("", None, post, self.act.event, "unnamed", self.number, self.chain, self.act_at))


def _is_title(elements: Sequence[Element], i: int) -> bool:
    """Whether a name follows the post directly, so that the post is that person's."""
    after = elements[i + 1] if i + 1 < len(elements) else None
    if after is None or after.kind != "name" or not isinstance(after.value, Name):
        return False
    return after.value.last - after.value.at >= 2 and not after.value.several
