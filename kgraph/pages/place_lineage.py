"""What a place came from and what it became, change by change: when, how much of it, and by which act."""

from itertools import groupby

import streamlit as st

from kgraph.claims import Work
from kgraph.dates import PartialDate
from kgraph.model import Node
from kgraph.pages import doors, edge_lines, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, code_words, number_words, t, when_words, work_words
from kgraph.questions.lineage import Lineage, Link

_SHOWN = 30


def show(answer: Lineage) -> None:
    """Show the changes that led to a place and those that it went through, those of one day and source together."""
    for direction in ("before", "after"):
        links = [link for link in answer.links if link.direction == direction]
        if links:
            with st.container(border=True, gap="xsmall", key=f"lineage-{direction}"):
                has_ended = all(link.became is None for link in links)
                st.markdown(f"**{t('lineage.ended' if has_ended else f'lineage.{direction}')}**")
                for _, group in groupby(links[:_SHOWN], key=lambda link: (link.date, link.acts, link.edge.sources)):
                    _together(list(group), answer.place)
                if len(links) > _SHOWN:
                    st.caption(t("lineage.more", count=number_words(len(links) - _SHOWN)))


def _together(links: list[Link], place: Node) -> None:
    first = links[0]
    by = [work_words(work) for work in _works(first)]
    if first.acts:
        by.append(t("lineage.acts", acts=first.acts))
    st.markdown(f"{md(when_words(PartialDate.parse(first.date)))} :gray[{md(' · '.join(by))}]")
    for link in links:
        _line(link, place)


def _works(link: Link) -> list[Work]:
    """The acts that made the change, else the works that give its day."""
    found = shared.evidence(link.edge.id)
    claims = found.claims if found is not None else ()
    if link.state != "known":
        claims = tuple(one for one in claims if (one.valid.end if link.direction == "after" else one.valid.start).is_day)
    works = {claim.source.work.id: claim.source.work for claim in claims}
    return [work for work in works.values() if work.act] or list(works.values())


def _line(link: Link, place: Node) -> None:
    """One change: what became what, the place itself left out, and how."""
    ends = [node for node in (link.place, link.became) if node is not None and node != place]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"links-lineage-{link.direction}-{link.edge.id}"):
        for number, node in enumerate(ends):
            if number:
                st.markdown("→", width="content")
            doors.link_to(node)
        st.markdown(_how(link), width="content")
        edge_lines.evidence_link(link.edge, place)
    edge_lines.opened(link.edge)


def _how(link: Link) -> str:
    if link.place is None or link.became is None:
        return badge(t(f"lineage.{link.state.replace(' ', '_')}"), "gray", "question_mark")
    return f":gray[{md(', '.join(code_words(key, code) for key, code in (('extent', link.extent), ('change', link.change)) if code))}]"
