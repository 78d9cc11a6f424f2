"""What is not covered just once, beside the plain way over all pairs."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.units.defects import overlapping_pairs
from noivu_desktop.units.faces import find_faces

corner, side = st.integers(0, 8), st.integers(1, 4)
GROUND = shapely.box(-1, -1, 20, 20)
rectangles = st.lists(st.tuples(corner, corner, side, side), min_size=1, max_size=12)


@given(rectangles)
@settings(max_examples=150, deadline=None)
def test_faces_are_the_holes_of_the_union_and_what_several_cover(found):
    x, y, width, height = np.array(found, dtype=float).T
    polygons = shapely.box(x, y, x + width, y + height)

    faces = find_faces(polygons)

    free = shapely.get_parts(shapely.difference(GROUND, shapely.union_all(polygons)))
    holes = free[~shapely.intersects(free, GROUND.exterior)]
    assert shapely.area(faces.uncovered).sum() == pytest.approx(shapely.area(holes).sum())
    first, second = np.triu_indices(len(polygons), 1)
    twice = shapely.union_all(shapely.intersection(polygons[first], polygons[second]))
    assert shapely.area(shapely.difference(twice, shapely.union_all(faces.doubled))) < 1e-9
    pairs, common = overlapping_pairs(shapely.transform(polygons, lambda points: 100 * points))
    sizes = 1e4 * shapely.area(shapely.intersection(polygons[first], polygons[second]))
    wanted = zip(first[sizes > 0].tolist(), second[sizes > 0].tolist(), strict=True)
    assert list(map(tuple, pairs.tolist())) == list(wanted)
    assert shapely.area(common).tolist() == pytest.approx(sizes[sizes > 0].tolist())


def test_no_polygons_have_no_faces():
    faces = find_faces(np.empty(0, dtype=object))

    assert (len(faces.uncovered), len(faces.doubled)) == (0, 0)
