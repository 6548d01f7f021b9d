"""What people decided about claims and identities: append-only, signed, and undone by one more line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kgraph.errors import UsageError

POLICY = "policy:"
"""What the name of a policy stands behind, where it signs a judgement."""


class Verb(StrEnum):
    """What a judgement says of its subjects."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    REINSTATE = "reinstate"
    PURGE = "purge"
    SPLIT = "split"
    JOIN = "join"
    UNDO = "undo"


_TWO = frozenset({Verb.SAME, Verb.DIFFERENT})
_SEVERAL = frozenset({Verb.ACCEPT, Verb.REJECT})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, of two node ids (same, different), of one or more claims (accept, reject), or of one id.

    That is a claim (correct), a source or a load (withdraw, reinstate), a source (purge), an edge (split, join) or a judgement (undo).
    ``values`` are the parts of the claim that a correction puts in place of the old ones, as a line of the ledger has them.
    """

    id: str
    verb: Verb
    subjects: tuple[str, ...]
    who: str
    when: str
    why: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        least, most = (2, 2) if self.verb in _TWO else (1, len(self.subjects) if self.verb in _SEVERAL else 1)
        if not least <= len(self.subjects) <= max(most, least) or not all(self.subjects):
            wanted = "two ids" if least == 2 else "ids" if self.verb in _SEVERAL else "one id"
            raise UsageError(f"'{self.verb}' takes {wanted}, not {len(self.subjects)}", fix="give ids, not names")
        if not self.who:
            raise UsageError("a judgement without a name is nobody's", fix="say who decided")
        if bool(self.values) != (self.verb is Verb.CORRECT):
            fix = "give what is to stand there: valid=2015/2017" if self.verb is Verb.CORRECT else "leave out the values"
            raise UsageError(f"'{self.verb}' takes {'at least one value' if self.verb is Verb.CORRECT else 'no values'}", fix=fix)


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements in force, by what they do; ``corrected`` holds by claim the correction that supersedes it."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    purged: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    corrected: Mapping[str, Judgement] = field(default_factory=dict, hash=False)

    @property
    def left_out(self) -> frozenset[str]:
        """The sources and loads whose claims make no edge: withdrawn, or purged."""
        return self.withdrawn | self.purged


def in_force(judgements: Iterable[Judgement]) -> Judgements:
    """Return what stands after every undo: of two verbs that decide about the same thing the later one."""
    kept = not_undone(judgements)
    last = decisions(kept)
    by_verb: dict[Verb, set[str]] = defaultdict(set)
    for (_, subject), judgement in last.items():
        by_verb[judgement.verb].add(subject)
    pairs: dict[Verb, set[tuple[str, str]]] = {verb: set() for verb in _TWO}
    for judgement in kept:
        if judgement.verb in _TWO:
            pairs[judgement.verb].add((min(judgement.subjects), max(judgement.subjects)))
    return Judgements(
        tuple(sorted(pairs[Verb.SAME])),
        tuple(sorted(pairs[Verb.DIFFERENT])),
        accepted=frozenset(by_verb[Verb.ACCEPT]),
        rejected=frozenset(by_verb[Verb.REJECT]),
        withdrawn=frozenset(by_verb[Verb.WITHDRAW]),
        purged=frozenset(by_verb[Verb.PURGE]),
        split=frozenset(by_verb[Verb.SPLIT]),
        joined=frozenset(by_verb[Verb.JOIN]),
        corrected={subject: judgement for (_, subject), judgement in last.items() if judgement.verb is Verb.CORRECT},
    )


def not_undone(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return what is neither undone nor an undo; an undo undoes only what was judged before it, be it another undo."""
    return tuple(_not_undone(list(judgements)))


def decisions(kept: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return by matter and subject the judgement that decides, of those that stand: the last one."""
    return {(_MATTERS.get(j.verb, j.verb), subject): j for j in kept if j.verb not in _TWO for subject in j.subjects}


def decided_on(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the claims that anybody ever accepted, rejected or corrected, be it undone."""
    return frozenset(subject for judgement in judgements if judgement.verb in (*_SEVERAL, Verb.CORRECT) for subject in judgement.subjects)


def made_by(judgement: Judgement, who: str) -> bool:
    """Whether somebody made a judgement: under that very name, or as one of the policies where ``policy`` is asked for."""
    return judgement.who == who or (who == "policy" and judgement.who.startswith(POLICY))


def refuse_policy(who: str) -> None:
    """Refuse a person who would sign as a policy does.

    Raises:
        UsageError: the name begins as that of a policy.
    """
    if who.startswith(POLICY) or who == "policy":
        raise UsageError(f"'{who}' is no name for a person", fix="sign with your own name; policies sign what they do themselves")


def _not_undone(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    undone: set[int] = set()
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, judgement in enumerate(judgements):
        numbers[judgement.id].append(number)
    for number in range(len(judgements) - 1, -1, -1):
        if judgements[number].verb is Verb.UNDO and number not in undone:
            undone.update(earlier for earlier in numbers[judgements[number].subjects[0]] if earlier < number)
    yield from (judgement for number, judgement in enumerate(judgements) if number not in undone and judgement.verb is not Verb.UNDO)


_MATTERS: Mapping[Verb, str] = {
    Verb.ACCEPT: "claim",
    Verb.REJECT: "claim",
    Verb.WITHDRAW: "source",
    Verb.REINSTATE: "source",
    Verb.SPLIT: "spell",
    Verb.JOIN: "spell",
}
"""What a verb decides about, where several decide about the same: the later one stands."""
