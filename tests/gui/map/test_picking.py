import numpy as np
import pytest
import shapely

from noivu_desktop.gui.map.picking import Picker, unit_beside


@pytest.fixture
def picker():
    """Nine squares of 10, y downwards as on the screen; the fifth is missing.

    0 1 2
    3 . 5
    6 7 8
    """
    squares = [
        shapely.box(10 * x, 10 * y, 10 * x + 10, 10 * y + 10) for y in range(3) for x in range(3)
    ]
    squares[4] = shapely.Polygon()
    shapes = np.array(squares, dtype=object)
    return Picker(shapes, shapely.bounds(shapes).reshape(-1, 4))


def test_units_on_a_way_come_in_its_order(picker):
    assert picker.units_on_way((5, 5), (25, 6)) == [0, 1, 2]
    assert picker.units_on_way((25, 6), (5, 5)) == [2, 1, 0]
    assert picker.units_on_way((5, 15), (25, 16)) == [3, 5]


def test_a_way_without_length_has_the_unit_under_it(picker):
    assert picker.units_on_way((5, 5), (5, 5)) == [0]
    assert picker.units_on_way((15, 15), (15, 15)) == []


def test_a_ring_holds_what_lies_inside_for_more_than_a_half(picker):
    assert picker.units_mostly_in([(0, 0), (15.1, 0), (15.1, 10), (0, 10)]) == [0, 1]
    assert picker.units_mostly_in([(0, 0), (15.0, 0), (15.0, 10), (0, 10)]) == [0]


def test_a_ring_that_crosses_itself_still_holds_both_loops(picker):
    eight = [(0, 0), (10, 0), (20, 10), (20, 0), (10, 10), (0, 10)]

    assert 0 in picker.units_mostly_in(eight)


@pytest.mark.parametrize(
    ("start", "direction", "found"),
    [(0, (1, 0), 1), (1, (0, 1), 7), (3, (1, 0), 5), (8, (-1, 0), 7), (0, (-1, 0), -1)],
)
def test_the_unit_beside_is_the_nearest_on_that_side(picker, start, direction, found):
    assert unit_beside(picker.boxes, start, (0, 0), direction) == found


def test_without_a_start_the_unit_next_to_the_middle_is_found(picker):
    assert unit_beside(picker.boxes, -1, (24, 24), (1, 0)) == 8
    assert unit_beside(np.full((2, 4), np.nan), -1, (0, 0), (1, 0)) == -1
