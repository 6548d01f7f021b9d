"""The evidence of an edge or a claim: who says so, in which words, marked where they stand, and whether they are the source's own."""

from datetime import date

import streamlit as st

from kgraph.claims import Claim
from kgraph.dates import PartialDate
from kgraph.graph import Edge, Status
from kgraph.judged import Decided, State
from kgraph.judgements import Judgement
from kgraph.pages import address, quotation, shared
from kgraph.pages.escaping import md
from kgraph.pages.wording import (
    badge,
    claim_words,
    code_words,
    edge_words,
    has_text,
    sentence,
    t,
    t_md,
    valid_words,
    when_words,
    work_words,
)
from kgraph.questions.evidence import Evidence

_READING_ICON = {"explicit": "format_quote", "context": "subject", "inferred": "neurology"}


def show(reference: str, *, titled: bool = True, known: date | None = None) -> None:
    """Show the evidence of an edge or claim, as known on a day or now; words where the address names one that there is not."""
    found = shared.evidence(reference, known)
    if found is None:
        st.warning(t_md("evidence.gone", reference=reference))
        return
    with st.container(border=True, gap="small", key=f"evidence-{reference}"):
        if titled:
            st.subheader(t("evidence.title"), anchor=False)
        if found.edge is not None:
            _edge(found.edge, known)
        for claim in found.in_order:
            with st.container(gap="xsmall", key=f"said-{claim.id}"):
                _claim(found, claim, known)


def edge_badges(edge: Edge) -> list[str]:
    """Return badges, as Markdown, for what is not plain about an edge: acting, inferred, disputed, waiting."""
    badges = [badge(t("edge.acting"), "violet", "supervisor_account")] if edge.acting else []
    if edge.inferred:
        what = ", ".join(t(f"inferred.{part}" if has_text(f"inferred.{part}") else "inferred.other") for part in edge.inferred)
        badges.append(badge(t("edge.inferred", what=what), "orange", "neurology"))
    if edge.attested is not None:
        badges.append(badge(t("edge.joined"), "orange", "link"))
    if edge.status is not Status.ACCEPTED:
        badges.append(badge(t(f"status.{edge.status}"), "red", "error"))
    return badges


def _edge(edge: Edge, known: date | None) -> None:
    with shared.as_known(known).asking() as engine:
        subject, object_ = (engine.node(end) for end in (edge.subject, edge.object))
    st.markdown(f"**{md(sentence(edge_words(subject, edge, object_)))}**  \n{md(valid_words(edge.valid))}")
    certainty = badge(t("edge.on_day", certainty=t(f"certainty.{edge.certainty(address.day())}")), "blue", "event")
    st.markdown(" ".join([certainty, *edge_badges(edge)]))


def _claim(found: Evidence, claim: Claim, known: date | None) -> None:
    source = claim.source
    place = f" · {md(source.place)}" if source.place else ""
    st.markdown(f"**{md(work_words(source.work))}**{place}")
    if found.edge is None or claim in found.superseded or found.is_of_unit(claim):
        st.markdown(t_md("evidence.says", claim=claim_words(claim)))
    decided = _decided(found, claim, known)
    st.markdown(" ".join([*_claim_badges(found, claim), *_state_badge(decided)]))
    if decided.by is not None:
        st.caption(_decision(decided.by))
    if source.quote:
        quotation.show(claim)
    else:
        st.caption(t("evidence.deleted" if source.document else "evidence.no_words"))
    if source.work.url:
        st.caption(md(source.work.url))


def _claim_badges(found: Evidence, claim: Claim) -> list[str]:
    badges = [badge(t(f"reading.{claim.reading}"), "gray", _READING_ICON[claim.reading])]
    if claim.retold:
        badges.append(badge(t("evidence.retold_badge"), "violet", "record_voice_over"))
    agrees = found.agrees(claim)
    if agrees is False:
        badges.append(badge(t("evidence.disagrees"), "red", "close"))
    elif agrees and sum(not found.is_of_unit(one) for one in found.claims) > 1:
        badges.append(badge(t("evidence.agrees"), "green", "check"))
    return badges


def _decided(found: Evidence, claim: Claim, known: date | None) -> Decided:
    """What was decided on a claim until now; what was known on a day says nothing of what came after."""
    now = found if known is None else shared.evidence(claim.id) or found
    return now.decided.get(claim.id, Decided())


def _state_badge(decided: Decided) -> list[str]:
    return [] if decided.state is State.IN_FORCE else [badge(code_words("claim_state", decided.state), "red", "gavel")]


def _decision(judgement: Judgement) -> str:
    verb, when = code_words("judgement", judgement.verb), when_words(PartialDate.parse(judgement.when))
    said = t_md("evidence.decided", verb=verb, who=judgement.who, when=when)
    return f"{said}: {md(judgement.why)}" if judgement.why else said
