"""Lines of shared borders, as maps draw them."""

import shapely

from noivu_desktop.export.map_view import lines_of


def test_shapes_that_touch_only_in_points_share_no_line():
    assert shapely.is_empty(lines_of(shapely.MultiPoint([(0, 0), (1, 1)])))
    assert shapely.is_empty(lines_of(shapely.GeometryCollection()))


def test_lines_that_meet_are_one():
    shared = shapely.GeometryCollection(
        [shapely.LineString([(0, 0), (1, 0)]), shapely.LineString([(1, 0), (2, 0)])]
    )

    assert lines_of(shared).equals(shapely.LineString([(0, 0), (2, 0)]))
