"""What a person should look at: findings by kind, each with its claims side by side and a door to the evidence of each."""

import streamlit as st

from kgraph.claims import Claim
from kgraph.findings import Finding
from kgraph.pages import address, doors, shared, testimony
from kgraph.pages.escaping import md
from kgraph.pages.wording import claim_words, number_words, sentence, t, work_words

_OF_A_KIND = 5
_CLAIMS = 6


def show() -> None:
    """Show the findings, some of each kind, and how many more there are; the claim that the address names is open."""
    st.subheader(t("overview.findings"), anchor=False)
    found = shared.findings()
    if not found.findings:
        st.markdown(t("overview.no_findings"))
    opened = next((finding for finding in found.findings if address.value("edge") in finding.claims), None)
    for code, findings in found.by_kind.items():
        with st.container(border=True, gap="small"):
            count = f" · {number_words(len(findings))}" if len(findings) > 1 else ""
            st.markdown(f":material/flag: **{t(f'finding.{code}')}**{count}")
            st.caption(t(f"finding.{code}_means"))
            for number, finding in enumerate(_shown(findings, opened)):
                _finding(finding, f"{code}-{number}", is_open=finding is opened)
            if len(findings) > _OF_A_KIND:
                st.caption(t("overview.more_findings", count=number_words(len(findings) - _OF_A_KIND), code=code))


def _shown(findings: tuple[Finding, ...], opened: Finding | None) -> tuple[Finding, ...]:
    """The first findings of a kind; one that is open comes before them where it is further down."""
    first = findings[:_OF_A_KIND]
    return (opened, *first) if opened is not None and opened in findings[_OF_A_KIND:] else first


def _finding(finding: Finding, key: str, *, is_open: bool) -> None:
    with st.container(gap="xsmall", key=f"finding-{key}"):
        _things(finding, key)
        claims = [claim for claim in map(_claim, finding.claims[:_CLAIMS]) if claim is not None]
        if not claims:
            st.markdown(md(finding.what))
        with st.container(key=f"beside-{key}"):
            for number, claim in enumerate(claims):
                with st.container(gap=None, key=f"side-{key}-{number}"):
                    _side(claim)
        if len(finding.claims) > _CLAIMS:
            st.caption(t("overview.more_claims", count=number_words(len(finding.claims) - _CLAIMS)))
        if is_open:
            testimony.show(address.value("edge"), titled=False)


def _things(finding: Finding, key: str) -> None:
    """Links to what the finding is about."""
    nodes = [shared.node(node_id) for node_id in dict.fromkeys((finding.subject, *finding.others))]
    with st.container(horizontal=True, gap="medium", key=f"links-{key}"):
        for node in nodes:
            if node is not None:
                doors.link_to(node)


def _side(claim: Claim) -> None:
    st.markdown(md(sentence(claim_words(claim))))
    st.caption(md(work_words(claim.source.work)))
    if claim.id != address.value("edge"):
        doors.link_here("overview", t("evidence.open_short"), edge=claim.id)


def _claim(claim_id: str) -> Claim | None:
    found = shared.evidence(claim_id)
    return found.claims[0] if found else None
