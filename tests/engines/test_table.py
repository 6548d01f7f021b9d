"""What analysts get back from Cypher: plain values, equal on both engines."""

import json
from datetime import date

import pytest

from kgraph.engines.cypher import CypherEngine, Table

LUONG = {"label": "Person", "id": "luong", "name": "Nguyễn Hữu Lượng"}
CHAIR = {"label": "Post", "id": "hk_chair", "name": "Chủ tịch UBND xã Hữu Kiệm", "rank": "head", "seats": 1}
HOLDS = {
    "type": "HOLDS",
    "id": "luong HOLDS hk_chair 1",
    "valid": "2015-12/[2017-04..]",
    "claims": ["c1"],
    "confidence": 1.0,
    "decision": "d1",
    "end_earliest": date(2017, 4, 1),
    "end_latest": date(9999, 12, 31),
    "inferred": [],
    "recorded": date(1, 1, 1),
    "retold": False,
    "sources": ["src:bna"],
    "start_earliest": date(2015, 12, 1),
    "start_latest": date(2015, 12, 31),
    "status": "accepted",
}
CHAIRS = "MATCH path = (p:Person {id: 'luong'})-[h:HOLDS]->(o:Post {id: 'hk_chair'}) "


def test_a_node_is_its_label_and_properties_without_the_folded_names(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher(f"{CHAIRS} RETURN p, o").records == ((LUONG, CHAIR),)


def test_label_type_id_name_and_span_come_first(cypher_engine: CypherEngine) -> None:
    ((person, post, holding),) = cypher_engine.cypher(f"{CHAIRS} RETURN p, o, h").records
    assert [*post] == ["label", "id", "name", "rank", "seats"]  # type: ignore[misc]  # a node is a dict
    assert [*person, *holding][:6] == ["label", "id", "name", "type", "id", "valid"]  # type: ignore[misc]  # so is a relationship


def test_a_relationship_is_its_type_and_properties_with_days_as_days(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher(f"{CHAIRS} RETURN h").records == ((HOLDS,),)


def test_a_path_is_its_nodes_and_relationships(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher(f"{CHAIRS} RETURN path").records == (({"nodes": [LUONG, CHAIR], "relationships": [HOLDS]},),)


def test_lists_and_maps_hold_plain_values_too(cypher_engine: CypherEngine) -> None:
    found = cypher_engine.cypher(f"{CHAIRS} RETURN collect(p) AS people, {{since: h.start_earliest, held: [h]}} AS held")
    assert found.records == (([LUONG], {"since": date(2015, 12, 1), "held": [HOLDS]}),)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1", 1),
        ("9223372036854775807", 2**63 - 1),
        ("1.0", 1.0),
        ("7 / 2", 3),
        ("true", True),
        ("null", None),
        ("'Nậm Cắn \\' \\\\ 🙂'", "Nậm Cắn ' \\ 🙂"),
        ("date('2017-04-24')", date(2017, 4, 24)),
        ("[1, 2.5, 'a', true, null]", [1, 2.5, "a", True, None]),
        ("{a: {b: [1]}}", {"a": {"b": [1]}}),
        ("duration('P1Y2M')", "P1Y2M"),
        ("range(1, 3)", [1, 2, 3]),
    ],
)
def test_a_value_is_a_plain_one_of_its_type(cypher_engine: CypherEngine, expression: str, value: object) -> None:
    ((found,),) = cypher_engine.cypher(f"RETURN {expression} AS value").records
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("value", [1, 2.5, True, None, "Nậm Cắn ' \" \\", date(2017, 4, 24), [1, 2], ["a"], {"a": [date(1, 1, 1)]}])
def test_a_parameter_comes_back_as_it_went_in(cypher_engine: CypherEngine, value: object) -> None:
    ((found,),) = cypher_engine.cypher("RETURN $value AS value", {"value": value}).records
    assert found == value
    assert type(found) is type(value)


def test_days_are_compared_as_days(cypher_engine: CypherEngine) -> None:
    found = cypher_engine.cypher(
        "MATCH (p:Person)-[h:HOLDS]->() WHERE h.start_latest <= $day <= h.end_earliest RETURN DISTINCT p.id AS id ORDER BY id",
        {"day": date(2016, 6, 1)},
    )
    assert found.records == (("dong",), ("luong",), ("one_1",), ("one_2",), ("one_3",))


def test_columns_keep_the_order_of_the_query(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher("RETURN 1 AS z, 2 AS a, null AS m").columns == ("z", "a", "m")


def test_a_query_that_finds_nothing_has_no_records(cypher_engine: CypherEngine) -> None:
    assert cypher_engine.cypher("MATCH (n:Nothing) RETURN n").records == ()


def test_rows_have_days_as_text_so_that_they_are_json() -> None:
    table = Table(("day", "held"), ((date(2017, 4, 24), [{"since": date(1, 1, 1)}]), (None, 1.5)))
    assert table.rows() == ({"day": "2017-04-24", "held": [{"since": "0001-01-01"}]}, {"day": None, "held": 1.5})
    assert json.loads(json.dumps(table.rows()))[1] == {"day": None, "held": 1.5}


def test_a_table_becomes_a_data_frame_of_the_same_columns() -> None:
    frame = Table(("a", "b"), ((1, "x"), (2, "y"))).to_pandas()
    assert list(frame.columns) == ["a", "b"]
    assert frame["b"].tolist() == ["x", "y"]
