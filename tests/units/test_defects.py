"""Holes and overlaps of polygons that should tile the plane, against plain set operations."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.units.defects import find_defects, holes, overlapping_pairs

SIDE_M = 100


def square(column, row, width=1.0, height=1.0):
    x, y = 500_000 + column * SIDE_M, 2_300_000 + row * SIDE_M
    return shapely.box(x, y, x + width * SIDE_M, y + height * SIDE_M)


def overlaps_one_by_one(shapes):
    """What ``overlapping_pairs`` must find, without a trick."""
    found = {}
    for one, other in combinations(range(len(shapes)), 2):
        size = shapely.intersection(shapes[one], shapes[other]).area
        if size > 1:
            found[(one, other)] = size
    return found


def uncovered_area(shapes):
    """All that the outlines of the union enclose and no polygon covers."""
    whole = shapely.union_all(shapes)
    outlines = [shapely.Polygon(part.exterior) for part in shapely.get_parts(whole)]
    return shapely.difference(shapely.union_all(outlines), whole).area


def found_overlaps(shapes):
    pairs, common = overlapping_pairs(shapes)
    return dict(zip(map(tuple, pairs.tolist()), shapely.area(common).tolist(), strict=True))


places = st.integers(0, 5)
sizes = st.integers(1, 3)
rectangles = st.builds(square, places, places, sizes, sizes)


@given(st.lists(rectangles, min_size=1, max_size=9))
@settings(deadline=None)
def test_overlaps_are_those_of_every_pair_however_the_polygons_lie(drawn):
    shapes = np.array(drawn)

    assert found_overlaps(shapes) == pytest.approx(overlaps_one_by_one(shapes))


@given(st.lists(rectangles, min_size=1, max_size=9))
@settings(deadline=None)
def test_holes_are_all_that_is_enclosed_and_not_covered(drawn):
    shapes = np.array(drawn)
    whole = shapely.union_all(shapes)

    found = holes(shapes)

    assert shapely.area(shapely.intersection(found, whole)).sum() == pytest.approx(0)
    assert shapely.area(found).sum() >= uncovered_area(shapes) - 1e-6


def test_a_unit_over_the_border_of_two_others_overlaps_both():
    """
    A A B B
    . C C .   the border of A and B, which both share, ends inside C
    """
    shapes = np.array([square(0, 0), square(1, 0), square(0.5, -0.5)])

    assert found_overlaps(shapes) == pytest.approx({(0, 2): 2500, (1, 2): 2500})


def test_two_whole_maps_over_each_other_overlap_unit_by_unit():
    """Every border inside is shared by two units, and yet nothing is right."""
    grid = [square(column, row) for column in range(3) for row in range(3)]
    shapes = np.array(grid + grid)

    assert found_overlaps(shapes) == pytest.approx({(row, row + 9): SIDE_M**2 for row in range(9)})


def test_an_island_in_a_hole_is_no_part_of_the_hole():
    ring = shapely.difference(square(0, 0, 5, 5), square(1, 1, 3, 3))
    shapes = np.array([ring, square(2, 2)])

    assert shapely.area(holes(shapes)).tolist() == [8 * SIDE_M**2]


def test_a_hole_between_units_that_meet_in_points_is_a_hole():
    """
    . B .
    A . C   corners touch
    . D .
    """
    shapes = np.array([square(0, 1), square(1, 2), square(2, 1), square(1, 0)])

    assert shapely.area(holes(shapes)).tolist() == [SIDE_M**2]


def test_borders_a_millimetre_apart_leave_no_hole():
    """
    E E E
    A . B   a slit of 1 mm, closed above and below, of 2 m²
    F F F
    """
    height = 2000 / SIDE_M
    shapes = np.array(
        [
            square(0, 0, 1, height),
            square(1 + 0.001 / SIDE_M, 0, 1, height),
            square(0, height, 3),
            square(0, -1, 3),
        ]
    )

    assert uncovered_area(shapes) > 1
    assert len(holes(shapes)) == 0


def test_a_hole_names_a_unit_beside_it():
    ring = shapely.difference(square(0, 0, 5, 5), square(1, 1, 3, 3))

    defects = find_defects(np.array([square(9, 9), ring]))

    assert defects.gaps.beside.tolist() == [1]


def test_a_map_without_polygons_has_no_defects():
    defects = find_defects(np.empty(0, dtype=object))

    assert len(defects.gaps.shapes) == len(defects.pairs) == 0


def test_many_defects_are_found_row_by_row_like_few():
    """More than are worked on at once: the order of the rows stays."""
    shapes = np.array([square(column, row, 1.1) for row in range(0, 40, 2) for column in range(20)])

    pairs, common = overlapping_pairs(shapes)

    assert len(pairs) == 20 * 19
    assert pairs.tolist() == sorted(pairs.tolist())
    assert shapely.area(common).tolist() == pytest.approx([1000] * len(pairs))
