"""Who answers for what: each thing answered for once, with its places, then a line for each who answers and in which role."""

from collections.abc import Iterable, Sequence

import streamlit as st

from kgraph.model import Node, Relation
from kgraph.pages import address, doors, edge_lines
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, certainty_badge, node_words, number_words, relation_words, sentence, t, t_md, valid_words
from kgraph.questions.responsibilities import Responsibility

_SHOWN = 30


def show(duties: Sequence[Responsibility], of: Node, *, name: str = "duties", below: bool = True, **kept: str) -> None:
    """Show responsibilities in the view of a node; ``below`` puts the evidence under its line, ``kept`` stays in the address.

    A page that shows several such lists gives each a ``name``.
    """
    by_thing: dict[Node, list[Responsibility]] = {}
    for duty in duties:
        by_thing.setdefault(duty.what, []).append(duty)
    shown = list(by_thing.items())[:_SHOWN]
    with st.container(key=f"cards-{name}" if below else name, gap="small"):
        for thing, group in shown:
            with st.container(border=True, gap="xsmall"):
                _thing(thing, group)
                for duty in group:
                    _line(duty, of, below, kept)
    if len(by_thing) > _SHOWN:
        st.caption(t("duty.more", count=number_words(len(by_thing) - _SHOWN)))


def _thing(thing: Node, group: Iterable[Responsibility]) -> None:
    doors.link_to(thing, f":primary[**{md(node_words(thing))}**]")
    places = dict.fromkeys(node_words(place) for duty in group for place in duty.places if place != thing)
    told = [*places, *(str(thing.get(key)) for key in ("quantity", "status") if thing.get(key))]
    if told:
        st.caption(md(" · ".join(told)))


def _line(duty: Responsibility, of: Node, below: bool, kept: dict[str, str]) -> None:
    if duty.who is None:
        said = badge(t("commune.nobody_said"), "gray", "question_mark")
        if duty.edge is not None:
            edge_lines.shown(said, duty.edge, of, below=below, **kept)
        else:
            st.markdown(said)
    elif duty.edge is not None:
        edge_lines.shown(_words(duty, of), duty.edge, of, valid_words(duty.edge.valid), below=below, **kept)


def _words(duty: Responsibility, of: Node) -> str:
    """Who answers, unless that is whom the view is about, in which role, through which post, and how surely on the day."""
    role = relation_words(Relation.RESPONSIBLE_FOR, duty.role)
    who = f"**{md(sentence(role))}**" if duty.who == of else f"**{md(node_words(duty.who))}** {md(role)}"
    through = f", {t_md('duty.through', post=node_words(duty.through))}" if duty.through is not None else ""
    return f"{who}{through}  \n{certainty_badge(duty.certainty(address.day()), 'edge.on_day')}"
