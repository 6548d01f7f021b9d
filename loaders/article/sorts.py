"""Say of a body by its name which block and sort it is of, and which body it is a part of."""

import re
from collections.abc import Mapping
from functools import cache

from loaders.article.lexicon import table
from loaders.article.phrases import Phrases
from loaders.article.placing import level_of, parted, rank_of
from loaders.article.tokens import tokens_of

_LEVELS = {1: "province", 2: "district", 3: "commune"}
_COMMITTEE = r"(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)|đảng (?:ủy|uỷ) (?:xã|phường|thị trấn|đặc khu)"
_STATE = r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)"
_INNER = re.compile(rf"(?:ban|văn phòng|ủy ban kiểm tra|ubkt)\b.*?\s({_COMMITTEE}|{_STATE})", re.IGNORECASE)
_OF_PARTY = re.compile(_COMMITTEE, re.IGNORECASE)
_GOVERNING = re.compile(
    r"ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|(?:tỉnh|thành|huyện|quận|thị) ủy|đảng ủy (?:xã|phường|thị trấn|đặc khu)", re.IGNORECASE
)


@cache
def _sorts() -> Phrases[tuple[str, str]]:
    return Phrases((name, (said["kind"], said["body"])) for name, said in table("sorts.toml")["sorts"].items())


@cache
def _party() -> Phrases[str]:
    return Phrases(table("sorts.toml")["party"].items())


def sort_of(body: str, place: str) -> Mapping[str, str]:
    """Return what the name of a body says of it: ``kind``, ``body`` and ``level``, as far as the lexicon knows."""
    tokens = tokens_of(body)
    word, name = parted(place)
    level = "central" if place == "trung ương" else _LEVELS.get(rank_of(level_of(word), name), "")
    said = _sorts().at(tokens, 0)
    party = _party().at(tokens, 0) if said is None and _OF_PARTY.search(body) else None
    kind, sort = said[1] if said is not None else ("party", party[1]) if party is not None else ("", "")
    found = {"kind": kind, "body": sort, "level": level if kind else ""}
    return {key: value for key, value in found.items() if value}


def inner_of(body: str) -> str:
    """Return the body that another is a part of, as its name says: ``Ban Dân vận Huyện ủy`` is one of ``Huyện ủy``."""
    found = _INNER.fullmatch(body)
    return found[1] if found else ""


def governs(body: str) -> bool:
    """Whether a body governs its place, and not only lies in it."""
    return _GOVERNING.match(body) is not None
