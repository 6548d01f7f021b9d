"""Every engine answers as the memory engine does: on graphs that Hypothesis draws, and on the bundled base."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from kgraph.engines import Engine
from kgraph.engines.base import Recipe
from kgraph.engines.cypher import CypherEngine
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import KgraphError
from kgraph.graph import TemporalGraph
from kgraph.graph_records import graph_lines
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind
from kgraph.questions import (
    career,
    commune,
    detail,
    kinship,
    lineage,
    lives,
    organization,
    overlap,
    path,
    responsibilities,
    rotations,
    search,
    succession,
    territory,
    tiles,
    units,
)
from kgraph.questions.evidence import evidence
from tests.engines.every import EXAMPLES, hold
from tests.strategies_graphs import any_graphs, apart, many_graphs

Ask = Callable[[Engine], Any]
DAY = date(2017, 4, 24)
IN_ONE_FILL = 200
"""Graphs that an engine holds at once."""

OVER_BOLT = 4
"""Of so many graphs one is asked about on a server, where each question is a round trip; all are put there and read back."""

PLAINLY = 5
"""Of so many graphs, what is gathered and which edges there are is compared for one; their answers are compared for all."""

RECIPES: tuple[tuple[Recipe, frozenset[Kind]], ...] = (
    (career.RECIPE, frozenset({Kind.PERSON})),
    (commune.RECIPE, frozenset({Kind.COMMUNE})),
    (succession.RECIPE, frozenset({Kind.POST})),
    (organization.RECIPE, frozenset({Kind.ORGANIZATION})),
    (overlap.RECIPE, frozenset({Kind.PERSON})),
    (responsibilities.RECIPE, responsibilities.KINDS),
    (tiles.RECIPE, units.TERRITORIES),
    (lineage.RECIPE, kinship.KINDS),
    (territory.RECIPE, lives.UNITS),
    (detail.RECIPE, frozenset(Kind)),
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(graph=any_graphs())
def test_any_graph_is_kept_and_answered_from_as_in_memory(every_cypher_engine: CypherEngine, graph: TemporalGraph) -> None:
    every_cypher_engine.put(graph)
    assert list(graph_lines(every_cypher_engine.graph())) == list(graph_lines(graph))
    asked = {**gatherings(graph), **questions(graph), **searches("", "an", "nậm cắn", "'"), **edges(graph)}
    assert differing(asked, every_cypher_engine, MemoryEngine(graph)) == []


@pytest.fixture(scope="session")
def cases() -> list[TemporalGraph]:
    """As many graphs as any property is tried on, each under ids of its own."""
    return [apart(graph, number) for number, graph in enumerate(many_graphs(settings.default.max_examples))]


@pytest.mark.long
def test_every_question_of_many_graphs_side_by_side_is_answered_as_in_memory(
    every_cypher_engine: CypherEngine, cases: list[TemporalGraph]
) -> None:
    """A fill costs more than all that is asked of a small graph, so many are put in at once; an answer about one must not touch another."""
    for first in range(0, len(cases), IN_ONE_FILL):
        some = cases[first : first + IN_ONE_FILL]
        together = TemporalGraph((node for graph in some for node in graph.nodes()), [edge for graph in some for edge in graph.edges()])
        every_cypher_engine.put(together)
        assert list(graph_lines(every_cypher_engine.graph())) == list(graph_lines(together))
        asked = searches("", "an", "nậm cắn", "'")
        for number, graph in enumerate(some):
            if number % (OVER_BOLT if every_cypher_engine.name == "server" else 1):
                continue
            asked |= questions(graph)
            if number % PLAINLY == 0:
                asked |= gatherings(graph) | edges(graph)
        assert differing(asked, every_cypher_engine, MemoryEngine(together)) == []


@pytest.fixture
def bundled(every_cypher_engine: CypherEngine, sample: KnowledgeBase) -> CypherEngine:
    hold(every_cypher_engine, sample.graph())
    return every_cypher_engine


@pytest.fixture(scope="module")
def memory(sample: KnowledgeBase) -> MemoryEngine:
    return MemoryEngine(sample.graph())


def test_the_bundled_graph_is_kept_whole(bundled: CypherEngine, memory: MemoryEngine) -> None:
    assert list(graph_lines(bundled.graph())) == list(graph_lines(memory.graph()))


@pytest.mark.parametrize("recipe", ["career", "commune", "organization", "overlap", "succession", "rotations", "tiles"])
def test_a_recipe_gathers_of_everything_bundled_what_memory_does(bundled: CypherEngine, memory: MemoryEngine, recipe: str) -> None:
    asked = {what: ask for what, ask in gatherings(memory.graph()).items() if what[0] == recipe}
    assert asked
    assert differing(asked, bundled, memory) == []


def test_careers_and_successions_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    asked = {what: ask for what, ask in questions(memory.graph()).items() if what[0] in ("career rows", "succession rows")}
    assert len(asked) == len(memory.graph().nodes(Kind.PERSON)) + len(memory.graph().nodes(Kind.POST))
    assert differing(asked, bundled, memory) == []


def test_communes_and_rotations_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    governed = {edge.object for edge in memory.edges() if edge.relation == "GOVERNS"}
    wanted = {("rotations rows", ""), *(("commune rows", place) for place in governed)}
    asked = {what: ask for what, ask in questions(memory.graph()).items() if what in wanted}
    assert {what for what, _ in asked} == {"commune rows", "rotations rows"}
    assert differing(asked, bundled, memory) == []


def test_tiles_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    province, district, new = "vn1:40@2004-08-31", "vn2:417@2004-08-31", date(2025, 7, 1)
    asked: dict[tuple[str, str], Ask] = {
        ("tiles", f"{place} {day} {by} {level}"): lambda engine, a=(place, day, by, level): tiles.tiles(engine, *a).rows()
        for place, day, by, level in (
            ("", DAY, tiles.COMPLETENESS, ""),
            (province, DAY, tiles.NEWEST_ROTATION, "commune"),
            (province, new, tiles.COMPLETENESS, ""),
            (district, DAY, "ks:m5", ""),
        )
    }
    assert differing(asked, bundled, memory) == []


def test_bodies_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    asked = {what: ask for what, ask in questions(memory.graph()).items() if what[0] == "organization rows"}
    assert len(asked) == len(memory.graph().nodes(Kind.ORGANIZATION))
    assert differing(asked, bundled, memory) == []


def test_responsibilities_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    answering = {end for edge in memory.edges() if edge.relation == "RESPONSIBLE_FOR" for end in (edge.subject, edge.object)}
    ids = {*answering, "ks:p3", "vn3:16843@2004-08-31", "vn2:417@2004-08-31"}
    asked = {what: ask for what, ask in questions(memory.graph()).items() if what[0] == "responsibilities rows" and what[1] in ids}
    assert len(asked) == len(ids)
    assert differing(asked, bundled, memory) == []


def test_lineages_and_territories_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    ids = {"vn3:16849@2004-08-31", "vn3:16849@2025-07-01", "vn3:16861@2004-08-31", "vn2:417@2004-08-31", "vn1:40@2004-08-31", "ks:org1"}
    of = ("lineage", "lineage rows", "territory", "territory rows")
    asked = {
        what: ask for what, ask in (gatherings(memory.graph()) | questions(memory.graph())).items() if what[0] in of and what[1] in ids
    }
    assert len(asked) == 22
    assert differing(asked, bundled, memory) == []


def test_overlaps_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    asked = {what: ask for what, ask in questions(memory.graph()).items() if what[0] == "overlap rows"}
    assert len(asked) == len(memory.graph().nodes(Kind.PERSON))
    assert differing(asked, bundled, memory) == []


def test_paths_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    asked = paths("ks:p1", "ks:p2", "ks:p3", "na:660401", "na:1463498", "na:808519")
    assert len(asked) == 72
    assert differing(asked, bundled, memory) == []


def test_searches_of_the_bundled_base_have_the_rows_of_memory(bundled: CypherEngine, memory: MemoryEngine) -> None:
    assert differing(searches("huu kiem", "Nậm Cắn", "nguyen huu luong", "bi thu huyen", "zzz"), bundled, memory) == []


def test_the_evidence_of_an_edge_is_that_of_memory(bundled: CypherEngine, memory: MemoryEngine, sample: KnowledgeBase) -> None:
    for edge in memory.edges("ks:p1"):
        found = bundled.edge(edge.id)
        assert found is not None
        assert evidence(sample.claims(found.claims), found).rows() == sample.evidence(edge.id).rows()


def gatherings(graph: TemporalGraph) -> dict[tuple[str, str], Ask]:
    """What each recipe gathers, for each node it is about."""
    return dict(_gatherings(graph)) | {
        ("rotations", ""): lambda engine: engine.gather(rotations.RECIPE),
        ("search", "each"): lambda engine: engine.gather_each(detail.RECIPE, graph.nodes()),
    }


def _gatherings(graph: TemporalGraph) -> Iterator[tuple[tuple[str, str], Ask]]:
    for recipe, kinds in RECIPES:
        for node in (node for node in graph if node.kind in kinds):
            yield (recipe.name, node.id), lambda engine, r=recipe, i=node.id: engine.gather(r, **{r.parameters[0]: i})


def questions(graph: TemporalGraph) -> dict[tuple[str, str], Ask]:
    """The rows of each question, for each node it is about."""
    people, posts, communes = (graph.nodes(kind) for kind in (Kind.PERSON, Kind.POST, Kind.COMMUNE))
    asked: dict[tuple[str, str], Ask] = {("rotations rows", ""): lambda engine: rotations.rotations(engine).rows()}
    asked |= {("career rows", one.id): lambda engine, i=one.id: career.career(engine, i).rows() for one in people}
    asked |= {("succession rows", one.id): lambda engine, i=one.id: succession.succession(engine, i).rows() for one in posts}
    asked |= {
        ("organization rows", one.id): lambda engine, i=one.id: organization.organization(engine, i, DAY).rows()
        for one in graph.nodes(Kind.ORGANIZATION)
    }
    asked |= {
        ("responsibilities rows", one.id): lambda engine, i=one.id: responsibilities.responsibilities(engine, i).rows()
        for one in graph
        if one.kind in responsibilities.KINDS
    }
    asked |= {("overlap rows", one.id): lambda engine, i=one.id: overlap.overlap(engine, i).rows() for one in people}
    asked |= {
        ("tiles rows", f"{one.id} {by}"): lambda engine, i=one.id, b=by: tiles.tiles(engine, i, DAY, b).rows()
        for one in graph
        if one.kind in units.TERRITORIES
        for by in (tiles.COMPLETENESS, tiles.NEWEST_ROTATION)
    }
    asked |= paths(*(one.id for one in people))
    asked |= {("lineage rows", n.id): lambda engine, i=n.id: lineage.lineage(engine, i).rows() for n in graph if n.kind in kinship.KINDS}
    asked |= {
        ("territory rows", n.id): lambda engine, i=n.id: territory.territory(engine, i, DAY).rows() for n in graph if n.kind in lives.UNITS
    }
    asked |= {("commune rows", one.id): lambda engine, i=one.id: commune.commune(engine, i, DAY).rows() for one in communes}
    return asked


def paths(*people: str) -> dict[tuple[str, str], Ask]:
    """What is gathered for each two people, and the rows; one person twice is refused."""
    asked: dict[tuple[str, str], Ask] = {}
    for one, other in product(people, people):
        asked["path", f"{one} {other}"] = lambda engine, a=one, b=other: engine.gather(path.RECIPE, person=a, other=b)
        asked["path rows", f"{one} {other}"] = lambda engine, a=one, b=other: path.path(engine, a, b).rows()
    return asked


def searches(*texts: str) -> dict[tuple[str, str], Ask]:
    return {("search rows", text): lambda engine, text=text: search.search(engine, text, limit=20).rows() for text in texts}


def edges(graph: TemporalGraph) -> dict[tuple[str, str], Ask]:
    asked: dict[tuple[str, str], Ask] = {("edges", n.id): lambda engine, i=n.id: list(engine.edges(i)) for n in graph}
    asked |= {("around", n.id): lambda engine, i=n.id: engine.surroundings(i, 2) for n in graph}
    return asked | {("edge", e.id): lambda engine, i=e.id: engine.edge(i) for e in graph.edges()[:3]}


def differing(asked: dict[tuple[str, str], Ask], engine: Engine, memory: MemoryEngine) -> list[tuple[str, str]]:
    """Return what the engines answer differently; where memory refuses, the other must refuse in the same words."""
    return [what for what, ask in asked.items() if _outcome(ask, engine) != _outcome(ask, memory)]


def _outcome(ask: Ask, engine: Engine) -> object:
    try:
        return ask(engine)
    except KgraphError as err:
        return str(err)
