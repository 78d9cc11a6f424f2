"""Gaps and overlaps are closed, and what changes is told."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.repair import repair
from noivu_desktop.units.checks import holes, overlapping_pairs
from tests.maps_in.map_files import CORNER, SIDE_M, squares, write_map

CRS = "EPSG:9215"


def repaired(shapes):
    return repair(np.array(shapes, dtype=object), CRS, range(1, len(shapes) + 1))


def stretched(shape, left=0.0, right=0.0):
    """``shape`` with its sides moved by metres."""
    west, south, east, north = shape.bounds
    return shapely.box(west + left, south, east + right, north)


def test_a_clean_map_is_left_as_it_is():
    clean, account = repaired(squares(3, 3))

    assert shapely.equals_exact(clean, np.array(squares(3, 3))).all()
    assert (account.gaps, account.overlaps, account.invalid) == (0, 0, 0)
    assert account.area_change_km2 == 0


def test_an_overlap_goes_to_one_of_the_two():
    shapes = squares(3, 1)
    shapes[0] = stretched(shapes[0], right=30)

    clean, account = repaired(shapes)

    assert account.overlaps == 1
    assert shapely.coverage_is_valid(clean)
    assert account.area_change_km2 == pytest.approx(-30 * SIDE_M / 1e6, rel=1e-3)


def test_a_narrow_gap_is_closed_and_a_lake_stays():
    """The middle unit lacks a strip of 40 m; the last but one has a lake of 1 km."""
    shapes = squares(3, 3)
    shapes[4] = stretched(shapes[4], left=40)
    x, y = shapes[5].centroid.coords[0]
    lake = shapely.box(x - 500, y - 500, x + 500, y + 500)
    shapes[5] = shapely.difference(shapes[5], lake)

    clean, account = repaired(shapes)

    assert account.gaps == 1
    assert shapely.coverage_is_valid(clean)
    assert shapely.area(holes(clean)).tolist() == [1e6]


def test_a_small_round_hole_is_filled_and_borders_stay_shared():
    """A disc of 200 m where four units meet."""
    shapes = squares(2, 2)
    disc = shapely.Point(CORNER[0] + SIDE_M, CORNER[1] + SIDE_M).buffer(110)
    shapes = [shapely.difference(shape, disc) for shape in shapes]

    clean, account = repaired(shapes)

    assert account.gaps == 1
    assert len(holes(clean)) == 0
    assert shapely.coverage_is_valid(clean)
    assert account.area_change_km2 == pytest.approx(disc.area / 1e6, rel=1e-3)


def test_a_crossed_ring_is_put_right():
    x, y = CORNER
    crossed = shapely.Polygon([(x, y), (x + 90, y + 90), (x + 90, y), (x, y + 90)])

    clean, account = repaired([crossed, *squares(3, 2)[1:]])

    assert account.invalid == 1
    assert shapely.is_valid(clean).all()


def test_the_change_of_each_unit_is_told():
    shapes = squares(2, 1)
    shapes[0] = stretched(shapes[0], right=100)

    _, account = repaired(shapes)

    assert min(account.change_km2) == pytest.approx(-100 * SIDE_M / 1e6, rel=1e-3)
    assert max(account.change_share) == pytest.approx(100 / SIDE_M, rel=1e-3)


def test_a_unit_that_would_be_lost_stops_the_repair_and_is_named():
    shapes = squares(2, 1)

    with pytest.raises(MapReadError, match=r"dòng [13]"):
        repaired([*shapes, shapes[0]])


@settings(max_examples=30)
@given(st.lists(st.floats(-60, 60), min_size=9, max_size=9))
def test_whatever_the_sides_do_borders_are_shared_afterwards(moves):
    """
    6 7 8
    3 4 5   the right side of each unit moves by up to 60 m
    0 1 2
    """
    shapes = [stretched(one, right=move) for one, move in zip(squares(3, 3), moves, strict=True)]

    clean, account = repaired(shapes)

    assert shapely.coverage_is_valid(clean)
    assert len(overlapping_pairs(clean)[0]) == 0
    assert len(clean) == 9
    before, after = shapely.area(shapes).sum(), shapely.area(clean).sum()
    assert after - before == pytest.approx(account.area_change_km2 * 1e6, rel=1e-3, abs=1)


def test_large_changes_become_problems_of_the_import(tmp_path):
    shapes = squares(3, 2)
    shapes[0] = stretched(shapes[0], right=100)
    path = write_map(tmp_path / "xa.gpkg", shapes=shapes)

    result = import_map(ImportRequest(map=path, repair=True))

    told = [one for one in result.report.problems if one.kind == "repair_change"]
    assert len(told) == 1
    assert "2,50 %" in told[0].text
    assert result.report.as_json()["repaired"]["overlaps"] == 1


def test_the_raw_map_of_lang_son_becomes_a_valid_coverage(shared_data):
    request = ImportRequest(map=shared_data / "langson_2019_226xa_raw_wgs84_shp.zip", repair=True)

    result = import_map(request)

    coverage = result.project.coverage
    assert len(coverage.units) == 226
    assert shapely.coverage_is_valid(coverage.geometries)
    assert len(holes(coverage.geometries)) == 0
    assert result.report.totals.population == 781_655
    assert result.report.repaired.overlaps == 323
    assert abs(result.report.repaired.area_change_km2) < 1
    assert coverage.crs == "EPSG:9215"
