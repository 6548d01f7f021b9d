"""Read HTML as a tree, in time proportional to its length, whatever it holds; no script runs and nothing is fetched."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kgraph import LoadError
from loaders.article.reading.words import words

MOST_TAGS = 400_000
"""Tags of a page; the longest articles have some ten thousands."""

DEEPEST = 200
"""Elements within elements; what lies deeper is read as part of the deepest one."""

BLOCKS = words("tags", "blocks")
_ALONE, _RAW, _NEVER = words("tags", "alone"), words("tags", "raw"), words("tags", "never")
_ENDS_P = BLOCKS - {"head", "html", "body", "tbody", "td", "tfoot", "th", "thead", "tr", "caption"}
_IMPLIED = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot"), ("table",)),
    "thead": (("tbody", "thead", "tfoot"), ("table",)),
    "option": (("option",), ("select",)),
}
"""Which open elements a tag ends, and at which one the search for them stops."""

_FENCES = frozenset({"td", "th", "table", "caption", "html", "body"})
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ENDLESS = re.compile(r"&#[xX]?[0-9a-fA-F]{10,}")
_LONGEST_TAG = 1 << 14


@dataclass(slots=True, eq=False)
class Element:
    """A tag with its attributes, what encloses it, and what it encloses in order: texts and elements."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Part"] = field(default_factory=list)
    has_headline: bool = False
    """Whether a first-level heading stands within."""

    share: float = 0.0
    """How much of the text of the page stands within, from 0 to 1."""

    def all(self) -> Iterator["Element"]:
        """Yield the element and all within it, in order."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self) -> str:
        """Return all text within, without a mark between its parts."""
        return "".join(child for element in self.all() for child in element.children if isinstance(child, str))


Part: TypeAlias = Element | str


def parse(source: str, name: str) -> Element:
    """Return the tree of a page.

    Raises:
        LoadError: it has more tags than a page has.
    """
    if source.count("<") > MOST_TAGS:
        what = f"the page has {source.count('<'):,} tags; more than {MOST_TAGS:,} are no article"
        raise LoadError(what, where=name, fix="save the article alone, or copy its text into a .txt file")
    tree = _Tree()
    at = 0
    while at < len(source):
        at = _step(source, at, tree)
    _weigh(tree.root)
    return tree.root


def _weigh(root: Element) -> None:
    """Say of each element how much of the text stands within."""
    for element in reversed(list(root.all())):
        within = (len(child.strip()) if isinstance(child, str) else child.share for child in element.children)
        element.share = 0 if element.tag in _NEVER else sum(within)
    total = root.share or 1
    for element in root.all():
        element.share /= total


def _step(source: str, at: int, tree: "_Tree") -> int:
    """Read one text, tag or comment; return where the next one begins."""
    if source[at] != "<":
        end = _find(source, "<", at)
        tree.write(_unescaped(source[at:end]))
        return end
    if source.startswith("<!--", at):
        return _find(source, "-->", at + 4, 3)
    if source.startswith(("<!", "<?"), at):
        return _find(source, ">", at, 1)
    named = _NAME.match(source, at + 1)
    if named is None:
        tree.write("<")
        return at + 1
    end = _tag_end(source, named.end())
    tag = named.group().lower()
    if tag.startswith("/"):
        tree.close(tag[1:])
        return end
    tree.open(tag, _attributes(source[named.end() : end]))
    return _raw(source, end, tag, tree) if tag in _RAW else end


def _unescaped(text: str) -> str:
    """Return text with its character references as characters; those of endless numbers are none."""
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


def _find(source: str, mark: str, at: int, more: int = 0) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + more


def _tag_end(source: str, at: int) -> int:
    """Return where a tag ends; a ``>`` within quotation marks does not end it, unless those are never closed."""
    end = _find(source, ">", at, 1)
    quoted = source.count('"', at, end) % 2 or source.count("'", at, end) % 2
    if not quoted:
        return end
    mark = re.compile(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""").match(source, at, at + _LONGEST_TAG)
    return mark.end() if mark else end


def _attributes(said: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(said[:_LONGEST_TAG]):
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(match.group(1).lower(), _unescaped(value))
    return found


def _raw(source: str, at: int, tag: str, tree: "_Tree") -> int:
    """Read what a script, a style or a title holds: text up to its end tag."""
    closing = re.compile(rf"</{tag}", re.IGNORECASE).search(source, at)
    end = closing.start() if closing else len(source)
    tree.write(_unescaped(source[at:end]) if tag in ("title", "textarea") else source[at:end])
    tree.close(tag)
    return _find(source, ">", end, 1)


class _Tree:
    """The elements that are open, from the root to the innermost."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]
        self._count = Counter[str]()

    def write(self, text: str) -> None:
        self._open[-1].children.append(text)

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _ENDS_P:
            self._end(("p",), _FENCES)
        if tag in _IMPLIED:
            self._end(*_IMPLIED[tag])
        element = Element(tag, attributes, self._open[-1])
        if tag in _ALONE or tag in _RAW or len(self._open) < DEEPEST:
            self._open[-1].children.append(element)
            if tag not in _ALONE:
                self._open.append(element)
                self._count[tag] += 1
            if tag == "h1":
                self._mark()

    def _mark(self) -> None:
        for element in reversed(self._open):
            if element.has_headline:
                return
            element.has_headline = True

    def close(self, tag: str) -> None:
        fences = () if tag in _FENCES else ("td", "th", "table")
        self._end((tag,), fences)

    def _end(self, tags: tuple[str, ...], fences: frozenset[str] | tuple[str, ...]) -> None:
        """End the innermost open element of these tags, with all that is open within it, unless a fence stands around first."""
        if not any(self._count[tag] for tag in tags):
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in tags:
                self._count.subtract(element.tag for element in self._open[depth:])
                del self._open[depth:]
                return
            if self._open[depth].tag in fences:
                return
