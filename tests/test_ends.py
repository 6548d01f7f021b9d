"""Ends that follow: what ended with its unit, what went on, and what no source says about either."""

import pytest

from kgraph.claims import Claim, Source, Work
from kgraph.dates import Span
from kgraph.graph import Edge
from kgraph.model import Kind, Node, Relation
from kgraph.resolving.resolve import resolve

REGISTER, ACT, PAPER = Work("register", "Danh mục", register=True), Work("act", "Nghị quyết"), Work("paper", "Báo")
DISTRICT, PROVINCE = Node("ks", Kind.DISTRICT, "Kỳ Sơn"), Node("na", Kind.PROVINCE, "Nghệ An")
OLD, NEW = Node("hk", Kind.COMMUNE, "Hữu Kiệm"), Node("hk2", Kind.COMMUNE, "Hữu Kiệm")
UBND = Node("ubnd", Kind.ORGANIZATION, "UBND xã", (("body", "people_committee"), ("level", "commune")))
POST, PERSON = Node("chair", Kind.POST, "Chủ tịch", (("seats", 1),)), Node("an", Kind.PERSON, "An")

ENDED = "[..2004-08-31]/2025-06-30"


def says(subject: Node, relation: Relation, object_: Node, valid: str = "/", work: Work = PAPER, **said: str) -> Claim:
    return Claim(subject, relation, object_, Span.parse(valid), Source(work, f"{subject.id} {valid}"), tuple(said.items()))


def ended(unit: Node = OLD, superior: Node = DISTRICT) -> list[Claim]:
    """The register lists it to the end of its own days; the act gives the last one."""
    listed = says(unit, Relation.PART_OF, superior, "[..2004-08-31]/[2025-03-01..]", REGISTER)
    return [listed, says(unit, Relation.PART_OF, superior, ENDED, ACT)]


def merged(change: str = "merged") -> Claim:
    return says(OLD, Relation.BECAME, NEW, "2025-07-01", ACT, extent="whole", change=change)


def body(node: Node = UBND, place: Node = OLD, relation: Relation = Relation.GOVERNS, valid: str = "/") -> Claim:
    return says(node, relation, place, valid)


def seat(organization: Node = UBND, post: Node = POST) -> Claim:
    return says(post, Relation.POST_IN, organization)


def holds(valid: str) -> Claim:
    return says(PERSON, Relation.HOLDS, POST, valid)


def one(relation: Relation, *claims: Claim) -> Edge:
    """The only edge of that relation that the claims make."""
    (edge,) = resolve(claims).graph.edges(relation=relation)
    return edge


def when_held(*claims: Claim, valid: str = "2015-12/[2017-04..]") -> str:
    return str(one(Relation.HOLDS, *claims, seat(), holds(valid)).valid)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("2015-12/[2017-04..]", "2015-12/[2017-04..2025-06-30]"),
        ("2003/", "2003/[..2025-06-30]"),
        ("/", "/[..2025-06-30]"),
        ("2021/2025", "2021/[2025-01-01..2025-06-30]"),
        ("2021/[2024..2026]", "2021/[2024..2025-06-30]"),
        ("[2020..]/[2025-06-30..]", "[2020..]/[2025-06-30..2025-06-30]"),
    ],
)
def test_who_may_have_held_a_post_longer_left_it_no_later_than_its_unit_ended(said: str, shown: str) -> None:
    held = one(Relation.HOLDS, *ended(), merged(), body(), seat(), holds(said))
    assert Span.parse(shown).end.latest == held.valid.end.latest
    assert (held.valid.start, held.valid.end.earliest) == (Span.parse(said).start, Span.parse(said).end.earliest)
    assert held.inferred == ("end",)


@pytest.mark.parametrize("said", ["2015/2016", "2021/2025-06-30", "2021/2025-07-01", "2021/[2025-07-01..]", "2026/", "2025-12"])
def test_who_left_before_or_is_said_to_have_stayed_keeps_the_source_s_word(said: str) -> None:
    held = one(Relation.HOLDS, *ended(), merged(), body(), seat(), holds(said))
    assert (str(held.valid), held.sources, held.inferred) == (said, ("paper",), ())


def test_the_act_stands_behind_the_end_and_the_register_that_did_not_know_it_does_not() -> None:
    claims = [*ended(), body(), seat(), holds("2015/")]
    assert one(Relation.HOLDS, *claims).claims == (claims[-1].id, claims[1].id)
    assert one(Relation.HOLDS, *claims).sources == ("act", "paper")


def test_the_post_ends_with_its_unit_and_so_does_what_its_body_governed_and_was_part_of() -> None:
    superior = Node("district", Kind.ORGANIZATION, "UBND huyện")
    claims = [*ended(), body(valid="[..2017]/[2017..]"), seat(), says(UBND, Relation.PART_OF, superior, "[..2017]/[2017..]")]
    assert (str(one(Relation.POST_IN, *claims).valid), one(Relation.POST_IN, *claims).inferred) == ("/2025-06-30", ("end",))
    assert str(one(Relation.GOVERNS, *claims).valid) == "[..2017]/[2017..2025-06-30]"
    (part,) = resolve(claims).graph.edges("ubnd", Relation.PART_OF)
    assert str(part.valid) == "[..2017]/[2017..2025-06-30]"


def test_a_vacancy_of_a_post_that_ended_is_over() -> None:
    empty = says(POST, Relation.VACANT, UBND, "2024/")
    assert str(one(Relation.VACANT, *ended(), body(), seat(), empty).valid) == "2024/[..2025-06-30]"


@pytest.mark.parametrize("change", ["renamed", "reparented"])
def test_a_unit_that_goes_on_under_another_name_or_superior_ends_nothing(change: str) -> None:
    assert when_held(*ended(), merged(change), says(NEW, Relation.PART_OF, PROVINCE, "2025-07-01/"), body()) == "2015-12/[2017-04..]"
    assert when_held(*ended(), merged(change), body()) == "2015-12/[2017-04..]"


def test_a_unit_renamed_first_and_merged_later_ends_when_it_was_merged() -> None:
    before = Node("hl", Kind.COMMUNE, "Hữu Lập")
    renamed = [
        says(before, Relation.PART_OF, DISTRICT, "2000-01-01/2009-12-31", REGISTER),
        says(before, Relation.BECAME, OLD, "2010-01-01", REGISTER, extent="whole", change="renamed"),
    ]
    assert when_held(*renamed, *ended(), merged(), body(place=before)) == "2015-12/[2017-04..2025-06-30]"


@pytest.mark.parametrize("change", ["merged", "split", "converted"])
def test_a_unit_that_became_another_one_ended(change: str) -> None:
    assert when_held(*ended(), merged(change), body()) == "2015-12/[2017-04..2025-06-30]"


def test_what_became_of_a_unit_in_an_unknown_way_is_not_taken_for_its_end() -> None:
    assert when_held(*ended(), says(OLD, Relation.BECAME, NEW, "2025-07-01", ACT), body()) == "2015-12/[2017-04..]"


def test_a_province_that_went_into_another_ended_the_day_before() -> None:
    new = Node("na2", Kind.PROVINCE, "Nghệ Tĩnh")
    went = says(PROVINCE, Relation.BECAME, new, "2025-07-01", ACT, extent="whole", change="merged")
    assert when_held(went, body(place=PROVINCE)) == "2015-12/[2017-04..2025-06-30]"
    lost_a_part = says(PROVINCE, Relation.BECAME, new, "2025-07-01", ACT, extent="part", change="split")
    assert when_held(lost_a_part, body(place=PROVINCE)) == "2015-12/[2017-04..]"


@pytest.mark.parametrize(
    "valid", ["[..2004-08-31]/", "[..2004-08-31]/[2025-03-01..]", "[..2004-08-31]/2025", "[..2004-08-31]/[2025-06..2025-06-30]"]
)
def test_a_unit_whose_last_day_nobody_knows_ends_nothing(valid: str) -> None:
    assert when_held(says(OLD, Relation.PART_OF, DISTRICT, valid, ACT), body()) == "2015-12/[2017-04..]"


def test_the_parts_of_a_body_end_with_it_and_those_that_have_a_place_of_their_own_do_not() -> None:
    office = Node("office", Kind.ORGANIZATION, "Văn phòng")
    part = says(office, Relation.PART_OF, UBND)
    in_office = [seat(office), holds("2015/")]
    assert str(one(Relation.HOLDS, *ended(), body(), part, *in_office).valid) == "2015/[..2025-06-30]"
    elsewhere = body(office, NEW, Relation.LOCATED_IN)
    assert str(one(Relation.HOLDS, *ended(), body(), part, elsewhere, *in_office).valid) == "2015/"
    beside = says(office, Relation.PART_OF, Node("other", Kind.ORGANIZATION, "UBND tỉnh"))
    assert str(one(Relation.HOLDS, *ended(), body(), part, beside, *in_office).valid) == "2015/"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ({"body": "people_committee", "level": "commune"}, True),
        ({"kind": "mass", "body": "farmers_union", "level": "commune"}, True),
        ({"body": "people_committee", "level": "district"}, False),
        ({"kind": "school", "body": "kindergarten", "level": "commune"}, False),
        ({"kind": "party", "body": "party_cell", "level": "commune"}, False),
        ({}, False),
    ],
)
def test_of_bodies_that_sit_in_a_unit_those_end_that_are_its_own(said: dict[str, str], ends: bool) -> None:
    node = Node("x", Kind.ORGANIZATION, "x", tuple(said.items()))
    held = one(Relation.HOLDS, *ended(), body(node, OLD, Relation.LOCATED_IN), seat(node), holds("2015/"))
    assert str(held.valid) == ("2015/[..2025-06-30]" if ends else "2015/")


def test_a_school_that_is_part_of_a_body_goes_on() -> None:
    school = Node("school", Kind.ORGANIZATION, "Trường", (("kind", "school"),))
    claims = [*ended(), body(), says(school, Relation.PART_OF, UBND), seat(school), holds("2015/")]
    assert str(one(Relation.HOLDS, *claims).valid) == "2015/"


def test_a_body_that_went_on_with_another_unit_goes_on_and_what_it_governed_before_does_not() -> None:
    claims = [*ended(), merged(), body(), body(place=NEW, valid="2025-07-01/")]
    assert when_held(*claims) == "2015-12/[2017-04..]"
    (before,) = resolve(claims).graph.into("hk", Relation.GOVERNS)
    assert str(before.valid) == "/[..2025-06-30]"


def test_a_body_that_governed_the_unit_in_earlier_days_only_is_not_ended_by_it() -> None:
    assert when_held(*ended(), body(valid="2000/2010")) == "2015-12/[2017-04..]"


def test_a_post_that_moved_to_a_body_that_goes_on_goes_on() -> None:
    other = Node("other", Kind.ORGANIZATION, "Ban")
    assert when_held(*ended(), body(), says(POST, Relation.POST_IN, other, "2024/")) == "2015-12/[2017-04..]"


def test_nobody_is_carried_over_into_the_post_of_the_unit_that_took_over() -> None:
    new_body, new_post = Node("ubnd2", Kind.ORGANIZATION, "UBND xã"), Node("chair2", Kind.POST, "Chủ tịch")
    claims = [*ended(), merged(), body(), seat(), holds("2015/"), body(new_body, NEW, valid="2025-07-01/"), seat(new_body, new_post)]
    graph = resolve(claims).graph
    assert graph.into("chair2", Relation.HOLDS) == ()
    assert [str(edge.valid) for edge in graph.out("an", Relation.HOLDS)] == ["2015/[..2025-06-30]"]


def test_bodies_that_are_part_of_each_other_end_nothing() -> None:
    other = Node("other", Kind.ORGANIZATION, "Ban")
    assert when_held(says(UBND, Relation.PART_OF, other), says(other, Relation.PART_OF, UBND)) == "2015-12/[2017-04..]"


def test_a_post_by_law_of_a_body_that_ended_ends_too() -> None:
    template = (("template", True), ("body", "people_committee"), ("level", "commune"))
    deputy = Node("law:deputy", Kind.POST, "Phó Chủ tịch", (("title", "Phó Chủ tịch"), ("template", True)))
    law = says(deputy, Relation.POST_IN, Node("law:body", Kind.ORGANIZATION, "", template), "2010-01-01/")
    (by_law,) = resolve([*ended(), body(), law]).graph.into("ubnd", Relation.POST_IN)
    assert (str(by_law.valid), by_law.inferred) == ("2010-01-01/2025-06-30", ("edge",))
