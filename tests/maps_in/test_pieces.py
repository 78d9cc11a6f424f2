"""Units drawn piece by piece."""

from decimal import Decimal

import shapely

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from tests.maps_in.map_files import NAMES, communes, write_map

TWICE = {
    "ma_xa": ["06120", "06120", *communes()["ma_xa"][2:]],
    "ten_xa": [NAMES[0], NAMES[0], *NAMES[2:]],
}


def imported(tmp_path, **changes):
    columns = communes(**TWICE, **changes)
    return import_map(ImportRequest(map=write_map(tmp_path / "xa.gpkg", columns)))


def kinds(result):
    return [problem.kind for problem in result.report.problems]


def test_rows_of_one_unit_become_one_and_repeated_figures_count_once(tmp_path):
    result = imported(tmp_path, dan_so=[2000, 2000, 1, 1, 1, 1], dt_km2=[32.0, 32.0, *[16.0] * 4])

    unit = result.project.coverage.units[0]
    assert len(result.project.coverage.units) == 5
    assert (unit.population, unit.area_km2) == (2000, Decimal("32"))
    assert shapely.area(result.project.coverage.geometries[0]) == 32e6
    assert kinds(result) == ["joined_rows"]


def test_areas_of_pieces_are_summed(tmp_path):
    result = imported(tmp_path, dan_so=[2000, 2000, 1, 1, 1, 1], dt_km2=[15.5, 16.5, *[16.0] * 4])

    assert result.project.coverage.units[0].area_km2 == Decimal("32")


def test_rows_that_contradict_each_other_stay_apart_and_are_told(tmp_path):
    result = imported(tmp_path, dan_so=[2000, 2500, 1, 1, 1, 1])

    assert len(result.project.coverage.units) == 6
    assert "duplicate_code" in kinds(result)


def test_problems_after_the_pieces_keep_the_rows_of_the_file(tmp_path):
    result = imported(
        tmp_path, dan_so=[2000, 2000, 1, None, 1, 1], dt_km2=[32.0, 32.0, *[16.0] * 4]
    )

    assert [(one.kind, one.row) for one in result.report.problems] == [
        ("joined_rows", 1),
        ("missing", 4),
    ]
