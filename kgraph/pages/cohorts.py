"""The officers of each decision: how many it moved, how many are known, who, and who is known only by number."""

from collections.abc import Iterable

import streamlit as st

from kgraph.pages import doors, todays_map
from kgraph.pages.escaping import md
from kgraph.pages.wording import badge, node_words, number_words, t, t_md, when_words
from kgraph.questions.cohorts import Cohort
from kgraph.questions.rotations import Rotation, Rotations

_SHOWN = 6


def show(answer: Rotations) -> None:
    """Show the decisions, the newest first."""
    if not answer.cohorts:
        st.info(t("overview.no_rotations"))
    newest_first = sorted(answer.cohorts, key=lambda one: (not one.date.is_unknown, one.when.latest, one.decision.id), reverse=True)
    for cohort in newest_first[:_SHOWN]:
        _card(cohort, [rotation for rotation in answer.rotations if rotation.cohort == cohort])
    if len(newest_first) > _SHOWN:
        st.caption(t("overview.more_rotations", count=number_words(len(newest_first) - _SHOWN)))


def coverage_words(cohort: Cohort) -> str:
    """Return how much is known, in words: two of five known, one of them inferred."""
    if cohort.seats is None:
        known = t("cohort.known", named=cohort.named)
    else:
        key = "cohort.known_positions" if cohort.seats_of == "positions" else "cohort.known_officers"
        known = t(key, named=cohort.named, seats=cohort.seats)
    inferred = t("cohort.inferred", inferred=cohort.inferred) if cohort.inferred else ""
    women = t("cohort.women", women=cohort.women) if cohort.women else ""
    return known + inferred + women


def _card(cohort: Cohort, rotations: list[Rotation]) -> None:
    with st.container(border=True, gap="xsmall"):
        doors.link_to(cohort.decision, f":primary[**{md(node_words(cohort.decision))}**]")
        st.caption(md(when_words(cohort.when)))
        st.markdown(f"**{md(coverage_words(cohort))}**")
        if cohort.seats:
            st.progress(min(1.0, cohort.named / cohort.seats))
        _officers(rotation for rotation in rotations if rotation.person and not rotation.person.is_unnamed)
        unnamed = [rotation for rotation in rotations if not (rotation.person and not rotation.person.is_unnamed)]
        if unnamed:
            st.markdown(f"{badge(t('holder.unnamed'), 'violet', 'person_off')} {md('; '.join(map(_seat, unnamed)))}")


def _officers(rotations: Iterable[Rotation]) -> None:
    shown: dict[str, list[Rotation]] = {}
    for rotation in rotations:
        shown.setdefault(rotation.person.id if rotation.person else "", []).append(rotation)
    for group in shown.values():
        first = group[0]
        if first.person is None:
            continue
        with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="top"):
            doors.link_to(first.person, edge=first.edge.id if first.edge else "")
            marks = badge(t("reading.inferred"), "orange", "neurology") if any(_is_inferred(one) for one in group) else ""
            st.markdown(f"{t_md('cohort.to', posts='; '.join(map(_seat, group)))} {marks}")


def _seat(rotation: Rotation) -> str:
    if rotation.seat is None:
        return t("cohort.seat_unknown")
    place = node_words(rotation.seat.place)
    said = rotation.seat.post.name or t("cohort.post_in", place=place or node_words(rotation.seat.organization))
    return said + todays_map.place_words(rotation.seat.place)


def _is_inferred(rotation: Rotation) -> bool:
    return rotation.edge is not None and "decision" in rotation.edge.inferred
