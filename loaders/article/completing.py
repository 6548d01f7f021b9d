"""Name a body in full: the committee of a bare Party post, the level of a body whose place stands elsewhere."""

from loaders.article.bodies import Named
from loaders.article.lexicon import committees
from loaders.article.mentions import Place, Post


def full_name_of(post: Post, body: Named, place: Place | None) -> str:
    """Return the name of the body; a bare Party post or a bare head of a government takes it from the level of its place."""
    level = body.level or (place.level if place is not None else "")
    if post.head.bare == "committee" and not body.text:
        return _committee(place, level)
    if post.head.bare == "UBND" and not body.text and place is not None:
        return f"UBND {place.word}".strip()
    return _with_level(body.text, place)


def _committee(place: Place | None, level: str) -> str:
    """Return the Party committee of a level of places, with the word for the level where its name has none."""
    if place is None:
        return ""
    name = committees().get(place.level or level, "")
    return f"{name} {place.word}" if name == "Đảng ủy" else name


def _with_level(body: str, place: Place | None) -> str:
    """Return a body of a territory with the word for its level, which a text leaves out where the place stands elsewhere."""
    bare = body in _UNITS or body.lower() in _TERRITORIAL_NAMES
    return f"{body} {place.word}" if bare and place is not None and place.word else body


_UNITS = ("Công an", "Thanh tra")
_TERRITORIAL_NAMES = frozenset(
    {"ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd", "hội đồng nhân dân", "đảng ủy", "đảng uỷ", "đảng bộ", "công an"}
)
