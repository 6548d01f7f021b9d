"""The very words of a source, where they stand: marked in their paragraph, or as the row of a table; then the whole stored text."""

from collections.abc import Iterator

import streamlit as st

from kgraph.claims import Claim
from kgraph.pages import shared, table_row
from kgraph.pages.escaping import md, prose
from kgraph.pages.wording import code_words, has_text, t, t_md, when_words
from kgraph.questions.proposals import slots_of

_AROUND = 180
_KEEPING = frozenset({"id", "row", "first_row", "cell", "side", "work", "place"})


def show(claim: Claim) -> None:
    """Show the words behind a claim, and say whether they are the source's own."""
    source = claim.source
    text = shared.document(source.document) if source.document else ""
    row = table_row.cells(source, text)
    if row is not None:
        _row(row)
        st.caption(t("evidence.row_retold" if claim.retold else "evidence.row_verbatim"))
    else:
        st.markdown(_marked(claim, text))
        st.caption(t("evidence.retold" if claim.retold else "evidence.verbatim"))
        _parts(claim, text)
    if source.document:
        _whole(claim, text, is_table=row is not None)


def _row(row: dict[str, str]) -> None:
    """The row as labels and values; what only keeps the table in order stands in the stored text below."""
    told = {heading: value for heading, value in row.items() if heading not in _KEEPING and not heading.endswith("_id")}
    st.markdown("  \n".join(f":gray[{md(_label(heading))}:] {md(value)}" for heading, value in told.items()))


def _label(heading: str) -> str:
    return t(f"cell.{heading}") if has_text(f"cell.{heading}") else heading


def _marked(claim: Claim, text: str) -> str:
    """The quote, marked, with some of the text around it; only the quote where the document does not hold it there."""
    source = claim.source
    quote = f":orange-background[{''.join(_words(claim))}]"
    if text[source.start : source.end] != source.quote:
        return quote
    before, after = text[: source.start].rpartition("\n")[2], text[source.end :].partition("\n")[0]
    return f"{_tail(before)}{quote}{_head(after)}"


def _words(claim: Claim) -> Iterator[str]:
    """The words of the quote, in bold what a part of the claim was read from; of parts that overlap the widest."""
    source, at = claim.source, 0
    for slot in slots_of(claim):
        start, end = slot.start - source.start, slot.end - source.start
        if at <= start and end <= len(source.quote) and _is_whole(source.quote, start, end):
            yield f"{_inner(source.quote[at:start])}**{md(source.quote[start:end])}**"
            at = end
    yield _inner(source.quote[at:])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends with whole words: only there does Markdown read stars as bold."""
    edges = text[start : start + 1] + text[end - 1 : end]
    return edges.isalnum() and not (text[:start][-1:] + text[end : end + 1]).isalnum()


def _inner(text: str) -> str:
    """A stretch within a line; the spaces at its ends part it from what stands beside it."""
    return (" " if text[:1].isspace() else "") + md(text) + (" " if text.strip() and text[-1:].isspace() else "")


def _parts(claim: Claim, text: str) -> None:
    """What each part of the claim was read from, in the words of the text, also where another sentence says it."""
    parts = [f"{code_words('slot', slot.name)}: {text[slot.start : slot.end]}" for slot in slots_of(claim)]
    if parts and not claim.retold:
        st.caption(t_md("evidence.parts", parts="; ".join(parts)))


def _tail(text: str) -> str:
    cut = text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]
    return md(cut) + (" " if cut.endswith(" ") else "")


def _head(text: str) -> str:
    cut = text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"
    return (" " if cut.startswith(" ") else "") + md(cut)


def _whole(claim: Claim, text: str, *, is_table: bool) -> None:
    """The stored text as it is: prose in paragraphs; of a table the row, then all rows."""
    label = t("evidence.whole_table" if is_table else "evidence.whole")
    with st.expander(label, key=f"whole-{claim.id}", on_change="rerun") as whole:
        if not whole.open:
            return
        if is_table:
            st.code(claim.source.quote, language=None, wrap_lines=True)
            st.code(text, language=None, height=260)
        else:
            st.markdown(prose(text))
        st.caption(t_md("evidence.dates", published=when_words(claim.source.work.published), recorded=claim.recorded))
