"""Find the article among the passages of a page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.article.reading.markup import BLOCKS, Element
from loaders.article.reading.passages import Passage

_CONTAINERS = frozenset({"", "html", "body", "main", "article", "section", "div", "td", "form", "center", "fieldset", "details"})
_FEWEST, _MOST = 6, 80
"""Words that a passage must have to speak for what encloses it, and the most of them that count."""

_WEIGHTS = (1.0, 0.5, 0.25)
"""What a passage is worth to the containers around it, from the inside out."""

_MARKED = ("articlebody", "article-body")


def article_of(passages: Sequence[Passage], title: str) -> Sequence[Passage]:
    """Return the passages of the article: from its headline through what encloses most of its prose, without those that are mostly links.

    ``title`` is what the page calls itself; a heading that says the same is the headline.
    """
    around = _around(passages)
    within = [at for at, passage in enumerate(passages) if around is None or _is_in(passage.element, around)]
    if not within:
        return ()
    first, last = within[0], within[-1]
    headline = _headline(passages, first, last, title)
    start = first if headline is None else headline
    inside = set(within)
    return [
        passage
        for at, passage in enumerate(passages[start : last + 1], start)
        if (at == headline or not passage.leads_away) and (at in inside or at < first)
    ]


def _around(passages: Sequence[Passage]) -> Element | None:
    """Return the element that encloses the prose of the page; None where there is no prose."""
    worth: dict[Element, float] = defaultdict(float)
    containers = _Containers()
    for passage in passages:
        if passage.words >= _FEWEST and not passage.leads_away and not passage.element.tag.startswith("h"):
            for weight, element in zip(_WEIGHTS, containers.around(passage.element), strict=False):
                worth[element] += weight * min(passage.words, _MOST)
    if not worth:
        return None
    best = max(worth, key=lambda element: worth[element])
    return next((element for element in _up(best) if _is_marked(element)), best)


def _is_marked(element: Element) -> bool:
    return element.tag == "article" or element.attributes.get("itemprop", "").lower() in _MARKED


class _Containers:
    """Knows which elements enclose others, and which divisions are used like a paragraph."""

    def __init__(self) -> None:
        self._around: dict[Element, Sequence[Element]] = {}

    def around(self, element: Element) -> Sequence[Element]:
        """Return what encloses the passages of an element, from the inside out, as far as it counts."""
        if element not in self._around:
            enclosing = [one for one in _up(element) if one.tag in _CONTAINERS and (one is not element or not _is_paragraph(one))]
            self._around[element] = enclosing[: len(_WEIGHTS)]
        return self._around[element]


def _is_paragraph(element: Element) -> bool:
    """Whether neither a block stands in a division nor a broken line."""
    within = (child.tag for child in element.children if isinstance(child, Element))
    return element.tag == "div" and not any(tag in BLOCKS or tag == "br" for tag in within)


def _up(element: Element) -> Iterator[Element]:
    at: Element | None = element
    while at is not None:
        yield at
        at = at.parent


def _is_in(element: Element, around: Element) -> bool:
    return any(enclosing is around for enclosing in _up(element))


def _headline(passages: Sequence[Passage], first: int, last: int, title: str) -> int | None:
    """Return which passage is the headline: a heading that the page is called by, or the last first-level heading before the prose."""
    before = range(last, -1, -1)
    called = title.casefold()
    for at in before:
        said = passages[at].text.casefold()
        if len(said) > 10 and said == called and at <= max(first, last):
            return at
    heads = [at for at in before if passages[at].element.tag == "h1"]
    named = [at for at in heads if called and (called.startswith(passages[at].text.casefold()) or passages[at].text.casefold() in called)]
    return next(iter(named or [at for at in heads if at <= first] or heads), None)
