"""Neighbours and the length of their common border."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.units.adjacency import find_adjacency
from tests.builders import CELL_M, ORIGIN, grid_of_units


@st.composite
def coverages(draw):
    """Voronoi cells of random points in a square of 10 km, a valid coverage."""
    coordinate = st.integers(0, 1000)
    points = draw(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=25, unique=True))
    corner = np.array(ORIGIN)
    places = shapely.multipoints(corner + 10.0 * np.array(points, dtype=float))
    square = shapely.box(*corner, *(corner + 10_000))
    cells = shapely.get_parts(shapely.voronoi_polygons(places, extend_to=square))
    clipped = shapely.intersection(cells, square)
    large = clipped[shapely.area(clipped) > 1000]
    return np.asarray(shapely.coverage_clean(large), dtype=object)


def border_lengths(geometries):
    adjacency = find_adjacency(geometries)
    return adjacency.border_between


@given(coverages())
def test_neighbours_are_the_pairs_whose_borders_share_a_line(geometries):
    pairs = border_lengths(geometries)

    for first in range(len(geometries)):
        for second in range(first + 1, len(geometries)):
            common = shapely.length(shapely.intersection(geometries[first], geometries[second]))
            assert pairs.get((first, second), 0.0) == pytest.approx(common, abs=0.02)


@given(coverages())
def test_each_neighbour_knows_the_other_and_borders_fit_in_the_perimeter(geometries):
    adjacency = find_adjacency(geometries)

    inner = np.zeros(len(geometries))
    for (first, second), length in adjacency.border_between.items():
        assert first < second
        assert first in adjacency.neighbours[second]
        assert second in adjacency.neighbours[first]
        inner[[first, second]] += length
    assert (inner <= adjacency.perimeter_m + 0.02).all()
    outline = shapely.length(shapely.coverage_union_all(geometries))
    assert (adjacency.perimeter_m - inner).sum() == pytest.approx(outline, abs=0.1)


@given(coverages())
def test_vertices_on_one_side_only_change_nothing(geometries):
    steps = [500.0 + 137.0 * row for row in range(len(geometries))]
    divided = shapely.segmentize(geometries, steps)

    assert border_lengths(divided) == pytest.approx(border_lengths(geometries), abs=0.05)


def shaken(shape, phase):
    """``shape`` with each vertex up to 2 mm off; equal vertices go the same way."""
    return shapely.transform(shape, lambda xy: xy + 0.002 * np.sin(xy + phase))


@given(coverages(), st.integers(0, 1000))
def test_coordinates_a_few_millimetres_apart_change_next_to_nothing(geometries, phase):
    moved = np.array([shaken(shape, phase + row) for row, shape in enumerate(geometries)])
    before = {pair: size for pair, size in border_lengths(geometries).items() if size > 1}
    after = border_lengths(moved)

    for pair, size in before.items():
        assert after[pair] == pytest.approx(size, abs=0.1)
    assert all(pair in before or after[pair] < 1.1 for pair in after)


def test_a_common_corner_is_not_a_border():
    """
    A2 B2
    A1 B1
    """
    adjacency = grid_of_units(2, 2).adjacency

    assert adjacency.neighbours == ((1, 2), (0, 3), (0, 3), (1, 2))
    assert set(adjacency.border_between.values()) == {CELL_M}


def test_a_long_side_meets_two_short_ones():
    """
    1 0
    2 0
    """
    x, y = ORIGIN
    shapes = np.array(
        [
            shapely.box(x + 100, y, x + 200, y + 200),
            shapely.box(x, y + 100, x + 100, y + 200),
            shapely.box(x, y, x + 100, y + 100),
        ]
    )

    assert border_lengths(shapes) == {(0, 1): 100.0, (0, 2): 100.0, (1, 2): 100.0}


def test_two_metres_apart_are_not_neighbours():
    shapes = np.array([shapely.box(0, 0, 100, 100), shapely.box(102, 0, 200, 100)])

    assert border_lengths(shapes) == {}


def test_borders_that_part_at_a_small_angle_are_not_shared():
    """Two triangles that open like scissors from one point."""
    shapes = np.array(
        [
            shapely.Polygon([(0, 0), (1000, 1), (0, 1000)]),
            shapely.Polygon([(0, 0), (1000, -1), (0, -1000)]),
        ]
    )

    assert border_lengths(shapes) == {}


def test_no_units_have_no_neighbours():
    adjacency = find_adjacency(np.empty(0, dtype=object))

    assert len(adjacency.pairs) == 0
    assert adjacency.neighbours == ()


def test_the_communes_of_lang_son_are_neighbours_as_shapely_relates_them(shared_data):
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.read_file(shared_data / "langson_2019_226xa_vn2000.gpkg")
    shapes = np.asarray(frame.geometry.values)

    pairs = {tuple(pair) for pair in find_adjacency(shapes).pairs.tolist()}

    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    along = shapely.relate_pattern(shapes[first], shapes[second], "****1****")
    assert pairs == set(zip(first[along].tolist(), second[along].tolist(), strict=True))
