from itertools import pairwise

import numpy as np
import pytest
import shapely

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.ink import areas, runs
from noivu_desktop.export.paper import Box

PAPER = Box(0, 0, 50, 40)
DPI = 254  # ten dots to the millimetre


def squares(*corners):
    """Squares of 5 mm by their lower left corners."""
    return np.array([shapely.box(x, y, x + 5, y + 5) for x, y in corners], dtype=object)


def dots(sheet):
    """The red, green and blue of each dot, the lowest row first."""
    return np.asarray(sheet.picture(dpi=DPI))[::-1, :, :3]


def test_polygons_of_one_look_are_one_path():
    sheet = Sheet(50, 40)

    sheet.polygons(squares((5, 5), (20, 5), (20, 20)), clip=PAPER, face="#ff0000")

    assert len(sheet.inked) == 1
    assert (dots(sheet)[[75, 75, 225], [75, 225, 225]] == (255, 0, 0)).all()


def test_a_hole_stays_open():
    ring = shapely.box(5, 5, 35, 35).difference(shapely.box(15, 15, 25, 25))
    sheet = Sheet(50, 40)

    sheet.polygons(np.array([ring], dtype=object), clip=PAPER, face="#000000")

    assert dots(sheet)[200, 200].tolist() == [255, 255, 255]
    assert dots(sheet)[100, 100].tolist() == [0, 0, 0]


def test_the_upper_layer_covers_the_lower_one_whatever_came_first():
    sheet = Sheet(50, 40)

    sheet.polygons(squares((5, 5)), clip=PAPER, face="#ff0000", layer=2.0)
    sheet.polygons(squares((5, 5)), clip=PAPER, face="#0000ff", layer=1.0)

    assert dots(sheet)[75, 75].tolist() == [255, 0, 0]


def test_what_lies_far_outside_the_frame_is_cut_off_where_it_cannot_be_seen():
    frame = Box(10, 10, 40, 30)
    wide = np.array([shapely.box(20, -5000, 5000, 20)], dtype=object)
    drawn, cut = Sheet(50, 40), Sheet(50, 40)

    drawn.polygons(wide, clip=frame, face="#00ff00", edge="#000000", width_pt=2.0)
    cut.polygons(
        np.array([shapely.box(20, 0, 50, 20)], dtype=object),
        clip=frame,
        face="#00ff00",
        edge="#000000",
        width_pt=2.0,
    )

    (path,) = areas(wide, frame)
    assert path.get_extents().extents == pytest.approx((20, 8, 42, 20))
    assert (dots(drawn) == dots(cut)).all()


def test_points_of_one_dot_are_one_and_ends_of_lines_stay():
    fine = shapely.LineString([(1 + x / 1000, 5) for x in range(1001)])
    tiny = shapely.LineString([(7.001, 5), (7.002, 5)])

    (path,) = runs([fine, tiny], PAPER)

    starts = path.codes == path.MOVETO
    assert starts.sum() == 2
    assert len(path.vertices) < 30
    assert path.vertices[[0, -3, -2, -1], 0] == pytest.approx((1, 2, 7.001, 7.002))


def test_a_shape_that_is_only_beside_the_frame_leaves_nothing():
    assert list(areas(squares((100, 100)), PAPER)) == []
    assert list(runs([shapely.LineString([(100, 100), (200, 100)])], PAPER)) == []


def fringed(corner, points):
    """A square of 5 mm with so many points that none falls together with the one before."""
    x, y = corner
    ring = shapely.segmentize(shapely.box(x, y, x + 5, y + 5), 20 / points)
    corners = shapely.get_coordinates(ring)
    corners[1:-1:2] += 0.06
    return shapely.Polygon(corners)


def test_long_paths_are_cut_between_polygons_and_holes_stay_with_their_shells():
    holed = fringed((20, 5), 3000).difference(shapely.box(21, 6, 24, 9))
    shapes = np.array([fringed((5, 5), 6000), holed, fringed((5, 20), 6000)], dtype=object)

    first, second, third = areas(shapes, PAPER)

    assert [(path.codes == path.MOVETO).sum() for path in (first, second, third)] == [1, 2, 1]
    assert max(len(path.vertices) for path in (first, second, third)) < 8000
    assert second.get_extents().extents[:2] == pytest.approx((20, 5), abs=0.1)


def test_a_polygon_longer_than_a_path_may_be_is_a_path_of_its_own():
    shapes = np.array([*squares((20, 5)), fringed((5, 5), 12000), *squares((20, 20))])

    sizes = [len(path.vertices) for path in areas(shapes, PAPER)]

    assert len(sizes) == 3
    assert sizes[0] == sizes[2] == 5
    assert sizes[1] > 8000


def test_a_long_line_is_several_paths_that_overlap_so_that_no_bend_opens():
    points = [(5 + step / 500, 5 + step % 2 * 0.1) for step in range(20_001)]

    paths = list(runs([shapely.LineString(points)], PAPER))

    assert max(len(path.vertices) for path in paths) <= 8002
    for before, after in pairwise(paths):
        assert before.vertices[-2:].tolist() == after.vertices[:2].tolist()
    assert sum(len(path.vertices) for path in paths) == 20_001 + 2 * (len(paths) - 1)
