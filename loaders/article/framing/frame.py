"""Walk through the mentions of a sentence once, from left to right."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.article.framing.happenings import Happenings
from loaders.article.framing.state import Carried, Found
from loaders.article.mentions import Body, Element, Name, Place
from loaders.article.placing import rank_of
from loaders.article.tokens import key_of
from loaders.article.values import ENTER, LEAVE

_PASSIVE = frozenset(key_of(word) for word in ("được", "bị"))
_FAINT_WORDS = """
và kiêm đồng thời cùng cũng hiện nay nguyên đã vừa sẽ tiếp tục mới xin được bị rồi sau đó đến lên các một trong còn lại trên
kết quả gồm như nhiệm chức danh vụ lần lượt thêm nữa
"""
_FAINT = frozenset(key_of(word) for word in _FAINT_WORDS.split())
_BUT, _RECEIVE, _SO_AS_TO = key_of("còn"), key_of("nhận"), key_of("để")
_OPENERS = frozenset(key_of(word) for word in ("gồm", "như", "như sau"))
_OFFICERS = frozenset(key_of(word) for word in ("cán", "đồng", "người", "nhân", "vị", "trường", "công", "lãnh"))
_NOT_RECEIVE = frozenset(key_of(word) for word in ("ghi", "công", "xác", "tiếp", "chấp", "đón"))
_DAYTIME_WORDS = "ngày sáng chiều tối trưa hôm nay qua mới đây cùng cuối tháng"
_DAYTIME = frozenset(key_of(word) for word in _DAYTIME_WORDS.split())
_WORK = key_of("tác")
_CHOSEN = key_of("được") + " "
_NOT = frozenset(key_of(word) for word in ("không", "chưa", "chẳng"))


class Frame(Happenings):
    """Reads one sentence."""

    __slots__ = ()

    def read(self) -> list[Found]:
        """Return what the sentence says, in the order it says it."""
        elements = self.sentence.elements
        for i, element in enumerate(elements):
            self._take(element, elements[i + 1] if i + 1 < len(elements) else None, elements, i)
        self._close()
        self._stay_with()
        return self.found

    def _stay_with(self) -> None:
        """Keep speaking of the one whom the sentence begins with as "ông" or "bà", whomever it names beside."""
        first = next((element.value for element in self.sentence.elements if element.kind == "name"), None)
        if isinstance(first, Name) and first.at == first.last and first.personal and not first.several and self.first_person:
            self.people.speak_of(self.first_person)

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
            case "date":
                self.dated_clause = self.dated_clause or self.parted
            case _:
                pass

    def _mark(self, mark: str) -> None:
        self.last_mark = mark
        self.depth = max(0, self.depth + (mark == "(") - (mark == ")"))
        self.bracketed = (self.subject_near if mark == "(" else self.bracketed) and self.depth > 0
        if self.bracketed and mark in ";,":
            self.subject_near, self.words = True, 0
        if mark == ":" and self.mode and not self.given:
            self.words = 0
        if mark == ";" and self.depth == 0:
            if self._settle() and self.act is not None and self.act.event == "retired":
                self.act, self.mode = None, ""
            self.parted_from = self.subjects or self.parted_from
            if self.mode != "past" and not (self.mode == "to" and self.waiting and not self.subjects):
                self.mode = ""
                self.subjects = [] if self.acted else self.subjects
            self.parted = self.mode != "past"
            self.dated_clause = False
            self.acted = self.passive = False
            self.act = None if self.act is not None and self.act.part == "proposed" else self.act
        elif mark not in ",-–():;“”\"'":
            self._break()

    def _word(self, key: str) -> None:
        self.told = self.told or not (key in _DAYTIME or key.isdigit())
        if key in _OPENERS and self.mode and not self.given:
            self.words = 0
        if key == _BUT and self.last_mark == ",":
            self.subjects, self.mode = [], ""
        self.receives = self.receives or (
            key == _RECEIVE and bool(self.subjects) and self.words <= 1 and self.last_word not in _NOT_RECEIVE
        )
        if key == _SO_AS_TO and self.act is not None and (self.act.part == "leaving" or self.act.event == "relieved"):
            self._settle()
            self.act, self.mode = None, ""
        self.negated = key in _NOT
        if key in _PASSIVE:
            self.passive = bool(self.subjects) and self.words <= 1
            self.undergone = not self.subjects
        self.last_word = key
        if key not in _FAINT:
            self._break()

    def _settle(self) -> bool:
        """Let those whose leaving is told without naming the post leave the posts they are introduced with; whether any do."""
        if self.act is None or self.act.part not in ("leave", "leaving") or any(one.event == self.act.event for one in self.found):
            return False
        people = {person for person, _ in self.subjects}
        settled = False
        for one in self.found:
            introduced = self.target or self.act_at is None or one.post.last <= self.act_at.first
            if one.person in people and introduced and one.event == "incumbent" and one.rule in ("apposition", "title", "list", "state"):
                one.event = self.act.event
                one.trigger = self.act_at
                settled = settled or not self.target
        return settled

    def _close(self) -> None:
        told = self.carried.told
        self._settle()
        self._move_up()
        self._take_subject()
        self._take_carried()
        self._leave_told()
        self.carried = (
            Carried(tuple(self.plural), self.plural_event or self._event(), False, self.number)
            if self.plural and self.act
            else self._left_open()
        )
        moves = tuple(one for one in self.found if one.event in ENTER or one.event in LEAVE)
        self.carried = replace(self.carried, told=moves if self.found else told)
        if self.waiting and self.waits_for_name and self._counts_officers() and self.act and self.act.part == "enter":
            for post in self.waiting:
                self.found.append(Found("", None, post, self.act.event, "unnamed", self.number, self.chain, self.act_at))

    def _move_up(self) -> None:
        """Let those who are moved to work at a higher level, which post is not said, leave the posts they are introduced with."""
        if self.act is None or self.act_at is None or self.act.event not in ("transferred", "rotated") or not self.passive or self.given:
            return
        behind = [element for element in self.sentence.elements if element.first >= self.act_at.last]
        there = next((i for i, element in enumerate(behind) if element.kind in ("body", "place", "post")), None)
        if there is None or behind[there].kind == "post" or self.sentence.tokens[behind[there].first - 2].key != _WORK:
            return
        people = {person for person, _ in self.subjects}
        for one in self.found:
            if (
                one.person in people
                and one.event == "incumbent"
                and 0 < _rank(behind[there].value) < _rank(one.post.body or one.post.place)
            ):
                one.event, one.trigger = "former", self.act_at

    def _take_subject(self) -> None:
        """Give the posts of ``được bầu làm …``, which names nobody, to the person that the text is about."""
        nobody = not any(isinstance(element.value, Name) for element in self.sentence.elements)
        said = self._said(self.act_at) if self.act_at is not None else ""
        if self.people.subject and nobody and self.waits_for_name and (self.undergone or said.startswith(_CHOSEN)):
            for post in self.waiting:
                self._add(self.people.subject, None, post, "career", "cv")
            self.waiting = []

    def _take_carried(self) -> None:
        """Give the post that the sentence before was about to those of whom this one only says that they were chosen."""
        chosen = self.passive and self.act is not None and self.act.part == "enter" and not self.given and not self.waiting
        for person, name in self.subjects if chosen else []:
            for post in self.carried.posts if self.carried.single else ():
                self._add(person, name, post, self._event(), "to")

    def _leave_told(self) -> None:
        """Let those leave the posts told before of whom this sentence only says that they retire: ``Ông A nghỉ hưu từ ngày …``."""
        dated = any(when.part in ("from", "effective") for when in self.sentence.dates)
        if self.found or not dated or self.act is None or self.act.event != "retired" or self.instead_of is not None:
            return
        for person, name in self.subjects:
            for one in self.carried.told:
                if one.person == person and one.event in ("former", "retired", "relieved") and one.rule in ("apposition", "title", "leave"):
                    self.found.append(replace(one, name=name, event="retired", rule="leave", named_in=self.number, trigger=self.act_at))

    def _left_open(self) -> Carried:
        """The post that a sentence says is to be filled, and by whom the next may say."""
        open_ = self.waits_for_name and bool(self.waiting) and self.act is not None and self.act.part == "enter"
        return Carried(tuple(self.waiting), self._event(), True, self.number) if open_ else Carried()

    def _counts_officers(self) -> bool:
        """Whether the sentence says how many it speaks of, without naming them: ``6 cán bộ``."""
        tokens = self.sentence.tokens
        return not self.subjects and any(a.is_number and b.key in _OFFICERS for a, b in pairwise(tokens))


def _rank(value: object) -> int:
    """How low the level of a body or a place is; 0 where it does not say."""
    place = value if isinstance(value, Place) else value.place if isinstance(value, Body) else None
    if place is not None:
        return rank_of(place.level, place.name)
    return rank_of(value.level) if isinstance(value, Body) else 0
