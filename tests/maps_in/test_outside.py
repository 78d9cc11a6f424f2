"""Who the neighbours of the project are, out of a map of a wider area."""

import geopandas as gpd
import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.outside import read_outside
from tests.builders import CRS, grid_of_units


@pytest.fixture
def coverage():
    """Two by two units from (0, 0)."""
    return grid_of_units(2, 2)


def written(tmp_path, columns, shapes):
    path = tmp_path / "tinh.gpkg"
    gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS).to_file(path)
    return path


def around(coverage):
    """The ground of the project itself, a neighbour that covers a strip of it, one far away."""
    left, bottom, right, top = shapely.total_bounds(coverage.geometries)
    width = right - left
    return [
        shapely.box(left, bottom, right, top),
        shapely.box(right - width / 10, bottom, right + width, top),
        shapely.box(right + 50 * width, bottom, right + 51 * width, top),
    ]


def test_the_neighbours_are_named_without_the_project_and_what_is_far(coverage, tmp_path):
    shapes = around(coverage)
    names = ["Tỉnh Lạng Sơn", "Tỉnh  Cao Bằng", "Tỉnh Cà Mau"]

    found = read_outside(written(tmp_path, {"ten_tinh": names}, shapes), coverage)

    assert found.names == ("Tỉnh Cao Bằng",)
    assert found.source == "tinh.gpkg"
    whole = shapely.union_all(coverage.geometries)
    assert shapely.area(shapely.intersection(found.geometries[0], whole)) == pytest.approx(0)


def test_borders_that_cross_themselves_do_not_hinder(coverage, tmp_path):
    left, bottom, right, top = shapely.total_bounds(coverage.geometries)
    width = right - left
    crossed = shapely.Polygon(
        [
            (right - width / 2, bottom + width / 2),
            (right + width, top + width),
            (right + width, bottom + width / 2),
            (right - width / 2, top + width / 3),
        ]
    )
    names = {"ten_tinh": ["Tỉnh Lạng Sơn", "Tỉnh Cao Bằng"]}

    found = read_outside(written(tmp_path, names, [around(coverage)[0], crossed]), coverage)

    assert found.names == ("Tỉnh Cao Bằng",)
    assert shapely.is_valid(found.geometries).all()


def test_a_map_without_names_or_neighbours_is_refused(coverage, tmp_path):
    own = around(coverage)[:1]

    with pytest.raises(MapReadError, match="không có đơn vị nào có tên ở xung quanh"):
        read_outside(written(tmp_path, {"ten_tinh": ["Tỉnh Lạng Sơn"]}, own), coverage)
    with pytest.raises(MapReadError, match="không có cột tên đơn vị"):
        read_outside(written(tmp_path, {"so": [1]}, own), coverage)
