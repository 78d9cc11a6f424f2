"""Gaps and overlaps are closed, and what changes is told."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import Cancelled
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.repair import repair
from noivu_desktop.units.defects import holes, overlapping_pairs
from tests.conftest import SHARED_DATA
from tests.maps_in.map_files import CORNER, SIDE_M, squares, write_map

CRS = "EPSG:9215"


def repaired(shapes, limit=1.0):
    return repair(np.array(shapes, dtype=object), CRS, limit)


def stretched(shape, left=0.0, right=0.0):
    """``shape`` with its sides moved by metres."""
    west, south, east, north = shape.bounds
    return shapely.box(west + left, south, east + right, north)


def test_a_clean_map_is_left_as_it_is():
    clean, account = repaired(squares(3, 3))

    assert shapely.equals_exact(clean, np.array(squares(3, 3))).all()
    assert (account.gaps, account.overlaps, account.invalid) == (0, 0, 0)
    assert account.area_change_km2 == 0


def test_an_invalid_value_inside_geos_is_no_warning(monkeypatch):
    """It tells of one for a torn map of a country, though what it gives has none."""
    clean = shapely.coverage_clean

    def flagged(*arguments, **options):
        np.sqrt(np.array([-1.0]))
        return clean(*arguments, **options)

    monkeypatch.setattr(shapely, "coverage_clean", flagged)
    shapes = squares(2, 1)
    shapes[0] = stretched(shapes[0], right=30)

    _, account = repaired(shapes)

    assert account.overlaps == 1


class StopAfter:
    """A user who stops the work when so many stages were told."""

    def __init__(self, stages):
        self.stages, self.told = stages, []

    def report(self, fraction, sentence):
        self.told.append(fraction)

    def stop_if_cancelled(self):
        if len(self.told) == self.stages:
            raise Cancelled


def test_every_stage_is_told_and_hears_the_wish_to_stop():
    shapes = squares(3, 1)
    shapes[0] = stretched(shapes[0], right=30)
    whole = StopAfter(None)
    repair(np.array(shapes, dtype=object), CRS, 1.0, whole)
    assert len(whole.told) == 6
    assert whole.told == sorted(whole.told)

    for stages in range(6):
        stopped = StopAfter(stages)
        with pytest.raises(Cancelled):
            repair(np.array(shapes, dtype=object), CRS, 1.0, stopped)
        assert len(stopped.told) == stages


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
    assert max(account.change_share) == pytest.approx(100 / (SIDE_M + 100), rel=1e-3)


def test_a_unit_that_would_be_lost_is_left_as_it_is_and_told():
    shapes = squares(2, 1)

    mended, account = repaired([*shapes, shapes[0]], limit=0.5)

    assert shapely.equals(mended, np.array([*shapes, shapes[0]])).all()
    assert [size for _, size in account.left] == pytest.approx([16e6])
    assert account.overlaps == 0


def test_an_overlap_that_is_too_much_for_one_unit_goes_to_the_other():
    """30 m of 4 km are 0,75 % of the small unit and 0,19 % of the large one beside it."""
    small, large = squares(2, 1)
    small, large = stretched(small, right=30), stretched(large, right=12_000)

    for shapes in ([small, large], [large, small]):
        mended, account = repaired(shapes, limit=0.005)

        assert shapely.coverage_is_valid(mended)
        assert account.left == ()
        assert max(account.change_share) < 0.002


def test_an_overlap_that_is_too_much_for_both_is_left_and_the_others_are_mended():
    """
    6 7 8
    3 4 5   0 reaches 100 m into 1 (2,5 %), 7 reaches 10 m into 8 (0,25 %)
    0 1 2
    """
    shapes = squares(3, 3)
    shapes[0], shapes[7] = stretched(shapes[0], right=100), stretched(shapes[7], right=10)

    mended, account = repaired(shapes, limit=0.005)

    (pair,) = overlapping_pairs(mended)[0].tolist()
    assert pair == [0, 1]
    assert account.overlaps == 1
    assert max(account.change_share) <= 0.005
    assert account.left[0][1] == pytest.approx(100 * SIDE_M, rel=1e-6)


def test_a_gap_that_is_too_much_for_every_neighbour_stays():
    """A strip of 40 m is 1 % of each unit beside it."""
    shapes = squares(3, 3)
    shapes[4] = stretched(shapes[4], left=40)

    mended, account = repaired(shapes, limit=0.005)

    assert account.gaps == 0
    assert shapely.area(holes(mended)).tolist() == pytest.approx([40 * SIDE_M])


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


def test_what_the_repair_changed_or_left_is_told_by_unit(tmp_path):
    shapes = squares(3, 2)
    shapes[0] = stretched(shapes[0], right=100)
    path = write_map(tmp_path / "xa.gpkg", shapes=shapes)

    usual = import_map(ImportRequest(map=path, repair=True)).report
    allowed = import_map(ImportRequest(map=path, repair=True, repair_limit=0.03)).report

    (left,) = [one for one in usual.problems if one.kind == "repair_left"]
    assert "0,4000 km²" in left.text
    assert "0,50 %" in left.text
    assert [one.kind for one in usual.problems].count("overlap") == 1
    assert usual.as_json()["repaired"]["overlaps"] == 0
    (told,) = [one for one in allowed.problems if one.kind == "repair_change"]
    assert "2,44 %" in told.text
    assert allowed.as_json()["repaired"]["overlaps"] == 1
    (unit,) = allowed.as_json()["repaired"]["units"]
    assert unit["share"] == pytest.approx(0.0244, abs=1e-4)


@pytest.fixture(scope="module")
def raw_lang_son():
    path = SHARED_DATA / "langson_2019_226xa_raw_wgs84_shp.zip"
    if not path.exists():
        pytest.skip("không có thư mục ../shared/data với bản đồ thật")
    return path


def test_no_unit_of_the_raw_map_of_lang_son_changes_by_more_than_the_limit(raw_lang_son):
    result = import_map(ImportRequest(map=raw_lang_son, repair=True))

    report, coverage = result.report, result.project.coverage
    assert len(coverage.units) == 226
    assert report.totals.population == 781_655
    assert max(report.repaired.change_share) <= 0.005
    assert report.repaired.overlaps >= 320
    assert report.repaired.gaps >= 330
    assert len(overlapping_pairs(coverage.geometries)[0]) == 323 - report.repaired.overlaps
    assert shapely.is_valid(coverage.geometries).all()


def test_with_leave_the_raw_map_of_lang_son_becomes_a_whole_coverage(raw_lang_son):
    result = import_map(ImportRequest(map=raw_lang_son, repair=True, repair_limit=0.03))

    coverage = result.project.coverage
    assert shapely.coverage_is_valid(coverage.geometries)
    assert len(holes(coverage.geometries)) == 0
    assert result.report.totals.population == 781_655
    assert result.report.repaired.overlaps == 323
    assert abs(result.report.repaired.area_change_km2) < 1
    assert coverage.crs == "EPSG:9215"
