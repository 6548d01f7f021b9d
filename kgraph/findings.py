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
    "end_before_start": (
        "An end before the start",
        "One source knows only when a holding ended, another only when it began, and the end lies first. They make two edges.",
    ),
    "double_holding": (
        "Two holders of a single seat",
        "Two people certainly held a seat for one on the same day, and no handover explains it. Both edges stand.",
    ),
    "more_than_seats": (
        "More holders than seats",
        "More people are known than the decision or the post is said to have seats. All edges stand.",
    ),
    "two_places": (
        "One person in two places at once",
        "Somebody certainly led bodies of two places of one level on the same day, and no move explains it. Both edges stand.",
    ),
    "outside_life": (
        "A holding outside the life of its body or place",
        "The holding certainly has a day before its body or place began, or after it ended. The edge stands as the sources say.",
    ),
    "next_post_unknown": (
        "A post that ended with its unit, and nothing after it",
        "Somebody may have held a post until its unit ended. No source says what came next, and nobody is carried over into a new one.",
    ),
    "not_in_register": (
        "A place that the register does not know",
        "The register lists every unit of that kind under that superior, but not this one. The claim is kept and makes no edge.",
    ),
    "lineage_conflict": (
        "A list and an act differ on what became of a unit",
        "The act decided, so its word makes the edge. The other claim is kept beside it and makes none.",
    ),
    "after_publication": (
        "A date later than its source",
        "The source states a day after it appeared. It cannot have seen that day, so nothing is certain beyond its own.",
    ),
    "shared_name": (
        "One name for two ids",
        "Two ids have one name, and careers in one body or place that may overlap. They are kept apart until a person decides.",
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
    """One thing to look at: its code, the id of the node it is about, a sentence, and the claims to lay side by side.

    ``others`` are the ids of further nodes it is about. ``claim`` is the first of the claims, ``""`` where there is none.
    """

    finding: str
    subject: str
    what: str
    claim: str = ""
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(self.claims) or ((self.claim,) if self.claim else ()))
        object.__setattr__(self, "claim", next(iter(self.claims), ""))

    @property
    def headline(self) -> str:
        """A few words that name the kind of finding."""
        return HEADLINES[self.finding][0]

    @property
    def explanation(self) -> str:
        """What it means, and what kgraph did about it."""
        return HEADLINES[self.finding][1]


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON object, without what is empty."""
    said = {field.name: getattr(finding, field.name) for field in fields(finding) if field.name != "claim"}
    return {key: value for key, value in said.items() if value}


def read_finding(record: Mapping[str, Any]) -> Finding:
    """Read a finding."""
    claims, others = (tuple(record.get(key, ())) for key in ("claims", "others"))
    return Finding(record["finding"], record["subject"], record["what"], claims=claims, others=others)
