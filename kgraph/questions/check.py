"""The findings that a person should look at, as rows, and how many there are of each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kgraph.engines.base import Engine
from kgraph.errors import UnknownNameError, UsageError
from kgraph.findings import HEADLINES, Finding
from kgraph.questions.answers import Answer, Row, name_of


@dataclass(frozen=True, slots=True)
class Check(Answer):
    """Findings by kind, and the name of what each is about."""

    findings: tuple[Finding, ...]
    names: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per finding."""
        return tuple(self._rows())

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each kind, by its code; kinds without any are left out."""
        return dict(sorted(Counter(finding.finding for finding in self.findings).items()))

    @property
    def by_kind(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each kind, by its code; kinds without any are left out."""
        return {code: tuple(finding for finding in self.findings if finding.finding == code) for code in self.counts}

    def _rows(self) -> Iterator[Row]:
        for finding, name in zip(self.findings, self.names, strict=True):
            yield {
                "finding": finding.finding,
                "headline": finding.headline,
                "subject": name,
                "what": finding.what,
                "claim": finding.claim,
                "claims": list(finding.claims),
                "subject_id": finding.subject,
                "others": list(finding.others),
            }


def check(findings: Iterable[Finding], engine: Engine | None = None, kind: str = "") -> Check:
    """Return the findings by kind and subject, or those of one kind; subjects are named where the engine knows them, else given by id.

    Raises:
        UsageError: there is no such kind.
    """
    if kind and kind not in HEADLINES:
        near = get_close_matches(kind, HEADLINES, 1)
        fix = f"did you mean '{near[0]}'?" if near else f"findings are: {', '.join(HEADLINES)}"
        raise UsageError(f"there is no finding '{kind}'", fix=fix)
    ordered = tuple(sorted(finding for finding in findings if kind in ("", finding.finding)))
    return Check(ordered, tuple(_name(engine, finding.subject) for finding in ordered))


def _name(engine: Engine | None, node_id: str) -> str:
    if engine is None:
        return node_id
    try:
        return name_of(engine.node(node_id)) or node_id
    except UnknownNameError:
        return node_id
