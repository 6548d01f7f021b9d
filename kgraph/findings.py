"""A finding: something in the claims that a person should look at; never an error, and never mended by machine."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

HEADLINES: Final[dict[str, tuple[str, str]]] = {
    "disputed": (
        "Sources contradict each other on the dates",
        "The claims overlap but no one span fits them all. The edge is drawn with the widest bounds and marked disputed.",
    ),
    "continuity_inferred": (
        "Sightings joined into one spell",
        "Separate sightings fit one spell and nothing stands between them. Only the sightings are certain, the days between are possible.",
    ),
    "not_in_register": (
        "A place that the register does not know",
        "The register lists every unit of that kind under that superior, but not this one. The claim is kept and makes no edge.",
    ),
    "after_publication": (
        "A date later than its source",
        "The source states a day after it appeared. It cannot have seen that day, so nothing is certain beyond its own.",
    ),
    "two_names": (
        "One id with several names",
        "Sources give one id different names. The name most often given is shown, all are searched.",
    ),
    "two_kinds": ("One id of several kinds", "Claims use one id for things of different kinds. The claims of the rarer kind make no edge."),
    "property_conflict": ("Sources differ on a property", "Sources give different values. The one given most often is shown."),
    "qualifier_conflict": (
        "Sources differ on a circumstance",
        "Claims of one edge differ in a qualifier. The more explicit claim is shown.",
    ),
    "same_and_different": (
        "Judgements contradict each other",
        "A chain of 'same' joins two ids that a judgement calls different. They are kept apart until a person decides.",
    ),
}
"""Headline and explanation of each kind of finding, by its code."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to look at: its code, the id of the node it is about, a sentence, and the claim, if it is about one."""

    finding: str
    subject: str
    what: str
    claim: str = ""

    @property
    def headline(self) -> str:
        """A few words that name the kind of finding."""
        return HEADLINES[self.finding][0]

    @property
    def explanation(self) -> str:
        """What it means, and what kgraph did about it."""
        return HEADLINES[self.finding][1]


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON object."""
    return {field.name: getattr(finding, field.name) for field in fields(finding)}


def read_finding(record: Mapping[str, Any]) -> Finding:
    """Read a finding."""
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Finding(**said)
