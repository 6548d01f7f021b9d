"""Bodies on another map: those of the units that covered the territory, and what a body came from and became."""

from datetime import date

from kgraph.engines.memory import MemoryEngine
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind, Node, Relation
from kgraph.questions.counterparts import counterparts
from kgraph.questions.organization import organization
from tests.questions.changed_places import places, unit
from tests.questions.graphs import edge, engine, node

OLD, NEW = date(2015, 1, 1), date(2026, 1, 1)
UNITS = [unit("a", "2000-01-01/2025-06-30"), unit("b", "2000-01-01/2025-06-30"), unit("c", "2025-07-01/2099-12-31")]


def sits(body_id: str, name: str, kind: str, relation: Relation, place: str, valid: str) -> tuple[list[Node], list]:  # type: ignore[type-arg]
    return [node(body_id, Kind.ORGANIZATION, name, kind=kind)], [edge(body_id, relation, place, valid)]


def merged(how: str = "whole") -> MemoryEngine:
    map_ = places(UNITS, f"a>c {how} 2025-07-01", f"b>c {how} 2025-07-01").graph()
    old, new = "2000-01-01/2025-06-30", "2025-07-01/2099-12-31"
    parts = [
        sits(f"{kind}-{place}", f"{name} {place}", kind, relation, place, new if place == "c" else old)
        for place in "abc"
        for kind, name, relation in (("government", "UBND xã", Relation.GOVERNS), ("council", "HĐND xã", Relation.GOVERNS))
    ]
    unions = [
        sits(f"{name}-{place}", f"Hội {name} {place}", "mass", Relation.LOCATED_IN, place, new if place == "c" else old)
        for place in "abc"
        for name in ("Nông dân", "Phụ nữ")
    ]
    return engine((map_.nodes(), map_.edges()), *parts, *unions)


def stood(there: MemoryEngine, body: str, as_of: date, map: date) -> list[tuple[str, str]]:
    return [(one.answer.body.id if one.answer else "", str(one.grade)) for one in counterparts(there, body, as_of, map).found]


def test_the_government_of_a_merged_commune_is_that_of_each_it_was_made_of() -> None:
    assert stood(merged(), "government-c", OLD, NEW) == [("government-a", "certain"), ("government-b", "certain")]
    assert stood(merged(), "government-a", NEW, OLD) == [("government-c", "certain")]
    assert stood(merged("part"), "government-a", NEW, OLD) == [("government-c", "possible")]


def test_of_several_bodies_of_a_kind_the_one_of_that_name_is_meant() -> None:
    assert stood(merged(), "Nông dân-c", OLD, NEW) == [("Nông dân-a", "certain"), ("Nông dân-b", "certain")]


def test_on_a_day_of_the_same_map_the_body_stands_for_itself() -> None:
    there = merged()
    answer = counterparts(there, "government-a", OLD, OLD)
    assert [one.answer for one in answer.found] == [organization(there, "government-a", OLD)]


def test_a_unit_without_a_body_of_that_sort_is_told_as_unknown() -> None:
    there = merged()
    without = MemoryEngine(type(there.graph())(there.nodes(), (one for one in there.edges() if one.subject != "government-c")))
    (row,) = counterparts(without, "government-a", NEW, OLD).rows()
    assert (row["unit_id"], row["body"], row["name"], row["place"], row["certainty"]) == ("c", "", "", "c", "unknown")


def test_what_a_department_became_stands_for_it() -> None:
    bodies = [node(name, Kind.ORGANIZATION, name, kind="agency") for name in ("labour", "home", "interior")]
    edges = [edge(name, Relation.BECAME, "interior", "2025-03-01", extent="whole", change="merged") for name in ("labour", "home")]
    there = engine((bodies, edges))
    assert stood(there, "labour", NEW, OLD) == [("interior", "certain")]
    assert sorted(stood(there, "interior", OLD, NEW)) == [("home", "certain"), ("labour", "certain")]


def test_nothing_that_stood_for_a_body_is_a_row_that_says_unknown() -> None:
    bodies = [node(name, Kind.ORGANIZATION, name) for name in ("x", "above")]
    there = engine((bodies, [edge("x", Relation.PART_OF, "above", "2000-01-01/2010-12-31")]))
    (row,) = counterparts(there, "x", NEW, OLD).rows()
    assert (row["territory"], row["body"], row["certainty"]) == ("unknown", "", "unknown")


def test_the_default_of_a_body_is_what_it_was(sample: KnowledgeBase) -> None:
    day = date(2017, 4, 24)
    assert sample.organization("Huyện ủy Kỳ Sơn", day).rows() == organization(sample.engine, "ks:org1", day).rows()
    assert "unit" not in sample.organization("Huyện ủy Kỳ Sơn", day).rows()[0]


def test_the_peoples_committee_of_huu_kiem_has_no_known_counterpart_today(sample: KnowledgeBase) -> None:
    (row,) = sample.organization("UBND xã Hữu Kiệm", NEW, date(2017, 4, 24)).rows()
    assert (row["unit_id"], row["territory"], row["body"]) == ("vn3:16849@2025-07-01", "certain", "")


def test_a_body_whose_district_ended_with_its_tier_says_so_and_where(sample: KnowledgeBase) -> None:
    (row,) = sample.organization("Huyện ủy Kỳ Sơn", NEW, map=date(2017, 4, 24)).rows()
    assert (row["unit"], row["territory"], row["place"], row["body"], row["certainty"]) == ("", "tier ended", "huyện Kỳ Sơn", "", "unknown")
