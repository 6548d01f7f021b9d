"""What the article that was handed over says beside postings, against the annotation of it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kgraph import Claim, Kind, Relation
from loaders.article import read

SHARED = Path(os.environ.get("KGRAPH_SHARED", Path(__file__).parents[4] / "shared"))
TEXT = SHARED / "data" / "articles" / "ky_son_luan_chuyen.txt"
GOLD = SHARED / "extraction" / "gold.jsonl"

pytestmark = pytest.mark.skipif(
    not (TEXT.is_file() and GOLD.is_file()), reason="the article is not beside the checkout; name its folder in KGRAPH_SHARED"
)
_PLEDGED = 4
"""The villages that registered in 2016."""


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return list(read(TEXT, published="2017-04").claims())


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    lines = GOLD.read_text("utf-8").splitlines()
    return next(said for said in map(json.loads, lines) if said["id"] == "seed")


def slot(claim: Claim, name: str) -> tuple[int, int]:
    """The characters of a slot."""
    said = next(one for one in str(claim.qualifier("slots")).split() if one.startswith(name + ":"))
    start, end = said.split(":")[1].split("-")
    return int(start), int(end)


def meets(claim: Claim, name: str, evidence: list[int]) -> bool:
    start, end = slot(claim, name)
    return start < evidence[1] and evidence[0] < end


def located(claims: list[Claim]) -> list[Claim]:
    return [c for c in claims if c.relation is Relation.LOCATED_IN and c.subject.kind is Kind.INITIATIVE]


def test_each_initiative_stands_where_the_annotation_has_it(claims: list[Claim], gold: dict[str, Any]) -> None:
    assert len(gold["projects"]) == 15
    for project in gold["projects"]:
        place = project["place"].partition(", ")[0]
        found = [c for c in located(claims) if meets(c, "initiative", project["evidence"])]
        places = {c.object.full_name for c in found}
        if "bản nông thôn mới" in project["name"]:
            assert len(places) == _PLEDGED
        else:
            assert places == {place}, project["name"]


def test_who_is_in_charge_of_each_initiative_and_of_which_nobody_is_said_to_be(claims: list[Claim], gold: dict[str, Any]) -> None:
    in_charge: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relation is Relation.RESPONSIBLE_FOR and claim.qualifier("role") == "in charge":
            in_charge.setdefault(claim.object.id, set()).add(claim.subject.name)
    for project in gold["projects"]:
        ids = {c.subject.id for c in located(claims) if meets(c, "initiative", project["evidence"])}
        assert set().union(*(in_charge.get(one, set()) for one in ids)) == ({project["responsible"]} - {None}), project["name"]


def test_there_are_no_initiatives_beside_those_of_the_annotation(claims: list[Claim], gold: dict[str, Any]) -> None:
    beside = {c.subject.name for c in located(claims) if not any(meets(c, "initiative", p["evidence"]) for p in gold["projects"])}
    assert beside == {"Bản nông thôn mới kiểu mẫu"}


def test_each_figure_is_read(claims: list[Claim], gold: dict[str, Any]) -> None:
    told: set[tuple[str, str]] = set()
    for claim in claims:
        if claim.relation is Relation.MEASURED:
            total = claim.qualifier("total")
            value = f"{claim.qualifier('value')}/{total}" if total else str(claim.qualifier("value"))
            told.add((value, str(claim.qualifier("unit"))))
        for node in (claim.subject, claim.object):
            if node.get("seats"):
                told.add((str(node.get("seats")), {"officers": "cán bộ", "positions": "vị trí"}[str(node.get("seats_of"))]))
            if node.get("women"):
                told.add((str(node.get("women")), "cán bộ nữ"))
            if node.get("quantity"):
                told.add((str(node.get("quantity")).removesuffix("m3").split()[0], str(node.get("quantity")).lstrip("0123456789 ")))
    assert len(gold["stats"]) == 10
    assert [(one["what"], one["value"]) for one in gold["stats"] if (str(one["value"]), one["unit"]) not in told] == []


def test_ten_posts_are_held_by_nine_people_without_a_name(claims: list[Claim], gold: dict[str, Any]) -> None:
    held = [c for c in claims if c.relation is Relation.HOLDS and not c.subject.name]
    assert len(held) == len(gold["unnamed"]) == 10
    groups = {one["holder_group"] for one in gold["unnamed"]}
    assert len({c.subject.id for c in held}) == len(groups) == 9
    assert all(c.qualifier("decision") for c in held)
    assert sorted(str(c.valid) for c in held) == sorted(f"{one['start']}/" for one in gold["unnamed"])


def test_the_villages_are_those_of_the_annotation_in_its_communes(claims: list[Claim], gold: dict[str, Any]) -> None:
    inside = {
        (c.subject.full_name, c.object.full_name) for c in claims if c.subject.kind is Kind.VILLAGE and c.relation is Relation.PART_OF
    }
    assert inside == {(one["name"], one["part_of"]) for one in gold["places"] if one["type"] == "village"}


def test_no_trap_is_sprung(claims: list[Claim], gold: dict[str, Any]) -> None:
    names = {node.name for c in claims for node in (c.subject, c.object) if node.kind in (Kind.PERSON, Kind.VILLAGE)}
    assert not names & {"Nấm", "Na Loi", "2", "Thái", "Khơ mú", "Khánh Ly"}
    wrong = gold["forbidden"][0]
    asserted = [c for c in claims if wrong["place"].removeprefix("huyện ") in c.object.name and "UBND huyện" in c.object.name]
    assert asserted and all(c.confidence <= 0.1 for c in asserted)


def test_the_rotation_that_is_only_planned_is_in_no_claim(claims: list[Claim]) -> None:
    assert {node.name for c in claims for node in (c.subject, c.object) if node.kind is Kind.DECISION} == {
        "Điều động, luân chuyển 5 cán bộ",
        "Luân chuyển, kiện toàn 17 vị trí",
        "Bổ nhiệm, điều động 6 cán bộ",
    }
    quotes = " ".join(c.source.quote for c in claims).casefold()
    assert not [words for words in ("thí điểm", "sang địa bàn khác", "trong thời gian tới") if words in quotes]
