"""Write an article as a page: its text with every slot marked in the colour of its kind, and the claims beside it."""

from collections.abc import Iterator, Sequence
from html import escape

from loaders.article.values import Posting, Slot

_KINDS = ("person", "title", "body", "place", "start", "end")
_STYLE = """
body{font:16px/1.6 system-ui,sans-serif;margin:0;padding:1.5rem;color:#1a1a1a;background:#fff}
body{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
pre{white-space:pre-wrap;font:inherit;margin:0}mark{border-radius:.2em;padding:0 .1em;color:inherit}
.person{background:#ffe08a}.title{background:#bfe3c0}.body{background:#c5d8f7}.place{background:#f6c9d8}.start,.end{background:#ddd0f2}
li{margin:0 0 .8rem}small{color:#555}.doubt{color:#a30000}
@media(max-width:800px){body{display:block}}
"""


def page(title: str, text: str, postings: Sequence[Posting]) -> str:
    """Return one page of HTML that needs nothing else; whatever the text holds is shown and not obeyed."""
    legend = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in _KINDS)
    claims = "".join(_item(number, posting) for number, posting in enumerate(postings, 1))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style></head>'
        f"<body><main><p>{legend}</p><pre>{''.join(_marked(text, postings))}</pre></main><aside><ol>{claims}</ol></aside></body></html>\n"
    )


def _marked(text: str, postings: Sequence[Posting]) -> Iterator[str]:
    at = 0
    for start, end, kind, numbers in _stretches(postings):
        if start < at:
            continue
        yield escape(text[at:start])
        yield f'<mark class="{kind}" title="{escape(numbers)}">{escape(text[start:end])}</mark>'
        at = end
    yield escape(text[at:])


def _stretches(postings: Sequence[Posting]) -> list[tuple[int, int, str, str]]:
    """The marked stretches in the order of the text; of two that overlap the one that begins first, then the longer."""
    found: dict[tuple[int, int, str], list[int]] = {}
    for number, posting in enumerate(postings, 1):
        for kind in _KINDS:
            slot: Slot = getattr(posting, kind)
            if slot.end > slot.start:
                found.setdefault((slot.start, slot.end, kind), []).append(number)
    ordered = sorted(found, key=lambda one: (one[0], -one[1], _KINDS.index(one[2])))
    return [(*one, ", ".join(str(number) for number in found[one])) for one in ordered]


def _item(number: int, posting: Posting) -> str:
    said = [_slot(kind, slot) for kind in _KINDS if (slot := getattr(posting, kind)).value]
    how = f"<small>{posting.event}, rule {posting.rule}, confidence {posting.confidence:g}</small>"
    doubt = [f'<strong class="doubt">{escape(posting.doubt)}</strong>'] if posting.doubt else []
    return f'<li id="p{number}">{"<br>".join([*said, how, *doubt])}</li>'


def _slot(kind: str, slot: Slot) -> str:
    return f'{kind}: <mark class="{kind}">{escape(slot.value)}</mark> <small>{slot.reading}</small>'
