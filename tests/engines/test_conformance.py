"""What every engine must do: each test runs once on each engine of ``every.ENGINES``."""

from importlib.resources import files
from typing import Any

import pytest

from kgraph.engines import Engine
from kgraph.errors import UnknownNameError
from kgraph.graph import Direction, Edge, TemporalGraph
from kgraph.graph_records import graph_lines, revision
from kgraph.model import Kind, Node, Relation
from kgraph.questions import career, commune, detail, organization, overlap, path, responsibilities, rotations, succession, tiles
from tests.engines.every import ENGINES
from tests.questions.graphs import edge, ky_son, node

OF_LUONG = ["luong HOLDS hk_chair 1", "luong HOLDS hk_deputy 1", "luong HOLDS office_deputy 1"]


def ids(found: Any) -> list[str]:
    return [thing.id for thing in found]


def test_the_engines_of_the_design_are_tested() -> None:
    assert {"memory", "embedded", "server"} <= ENGINES.keys()


def test_an_engine_has_the_name_it_is_listed_under(engine: Engine) -> None:
    assert engine.name in ENGINES


def test_a_graph_comes_back_as_it_was_put(engine: Engine) -> None:
    assert list(graph_lines(engine.graph())) == list(graph_lines(ky_son().graph()))


def test_a_graph_put_twice_is_held_once(every_engine: Engine) -> None:
    graph = TemporalGraph([node("p1", Kind.PERSON, "An"), node("q1", Kind.POST)], [edge("p1", Relation.HOLDS, "q1", acting=True)])
    every_engine.put(graph)
    every_engine.put(graph)
    assert every_engine.graph() == graph


def test_a_graph_replaces_the_one_before(every_engine: Engine) -> None:
    p1, q1, q2 = node("p1", Kind.PERSON, "An", gender="female"), node("q1", Kind.POST), node("q2", Kind.POST)
    holding = edge("p1", Relation.HOLDS, "q1", "2015", acting=True)
    every_engine.put(TemporalGraph([p1, q1, q2], [holding, edge("p1", Relation.HOLDS, "q2")]))
    elsewhere = Edge(holding.id, "p1", Relation.HOLDS, "q2", holding.valid)
    smaller = TemporalGraph([node("p1", Kind.PERSON, "Ân"), node("q1", Kind.ORGANIZATION), q2], [elsewhere])
    every_engine.put(smaller)
    assert list(graph_lines(every_engine.graph())) == list(graph_lines(smaller))


def test_an_empty_graph_can_be_put(every_engine: Engine) -> None:
    every_engine.put(TemporalGraph())
    assert every_engine.graph() == TemporalGraph()


def test_a_node_is_found_by_its_id_alone(engine: Engine) -> None:
    assert engine.node("hk") == Node("hk", Kind.COMMUNE, "Hữu Kiệm", (("type", "xã"),))


@pytest.mark.parametrize("wanted", ["nobody", "", "hk' OR 1=1", "HK"])
def test_an_id_that_nothing_has_is_an_error_that_says_so(engine: Engine, wanted: str) -> None:
    with pytest.raises(UnknownNameError, match=f"nothing has the id '{wanted}'"):
        engine.node(wanted)


def test_nodes_come_by_id(engine: Engine) -> None:
    assert ids(engine.nodes(Kind.DECISION)) == ["d1", "d2", "d3"]
    assert ids(engine.nodes(Kind.SOURCE)) == []
    assert len(ids(engine.nodes())) == len(ky_son().graph())
    assert ids(engine.nodes()) == sorted(ids(engine.nodes()))


def test_the_edges_of_a_node_come_by_id(engine: Engine) -> None:
    assert ids(engine.edges("luong")) == OF_LUONG


@pytest.mark.parametrize(
    ("direction", "found"),
    [
        (Direction.OUT, ["hk_ubnd GOVERNS hk 1", "hk_ubnd PART_OF district_ubnd 1"]),
        (Direction.IN, ["hk_chair POST_IN hk_ubnd 1", "hk_vice POST_IN hk_ubnd 1", "hk_vice VACANT hk_ubnd 1"]),
    ],
)
def test_edges_leave_a_node_or_reach_it(engine: Engine, direction: Direction, found: list[str]) -> None:
    assert ids(engine.edges("hk_ubnd", direction=direction)) == found


def test_edges_of_one_relation_are_those_alone(engine: Engine) -> None:
    assert ids(engine.edges("hk_ubnd", Relation.GOVERNS)) == ["hk_ubnd GOVERNS hk 1"]
    assert ids(engine.edges("hk_ubnd", Relation.HOLDS)) == []
    assert ids(engine.edges(relation=Relation.ISSUED)) == ["district_party ISSUED d1 1"]


def test_all_edges_of_the_graph_come_without_a_node(engine: Engine) -> None:
    assert ids(engine.edges()) == ids(ky_son().graph().edges())


def test_an_unknown_node_has_no_edges(engine: Engine) -> None:
    assert ids(engine.edges("nobody")) == []


def test_an_edge_from_a_node_to_itself_is_one_edge(every_engine: Engine) -> None:
    every_engine.put(TemporalGraph([node("o1", Kind.ORGANIZATION)], [edge("o1", Relation.PART_OF, "o1")]))
    assert ids(every_engine.edges("o1")) == ["o1 PART_OF o1 1"]
    assert ids(every_engine.surroundings("o1").edges()) == ["o1 PART_OF o1 1"]


def test_an_edge_is_found_by_its_id(engine: Engine) -> None:
    found = engine.edge("luong HOLDS hk_chair 1")
    assert found is not None
    assert (found.subject, found.object, str(found.valid), found.get("decision")) == ("luong", "hk_chair", "2015-12/[2017-04..]", "d1")


def test_an_edge_that_is_not_there_is_none(engine: Engine) -> None:
    assert engine.edge("e0") is None


def test_a_name_is_found_without_its_accents(engine: Engine) -> None:
    assert ids(engine.named("nam can")) == ["cell", "cell_secretary", "head_teacher", "nc1", "nc2", "school"]


def test_a_name_is_found_with_the_word_for_its_kind_of_place(engine: Engine) -> None:
    assert ids(engine.named("XÃ hữu", frozenset({Kind.COMMUNE}))) == ["hk", "hk2"]


def test_words_may_stand_in_any_order_and_must_all_be_there(engine: Engine) -> None:
    assert ids(engine.named("lượng nguyễn")) == ["luong"]
    assert ids(engine.named("nguyen hoe")) == []


def test_surroundings_reach_as_many_edges_as_asked(engine: Engine) -> None:
    assert ids(engine.surroundings("luong", 0).nodes()) == ["luong"]
    assert ids(engine.surroundings("luong", 1).edges()) == OF_LUONG
    assert "hk_ubnd" in engine.surroundings("luong", 2).by_id
    assert engine.surroundings("luong", 2) == ky_son().surroundings("luong", 2)


def test_the_surroundings_of_nobody_are_an_error(engine: Engine) -> None:
    with pytest.raises(UnknownNameError):
        engine.surroundings("nobody")


@pytest.mark.parametrize(
    ("recipe", "given"),
    [
        (career.RECIPE, {"person": "luong"}),
        (career.RECIPE, {"person": "one_1"}),
        (commune.RECIPE, {"place": "hk"}),
        (commune.RECIPE, {"place": "pd"}),
        (succession.RECIPE, {"post": "hk_chair"}),
        (succession.RECIPE, {"post": "hk_secretary"}),
        (organization.RECIPE, {"organization": "district_ubnd"}),
        (overlap.RECIPE, {"person": "thi_dong"}),
        (path.RECIPE, {"person": "luong", "other": "hoe"}),
        (path.RECIPE, {"person": "luong", "other": "luong"}),
        (responsibilities.RECIPE, {"node": "dong"}),
        (responsibilities.RECIPE, {"node": "pd"}),
        (responsibilities.RECIPE, {"node": "ks"}),
        (rotations.RECIPE, {}),
        (tiles.RECIPE, {"territory": "ks"}),
        (tiles.RECIPE, {"territory": "na"}),
        (detail.RECIPE, {"node": "hk"}),
        (detail.RECIPE, {"node": "d1"}),
    ],
    ids=lambda given: getattr(given, "name", "-".join(given.values()) if isinstance(given, dict) else ""),
)
def test_a_recipe_gathers_what_its_steps_reach(engine: Engine, recipe: Any, given: dict[str, str]) -> None:
    assert engine.gather(recipe, **given) == ky_son().gather(recipe, **given)


def test_what_is_gathered_for_each_of_several_is_what_is_gathered_for_one(engine: Engine) -> None:
    nodes = [engine.node(node_id) for node_id in ("luong", "hk", "d1", "tea", "hk_ubnd", "v1", "d3")]
    gathered = engine.gather_each(detail.RECIPE, nodes)
    assert list(gathered) == ["luong", "hk", "d1", "tea", "hk_ubnd", "v1", "d3"]
    assert gathered == {node.id: ky_son().gather(detail.RECIPE, node=node.id) for node in nodes}
    assert engine.gather_each(career.RECIPE, nodes[:1]) == {"luong": ky_son().gather(career.RECIPE, person="luong")}
    assert engine.gather_each(detail.RECIPE, []) == {}


def test_a_recipe_for_nobody_is_an_error(engine: Engine) -> None:
    with pytest.raises(UnknownNameError, match="nothing has the id 'nobody'"):
        engine.gather(career.RECIPE, person="nobody")


@pytest.mark.lacks("memory", "no query language")
def test_analysts_ask_in_cypher(engine: Any) -> None:
    table = engine.cypher(
        "MATCH (p:Person {id: $id})-[h:HOLDS]->(o:Post) RETURN o.id AS post, h.valid AS valid ORDER BY post", {"id": "luong"}
    )
    assert table.columns == ("post", "valid")
    assert table.records == (
        ("hk_chair", "2015-12/[2017-04..]"),
        ("hk_deputy", "2015-12/[2017-04..]"),
        ("office_deputy", "/2015-12"),
    )


@pytest.mark.lacks("memory", "no query language")
@pytest.mark.parametrize("question", ["career", "commune", "succession", "search"])
def test_analysts_run_the_recipe_of_a_question(engine: Any, question: str) -> None:
    recipe = {"career": career, "commune": commune, "succession": succession, "search": detail}[question].RECIPE
    given = {"career": "luong", "commune": "hk", "succession": "hk_chair", "search": "hk_chair"}[question]
    table = engine.cypher(recipe.cypher, {recipe.parameters[0]: given})
    gathered = ky_son().gather(recipe, **{recipe.parameters[0]: given})
    assert {record[1]["id"] for record in table.records} == set(ids(gathered.edges()))


@pytest.mark.lacks("memory", "no query language")
def test_analysts_ask_what_was_added_since_a_day(engine: Any) -> None:
    recipe = files("kgraph.questions").joinpath("changes.cypher").read_text("utf-8")
    found = [engine.cypher(recipe, {"since": day}) for day in ("0001-01-01", "2026-11-24")]
    assert {record[1]["id"] for record in found[0].records} == set(ids(ky_son().graph().edges()))
    assert found[1].records == ()


@pytest.mark.lacks("memory", "keeps no mark, for it ends with the process")
def test_the_engine_knows_which_graph_it_holds(engine: Any) -> None:
    assert engine.revision() == revision(ky_son().graph())


def test_an_engine_closes_twice_without_a_word(engine: Engine, request: pytest.FixtureRequest, tmp_path: Any) -> None:
    from tests.engines.every import opened

    with opened(engine.name, request, tmp_path) as another:
        another.close()
