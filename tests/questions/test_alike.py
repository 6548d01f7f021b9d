"""People, bodies and posts of one name in different texts: what speaks for their being one, what against, and that nothing joins them."""

from pathlib import Path

import pytest

from kgraph import KnowledgeBase
from kgraph.knowledge_base import init_base
from kgraph.questions.alike import MOST_IN_PAIRS
from tests.bases import DAY

HEADER = "person,name,born,post,title,body,body_name,place,province,start,end\n"
MAP = """format = 1
still = ["nay"]
[works.paper]
id = "src:WORK"
published = "2020-01-01"
[[claim]]
subject = { kind = "=Person", id = "person", name = "name", born = "born" }
relation = "=HOLDS"
object = { kind = "=Post", id = "post", name = "title" }
start = "start"
end = "end"
[[claim]]
subject = { kind = "=Post", id = "post", name = "title" }
relation = "=POST_IN"
object = { kind = "=Organization", id = "body", name = "body_name" }
[[claim]]
subject = { kind = "=Organization", id = "body", name = "body_name" }
relation = "=GOVERNS"
object = { kind = "=District", id = "place", name = "place" }
[[claim]]
subject = { kind = "=District", id = "place", name = "place" }
relation = "=PART_OF"
object = { kind = "=Province", id = "province", name = "province" }
"""


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return init_base(tmp_path / "base.kg")


def said(base: KnowledgeBase, *rows: str) -> None:
    """Take in each row as the word of a source of its own."""
    for number, row in enumerate(rows):
        path = base.folder.parent / f"s{number}.csv"
        path.write_text(HEADER + row + "\n", "utf-8")
        path.with_suffix(".toml").write_text(MAP.replace("WORK", f"s{number}"), "utf-8")
    list(base.load_each([base.folder.parent / f"s{number}.csv" for number in range(len(rows))], recorded=DAY))


def candidates(base: KnowledgeBase) -> dict[str, tuple[str, str]]:
    rows = [row for row in base.review().rows() if row["section"] == "candidate"]
    return {str(row["id"]): (str(row["what"]), str(row["why"])) for row in rows}


def line(person: str, born: str = "", title: str = "Bí thư", district: str = "Kỳ Sơn", years: str = "2010,2015") -> str:
    province = "Hà Tĩnh" if district == "Hương Sơn" else "Nghệ An"
    post, body = f"q:{person},{title} Huyện ủy {district}", f"b:{person},Huyện ủy {district}"
    return f"{person},Lê Văn Sáng,{born},{post},{body},{district},{province},{years}"


def test_the_same_post_birth_and_place_speak_for_one_person(base: KnowledgeBase) -> None:
    said(base, line("p1", born="1970"), line("p2", born="1970-05-01"))
    what, why = candidates(base)["p1 p2"]
    assert what == "2 people are called 'Lê Văn Sáng', +8"
    assert why == "for: born 1970, both held 'Bí thư Huyện ủy Kỳ Sơn'"
    assert len(base.search("Lê Văn Sáng").hits) == 2


def test_posts_in_two_provinces_on_one_day_speak_against(base: KnowledgeBase) -> None:
    said(base, line("p1"), line("p2", district="Hương Sơn", years="2012,2016"))
    what, why = candidates(base)["p1 p2"]
    assert what.endswith(", -5")
    assert why == "against: at one time 'Bí thư Huyện ủy Kỳ Sơn' and 'Bí thư Huyện ủy Hương Sơn', in two provinces"


def test_posts_in_two_provinces_one_after_the_other_do_not(base: KnowledgeBase) -> None:
    said(base, line("p1"), line("p2", district="Hương Sơn", years="2016,2018"))
    assert candidates(base)["p1 p2"] == ("2 people are called 'Lê Văn Sáng', +0", "nothing but the name")


def test_another_year_of_birth_weighs_more_than_a_shared_post(base: KnowledgeBase) -> None:
    said(base, line("p1", born="1970"), line("p2", born="1981"))
    what, why = candidates(base)["p1 p2"]
    assert what.endswith(", -4") and why == "for: both held 'Bí thư Huyện ủy Kỳ Sơn'; against: born 1970 and 1981"


def test_what_most_speaks_for_comes_first_and_a_judged_pair_is_gone(base: KnowledgeBase) -> None:
    said(base, line("p1", born="1970"), line("p2", born="1970", title="Phó Bí thư"), line("p3", born="1981"))
    people = [pair for pair in candidates(base) if pair.startswith("p")]
    assert people == ["p1 p2", "p1 p3", "p2 p3"]
    base.judge("different", "p1", "p3", who="Lan", when="2026-12-01")
    assert [pair for pair in candidates(base) if pair.startswith("p")] == ["p1 p2", "p2 p3"]


def test_bodies_and_posts_of_one_name_and_place_are_candidates_too(base: KnowledgeBase) -> None:
    said(base, line("p1"), line("p2"), line("p3", district="Quế Phong"))
    assert candidates(base)["b:p1 b:p2"] == ("2 bodies are called 'Huyện ủy Kỳ Sơn', +2", "for: both in Kỳ Sơn")
    assert candidates(base)["q:p1 q:p2"][0] == "2 posts are called 'Bí thư Huyện ủy Kỳ Sơn', +2"
    base.judge("same", "b:p1", "b:p2", who="Lan", when="2026-12-01")
    assert "b:p1 b:p2" not in candidates(base)


def test_a_crowd_of_one_name_is_listed_together(base: KnowledgeBase) -> None:
    said(base, *(line(f"p{n}") for n in range(MOST_IN_PAIRS + 1)))
    ids = " ".join(f"p{n}" for n in range(MOST_IN_PAIRS + 1))
    assert "too many to weigh" in candidates(base)[ids][1]
