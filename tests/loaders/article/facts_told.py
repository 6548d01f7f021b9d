"""Texts of our own making with what they say beside postings, and that in lines."""

import re
from collections.abc import Iterator
from pathlib import Path

from kgraph import Claim, Relation
from loaders.article import read

_HEAD = re.compile(r"(?P<name>[^\[\n]+?)(?: \[(?P<told>[^\]]*)\])?\n")
_SAID = ("role", "value", "total", "unit")
_OF_PERSONS = ("born", "ethnicity", "gender", "other_names")
_OF_NODES = ("kind", "quantity", "status", "date", "seats", "seats_of", "women")
_IDS = ("predecessor", "successor", "decision")
_OF_POSTINGS = (Relation.POST_IN, Relation.GOVERNS)


def cases(file: Path) -> list[tuple[str, dict[str, str], str, list[str]]]:
    """Return the name of each construction, what is told of the text, the text, and its lines."""
    found = []
    for part in file.read_text("utf-8").split("## ")[1:]:
        head = _HEAD.match(part)
        assert head, part
        lines = part[head.end() :].rstrip("\n").split("\n")
        told = dict(pair.split("=", 1) for pair in (head["told"] or "").split(";") if pair)
        text = "\n".join(line for line in lines if not line.startswith(">"))
        found.append((head["name"], told, text, [line[2:] for line in lines if line.startswith(">")]))
    return found


def claims_of(text: str, folder: Path, **told: str) -> list[Claim]:
    """Return the claims of a text that appeared in June 2020."""
    path = folder / "text.txt"
    path.write_text(text, "utf-8", newline="")
    return list(read(path, published="2020-06", **told).claims())


def lines_of(claims: list[Claim]) -> Iterator[str]:
    """Yield a line per claim that says more than a post of a person: who, what, whom, its parts, and how it was read."""
    names: dict[str, str] = {}
    for node in (node for one in claims for node in (one.subject, one.object)):
        names.setdefault(node.id, node.full_name or "(unnamed)")
    for claim in claims:
        said = list(_said(claim, names))
        posted = claim.relation is Relation.HOLDS and not said and claim.subject.name
        placed = claim.relation is Relation.LOCATED_IN and claim.subject.kind == "Organization"
        if not posted and not placed and claim.relation not in _OF_POSTINGS:
            ends = names[claim.subject.id], claim.relation, names[claim.object.id]
            yield " | ".join((*ends, "; ".join(f"{key}={value}" for key, value in said), str(claim.valid), str(claim.reading)))


def _said(claim: Claim, names: dict[str, str]) -> Iterator[tuple[str, object]]:
    yield from ((key, value) for key, value in claim.qualifiers if key in _SAID)
    yield from ((key, names[str(value)]) for key, value in claim.qualifiers if key in _IDS)
    if claim.subject.kind == "Person":
        yield from (pair for pair in claim.subject.properties if pair[0] in _OF_PERSONS)
    for node in (claim.subject, claim.object):
        yield from (pair for pair in node.properties if node.kind in ("Initiative", "Decision") and pair[0] in _OF_NODES)
