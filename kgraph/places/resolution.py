"""The clauses of a resolution that re-ordered the communes of a province: which were joined into which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.text import normal

_CLAUSE = re.compile(r"(?m)^[ \xa0]*(\d+)\\?\. (.*?)(?=^[ \xa0]*\d+\\?\. |^\*\*Điều|\Z)", re.DOTALL)
_JOINED = re.compile(
    r"Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của (.+?) thành (xã|phường) mới có tên gọi là \*\*(?:xã|phường) (.+?)\*\*",
    re.DOTALL,
)
_LEFT = re.compile(r"không thực hiện sắp xếp là các xã (.+?)\.", re.DOTALL)
_WORDS = re.compile(r"^(?:các )?(xã|phường|thị trấn) ")
_DISTRICT = re.compile(r"^(.+?) \((?:huyện|thị xã|thành phố) (.+?)\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A commune as a resolution names it: its type, its name, and its district where the name needs one."""

    type: str
    name: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: communes of before, all of whose area and people went into one; ``place`` is where it stands."""

    place: str
    origins: tuple[Named, ...]
    type: str
    name: str


def clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of article 1 that join communes, then one for each commune that is left as it was."""
    article = text[text.index("**Điều 1.") : text.index("**Điều 2.")]
    for number, body in _CLAUSE.findall(article):
        place, plain = f"Điều 1 khoản {number}", normal(body)
        joined, left = _JOINED.search(plain), _LEFT.search(plain)
        if joined:
            yield Clause(place, tuple(_named(joined[1])), joined[2], joined[3])
        elif left:
            yield from (Clause(place, (Named("xã", name),), "xã", name) for name in re.split(", | và ", left[1]))


def _named(words: str) -> Iterator[Named]:
    """Yield the communes of a list; a type stands for all that follow it."""
    type = ""
    for part in re.split(", | và ", words):
        word = _WORDS.match(part)
        type, name = (word[1], part[word.end() :]) if word else (type, part)
        within = _DISTRICT.match(name)
        yield Named(type, within[1], within[2]) if within else Named(type, name)
