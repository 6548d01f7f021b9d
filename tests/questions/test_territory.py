"""Who covered the territory of a unit on a day: forward, back, whole, part, lost; and who held which post there."""

from datetime import date

import pytest
from hypothesis import given

from kgraph.dates import Certainty
from kgraph.engines.memory import MemoryEngine
from kgraph.errors import UsageError
from kgraph.graph import Edge, Status, TemporalGraph
from kgraph.knowledge_base import KnowledgeBase
from kgraph.model import Kind, Relation
from kgraph.questions.covering import coverings, least
from kgraph.questions.lives import is_whole
from kgraph.questions.territory import RECIPE, territory
from tests.questions.changed_places import link, places, unit
from tests.questions.graphs import body, edge, engine, ky_son, node, post
from tests.questions.test_lineage import histories

APRIL, TODAY = date(2017, 4, 24), date(2026, 1, 1)


def covered(there: MemoryEngine, place: str, day: date) -> dict[str, str]:
    return {one.covering.unit.id: str(one.covering.grade) for one in territory(there, place, day).units}


def test_who_was_responsible_for_todays_huu_kiem_in_april_2017(sample: KnowledgeBase) -> None:
    rows = sample.territory("Hữu Kiệm", APRIL, TODAY).rows()
    units = {(row["unit_id"], row["territory"]) for row in rows}
    assert units == {(one, "certain") for one in ("vn3:16840@2004-08-31", "vn3:16849@2004-08-31", "vn3:16861@2004-08-31")}
    chairs = {(row["unit"], row["name"]): (row["holder"], row["holder_state"]) for row in rows if "Chủ tịch UBND" in str(row["name"])}
    assert chairs["xã Hữu Kiệm", "Chủ tịch UBND xã Hữu Kiệm"] == ("Nguyễn Hữu Lượng", "possible")
    assert {unit for unit, _ in {(row["unit"], row["section"]) for row in rows if row["section"] == "post"}} >= {
        "xã Hữu Kiệm",
        "xã Bảo Nam",
    }


def test_what_huu_lap_became_is_covered_by_huu_kiem_and_by_no_sibling(sample: KnowledgeBase) -> None:
    answer = sample.territory("Hữu Lập", TODAY)
    assert [(one.covering.unit.id, one.covering.grade) for one in answer.units] == [("vn3:16849@2025-07-01", Certainty.CERTAIN)]


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2025, 7, 1)])
def test_the_map_turns_between_30_june_and_1_july_2025(sample: KnowledgeBase, day: date) -> None:
    new = ["vn3:16849@2025-07-01"]
    for name in ("vn3:16849@2004-08-31", "vn3:16849@2025-07-01"):
        there = sorted(one.covering.unit.id for one in sample.territory(name, day).units)
        old = ["vn3:16849@2004-08-31"] if name.endswith("2004-08-31") else [f"vn3:{code}@2004-08-31" for code in (16840, 16849, 16861)]
        assert there == (old if day == date(2025, 6, 30) else new)


def test_the_territory_of_the_district_is_that_of_its_communes_once_its_tier_ended(sample: KnowledgeBase) -> None:
    answer = sample.territory("vn2:417@2004-08-31", TODAY)
    first, *heirs = answer.rows()
    assert (first["territory"], first["unit"], first["name"]) == ("tier ended", "", "huyện Kỳ Sơn")
    assert len(heirs) == 12 and {row["territory"] for row in heirs} == {"possible"}
    assert {"xã Hữu Kiệm", "xã Nậm Cắn", "xã Mường Típ"} <= {row["unit"] for row in heirs}


def test_a_district_on_a_day_of_its_own_has_its_bodies_and_who_held_their_posts(sample: KnowledgeBase) -> None:
    answer = sample.territory("huyện Kỳ Sơn", APRIL)
    assert [one.covering.unit.name for one in answer.units] == ["Kỳ Sơn"]
    assert "Nguyễn Thanh Hoàng" in {line.holder.name for line in answer.section("post") if line.holder}


def test_an_abolished_unit_without_a_successor_is_unknown_on_a_later_day(sample: KnowledgeBase) -> None:
    (row,) = sample.territory("vn3:16762@2004-08-31", TODAY).rows()
    assert (row["territory"], row["unit"], row["name"], row["certainty"]) == ("unknown", "", "xã Mường Nọc", "unknown")


def test_every_unit_of_nghe_an_covers_itself_alone_on_its_first_day(sample: KnowledgeBase) -> None:
    for commune in sample.graph().nodes(Kind.COMMUNE):
        day = date.fromisoformat(commune.id.partition("@")[2])
        found = coverings(sample.engine.gather(RECIPE, place=commune.id), commune, day)
        assert [(one.unit.id, one.grade) for one in found] == [(commune.id, Certainty.CERTAIN)]


SPLIT = [unit("a", "2000-01-01/2009-12-31"), unit("b", "2010-01-01/2019-12-31"), unit("c", "2010-01-01/"), unit("d", "2020-01-01/")]
LINKS = ("a>b part 2010-01-01", "a>c part 2010-01-01", "b>d whole 2020-01-01")


def test_the_parts_of_a_split_unit_are_possible_and_stay_so() -> None:
    there = places(SPLIT, *LINKS)
    assert covered(there, "a", date(2015, 1, 1)) == {"b": "possible", "c": "possible"}
    assert covered(there, "a", date(2022, 1, 1)) == {"c": "possible", "d": "possible"}
    assert covered(there, "d", date(2005, 1, 1)) == {"a": "possible"}
    assert covered(there, "d", date(2015, 1, 1)) == {"b": "certain"}
    assert covered(there, "c", date(2005, 1, 1)) == {"a": "possible"}


def test_a_unit_renamed_or_given_to_another_superior_is_the_same_territory() -> None:
    there = places(
        [unit("a", "/2009-12-31"), unit("b", "2010-01-01/2014-12-31"), unit("c", "2015-01-01/")],
        "a>b renamed 2010-01-01",
        "b>c reparented 2015-01-01",
    )
    assert covered(there, "a", date(2020, 1, 1)) == {"c": "certain"}
    assert covered(there, "c", date(2005, 1, 1)) == {"a": "certain"}


def test_what_gave_a_part_to_another_on_the_way_no_longer_certainly_covers_all() -> None:
    units = [unit("a", "2000-01-01/2009-12-31"), unit("b", "2010-01-01/2024-12-31"), unit("x", "2015-01-01/"), unit("c", "2025-01-01/")]
    there = places(units, "a>b whole 2010-01-01", "b>x part 2015-01-01", "b>c whole 2025-01-01")
    assert covered(there, "a", date(2012, 1, 1)) == {"b": "certain"}
    assert covered(there, "a", date(2020, 1, 1)) == {"b": "possible", "x": "possible"}
    assert covered(there, "a", date(2026, 1, 1)) == {"c": "possible", "x": "possible"}
    assert covered(there, "c", date(2005, 1, 1)) == {"a": "possible"}
    assert covered(there, "c", date(2020, 1, 1)) == {"b": "certain"}
    assert covered(there, "c", date(2012, 1, 1)) == {"b": "possible"}


def test_a_change_of_which_only_the_year_is_known_may_be_on_either_side_of_the_day() -> None:
    there = places([unit("a", "/2010"), unit("b", "2010/")], "a>b whole 2010")
    assert covered(there, "a", date(2010, 6, 1)) == {"a": "certain", "b": "possible"}
    assert covered(there, "a", date(2011, 1, 1)) == {"b": "certain"}
    assert covered(there, "b", date(2009, 12, 31)) == {"a": "certain"}


def test_two_that_are_said_to_have_taken_the_whole_are_possible() -> None:
    there = places(
        [unit("a", "/2009-12-31"), unit("b", "2010-01-01/"), unit("c", "2010-01-01/")], "a>b whole 2010-01-01", "a>c whole 2010-01-01"
    )
    assert covered(there, "a", date(2020, 1, 1)) == {"b": "possible", "c": "possible"}


def test_a_disputed_change_is_possible() -> None:
    sound = places([unit("a", "/2009-12-31"), unit("b", "2010-01-01/")], "a>b whole 2010-01-01").graph()
    edges = [Edge(e.id, e.subject, e.relation, e.object, e.valid, status=Status.DISPUTED, properties=e.properties) for e in sound.edges()]
    assert covered(MemoryEngine(TemporalGraph(sound.nodes(), edges)), "a", date(2020, 1, 1)) == {"b": "possible"}


def test_a_way_never_turns_in_time() -> None:
    units = [unit("a", "/2009-12-31"), unit("b", "/2009-12-31"), unit("c", "2010-01-01/")]
    there = places(units, "a>c whole 2010-01-01", "b>c whole 2010-01-01")
    assert covered(there, "a", date(2005, 1, 1)) == {"a": "certain"}
    assert covered(there, "a", date(2015, 1, 1)) == {"c": "certain"}
    assert covered(there, "c", date(2005, 1, 1)) == {"a": "certain", "b": "certain"}


def test_a_circle_in_the_data_ends_and_leads_nowhere() -> None:
    units = [unit(name, "2000-01-01/2009-12-31") for name in "abc"]
    there = places(units, "a>b whole 2010-01-01", "b>c whole 2010-01-01", "c>a whole 2010-01-01")
    assert covered(there, "a", date(2005, 1, 1)) == {"a": "certain"}
    (row,) = territory(there, "a", date(2015, 1, 1)).rows()
    assert (row["unit"], row["name"], row["territory"], row["certainty"]) == ("", "a", "unknown", "unknown")


def test_the_certainty_of_a_line_is_no_surer_than_that_of_the_territory() -> None:
    units = [unit("a", "2000-01-01/2009-12-31"), unit("b", "2010-01-01/2099-12-31")]
    known = places(units, "a>b part 2010-01-01").graph()
    council = body("council", "UBND b", "government", "commune", "b")
    seat = post("chair", "Chủ tịch UBND b", "council")
    held = [node("p", Kind.PERSON, "P")], [edge("p", Relation.HOLDS, "chair", "2015-01-01/2020-12-31")]
    there = engine((known.nodes(), known.edges()), council, seat, held)
    (row,) = [row for row in territory(there, "a", date(2016, 1, 1)).rows() if row["holder"]]
    assert (row["territory"], row["holder_state"], row["certainty"]) == ("possible", "certain", "possible")
    (row,) = [row for row in territory(there, "b", date(2016, 1, 1)).rows() if row["holder"]]
    assert (row["territory"], row["holder_state"], row["certainty"]) == ("certain", "certain", "certain")


def test_a_village_or_a_body_has_no_territory_here() -> None:
    with pytest.raises(UsageError, match="no Commune, District or Province"):
        territory(ky_son(), "v1", APRIL)


def test_the_least_sure_of_several_counts() -> None:
    assert least(Certainty.CERTAIN, Certainty.POSSIBLE) is Certainty.POSSIBLE
    assert least(Certainty.POSSIBLE, Certainty.UNKNOWN, Certainty.CERTAIN) is Certainty.UNKNOWN


def _lives(links: list[str]) -> MemoryEngine:
    """Twelve units, each from the year of the changes that made it, until the day before what it became by the last of them."""
    began = {new: int(when) for new, when in ((one.split()[0].partition(">")[2], one.split()[2]) for one in links)}
    ends: dict[str, int] = {}
    for one in links:
        old, when = one.partition(">")[0], int(one.split()[2])
        ends[old] = max(ends.get(old, 0), when)
    spans = {n: (began.get(n, 1990), ends.get(n)) for n in map(str, range(12))}
    units = [unit(n, f"{first}-01-01/" + (f"{last - 1}-12-31" if last else "")) for n, (first, last) in spans.items()]
    return places(units, *(f"{one}-01-01" for one in links))


@given(histories())
def test_forward_and_back_lead_to_one_another(links: list[str]) -> None:
    there = _lives(links)
    graph, old, new = there.graph(), date(1995, 1, 1), date(2020, 1, 1)
    forward = {(n.id, one.unit.id) for n in graph.nodes(Kind.COMMUNE) for one in coverings(graph, n, new) if one.way}
    back = {(one.unit.id, n.id) for n in graph.nodes(Kind.COMMUNE) for one in coverings(graph, n, old) if one.way}
    first = {one.subject for one in map(link, links)} - {one.object for one in map(link, links)}
    last = {one.object for one in map(link, links)} - {one.subject for one in map(link, links)}
    assert {pair for pair in forward if pair[0] in first} == {pair for pair in back if pair[1] in last}


@given(histories())
def test_a_way_is_as_sure_as_its_least_sure_change(links: list[str]) -> None:
    graph = _lives(links).graph()
    for one in (one for n in graph.nodes(Kind.COMMUNE) for one in coverings(graph, n, date(2020, 1, 1)) if one.way and one.lost is None):
        if one.grade is Certainty.CERTAIN:
            assert all(map(is_whole, one.way))
        if not all(map(is_whole, one.way)):
            assert one.grade is Certainty.POSSIBLE
