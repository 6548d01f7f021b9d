"""Write an article as a page: its text with the words of every claim in the colour of their part, and the claims beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby, pairwise

from loaders.article.said import Said, more, told
from loaders.article.sheet import COLOURS, colour_of, style
from loaders.article.values import Posting, Slot

_PARTS = ("person", "title", "body", "place", "start", "end")
_CLOSED = ("post", "body", "place")
"""What only follows from names, and is folded up."""
_HEADINGS = {
    "posting": "Postings",
    "holding": "Holdings that follow",
    "initiative": "Initiatives",
    "responsibility": "Who answers for them",
    "measure": "Measures",
    "decision": "Decisions",
    "village": "Villages",
    "origin": "Origins",
    "post": "Posts and their bodies",
    "body": "Bodies",
    "place": "Places",
}


def page(title: str, text: str, said: Sequence[Said]) -> str:
    """Return one page of HTML that needs nothing else; whatever the text holds is shown and not obeyed."""
    names = {node.id: told(node) for one in said for node in (one.claim.subject, one.claim.object)}
    groups = groupby(enumerate(said, 1), key=lambda pair: pair[1].what)
    claims = "".join(_group(what, "".join(_item(number, one, text, names) for number, one in members)) for what, members in groups)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style()}</style></head>"
        f'<body><header><h1 lang="vi">{escape(title)}</h1><p class="legend">{_legend(said)}</p></header>'
        f'<div class="page"><main><pre lang="vi">{"".join(_marked(text, said))}</pre></main>'
        f"<aside>{claims or '<p>Nothing would be claimed.</p>'}</aside></div></body></html>\n"
    )


def _legend(said: Sequence[Said]) -> str:
    there = {colour_of(part) for one in said for part, _ in one.slots}
    return " ".join(f'<mark class="{part}">{part}</mark>' for part in COLOURS if part in there)


# --- the text ----------------------------------------------------------------


@dataclass(slots=True)
class _Stretch:
    """Characters that one or more claims stand on as one part of them."""

    start: int
    end: int
    part: str
    numbers: list[int] = field(default_factory=list)


def _marked(text: str, said: Sequence[Said]) -> Iterator[str]:
    """Yield the text cut where a mark or a quotation begins or ends; of marks that overlap the shortest gives the colour."""
    stretches = _stretches(said)
    quoted = {one.claim.source.start for one in said}
    cuts = sorted({0, len(text), *quoted, *(at for one in stretches for at in (one.start, one.end))})
    open_: list[_Stretch] = []
    later = iter(stretches)
    following = next(later, None)
    for start, end in pairwise(cuts):
        open_ = [one for one in open_ if one.end > start]
        while following is not None and following.start <= start:
            open_.append(following)
            following = next(later, None)
        yield f'<span class="at" id="s{start}"></span>' if start in quoted else ""
        yield _piece(escape(text[start:end]), open_)


def _piece(words: str, over: Sequence[_Stretch]) -> str:
    if not over:
        return words
    hint = "; ".join(f"{one.part}: {', '.join(map(str, one.numbers))}" for one in over)
    shown = min(over, key=lambda one: (one.end - one.start, list(COLOURS).index(one.part)))
    bare = words.rstrip()
    mark = f'<mark class="{shown.part}" title="{hint}">{bare}</mark>'
    return f'<a href="#c{shown.numbers[0]}">{mark}</a>{words[len(bare) :]}' if bare else words


def _stretches(said: Sequence[Said]) -> list[_Stretch]:
    found: dict[tuple[int, int, str], _Stretch] = {}
    for number, one in enumerate(said, 1):
        for part, slot in one.slots:
            if slot.end > slot.start:
                key = (slot.start, slot.end, colour_of(part))
                found.setdefault(key, _Stretch(*key)).numbers.append(number)
    return sorted(found.values(), key=lambda one: one.start)


# --- the claims --------------------------------------------------------------


def _group(what: str, items: str) -> str:
    state = "" if what in _CLOSED else " open"
    return f"<details{state}><summary>{_HEADINGS[what]} ({items.count('<li ')})</summary><ol>{items}</ol></details>"


def _item(number: int, one: Said, text: str, names: Mapping[str, str]) -> str:
    lines = _posting(one.posting) if one.posting else [_tie(one, names), *_words(one, text)]
    valid = f"valid {one.claim.valid}" if str(one.claim.valid) != "/" else "valid: unknown"
    lines += [f"<p>{escape(valid)}</p>", *(f"<p><small>{escape(line)}</small></p>" for line in (more(one.claim, names), _how(one)) if line)]
    lines.append(f'<p><small><a href="#s{one.claim.source.start}">{escape(one.claim.source.place)}</a></small></p>')
    if one.doubt:
        lines.append(f'<p><strong class="doubt">{escape(one.doubt)}</strong></p>')
    return f'<li id="c{number}"><span class="number">{number}</span><div>{"".join(lines)}</div></li>'


def _how(one: Said) -> str:
    event, rule = (one.posting.event if one.posting else ""), (f"rule {one.rule}" if one.rule else "")
    return ", ".join(part for part in (event, rule, one.claim.reading.value, f"confidence {one.claim.confidence:g}") if part)


def _words(one: Said, text: str) -> list[str]:
    return [f"<p>{_slot(part, replace(slot, value=text[slot.start : slot.end]))}</p>" for part, slot in one.slots]


def _posting(posting: Posting) -> list[str]:
    return [f"<p>{_slot(part, slot)}</p>" for part in _PARTS if (slot := getattr(posting, part)).value]


def _slot(part: str, slot: Slot) -> str:
    return f'{part}: <mark class="{colour_of(part)}" lang="vi">{escape(slot.value)}</mark> <small>{slot.reading}</small>'


def _tie(one: Said, names: Mapping[str, str]) -> str:
    claim = one.claim
    ends = [f'<b lang="vi">{escape(names[node.id])}</b>' for node in (claim.subject, claim.object)]
    return f'<p>{ends[0]} <span class="relation">{claim.relation}</span> {ends[1]}</p>'
