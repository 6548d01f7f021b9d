"""What the bundled tables of Nghệ An say about who held which post."""

import csv
import re
from collections import Counter

import pytest

from kgraph import Claim, Relation
from kgraph.places import open_register
from loaders.table import load
from tests.data.asking import DATA, SHARED

TERMS = SHARED / "officials" / "nghe_an_terms.csv"
NOBODY = {"", "đương nhiệm", "không rõ", "'không rõ'", "o", "chức vụ thành lập"}
SECRETARY = "na:post1"


def claims(table: str) -> list[Claim]:
    """Return what a bundled table says."""
    return [item for item in load(DATA / "nghe_an" / table) if isinstance(item, Claim)]


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a bundled table as they stand."""
    with (DATA / "nghe_an" / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def terms() -> list[Claim]:
    """The terms of office."""
    return claims("terms.csv")


@pytest.fixture(scope="module")
def named_only() -> list[Claim]:
    """Those whom a term names as predecessor or successor alone."""
    return claims("named_only.csv")


def precision(text: str) -> str:
    names = {"": "blank", "..": "nay"}
    return names.get(text) or {4: "years", 7: "months", 10: "days"}[len(text)]


def test_who_was_secretary_of_the_provincial_committee(terms: list[Claim]) -> None:
    held = {claim.subject.name: str(claim.valid) for claim in terms if claim.object.id == SECRETARY}
    assert held == {
        "Võ Thúc Đồng": "1959/1971",
        "Trương Đình Tuyển": "2000-01-29/2002-08-09",
        "Lê Doãn Hợp": "2002/2005",
        "Trần Văn Hằng": "2009-07-10/2010-10-17",
        "Phan Đình Trạc": "2010-10-17/2013-02-20",
        "Hồ Đức Phớc": "2013-03-12/2016-04-16",
        "Nguyễn Đắc Vinh": "2016-04-16/2019-12-23",
        "Thái Thanh Quý": "2020-01-20/2024-10-25",
        "Hoàng Nghĩa Hiếu": "2024-10-25/2024-11-11",
        "Nguyễn Đức Trung": "2024-11-11/[2025..]",
    }


def test_secretaries_that_others_name_alone_are_undated(named_only: list[Claim]) -> None:
    held = [claim for claim in named_only if claim.object.id == SECRETARY]
    assert Counter(claim.subject.name for claim in held) == {"Nguyễn Thế Trung": 2, "Nguyễn Bá": 1}
    assert all(claim.valid.is_undated and claim.reading == "context" for claim in held)
    assert len({claim.subject.id for claim in held}) == 2


def test_whom_a_secretary_names_is_the_person_of_that_post(terms: list[Claim], named_only: list[Claim]) -> None:
    people = {claim.subject.id: claim.subject.name for claim in (*terms, *named_only)}
    between = {
        claim.subject.name: tuple(people.get(str(claim.qualifier(side)), "") for side in ("predecessor", "successor"))
        for claim in terms
        if claim.object.id == SECRETARY
    }
    assert between["Võ Thúc Đồng"] == ("", "")
    assert between["Trương Đình Tuyển"] == ("Nguyễn Bá", "Lê Doãn Hợp")
    assert between["Lê Doãn Hợp"] == ("Trương Đình Tuyển", "Nguyễn Thế Trung")
    assert between["Trần Văn Hằng"] == ("Nguyễn Thế Trung", "Phan Đình Trạc")
    assert between["Nguyễn Đức Trung"] == ("Thái Thanh Quý", "")


def test_three_holders_and_one_named_only_were_acting(terms: list[Claim], named_only: list[Claim]) -> None:
    acting = {(claim.subject.name, claim.object.name) for claim in (*terms, *named_only) if claim.qualifier("acting")}
    assert acting == {
        ("Hoàng Nghĩa Hiếu", "Bí thư Tỉnh ủy Nghệ An"),
        ("Phan Đình Trạc", "Trưởng ban Nội chính Trung ương"),
        ("Võ Thúc Đồng", "Chủ nhiệm Ủy ban Nông nghiệp Trung ương"),
        ("Lê Minh Hoan", "Chủ nhiệm Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội"),
    }


def test_127_rows_of_24_people_make_132_holdings(terms: list[Claim]) -> None:
    assert len(rows("terms.csv")) == 127
    assert len({claim.subject.id for claim in terms}) == 24
    assert len(terms) == 132
    assert {claim.relation for claim in terms} == {Relation.HOLDS}


def test_the_readme_counts_precisions_and_blanks_as_the_table_has_them() -> None:
    text = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())
    for column, label in (("start", "Starts"), ("end", "Ends")):
        sentence = re.search(rf"{label}: ([^.]*)\.", text)
        assert sentence is not None
        told = {word: int(number) for number, word in re.findall(r'(\d+) "?(\w+)', sentence.group(1))}
        assert told == Counter(precision(row[column]) for row in rows("terms.csv"))
    blank = sum(not row["start"] and not row["end"] for row in rows("terms.csv"))
    assert f"Both ends of {blank} terms are blank" in text


def test_one_minister_held_one_post_twice(terms: list[Claim]) -> None:
    held = [claim for claim in terms if claim.object.name == "Bộ trưởng Bộ Thương mại"]
    assert {str(claim.valid) for claim in held} == {"1997-09-26/2000-01-28", "2002-08-10/2007-08-01"}
    assert len({claim.object.id for claim in held}) == 1


def test_a_comma_divides_only_the_cells_that_the_table_declares(terms: list[Claim]) -> None:
    held: dict[str, list[str]] = {}
    for claim in terms:
        held.setdefault(claim.source.quote, []).append(claim.object.name)
    assert sorted(sorted(posts) for posts in held.values() if len(posts) > 1) == [
        ["Bí thư Đảng ủy Văn phòng Trung ương Đảng", "Phó Chánh Văn phòng Thường trực Văn phòng Trung ương Đảng"],
        [
            "Chủ tịch Hội đồng Quản trị Tập đoàn Công nghiệp Cao su Việt Nam",
            "Thứ trưởng Bộ Nông nghiệp và Phát triển Nông thôn",
        ],
        ["Phó Trưởng ban Thường trực Ban Nội chính Trung ương", "Trưởng ban Nội chính Trung ương"],
        ["Ủy viên Trung ương Đảng", "Ủy viên dự khuyết Trung ương Đảng"],
        ["Ủy viên Trung ương Đảng", "Ủy viên dự khuyết Trung ương Đảng"],
    ]


def test_of_two_posts_in_turn_only_the_outer_dates_are_known(terms: list[Claim]) -> None:
    held = {
        claim.object.name: str(claim.valid) for claim in terms if claim.subject.name == "Nguyễn Đắc Vinh" and "Ủy viên" in claim.object.name
    }
    assert held == {"Ủy viên dự khuyết Trung ương Đảng": "2011-01-19/", "Ủy viên Trung ương Đảng": "/[2025..]"}


def test_nobody_is_a_person() -> None:
    for row in rows("terms.csv"):
        for side in ("predecessor", "successor"):
            assert (row[f"{side}_id"] == "") == (row[f"{side}_raw"].casefold() in NOBODY)


def test_no_name_has_a_rank_or_a_remark(terms: list[Claim], named_only: list[Claim]) -> None:
    names = {claim.subject.name for claim in (*terms, *named_only)}
    assert not [name for name in names if re.search(r"[(),.']|tá |tướng |nhiệm", name)]


def test_the_same_name_in_two_posts_is_never_taken_for_one_person(named_only: list[Claim]) -> None:
    posts: dict[str, set[str]] = {}
    for claim in named_only:
        posts.setdefault(claim.subject.id, set()).add(claim.object.id)
    assert len(posts) == 65
    assert all(len(held) == 1 for held in posts.values())
    chairs = {claim.object.name for claim in named_only if claim.subject.name == "Nguyễn Thế Trung"}
    assert chairs == {"Bí thư Tỉnh ủy Nghệ An", "Chủ tịch Hội đồng nhân dân tỉnh Nghệ An"}


def test_an_end_after_the_source_is_kept_as_it_stands(terms: list[Claim]) -> None:
    late = [str(claim.valid) for claim in terms if claim.valid.end.first > "2026"]
    assert late == ["2025-01-01/2030-01-02"]


def test_every_post_is_in_one_body_and_a_head_has_one_seat(terms: list[Claim], named_only: list[Claim]) -> None:
    seated = claims("posts.csv")
    bodies = {claim.subject.id: claim.object for claim in seated}
    assert len(bodies) == len(seated) == 83
    assert {claim.object.id for claim in (*terms, *named_only)} == set(bodies)
    assert all((claim.subject.get("rank") == "head") == (claim.subject.get("seats") == 1) for claim in seated)
    without_level = {body.name for body in bodies.values() if not body.get("level")}
    assert without_level == {"Liên khu ủy Liên khu IV"}


def test_a_body_of_the_province_governs_the_unit_of_the_register() -> None:
    governed = {claim.subject.name: claim.object for claim in claims("bodies.csv") if claim.relation == Relation.GOVERNS}
    assert governed["Tỉnh ủy Nghệ An"].id == "vn1:40@2004-08-31"
    assert governed["Huyện ủy Quỳnh Lưu"].full_name == "huyện Quỳnh Lưu"
    known = set(open_register().units_of("40"))
    assert {place.id for body, place in governed.items() if "Nghệ An" in body or "Quỳnh Lưu" in body} <= known


@pytest.mark.skipif(not TERMS.is_file(), reason="the source is not beside the checkout; name its folder in KGRAPH_SHARED")
def test_every_row_keeps_the_cells_of_the_source() -> None:
    with TERMS.open(encoding="utf-8", newline="") as file:
        source = {f"{row['person_id']}/{row['slot']}": row for row in csv.DictReader(file)}
    table = {row["row"]: row for row in rows("terms.csv")}
    assert table.keys() == source.keys()
    for key, row in table.items():
        theirs = source[key]
        assert (row["start"], row["end"]) == (theirs["start_edtf"], theirs["end_edtf"])
        for name in ("office", "start", "end", "predecessor", "successor", "constituency"):
            original = theirs[name] if name in theirs else theirs[f"{name}_raw"]
            assert row[f"{name}_raw"] == original
        assert theirs["person"].startswith(row["person"])
