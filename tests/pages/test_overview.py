"""The overview: counts, rotations with what is known of them, how well things are dated, findings, where to start."""

from collections import Counter
from pathlib import Path

import pytest

from kgraph.dates import PartialDate
from kgraph.knowledge_base import KnowledgeBase, init_base
from kgraph.pages import shared
from kgraph.pages.datedness import counted, precision
from tests.bases import DAY, table
from tests.pages.visiting import links, said, visit
from tests.questions.graphs import edge


def test_rotations_say_how_many_of_their_officers_are_known() -> None:
    words = said(visit())
    assert "Biết tên 2 trong 5 cán bộ, trong đó 1 do suy ra" in words
    assert "Biết tên 0 trong 6 cán bộ; nguồn nói có 2 nữ" in words
    assert "Biết tên người nhận 1 trong 17 vị trí" in words


def test_rotations_say_it_in_english_too() -> None:
    words = said(visit(lang="en"))
    assert "2 of 5 officers known, 1 of them inferred" in words
    assert "0 of 6 officers known; 2 are women, says the source" in words
    assert "1 of 17 positions known" in words


def test_the_dated_decisions_come_first_and_the_newest_of_them_at_the_top() -> None:
    words = said(visit())
    places = [words.index(name) for name in ("tên 0 trong 6", "tên 2 trong 5", "1 trong 17")]
    assert places == sorted(places)


def test_there_are_people_communes_bodies_and_posts_to_start_from() -> None:
    found = links(visit())
    assert found[":primary[Nguyễn Hữu Lượng]"].startswith("can-bo?id=ks%3Ap1")
    assert found[":primary[xã Hữu Kiệm]"].startswith("dia-ban?id=vn3%3A16861")
    assert found[":primary[Bí thư Tỉnh ủy Nghệ An]"].startswith("to-chuc?id=")
    assert found[":primary[Tỉnh ủy Nghệ An]"].startswith("to-chuc?id=na%3Aorg1")


def test_a_finding_says_what_a_source_claims_and_opens_at_it(sample: KnowledgeBase) -> None:
    visited = visit()
    assert "Đơn vị không có trong danh mục" in said(visited)
    assert "Nguyễn Hữu Lượng giữ chức Chủ tịch UBND huyện Hữu Kiệm" in said(visited)
    assert "Nguồn nói:" not in said(visited)
    (finding,) = sample.check("not_in_register").findings
    assert "Nguồn nói: Nguyễn Hữu Lượng giữ chức Chủ tịch UBND huyện Hữu Kiệm" in said(visit(edge=finding.claim))


def test_the_claims_of_a_finding_stand_side_by_side_each_with_its_source_and_a_door(sample: KnowledgeBase) -> None:
    visited = visit()
    words, doors = said(visited), [element.proto.query_string for element in visited.get("page_link")]
    assert "**Hai mã cùng một tên** · 5" in words
    assert "Nguyễn Đức Trung giữ chức Trưởng Ban Chỉ đạo" in words
    assert "Nguyễn Đức Trung giữ chức Phó Trưởng Ban Chỉ đạo" in words
    for finding in sample.check("shared_name").findings:
        assert all(any(f"edge={claim}" in door for door in doors) for claim in finding.claims)
        assert all(any(f"id={node.replace(':', '%3A')}" in door for door in doors) for node in (finding.subject, *finding.others))


def test_five_of_a_kind_are_shown_and_the_one_that_is_open_whatever_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"a{n},Người {n},q{n},Bí thư,2010,2014\nb{n},Người {n},q{n},Bí thư,2012,2016\n" for n in range(7))
    with init_base(tmp_path / "many.kg") as base:
        base.load(table(tmp_path, 0, more=rows), recorded=DAY)
        last = base.check("shared_name").findings[-1]
    monkeypatch.setenv("KGRAPH_BASE", str(tmp_path / "many.kg"))
    closed, opened = said(visit(lang="en")), said(visit(lang="en", edge=last.claims[1]))
    assert "2 more; kgraph check KB --finding shared_name lists them all." in closed
    assert "Người 4 holds Bí thư" in closed
    assert "Người 6 holds Bí thư" not in closed
    assert "The source says: Người 6 holds Bí thư, 2012 – 2016" in opened


def test_a_large_base_opens_without_asking_for_all_rotations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_MANY", 1000)
    visited = visit()
    assert "kgraph rotations KB --since" in said(visited)
    assert "Biết tên 2 trong 5" not in said(visited)
    assert visited.query_params["day"] == "2017-04-24"
    assert ":primary[Bí thư Tỉnh ủy Nghệ An]" in links(visited)


def test_an_empty_base_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init_base(tmp_path / "empty.kg").close()
    monkeypatch.setenv("KGRAPH_BASE", str(tmp_path / "empty.kg"))
    visited = visit()
    assert "Cơ sở dữ liệu chưa có gì" in said(visited)
    assert not visited.error


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2017-04-24", "day"),
        ("2017-04", "month"),
        ("2017", "year"),
        ("[..2017-04]", "bound"),
        ("[2015..2017]", "bound"),
        ("", "unknown"),
    ],
)
def test_a_date_is_as_well_known_as_it_is_precise(date: str, known: str) -> None:
    assert precision(PartialDate.parse(date)) == known


def test_starts_and_ends_are_counted_apart() -> None:
    edges = [edge("p", "HOLDS", "q", "2015/2016-02"), edge("p", "HOLDS", "r", "2015/")]
    assert counted(edges) == {"start": Counter(year=2), "end": Counter(month=1, unknown=1)}


def test_on_the_map_of_today_a_rotation_says_what_its_place_has_become() -> None:
    assert "(nay thuộc" not in said(visit())
    words = said(visit(map="today"))
    assert "Bí thư Đảng ủy xã Phà Đánh (nay thuộc xã Nậm Cắn)" in words
    assert "một chức vụ ở xã Mường Lống (nay thuộc xã Mường Lống)" not in words
    assert "Phó trưởng Ban Dân vận Huyện ủy Kỳ Sơn (huyện nay đã chấm dứt)" in words
