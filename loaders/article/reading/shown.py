"""Tell what of a page its readers see and what belongs to the site around it, by tags, roles, and the words of class and id."""

import re
from functools import lru_cache
from itertools import pairwise

from loaders.article.reading.markup import Element
from loaders.article.reading.words import lists, words

_NEVER = words("tags", "never")
_ROLES, _SITE, _PAIRS = words("site", "roles"), words("site", "words"), frozenset(lists()["site"]["pairs"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WHOLE = frozenset({"", "html", "body", "main", "article"})


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
    return bool(said) and _is_called_so(f"{said.get('class', '')} {said.get('id', '')}")


@lru_cache(maxsize=4096)
def _is_called_so(names: str) -> bool:
    found = [word.lower() for word in _WORDS.findall(names[:1000])]
    return not _SITE.isdisjoint(found) or any(" ".join(pair) in _PAIRS for pair in pairwise(found))
