"""Every border once, with the right units beside it."""

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.gui.map.arcs import NO_UNIT, Arcs, find_arcs
from noivu_desktop.units.adjacency import find_adjacency
from tests.builders import grid_of_units


def polygons(*shapes):
    return np.array(shapes, dtype=object)


def arc_lengths(arcs: Arcs):
    runs = [arcs.points[a:b] for a, b in zip(arcs.start[:-1], arcs.start[1:], strict=True)]
    return np.array([np.hypot(*np.diff(run, axis=0).T).sum() for run in runs])


def polygons_from_rings(arcs: Arcs):
    """The units put together again from their arcs, by the even-odd rule."""
    built = []
    for first, last in zip(arcs.unit_start[:-1], arcs.unit_start[1:], strict=True):
        cuts = np.flatnonzero(arcs.ring_first[first:last])[1:]
        rings = np.split(arcs.points[arcs.ring_point[first:last]], cuts)
        shape = shapely.Polygon()
        for ring in rings:
            shape = shape.symmetric_difference(shapely.Polygon(ring))
        built.append(shape)
    return built


def assert_arcs_are_the_borders(geometries):
    arcs = find_arcs(geometries)
    adjacency = find_adjacency(geometries)
    length = arc_lengths(arcs)
    left, right = arcs.sides.T
    shared = right != NO_UNIT
    found = {}
    for pair, metres in zip(
        np.sort(arcs.sides, axis=1)[shared].tolist(), length[shared], strict=True
    ):
        found[tuple(pair)] = found.get(tuple(pair), 0.0) + metres

    assert found == pytest.approx(adjacency.border_between)
    perimeter = np.bincount(left, length, len(geometries))
    perimeter += np.bincount(right[shared], length[shared], len(geometries))
    assert perimeter == pytest.approx(adjacency.perimeter_m)
    for built, given_shape in zip(polygons_from_rings(arcs), geometries, strict=True):
        assert built.symmetric_difference(given_shape).area == pytest.approx(0, abs=1e-6)


@given(st.integers(1, 5), st.integers(1, 5))
def test_arcs_of_a_grid_are_its_borders(columns, rows):
    geometries = grid_of_units(columns, rows).geometries

    assert_arcs_are_the_borders(geometries)
    edges = columns * (rows - 1) + rows * (columns - 1)
    assert np.count_nonzero(find_arcs(geometries).sides[:, 1] != NO_UNIT) == edges


def test_an_enclave_and_the_hole_around_it_share_one_border():
    """+-------+
    | A +-+ |
    |   |B| |
    |   +-+ |
    +-------+
    """
    hole = shapely.box(4, 4, 6, 6)
    around = shapely.box(0, 0, 10, 10).difference(hole)

    assert_arcs_are_the_borders(polygons(around, hole))


def test_islands_lakes_and_corner_contacts_keep_their_shape():
    island = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(5, 5, 6, 6)])
    corner = shapely.box(2, 2, 4, 4)
    with_lake = shapely.box(10, 0, 20, 10).difference(shapely.box(12, 2, 15, 5))

    assert_arcs_are_the_borders(polygons(island, corner, with_lake))


def test_borders_that_do_not_match_have_a_unit_on_one_side_only():
    """Two squares with a gap between them, and a third that overlaps the second."""
    arcs = find_arcs(
        polygons(shapely.box(0, 0, 1, 1), shapely.box(1.1, 0, 2, 1), shapely.box(1.5, 0.5, 3, 3))
    )

    assert (arcs.sides[:, 1] == NO_UNIT).all()
    assert arc_lengths(arcs).sum() == pytest.approx(4 + 3.8 + 8)


def test_the_same_polygon_given_three_times_does_not_stop_it():
    square = shapely.box(0, 0, 1, 1)

    arcs = find_arcs(polygons(square, square, square))

    assert all(built.equals(square) for built in polygons_from_rings(arcs))


def test_no_units_give_no_arcs():
    arcs = find_arcs(polygons())

    assert len(arcs.sides) == len(arcs.points) == 0


@pytest.mark.shared
@pytest.mark.parametrize("name", ["langson_2019_226xa_vn2000", "bacson_2019_20xa_vn2000"])
def test_arcs_of_a_real_map_are_its_borders(shared_data, name):
    geometries = np.asarray(pyogrio.read_dataframe(shared_data / f"{name}.gpkg").geometry)

    assert_arcs_are_the_borders(geometries)
