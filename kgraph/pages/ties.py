"""Whom a person served together with, and how two people are tied: chains of steps in words, each with its evidence."""

from collections.abc import Sequence

import streamlit as st

from kgraph.dates import PartialDate, Span
from kgraph.model import Kind, Node
from kgraph.pages import address, doors, edge_lines, finder, holdings, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import certainty_badge, edge_words, node_words, number_words, t, t_md, valid_words, when_words
from kgraph.questions.meetings import BY_DECISION
from kgraph.questions.overlap import Overlap, Pair
from kgraph.questions.path import Chain, Leg, Meeting
from kgraph.questions.path import Path as Chains
from kgraph.questions.side_by_side import SAME_BODY

_PEOPLE, _PAIRS, _SUGGESTED = 12, 4, 6


def together(answer: Overlap) -> None:
    """Show whom the person served with, those with most certain days first: where, how long, and a way to the chain between them."""
    st.caption(t("together.lead"))
    by_other = _by_other(answer)
    for other, pairs in by_other[:_PEOPLE]:
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, horizontal_alignment="distribute", gap="small", key=f"links-with-{other.id}"):
                doors.link_to(other, f":primary[**{md(node_words(other))}**]")
                doors.link_to(answer.person, f":primary[{t('together.tie')}]", view="tie", other=other.id)
            for pair in pairs[:_PAIRS]:
                _pair(answer, pair)
            if len(pairs) > _PAIRS:
                st.caption(t("together.more_pairs", count=number_words(len(pairs) - _PAIRS)))
    if len(by_other) > _PEOPLE:
        st.caption(t("together.more", count=number_words(len(by_other) - _PEOPLE)))
    holdings.table(answer.rows(), answer.person.id)


def chosen_other(person: Node) -> Node | None:
    """Return the other person that the address names, None where it names none, or somebody who cannot be tied."""
    found = shared.node(address.value("other"))
    return found if found is not None and found.kind is Kind.PERSON and found != person else None


def choose(person: Node) -> None:
    """Show a search for another person, and some to start from."""
    if address.value("other"):
        st.warning(t_md("tie.nobody", id=address.value("other")))
    st.caption(t_md("tie.lead", person=node_words(person)))
    finder.choose_other(person, view="tie")
    others = [other for other, _ in _by_other(shared.overlap(person.id))][:_SUGGESTED]
    if others:
        st.caption(t("tie.start"))
        with st.container(horizontal=True, gap="medium", key="links-others"):
            for other in others:
                doors.link_to(person, f":primary[{md(node_words(other))}]", view="tie", other=other.id)


def lead(answer: Chains) -> None:
    """Say who the other is, and offer to choose somebody else."""
    with st.container(horizontal=True, gap="large", key="links-tie"):
        doors.link_to(answer.other, f":primary[**{t_md('tie.with', other=node_words(answer.other))}**]")
        doors.link_to(answer.person, f":primary[{t('tie.choose_again')}]", view="tie")


def show(answer: Chains) -> None:
    """Show how two people are tied, the shortest chains first."""
    for number, chain in enumerate(answer.chains, 1):
        _chain(answer, chain, number)
    if answer.found > len(answer.chains):
        st.caption(t("tie.more", count=number_words(answer.found - len(answer.chains))))
    holdings.table(answer.rows(), f"{answer.person.id}-{answer.other.id}")


def days_words(certain: int, possible: int | None) -> str:
    """Return how many days two people served together: the fewest and the most that the dates allow."""
    if certain and possible is not None:
        least, most = number_words(certain), number_words(possible)
        return t("together.days", days=least) if certain == possible else t("together.days_between", least=least, most=most)
    if certain:
        return t("together.days_least", least=number_words(certain))
    return t("together.days_most", most=number_words(possible)) if possible is not None else t("together.days_unknown")


def _by_other(answer: Overlap) -> list[tuple[Node, list[Pair]]]:
    found: dict[str, list[Pair]] = {}
    for pair in answer.pairs:
        found.setdefault(pair.other.subject, []).append(pair)
    groups = [(answer.graph.node(other), pairs) for other, pairs in found.items()]
    return sorted(groups, key=lambda group: -sum(pair.certain_days for pair in group[1]))


def _pair(answer: Overlap, pair: Pair) -> None:
    """Where the two served and in which posts, for how long and how surely; and links to the evidence of both holdings."""
    other = answer.graph.node(pair.other.subject)
    post, other_post = (node_words(answer.graph.node(edge.object)) for edge in (pair.one, pair.other))
    where = t_md("together.post", post=post)
    if pair.same == SAME_BODY:
        where = f"{t_md('together.body', body=node_words(pair.organization))} :gray[{md(f'{post} – {other_post}')}]"
    days = days_words(pair.certain_days, pair.possible_days)
    with st.container(gap=None, key=f"pair-{pair.one.id}-{pair.other.id}"):
        st.markdown(f"{where}  \n{certainty_badge(pair.certainty)} {md(days)} :gray[· {md(valid_words(pair.together))}]")
        with st.container(horizontal=True, gap="medium", key=f"links-pair-{pair.one.id}-{pair.other.id}"):
            for who, edge in ((answer.person, pair.one), (other, pair.other)):
                label = t_md("together.evidence", who=node_words(who))
                doors.link_to(answer.person, f":small[:primary[{label}]]", view="together", edge=edge.id)


def _chain(answer: Chains, chain: Chain, number: int) -> None:
    with st.container(border=True, gap="small", key=f"chain-{number}"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-chain-{number}"):
            st.markdown(f"**{t('tie.through' if chain.between else 'tie.directly', number=number)}**", width="content")
            for between in chain.between:
                doors.link_to(between, f":primary[**{md(node_words(between))}**]")
        ends: Sequence[Node] = (answer.person, *(meeting.other for meeting in chain.meetings))
        for one, meeting in zip(ends, chain.meetings, strict=False):
            _meeting(answer, one, meeting)


def _meeting(answer: Chains, one: Node, meeting: Meeting) -> None:
    """A sentence that says how two people met, then its steps."""
    middle = meeting.legs[len(meeting.legs) // 2 - 1].end
    names = {"one": node_words(one), "other": node_words(meeting.other), "what": node_words(middle)}
    when = PartialDate.parse(meeting.when) if meeting.how == BY_DECISION else Span.parse(meeting.when)
    said = when_words(when) if isinstance(when, PartialDate) else valid_words(when)
    st.markdown(f"{t_md(f'tie.{meeting.how}', **names)}  \n{certainty_badge(meeting.certainty)} :gray[{md(said)}]")
    with st.container(gap="xsmall", key=f"events-{'-'.join(leg.edge.id for leg in meeting.legs)}-{one.id}"):
        for leg in meeting.legs:
            kept = {"view": "tie", "other": answer.other.id}
            edge_lines.shown(_step(leg), leg.edge, answer.person, valid_words(leg.edge.valid), below=False, **kept)


def _step(leg: Leg) -> str:
    forward = leg.start.id == leg.edge.subject
    subject, object_ = (leg.start, leg.end) if forward else (leg.end, leg.start)
    return md(edge_words(subject, leg.edge, object_))
