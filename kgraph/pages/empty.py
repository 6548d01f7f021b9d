"""What a page shows before anything is chosen: words, and links to start from that the base itself suggests."""

from collections.abc import Collection, Iterable

import streamlit as st

from kgraph.graph import TemporalGraph
from kgraph.model import Kind, Node, Relation
from kgraph.pages import address, doors, shared
from kgraph.pages.wording import node_words, t, t_md

_SHOWN = 6


def chosen(page: str, kinds: Collection[Kind] = frozenset()) -> Node | None:
    """Return the node that the address names, or the one last seen on that page; say so in words where there is none such."""
    asked = address.value("id") or st.session_state.get(f"last-{page}", "")
    found = shared.node(asked)
    if found is not None and (not kinds or found.kind in kinds):
        st.session_state[f"last-{page}"] = found.id
        if address.value("id") != found.id:
            address.write({"id": found.id})
        return found
    st.title(t(f"{page}.title"), anchor=False)
    if found is not None:
        st.warning(t_md("app.other_kind", name=node_words(found)))
        doors.link_to(found)
    elif asked:
        st.warning(t_md("app.unknown_id", id=asked))
    st.info(t(f"{page}.empty"))
    return None


def suggest_people() -> None:
    """Show people to start from."""
    with st.container(border=True):
        st.markdown(f"**{t('start.people')}**")
        _links("people", people())


def suggest_bodies() -> None:
    """Show bodies to start from, and posts with many holders."""
    with st.container(border=True):
        st.markdown(f"**{t('start.bodies')}**")
        _links("bodies", bodies())
        st.markdown(f"**{t('start.posts')}**")
        _links("posts", posts())


def suggest_communes() -> None:
    """Show communes to start from."""
    with st.container(border=True):
        st.markdown(f"**{t('start.communes')}**")
        _links("communes", communes())


def suggest_territories() -> None:
    """Show provinces and districts to start from."""
    with st.container(border=True):
        st.markdown(f"**{t('start.territories')}**")
        _links("territories", territories())


def start() -> None:
    """Show where to start, of every kind."""
    with st.container(border=True, gap="small"):
        st.subheader(t("start.title"), anchor=False)
        for title, nodes in (
            ("people", people()),
            ("communes", communes()),
            ("territories", territories()),
            ("bodies", bodies()),
            ("posts", posts()[:3]),
        ):
            with st.container(gap=None):
                st.caption(t(f"start.{title}"))
                _links(title, nodes)


def people() -> tuple[Node, ...]:
    """Return people whom the newest decisions moved, else those with most posts."""
    moved = [rotation.person for rotation in shared.rotations().rotations if rotation.person and not rotation.person.is_unnamed]
    return _most(moved, Kind.PERSON, Relation.HOLDS)


def communes() -> tuple[Node, ...]:
    """Return communes that the newest decisions moved people to, else those with most bodies."""
    seats = [rotation.seat.place for rotation in shared.rotations().rotations if rotation.seat and rotation.seat.place]
    return _most([place for place in seats if place.kind is Kind.COMMUNE], Kind.COMMUNE, Relation.GOVERNS)


def territories() -> tuple[Node, ...]:
    """Return the provinces and districts with most bodies of their own."""
    return tuple(place for kind in (Kind.PROVINCE, Kind.DISTRICT) for place in _most([], kind, Relation.GOVERNS)[:2])


def bodies() -> tuple[Node, ...]:
    """Return the bodies with most posts."""
    return _most([], Kind.ORGANIZATION, Relation.POST_IN)


def posts() -> tuple[Node, ...]:
    """Return the posts that most people held."""
    return _most([], Kind.POST, Relation.HOLDS)


def _most(first: Iterable[Node], kind: Kind, relation: Relation) -> tuple[Node, ...]:
    """The given nodes, each once; where they are few, those of the kind with most edges of the relation."""
    given = list({node.id: node for node in first}.values())[:_SHOWN]
    if len(given) >= _SHOWN // 2:
        return tuple(given)
    return tuple(given + [node for node in _by_edges(kind, relation) if node not in given][: _SHOWN - len(given)])


def _by_edges(kind: Kind, relation: Relation) -> tuple[Node, ...]:
    def count() -> tuple[Node, ...]:
        graph: TemporalGraph = shared.graph()
        nodes = [node for node in graph.nodes(kind) if not node.is_unnamed and graph.edges(node.id, relation)]
        return tuple(sorted(nodes, key=lambda node: (-len(graph.edges(node.id, relation)), node.id))[:_SHOWN])

    return tuple(shared.remembered("most", count, kind, relation))


def _links(name: str, nodes: Iterable[Node]) -> None:
    with st.container(horizontal=True, gap="medium", key=f"links-{name}"):
        for node in nodes:
            doors.link_to(node, page="tiles" if name == "territories" else "")
