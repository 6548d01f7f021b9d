"""One thing said several times: which claims speak of one spell, which of another, and which contradict each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce

from kgraph.claims import Claim
from kgraph.dates import Span
from kgraph.graph import Stretch

StandsBetween = Callable[[date, date], bool]
"""Whether something certain lies strictly between two days, so that sightings on them cannot be one spell."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Claims that are about one uninterrupted time, and the bounds they give it together.

    ``firm`` are the claims that shaped the bounds; ``claims`` holds those that fit several spells, and sharpen none, as well.
    ``attested`` is None where continuity needs no inference.
    """

    span: Span
    firm: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    disputed: bool = False
    attested: tuple[Stretch, ...] | None = None


@dataclass(slots=True)
class _Part:
    """Claims of one spell so far: the span that fits them all, and the days between which it was seen."""

    span: Span
    seen: Stretch
    claims: list[Claim]

    def take(self, claim: Claim) -> None:
        """Add a claim that fits; only one that is certain of some day makes the sighting longer."""
        self.span = self.span.intersection(claim.valid)
        self.claims.append(claim)
        if claim.valid.has_certain_day():
            first, last = _sighting(claim.valid)
            self.seen = min(self.seen[0], first), max(self.seen[1], last)


def spells(claims: Iterable[Claim], stands_between: StandsBetween) -> tuple[Spell, ...]:
    """Return the spells that claims of one subject, relation and object speak of, in order of time; their own order does not matter."""
    given = tuple(claims)
    if len(given) == 1:
        return (Spell(given[0].valid, given, given),)
    ordered = sorted(given, key=_surest_first)
    parts, vague = _grouped(ordered, _cut(ordered, stands_between))
    joined = _with_disputes([_spell(part) for part in parts])
    told = [_with_vague(spell, vague, joined) for spell in joined]
    return tuple(sorted(told, key=_by_time))


def _by_time(spell: Spell) -> tuple[Stretch, date, date, str]:
    """Where it was seen, then its bounds: sharper dates do not turn the order of spells that are certainly apart."""
    return _sighting(spell.span), spell.span.start_earliest, spell.span.end_latest, spell.claims[0].id


def _surest_first(claim: Claim) -> tuple[bool, int, str, str]:
    """Claims certain of some day, then the others; of each the sharpest first, so that no vague one decides for a sharp one."""
    span = claim.valid
    slack = (span.start_latest - span.start_earliest) + (span.end_latest - span.end_earliest)
    return not span.has_certain_day(), abs(slack.days), str(span), claim.id


def _cut(claims: Iterable[Claim], stands_between: StandsBetween) -> StandsBetween:
    """Return a test for two days: a start or an end, or something else certain, lies strictly between them."""
    spans = {claim.valid for claim in claims}
    ends = [(end.earliest, end.latest) for span in spans for end in (span.start, span.end)]
    return lambda after, before: any(after < first and last < before for first, last in ends) or stands_between(after, before)


def _grouped(ordered: Iterable[Claim], cut: StandsBetween) -> tuple[list[_Part], list[Claim]]:
    """Put claims that fit together into one part, and aside those that fit several."""
    parts: list[_Part] = []
    vague: list[Claim] = []
    for claim in ordered:
        seen = _sighting(claim.valid)
        fits = [part for part in parts if part.span.possibly_equals(claim.valid) and not _apart(part.seen, seen, cut)]
        if not fits:
            parts.append(_Part(claim.valid, seen, [claim]))
        elif len(fits) == 1:
            fits[0].take(claim)
        else:
            vague.append(claim)
    return parts, vague


def _apart(one: Stretch, other: Stretch, cut: StandsBetween) -> bool:
    """Whether something stands between two sightings, whichever was first."""
    (_, after), (before, _) = sorted((one, other))
    return before - after > _ONE_DAY and cut(after, before)


def _sighting(span: Span) -> Stretch:
    """The days within which it was certainly seen: every one of them, or some one of them."""
    first, last = sorted((span.start_latest, span.end_earliest))
    return first, last


def _spell(part: _Part) -> Spell:
    span, seen = part.span, _stretches(part.claims)
    core = (span.start_latest, span.end_earliest)
    whole = core[0] > core[1] or any(first <= core[0] and core[1] <= last for first, last in seen)
    kept = tuple(sorted(part.claims, key=lambda c: c.id))
    return Spell(span, kept, kept, attested=None if whole else seen)


def _stretches(claims: Iterable[Claim]) -> tuple[Stretch, ...]:
    """The days certain by some claim alone, as stretches that do not touch."""
    found: list[Stretch] = []
    for first, last in sorted((c.valid.start_latest, c.valid.end_earliest) for c in claims if c.valid.has_certain_day()):
        if found and first <= min(found[-1][1], date.max - _ONE_DAY) + _ONE_DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _with_disputes(spells_: Sequence[Spell]) -> list[Spell]:
    """Join spells that contradict each other, directly or through others, into disputed ones within the widest bounds."""
    joined: list[list[Spell]] = []
    for spell in spells_:
        against = [any(_contradict(spell.span, other.span) for other in group) for group in joined]
        others = [other for group, is_against in zip(joined, against, strict=True) if is_against for other in group]
        joined = [group for group, is_against in zip(joined, against, strict=True) if not is_against] + [[spell, *others]]
    return [group[0] if len(group) == 1 else _disputed(group) for group in joined]


def _disputed(spells_: Sequence[Spell]) -> Spell:
    """Join spells within the widest bounds; a day on which each of them certainly was stays certain."""
    claims = tuple(sorted((claim for spell in spells_ for claim in spell.claims), key=lambda c: c.id))
    return Spell(reduce(Span.hull, (spell.span.within_its_ends() for spell in spells_)), claims, claims, disputed=True)


def _contradict(one: Span, other: Span) -> bool:
    """Whether two spans that do not fit together certainly share days, and not just one on which the one ended and the other began."""
    hands_over = one.end_earliest == other.start_latest or other.end_earliest == one.start_latest
    return one.certainly_overlaps(other) and not hands_over


def _with_vague(spell: Spell, vague: Iterable[Claim], all_spells: Sequence[Spell]) -> Spell:
    """Hang the claims that fit several spells on each one they fit."""
    homeless = spell is all_spells[0]
    more = [
        claim
        for claim in vague
        if spell.span.possibly_equals(claim.valid)
        or (homeless and not any(other.span.possibly_equals(claim.valid) for other in all_spells))
    ]
    return replace(spell, claims=tuple(sorted((*spell.claims, *more), key=lambda c: c.id)))
