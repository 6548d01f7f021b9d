"""Take a post in: as an apposition, as a title before a name, as what a verb gives or takes."""

from collections.abc import Sequence

from loaders.article.framing.people import Persons
from loaders.article.mentions import Element, Name, Post
from loaders.article.tokens import key_of

_PASSIVE = frozenset(key_of(word) for word in ("được", "bị"))
_SEVERAL = frozenset(key_of(word) for word in ("các", "những", "hai", "ba", "bốn", "năm", "sáu"))
_OF = frozenset(key_of(word) for word in ("của", "theo", "do", "bởi", "nghị", "gặp", "cùng", "với"))


class Holdings(Persons):
    """Reads the posts of a sentence."""

    __slots__ = ()

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
        elif ((post.several or self.last_word in _SEVERAL or self.last_word.isdigit()) and not self._after_act()) or self._of_agent():
            self._wait(post)
        elif self._after_act():
            self._of_act(post)
        elif self.subjects and not self.parted and (self.subject_near or self.words == 0):
            for person, name in self.subjects[-1:]:
                past = post.past or self.past or (self.bracketed and self.past_in_brackets)
                self.past_in_brackets = past
                self._add(person, name, post, "former" if past else self._state(post), "apposition")
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


def _is_title(elements: Sequence[Element], i: int) -> bool:
    """Whether a name follows the post directly, so that the post is that person's."""
    after = elements[i + 1] if i + 1 < len(elements) else None
    if after is None or after.kind != "name" or not isinstance(after.value, Name):
        return False
    return after.value.last - after.value.at >= 2 and not after.value.several
