"""The findings that a person should look at, as rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.engines.base import Engine
from kgraph.errors import UnknownNameError
from kgraph.findings import Finding
from kgraph.questions.answers import Answer, Row, name_of


@dataclass(frozen=True, slots=True)
class Check(Answer):
    """Findings by kind, and the name of what each is about."""

    findings: tuple[Finding, ...]
    names: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row per finding."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for finding, name in zip(self.findings, self.names, strict=True):
            yield {"finding": finding.finding, "subject": name, "what": finding.what, "claim": finding.claim}


def check(findings: Iterable[Finding], engine: Engine | None = None) -> Check:
    """Return the findings by kind and subject; subjects are named where the engine knows them, else given by id."""
    ordered = tuple(sorted(findings))
    return Check(ordered, tuple(_name(engine, finding.subject) for finding in ordered))


def _name(engine: Engine | None, node_id: str) -> str:
    if engine is None:
        return node_id
    try:
        return name_of(engine.node(node_id)) or node_id
    except UnknownNameError:
        return node_id
