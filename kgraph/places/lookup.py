"""Looking up a place by its words: the units that they can mean on a day, ranked, each with its reasons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache

from kgraph.errors import AmbiguousNameError, UnknownNameError
from kgraph.model import Kind
from kgraph.places.asked import Asked, Fitting
from kgraph.places.misprints import Misprints
from kgraph.places.plain import PlainNames
from kgraph.places.reasons import Grade, Match, Reason, name_reason
from kgraph.places.register import Register, open_register
from kgraph.places.showing import listed
from kgraph.places.superiors import Superiors
from kgraph.places.units import Unit
from kgraph.places.variants import folded_key, i_key, is_sentence, is_unaccented, name_key
from kgraph.places.words import Phrase, read_words

_MOST_CANDIDATES = 20
_REMEMBERED = 2**10
_OFFERED_BEFORE_MISPRINTS = frozenset({"exact_name", "spelling", "unaccented", "i_or_y"})


class PlaceLookup:
    """Looks up places in a register; what it needs for that is made when first asked for."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._fitting = Fitting(register, Superiors(register))
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._search)

    def find(
        self,
        words: str,
        day: date | None = None,
        *,
        within: Sequence[str] = (),
        beside: Sequence[str] = (),
        kind: Kind | None = None,
    ) -> tuple[Match, ...]:
        """Return the units that words, or an id, can mean, the likeliest first: all exact ones, or at most twenty candidates.

        ``within`` are superiors, ``beside`` other places of the same text, both by words or by id: a unit that is not within is a
        candidate at most, what stands beside decides the order alone. Exact means that name and accents, and all else that the words, the
        day and the superiors say, are those of the unit; without a day every version that ever had the name can be meant.
        """
        plain = () if within or beside or kind else self._plain.find(words, day)
        return plain or self._remembered(words, day, tuple(within), tuple(beside), kind)

    def one(self, words: str, day: date | None = None, *, within: Sequence[str] = (), kind: Kind | None = None) -> Unit | None:
        """Return the one unit that words say exactly; ``None`` where there is none, or several."""
        exact = self._exact(words, day, within, kind)
        return exact[0] if len(exact) == 1 else None

    def choose(self, words: str, day: date | None = None, *, within: Sequence[str] = (), kind: Kind | None = None) -> Unit:
        """Return the one unit that words say exactly.

        Raises:
            UnknownNameError: no unit is exactly that; those that are near are listed.
            AmbiguousNameError: several are; they are listed.
        """
        exact = self._exact(words, day, within, kind)
        if len(exact) == 1:
            return exact[0]
        said = f"'{words}'" + (f" in '{', '.join(within)}'" if any(within) else "") + (f" on {day}" if day else "")
        if exact:
            more = "its superiors" if day else "its superiors, or a day"
            raise AmbiguousNameError(
                f"{said} can be {len(exact)} units", fix=f"write {more}, or the id of one: {listed(exact, self.register)}"
            )
        near = [match.unit for match in self.find(words, day, within=within, kind=kind)]
        fix = f"check the name, its accents, superiors and day, or write the id of one: {listed(near, self.register)}"
        raise UnknownNameError(f"no unit of the register is {said}", fix=fix if near else "check the name and its accents, or write an id")

    def _exact(self, words: str, day: date | None, within: Sequence[str], kind: Kind | None) -> list[Unit]:
        found = self.find(words, day, within=within, kind=kind)
        return [match.unit for match in found if match.grade is Grade.EXACT]

    def _search(
        self, words: str, day: date | None, within: tuple[str, ...], beside: tuple[str, ...], kind: Kind | None
    ) -> tuple[Match, ...]:
        by_id = self.register.units.get(words.strip())
        phrases = (Phrase("", by_id.name),) if by_id else read_words(words, self._is_known)
        if not phrases:
            return ()
        superiors = (phrase for text in within if text not in self.register.units for phrase in read_words(text, self._is_known))
        ids = tuple(text for text in within if text in self.register.units)
        hints = {unit.id: unit for text in beside for unit in self._named_by(text)}
        asked = Asked(phrases[0], (*phrases[1:], *superiors), ids, day, kind, tuple(hints.values()))
        if by_id:
            return (self._fitting.match(asked, by_id, Reason("id")),)
        found = self._same_name(asked, is_unaccented(words))
        exact = [match for match in found if match.grade is Grade.EXACT]
        if exact:
            return self._fitting.ranked(exact, asked)
        offered = found + self._other_names(asked, is_unaccented(words))
        if not any(match.reasons[0].code in _OFFERED_BEFORE_MISPRINTS and _is_within(match) for match in offered):
            offered += self._misprinted(asked)
        return self._fitting.ranked(offered, asked)[:_MOST_CANDIDATES]

    def _same_name(self, asked: Asked, unaccented: bool) -> list[Match]:
        """Match the units of that name; words without accents decide nothing where a unit of other accents fits as well."""
        key = name_key(asked.phrase.name)
        named = self._by_key.get(key, ())
        undecided = unaccented and bool(named) and any(self._fits(asked, unit) for unit in self._mates(key))
        return [self._fitting.match(asked, unit, name_reason(asked.phrase.name, unit), undecided=undecided) for unit in named]

    def _fits(self, asked: Asked, unit: Unit) -> bool:
        return self._fitting.match(asked, unit, Reason("exact_name")).grade is Grade.EXACT

    def _other_names(self, asked: Asked, unaccented: bool) -> list[Match]:
        """Match the units whose name differs in accents, or in i and y."""
        key = name_key(asked.phrase.name)
        accents = Reason("unaccented" if unaccented else "other_accents")
        mates = {unit.id: self._fitting.match(asked, unit, accents) for unit in self._mates(key)}
        twins = (unit for other in self._by_i.get(i_key(key), ()) if other != key for unit in self._by_key[other])
        return list((mates | {unit.id: self._fitting.match(asked, unit, Reason("i_or_y")) for unit in twins}).values())

    def _mates(self, key: str) -> Iterable[Unit]:
        """Return the units whose name is the same but for its accents."""
        others = self._by_folded.get(folded_key(key), ())
        return (unit for other in others if other != key for unit in self._by_key[other])

    def _misprinted(self, asked: Asked) -> list[Match]:
        if is_sentence(asked.phrase.name):
            return []
        found = self._misprints.near(folded_key(asked.phrase.name))
        said = name_key(asked.phrase.name).split(" ")
        nearest = sorted((letters, _syllables_apart(said, key), key) for name, letters in found.items() for key in self._by_folded[name])
        matches: list[Match] = []
        for letters, _, key in nearest:
            if len(matches) >= _MOST_CANDIDATES and not asked.superiors and not asked.within:
                break
            reason = Reason("misprint", "1 letter" if letters == 1 else f"{letters} letters")
            matches += [self._fitting.match(asked, unit, reason) for unit in self._by_key[key]]
        return matches

    def _named_by(self, text: str) -> tuple[Unit, ...]:
        """Return the units that a text beside can mean: by its id, or by all it says of itself."""
        if text in self.register.units:
            return (self.register.units[text],)
        return tuple(match.unit for match in self.find(text) if match.grade is Grade.EXACT)

    def _is_known(self, key: str) -> bool:
        return key in self._by_key or key in self._by_folded

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Unit, ...]]:
        groups: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.register.units.values():
            groups[name_key(unit.name)].append(unit)
        return {key: tuple(units) for key, units in groups.items()}

    @cached_property
    def _by_folded(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((folded_key(key), key) for key in self._by_key)

    @cached_property
    def _by_i(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((i_key(key), key) for key in self._by_key)

    @cached_property
    def _plain(self) -> PlainNames:
        return PlainNames(self._fitting, self._by_key)

    @cached_property
    def _misprints(self) -> Misprints:
        return Misprints(self._by_folded)


@cache
def place_lookup() -> PlaceLookup:
    """Return the look-up of places in the register that comes with kgraph."""
    return PlaceLookup(open_register())


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _is_within(match: Match) -> bool:
    return all(reason.code != "other_parent" for reason in match.reasons)


def _syllables_apart(said: Sequence[str], key: str) -> int:
    return sum(one != other for one, other in zip(said, key.split(" "), strict=False))
