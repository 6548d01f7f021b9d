"""Take a verb in: what happened, to whom, and what the posts behind it are."""

from loaders.article.framing.holdings import Holdings
from loaders.article.lexicon import Trigger
from loaders.article.mentions import Element
from loaders.article.tokens import key_of

_OWN_VERBS = tuple(" ".join(key_of(word) for word in words.split()) for words in ("tái cử", "đắc cử", "trúng cử"))
_NOUNS = frozenset(key_of(word) for word in ["định", "việc", "trao", "lễ", "công", "bố", "sách", "đơn", "độ", "cáo", "về"])
_PASSIVE = frozenset(key_of(word) for word in ("được", "bị"))
_PREDECESSOR = " ".join(key_of(word) for word in ("tiền", "nhiệm"))
_CONTINUES = key_of("tục")
_BESIDES = key_of("kiêm")
_PASSIVE_KEY = key_of("được") + " "


class Happenings(Holdings):
    """Reads the words that say what happened."""

    __slots__ = ()

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
                self.besides = self.besides or _BESIDES in self._said(element)
                self._holds(trigger)
            case "proposed":
                self.act, self.act_at, self.mode, self.given = trigger, element, "", []
            case "past":
                self.past, self.mode, self.given = True, "past", []
            case "before":
                self.before = True
            case "instead":
                self.instead = True
                self.instead_as_noun = self._said(element).endswith(_PREDECESSOR)
            case _:
                self._break()
                return
        self.chain += 1
        self.words = 0
        self.last_word = key_of("là") if trigger.part == "copula" and self.plural else ""
        if trigger.part in ("mark", "named", "leaving", "past", "enter", "leave", "proposed"):
            self.subject_near = False

    def _happens(self, trigger: Trigger, element: Element) -> None:
        if self.act is not None and self.act.part == "proposed" and not (self.words == 0 and trigger.part == "enter"):
            return
        passive = self.last_word in _PASSIVE or self._said(element).startswith(_PASSIVE_KEY)
        if self.act is not None and self.words > 0 and not passive:
            self.passive = False
        if passive and self.subjects and self.words <= 1:
            self.passive = True
        if self.past and (self.given or self.mode != "past" or self.words > 1):
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
        self.undergone = self.undergone and self.last_word in _PASSIVE
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
        if trigger.part == "named" and self.act is None:
            return
        self.copula = trigger.part == "copula"
        if self.dated_clause and not self.subjects and not self.waiting:
            self.subjects, self.dated_clause = self.parted_from, False
        if trigger.part == "mark" and self.last_word == _CONTINUES and self.given and not self.past:
            self.mode = "state"
        elif trigger.part == "copula" or (self.before and self.act is None):
            self.mode = "past" if self.before or (self.past and self.mode == "past") else "state"
        elif trigger.part == "named" and self.act is not None and self.acted and not self.passive:
            self.mode = ""
        elif self.act is not None and self.act.part in ("leave", "leaving"):
            self.mode = "leave"
        else:
            self.mode = "to"
        self.given = []
        self.acted = True
