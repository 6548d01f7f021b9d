"""What a resolution says became of the communes of its province, as links, and which links of a list it refutes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.errors import LoadError
from kgraph.places.resolution import Clause, Named
from kgraph.places.units import NEW_MAP, TIER_ENDED, Link, Unit, unit_id
from kgraph.text import spelling

RESOLUTION = "nq1678"
"""The key of the resolution, in works.toml."""

RESOLVED = "40"
"""The province that it re-ordered."""


def links_of(
    said: Iterable[Clause], old: Mapping[str, Unit], new: Mapping[str, Unit], spellings: Iterable[Mapping[str, str]]
) -> list[Link]:
    """Return the links that the clauses of the resolution make.

    Raises:
        LoadError: a name in it fits no commune or several, or a commune of the province is not named once.
    """
    province = unit_id("1", RESOLVED, None)
    districts = {id: unit.name for id, unit in old.items() if unit.parent_on(TIER_ENDED) == province}
    before = [unit for unit in old.values() if unit.parent_on(TIER_ENDED) in districts]
    after = {(unit.type, spelling(unit.name)): unit for unit in new.values() if unit.parent_on(NEW_MAP) == province}
    respelled = {(row["code"], row["register"], row["resolution"]) for row in spellings}
    links = []
    for clause in said:
        into = after.get((clause.type, spelling(clause.name)))
        if into is None:
            what = f"no new commune of the list is '{clause.type} {clause.name}'"
            raise LoadError(what, where=f"1678_NQ-UBTVQH15.md, {clause.place}", fix="mend the name")
        for origin in clause.origins:
            unit = _meant(origin, clause, before, districts, respelled)
            stays = len(clause.origins) == 1
            change = "reparented" if stays else "merged"
            links.append(Link(unit.id, into.id, "whole", change, NEW_MAP, RESOLUTION, clause.place))
    named = Counter(link.old for link in links)
    wrong = [unit.full_name for unit in before if named[unit.id] != 1]
    if wrong:
        raise LoadError(f"the resolution does not name '{wrong[0]}' once", where="1678_NQ-UBTVQH15.md", fix="add it to spellings.csv")
    return links


def _meant(
    named: Named, clause: Clause, before: Iterable[Unit], districts: Mapping[str, str], respelled: set[tuple[str, str, str]]
) -> Unit:
    """Return the one commune of the province that a clause names; of two with one name the one in the district that the clause names."""
    fits = [
        unit
        for unit in before
        if unit.type == named.type and (spelling(unit.name) == spelling(named.name) or (unit.code, unit.name, named.name) in respelled)
    ]
    if len(fits) > 1:
        near = {named.district} if named.district else {origin.district for origin in clause.origins}
        fits = [unit for unit in fits if districts[unit.parent_on(TIER_ENDED)] in near]
    if len(fits) != 1:
        what = f"'{named.type} {named.name}' fits {len(fits)} communes"
        raise LoadError(what, where=f"1678_NQ-UBTVQH15.md, {clause.place}", fix="add it to spellings.csv")
    return fits[0]


def refuted(listed: Sequence[Link], said: Sequence[Link]) -> Iterator[Link]:
    """Yield the links of the list: marked where the resolution says otherwise of the same unit, of its kind of change where both agree.

    The list itself names no kind of change.
    """
    spoken = {link.old for link in said}
    agreed = {(link.old, link.new, link.extent): link.change for link in said}
    for link in listed:
        change = agreed.get((link.old, link.new, link.extent))
        yield replace(link, change=change) if change else replace(link, refuted_by=RESOLUTION) if link.old in spoken else link
