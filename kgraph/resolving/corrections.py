"""A claim with some of its parts put right by a person: a claim of its own, which supersedes the first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgraph.claims import Claim, Reading
from kgraph.errors import BaseFolderError, DataError, KgraphError
from kgraph.judgements import Judgement
from kgraph.records import claim_record, read_claim

SLOTS = ("subject", "object", "valid", "qualifiers", "reading", "retold", "confidence")
"""What of a claim can be put right; its relation, source and words cannot: that would be another claim."""

_OF_UNITS = ("acts", "begun", "begun_acts", "ended", "ended_acts")
QUALIFIERS = ("acting", "change", "decision", "extent", "predecessor", "role", "successor", "total", "unit", "value", *_OF_UNITS)
"""The circumstances of a claim, each of which can be put right by itself."""

_MEND = "take the file from a backup, or remove the line"


def with_corrections(
    claims: Iterable[Claim], corrections: Mapping[str, Judgement], rejected: frozenset[str] = frozenset()
) -> Iterator[Claim]:
    """Yield each claim, and after it those that supersede it, one correcting the other; of a rejected claim nothing can be made.

    Raises:
        BaseFolderError: a correction does not fit its claim, so somebody changed it: one that does not fit is not written down.
    """
    for claim in claims:
        yield claim
        while claim.id in corrections and claim.id not in rejected:
            judgement = corrections[claim.id]
            try:
                claim = corrected(claim, judgement)
            except DataError as err:
                where = f"judgements.jsonl, {judgement.id}"
                raise BaseFolderError(f"the judgement is damaged: {err.what}", where=where, fix=_MEND) from err
            yield claim


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """Return the claim that a correction makes of a claim.

    It has the source and the very words of the first, an id of its own, and the day of the judgement. A person has read it so: it is
    not proposed any more, and what was read outright counts as read from the context.

    Raises:
        DataError: the values do not fit the claim.
    """
    record = claim_record(claim) | _usual(claim, judgement.values)
    work = claim.source.work
    try:
        return read_claim(record | {"corrects": claim.id}, {work.id: work}, judgement.when)
    except (ValueError, KeyError, TypeError, AttributeError, KgraphError) as err:
        why = err.what if isinstance(err, KgraphError) else "a value is not of the form that a claim has"
        fix = f"{err.fix if isinstance(err, KgraphError) else ''}" or "write the values as docs/judgements.md shows"
        raise DataError(f"the correction does not fit claim {claim.id}: {why}", where=judgement.id, fix=fix) from err


def _usual(claim: Claim, values: Mapping[str, object]) -> dict[str, Any]:
    """The corrected parts as a record has them; of the qualifiers those that are not named stay, and null takes one away."""
    strange = sorted(set(values) - set(SLOTS))
    if strange:
        raise DataError(f"a claim has no part '{strange[0]}' that can be corrected", fix=f"parts are: {', '.join(SLOTS)}")
    said: dict[str, Any] = dict(values)
    if "qualifiers" in said:
        merged = dict(claim.qualifiers) | dict(said["qualifiers"])
        said["qualifiers"] = {key: value for key, value in merged.items() if value is not None}
    reading = Reading.CONTEXT if claim.reading is Reading.EXPLICIT else claim.reading
    return {"reading": str(reading)} | said | {"proposed": False}
