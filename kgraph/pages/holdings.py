"""Holdings in words: lists of posts and of holders, moves, gaps, and the table of the same rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import streamlit as st

from kgraph.dates import Span
from kgraph.exports import csv
from kgraph.graph import Edge
from kgraph.model import Node
from kgraph.pages import address, doors, downloads, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, code_words, day_words, has_text, node_words, number_words, t, t_md, valid_words, when_words
from kgraph.questions.answers import Row
from kgraph.questions.career import Career, Holding, Move
from kgraph.questions.succession import Succession, Term
from kgraph.tables import as_text


def on_the_day(held: Iterable[tuple[Edge, Node]], otherwise: str) -> None:
    """Say in a line which of these hold on the day, each certain or possible, or that no source tells of any."""
    day = address.day()
    badges = []
    for edge, node in held:
        if edge.certainly_covers(day):
            badges.append(badge(node_words(node), "green", "check_circle"))
        elif edge.possibly_covers(day) and not edge.valid.is_undated:
            badges.append(badge(t("person.possibly", post=node_words(node)), "blue", "help"))
    st.markdown(f"{t_md('person.on_day', day=day_words(day))} {' '.join(badges) or t(otherwise)}")


def posts(answer: Career) -> None:
    """List the posts of a person: where, when, how certain, and links to holders and evidence."""
    with st.container(gap="small"):
        for held in answer.holdings:
            _card(answer.person, held.post, held.edge, _where(held))


def terms(answer: Succession) -> None:
    """List the holders of a post."""
    with st.container(gap="small"):
        for term in answer.terms:
            _card(answer.post, term.person, term.edge, _handover(term))


def moves(answer: Career) -> None:
    """Say the moves and the gaps of a career, each as an event."""
    said = [_move(move) for move in answer.moves]
    said += [t_md("person.gap", days=number_words(held.gap_days), post=node_words(held.post)) for held in answer.holdings if held.gap_days]
    _events(said, "person.no_moves")


def gaps(answer: Succession) -> None:
    """Say the gaps and the double holdings of a post, each as an event."""
    said = [t_md("organization.vacancy", days=number_words(term.gap_days), person=node_words(term.person)) for term in answer.gaps]
    said += [
        t_md("organization.double", one=node_words(one.person), other=node_words(other.person)) for one, other in answer.double_holdings
    ]
    _events(said, "organization.no_gaps")


def table(rows: Sequence[Row], name: str) -> None:
    """Show the rows of an answer as a table, and as CSV to take away."""
    with st.expander(t("person.table"), key=f"table-{name}", on_change="rerun") as opened:
        if opened.open:
            st.dataframe([dict(_cells(row)) for row in rows], hide_index=True, alt=t("person.table"))
        st.download_button(
            "CSV", lambda: csv.write(rows).encode("utf-8-sig"), f"{downloads.file_name(name)}.csv", "text/csv", on_click="ignore"
        )


def _cells(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for column, value in row.items():
        if column in LEFT_OUT:
            continue
        yield t(f"column.{column}"), _cell(column, value)


def _cell(column: str, value: object) -> str:
    if isinstance(value, bool):
        return t("app.yes" if value else "app.no")
    if column in _SPANS and value:
        return valid_words(Span.parse(str(value)))
    if column == "inferred_parts" and isinstance(value, list):
        return ", ".join(dict.fromkeys(_inferred(part) for part in value))
    if column in _CHANGES:
        return _CODE.sub(lambda code: code_words(_CHANGES[column], code[0]), str(value))
    return code_words(CODES[column], value) if column in CODES and value else as_text(value)


def _inferred(part: str) -> str:
    return t(f"inferred.{part}" if has_text(f"inferred.{part}") else "inferred.other")


_NAMED = (
    "certainty",
    "status",
    "move",
    "role",
    "level",
    "section",
    "relation",
    "change",
    "extent",
    "same",
    "meeting",
    "direction",
    "who_state",
    "state",
    "territory",
)
CODES = {code: code for code in _NAMED} | {"holder_state": "holder", "responsible_state": "holder", "meeting_certainty": "certainty"}
"""For a column of codes: the table of words for them."""

_CHANGES = {"move_level": "level", "move_block": "block"}
"""For a column of several codes, left and arrived at: the table of words for them."""

_CODE = re.compile("[a-z]+")
_SPANS = frozenset({"valid", "together", "other_valid", "meeting_time"})
LEFT_OUT = frozenset({"edge", "other_edge", "other_id", "unit_id", "column", "row"})
"""Columns for a program, which the CSV beside the table has."""


def _card(of: Node, node: Node, edge: Edge, about: str) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", gap="small", key=f"links-{edge.id}"):
            doors.link_to(node, f":primary[**{md(node_words(node))}**]")
            doors.link_to(of, f":primary[{t('evidence.open_short')}]", edge=edge.id)
        st.markdown(md(valid_words(edge.valid)) + (f"  \n:gray[{about}]" if about else ""))
        badges = testimony.edge_badges(edge)
        if badges:
            st.markdown(" ".join(badges))


def _where(held: Holding) -> str:
    names = dict.fromkeys(node_words(node) for node in (held.organization, held.place) if node is not None)
    level = code_words("level", held.level)
    return " · ".join(md(part) for part in (*names, level))


def _handover(term: Term) -> str:
    return t_md("organization.handover", day=when_words(term.edge.valid.start)) if term.handover else ""


def _move(move: Move) -> str:
    """A move in three lines: when and how far, from where to where, by which decision."""
    levels = t("person.levels", before=code_words("level", move.from_level), after=code_words("level", move.to_level))
    far = t("person.move", kind=t(f"move.{move.kind}"))
    before, after = ("; ".join(node_words(held.post) for held in side) for side in (move.before, move.after))
    lines = [f"**{md(when_words(move.date))} · {md(far)}** :gray[{md(levels)}]", t_md("person.levels", before=before, after=after)]
    decision = next((held.decision for held in move.after if held.decision), None)
    if decision:
        lines.append(f":gray[{t_md('person.by_decision', decision=node_words(decision))}]")
    return "  \n".join(lines)


def _events(said: Sequence[str], otherwise: str) -> None:
    if not said:
        st.caption(t(otherwise))
        return
    with st.container(gap="small", key="events"):
        for event in said:
            st.markdown(event)
