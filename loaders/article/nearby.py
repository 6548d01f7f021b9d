"""Say which places of a sentence tell where a post is that names none: those that there were, and not where somebody comes from."""

from dataclasses import dataclass

from loaders.article.existing import is_unit
from loaders.article.mentions import Body, Place, Post
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of


@dataclass(frozen=True, slots=True)
class Said:
    """A place with a name, and where in the text it stands."""

    place: Place
    sentence: int
    at: int


def places_said(number: int, sentence: Sentence) -> list[Said]:
    """Return the places of a sentence by which a post without one is told."""
    found: list[Said] = []
    for element in sentence.elements:
        value = element.value
        place = value if isinstance(value, Place) else value.place if isinstance(value, Post | Body) else None
        if place is not None and is_there(place) and not (place is value and _is_origin(sentence, place)):
            found.append(Said(place, number, place.first))
        if isinstance(value, Post) and value.wider is not None and value.wider is not place and is_there(value.wider):
            found.append(Said(value.wider, number, value.wider.first))
    return found


def _is_origin(sentence: Sentence, place: Place) -> bool:
    """Whether somebody was born at a place or comes from it, so that no post is told by it: ``quê xã X, huyện Y``."""
    said = sentence.tokens[max(0, place.first - _ORIGIN_FAR) : place.first]
    for token in reversed(said):
        if token.key in _ORIGIN:
            return True
        if token.key in _OTHER or token.text in ".;":
            return False
    return False


_ORIGIN = frozenset(key_of(word) for word in ("quê", "quán", "sinh"))
_OTHER = frozenset(key_of(word) for word in ("được", "giữ", "là", "làm", "bầu", "chức", "ủy", "uỷ", "UBND", "HĐND", "trú", "họp", "quyết"))
_ORIGIN_FAR = 14


def is_there(place: Place) -> bool:
    """Whether there ever was the place as it is named, so that others can be told by it."""
    return bool(place.name) and (place.level == "village" or is_unit(place.word, place.name))
