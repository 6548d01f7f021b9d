"""The terms of vis-network: fixed places, no physics, lines that show what is not sure."""

import json
from dataclasses import replace

import pytest

from kgraph.diagrams.network import Network, place, style
from kgraph.graph import Status
from tests.diagrams.networks import around, bad, crowd, luong


def node_of(of: Network, node_id: str, dark: bool = False) -> dict[str, object]:
    return next(item for item in style(of, dark)["nodes"] if item["id"] == node_id)


def edge_of(of: Network, start: str, end: str) -> dict[str, object]:
    return next(item for item in style(of)["edges"] if (item["from"], item["to"]) == (start, end))


def test_every_box_is_where_it_was_placed_and_stays_there() -> None:
    placed = luong()
    looks = style(placed)["nodes"]
    assert [(item["id"], item["x"], item["y"], item["fixed"], item["physics"]) for item in looks] == [
        (box.id, box.x, box.y, True, False) for box in placed.boxes
    ]


def test_it_is_plain_json_and_text() -> None:
    looks = style(bad())
    assert json.loads(json.dumps(looks)) == looks
    assert all(item["font"]["multi"] is False for item in looks["nodes"])


def test_a_post_is_outlined_in_the_hue_that_its_body_is_filled_with() -> None:
    chair, body = node_of(luong(), "hk_chair"), node_of(luong(), "hk_ubnd")
    assert chair["color"]["background"] == "#FFFFFF"  # type: ignore[index]
    assert chair["color"]["border"] == body["color"]["border"] == "#1F4E9C"  # type: ignore[index]
    assert body["color"]["background"] == "#E8EEF9"  # type: ignore[index]


def test_a_chosen_box_keeps_its_colour() -> None:
    colour = node_of(luong(), "hk_ubnd")["color"]
    assert colour["highlight"] == colour["hover"] == {key: colour[key] for key in ("background", "border")}  # type: ignore[index]


def test_a_level_is_the_thickness_of_a_border() -> None:
    placed = luong()
    assert node_of(placed, "district_ubnd")["borderWidth"] == 2.0
    assert node_of(placed, "hk_ubnd")["borderWidth"] == 1.0


def test_a_village_has_a_dashed_border() -> None:
    from tests.questions.graphs import ky_son

    placed = place(ky_son().surroundings("v1"), "v1", language="vi")
    assert node_of(placed, "v1")["shapeProperties"]["borderDashes"] == [4, 3]  # type: ignore[index]


def test_dark_has_colours_of_its_own() -> None:
    assert node_of(luong(), "hk_ubnd", dark=True)["color"]["border"] == "#A9C5F7"  # type: ignore[index]


def test_what_is_not_sure_is_dashed() -> None:
    placed = luong()
    assert edge_of(placed, "luong", "office_deputy")["dashes"] == [5, 4]
    assert edge_of(placed, "luong", "hk_chair")["dashes"] is False
    assert edge_of(placed, "hk_chair", "hk_ubnd")["dashes"] is False


@pytest.mark.parametrize("status", [Status.DISPUTED, Status.PROPOSED])
def test_a_doubtful_status_is_dashed(status: Status) -> None:
    placed = luong()
    doubtful = replace(placed, arrows=tuple(replace(arrow, status=str(status)) for arrow in placed.arrows))
    assert edge_of(doubtful, "luong", "hk_chair")["dashes"] == [5, 4]


def test_two_terms_in_one_post_bend_apart() -> None:
    placed = luong()
    twice = replace(placed, arrows=(*placed.arrows, replace(placed.arrows[0], edge="again")))
    curves = [item["smooth"]["type"] for item in style(twice)["edges"] if item["id"] in (placed.arrows[0].edge, "again")]
    assert curves == ["cubicBezier", "curvedCCW"]


def test_in_a_crowd_words_on_arrows_wait_for_the_pointer() -> None:
    looks = style(place(crowd(50), "o", language="vi"))["edges"]
    assert all(item["words"] == [] for item in looks)
    assert looks[0]["title"] == "thuộc\nkhông rõ thời gian\nkhông rõ\nđã nhận"
    few = style(place(around(), "luong", language="vi"))["edges"]
    assert {line for item in few for line in item["words"]} >= {"12/2015 – ?", "thuộc"}
