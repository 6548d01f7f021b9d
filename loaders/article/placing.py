"""Find places in a row of tokens: a word for a level with a name, the word alone, or a known name alone."""

from collections.abc import Sequence
from functools import cache

from loaders.article.lexicon import address, body_names, fields, head_phrases, levels, no_names, place_names, surnames, table, triggers
from loaders.article.mentions import Place
from loaders.article.tokens import Token, key_of, plain_of

_LONGEST = 6
_RANK = {
    "province": 1,
    "city": 2,
    "district": 2,
    "ward district": 2,
    "town": 2,
    "commune": 3,
    "ward": 3,
    "township": 3,
    "special zone": 3,
    "village": 4,
}
_CITY = "thành phố"


def rank_of(level: str, name: str = "") -> int:
    """Return how low a level is: 1 province, 2 district, 3 commune, 4 village; a city directly under the state is a province."""
    return 1 if level == "city" and is_central_city(name) else _RANK.get(level, 0)


def is_central_city(name: str) -> bool:
    """Whether a city stands directly under the state."""
    return key_of(name) in _cities()


def _cities() -> frozenset[str]:
    return frozenset(key_of(name) for name in table("places.toml")["cities"]["names"])


def run_end(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the index after the capital words and numbers that begin at ``i`` on one line."""
    j = i
    while j < end and j - i < _LONGEST and (tokens[j].capital or (tokens[j].is_number and j > i)) and not (tokens[j].first and j > i):
        j += 1
    return j


def place_at(tokens: Sequence[Token], i: int, end: int) -> Place | None:
    """Return the place whose word for a level stands at ``i``."""
    found = levels().at(tokens, i, end)
    if found is None:
        return None
    j, level = found
    if level.level == "village" and not tokens[i].capital and not (j < end and tokens[j].capital):
        return None
    if level.level == "village" and i > 1 and tokens[i].capital and tokens[i - 1].text in "-–" and tokens[i - 2].capital:
        return None
    if level.level == "village" and _is_common(tokens, j, end):
        return None
    last = name_end(tokens, j, end, level.word)
    if last == j and j < end and tokens[j].is_number and level.level not in ("province", "city", "district", "town"):
        last = j + 1
    return Place(i, last, level.level, level.word, spelled(tokens, j, last))


def _is_common(tokens: Sequence[Token], j: int, end: int) -> bool:
    """Whether no name begins at ``j``, but what a body deals with, or a word of which the first part has a capital: ``khối Ngân hàng``."""
    if j + 1 >= end or not tokens[j].capital:
        return False
    found = fields().at(tokens, j, end) or body_names().at(tokens, j, end)
    if found and found[0] > j + 1:
        return True
    after = tokens[j + 1]
    if after.capital or after.first or not after.is_word or after.is_number or after.key in no_names():
        return False
    return not any(words.at(tokens, j + 1, end) for words in (levels(), triggers(), head_phrases(), address()))


def name_end(tokens: Sequence[Token], i: int, end: int, word: str) -> int:
    """Return the index after the name of a place of that kind; ``i`` where no name stands, or only that of a person."""
    run = run_end(tokens, i, end)
    if run == i:
        return i
    known = place_names().at(tokens, i, end)
    if known and word in known[1]:
        return known[0]
    if word == "tỉnh" and _looks_like_a_province(tokens, i, run):
        return run
    if word in _COMPLETE or (person_begins(tokens, i, run) and level_of(word) != "village"):
        return i
    if known and (run == known[0] or person_begins(tokens, known[0], run)):
        return known[0]
    for j in range(i + 1, run - 1):
        if person_begins(tokens, j, run):
            return j
    return min(run, i + 4)


def _looks_like_a_province(tokens: Sequence[Token], i: int, run: int) -> bool:
    """Whether the words are the name of a province but for their marks: ``Trà Vình``."""
    return run - i > 1 and plain_of("".join(token.text for token in tokens[i:run])) in _plain_provinces()


@cache
def _plain_provinces() -> frozenset[str]:
    return frozenset(plain_of(name) for name in table("places.toml")["provinces"]["names"])


_COMPLETE = ("tỉnh", "thành phố")
"""Kinds of which the register and the lexicon name every one there was."""


def person_begins(tokens: Sequence[Token], i: int, run: int) -> bool:
    """Whether a surname with one to three more syllables fills the capital words up to ``run``."""
    return i < run and tokens[i].key in surnames() and 2 <= run - i <= 4


def known_place(tokens: Sequence[Token], i: int, end: int, words: frozenset[str]) -> Place | None:
    """Return the place of one of these kinds whose name stands at ``i`` without a word for its level."""
    if not tokens[i].capital:
        return None
    found = place_names().at(tokens, i, end)
    if found is None:
        return None
    last, kinds = found
    name = spelled(tokens, i, last)
    if "tỉnh" in words and "tỉnh" in kinds:
        return Place(i, last, "province", "tỉnh", name)
    if _CITY in words and is_central_city(name):
        return Place(i, last, "city", _CITY, name)
    for word in sorted(kinds & words - {"tỉnh"}):
        return Place(i, last, level_of(word), word, name)
    return None


def level_of(word: str) -> str:
    """Return the level of a word for one."""
    return next((str(said["level"]) for said in table("places.toml")["words"].values() if said["word"] == word), "")


def parted(place: str) -> tuple[str, str]:
    """Return the word for the level and the name."""
    for word in ("thành phố", "thị xã", "thị trấn", "đặc khu"):
        if place.startswith(word + " "):
            return word, place[len(word) + 1 :]
    word, _, name = place.partition(" ")
    return (word, name) if level_of(word) else ("", place)


def spelled(tokens: Sequence[Token], i: int, last: int) -> str:
    """Return a name of tokens with single spaces; the short name of Hồ Chí Minh in full."""
    name = " ".join(token.text for token in tokens[i:last])
    if name.upper() == "HCM":
        return "Hồ Chí Minh"
    return name.title() if name.isupper() and len(name) > 3 else name
