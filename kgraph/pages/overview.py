"""Overview: what the base holds, where to start, the newest rotations, how well things are dated, and what needs a look."""

import streamlit as st

from kgraph.model import Kind
from kgraph.pages import address, cohorts, datedness, doors, empty, shared, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import claim_words, day_words, number_words, t, t_md

_COUNTED = (Kind.PERSON, Kind.POST, Kind.ORGANIZATION, Kind.COMMUNE, Kind.SOURCE)
_FINDINGS = 20


def page() -> None:
    """Ask for counts, rotations and findings; show them, or how to begin where there is nothing yet."""
    st.title(t("overview.title"), anchor=False)
    st.markdown(t("overview.lead"))
    if not shared.base().generation.nodes:
        st.info(t("overview.empty"))
        return
    _counts()
    with st.container(key="dossier"):
        with st.container():
            empty.start()
            st.subheader(t("overview.rotations"), anchor=False)
            if shared.is_large():
                st.caption(t("overview.many_rotations"))
            else:
                cohorts.show(shared.rotations())
        with st.container():
            datedness.show()
            _findings()


def _counts() -> None:
    counts = shared.remembered("counts", lambda: [len(shared.graph().nodes(kind)) for kind in _COUNTED])
    with st.container(key="counts"):
        for kind, count in zip(_COUNTED, counts, strict=True):
            st.metric(t(f"overview.{kind}"), number_words(count), border=True)
        st.metric(t("overview.edges"), number_words(shared.base().generation.edges), border=True)
    newest = shared.learned()
    if newest is not None:
        label = t_md("changes.newest", day=day_words(newest))
        doors.link_here("changes", label, since=newest.isoformat(), until=newest.isoformat())


def _findings() -> None:
    st.subheader(t("overview.findings"), anchor=False)
    found = shared.findings().findings
    if not found:
        st.markdown(t("overview.no_findings"))
    for finding in found[:_FINDINGS]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":material/flag: **{t(f'finding.{finding.finding}')}**")
            evidence = shared.evidence(finding.claim) if finding.claim else None
            said = [claim_words(claim) for claim in evidence.claims] if evidence else [finding.what]
            st.markdown(" · ".join(map(md, said)))
            st.caption(t(f"finding.{finding.finding}_means"))
            subject = shared.node(finding.subject)
            with st.container(horizontal=True, gap="medium"):
                if subject is not None:
                    doors.link_to(subject)
                if finding.claim and finding.claim != address.value("edge"):
                    doors.link_here("overview", t("evidence.open"), edge=finding.claim)
            if finding.claim and finding.claim == address.value("edge"):
                testimony.show(finding.claim, titled=False)
    if len(found) > _FINDINGS:
        st.caption(t("overview.more_findings", count=number_words(len(found) - _FINDINGS)))
