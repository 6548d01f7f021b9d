"""Which ids mean one thing: the judgements 'same', joined unless a judgement 'different' forbids it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kgraph.findings import Finding
from kgraph.judgements import Judgements


@dataclass(frozen=True)
class Identity:
    """For each id the one that stands for it: the least of all that are the same."""

    canonical: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def __call__(self, node_id: str) -> str:
        """Return the id that stands for this one."""
        return self.canonical.get(node_id, node_id)


def identify(judgements: Judgements) -> Identity:
    """Join the ids judged the same; a group that holds two ids judged different is kept apart wholly, with a finding."""
    canonical = {one: least for group in _groups(judgements.same) for least in [min(group)] for one in group}
    torn = [(one, other) for one, other in judgements.different if one in canonical and canonical[one] == canonical.get(other)]
    apart = {canonical[one] for one, _ in torn}
    findings = (Finding("same_and_different", one, f"'{one}' and '{other}' are judged different, and the same") for one, other in torn)
    return Identity({one: least for one, least in canonical.items() if least not in apart}, tuple(findings))


def _groups(pairs: Iterable[tuple[str, str]]) -> Iterable[set[str]]:
    above: dict[str, str] = {}

    def top(one: str) -> str:
        passed = []
        while one in above:
            passed.append(one)
            one = above[one]
        above.update(dict.fromkeys(passed, one))
        return one

    groups: dict[str, set[str]] = defaultdict(set)
    pairs = list(pairs)
    for one, other in pairs:
        if (low := top(one)) != (high := top(other)):
            above[max(low, high)] = min(low, high)
    for one, other in pairs:
        groups[top(one)] |= {one, other}
    return groups.values()
