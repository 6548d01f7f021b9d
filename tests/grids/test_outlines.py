"""Areas and middles of rings, and rings with fewer corners."""

from math import cos, hypot, pi, sin

import pytest

from kgraph.grids.outlines import Ring, area, centroid, spot_within
from kgraph.grids.simple import simplified

SQUARE: Ring = ((104.0, 19.0), (106.0, 19.0), (106.0, 21.0), (104.0, 21.0), (104.0, 19.0))


def test_a_square_has_its_area_and_middle_either_way_round() -> None:
    assert (area(SQUARE), area(SQUARE[::-1])) == (4.0, -4.0)
    assert centroid(SQUARE) == pytest.approx((105.0, 20.0))
    assert centroid(SQUARE[::-1]) == pytest.approx((105.0, 20.0))


def test_a_line_has_the_middle_of_its_corners() -> None:
    assert centroid(((104.0, 19.0), (106.0, 19.0), (104.0, 19.0), (106.0, 19.0))) == pytest.approx((105.0, 19.0))


def test_the_spot_for_words_lies_within_a_horseshoe() -> None:
    horseshoe = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (6.0, 9.0), (6.0, 1.0), (2.0, 1.0), (2.0, 9.0), (0.0, 9.0), (0.0, 0.0))
    assert 2 < centroid(horseshoe)[0] < 6
    assert spot_within(horseshoe)[0] == pytest.approx(7.5)
    assert spot_within(SQUARE) == centroid(SQUARE)


def test_corners_on_a_line_are_left_out() -> None:
    ring = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))
    assert simplified(ring, 0.1) == ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))


def test_a_ring_that_is_all_one_dot_stays_a_ring() -> None:
    ring = tuple((0.001 * n, 0.0) for n in range(5))
    assert simplified((*ring, ring[0]), 0.35)[0] == simplified((*ring, ring[0]), 0.35)[-1]


def test_a_circle_of_a_thousand_corners_stays_a_circle() -> None:
    ring = tuple((100 * cos(2 * pi * k / 1000), 100 * sin(2 * pi * k / 1000)) for k in range(1000))
    ring = (*ring, ring[0])
    few = simplified(ring, 0.35)
    assert len(few) < 80 and few[0] == few[-1]
    assert abs(area(few)) == pytest.approx(abs(area(ring)), rel=0.01)
    assert all(hypot(*corner) == pytest.approx(100) for corner in few)
