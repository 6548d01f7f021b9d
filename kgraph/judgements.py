"""What people decided about claims and identities: append-only, signed, and undone by one more line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kgraph.errors import UsageError


class Verb(StrEnum):
    """What a judgement says of its subjects."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REINSTATE = "reinstate"
    SPLIT = "split"
    JOIN = "join"
    UNDO = "undo"


_SUBJECTS = {Verb.SAME: 2, Verb.DIFFERENT: 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, of two node ids (same, different), or of one id.

    That is a claim (accept, reject), a source (withdraw, reinstate), an edge (split, join) or a judgement (undo).
    """

    id: str
    verb: Verb
    subjects: tuple[str, ...]
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        wanted = _SUBJECTS.get(self.verb, 1)
        if len(self.subjects) != wanted or not all(self.subjects):
            raise UsageError(f"'{self.verb}' takes {wanted} id{'s' * (wanted > 1)}, not {len(self.subjects)}", fix="give ids, not names")
        if not self.who:
            raise UsageError("a judgement without a name is nobody's", fix="say who decided")


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements in force, by what they do."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


def in_force(judgements: Iterable[Judgement]) -> Judgements:
    """Return what stands after every undo: of accept and reject, withdraw and reinstate, split and join the later one."""
    kept = list(_not_undone(list(judgements)))
    last = {(_matter(j.verb), j.subjects[0]): j.verb for j in kept}

    def pairs(verb: Verb) -> tuple[tuple[str, str], ...]:
        return tuple(sorted({(min(j.subjects), max(j.subjects)) for j in kept if j.verb is verb}))

    def ids(verb: Verb) -> frozenset[str]:
        return frozenset(subject for (_, subject), last_verb in last.items() if last_verb is verb)

    of_one = (Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW, Verb.SPLIT, Verb.JOIN)
    return Judgements(pairs(Verb.SAME), pairs(Verb.DIFFERENT), *map(ids, of_one))


def _not_undone(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """Yield what is neither undone nor an undo; an undo undoes only what was judged before it, be it another undo."""
    undone: set[int] = set()
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, judgement in enumerate(judgements):
        numbers[judgement.id].append(number)
    for number, judgement in reversed(list(enumerate(judgements))):
        if judgement.verb is Verb.UNDO and number not in undone:
            undone.update(earlier for earlier in numbers[judgement.subjects[0]] if earlier < number)
    yield from (judgement for number, judgement in enumerate(judgements) if number not in undone and judgement.verb is not Verb.UNDO)


def _matter(verb: Verb) -> str:
    """Return what a verb decides about: of two verbs that decide about the same, the later one stands."""
    return _MATTERS.get(verb, verb)


_MATTERS = {
    Verb.ACCEPT: "claim",
    Verb.REJECT: "claim",
    Verb.WITHDRAW: "source",
    Verb.REINSTATE: "source",
    Verb.SPLIT: "spell",
    Verb.JOIN: "spell",
}
