"""Names on the map."""

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.gui.map.arcs import find_arcs
from noivu_desktop.gui.map.label_rooms import (
    SHARES,
    best_spots,
    level_lines,
    level_lines_in,
    level_lines_of,
    main_part_boxes,
)
from noivu_desktop.gui.map.label_text import in_two_lines, text_size
from noivu_desktop.gui.map.labels import Labels
from noivu_desktop.gui.map.view import View

pytestmark = pytest.mark.usefixtures("qapp")

CELLS = shapely.get_parts(
    shapely.voronoi_polygons(
        shapely.multipoints(np.random.default_rng(11).uniform(0, 1000, (150, 2))),
        extend_to=shapely.box(0, 0, 1000, 1000),
    )
)
NAMES = ("Hữu Lũng", "Xã Vũ Lăng", "Thị trấn Bắc Sơn", "Ea H'Leo", "Phường Hoàng Văn Thụ")


def labels_for(shapes, names):
    geometries = np.array(list(shapes), dtype=object)
    labels = Labels(find_arcs(geometries), geometries)
    labels.set_labels(names)
    return labels


def labels_of_cells():
    return labels_for(
        CELLS, [(row, NAMES[row % len(NAMES)], float(row % 4)) for row in range(len(CELLS))]
    )


@pytest.fixture(scope="module")
def named_cells(qapp):
    """What other tests looked at may still be placed."""
    return labels_of_cells()


def overlapping(placed):
    boxes = np.array([(p.x, p.y, p.x + p.width, p.y + p.height) for p in placed])
    shapes = shapely.box(*boxes.T)
    first, second = shapely.STRtree(shapes).query(shapes)
    shared = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    return np.count_nonzero((first < second) & (shared > 0))


@given(st.floats(0.3, 12.0))
@settings(max_examples=25)
def test_labels_never_overlap(named_cells, scale):
    placed = named_cells.placed(View(scale=scale, width=900, height=700))

    assert len(placed) < 2 or overlapping(placed) == 0


def test_more_labels_appear_the_closer_one_looks(qapp):
    labels = labels_of_cells()
    counts = [
        len(labels.placed(View(scale=scale, width=900, height=700)))
        for scale in (0.02, 0.7, 1.5, 4.0)
    ]

    assert counts == sorted(counts)
    assert counts[0] == 0
    assert counts[-1] == len(CELLS)


def test_of_two_names_in_one_place_the_important_one_stays(qapp):
    square = shapely.box(0, 0, 100, 100)
    labels = labels_for([square, square], [(0, "Xã Một", 1.0), (1, "Xã Hai", 2.0)])

    placed = labels.placed(View(scale=0.6, width=200, height=200))

    assert [one.text for one in placed] == ["Xã Hai"]


def test_a_name_stands_inside_its_unit(named_cells):
    view = View(scale=5.0, width=900, height=700)
    for one in named_cells.placed(view):
        middle = shapely.Point((one.x + one.width / 2) / 5.0, (one.y + one.height / 2) / 5.0)
        rows = [row for row, cell in enumerate(CELLS) if cell.intersects(middle)]

        assert one.text.replace("\n", " ") in {NAMES[row % len(NAMES)] for row in rows}


def test_a_lone_name_in_a_merged_unit_stands_for_the_whole_of_it(qapp):
    """Two strips too narrow for the name alone; together they hold it."""
    left, right = shapely.box(0, 0, 40, 60), shapely.box(40, 0, 80, 60)
    labels = labels_for([left, right], [(1, "Quang", 1.0)])
    view = View(scale=0.9, width=200, height=200)
    assert [one.is_bold for one in labels.placed(view)] == [False]

    labels.set_groups(np.array([0, 0]))

    (placed,) = labels.placed(view)
    assert placed.is_bold
    assert placed.x + placed.width / 2 == pytest.approx(40 * 0.9, abs=2)


@given(st.integers(-500, 500), st.integers(-400, 400))
@settings(max_examples=15)
def test_pulling_the_map_leaves_every_label_in_its_place(many_cells, left, top):
    here = View(scale=1.0, left=1600, top=1400, width=600, height=400)
    there = View(scale=1.0, left=1600 + left, top=1400 + top, width=600, height=400)

    before, after = many_cells.placed(here), many_cells.placed(there)

    assert seen_in_both(before, here, there) == seen_in_both(after, here, there)


@pytest.fixture(scope="module")
def many_cells(qapp):
    """Small units with names of their width; placed only around the window."""
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(0, 4200, 70), np.arange(0, 3600, 70)))
    weights = np.random.default_rng(3).integers(0, 5, len(x))
    names = [(row, NAMES[row % 5], float(weights[row])) for row in range(len(x))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("noivu_desktop.gui.map.labels._WHOLE_MAP_LABELS", 0)
        yield labels_for(shapely.box(x, y, x + 70, y + 70), names)


def seen_in_both(placed, one, other):
    x1, y1 = max(one.left, other.left), max(one.top, other.top)
    x2 = min(one.left + one.width, other.left + other.width)
    y2 = min(one.top + one.height, other.top + other.height)
    return {
        p for p in placed if p.x < x2 and p.x + p.width > x1 and p.y < y2 and p.y + p.height > y1
    }


def inner_stretches(region):
    """The same, cut out by shapely."""
    x1, y1, x2, y2 = region.bounds
    found = []
    for y in y1 + SHARES * (y2 - y1):
        line = shapely.LineString([(x1 - 1, y), (x2 + 1, y)])
        longest = max(shapely.get_parts(shapely.intersection(line, region)), key=shapely.length)
        found.append((np.inf, -np.inf) if longest.is_empty else longest.bounds[::2])
    return np.array(found)


def test_the_level_lines_of_a_unit_are_its_longest_inner_stretches():
    geometries = np.array(list(CELLS), dtype=object)
    boxes = main_part_boxes(geometries)

    found = level_lines(find_arcs(geometries), boxes, 0, len(geometries))

    for row, cell in enumerate(CELLS):
        assert found[row] == pytest.approx(inner_stretches(cell), abs=1e-6)


@given(st.sets(st.integers(0, len(CELLS) - 1), min_size=1, max_size=12))
@settings(max_examples=40)
def test_the_level_lines_of_several_units_are_those_of_their_union(rows):
    members = np.isin(np.arange(len(CELLS)), list(rows))
    union = shapely.union_all(CELLS[members])

    found = level_lines_of(find_arcs(CELLS), members, shapely.bounds(union))

    lengths = found[:, 1] - found[:, 0]
    wanted = inner_stretches(union)
    assert lengths == pytest.approx(wanted[:, 1] - wanted[:, 0], abs=1e-6)


def test_a_hole_is_no_room():
    """A ring: its level lines through the hole are as long as one side of the ring."""
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(30, 20, 90, 80))

    lines = level_lines_of(find_arcs(np.array([ring])), np.array([True]), np.array(ring.bounds))
    (spot,) = best_spots(lines[None], np.array([0.0]), np.array([100.0]), np.array([8.0]))

    assert np.diff(lines[len(SHARES) // 2]) == 30
    assert np.diff(lines[0]) == 100
    assert spot[2] >= 30


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Bắc Sơn", "Bắc\nSơn"),
        ("Hoàng Văn Thụ", "Hoàng\nVăn Thụ"),
        ("Mường", "Mường"),
        ("", ""),
    ],
)
def test_long_names_break_in_the_middle(text, lines):
    assert in_two_lines(text) == lines


def test_letters_with_two_marks_are_not_cut_off():
    from PySide6.QtGui import QFont, QFontMetrics

    font = QFont()
    font.setPixelSize(12)

    assert text_size("Ẫm Ộng Ệ", font.toString())[1] >= QFontMetrics(font).height()


@pytest.mark.shared
@pytest.mark.parametrize("scale", [0.003, 0.008, 0.02])
def test_names_of_a_real_province_do_not_overlap(shared_data, qapp, scale):
    frame = pyogrio.read_dataframe(shared_data / "langson_2019_226xa_vn2000.gpkg")
    names = [(row, name, 1.0) for row, name in enumerate(frame.ten_xa)]
    labels = labels_for(np.asarray(frame.geometry), names)

    placed = labels.placed(View(scale=scale, width=900, height=700))

    assert len(placed) < 2 or overlapping(placed) == 0


def test_the_name_of_a_divided_unit_stands_on_what_is_left_of_it_and_goes_back():
    unit = shapely.box(0, 0, 400, 80)
    labels = labels_for([unit], [(0, "Vũ Lăng", 1.0)])
    view = View(scale=1.0, left=0, top=-100, width=500, height=200)

    def middle():
        (one,) = labels.placed(view)
        return one.x + one.width / 2

    before = middle()
    labels.set_rests({0: shapely.difference(unit, shapely.box(0, 0, 260, 80))})
    assert 260 < middle() < 400
    labels.set_rests({})
    assert middle() == before


def test_a_name_that_did_not_fit_on_what_was_left_is_back_when_the_unit_is_whole():
    unit = shapely.box(0, 0, 400, 80)
    labels = labels_for([unit], [(0, "Vũ Lăng", 1.0)])
    view = View(scale=1.0, left=0, top=-100, width=500, height=200)
    before = labels.placed(view)

    labels.set_rests({0: shapely.box(390, 0, 400, 80)})
    assert labels.placed(view) == ()
    labels.set_rests({})

    assert labels.placed(view) == before != ()


def test_level_lines_of_a_polygon_are_those_of_the_same_unit():
    geometries = np.array([CELLS[7]], dtype=object)
    boxes = main_part_boxes(geometries)

    alone = level_lines_in(CELLS[7], boxes[0])

    assert np.allclose(alone, level_lines(find_arcs(geometries), boxes, 0, 1)[0])
