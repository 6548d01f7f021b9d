"""Tell what of a page its readers see and what belongs to the site around it, by tags, roles, and the words of class and id."""

import re
from functools import lru_cache
from itertools import pairwise

from loaders.article.reading.markup import Element
from loaders.article.reading.words import lists, words

_NEVER = words("tags", "never")
_ROLES, _SITE, _PAIRS = words("site", "roles"), words("site", "words"), frozenset(lists()["site"]["pairs"])
_READERS = frozenset(lists()["site"]["readers"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WHOLE = frozenset({"", "html", "body", "main", "article"})
_WRAPS = 0.5
"""Share of the text of a page from which on an element wraps the article, whatever its class says."""


def is_left_out(element: Element) -> bool:
    """Whether an element is no part of an article: a script, a menu, comments, links to other articles, what is not shown."""
    if element.tag in _NEVER:
        return True
    if element.tag in _WHOLE:
        return False
    said = element.attributes
    if "hidden" in said or _HIDDEN.search(said.get("style", "")):
        return True
    return not element.has_headline and _is_of_the_site(element)


def _is_of_the_site(element: Element) -> bool:
    said = element.attributes
    if element.tag == "header" or said.get("role", "").lower() in _ROLES:
        return True
    names = f"{said.get('class', '')} {said.get('id', '')}"
    return bool(said) and _is_called_so(names) and (element.share < _WRAPS or _is_of_readers(names))


@lru_cache(maxsize=4096)
def _is_called_so(names: str) -> bool:
    return not (_SITE | _PAIRS | _READERS).isdisjoint(_words(names))


@lru_cache(maxsize=4096)
def _is_of_readers(names: str) -> bool:
    return not _READERS.isdisjoint(_words(names))


def _words(names: str) -> list[str]:
    """Return the words of class and id, and each two of them that stand together."""
    found = [word.lower() for word in _WORDS.findall(names[:1000])]
    return found + [" ".join(pair) for pair in pairwise(found)]
