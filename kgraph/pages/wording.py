"""What pages say, in the language of the view, as Markdown or as plain text for what does not read Markdown."""

from datetime import date

from kgraph.claims import Claim, Work
from kgraph.dates import Certainty, PartialDate, Span
from kgraph.diagrams.wording import brief_words as brief
from kgraph.diagrams.wording import date_words, span_words
from kgraph.graph import Edge
from kgraph.languages import has, say, word
from kgraph.model import PLACES, Kind, Node, Relation
from kgraph.pages import address
from kgraph.pages.escaping import md
from kgraph.questions.answers import name_of
from kgraph.questions.evidence import source_line


def t(key: str, /, **values: object) -> str:
    """Return a text of the interface in the language of the view."""
    return say(address.language(), key, **values)


def t_md(key: str, /, **values: object) -> str:
    """Return a text of the interface as Markdown; what is filled in is escaped."""
    return t(key, **{name: md(value) for name, value in values.items()})


def code_words(table: str, code: object) -> str:
    """Return the word for a code that data use; the code itself where it is one of the data's own."""
    return word(address.language(), table, str(code))


def has_text(key: str) -> bool:
    """Whether the interface has a text for the key."""
    return has(address.language(), key)


def day_words(day: date) -> str:
    """Return a day as people write it."""
    return date_words(PartialDate.day(day), address.language())


def when_words(when: PartialDate) -> str:
    """Return a date in words, unknown ones too."""
    return date_words(when, address.language()) or t("common.undated")


def valid_words(valid: Span) -> str:
    """Return a span in words."""
    return span_words(valid, address.language())


def brief_words(valid: Span) -> str:
    """Return a span where there is no room for a sentence: ``?`` for an end that no source tells."""
    return brief(valid, address.language())


def node_words(node: Node | None) -> str:
    """Return a name to show; words for somebody or something unnamed."""
    if node is None:
        return ""
    return name_of(node) or t("common.unnamed_person" if node.kind is Kind.PERSON else "common.unnamed")


def title_words(node: Node) -> str:
    """Return a name to stand over a page: a word of ours before or instead of the name begins with a capital."""
    return sentence(node_words(node)) if node.kind in PLACES or node.is_unnamed else node_words(node)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def relation_words(relation: Relation, role: object = "") -> str:
    """Return what a relation says, or the role where there is one."""
    return t(f"role.{role}") if has_text(f"role.{role}") else t(f"relation.{relation}")


def edge_words(subject: Node, edge: Edge, object_: Node) -> str:
    """Return an edge as a sentence without its time."""
    return f"{node_words(subject)} {relation_words(edge.relation, edge.get('role'))} {node_words(object_)}"


def claim_words(claim: Claim) -> str:
    """Return what a claim says as a sentence with its time."""
    said = f"{node_words(claim.subject)} {relation_words(claim.relation, claim.qualifier('role'))} {node_words(claim.object)}"
    return f"{said}, {valid_words(claim.valid)}"


def work_words(work: Work) -> str:
    """Return a work in a line, its date as people write it."""
    if work.title or not (work.publisher or work.author):
        return source_line(work)
    published = date_words(work.published, address.language())
    return ", ".join(part for part in (work.publisher, work.author, published) if part)


def badge(text: str, color: str = "gray", icon: str = "") -> str:
    """Return Markdown for a badge; ``text`` is plain, ``icon`` the name of a symbol that ships with Streamlit."""
    symbol = f":material/{icon}: " if icon else ""
    return f":{color}-badge[{symbol}{md(text)}]"


def certainty_badge(certainty: Certainty, key: str = "") -> str:
    """Return Markdown for a badge that says how sure something is; ``key`` names a text around the word, with ``{certainty}``."""
    word = t(f"certainty.{certainty}")
    color, icon = _CERTAINTIES[certainty]
    return badge(t(key, certainty=word) if key else word, color, icon)


_CERTAINTIES = {
    Certainty.CERTAIN: ("green", "check_circle"),
    Certainty.POSSIBLE: ("blue", "help"),
    Certainty.UNKNOWN: ("gray", "question_mark"),
}
"""A colour, and a symbol for those who do not see it; the word stands beside."""


def number_words(number: float | None) -> str:
    """Return a number as it is written in the language of the view."""
    if number is None:
        return ""
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")) if address.language() == "vi" else text
