"""What an operator trusts: which proposed claims are accepted as they are loaded, each time by a judgement that says why."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from kgraph.claims import Claim
from kgraph.errors import BaseFolderError
from kgraph.judgements import POLICY

_KEYS = ("name", "publisher", "source", "address", "rule", "confidence")


Sentence: TypeAlias = tuple[str, int, int]
"""A document, and the characters of it that a claim quotes."""


def sentence_of(claim: Claim) -> Sentence:
    """Return the words that a claim was read from."""
    return claim.source.document, claim.source.start, claim.source.end


@dataclass(frozen=True, slots=True)
class Policy:
    """Accepts claims of a publisher, of sources, or of addresses that begin so, made by some rules, and sure enough; empty means any."""

    name: str
    publisher: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()
    confidence: float = 0.0

    @property
    def who(self) -> str:
        """How its judgements are signed."""
        return POLICY + self.name

    @property
    def why(self) -> str:
        """The reason that its judgements give: what it asks for."""
        said = [f"{key} {' or '.join(given)}" for key in _KEYS[1:5] if (given := getattr(self, key))]
        return ", ".join([*said, *([f"confidence {self.confidence:g} or more"] if self.confidence else [])])

    def trusts(self, claim: Claim, sentences: Container[Sentence] = ()) -> bool:
        """Whether it accepts a proposed claim; one that is doubted it never does.

        What ties a post to its body and its place was made by no rule of its own: it is trusted with the ``sentences`` that are.
        """
        work, rule = claim.source.work, str(claim.qualifier("rule"))
        return (
            not claim.qualifier("doubt")
            and claim.confidence >= self.confidence
            and _is_any(work.publisher, self.publisher)
            and _is_any(work.id, self.source)
            and (_is_any(rule, self.rule) or (not rule and sentence_of(claim) in sentences))
            and (not self.address or work.url.startswith(self.address))
        )


@dataclass
class Trusted:
    """The claims of one load that policies accept, each by the first that does; ``decided`` are left to who decided."""

    policies: Sequence[Policy]
    decided: frozenset[str] = frozenset()
    claims: dict[str, list[str]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _sentences: dict[str, set[Sentence]] = field(default_factory=dict)

    def look_at(self, claim: Claim) -> None:
        """Note a claim where a policy trusts it."""
        if not claim.proposed or claim.id in self.decided or claim.id in self._seen:
            return
        policy = next((policy for policy in self.policies if policy.trusts(claim, self._sentences.get(policy.name, ()))), None)
        if policy is not None:
            self._seen.add(claim.id)
            self._sentences.setdefault(policy.name, set()).add(sentence_of(claim))
            self.claims.setdefault(policy.name, []).append(claim.id)


def policies_of(settings: Mapping[str, Any], where: Path) -> tuple[Policy, ...]:
    """Return the policies that ``kgraph.toml`` sets, in its order.

    Raises:
        BaseFolderError: one has no name, a name twice, a key that there is not, or asks for nothing.
    """
    tables = settings.get("policy", [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise BaseFolderError("a policy is no list of tables", where=str(where), fix="write [[policy]] in a line, and under it its keys")
    found = tuple(_policy(table, f"{where}, policy {number}") for number, table in enumerate(tables, 1))
    names = [policy.name for policy in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BaseFolderError(f"two policies are called '{twice}'", where=str(where), fix="give each a name of its own")
    return found


def _policy(table: Mapping[str, Any], where: str) -> Policy:
    strange = next((key for key in table if key not in _KEYS), None)
    if strange is not None:
        near = get_close_matches(strange, _KEYS, 1)
        fix = f"did you mean '{near[0]}'?" if near else f"keys are: {', '.join(_KEYS)}"
        raise BaseFolderError(f"a policy has no '{strange}'", where=where, fix=fix)
    name, confidence = table.get("name", ""), table.get("confidence", 0.0)
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        raise BaseFolderError("a policy has no name", where=where, fix='write name = "…", which signs what it decides')
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise BaseFolderError(f"{confidence!r} is no confidence", where=where, fix="write a number from 0 to 1")
    said = {key: _words(table, key, where) for key in _KEYS[1:5]}
    if not any(said[key] for key in ("publisher", "source", "address")):
        raise BaseFolderError("the policy trusts nobody", where=where, fix="name a publisher, a source or the beginning of an address")
    return Policy(name, confidence=float(confidence), **said)


def _words(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    given = table.get(key, [])
    words = [given] if isinstance(given, str) else given
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BaseFolderError(f"'{key}' of a policy is no text", where=where, fix=f'write {key} = "…", or {key} = ["…", "…"]')
    return tuple(words)


def _is_any(said: str, wanted: Sequence[str]) -> bool:
    return not wanted or said in wanted
