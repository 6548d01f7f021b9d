"""One thing said several times: which claims speak of one spell, which of another, and which contradict each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from itertools import combinations

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


def spells(claims: Iterable[Claim], stands_between: StandsBetween) -> tuple[Spell, ...]:
    """Return the spells that claims of one subject, relation and object speak of, in order of time; their own order does not matter."""
    ordered = sorted(claims, key=_sharpest_first)
    groups, vague = _grouped(ordered)
    parts = [part for group in groups for part in _split(group, groups, stands_between)]
    joined = _with_disputes([_spell(part) for part in parts])
    told = [_with_vague(spell, vague, joined) for spell in joined]
    return tuple(sorted(told, key=lambda s: (s.span.start_earliest, s.span.end_latest, s.claims[0].id)))


def _sharpest_first(claim: Claim) -> tuple[int, str, str]:
    span = claim.valid
    slack = (span.start_latest - span.start_earliest) + (span.end_latest - span.end_earliest)
    return abs(slack.days), str(span), claim.id


def _grouped(ordered: Sequence[Claim]) -> tuple[list[list[Claim]], list[Claim]]:
    groups: list[list[Claim]] = []
    vague: list[Claim] = []
    for claim in ordered:
        fits = [group for group in groups if _joint(group).possibly_equals(claim.valid)]
        if not fits:
            groups.append([claim])
        elif len(fits) == 1:
            fits[0].append(claim)
        else:
            vague.append(claim)
    return groups, vague


def _joint(claims: Sequence[Claim]) -> Span:
    return reduce(Span.intersection, (claim.valid for claim in claims))


def _split(group: list[Claim], groups: list[list[Claim]], stands_between: StandsBetween) -> list[list[Claim]]:
    """Cut a group where something stands between two sightings of it."""
    others = [_joint(other) for other in groups if other is not group]

    def cut(after: date, before: date) -> bool:
        ends = (day for span in others for day in (span.start_earliest, span.end_latest))
        return any(after < day < before for day in ends) or stands_between(after, before)

    by_time = sorted(group, key=lambda claim: (_sighting(claim.valid), claim.id))
    parts: list[list[Claim]] = [[]]
    seen_until = date.min
    for claim in by_time:
        first, last = _sighting(claim.valid)
        if parts[-1] and first - seen_until > _ONE_DAY and cut(seen_until, first):
            parts.append([])
        parts[-1].append(claim)
        seen_until = max(seen_until, last)
    return parts


def _sighting(span: Span) -> Stretch:
    """The days within which it was certainly seen: every one of them, or some one of them."""
    first, last = sorted((span.start_latest, span.end_earliest))
    return first, last


def _spell(claims: list[Claim]) -> Spell:
    span, seen = _joint(claims), _stretches(claims)
    core = (span.start_latest, span.end_earliest)
    whole = core[0] > core[1] or any(first <= core[0] and core[1] <= last for first, last in seen)
    kept = tuple(sorted(claims, key=lambda c: c.id))
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


def _with_disputes(spells_: list[Spell]) -> list[Spell]:
    """Join spells that certainly share more than a boundary day into one disputed spell within the widest bounds."""
    for one, other in combinations(spells_, 2):
        shared = min(one.span.end_earliest, other.span.end_earliest) - max(one.span.start_latest, other.span.start_latest)
        if shared >= _ONE_DAY:
            rest = [spell for spell in spells_ if spell is not one and spell is not other]
            claims = tuple(sorted((*one.claims, *other.claims), key=lambda c: c.id))
            return _with_disputes([*rest, Spell(one.span.hull(other.span), claims, claims, disputed=True)])
    return spells_


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
