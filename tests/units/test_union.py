"""Polygons that share borders, and polygons of a map that nobody repaired."""

import pytest
import shapely

from noivu_desktop.units.union import union


def test_neighbours_become_one_polygon():
    found = union([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])

    assert found.equals(shapely.box(0, 0, 2, 1))


def test_borders_that_cross_are_no_reason_to_fail():
    tooth = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (0.6, 0.7), (1.1, 0.5), (0.7, 0.2)])
    crossing = [shapely.box(0, 0, 1, 1), tooth, shapely.box(0.3, -0.5, 1.7, 0.1)]
    with pytest.raises(shapely.errors.GEOSException):
        shapely.coverage_union_all(crossing)

    assert union(crossing).equals(shapely.union_all(crossing))
